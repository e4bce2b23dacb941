"""The yearly action plan: promised in one sheet, reported in the same, read in the next edition."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.instruments.play import FIRST, Play, play_in
from tests.rows import rows_of

pytestmark = [pytest.mark.whole, pytest.mark.needs("soffice")]

NEW = {
    "tahun": 2025,
    "penyusun": "pendidikan",
    "program": "PRG-9902-PEN-01",
    "kegiatan": 'Membuka "rumah belajar" & perpustakaan',
    "bidang": "PEN",
    "tujuan": "RPD-1",
    "kabupaten": "99.02",
    "keluaran": "Rumah belajar yang dibuka",
    "volume": 3,
    "satuan": "rumah",
    "anggaran": 120000000,
    "sumber_dana": "APBD provinsi",
    "penanggung_jawab": "Kepala Bidang Pendidikan Masyarakat",
    "rencana_tw1": 1,
    "realisasi_tw1": 1,
    "belanja_tw1": 40000000,
    "bukti_tw1": "berita acara pembukaan",
    "rencana_tw2": 1,
    "rencana_tw3": 1,
    "rencana_tw4": 0,
    "sumber": "sumber-rekaan",
}
MEASURED = {"realisasi": 6.75, "bukti": "survei rekaan 2025", "sumber": "sumber-rekaan"}


@pytest.fixture(scope="module")
def play(tmp_path_factory: pytest.TempPathFactory) -> Play:
    """The sheet of 2025 with a new activity, a late report and a measured result, taken in."""
    play = play_in(tmp_path_factory.mktemp("rencana-aksi"))
    book = play.sheet("aksi", "--penyusun", "pendidikan", "--tahun", "2025")
    filled = play.filled(
        book,
        {
            "Rencana aksi": {
                FIRST + 1: {"realisasi_tw4": 7, "bukti_tw4": "daftar lulus", "belanja_tw4": 900000},
                0: NEW,
            },
            "Hasil": {FIRST + 1: MEASURED},
        },
    )
    assert "AKS-2025-pendidikan-003" in play.taken_in(filled)
    play.built()
    return play


def test_the_rows_are_in_the_data_with_an_id_of_their_own(play: Play) -> None:
    *_, late, new = rows_of(play.project / "data/aksi/2025-pendidikan.csv")
    assert (late["realisasi_tw4"], late["bukti_tw4"]) == ("7", "daftar lulus")
    assert {name: new[name] for name in NEW} == {name: str(value) for name, value in NEW.items()}
    assert new["id"] == "AKS-2025-pendidikan-003"


def test_the_result_is_in_the_table_that_nobody_types(play: Play) -> None:
    new = rows_of(play.project / "data/capaian.csv")[-1]
    assert (new["program"], new["tahun"]) == ("PRG-9902-PEN-01", "2025")
    assert (new["realisasi"], new["bukti"]) == ("6.75", "survei rekaan 2025")


def test_the_page_of_the_plan_tells_promise_and_realisation(play: Play) -> None:
    words = play.page("sinkronisasi/rencana-aksi/2025-pendidikan/")
    assert "3 kegiatan direncanakan." in words
    assert "rumah belajar" in words
    assert "7 dari 10 di bawah rencana" in words
    assert "daftar lulus" in words


def test_the_page_of_all_names_what_waits_and_what_came_of_it(play: Play) -> None:
    words = play.page("sinkronisasi/rencana-aksi/")
    waits = words.partition("Dijanjikan dan menunggu laporan")[2].partition("Menurut tujuan")[0]
    assert "AKS-2025-pendidikan-003" in waits
    assert "triwulan II, III" in waits
    assert "AKS-2025-pendidikan-002" not in waits
    assert "2025: 6,75 tahun bukti: survei rekaan 2025" in words


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("url", ["", "2025-pendidikan/"])
def test_no_page_is_wider_than_its_window(
    play: Play, browser: Browser, url: str, width: int
) -> None:
    assert play.overflow(browser, f"sinkronisasi/rencana-aksi/{url}", width) == 0


def test_paper_holds_what_the_page_holds(play: Play, browser: Browser) -> None:
    words = play.printed(browser, "sinkronisasi/rencana-aksi/2025-pendidikan/")
    for needed in ("Rencana aksi 2025, Dinas Pendidikan", "rumah belajar", "1 dari 1", "lulus"):
        assert needed in words


def test_the_search_leads_to_the_row(play: Play) -> None:
    assert "AKS-2025-pendidikan-003" in play.first_hit("AKS-2025-pendidikan-003")


def test_open_data_give_the_rows_to_others(play: Play) -> None:
    found = {row["id"]: row for row in play.exported("aksi")}
    assert found["AKS-2025-pendidikan-003"]["kegiatan"] == NEW["kegiatan"]
    assert found["AKS-2025-pendidikan-002"]["realisasi_tw4"] == 7
    assert any(row["realisasi"] == 6.75 for row in play.exported("capaian"))


def test_the_next_edition_tells_what_changed(play: Play) -> None:
    told = play.compared()
    assert "AKS-2025-pendidikan-003" in told
    assert "daftar lulus" in told
    assert "PRG-9902-PEN-01 · 2025" in told
