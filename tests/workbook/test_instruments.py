"""Every sheet that people fill in goes out, is filled, and comes back as rows of the data."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest

from cetakbiru.model.load import load_blueprint
from cetakbiru.model.schema import read_descriptors
from cetakbiru.pages.fragments.empty import SHEETS
from cetakbiru.workbook.instruments import INSTRUMENTS
from cetakbiru.workbook.keys import has_serial
from cetakbiru.workbook.layout import IDENTITY_SHEET
from cetakbiru.workbook.making import blank_sheet, instrument_workbook
from tests.chance import draws, times
from tests.conftest import GOOD, copy_good
from tests.workbook.filling import Row, SheetDesk, change, fill, places

# An import asks git what was published.
pytestmark = pytest.mark.site

ACTION: Row = {
    "tahun": 2026,
    "penyusun": "lingkungan",
    "kegiatan": "Memasang titik pantau air",
    "bidang": "LNG",
    "kecamatan": "99.01.02",
    "keluaran": "Titik pantau yang terpasang",
    "volume": 6,
    "satuan": "titik",
    "anggaran": 150_000_000,
    "penanggung_jawab": "Kepala Bidang Pengendalian",
    "sumber": "sumber-rekaan",
}
FILE = "aksi/2026-lingkungan.csv"


@pytest.fixture
def desk(tmp_path: Path) -> SheetDesk:
    return SheetDesk(copy_good(tmp_path / "proyek"))


def refused(desk: SheetDesk, book: Path, *told: str, words: tuple[str, ...] = ()) -> None:
    before = desk.bytes()
    result = desk.load(book, *words)
    assert result.exit_code == 1, result.output
    for text in (*told, "Perbaikan:"):
        assert text in result.output, result.output
    assert desk.bytes() == before


# What the sheets are.


def test_a_workbook_is_known_by_one_table() -> None:
    assert len({each.table for each in INSTRUMENTS.values()}) == len(INSTRUMENTS)


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_a_declaration_names_columns_that_there_are(name: str) -> None:
    for tab in INSTRUMENTS[name].tabs:
        descriptor = read_descriptors()[tab.table]
        likenesses = [*tab.alike, *((tab.renamed,) if tab.renamed else ())]
        named = {
            *(tab.columns or ()),
            *tab.filled,
            *tab.scope.values(),
            *tab.given,
            *tab.inherited,
            *tab.prefilled,
            *tab.titles,
            *(column for each in likenesses for column in (*each.filled, *each.beside)),
        }
        assert named <= descriptor.columns_by_name.keys()
        # A row without an ID would come in again with every import.
        assert tab.alike or not has_serial(tab.table) or not tab.spare


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_a_sheet_of_the_data_changes_nothing(name: str, desk: SheetDesk) -> None:
    words = {"kabupaten": ["--kabupaten", "99.01"], "fgd": ["--konsultasi", "KON-01"]}
    book = desk.template(name, *words.get(name, []))
    assert desk.load(book).output == "Tidak ada perubahan.\n"


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_the_same_data_give_the_same_bytes(name: str) -> None:
    blueprint = load_blueprint(GOOD / "data")
    scope = {"kabupaten": "99.01"} if name == "kabupaten" else {}
    one, other = (instrument_workbook(blueprint, name, scope) for _ in range(2))
    assert one == other


@pytest.mark.parametrize("name", sorted(SHEETS))
def test_a_blank_sheet_shows_no_rows_and_explains_every_column(name: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(blank_sheet(load_blueprint(GOOD / "data"), name)))
    told = {row[0].value for row in book["Petunjuk"].iter_rows()}
    for tab in INSTRUMENTS[name].tabs:
        rows = list(book[tab.title].iter_rows(min_row=3, values_only=True))
        assert len(rows) == tab.spare
        assert not any(map(any, rows))
        names = [cell.value for cell in book[tab.title][2]]
        assert set(names) <= told
        rules = book[tab.title].data_validations.dataValidation
        assert len(rules) == len(names)
        assert all(rule.prompt for rule in rules)
    assert book[IDENTITY_SHEET].sheet_state == "veryHidden"


def test_beyond_the_spare_rows_there_is_room_too() -> None:
    """Whoever pastes a thousand rows meets no locked cell."""
    book = openpyxl.load_workbook(io.BytesIO(blank_sheet(load_blueprint(GOOD / "data"), "aksi")))
    sheet = book["Rencana aksi"]
    assert sheet.protection.sheet
    assert not sheet.column_dimensions["E"].protection.locked
    assert sheet.column_dimensions["A"].protection.locked


# Each comes back.


def test_an_action_plan_becomes_rows_of_its_file(desk: SheetDesk) -> None:
    book = desk.template("aksi", "--penyusun", "lingkungan", "--tahun", "2026")
    fill(
        book,
        {"Rencana aksi": [{k: v for k, v in ACTION.items() if k not in ("tahun", "penyusun")}]},
    )
    result = desk.load(book)
    assert result.exit_code == 0, result.output
    assert "AKS-2026-lingkungan-001, rencana aksi baru: Memasang titik pantau air" in result.output
    (row,) = desk.rows(FILE)
    assert (row["id"], row["penyusun"], row["volume"]) == (
        "AKS-2026-lingkungan-001",
        "lingkungan",
        "6",
    )
    assert (
        load_blueprint(desk.project / "data").aksi["AKS-2026-lingkungan-001"].anggaran
        == 150_000_000
    )
    again = desk.load(book).output
    assert again == (
        "Rencana aksi baru di baris 3 sudah dimasukkan sebagai AKS-2026-lingkungan-001.\n"
        "Tidak ada perubahan.\n"
    )


def test_a_blank_sheet_may_hold_several_senders_and_a_new_source(desk: SheetDesk) -> None:
    book = desk.project.parent / "kosong.xlsx"
    book.write_bytes(blank_sheet(load_blueprint(desk.project / "data"), "aksi"))
    source: Row = {
        "id": "rat-2026",
        "judul": "Rencana aksi 2026",
        "penerbit": "Dinas rekaan",
        "jenis": "proyek ini",
        "keyakinan": "proyek",
        "lisensi": "fakta publik",
    }
    rows = [{**ACTION, "sumber": "rat-2026"}, {**ACTION, "penyusun": "99.01", "sumber": "rat-2026"}]
    fill(book, {"Rencana aksi": rows, "Sumber": [source]})
    result = desk.load(book)
    assert result.exit_code == 0, result.output
    assert result.output.count("Ditulis:") == 3
    assert desk.rows(FILE)[0]["sumber"] == "rat-2026"
    assert desk.rows("aksi/2026-9901.csv")[-1]["id"].startswith("AKS-2026-9901-")
    assert desk.rows("sumber.csv")[-1]["id"] == "rat-2026"


def test_what_was_achieved_is_told_on_the_same_sheet(desk: SheetDesk) -> None:
    """The quarter in the action's row, the result of the programme on the tab beside."""
    book = desk.template("aksi", "--penyusun", "pendidikan", "--tahun", "2025")
    opened = openpyxl.load_workbook(book)
    plan = [row for row in opened["Rencana aksi"].iter_rows(min_row=3, values_only=True) if row[0]]
    assert plan, "the invented province has an action plan for 2025"
    change(book, "Rencana aksi", plan[0][0], kendala_tw1="Hujan deras")
    result = desk.load(book)
    assert result.exit_code == 0, result.output
    assert f"{plan[0][0]}, Kendala triwulan I:" in result.output


