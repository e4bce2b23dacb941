"""Finished HTML put into a page after Markdown is done, in place of short tokens.

Markdown never sees the fragment: it stays as it was made and costs nothing to parse.
Depends on Python-Markdown only, so every renderer built on it works.
"""

from __future__ import annotations

import hashlib
import re
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor

# Private-use characters: no keyboard types them and `ppm check` refuses them in pages.
_OPEN, _CLOSE = "\ue000", "\ue001"
_BLOCK = re.compile(f"<p>{_OPEN}([0-9a-f]{{32}}){_CLOSE}</p>")
_INLINE = re.compile(f"{_OPEN}([0-9a-f]{{32}}){_CLOSE}")
_NOTHING_ELSE = re.compile(rf"\s*(?:{_OPEN}[0-9a-f]{{32}}{_CLOSE}\s*)+")
_fragments: dict[str, str] = {}


def keep(fragment: str) -> str:
    """A token that stands for `fragment` until the page is rendered."""
    key = hashlib.blake2b(fragment.encode(), digest_size=16).hexdigest()
    _fragments[key] = fragment
    return f"{_OPEN}{key}{_CLOSE}"


def is_all_tokens(text: str) -> bool:
    """Whether a page's Markdown is finished HTML alone, which no other extension would change."""
    return _NOTHING_ELSE.fullmatch(text) is not None


def replace_tokens(html: str) -> str:
    """`html` with each token replaced by its fragment; one alone in a paragraph replaces it."""
    html = _BLOCK.sub(lambda match: _fragments[match[1]], html)
    return _INLINE.sub(lambda match: _fragments[match[1]], html)


class _ReplaceTokens(Postprocessor):
    def run(self, text: str) -> str:
        return replace_tokens(text)


class FragmentExtension(Extension):
    """Puts fragments in after every other postprocessor."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name Markdown calls
        md.postprocessors.register(_ReplaceTokens(md), "fragments", -10)


def makeExtension(**options: Any) -> FragmentExtension:  # noqa: N802 - the name Markdown calls
    """The extension, as `markdown_extensions` in mkdocs.yml asks for it."""
    return FragmentExtension(**options)
