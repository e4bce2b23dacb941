"""One finished page as those who come after the renderer need it, from one parse of its HTML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from lxml import etree

from cetakbiru.checks.pages.leftovers import LEFTOVERS, may_hold_leftovers
from cetakbiru.outputs.reader.sections import Section, sections_of, squeeze

# Without an index of ids, which XPath finds as well, parsing takes a quarter less.
_PARSER = etree.HTMLParser(encoding="utf-8", collect_ids=False)
_TEXTS = etree.XPath(
    "//text()[not(parent::script or parent::style or parent::code or parent::pre)]",
    smart_strings=False,
)
_IDS = etree.XPath("//@id", smart_strings=False)
_NAMES = etree.XPath("//a/@name", smart_strings=False)
# Links to editions that were published before lie outside the site that is being read.
_LINKS = etree.XPath(
    "//@href[not(parent::use or ../@data-edisi)] | //@src[not(../@data-edisi)]", smart_strings=False
)
_USES = etree.XPath("//use/@*[name()='href' or name()='xlink:href']", smart_strings=False)
# Most pages hold neither, and then a question that is answered three times as fast will do.
_SPECIAL = (b"<use", b"data-edisi")
_ALL_LINKS = etree.XPath("//@href | //@src", smart_strings=False)


@dataclass(frozen=True)
class FinishedPage:
    """What a page holds.

    `ids` as they stand, doubles included; `anchors` all that a link can lead to; `links` each once;
    `uses` are links of SVG `use`, whose anchors are not on pages. `leftovers` are pieces of visible
    text with what a broken macro leaves. `sections` is empty without an article, and of a page
    that search engines shall pass over.
    """

    ids: tuple[str, ...]
    names: tuple[str, ...]
    links: tuple[str, ...]
    uses: tuple[str, ...]
    leftovers: tuple[tuple[str, str], ...]
    description: str
    sections: tuple[Section, ...]

    @property
    def anchors(self) -> frozenset[str]:
        return frozenset((*self.ids, *self.names))


def read_page(content: bytes) -> FinishedPage:
    """The page in `content`, which is UTF-8."""
    tree = etree.fromstring(content, parser=_PARSER)
    metas = {str(meta.get("name")): str(meta.get("content", "")) for meta in tree.iter("meta")}
    article = next(tree.iter("article"), None)
    special = any(sign in content for sign in _SPECIAL)
    listed = article is not None and "noindex" not in metas.get("robots", "")
    return FinishedPage(
        ids=tuple(_strings(_IDS, tree)),
        names=tuple(_strings(_NAMES, tree)),
        links=tuple(dict.fromkeys(_strings(_LINKS if special else _ALL_LINKS, tree))),
        uses=tuple(dict.fromkeys(_strings(_USES, tree))) if special else (),
        leftovers=tuple(_leftovers(tree)),
        description=squeeze(metas.get("description", "")),
        sections=sections_of(article) if article is not None and listed else (),
    )


def _strings(path: etree.XPath, tree: etree._Element) -> list[str]:
    return cast(list[str], path(tree))


def _leftovers(tree: etree._Element) -> Iterator[tuple[str, str]]:
    # All text at once is far cheaper than text by text, and says whether a closer look is due.
    if not may_hold_leftovers(str(etree.tostring(tree, method="text", encoding="unicode"))):
        return
    for text in _strings(_TEXTS, tree):
        found = LEFTOVERS.search(text)
        if found:
            yield found[0], text
