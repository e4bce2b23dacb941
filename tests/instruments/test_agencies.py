"""Agencies in step: a sheet of another agency comes in, meets what is planned, and is agreed on."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.instruments.play import Play, play_in
from tests.rows import rows_of

pytestmark = [pytest.mark.whole, pytest.mark.needs("soffice")]

OVERLAPS = "sinkronisasi/tumpang-tindih/"
AGREEMENTS = "sinkronisasi/kesepakatan/"
WORKS = "sinkronisasi/renja/contoh-utara/"
PAGES = (OVERLAPS, AGREEMENTS, WORKS, "sinkronisasi/renja/")
# As the kabupaten sends it, with a sum above its rows and money as Indonesians write it.
SHEET = """Kode;Sub Kegiatan;Lokasi;Target;Satuan;Pagu Indikatif
1.01.02;PROGRAM PENDIDIKAN REKAAN;;;;75.000.000
1.01.02.2.03.0002;Pelatihan tutor kesetaraan;Kec. Hilir Rekaan;45;orang;75.000.000
"""
TAKEN = "RNJ-2026-rkpd-contoh-utara-001"
TUTORS = "RNJ-2026-pendidikan-002"
AGREED: dict[str, str | int | float] = {
    "konsultasi": "KON-02",
    "wilayah": "99.01.02",
    "bidang": "PEN",
    "menyangkut": TUTORS,
    "isi": 'Tutor dilatih provinsi & kelas "malam" dibuka kabupaten',
    "pelaksana": "Dinas Pendidikan (rekaan)",
    "opd": "pendidikan",
    "batas": "2026-09-30",
    "keadaan": "disepakati",
    "sumber": "sumber-rekaan",
}


@pytest.fixture(scope="module")
def play(tmp_path_factory: pytest.TempPathFactory) -> Play:
    play = play_in(tmp_path_factory.mktemp("selaras"))
    book = play.sheet("kesepakatan", "--konsultasi", "KON-02")
    filled = play.filled(book, {"Kesepakatan": {0: AGREED}})
    play.taken_in(filled)
    sheet = play.folder / "renja-kabupaten.csv"
    sheet.write_text(SHEET, encoding="utf-8")
    play.ppm("import", "renja", sheet, "--pengirim", "99.01", "--tahun", "2026", "--yes")
    play.built()
    return play


def test_a_sheet_of_the_kabupaten_meets_the_row_of_the_province(play: Play) -> None:
    words = play.page(WORKS)
    assert "Sama-sama di Kecamatan Hilir Rekaan, tahun 2026: subkegiatannya sama" in words
    levels = words.partition("Provinsi di samping kabupaten")[2]
    assert TUTORS in levels
    assert TAKEN in levels
    assert "75" in levels


def test_what_was_agreed_has_a_number_of_its_own(play: Play) -> None:
    new = rows_of(play.project / "data/kesepakatan.csv")[-1]
    assert new["id"] == "KSP-004"
    assert {name: new[name] for name in AGREED} == {k: str(value) for k, value in AGREED.items()}


def test_pages_tell_who_meets_whom_and_what_was_agreed(play: Play) -> None:
    words = play.page(OVERLAPS)
    assert "Sama-sama di Kecamatan Hulu Rekaan, tahun 2026" in words
    assert "Sudah dibicarakan: KSP-001 (dikerjakan)" in words
    assert "KSP-004" in play.page(AGREEMENTS)
    assert "30 September 2026" in play.page(AGREEMENTS)
    assert "RNJ-2026-pendidikan-001" in play.page(WORKS)


def test_what_is_over_is_nowhere_to_be_talked_about(play: Play) -> None:
    for url in (OVERLAPS, WORKS):
        assert "RNJ-2025-lingkungan-001" not in play.page(url)


@pytest.mark.parametrize("url", PAGES)
@pytest.mark.parametrize("width", [360, 1440])
def test_no_page_is_wider_than_its_window(
    play: Play, browser: Browser, url: str, width: int
) -> None:
    assert play.overflow(browser, url, width) == 0


def test_paper_holds_what_the_page_holds_also_in_its_folds(play: Play, browser: Browser) -> None:
    assert "Tutor dilatih provinsi" in play.printed(browser, AGREEMENTS)
    assert TUTORS in play.printed(browser, WORKS)


def test_the_search_leads_to_both(play: Play) -> None:
    assert play.first_hit("KSP-004").startswith(AGREEMENTS)
    assert play.first_hit(TAKEN).startswith(WORKS)


def test_open_data_and_the_next_edition_tell_of_it(play: Play) -> None:
    found = {row["id"]: row for row in play.exported("kesepakatan")}
    assert found["KSP-004"]["batas"] == "2026-09-30"
    assert "KSP-004" in play.compared()