def test_minutes_become_a_consultation_with_its_groups_and_voices(desk: SheetDesk) -> None:
    book = desk.template("fgd")
    meeting: Row = {
        "tanggal": dt.date(2026, 1, 20),
        "jenis": "FGD",
        "judul": "FGD sungai",
        "kaitan": "naskah-ini",
        "wilayah": "99.01",
        "penyelenggara": "Badan Contoh (rekaan)",
        "pimpinan": "Kepala Badan Contoh (rekaan)",
        "sumber": "sumber-rekaan",
    }
    said: Row = {
        "kelompok": "masyarakat desa",
        "wilayah": "99.01.01",
        "isi": "Sumur warga kering pada musim kemarau",
        "keadaan": "diterima",
    }
    groups: list[Row] = [
        {"kelompok": "masyarakat desa", "diundang": 20, "hadir": 18, "hadir_perempuan": 9},
        {"kelompok": "perusahaan", "diundang": 3, "hadir": 2},
    ]
    fill(book, {"Konsultasi": [meeting], "Kehadiran": groups, "Masukan": [said]})
    result = desk.load(book)
    assert result.exit_code == 0, result.output
    assert desk.rows("konsultasi.csv")[-1]["id"] == "KON-03"
    assert [row["konsultasi"] for row in desk.rows("kehadiran.csv")[-2:]] == ["KON-03"] * 2
    voice = desk.rows("masukan.csv")[-1]
    assert (voice["id"], voice["jalur"], voice["konsultasi"]) == (
        "MSK-2026-003",
        "konsultasi",
        "KON-03",
    )
    assert (voice["tanggal"], voice["sumber"]) == ("2026-01-20", "sumber-rekaan")
    assert desk.load(book).output.endswith("Tidak ada perubahan.\n")
    answered = desk.template("fgd", "--konsultasi", "KON-03")
    change(
        answered, "Masukan", "MSK-2026-003", jawaban="Diperiksa", penjawab="Kepala Dinas (rekaan)"
    )
    assert "MSK-2026-003, Jawaban: (kosong) → Diperiksa" in desk.load(answered).output


