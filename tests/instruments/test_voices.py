"""Voices: a meeting's record and a village's proposal on sheets, found from what they changed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.instruments.play import FIRST, Cells, Play, play_in
from tests.rows import rows_of

pytestmark = [pytest.mark.whole, pytest.mark.needs("soffice")]

MEETING = {
    "tanggal": "2026-01-22",
    "jenis": "Musyawarah",
    "judul": "Musyawarah hulu rekaan",
    "tema": "Air bersih",
    "kaitan": "naskah-ini",
    "wilayah": "99.01",
    "penyelenggara": "Camat Hulu Rekaan",
    "pimpinan": "Camat Hulu Rekaan",
    "sumber": "sumber-rekaan",
}
PRESENT: dict[int, Cells] = {
    FIRST: {"kelompok": "masyarakat desa", "diundang": 30, "hadir": 25, "hadir_perempuan": 12},
    FIRST + 1: {"kelompok": "perusahaan", "diundang": 3, "hadir": 2},
}
SAID = {
    "kelompok": "masyarakat adat",
    "wilayah": "99.01.01",
    "bidang": "LNG",
    "isi": 'Sumber air "larangan" jangan dilewati jalan tambang & truk',
    "jawaban": "Jalur jalan dipindahkan",
    "penjawab": "Kepala Dinas Lingkungan (rekaan)",
    "keadaan": "diambil",
    "tanggal_keputusan": "2026-01-25",
    "mengubah": "ISU-001;PRG-9901-LNG-01",
    "bagian": "cetak-biru/bab-5-strategi.md#belajar-dari-warga",
    "sumber": "sumber-rekaan",
}
PROPOSED = {
    "tanggal": "2026-01-15",
    "kelompok": "pemerintah desa",
    "wilayah": "99.01.02",
    "bidang": "PEN",
    "isi": "Perahu sekolah bagi anak di hilir",
    "keadaan": "diterima",
    "sumber": "sumber-rekaan",
}
PAGE = "konsultasi/kon-03/"
REGISTER = "masyarakat/suara/"


@pytest.fixture(scope="module")
def play(tmp_path_factory: pytest.TempPathFactory) -> Play:
    """A meeting with what was said there, then a proposal of a village, taken in."""
    play = play_in(tmp_path_factory.mktemp("suara"))
    record = play.filled(
        play.sheet("fgd"), {"Konsultasi": {0: MEETING}, "Kehadiran": PRESENT, "Masukan": {0: SAID}}
    )
    assert "KON-03" in play.taken_in(record)
    play.taken_in(play.filled(play.sheet("usulan"), {"Usulan": {0: PROPOSED}}))
    play.built()
    return play


def voice(play: Play, isi: object) -> dict[str, str]:
    (found,) = (row for row in rows_of(play.project / "data/masukan.csv") if row["isi"] == isi)
    return found


def test_both_are_in_the_one_register_with_numbers_of_their_year(play: Play) -> None:
    said, proposed = voice(play, SAID["isi"]), voice(play, PROPOSED["isi"])
    assert (said["jalur"], said["konsultasi"]) == ("konsultasi", "KON-03")
    assert (proposed["jalur"], proposed["konsultasi"]) == ("usul desa", "")
    assert said["id"].startswith("MSK-2026-")
    assert proposed["id"].startswith("MSK-2026-")
    words = play.page(REGISTER)
    for row in (said, proposed):
        assert row["id"] in words
        assert row["kelompok"] in words


def test_the_page_of_the_meeting_tells_who_came_what_was_said_and_what_came_of_it(
    play: Play,
) -> None:
    words = play.page(PAGE)
    for needed in ("Air bersih", "Camat Hulu Rekaan", "masyarakat desa", "Seluruhnya"):
        assert needed in words
    assert "33 27 12" in words
    assert "Jumlah perempuan tidak dicatat pada 1 kelompok" in words
    assert "Jalur jalan dipindahkan" in words
    assert words.count("PRG-9901-LNG-01") == 1


@pytest.mark.parametrize(
    "url", ["tentang/isu/", "kabupaten/contoh-utara/", "cetak-biru/bab-5-strategi/"]
)
def test_what_it_changed_names_the_voice(play: Play, url: str) -> None:
    assert voice(play, SAID["isi"])["id"] in play.page(url)


def test_the_feed_of_the_kabupaten_tells_of_it_and_that_of_another_does_not(play: Play) -> None:
    own = (play.site / "umpan/contoh-utara.xml").read_text("utf-8")
    other = (play.site / "umpan/kota-contoh-selatan.xml").read_text("utf-8")
    number = voice(play, SAID["isi"])["id"]
    assert f"{number}: diambil" in own
    assert "perahu sekolah" in own.casefold()
    assert number not in other


@pytest.mark.parametrize("url", [PAGE, REGISTER])
@pytest.mark.parametrize("width", [360, 1440])
def test_no_page_is_wider_than_its_window(
    play: Play, browser: Browser, url: str, width: int
) -> None:
    assert play.overflow(browser, url, width) == 0


def test_the_record_on_paper_holds_all_of_it(play: Play, browser: Browser) -> None:
    words = play.printed(browser, PAGE)
    for needed in ("Musyawarah hulu rekaan", "masyarakat adat", "Jalur jalan dipindahkan", "33"):
        assert needed in words


def test_the_search_leads_to_what_was_said(play: Play) -> None:
    number = voice(play, SAID["isi"])["id"]
    assert number in play.first_hit(number)
    assert play.first_hit("KON-03").startswith(PAGE)


def test_open_data_give_the_rows_to_others(play: Play) -> None:
    voices = {row["isi"]: row for row in play.exported("masukan")}
    assert voices[SAID["isi"]]["keadaan"] == "diambil"
    came = [row for row in play.exported("kehadiran") if row["konsultasi"] == "KON-03"]
    assert [row["hadir"] for row in came] == [25, 2]


def test_the_next_edition_tells_what_changed(play: Play) -> None:
    told = play.compared()
    assert voice(play, SAID["isi"])["id"] in told
    assert "KON-03" in told
