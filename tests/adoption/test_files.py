"""An instrument as .docx, .odt and sections for print: the same words, the same bytes."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree

from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.adoption.docx import docx
from cetakbiru.outputs.adoption.odt import odt
from cetakbiru.outputs.adoption.text import Instrument
from cetakbiru.outputs.adoption.wording import KINDS, MARK, instrument
from cetakbiru.outputs.pdf.compose import instrument_document
from cetakbiru.outputs.pdf.identity import identify
from cetakbiru.outputs.pdf.markup.document import to_markup
from tests.adoption.conftest import Adopting
from tests.adoption.reading import docx_text, flat, html_text, members, odt_text

DAY = date(2026, 1, 31)
Writer = Callable[[Instrument, date], bytes]
WRITERS = {"docx": docx, "odt": odt}


@pytest.mark.parametrize("form", KINDS)
def test_all_files_say_the_same(adopting: Adopting, form: str) -> None:
    one = instrument(adopting(form))
    said = odt_text(odt(one, DAY))
    assert said == docx_text(docx(one, DAY))
    # A section needs no colon between a label and what it labels, nor columns.
    assert sorted(html_text(one).split()) == sorted(said.replace(" : ", " ").split())


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
def test_the_same_bytes_and_sound_xml(adopting: Adopting, write: Writer) -> None:
    one = instrument(adopting("peraturan-gubernur"))
    content = write(one, DAY)
    assert content == write(one, DAY)
    for name, part in members(content).items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(part)


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
def test_the_properties_and_the_head_of_each_page_say_what_it_is(
    adopting: Adopting, write: Writer
) -> None:
    parts = members(write(instrument(adopting("keputusan-gubernur")), DAY))
    about = parts.get("docProps/core.xml") or parts["meta.xml"]
    head = parts.get("word/header.xml") or parts["styles.xml"]
    assert MARK in about.decode()
    assert MARK in head.decode()
    assert "2026-01-31" in about.decode()


def test_an_odt_tells_its_kind_at_the_very_front(adopting: Adopting) -> None:
    content = odt(instrument(adopting("lembar-pengesahan")), DAY)
    assert content[30:85].startswith(b"mimetypeapplication/vnd.oasis.opendocument.text")


def test_what_people_write_stays_text(adopting: Adopting) -> None:
    odd = 'Rapat <b>"tebal"</b> & \x0b lain'
    one = instrument(adopting("keputusan-gubernur", tempat=odd))
    for text in (docx_text(docx(one, DAY)), odt_text(odt(one, DAY))):
        assert '<b>"tebal"</b> &' in text


@pytest.mark.whole
@pytest.mark.needs("soffice")
@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
@pytest.mark.parametrize("form", KINDS)
def test_an_office_program_opens_it(
    real: Blueprint, adopting: Adopting, tmp_path: Path, write: Writer, form: str
) -> None:
    one = instrument(adopting(form))
    kind = next(name for name, each in WRITERS.items() if each is write)
    file = tmp_path / f"naskah.{kind}"
    file.write_bytes(write(one, DAY))
    program = shutil.which("soffice")
    assert program is not None
    words = [program, f"-env:UserInstallation=file://{tmp_path}/profil", "--headless"]
    words += ["--convert-to", "pdf", "--outdir", tmp_path, file]
    subprocess.run(words, check=True, capture_output=True, timeout=300)
    pdf = pypdfium2.PdfDocument(tmp_path / "naskah.pdf")
    assert len(pdf) <= 4
    f4 = pytest.approx((215 / 25.4 * 72, 330 / 25.4 * 72), abs=1)
    assert all(page.get_size() == f4 for page in pdf)
    said = flat(" ".join(page.get_textpage().get_text_range() for page in pdf))
    assert "GUBERNUR CONTOH (REKAAN)," in said
    assert said.count(MARK) == len(pdf)


def test_items_stand_behind_their_marks_in_print(adopting: Adopting, tmp_path: Path) -> None:
    blueprint = adopting("peraturan-gubernur")
    composed = instrument_document(identify(blueprint, "0" * 64), instrument(blueprint))
    markup = to_markup(composed, tmp_path).text
    for mark in (r"a\.", r"1\.", r"\(2\)"):
        assert f"#butir[{mark}][" in markup
