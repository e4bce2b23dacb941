"""A page as Markdown makes it, without its macros, for rules that look at the outcome."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from cetakbiru.checks.pages.text import FILLER, PageText

if TYPE_CHECKING:
    from markdown import Markdown

# Those of mkdocs.yml that read what an author wrote.
EXTENSIONS = (
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.details",
    "pymdownx.superfences",
)
_JINJA = re.compile(r"\{%.*?%\}")
_CALL = re.compile(r"\{\{.*?\}\}")
_ESCAPED = re.compile(r"\\[\\`*_{}\[\]()>#+\-.!|~^=:<$&\"']")


def rendered(page: PageText) -> str:
    """The HTML of a page; FILLER stands for macros and for marks that a backslash makes text."""
    text = page.file.text[page.body_start :]
    for pattern, stand_in in ((_JINJA, ""), (_CALL, FILLER), (_ESCAPED, FILLER)):
        text = pattern.sub(stand_in, text)
    return converted(text)


@lru_cache(maxsize=1)
def converted(text: str) -> str:
    """Markdown as HTML, with the extensions that read what an author wrote."""
    markdown = _markdown()
    markdown.reset()
    return markdown.convert(text)


@cache
def _markdown() -> Markdown:
    # Imported here: most commands need no Markdown.
    from markdown import Markdown

    return Markdown(
        extensions=EXTENSIONS,
        extension_configs={"pymdownx.superfences": {}, "toc": {}},
    )