def test_a_source_that_nobody_has_is_told_where_it_is_typed(desk: SheetDesk) -> None:
    """And is not taken for one of the data that was renamed, or lost, since the sheet came in."""
    sources = desk.project / "data/sumber.csv"
    like = next(
        line for line in sources.read_text("utf-8").splitlines() if "sumber-rekaan," in line
    )
    with sources.open("a", encoding="utf-8") as file:
        file.write(like.replace("sumber-rekaan", "notula-sungai-rekaan", 1) + "\n")
    book = desk.template("fgd")
    meeting: Row = {
        "tanggal": dt.date(2026, 1, 20), "jenis": "FGD", "judul": "FGD sungai",
        "kaitan": "naskah-ini", "wilayah": "99.01", "penyelenggara": "Badan Contoh (rekaan)",
        "sumber": "notula-sungai",
    }  # fmt: skip
    groups: list[Row] = [
        {"kelompok": name, "hadir": 2, "sumber": "notula-sungai"}
        for name in ("masyarakat desa", "perusahaan")
    ]
    fill(book, {"Konsultasi": [meeting], "Kehadiran": groups})
    result = desk.load(book)
    assert result.exit_code == 1
    assert '"notula-sungai" tidak dikenal' in result.output, result.output
    assert "Kehadiran!F3" in result.output
    assert "Konsultasi!" in result.output, result.output
    assert "tidak disebut di mana pun" not in result.output


def test_minutes_of_two_meetings_are_told(desk: SheetDesk) -> None:
    book = desk.template("fgd")
    fill(book, {"Konsultasi": [{"judul": "Satu"}, {"judul": "Dua"}]})
    refused(desk, book, "Konsultasi!A4", "berisi 2 baris")


def test_blank_minutes_ask_for_their_meeting(desk: SheetDesk) -> None:
    refused(desk, desk.template("fgd"), "Konsultasi!A3", "Isi satu baris tentang pertemuannya.")


