"""The shipped pages: chapters of substance, guides that are their own, and gaps said once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from cetakbiru.checks.pages.text import PageText
from cetakbiru.model.load import load_blueprint
from cetakbiru.model.made_pages import made_pages
from tests.conftest import ROOT
from tests.prose import absences, alike, prose_words, read_page, repeated_sentences

CHAPTERS = ROOT / "docs/cetak-biru"
GUIDES = ROOT / "docs/panduan"
# All pages of docs/ together may say so often that something is not there; of the pages that are
# made of data, one of a place each.
MOST_ABSENCES = 300
MOST_OF_A_PLACE = 2


@pytest.fixture(scope="module")
def guides() -> Mapping[str, PageText]:
    return {path.stem: read_page(path) for path in GUIDES.glob("*.md") if path.stem != "index"}


def test_the_chapters_hold_what_a_planner_can_work_from() -> None:
    assert prose_words(map(read_page, CHAPTERS.glob("bab-*.md"))) >= 9_000


def test_every_guide_is_long_enough_to_use_and_short_enough_to_read(
    guides: Mapping[str, PageText],
) -> None:
    words = {name: prose_words([page]) for name, page in guides.items()}
    assert {name: count for name, count in words.items() if not 700 <= count <= 1_200} == {}


def test_no_sentence_stands_in_many_guides(guides: Mapping[str, PageText]) -> None:
    assert repeated_sentences(guides, least=8, most=3) == []


def test_no_guide_is_made_of_another(guides: Mapping[str, PageText]) -> None:
    assert alike(guides, most=0.15) == []


@pytest.mark.site
def test_what_is_missing_is_not_said_again_and_again(built_site: Path) -> None:
    found = Counter(
        {
            page.relative_to(built_site).parent.as_posix(): len(absences(page.read_text("utf-8")))
            for page in built_site.rglob("index.html")
        }
    )
    made = made_pages(load_blueprint(ROOT / "data"))
    places = {name: found.pop(name.removesuffix(".md")) for name in made}
    assert found.total() <= MOST_ABSENCES, found.most_common(20)
    assert {name: count for name, count in places.items() if count > MOST_OF_A_PLACE} == {}


@pytest.mark.site
def test_a_page_with_a_dash_says_once_what_it_stands_for(built_site: Path) -> None:
    for path in built_site.rglob("index.html"):
        page = path.read_text(encoding="utf-8")
        is_used = '<span class="ppm-kosong">\N{EN DASH}</span>' in page
        assert page.count("Tanda pisah (\N{EN DASH})") == is_used, path
