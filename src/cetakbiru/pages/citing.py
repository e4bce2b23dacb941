"""The headings of a chapter, each with the citation of its section folded under it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html
from lxml.html import HtmlElement

from cetakbiru.model.chapters import SAFE_ID, section_id
from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.citations import chapter_citation, section_citation
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.headings import below_headings


@dataclass(frozen=True)
class Heading:
    """The heading of a chapter (no anchor) or of a section that has an anchor."""

    id: str
    anchor: str
    title: str


def headings_of(chapter: str, tree: HtmlElement) -> list[Heading]:
    """What can be cited in the finished HTML of a chapter, as far as it has a permanent ID."""
    found = (
        Heading(section_id(chapter, anchor), anchor, title)
        if level != "h1"
        else Heading(chapter, "", title)
        for level, anchor, title in _headings(tree)
        if level == "h1" or anchor
    )
    return [heading for heading in found if SAFE_ID.fullmatch(heading.id)]


def with_citations(blueprint: Blueprint, url: str, chapter: str, content: str) -> str:
    """The HTML of the chapter at `url` with a control under each of its headings."""
    headings = headings_of(chapter, html.fromstring(content))
    title = next((one.title for one in headings if not one.anchor), None)
    if title is None:
        return content
    links = Links(blueprint, url)
    controls = {
        one.anchor: (
            section_citation(blueprint, links, one.id, title, one.title)
            if one.anchor
            else chapter_citation(blueprint, links, one.id, title)
        )
        for one in headings
    }
    return below_headings(content, controls)


def _headings(tree: HtmlElement) -> Iterator[tuple[str, str, str]]:
    for heading in tree.xpath(
        "descendant-or-self::h1 | descendant-or-self::h2[@id] | descendant-or-self::h3[@id]"
    ):
        for permalink in heading.xpath(".//a[@class='headerlink']"):
            permalink.drop_tree()
        yield heading.tag, heading.get("id", ""), " ".join(heading.text_content().split())
