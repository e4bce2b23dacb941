"""A Markdown extension that numbers footnotes as they are read.

Markdown numbers them as they are defined, or as its inline parser meets them: that one leaves
boxes, lists and tables for later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.treeprocessors import Treeprocessor

_REFERENCE = re.compile(r"\[\^([^\]]+)\]")
# After the blocks are parsed, and before the list of footnotes is made of them (50).
_PRIORITY = 60


class _InReadingOrder(Treeprocessor):
    def run(self, root: Element) -> None:
        read = dict.fromkeys(_REFERENCE.findall("".join(_texts(root))))
        for extension in self.md.registeredExtensions:
            if isinstance(extension, FootnoteExtension):
                notes = extension.footnotes
                # Those that no text refers to come last.
                for name in (*read, *(name for name in notes if name not in read)):
                    if name in notes:
                        notes.move_to_end(name)


def _texts(element: Element) -> Iterator[str]:
    """The source of all text, in the order of reading."""
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""


class ReadingOrderExtension(Extension):
    """Needs the extension `footnotes`, and does nothing without it."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name Markdown calls
        md.treeprocessors.register(_InReadingOrder(md), "footnotes-in-reading-order", _PRIORITY)


def makeExtension(**options: Any) -> ReadingOrderExtension:  # noqa: N802 - the name Markdown calls
    """The extension, as `markdown_extensions` in mkdocs.yml asks for it."""
    return ReadingOrderExtension(**options)
