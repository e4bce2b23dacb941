"""A page's Markdown with its macros called, for renderers that know no macros.

Tokens stand in for the fragments (cetakbiru.pages.markdown.tokens); `replace_tokens` puts them in once the
renderer is done. The sandbox of MkDocs' macros reads the page. Since a page holds nothing but calls
with literals, nothing needs to be compiled.
"""

from __future__ import annotations

from functools import cache

from jinja2 import UndefinedError

from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.markdown.tokens import keep
from cetakbiru.site.macros import FRAGMENTS
from cetakbiru.pages.sandbox import Call, PageSandbox

# As in mkdocs.yml: `## Judul {#anchor}` is a heading with an anchor, not a comment of Jinja.
_COMMENT_START, _COMMENT_END = "[[#", "#]]"


def expanded(blueprint: Blueprint, url: str, text: str) -> str:
    """The Markdown `text` of the page at `url`, each macro call replaced by a token.

    Raises what a macro raises, and jinja2.TemplateError for anything but a macro call.
    """
    links = Links(blueprint, url)
    return "".join(
        part if isinstance(part, str) else _called(part, blueprint, links)
        for part in _sandbox().parts(text)
    )


@cache
def _sandbox() -> PageSandbox:
    return PageSandbox(
        comment_start_string=_COMMENT_START,
        comment_end_string=_COMMENT_END,
        keep_trailing_newline=True,
    )


def _called(call: Call, blueprint: Blueprint, links: Links) -> str:
    if call.name not in FRAGMENTS:
        raise UndefinedError(f"baris {call.line}: makro {call.name} tidak ada")
    return keep(FRAGMENTS[call.name](blueprint, links, *call.arguments, **call.named))