def test_a_proposal_of_a_village_enters_the_same_register(desk: SheetDesk) -> None:
    book = desk.template("usulan")
    fill(book, {"Usulan": [{
        "tanggal": dt.date(2026, 1, 25), "kelompok": "pemerintah desa", "wilayah": "99.01.01",
        "isi": "Jembatan gantung ke kebun", "keadaan": "diterima", "sumber": "sumber-rekaan",
    }]})  # fmt: skip
    assert desk.load(book).exit_code == 0
    row = desk.rows("masukan.csv")[-1]
    assert (row["id"], row["jalur"]) == ("MSK-2026-003", "usul desa")


def test_who_facilitates_a_new_competence_names_its_row(desk: SheetDesk) -> None:
    book = desk.template("kompetensi", "--kabupaten", "99.01")
    fill(book, {
        "Kompetensi": [{
            "kecamatan": "99.01.01", "kompetensi": "tenun", "tahap": "rencana", "tahun": 2026,
            "sumber": "sumber-rekaan",
        }],
        "Pendamping": [{
            "kompetensi": "baris 4", "peran": "penyuluh", "wilayah": "99.01.01",
            "lembaga": "Badan Contoh (rekaan)", "tahun_awal": 2026, "sumber": "sumber-rekaan",
        }],
    })  # fmt: skip
    result = desk.load(book)
    assert result.exit_code == 0, result.output
    assert desk.rows("kompetensi.csv")[-1]["kabupaten"] == "99.01"
    assert desk.rows("pendamping.csv")[-1]["kompetensi"] == "KOM-02"


def test_a_company_that_consents_comes_in_with_its_activities(desk: SheetDesk) -> None:
    book = desk.template("etalase")
    fill(book, {
        "Kegiatan": [{
            "perusahaan": "batu-baru", "tahun": 2026, "kegiatan": "Kelas malam", "bidang": "PEN",
            "kecamatan": "99.01.01", "keadaan": "direncanakan", "sumber": "sumber-rekaan",
        }],
        "Perusahaan": [{
            "kode": "batu-baru", "nama": "PT Batu Baru", "persetujuan": dt.date(2026, 1, 5),
            "cakupan": "kegiatan", "sumber": "sumber-rekaan",
        }],
    })  # fmt: skip
    result = desk.load(book)
    assert result.exit_code == 0, result.output
    assert desk.rows("etalase/batu-baru.csv")[0]["id"] == "KGP-batu-baru-2026-001"


def test_an_agreement_gets_the_next_number(desk: SheetDesk) -> None:
    book = desk.template("kesepakatan", "--konsultasi", "KON-02")
    fill(book, {"Kesepakatan": [{
        "wilayah": "99.01", "isi": "Data sungai dibagi", "pelaksana": "Dinas Lingkungan (rekaan)",
        "keadaan": "disepakati", "sumber": "sumber-rekaan",
    }]})  # fmt: skip
    assert desk.load(book).exit_code == 0
    assert desk.rows("kesepakatan.csv")[-1]["id"] == "KSP-004"
    assert desk.rows("kesepakatan.csv")[-1]["konsultasi"] == "KON-02"


def test_the_matrix_comes_back_without_its_blank_rows(desk: SheetDesk) -> None:
    book = desk.template("matriks", "--kabupaten", "99.02")
    before = len(desk.rows("matriks.csv"))
    opened = openpyxl.load_workbook(book)
    sheet = opened["Matriks"]
    columns = {cell.value: cell.column for cell in sheet[2]}
    sheet.cell(3, columns["strategi"]).value = "Kelas dibuka pada malam hari."
    sheet.cell(3, columns["sumber"]).value = "sumber-rekaan"
    sheet.cell(3, columns["opd"]).value = "pendidikan"
    opened.save(book)
    result = desk.load(book)
    assert result.exit_code == 0, result.output
    assert len(desk.rows("matriks.csv")) == before + 1
    assert desk.load(book).output == "Tidak ada perubahan.\n"


