"""A finished page's sections: each heading with the text that people wrote beneath it.

What macros made of the data is passed over: the data speak for themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

_HEADINGS = frozenset({"h1", "h2", "h3"})
_INLINE = frozenset({"a", "abbr", "b", "code", "dfn", "em", "i", "span", "strong", "sub", "sup"})
_SILENT = frozenset({"script", "style", "svg", "nav", "form", "button", "template", "math"})
_GENERATED = "ppm-"
_OWN_ADDRESS = "headerlink"

Attributes = dict[str, str | None]


@dataclass(frozen=True)
class Section:
    """A heading and the text beneath it; `anchor` is empty for the page's own beginning."""

    anchor: str
    title: str
    text: str


def squeeze(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def sections_of(article: LexborNode) -> tuple[Section, ...]:
    """The sections of an article in the order of reading; text before the first is left out."""
    found: list[tuple[str, str, list[str]]] = []
    for piece in _pieces(article):
        if isinstance(piece, tuple):
            found.append((*piece, []))
        elif found:
            found[-1][2].append(piece)
    return tuple(Section(anchor, title, squeeze("".join(text))) for anchor, title, text in found)


def _pieces(element: LexborNode) -> Iterator[tuple[str, str] | str]:
    """Headings as (anchor, title) and pieces of text, in the order of reading."""
    for child in _children(element):
        if child.is_text_node:
            yield child.text()
            continue
        tag, attributes = child.tag or "", child.attributes
        if _is_silent(child, tag, attributes):
            continue
        # The page's own title needs no anchor.
        anchor = "" if tag == "h1" else attributes.get("id")
        if tag in _HEADINGS and anchor is not None:
            yield anchor, squeeze("".join(_heading_text(child)))
        else:
            yield from _pieces(child)
            if tag not in _INLINE:
                yield " "


def _children(element: LexborNode) -> Iterator[LexborNode]:
    """Its elements and pieces of text; comments say nothing."""
    child = element.first_child
    while child is not None:
        if child.is_element_node or child.is_text_node:
            yield child
        child = child.next


def _is_silent(element: LexborNode, tag: str, attributes: Attributes) -> bool:
    classes = attributes.get("class") or ""
    if tag in _SILENT or _OWN_ADDRESS in classes or "footnote" in classes:
        return True
    if tag == "sup" and (attributes.get("id") or "").startswith("fnref"):
        return True
    if tag in _HEADINGS:
        # A heading that Markdown made offers its own address, or opens a part that folds; any
        # other is made by a macro.
        return tag != "h1" and not (_offers_address(element) or _opens_fold(element))
    return classes.startswith(_GENERATED) and tag not in _INLINE


def _offers_address(heading: LexborNode) -> bool:
    return heading.css_first(f"a[class*={_OWN_ADDRESS}]") is not None


def _opens_fold(heading: LexborNode) -> bool:
    return heading.parent is not None and heading.parent.tag == "summary"


def _heading_text(heading: LexborNode) -> Iterator[str]:
    for child in _children(heading):
        if child.is_text_node or _OWN_ADDRESS not in (child.attributes.get("class") or ""):
            yield child.text()
