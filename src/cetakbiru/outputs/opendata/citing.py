"""The finished chapters with a control under each heading that gives the citation of its section.

Works on the finished page, so every renderer's pages get it alike.
"""

from __future__ import annotations

import re
from pathlib import Path

from cetakbiru.outputs.opendata.inventory import CHAPTER, Item, items_of_chapters
from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.citations import chapter_citation, section_citation
from cetakbiru.pages.fragments.html import Html
from cetakbiru.pages.fragments.links import Links

_HEADING = re.compile(r'<(h[123]) id="([^"]+)"[^<>]*>.*?</\1>', re.DOTALL)
_ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)


def offer_citations(blueprint: Blueprint, site: Path) -> None:
    """Adds the controls to every chapter of the site. Raises OSError."""
    by_page: dict[str, list[Item]] = {}
    for item in items_of_chapters(site):
        by_page.setdefault(item.url.partition("#")[0], []).append(item)
    for url, items in by_page.items():
        page = site / url / "index.html"
        text = page.read_text(encoding="utf-8")
        page.write_text(_with_controls(text, _controls(blueprint, url, items)), encoding="utf-8")


def _controls(blueprint: Blueprint, url: str, items: list[Item]) -> dict[str, Html]:
    """The control of each section by its anchor; that of the chapter has none."""
    links = Links(blueprint, url)
    chapter = next((item for item in items if item.kind == CHAPTER), None)
    if chapter is None:
        return {}
    return {
        item.url.partition("#")[2]: (
            chapter_citation(blueprint, links, item.id, item.title)
            if item is chapter
            else section_citation(blueprint, links, item.id, chapter.title, item.title)
        )
        for item in items
    }


def _with_controls(page: str, controls: dict[str, Html]) -> str:
    def after(heading: re.Match[str]) -> str:
        anchor = "" if heading[1] == "h1" else heading[2]
        return f"{heading[0]}\n{controls[anchor]}" if anchor in controls else heading[0]

    return _ARTICLE.sub(lambda article: _HEADING.sub(after, article[0]), page, count=1)
