"""Views in docs/cetak.yml: which there are, what they stand for, what they take from pages."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from cetakbiru.model.load import Blueprint, load_blueprint
from cetakbiru.model.print_views import DISTRICT_VIEW, PRINT_VIEWS
from cetakbiru.outputs.pdf.dom import text_of
from cetakbiru.outputs.pdf.places import places_of
from cetakbiru.outputs.pdf.plan import PlannedPage, Role, read_plan
from cetakbiru.outputs.pdf.read import clean, read_view
from cetakbiru.outputs.pdf.sources import mark_sources
from cetakbiru.outputs.pdf.views import VIEWS, view_of
from cetakbiru.outputs.pdf.views.parts import page_parts
from cetakbiru.outputs.pdf.vocabulary import unknown
from cetakbiru.pages.fragments.html import element, fragment
from tests.conftest import GOOD, ROOT
from tests.pdf.test_refusals import SmallSite

ARTICLE = (
    '<h1>Kabupaten</h1><h2 id="profil">Profil</h2><p>Isi profil</p>'
    '<h2 id="khas">Yang khas</h2><p>Isi khas<sup><a class="footnote-ref" href="#fn:a">1</a></sup>'
    "</p><h3>Rincian</h3>"
    '<h2 id="kecamatan">Kecamatan</h2><p>Isi kecamatan</p>'
    '<div class="footnote"><ol><li id="fn:a"><p>Catatan khas</p></li></ol></div>'
)


@pytest.fixture(scope="module")
def good() -> Blueprint:
    return load_blueprint(GOOD / "data")


def test_every_view_that_may_be_named_can_be_made() -> None:
    assert {*VIEWS, DISTRICT_VIEW} == set(PRINT_VIEWS)


def test_the_view_of_kabupaten_stands_for_one_of_each(good: Blueprint) -> None:
    slugs = {item.slug: code for code, item in good.kabupaten.items()}
    plan = read_plan(GOOD / "docs", slugs)
    found = [page for page in plan if page.view == DISTRICT_VIEW]
    assert [page.kabupaten for page in found] == list(good.kabupaten)
    assert [page.path for page in found] == [f"kabupaten/{slug}.md" for slug in slugs]
    assert {page.role for page in found} == {Role.DISTRICT}
    (asked,) = {page.line for page in found}
    lines = (GOOD / "docs/cetak.yml").read_text(encoding="utf-8").splitlines()
    assert lines[asked - 1].strip() == "- tampilan: kabupaten"


def test_a_view_takes_the_parts_that_are_named_with_their_notes(small_site: SmallSite) -> None:
    _, site = small_site(ARTICLE)
    page = PlannedPage("bab.md", Role.DISTRICT, landscape=False, view="kabupaten", parts=("khas",))
    made = fragment(element("h1", None, "Kabupaten"), page_parts(), element("p", None, "Akhir"))
    text = text_of(read_view(made, site, page))
    assert "Yang khas" in text
    assert text.index("Isi khas") < text.index("Rincian") < text.index("Catatan khas")
    assert text.index("Catatan khas") < text.index("Akhir")
    assert "Isi profil" not in text
    assert "Isi kecamatan" not in text


def test_a_view_without_a_place_for_parts_has_them_at_its_end(small_site: SmallSite) -> None:
    _, site = small_site(ARTICLE)
    page = PlannedPage("bab.md", Role.APPENDIX, landscape=False, view="panduan", parts=("khas",))
    text = text_of(read_view(element("p", None, "Awal"), site, page))
    assert text.index("Awal") < text.index("Isi khas")


def test_a_page_without_that_part_gives_nothing(small_site: SmallSite, tmp_path: Path) -> None:
    _, site = small_site(ARTICLE)
    page = PlannedPage("bab.md", Role.DISTRICT, landscape=False, view="kabupaten", parts=("lain",))
    assert text_of(read_view(page_parts(), site, page)) == ""


def test_a_view_that_has_nothing_to_show_is_empty(good: Blueprint) -> None:
    rule = replace(good.aturan, calon=())
    bare = replace(good, kabupaten={}, kelengkapan={}, indikator={}, program={}, aturan=rule)
    for name, view in PRINT_VIEWS.items():
        if name not in ("ringkasan", DISTRICT_VIEW):
            page = PlannedPage(view.page, Role.APPENDIX, landscape=False, view=name)
            assert not view_of(bare, page), name


def test_the_real_plan_names_the_views(good: Blueprint) -> None:
    real = load_blueprint(ROOT / "data")
    slugs = {item.slug: code for code, item in real.kabupaten.items()}
    named = {page.view for page in read_plan(ROOT / "docs", slugs)} - {None}
    assert named >= {"ringkasan", DISTRICT_VIEW}


@pytest.mark.parametrize("folder", [GOOD, ROOT], ids=["good", "real"])
def test_print_knows_all_that_views_are_made_of(folder: Path, tmp_path: Path) -> None:
    blueprint = load_blueprint(folder / "data")
    edition = replace(blueprint.edisi, alamat="https://contoh.example")
    places: dict[str, str | None] = {"": None}
    places |= {item.slug: code for code, item in blueprint.kabupaten.items()}
    for name, view in PRINT_VIEWS.items():
        for slug, code in places.items():
            if ("{slug}" in view.page) != (code is not None):
                continue
            page = PlannedPage(
                view.page.format(slug=slug),
                Role.APPENDIX,
                landscape=False,
                kabupaten=code,
                view=name,
            )
            made = read_view(view_of(replace(blueprint, edisi=edition), page), tmp_path, page)
            assert not list(clean(made, places_of(folder / "docs", page)))
            mark_sources(made, page.url, blueprint.sumber)
            assert [strange for _, strange in unknown(made)] == [], page.path
            assert made.find(".//h1") is not None


def test_editors_are_told_of_every_view() -> None:
    guide = (ROOT / "docs/editor/mengubah-bab.md").read_text(encoding="utf-8")
    section = guide.partition("{#susunan-cetak}")[2].partition("\n## ")[0]
    assert re.findall(r"^\| `(\S+)` \|", section, re.M) == list(PRINT_VIEWS)


def test_no_view_says_what_the_edition_is_in_law(good: Blueprint) -> None:
    """A document handed in to be signed bears another status than its edition does today."""
    for name in VIEWS:
        page = PlannedPage(PRINT_VIEWS[name].page, Role.PREFACE, landscape=False, view=name)
        assert good.status.notice not in view_of(good, page)
