"""Problems of a page's own HTML, attributes, link schemes and images.

The grammar is macros/safehtml.py, which the renderer enforces too: what this module overlooks ends
as visible text, not as live HTML.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from html import unescape

from cetakbiru.checks.files.content import SUSPECT_IN_PAGE, character_problem, escaped_problems
from cetakbiru.checks.pages.links import links_of
from cetakbiru.checks.pages.safehtml import (
    BRACE_ATTRIBUTES,
    is_author_class,
    is_author_tag,
    is_local_address,
    is_safe_address,
)
from cetakbiru.checks.pages.shapes import is_address
from cetakbiru.checks.pages.text import PageText
from cetakbiru.checks.problems import Problem, problem, quote

_PIECE = re.compile(r"<(?=[a-zA-Z/!?])[^<>]*>?")
_AUTOLINK = re.compile(r"<(?:https?://|mailto:)?[^<>\s\"'=]*[@:][^<>\s\"']*>")
_CLASS = re.compile(r'\sclass="([^"]*)"')
_BRACES = re.compile(r"(?<!\{)\{:?[ ]*([^{}%\n]*)\}(?!\})")
_BRACE_PART = re.compile(r"([#.])?([\w:-]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"']+))?")
# Lengths are bounded: a page of ampersands shall take no time.
_ENTITY = re.compile("&(?:#[0-9]{1,9}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});?")


_NAME = re.compile(r"<(/?)([a-zA-Z][\w-]*)")
# What stands only within another tag, which is told.
_PARENTS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("tr", "td", "th", "thead", "tbody", "tfoot", "caption", "col"), ("table",)),
    **dict.fromkeys(("option", "input", "label", "button", "textarea", "select"), ("form",)),
    **dict.fromkeys(("path", "g", "rect", "circle", "line", "text"), ("svg",)),
    **dict.fromkeys(("source", "track"), ("video", "audio")),
    "li": ("ul", "ol"),
    "summary": ("details",),
}


def markup_problems(page: PageText) -> Iterator[Problem]:
    """The problems of one page."""
    yield from _tag_problems(page)
    yield from _brace_problems(page)
    yield from _address_problems(page)
    yield from _unseen_problems(page)


def _at(page: PageText, code: str, offset: int, /, **values: object) -> Problem:
    return problem(code, page.file.name, page.position(offset), **values)


def _tag_problems(page: PageText) -> Iterator[Problem]:
    opened: Counter[str] = Counter()
    closed: Counter[str] = Counter()
    first: dict[str, int] = {}
    told: set[str] = set()
    for match in _PIECE.finditer(page.prose):
        tag = match[0]
        if _AUTOLINK.fullmatch(tag):
            if not is_safe_address(tag[1:-1]):
                yield _at(page, "alamat-dilarang", match.start(), value=quote(tag[1:-1]))
            continue
        if not is_author_tag(tag):
            name = _NAME.match(tag)
            parents = _PARENTS.get(name[2].lower(), ()) if name else ()
            if name and (told.intersection(parents) or (name[1] and name[2].lower() in told)):
                continue  # its beginning is told
            if page.prose[match.start() - 1] == "]" and is_address(tag[1:-1]):
                continue  # told as a link whose brackets are wrong
            told.add(name[2].lower() if name else "")
            classes = _CLASS.search(tag)
            if classes and is_author_tag(tag.replace(classes[0], "")):
                yield _at(page, "html-kelas", match.start(), value=quote(classes[1]))
            else:
                yield _at(page, "html-dilarang", match.start(), value=quote(tag))
            continue
        name = _NAME.match(tag)
        if name and name[2] != "br" and not tag.endswith("/>"):
            (closed if name[1] else opened)[name[2]] += 1
            first.setdefault(name[2], match.start())
    for kind, at in first.items():
        if opened[kind] != closed[kind] and kind not in told:
            counts = {"kind": kind, "opened": opened[kind], "closed": closed[kind]}
            yield _at(page, "html-tak-seimbang", at, **counts)


def _brace_problems(page: PageText) -> Iterator[Problem]:
    """Attributes that are given to an element in braces behind it."""
    for match in _BRACES.finditer(page.prose):
        if page.prose[match.start() - 1] == "]" and is_address(match[1]):
            continue  # told as a link whose brackets are wrong
        for part in _BRACE_PART.finditer(match[1]):
            mark, name, value = part.groups()
            at = match.start(1) + part.start()
            text = (value or "").strip("\"'")
            if mark == "." or (not mark and name == "class"):
                classes = name if mark == "." else text
                if not is_author_class(classes):
                    yield _at(page, "html-kelas", at, value=quote(classes))
            elif not mark and name not in BRACE_ATTRIBUTES and (value or _is_bare(match, part)):
                yield _at(page, "atribut-dilarang", at, value=quote(name))


def _is_bare(braces: re.Match[str], part: re.Match[str]) -> bool:
    """Whether a word without a value follows an id or a class, which makes an attribute of it."""
    marked = re.match(r"[#.][\w:-]", braces[1]) is not None
    return marked and braces[1][part.start() - 1 : part.start()].isspace()


def _address_problems(page: PageText) -> Iterator[Problem]:
    for link in links_of(page):
        if not is_safe_address(link.address):
            yield _at(page, "alamat-dilarang", link.offset, value=quote(link.address))
        elif link.is_image and not is_local_address(link.address):
            yield _at(page, "gambar-luar", link.offset, value=quote(link.address))


def _unseen_problems(page: PageText) -> Iterator[Problem]:
    """Characters that nobody sees, written so that the text of the file has none of them."""
    for match in _ENTITY.finditer(page.file.text):
        found = SUSPECT_IN_PAGE.search(unescape(match[0]))
        at = match.start()
        if found and (at < page.body_start or page.prose[at] == "&"):
            yield character_problem(page.file, page.position(at), found[0])
    if page.front_matter is not None:
        yield from escaped_problems(page.front_matter, SUSPECT_IN_PAGE)
