"""Problems of a page's own HTML, attributes, link schemes and images.

The grammar is macros/safehtml.py, which the renderer enforces too: what this module overlooks ends
as visible text, not as live HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from cetakbiru.checks.files import SUSPECT_IN_PAGE, character_problem, escaped_problems
from cetakbiru.checks.nearest import guess
from cetakbiru.checks.pagetext import PageText
from cetakbiru.checks.problems import Problem, problem, quote
from cetakbiru.checks.safehtml import (
    BRACE_ATTRIBUTES,
    is_author_class,
    is_author_tag,
    is_local_address,
    is_safe_address,
)
from cetakbiru.model.text import Position

_PIECE = re.compile(r"<(?=[a-zA-Z/!?])[^<>]*>?")
_AUTOLINK = re.compile(r"<(?:https?://|mailto:)?[^<>\s\"'=]*[@:][^<>\s\"']*>")
_CLASS = re.compile(r'\sclass="([^"]*)"')
_BRACES = re.compile(r"(?<!\{)\{:?[ ]*([^{}%\n]*)\}(?!\})")
_BRACE_PART = re.compile(r"([#.])?([\w:-]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"']+))?")
_TARGET = re.compile(r"\]\(\s*<?([^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*)")
_DEFINITION = re.compile(r"^[ ]{0,3}\[(?!\^)([^\]\n]+)\]:\s*<?([^\s>]+)", re.M)
_IMAGE_USE = re.compile(r"!\[([^\[\]\n]*)\]\[([^\[\]\n]*)\]")
_FRONT_KEYS = (
    "title",
    "description",
    "hide",
    "search",
    "kelas",
    "kabupaten",
    "bidang",
    "bab",
    "orientasi",
)
_LOOK_BACK = 2_000
# Lengths are bounded: a page of ampersands shall take no time.
_ENTITY = re.compile("&(?:#[0-9]{1,9}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});?")


def markup_problems(page: PageText) -> Iterator[Problem]:
    """The problems of one page."""
    yield from _tag_problems(page)
    yield from _brace_problems(page)
    yield from _address_problems(page)
    yield from _front_key_problems(page)
    yield from _unseen_problems(page)


def _at(page: PageText, code: str, offset: int, /, **values: object) -> Problem:
    return problem(code, page.file.name, page.position(offset), **values)


def _tag_problems(page: PageText) -> Iterator[Problem]:
    opened = closed = 0
    first: int | None = None
    for match in _PIECE.finditer(page.prose):
        tag = match[0]
        if _AUTOLINK.fullmatch(tag):
            if not is_safe_address(tag[1:-1]):
                yield _at(page, "alamat-dilarang", match.start(), value=quote(tag[1:-1]))
            continue
        if not is_author_tag(tag):
            classes = _CLASS.search(tag)
            if classes and is_author_tag(tag.replace(classes[0], "")):
                yield _at(page, "html-kelas", match.start(), value=quote(classes[1]))
            else:
                yield _at(page, "html-dilarang", match.start(), value=quote(tag))
            continue
        if tag.startswith("<div"):
            opened += 1
            first = match.start() if first is None else first
        elif tag.startswith("</div"):
            closed += 1
            first = match.start() if first is None else first
    if opened != closed and first is not None:
        yield _at(page, "html-tak-seimbang", first, opened=opened, closed=closed)


def _brace_problems(page: PageText) -> Iterator[Problem]:
    """Attributes that are given to an element in braces behind it."""
    for match in _BRACES.finditer(page.prose):
        for part in _BRACE_PART.finditer(match[1]):
            mark, name, value = part.groups()
            at = match.start(1) + part.start()
            text = (value or "").strip("\"'")
            if mark == "." or (not mark and name == "class"):
                classes = name if mark == "." else text
                if not is_author_class(classes):
                    yield _at(page, "html-kelas", at, value=quote(classes))
            elif not mark and value is not None and name not in BRACE_ATTRIBUTES:
                yield _at(page, "atribut-dilarang", at, value=quote(name))


def _address_problems(page: PageText) -> Iterator[Problem]:
    prose = page.prose
    for match in _TARGET.finditer(prose):
        yield from _judge_address(page, match[1], match.start(1), _is_image(prose, match.start()))
    images = {(match[2] or match[1]).casefold() for match in _IMAGE_USE.finditer(prose)}
    for match in _DEFINITION.finditer(prose):
        image = match[1].casefold() in images
        yield from _judge_address(page, match[2], match.start(2), image)


def _judge_address(page: PageText, address: str, offset: int, image: bool) -> Iterator[Problem]:
    if not is_safe_address(address):
        yield _at(page, "alamat-dilarang", offset, value=quote(address))
    elif image and not is_local_address(address):
        yield _at(page, "gambar-luar", offset, value=quote(address))


def _is_image(prose: str, bracket: int) -> bool:
    """Whether the bracket that closes at `bracket` was opened by an exclamation mark."""
    depth = 0
    for at in range(bracket, max(bracket - _LOOK_BACK, -1), -1):
        if prose[at] == "]":
            depth += 1
        elif prose[at] == "[":
            depth -= 1
            if depth == 0:
                return at > 0 and prose[at - 1] == "!"
    return False


def _front_key_problems(page: PageText) -> Iterator[Problem]:
    """Keys in front of a page can steer the renderer, so only known ones pass."""
    tree = page.front_matter
    if tree is None or not isinstance(tree.value, dict):
        return
    for key in tree.value:
        if key not in _FRONT_KEYS:
            yield problem(
                "kepala-tak-dikenal",
                page.file.name,
                tree.keys.get((key,), Position(1, 1)),
                str(key),
                key=quote(key),
                guess=guess(str(key), _FRONT_KEYS),
                known=", ".join(_FRONT_KEYS),
            )


def _unseen_problems(page: PageText) -> Iterator[Problem]:
    """Characters that nobody sees, written so that the text of the file has none of them."""
    for match in _ENTITY.finditer(page.file.text):
        found = SUSPECT_IN_PAGE.search(unescape(match[0]))
        at = match.start()
        if found and (at < page.body_start or page.prose[at] == "&"):
            yield character_problem(page.file, page.position(at), found[0])
    if page.front_matter is not None:
        yield from escaped_problems(page.front_matter, SUSPECT_IN_PAGE)
