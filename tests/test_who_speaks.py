"""Until an agency takes a text over, nothing that is made lets it speak; then everything does.

A site of the invented province is built before and after the take-over, and every file of it is
read: pages, PDFs with their metadata, workbooks with their properties, feeds, JSON, archives.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from cetakbiru.model.load import load_blueprint
from cetakbiru.outputs.card.content import card_content
from cetakbiru.outputs.pdf.identity import identify
from cetakbiru.outputs.pdf.note import covering_note
from cetakbiru.workbook.making import instrument_workbook
from tests.conftest import copy_good
from tests.pdf.reading import squeezed
from tests.running import files_of, replaced, run

PROPOSER, AGENCY = "Kelompok Pengusul Jambu", "Lembaga Penerima Durian"
TAKE_OVER = f"""\
  - jenis: pengambilalihan
    tanggal: '2026-01-20'
    dasar: Naskah rekaan diambil alih.
    dokumen: Surat rekaan nomor 9
    oleh: {AGENCY}
    sumber: sumber-rekaan
"""
# Where the data of the edition are handed out as they are: who proposed stays on record there.
_RECORD = re.compile(r"(^|/)edisi(_\w+)?(\.[\w-]+)+$|(^|/)edisi/")
_ARCHIVES, _PICTURES = (".zip", ".xlsx"), (".png", ".svg", ".gz")

pytestmark = pytest.mark.whole


def _project(folder: Path, *, taken: bool) -> Path:
    """The invented province with names that occur nowhere else, proposed or taken over."""
    project = copy_good(folder)
    edition = project / "data" / "edisi.yml"
    replaced(edition, "pengusul: Tim Penyusun Contoh (rekaan)", f"pengusul: {PROPOSER}")
    replaced(edition, "lembaga: Badan Contoh (rekaan)", f"lembaga: {AGENCY}")
    if taken:
        edition.write_text(edition.read_text("utf-8") + TAKE_OVER, "utf-8")
    return project


def _texts(files: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Every text that somebody can read or a program can find, by where it stands."""
    for name, content in files.items():
        if _RECORD.search(name) or name.endswith(_PICTURES):
            continue
        if name.endswith(_ARCHIVES):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                inside = {f"{name}!/{one}": archive.read(one) for one in archive.namelist()}
            yield from _texts(inside)
        elif name.endswith(".pdf"):
            yield from _texts_of_pdf(name, content)
        else:
            yield name, content.decode("utf-8", errors="replace")


def _texts_of_pdf(name: str, content: bytes) -> Iterator[tuple[str, str]]:
    document = pypdfium2.PdfDocument(content)
    pages = (document[at].get_textpage().get_text_bounded() for at in range(len(document)))
    yield f"{name}#isi", " ".join(pages)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for key in ("/Author", "/Title"):
            yield f"{name}#{key}", str(pdf.docinfo.get(key, ""))
        yield f"{name}#xmp", str(pdf.open_metadata())
        attached = {
            f"{name}!/{key}": one.get_file().read_bytes() for key, one in pdf.attachments.items()
        }
    yield from _texts(attached)


def _said(files: Mapping[str, bytes]) -> dict[str, str]:
    """The texts without what line ends, hyphens and lists of facts put between two words."""
    return {name: squeezed(text.replace("</dt><dd>", " ")) for name, text in _texts(files)}


def _naming(texts: Mapping[str, str], who: str) -> set[str]:
    return {place for place, text in texts.items() if squeezed(who) in text}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], dict[str, str]]:
    """What the site says before and after the take-over."""
    found = []
    for taken in (False, True):
        project = _project(tmp_path_factory.mktemp("suara") / "provinsi", taken=taken)
        answer = run(project, "ppm", "build")
        assert answer.code == 0, answer.err
        found.append(_said(files_of(project / "site")))
    return found[0], found[1]


def test_a_proposal_names_the_agency_only_as_whom_it_is_made_to(
    built: tuple[dict[str, str], dict[str, str]],
) -> None:
    proposed, _ = built
    alone = re.compile(f"(?<!kepada){squeezed(AGENCY)}")
    assert [place for place, text in proposed.items() if alone.search(text)] == []


def test_nobody_else_speaks_once_the_agency_has_taken_it_over(
    built: tuple[dict[str, str], dict[str, str]],
) -> None:
    _, taken = built
    assert _naming(taken, PROPOSER) == set()
    assert [place for place, text in taken.items() if "Usulannaskah" in text] == []


def test_every_place_switches(built: tuple[dict[str, str], dict[str, str]]) -> None:
    proposed, taken = built
    before = _naming(proposed, PROPOSER)
    assert before <= _naming(taken, AGENCY)
    leading_on = {place for place, text in proposed.items() if 'httpequiv="refresh"' in text}
    pages = {place for place in proposed if place.endswith(".html") and "!/" not in place}
    assert pages - leading_on <= before
    document = "unduhan/cetak-biru-ppm-2026.1.pdf"
    for place in (
        *(f"{document}#{part}" for part in ("isi", "/Author", "xmp")),
        f"{document}!/datapackage.json",
        "data/datapackage.json",
        "umpan.xml",
        "lisensi.txt",
        "unduhan/situs-luring.zip!/cetak-biru-ppm-2026.1/BACA-DULU.txt",
        "data/program.xlsx!/docProps/core.xml",
    ):
        assert place in before, place
    assert any(re.search(r"lembar-rencana-.*xlsx!/docProps/core", place) for place in before)
    assert squeezed(f"Usulan naskah kepada {AGENCY}") in proposed[f"{document}#/Title"]


@pytest.mark.parametrize("taken", [False, True])
def test_what_is_made_beside_the_site_asks_the_same(tmp_path: Path, *, taken: bool) -> None:
    blueprint = load_blueprint(_project(tmp_path / "provinsi", taken=taken) / "data")
    speaking, silent = (AGENCY, PROPOSER) if taken else (PROPOSER, AGENCY)
    book = dict(
        _texts({"isian.xlsx": instrument_workbook(blueprint, "kabupaten", {"kabupaten": "99.01"})})
    )
    made = covering_note(identify(blueprint, "0" * 64), (), "naskah.pdf", "0" * 64)
    note = " ".join(text for part in made.body for text in part.itertext())
    assert speaking in book["isian.xlsx!/docProps/core.xml"]
    assert f"disusun oleh {speaking}" in note
    assert AGENCY in card_content(blueprint).speaker
    for text in (*book.values(), note):
        assert silent not in text.replace(f"kepada {AGENCY}", "")
