"""Data of today's format get what the engine has learnt since they were written."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from cetakbiru.checks.run import examine
from cetakbiru.cli.migrate import migrate
from cetakbiru.migrations.steps import brought_forward
from cetakbiru.model.format import FORMAT
from cetakbiru.model.schema import read_descriptors
from cetakbiru.site.macros import signatures
from tests.conftest import copy_good

NEW_TABLES = ("kehadiran", "kesepakatan", "masukan", "pendamping", "perusahaan")
NEW_FOLDERS = ("aksi", "etalase", "renja")
NEW_COLUMNS = {
    "dasar-hukum": ("sebutan", "dipastikan"),
    "kalender": ("peran",),
    "konsultasi": ("tema", "pimpinan", "pembicara"),
    "nomenklatur": ("bidang",),
    "program-daerah": ("pertemuan",),
    "kompetensi": (
        *("desa", "indikator", "satuan", "arah_nilai", "nilai_awal", "nilai_target", "bukti"),
        *("tahun_target", "nilai_tercapai", "tahun_tercapai", "asal"),
    ),
}


@pytest.fixture
def before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The good example as it was before the instruments had tables."""
    project = copy_good(tmp_path)
    data = project / "data"
    for name in NEW_TABLES:
        (data / f"{name}.csv").unlink()
    for name in NEW_FOLDERS:
        shutil.rmtree(data / name)
    for name, gone in NEW_COLUMNS.items():
        path = data / f"{name}.csv"
        rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))
        kept = [column for column in rows[0] if column not in gone]
        if name == "kompetensi":
            kept.insert(kept.index("tahap") + 1, "pendamping")
            # Stages that ask for a gate came with its columns.
            rows = [row | {"tahap": "rencana", "pendamping": ""} for row in rows]
            rows[0]["pendamping"] = "dua orang dari dinas"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, kept, extrasaction="ignore", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    edition = data / "edisi.yml"
    said = edition.read_text("utf-8")
    edition.write_text(said.partition("penetapan:")[0] + said[said.index("peristiwa:") :], "utf-8")
    monkeypatch.chdir(project)
    return project


def test_the_form_of_adoption_is_asked_for_where_nobody_chose_one(before: Path) -> None:
    edition = before / "data/edisi.yml"
    said = edition.read_text("utf-8")
    result = CliRunner().invoke(migrate, ["--ya"])
    assert result.exit_code == 0, result.output
    asked = "penetapan:\n  bentuk: lembar-pengesahan\n  nomor: null\n"
    assert asked in edition.read_text("utf-8")
    edition.write_text(said.replace("peristiwa:", "penetapan:\n  bentuk: x\nperistiwa:"), "utf-8")
    CliRunner().invoke(migrate, ["--ya"])
    assert edition.read_text("utf-8").count("penetapan:") == 1


def test_tables_and_columns_come_and_nothing_else_changes(before: Path) -> None:
    untouched = (before / "data/opd.csv").read_bytes()
    result = CliRunner().invoke(migrate, ["--ya"])
    assert result.exit_code == 0, result.output
    assert f"berbentuk {FORMAT} dan akan dilengkapi" in result.output
    for name, descriptor in read_descriptors().items():
        if descriptor.is_table and not descriptor.may_be_none:
            for path in descriptor.files(before / "data"):
                head = path.read_text("utf-8").splitlines()[0]
                assert head == ",".join(column.name for column in descriptor.columns), name
    assert (before / "data/opd.csv").read_bytes() == untouched
    assert (before / f"salinan-bentuk-{FORMAT}.zip").is_file()


def test_lines_that_end_as_on_old_machines_stay_rows(before: Path) -> None:
    table = before / "data/kalender.csv"
    rows = table.read_text("utf-8").splitlines()
    table.write_bytes("\r".join(rows).encode())
    result = CliRunner().invoke(migrate, ["--ya"])
    assert result.exit_code == 0, result.output
    assert len(table.read_text("utf-8").splitlines()) == len(rows)


def test_what_was_said_of_facilitators_stays_as_a_remark(before: Path) -> None:
    CliRunner().invoke(migrate, ["--ya"])
    with (before / "data/kompetensi.csv").open(encoding="utf-8", newline="") as file:
        first = next(csv.DictReader(file))
    assert first["catatan"].endswith("pendamping: dua orang dari dinas")


def test_the_completed_project_has_no_error_and_needs_nothing_more(before: Path) -> None:
    CliRunner().invoke(migrate, ["--ya"])
    problems = examine(before / "data", before / "docs", signatures()).problems
    assert [one for one in problems if one.severity == "error"] == []
    again = CliRunner().invoke(migrate, ["--ya"])
    assert "tidak ada yang perlu diubah" in again.output


PRINTED = """\
bab:
  - cetak-biru/bab-1-pendahuluan.md
wilayah:
  - kabupaten/index.md
  - kabupaten/*
# Bagian halaman wilayah yang tidak dicetak.
wilayah_tanpa:
  - riwayat
lampiran:
  - tentang/sumber.md
"""


def test_the_view_of_kabupaten_is_printed_in_place_of_their_pages() -> None:
    files = {
        "data/edisi.yml": f"bentuk: {FORMAT}\n".encode(),
        "docs/cetak.yml": PRINTED.encode(),
        "docs/kabupaten/satu.md": b"# Satu\n\n## Yang khas di sini\n",
    }
    once = brought_forward(files, FORMAT)
    assert once["docs/cetak.yml"].decode() == (
        "bab:\n  - cetak-biru/bab-1-pendahuluan.md\n"
        "wilayah:\n  - kabupaten/index.md\n  - tampilan: kabupaten\n"
        "    bagian: [yang-khas-di-sini]\n"
        "lampiran:\n  - tentang/sumber.md\n"
    )
    assert brought_forward(once, FORMAT) == once
    del files["docs/kabupaten/satu.md"]
    assert b"bagian:" not in brought_forward(files, FORMAT)["docs/cetak.yml"]


def test_a_page_that_came_is_asked_for_in_the_menu_by_its_title(before: Path) -> None:
    (before / "docs/sinkronisasi/renja.md").unlink()
    config = before / "mkdocs.yml"
    menu = config.read_text("utf-8").splitlines(keepends=True)
    config.write_text("".join(one for one in menu if "renja.md" not in one), "utf-8")
    CliRunner().invoke(migrate, ["--ya"])
    problems = examine(before / "data", before / "docs", signatures()).problems
    (asked,) = (one for one in problems if one.file == "docs/sinkronisasi/renja.md")
    assert "- Siapa mengerjakan apa: sinkronisasi/renja.md" in asked.hint
