"""A finished page's sections: each heading with the text that people wrote beneath it.

What macros made of the data is passed over: the data speak for themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import XPath, _Element

_HEADINGS = frozenset({"h1", "h2", "h3"})
_INLINE = frozenset({"a", "abbr", "b", "code", "dfn", "em", "i", "span", "strong", "sub", "sup"})
_SILENT = frozenset({"script", "style", "svg", "nav", "form", "button", "template", "math"})
_GENERATED = "ppm-"
# Not itertext, which ends at a comment.
_ALL_TEXT = XPath("string()", smart_strings=False)


@dataclass(frozen=True)
class Section:
    """A heading and the text beneath it; `anchor` is empty for the page's own beginning."""

    anchor: str
    title: str
    text: str


def squeeze(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def sections_of(article: _Element) -> tuple[Section, ...]:
    """The sections of an article in the order of reading; text before the first is left out."""
    found: list[tuple[str, str, list[str]]] = []
    for piece in _pieces(article):
        if isinstance(piece, tuple):
            found.append((*piece, []))
        elif found:
            found[-1][2].append(piece)
    return tuple(Section(anchor, title, squeeze("".join(text))) for anchor, title, text in found)


def _pieces(element: _Element) -> Iterator[tuple[str, str] | str]:
    """Headings as (anchor, title) and pieces of text, in the order of reading."""
    for child in element:
        if isinstance(child.tag, str) and not _is_silent(child):
            if child.tag in _HEADINGS and child.get("id"):
                anchor = "" if child.tag == "h1" else str(child.get("id"))
                yield anchor, squeeze("".join(_heading_text(child)))
            else:
                if child.text:
                    yield child.text
                yield from _pieces(child)
                if child.tag not in _INLINE:
                    yield " "
        if child.tail:
            yield child.tail


def _is_silent(element: _Element) -> bool:
    classes = str(element.get("class", ""))
    if element.tag in _SILENT or "headerlink" in classes or "footnote" in classes:
        return True
    if element.tag == "sup" and str(element.get("id", "")).startswith("fnref"):
        return True
    if element.tag in _HEADINGS:
        # A heading that Markdown made offers its own address; one without is made by a macro.
        offers = any("headerlink" in str(link.get("class", "")) for link in element.iter("a"))
        return element.tag != "h1" and not offers
    return classes.startswith(_GENERATED) and element.tag not in _INLINE


def _heading_text(heading: _Element) -> Iterator[str]:
    yield heading.text or ""
    for child in heading:
        if isinstance(child.tag, str) and "headerlink" not in str(child.get("class", "")):
            yield str(_ALL_TEXT(child))
        yield child.tail or ""
