"""Which HTML a page may bring: a strict grammar of tags, attributes and addresses.

Used twice. `ppm check` refuses what a page may not write; the Markdown extension of the pages turns
into visible text whatever gets past that, so that it never becomes live.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

# What Markdown and its extensions make of a page. Nothing here runs, loads or submits.
_TAGS = frozenset(
    {
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "caption",
        "cite",
        "code",
        "col",
        "colgroup",
        "dd",
        "del",
        "details",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "ins",
        "kbd",
        "li",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "u",
        "ul",
    }
)
_ATTRIBUTES = frozenset(
    {
        "align",
        "alt",
        "aria-hidden",
        "aria-label",
        "class",
        "colspan",
        "data-label",
        "data-toc-label",
        "height",
        "href",
        "id",
        "lang",
        "markdown",
        "open",
        "rel",
        "role",
        "rowspan",
        "scope",
        "start",
        "tabindex",
        "title",
        "width",
    }
)
# What an author may write by hand, beside Markdown.
_AUTHOR_TAGS = frozenset({"div", "span", "br", "abbr", "kbd", "sub", "sup", "small"})
_AUTHOR_ATTRIBUTES = frozenset({"class", "id", "lang", "title", "markdown"})
_AUTHOR_CLASS = re.compile(r"ppm-[a-z0-9_-]+")
# The attributes of `{: … }` after Markdown: these, or an #id or a .class.
BRACE_ATTRIBUTES = frozenset({"id", "class", "lang", "title", "alt", "width", "height", "start"})

_TAG = re.compile(
    r"<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z][a-zA-Z-]*(?:=\"[^\"<>]*\")?)*)\s*/?>"
)
_ATTRIBUTE = re.compile(r"([a-zA-Z][a-zA-Z-]*)(?:=\"([^\"<>]*)\")?")
_COMMENT = re.compile(r"<!--[^<>]*-->")
_PIECE = re.compile(r"<[^<>]*>?")
_CELL_STYLE = re.compile(r"text-align: (?:left|right|center);")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_SCHEMES = frozenset({"http:", "https:", "mailto:"})
_IGNORED_IN_ADDRESS = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028\u2029\ufeff]")


def neutralised(html: str) -> str:
    """Rendered HTML in which every tag outside the grammar is shown as text, without comments."""
    return _PIECE.sub(lambda match: match[0] if is_safe_tag(match[0]) else _dead(match[0]), html)


def _dead(piece: str) -> str:
    return "" if _COMMENT.fullmatch(piece) else f"&lt;{piece[1:]}"


# Pages write the same few tags over and over.
@lru_cache(maxsize=1 << 12)
def is_safe_tag(tag: str) -> bool:
    """Whether a tag in rendered HTML is one that Markdown makes and that does nothing."""
    found = _TAG.fullmatch(tag)
    if found is None or found[2].lower() not in _TAGS:
        return False
    return all(
        _is_safe_attribute(name.lower(), value) for name, value in _ATTRIBUTE.findall(found[3])
    )


def _is_safe_attribute(name: str, value: str) -> bool:
    if name == "href":
        return is_safe_address(value)
    if name == "src":
        return is_local_address(value)
    if name == "style":
        return _CELL_STYLE.fullmatch(value) is not None
    return name in _ATTRIBUTES


def is_author_tag(tag: str) -> bool:
    """Whether an author may write this tag in a page."""
    if _COMMENT.fullmatch(tag):
        return True
    found = _TAG.fullmatch(tag)
    if found is None or found[2] not in _AUTHOR_TAGS:
        return False
    return all(
        name in _AUTHOR_ATTRIBUTES and (name != "class" or is_author_class(value))
        for name, value in _ATTRIBUTE.findall(found[3])
    )


def is_author_class(value: str) -> bool:
    """Whether all classes are the project's own; the theme's classes can cover a whole page."""
    return all(_AUTHOR_CLASS.fullmatch(each) for each in value.split())


def is_safe_address(address: str) -> bool:
    """Whether a link stays on the site or leads to a web or mail address, in plain sight."""
    plain = _plain(address)
    scheme = _SCHEME.match(plain)
    if scheme is not None:
        return scheme[0].lower() in _SCHEMES
    return not plain.startswith("//")


def is_local_address(address: str) -> bool:
    """Whether an address names a file of the site, so that no other host is asked for it."""
    plain = _plain(address)
    return _SCHEME.match(plain) is None and not plain.startswith("//")


def _plain(address: str) -> str:
    """An address as a browser reads it: entities resolved, blanks dropped, slashes straight."""
    return _IGNORED_IN_ADDRESS.sub("", unescape(address)).replace("\\", "/")
