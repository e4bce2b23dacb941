"""One finished page as those who come after the renderer need it, from one parse of its HTML.

The parser is Lexbor, which reads HTML as browsers do.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from cetakbiru.base.compact import compact_json
from cetakbiru.checks.pages.leftovers import LEFTOVERS, may_hold_leftovers
from cetakbiru.outputs.reader.sections import Section, sections_of, squeeze

# All that leads somewhere, can be led to, or describes the page.
_TELLING = ":is([id], [href], [src], use, a[name], meta[name])"
# Links to editions that were published before lie outside the site that is being read.
_ELSEWHERE = "data-edisi"
_USED = ("href", "xlink:href")
_CODE = frozenset({"script", "style", "code", "pre"})


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

    def to_json(self) -> bytes:
        """The page as text that `from_json` reads."""
        return compact_json(asdict(self)).encode()

    @classmethod
    def from_json(cls, text: bytes) -> FinishedPage:
        """The page that `to_json` told."""
        value = json.loads(text)
        return cls(
            ids=tuple(value["ids"]),
            names=tuple(value["names"]),
            links=tuple(value["links"]),
            uses=tuple(value["uses"]),
            leftovers=tuple((found, text) for found, text in value["leftovers"]),
            description=value["description"],
            sections=tuple(Section(**one) for one in value["sections"]),
        )


def read_page(content: bytes) -> FinishedPage:
    """The page in `content`, which is UTF-8."""
    tree = LexborHTMLParser(content)
    ids: list[str] = []
    names: list[str] = []
    links: dict[str, None] = {}
    uses: dict[str, None] = {}
    metas: dict[str, str] = {}
    for node in tree.css(_TELLING):
        found, tag = node.attributes, node.tag
        if "id" in found:
            ids.append(found["id"] or "")
        if tag == "use":
            uses.update((found[name] or "", None) for name in _USED if name in found)
            continue
        if "name" in found and tag == "a":
            names.append(found["name"] or "")
        elif "name" in found and tag == "meta":
            metas[found["name"] or ""] = found.get("content") or ""
        if _ELSEWHERE in found:
            continue
        if "href" in found:
            links[found["href"] or ""] = None
        if "src" in found:
            links[found["src"] or ""] = None
    article = tree.css_first("article")
    listed = "noindex" not in metas.get("robots", "")
    return FinishedPage(
        ids=tuple(ids),
        names=tuple(names),
        links=tuple(links),
        uses=tuple(uses),
        leftovers=tuple(_leftovers(tree)),
        description=squeeze(metas.get("description", "")),
        sections=sections_of(article) if article is not None and listed else (),
    )


def _leftovers(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    # All text at once is far cheaper than text by text, and says whether a closer look is due.
    if tree.root is None or not may_hold_leftovers(tree.root.text()):
        return
    for node in tree.root.traverse(include_text=True):
        if node.is_text_node and not _is_code(node.parent):
            text = node.text()
            found = LEFTOVERS.search(text)
            if found:
                yield found[0], text


def _is_code(parent: LexborNode | None) -> bool:
    return parent is not None and parent.tag in _CODE
