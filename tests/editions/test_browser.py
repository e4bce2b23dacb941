"""The published editions in a real browser: menu, notices, comparisons, and life without them."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, Route, expect

from cetakbiru.comparison.compare import compare
from cetakbiru.comparison.report import to_json
from cetakbiru.comparison.snapshot import snapshot_from_json
from tests.editions.conftest import Editions

pytestmark = pytest.mark.whole

NOTICE = ".ppm-edisi-pemberitahuan"
MENU = ".ppm-edisi-menu"


def test_the_menu_shows_number_status_and_date_of_each_edition(
    page: Page, published_url: str
) -> None:
    page.goto(f"{published_url}terbaru/")
    page.locator(f"{MENU} > summary").click()
    items = page.locator(f"{MENU} li")
    expect(items).to_have_count(3)
    expect(items.nth(0)).to_contain_text("2026.3")
    expect(items.nth(0)).to_contain_text("Ditetapkan")
    expect(items.nth(0)).to_contain_text("31 Maret 2026")
    expect(items.nth(2)).to_contain_text("Dicabut")
    expect(items.nth(0).locator("a")).to_have_attribute("aria-current", "true")


def test_the_menu_leads_to_the_same_page_of_another_edition(page: Page, published_url: str) -> None:
    page.goto(f"{published_url}2026.3/kabupaten/contoh-utara/")
    page.locator(f"{MENU} > summary").click()
    page.locator(f"{MENU} a", has_text="2026.1").click()
    page.wait_for_url(f"{published_url}2026.1/kabupaten/contoh-utara/")


def test_the_newest_edition_has_no_notice(page: Page, published_url: str) -> None:
    page.goto(f"{published_url}berlaku/kabupaten/contoh-utara/")
    expect(page.locator(MENU)).to_be_visible()
    expect(page.locator(NOTICE)).to_have_count(0)


def test_an_old_draft_learns_of_later_editions(page: Page, published_url: str) -> None:
    page.goto(f"{published_url}2026.2/kabupaten/contoh-utara/")
    notice = page.locator(NOTICE)
    expect(notice).to_contain_text("Ini bukan edisi terbaru.")
    expect(notice).to_contain_text("Edisi ini rancangan")
    expect(notice).to_contain_text("Edisi ini mempunyai ralat.")
    expect(page.locator("[data-ppm-edisi]")).to_contain_text("Rancangan")
    link = notice.locator("a", has_text="Buka halaman ini pada edisi 2026.3").first
    expect(link).to_have_attribute("href", f"{published_url}2026.3/kabupaten/contoh-utara/")


def test_who_comes_to_the_middle_of_an_old_page_sees_that_it_is_old(
    page: Page, published_url: str
) -> None:
    page.goto(f"{published_url}2026.2/kabupaten/contoh-utara/#PRG-9901-PEN-01")
    line = page.locator(".ppm-edisi-jejak")
    expect(line).to_be_in_viewport()
    expect(line.locator("a")).to_have_attribute(
        "href", f"{published_url}2026.3/kabupaten/contoh-utara/#PRG-9901-PEN-01"
    )
    page.goto(f"{published_url}terbaru/kabupaten/contoh-utara/")
    expect(page.locator(MENU)).to_be_visible()
    expect(line).to_have_count(0)


def test_a_withdrawn_edition_says_by_what(page: Page, published_url: str) -> None:
    page.goto(f"{published_url}2026.1/")
    notice = page.locator(NOTICE)
    expect(notice).to_contain_text(
        "Edisi ini telah dicabut pada 1 Maret 2026 dengan Surat rekaan nomor 7."
    )
    expect(notice.locator("a", has_text="2026.2")).to_have_count(1)


@pytest.mark.parametrize(
    ("address", "target", "remark"),
    [
        ("rilis/pengantar/", "rilis/kata-pengantar/", "Halaman ini pindah alamat."),
        ("rilis/sementara/", "rilis/perubahan/", "Halaman ini tidak ada pada edisi itu."),
        (
            "kabupaten/contoh-utara/#PRG-9901-PEN-01",
            "kabupaten/contoh-utara/#PRG-9901-PEN-01",
            "",
        ),
        (
            "kabupaten/contoh-utara/#PRG-9901-LNG-02",
            "kabupaten/contoh-utara/#PRG-9901-LNG-02",
            "dicabut dan digantikan oleh PRG-9902-LNG-02",
        ),
    ],
)
def test_an_old_page_leads_to_what_became_of_it(
    page: Page, published_url: str, address: str, target: str, remark: str
) -> None:
    page.goto(f"{published_url}2026.1/{address}")
    line = page.locator(f"{NOTICE} p", has_text="Ini bukan edisi terbaru.")
    expect(line.locator("a").first).to_have_attribute("href", f"{published_url}2026.3/{target}")
    expect(line).to_contain_text(remark)


def test_a_replaced_programme_links_to_its_successor(page: Page, published_url: str) -> None:
    page.goto(f"{published_url}2026.1/kabupaten/contoh-utara/#PRG-9901-LNG-02")
    line = page.locator(f"{NOTICE} p", has_text="Ini bukan edisi terbaru.")
    expect(line.locator("a", has_text="PRG-9902-LNG-02")).to_have_attribute(
        "href", f"{published_url}2026.3/kabupaten/kota-contoh-selatan/#PRG-9902-LNG-02"
    )


@pytest.mark.parametrize(
    "answer", [None, "bukan json", "{}", '[{"version": "<b>"}, null, 7]', "[]"]
)
def test_without_a_usable_versions_json_the_page_stands_alone(
    page: Page, published_url: str, answer: str | None
) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))

    def reply(route: Route) -> None:
        if answer is None:
            route.abort()
        else:
            route.fulfill(body=answer, content_type="application/json")

    page.route("**/versions.json", reply)
    page.goto(f"{published_url}2026.1/kabupaten/contoh-utara/")
    expect(page.locator("h1")).to_contain_text("Contoh Utara")
    expect(page.locator("[data-ppm-edisi]")).to_contain_text("Rancangan")
    expect(page.locator(MENU)).to_have_count(0)
    expect(page.locator(NOTICE)).to_have_count(0)
    assert errors == []


def test_hostile_text_in_versions_json_stays_text(page: Page, published_url: str) -> None:
    entry = {
        "version": "2026.1",
        "title": "x",
        "aliases": ["<img src=x onerror=alert(1)>"],
        "properties": {
            "label": "<script>alert(1)</script>",
            "tanggal": "<b>",
            "status": "dicabut",
            "dicabut": {"dokumen": "<img src=x onerror=alert(2)>", "pengganti": "../.."},
        },
    }
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.route("**/versions.json", lambda route: route.fulfill(body=json.dumps([entry])))
    page.goto(f"{published_url}2026.1/")
    expect(page.locator(NOTICE)).to_contain_text("<img src=x onerror=alert(2)>")
    assert page.locator(f"{NOTICE} img, {MENU} img, {MENU} script").count() == 0


def test_forty_editions_keep_the_menu_usable(page: Page, published_url: str) -> None:
    entries = [
        {
            "version": f"{2026 + number // 4}.{number % 4 + 1}",
            "title": str(number),
            "aliases": ["terbaru"] if number == 39 else [],
            "properties": {"label": "Rancangan", "tanggal": "2026-01-31", "status": "rancangan"},
        }
        for number in range(40)
    ]
    page.set_viewport_size({"width": 360, "height": 640})
    page.route("**/versions.json", lambda route: route.fulfill(body=json.dumps(entries)))
    page.goto(f"{published_url}2026.1/")
    page.locator(f"{MENU} > summary").click()
    expect(page.locator(f"{MENU} li")).to_have_count(40)
    box = page.locator(f"{MENU} ul").bounding_box()
    assert box is not None
    assert box["height"] <= 400
    assert box["width"] <= 360
    last = page.locator(f"{MENU} li a").last
    last.focus()
    expect(last).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.locator(f"{MENU} > summary")).to_be_focused()


def test_a_reader_compares_two_editions_for_one_kabupaten(page: Page, published_url: str) -> None:
    page.goto(f"{published_url}2026.3/rilis/banding/")
    form = page.locator("[data-ppm-banding] form")
    form.get_by_label("Edisi lama").select_option("2026.1")
    form.get_by_label("Edisi baru").select_option("2026.2")
    form.get_by_label("Kabupaten atau kota").select_option("99.02")
    form.get_by_role("button", name="Bandingkan").click()
    result = page.locator("[data-ppm-hasil]")
    expect(result.locator("h2")).to_have_text(
        "Dari edisi 2026.1 ke 2026.2 untuk Kota Contoh Selatan"
    )
    expect(result).to_contain_text("PRG-9902-LNG-02: Bibit pohon")
    expect(result).to_contain_text("menggantikan PRG-9901-LNG-02 (Bibit pohon)")
    expect(result).not_to_contain_text("PRG-9901-PEN-06")
    page.reload()  # the choice stands in the address
    expect(result.locator("h2")).to_contain_text("Kota Contoh Selatan")


def test_the_picker_lists_the_finished_pairs_without_scripts(
    editions: Editions, published_url: str, page: Page
) -> None:
    page.route(re.compile(r"\.js(\?|$)"), lambda route: route.abort())
    page.goto(f"{published_url}2026.3/rilis/banding/")
    page.get_by_role("link", name="2026.1 ke 2026.2").click()
    page.wait_for_url(f"{published_url}2026.2/rilis/perubahan/")
    expect(page.locator("main")).to_contain_text("Dipecah (1)")


def test_an_edition_carries_what_it_changed_against_each_before_it(editions: Editions) -> None:
    names = sorted(path.parent.parent.name for path in editions.site.glob("*/edisi/isi.json"))
    names = [name for name in names if (editions.site / name).is_dir() and name[0].isdigit()]
    assert names == ["2026.1", "2026.2", "2026.3"]
    snapshots = {
        name: snapshot_from_json(json.loads((editions.site / name / "edisi/isi.json").read_text()))
        for name in names
    }
    for at, new in enumerate(names):
        told = {path.stem: path for path in (editions.site / new / "edisi/banding").glob("*")}
        assert sorted(told) == names[:at]
        for old, path in told.items():
            expected = to_json(compare(snapshots[old], snapshots[new]))
            assert json.loads(path.read_text()) == json.loads(json.dumps(expected))


def test_editions_are_compared_from_the_older_whichever_is_chosen_first(
    page: Page, published_url: str
) -> None:
    page.goto(f"{published_url}2026.1/rilis/banding/?dari=2026.3&ke=2026.1&kabupaten=")
    result = page.locator("[data-ppm-hasil]")
    expect(result.locator("h2")).to_have_text("Dari edisi 2026.1 ke 2026.3")
    page.goto(f"{published_url}2026.1/rilis/banding/?dari=2026.3&ke=2026.3&kabupaten=")
    expect(result).to_have_text("Pilih dua edisi yang berbeda.")


def test_the_root_leads_to_the_adopted_edition(page: Page, published_url: str) -> None:
    page.goto(published_url)
    page.wait_for_url(f"{published_url}berlaku/")
    expect(page.locator("[data-ppm-edisi]")).to_contain_text("Edisi 2026.3")