def test_an_answer_to_what_is_missing_comes_back(desk: SheetDesk) -> None:
    book = desk.template("kelengkapan", "--pemegang", "Gubernur Contoh")
    change(
        book, "Kelengkapan", "KLG-003", keadaan="diputuskan", tanggal=dt.date(2026, 1, 30),
        sumber="sumber-rekaan", catatan="Diputuskan dalam rapat",
    )  # fmt: skip
    result = desk.load(book)
    assert "KLG-003, Catatan: " in result.output
    assert result.exit_code == 0, result.output
    assert "KLG-003, Keadaan: " in result.output
    assert desk.rows("kelengkapan.csv")[-1]["catatan"] == "Diputuskan dalam rapat"


# What is wrong is told, and nothing is written.


def plan(desk: SheetDesk, *rows: Row) -> Path:
    book = desk.template("aksi")
    fill(book, {"Rencana aksi": [{**ACTION, **row} for row in rows]})
    return book


WRONG: dict[str, tuple[list[Row], tuple[str, ...]]] = {
    "jumlah": ([{"kegiatan": "Jumlah"}], ("Rencana aksi!E", "jumlah dari baris lain")),
    "subtotal": ([{"kegiatan": "SUB TOTAL:"}], ("jumlah dari baris lain",)),
    "juta": ([{"anggaran": 150}], ("Rencana aksi!N", "Rp150", "--satuan-uang")),
    "ribu": ([{"anggaran": 150_000}], ("Rp150000", "ribu atau juta")),
    "dua kali": ([{}, {}], ("sama dengan yang di baris",)),
    "tanpa tahun": ([{"tahun": None}], ("Tahun rencana aksi baru belum diisi",)),
    "penyusun asing": ([{"penyusun": "lain"}], ('"lain" tidak dikenal', "pendidikan")),
    "rumus": ([{"volume": "=1+1"}], ("rumus",)),
    "wajib": ([{"keluaran": None}], ("Rencana aksi!K", "wajib")),
    "bidang asing": ([{"bidang": "XYZ"}], ("Rencana aksi!F", "XYZ")),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_told_with_its_cell_and_remedy(name: str, desk: SheetDesk) -> None:
    rows, told = WRONG[name]
    refused(desk, plan(desk, *rows), *told)


def test_amounts_in_millions_are_taken_when_somebody_says_so(desk: SheetDesk) -> None:
    book = plan(desk, {"anggaran": 150})
    assert desk.load(book, "--satuan-uang", "juta").exit_code == 0
    assert desk.rows(FILE)[0]["anggaran"] == "150000000"


def test_a_result_of_what_nobody_planned_is_told(desk: SheetDesk) -> None:
    book = desk.template("aksi")
    known = {row["program"] for path in ("2025-pendidikan", "2026-9901", "2026-pendidikan")
             for row in desk.rows(f"aksi/{path}.csv")}  # fmt: skip
    program = next(
        each for each in load_blueprint(desk.project / "data").program if each not in known
    )
    fill(book, {"Hasil": [{
        "program": program, "tahun": 2025, "realisasi": 8, "bukti": "laporan",
        "sumber": "sumber-rekaan",
    }]})  # fmt: skip
    refused(desk, book, "Hasil!A", "tidak disebut rencana aksi")


def test_rows_in_fault_may_be_left_out_and_are_told(desk: SheetDesk) -> None:
    wrong: list[Row] = [
        {"kegiatan": "Satu", "volume": "=1+1"},
        {"kegiatan": "Dua", "bidang": "XYZ"},
        {"kegiatan": "Total"},
    ]
    book = plan(desk, {}, *wrong, {"kegiatan": "Menanam pohon"})
    result = desk.load(book, "--sebagian")
    assert result.exit_code == 0, result.output
    assert [row["kegiatan"] for row in desk.rows(FILE)] == [ACTION["kegiatan"], "Menanam pohon"]
    assert [row["id"][-3:] for row in desk.rows(FILE)] == ["001", "002"]
    assert "3 baris ditinggalkan" in result.output
    for told in ("rumus", "XYZ", "jumlah dari baris lain"):
        assert told in result.output


def test_a_row_that_is_gone_stays_until_somebody_says_otherwise(desk: SheetDesk) -> None:
    assert desk.load(plan(desk, {}, {"kegiatan": "Menanam pohon"})).exit_code == 0
    book = desk.template("aksi", "--penyusun", "lingkungan", "--tahun", "2026")
    opened = openpyxl.load_workbook(book)
    opened["Rencana aksi"].delete_rows(3)
    opened.save(book)
    result = desk.load(book)
    assert "tetap ada di data: AKS-2026-lingkungan-001" in result.output
    assert len(desk.rows(FILE)) == 2
    assert "AKS-2026-lingkungan-001, dihapus" in desk.load(book, "--hapus").output
    assert [row["id"] for row in desk.rows(FILE)] == ["AKS-2026-lingkungan-002"]


def test_an_older_sheet_overwrites_nobody(desk: SheetDesk) -> None:
    assert desk.load(plan(desk, {})).exit_code == 0
    old, new = (
        desk.template("aksi", "--tahun", "2026"),
        desk.template("aksi", "--penyusun", "lingkungan"),
    )
    name = "AKS-2026-lingkungan-001"
    change(new, "Rencana aksi", name, volume=8)
    assert desk.load(new).exit_code == 0
    change(old, "Rencana aksi", name, volume=9)
    refused(desk, old, "diubah di dua tempat", '"9"', '"8"', '"6"', "--timpa")


def test_a_newer_version_of_a_sheet_replaces_what_it_said(desk: SheetDesk) -> None:
    assert desk.load(plan(desk, {})).exit_code == 0
    book, name = desk.template("aksi", "--tahun", "2026"), "AKS-2026-lingkungan-001"
    for volume in (8, 9):
        change(book, "Rencana aksi", name, volume=volume)
        result = desk.load(book, "--timpa")
        assert result.exit_code == 0, result.output
    assert f"{name}, Volume: 8 → 9" in result.output
    assert desk.rows(FILE)[0]["volume"] == "9"


def test_a_row_known_by_its_id_may_be_told_on_a_blank_sheet(desk: SheetDesk) -> None:
    """What is left empty there says nothing."""
    assert desk.load(plan(desk, {})).exit_code == 0
    book = desk.project.parent / "kosong.xlsx"
    book.write_bytes(blank_sheet(load_blueprint(desk.project / "data"), "aksi"))
    fill(book, {"Rencana aksi": [{"id": "AKS-2026-lingkungan-001", "volume": 7}]})
    result = desk.load(book)
    assert "Volume: 6 → 7" in result.output
    assert "1 sel berubah, 0 rencana aksi baru." in result.output


def test_a_heading_above_the_table_does_no_harm(desk: SheetDesk) -> None:
    book = plan(desk, {})
    opened = openpyxl.load_workbook(book)
    sheet: Any = opened["Rencana aksi"]
    sheet.insert_rows(1, 2)
    sheet["A1"] = "RENCANA AKSI DINAS LINGKUNGAN TAHUN 2026"
    sheet.merge_cells("A1:F1")
    opened.save(book)
    assert desk.load(book).exit_code == 0
    assert desk.rows(FILE)[0]["kegiatan"] == ACTION["kegiatan"]


def test_names_and_titles_that_are_gone_are_told(desk: SheetDesk) -> None:
    book = plan(desk, {})
    opened = openpyxl.load_workbook(book)
    opened["Rencana aksi"].delete_rows(1, 2)
    opened.save(book)
    refused(desk, book, "tidak lagi memuat baris nama kolom")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["aksi", "--penyusun", "lain"], "pendidikan Dinas Pendidikan"),
        (["aksi", "--tahun", "dua"], "bukan tahun"),
        (["fgd", "--konsultasi", "KON-99"], "KON-01 FGD rekaan"),
        (["kelengkapan", "--pemegang", "Gubernur Lain"], "Gubernur Contoh"),
    ],
)
def test_a_wrong_call_names_what_there_is(words: list[str], told: str, desk: SheetDesk) -> None:
    result = desk._run("template", *words)
    assert result.exit_code == 2
    assert told in result.output


