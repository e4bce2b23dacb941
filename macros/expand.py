"""A page's Markdown with its macros called, for renderers that know no macros.

Tokens stand in for the fragments (macros.fragments.tokens); `replace_tokens` puts them in once the
renderer is done. The page is rendered in the same sandbox as under MkDocs.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from jinja2 import StrictUndefined

from macros.blueprint.load import Blueprint
from macros.fragments.links import Links
from macros.fragments.tokens import keep
from macros.registry import FRAGMENTS, Fragment
from macros.sandbox import PageSandbox

# As in mkdocs.yml: `## Judul {#anchor}` is a heading with an anchor, not a comment of Jinja.
_COMMENT_START, _COMMENT_END = "[[#", "#]]"


def expanded(blueprint: Blueprint, url: str, text: str) -> str:
    """The Markdown `text` of the page at `url`, each macro call replaced by a token.

    Raises what a macro raises, and jinja2.TemplateError for anything but a macro call.
    """
    links = Links(blueprint, url)
    sandbox = PageSandbox(
        undefined=StrictUndefined,
        comment_start_string=_COMMENT_START,
        comment_end_string=_COMMENT_END,
        keep_trailing_newline=True,
    )
    macros = {name: _called(fragment, blueprint, links) for name, fragment in FRAGMENTS.items()}
    return sandbox.from_string(text, globals=macros).render()


def _called(fragment: Fragment, blueprint: Blueprint, links: Links) -> Callable[..., str]:
    @wraps(fragment)
    def macro(*args: Any, **kwargs: Any) -> str:
        return keep(fragment(blueprint, links, *args, **kwargs))

    return macro
