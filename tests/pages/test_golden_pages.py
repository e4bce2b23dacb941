"""What whole pages of the real province say, word for word: read the difference before you renew.

A change of the data or of a text changes these pages, and is wanted then: renew with
`pytest tests/pages/test_golden_pages.py --update-golden` and look at what git shows.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

GOLDEN = Path(__file__).parent / "golden-pages"
# Three kabupaten: mining at work, deposits only, no evidence; two guides; the matrix.
PAGES = (
    "kabupaten/ketapang",
    "kabupaten/sintang",
    "kabupaten/kota-pontianak",
    "panduan/beasiswa",
    "panduan/kompetensi-inti",
    "sinkronisasi/matriks",
)
_BLOCKS = frozenset(
    {
        *("address", "article", "blockquote", "caption", "dd", "details", "div", "dl", "dt"),
        *("figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "li", "nav", "ol", "p", "section"),
        *("summary", "table", "tbody", "td", "th", "thead", "tr", "ul"),
    }
)


def words_of(page: Path) -> str:
    """The text of a page's article as a reader meets it, a line for each block."""
    (article,) = html.fromstring(page.read_bytes()).iter("article")
    for one in article.iter():
        if one.tag in ("script", "style", "svg"):
            one.clear(keep_tail=True)
        elif one.tag in _BLOCKS:
            one.text = f"\n{one.text or ''}"
            one.tail = f"\n{one.tail or ''}"
    lines = (" ".join(line.split()) for line in article.text_content().splitlines())
    return "\n".join(line for line in lines if line) + "\n"


@pytest.mark.site
@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_what_it_said(
    name: str, built_site: Path, request: pytest.FixtureRequest
) -> None:
    found = words_of(built_site / name / "index.html")
    golden = GOLDEN / f"{name.replace('/', '-')}.txt"
    if request.config.getoption("--update-golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


def test_every_golden_page_is_asked_for() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == {name.replace("/", "-") for name in PAGES}