def test_a_mistake_of_many_rows_is_told_at_each_and_leaves_each_out(desk: SheetDesk) -> None:
    """Quarters that are still to come, told by the checks of the data in one message."""
    early: list[Row] = [
        {"kegiatan": f"Kegiatan {at}", "rencana_tw4": 6, "realisasi_tw4": 1, "bukti_tw4": "foto"}
        for at in range(3)
    ]
    book = plan(desk, *early, {"kegiatan": "Menanam pohon"})
    refused(desk, book, "sesudah tanggal edisi", "Sama di 2 baris lain", "3 galat")
    result = desk.load(book, "--sebagian")
    assert result.exit_code == 0, result.output
    assert "3 baris ditinggalkan" in result.output
    assert [row["kegiatan"] for row in desk.rows(FILE)] == ["Menanam pohon"]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"penanggung_jawab": "Budi Santoso, S.Sos"}, "Rencana aksi!P"),
        ({"penanggung_jawab": "Kepala Bidang, hubungi 0812-3456-7890"}, "0812"),
        ({"realisasi_tw1": 3}, "Rencana aksi!"),
    ],
)
def test_what_the_checks_of_the_data_find_is_told_at_the_cell(
    row: Row, told: str, desk: SheetDesk
) -> None:
    refused(desk, plan(desk, row), told)


