"""The companies' shop window: consented on a sheet, shown by place and band, taken and open."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.instruments.play import Play, play_in
from tests.rows import rows_of

pytestmark = [pytest.mark.whole, pytest.mark.needs("soffice")]

NAMED = {
    "kode": "sungai-rekaan",
    "nama": "PT Sungai Rekaan",
    "persetujuan": "2026-01-05",
    "cakupan": "kegiatan",
    "sumber": "sumber-rekaan",
}
NEW = {
    "perusahaan": "sungai-rekaan",
    "tahun": 2026,
    "kegiatan": 'Kelas "sore" & tutor keliling',
    "bidang": "PEN",
    "subprogram": "PEN-2",
    "sejalan": "PPM-9902-PEN-01",
    "kecamatan": "99.02.01",
    "keluaran": "Warga belajar",
    "volume": 24,
    "satuan": "orang",
    "pita_biaya": "sampai 50 juta",
    "keadaan": "direncanakan",
    "sumber": "sumber-rekaan",
}
ID = "KGP-sungai-rekaan-2026-001"
PAGE = "perusahaan/etalase/"
# What companies did that agreed to sums only.
SECRET = ("Emas Rekaan", "emas-rekaan", "Bibit pohon tepi sungai", "Pelatihan las", "kapur-rekaan")


@pytest.fixture(scope="module")
def play(tmp_path_factory: pytest.TempPathFactory) -> Play:
    """A sheet with a company that is new and what it plans, taken in."""
    play = play_in(tmp_path_factory.mktemp("etalase"))
    book = play.sheet("etalase")
    filled = play.filled(book, {"Perusahaan": {0: NAMED}, "Kegiatan": {0: NEW}})
    assert ID in play.taken_in(filled)
    play.built()
    return play


def test_the_row_is_in_the_data_with_an_id_of_its_own(play: Play) -> None:
    found = [
        row
        for path in sorted((play.project / "data/etalase").glob("*.csv"))
        for row in rows_of(path)
        if row["id"] == ID
    ]
    assert [{name: row[name] for name in NEW} for row in found] == [
        {name: str(value) for name, value in NEW.items()}
    ]


def test_the_page_shows_it_and_what_it_takes(play: Play) -> None:
    words = play.page(PAGE)
    assert "tutor keliling" in words
    assert "sampai 50 juta" in words
    before, _, after = words.partition("Arah yang sudah diambil")
    assert "PT Sungai Rekaan" in before
    assert "PPM-9902-PEN-01" in after
    assert "Masih terbuka di" in after


@pytest.mark.parametrize(
    "url", ["kabupaten/kota-contoh-selatan/", "kabupaten/kota-contoh-selatan/pusat-rekaan/",
            "program/pendidikan/"],
)  # fmt: skip
def test_who_works_here_tells_of_it(play: Play, url: str) -> None:
    words = play.page(url).partition("Siapa bekerja di sini")[2]
    assert "tutor keliling" in words
    assert "PT Sungai Rekaan" in words


def test_no_file_of_the_site_tells_who_agreed_to_sums_only(play: Play) -> None:
    assert "Jumlah bersama" in play.page(PAGE)
    told = {
        f"{path.relative_to(play.site)}: {name}"
        for path in play.site.rglob("*")
        if path.suffix in (".html", ".json", ".csv", ".js", ".xml", ".txt", ".ics")
        for name in SECRET
        if name in path.read_text("utf-8", errors="replace")
    }
    assert told == set()


@pytest.mark.parametrize("width", [360, 1440])
def test_the_page_is_no_wider_than_its_window(play: Play, browser: Browser, width: int) -> None:
    assert play.overflow(browser, PAGE, width) == 0


def test_paper_holds_what_the_page_holds(play: Play, browser: Browser) -> None:
    words = play.printed(browser, PAGE)
    for needed in ("PT Sungai Rekaan", "tutor keliling", "sampai 50 juta", "Jumlah bersama"):
        assert needed in words


def test_the_search_leads_to_the_row(play: Play) -> None:
    assert play.first_hit(ID) == f"{PAGE}#{ID}"


def test_open_data_give_the_row_to_others(play: Play) -> None:
    found = {row["id"]: row for row in play.exported("kegiatan_perusahaan")}
    assert found[ID]["kegiatan"] == NEW["kegiatan"]
    assert not any("emas-rekaan" in name for name in found)


def test_the_next_edition_tells_what_changed(play: Play) -> None:
    told = play.compared()
    assert ID in told
    assert "PT Sungai Rekaan" in told


def test_a_sheet_of_one_company_comes_back_as_it_went(play: Play) -> None:
    book = play.folder / "tambang-rekaan.xlsx"
    play.ppm("template", "etalase", "--perusahaan", "tambang-rekaan", "--out", book)
    assert "Tidak ada perubahan" in play.ppm("import", book).out
