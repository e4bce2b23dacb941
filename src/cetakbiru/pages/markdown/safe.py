"""A Markdown extension that makes a page's own HTML harmless, before fragments are put in.

`ppm check` refuses such HTML with its line; this is the second wall, in every renderer built on
Python-Markdown. Fragments of macros come after it: their HTML is made by the project.
"""

from __future__ import annotations

from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor

from cetakbiru.checks.pages.safehtml import neutralised


class _Neutralise(Postprocessor):
    def run(self, text: str) -> str:
        return neutralised(text)


class SafeExtension(Extension):
    """Runs after every other postprocessor but the one that puts fragments in (-10)."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name Markdown calls
        md.postprocessors.register(_Neutralise(md), "safe", -5)


def makeExtension(**options: Any) -> SafeExtension:  # noqa: N802 - the name Markdown calls
    """The extension, as `markdown_extensions` in mkdocs.yml asks for it."""
    return SafeExtension(**options)
