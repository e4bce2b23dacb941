"""A Markdown extension for parts of a page that fold: `## Judul {.ppm-lipat}`.

The heading becomes the line that opens the part. The part goes on to the next heading of its level
or above, to a rule (`---`), which then has done its work, or to the end of the page. Anchors stay
what they were: a browser opens a fold that an address points into.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

# What a heading asks with, and the element that it gets. That bears no "ppm-": the search reads
# such parts, since they are text of the page.
_ASKED = "ppm-lipat"
FOLD = "lipat"
_HEADING = re.compile("h([1-6])")
_RULE = "hr"
_NOTES = "footnote"
_OWN_ADDRESS = "headerlink"


class _Fold(Treeprocessor):
    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            if any(_is_folded(child) for child in parent):
                parent[:] = _folded(parent)


def _folded(children: Iterable[Element]) -> list[Element]:
    """The children, with each folded heading and what follows it within one element."""
    whole = Element("div")
    # What goes on, the innermost last: the level of its heading and its element.
    parts = [(-1, whole)]
    for child in children:
        level = _level(child)
        ended = [part for part in parts if level is not None and part[0] >= level]
        parts = parts[: len(parts) - len(ended)]
        if ended and child.tag == _RULE:
            continue
        within = parts[-1][1]
        if level is not None and _is_folded(child):
            parts.append((level, _around(child)))
            child = parts[-1][1]
        within.append(child)
    return list(whole)


def _level(element: Element) -> int | None:
    """How far up a part ends here: 2 ends those of h2 and below; None ends nothing."""
    if element.tag == _RULE or element.get("class") == _NOTES:
        return 0
    heading = _HEADING.fullmatch(element.tag)
    return int(heading[1]) if heading else None


def _is_folded(element: Element) -> bool:
    is_heading = _HEADING.fullmatch(element.tag) is not None
    return is_heading and _ASKED in element.get("class", "").split()


def _around(heading: Element) -> Element:
    """The fold whose line is the heading, which needs no class any more.

    A link to the heading goes: what opens a fold may hold nothing else to press.
    """
    for address in heading.findall(f"a[@class='{_OWN_ADDRESS}']"):
        heading.remove(address)
    classes = [name for name in heading.get("class", "").split() if name != _ASKED]
    if classes:
        heading.set("class", " ".join(classes))
    else:
        del heading.attrib["class"]
    fold = Element("details", {"class": FOLD})
    fold.text = fold.tail = "\n"
    line = SubElement(fold, "summary")
    line.append(heading)
    line.tail = "\n"
    return fold


class FoldedExtension(Extension):
    """Runs after headings have got their ids and links (5)."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name Markdown calls
        md.treeprocessors.register(_Fold(md), "folded", 4)


def makeExtension(**options: Any) -> FoldedExtension:  # noqa: N802 - the name Markdown calls
    """The extension, as `markdown_extensions` in mkdocs.yml asks for it."""
    return FoldedExtension(**options)