# What people may do to a sheet, drawn at random.


def _drawn(random: Random, at: int) -> Row:
    return {
        **ACTION,
        "penyusun": random.choice(["lingkungan", "pendidikan", "99.01", "99.02"]),
        "kegiatan": random.choice(["Melatih", "Menanam", 'Membuat "peta"']) + f" {at}",
        "kecamatan": random.choice(["99.01.01", "99.01.02", "99.01.01;99.01.02"]),
        "volume": random.choice([1, 2.5, "3,5", " 4 "]),
        "anggaran": random.choice([None, 2_000_000, "Rp 3.500.000"[3:], 10**9]),
        "sumber_dana": random.choice([None, "APBD", "DAK; PPM", "  dana\u00a0desa "]),
    }


@pytest.mark.parametrize("number", range(times(3, 40)))
def test_importing_twice_is_importing_once(desk: SheetDesk, number: int) -> None:
    """Also after a further edit of rows that have no ID on the sheet."""
    random = draws(f"lembar dua kali {number}")
    book = desk.template("aksi", "--tahun", "2026")
    known = [row["id"] for row in desk.rows("aksi/2026-pendidikan.csv")]
    for identity in random.sample(known, random.randint(0, len(known))):
        change(book, "Rencana aksi", identity, sumber_dana=f"Dana {random.randint(1, 99)}")
    rows = [_drawn(random, at) for at in range(random.randint(1, 4))]
    fill(book, {"Rencana aksi": [{k: v for k, v in row.items() if k != "tahun"} for row in rows]})
    count = len(load_blueprint(desk.project / "data").aksi)
    for _ in range(2):
        result = desk.load(book)
        assert result.exit_code == 0, result.output
        first = desk.bytes()
        again = desk.load(book)
        assert again.exit_code == 0, again.output
        assert again.output.endswith("Tidak ada perubahan.\n"), again.output
        assert desk.bytes() == first
        assert len(load_blueprint(desk.project / "data").aksi) == count + len(rows)
        opened = openpyxl.load_workbook(book)
        sheet = opened["Rencana aksi"]
        names = places(sheet)
        for at in range(3, 20):
            new = sheet.cell(at, names["kegiatan"]).value and not sheet.cell(at, 1).value
            if new and random.random() < 0.5:
                sheet.cell(at, names["sumber_dana"]).value = f"Dana {random.randint(100, 999)}"
        opened.save(book)
