"""Core competences: a sheet without a gate is refused, one with a gate goes all the way."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.instruments.play import Play, play_in
from tests.rows import rows_of
from tests.running import ppm_here

pytestmark = [pytest.mark.whole, pytest.mark.needs("soffice")]

PAGE = "sinkronisasi/kompetensi/"
PILOT: dict[str, str | int | float] = {
    "kabupaten": "99.01",
    "kecamatan": "99.01.01",
    "kompetensi": 'Kopi "hulu" & lada',
    "tahap": "rintisan",
    "tahun": 2026,
    "sumber": "sumber-rekaan",
}
GATE: dict[str, str | int | float] = {
    "indikator": "Kelompok yang menjual biji kering",
    "satuan": "kelompok",
    "nilai_awal": 1,
    "nilai_target": 6.5,
    "tahun_target": 2028,
}
FACILITATOR: dict[str, str | int | float] = {
    "kompetensi": "KOM-06",
    "peran": "penyuluh",
    "wilayah": "99.01",
    "kelompok": 4,
    "lembaga": "Dinas Pertanian rekaan",
    "tahun_awal": 2026,
    "sumber": "sumber-rekaan",
}


@pytest.fixture(scope="module")
def play(tmp_path_factory: pytest.TempPathFactory) -> Play:
    """The sheet first without a gate, which nobody takes, then with one."""
    play = play_in(tmp_path_factory.mktemp("kompetensi"))
    book = play.sheet("kompetensi")
    table = play.project / "data/kompetensi.csv"
    before = table.read_bytes()
    refused = ppm_here(play.project, "import", play.filled(book, {"Kompetensi": {0: PILOT}}))
    assert refused.code
    assert "indikator" in refused.said
    assert table.read_bytes() == before
    filled = play.filled(book, {"Kompetensi": {0: PILOT | GATE}, "Pendamping": {0: FACILITATOR}})
    play.taken_in(filled)
    play.built()
    return play


def test_the_rows_are_in_the_data_with_ids_of_their_own(play: Play) -> None:
    new = rows_of(play.project / "data/kompetensi.csv")[-1]
    assert {name: new[name] for name in PILOT | GATE} == {
        name: str(value) for name, value in (PILOT | GATE).items()
    }
    assert new["id"] == "KOM-07"
    assert rows_of(play.project / "data/pendamping.csv")[-1]["kelompok"] == "4"


def test_the_page_tells_stage_gate_and_facilitator(play: Play) -> None:
    words = play.page(PAGE)
    assert (
        "Kelompok yang menjual biji kering: semula 1 kelompok, target 6,5 kelompok (2028)" in words
    )
    assert "Dinas Pertanian rekaan" in words
    assert "tidak dapat dinilai: tanpa indikator" in words  # the pilot of 2024 stays as it was


@pytest.mark.parametrize("url", [PAGE, "sinkronisasi/fokus/"])
@pytest.mark.parametrize("width", [360, 1440])
def test_no_page_is_wider_than_its_window(
    play: Play, browser: Browser, url: str, width: int
) -> None:
    assert play.overflow(browser, url, width) == 0


def test_paper_holds_what_the_page_holds(play: Play, browser: Browser) -> None:
    words = play.printed(browser, PAGE)
    for needed in ("biji kering", "target 6,5", "penyuluh", "Dinas Pertanian rekaan"):
        assert needed in words


def test_the_search_leads_to_the_row(play: Play) -> None:
    assert play.first_hit("KOM-07").startswith(PAGE)
    assert play.first_hit("kopi hulu lada").startswith(PAGE)


def test_open_data_give_the_rows_to_others(play: Play) -> None:
    found = {row["id"]: row for row in play.exported("kompetensi")}
    assert found["KOM-07"]["nilai_target"] == 6.5
    assert play.exported("pendamping")[-1]["peran"] == "penyuluh"


def test_the_next_edition_tells_what_changed(play: Play) -> None:
    told = play.compared()
    assert "KOM-07" in told
    assert "penyuluh" in told
