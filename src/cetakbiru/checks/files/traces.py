"""What programs and people leave in a text that does not belong there, found in any text.

Broken letters, HTML, marks of templates, and what looks personal. `wording` tells of it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from cetakbiru.checks.files.mojibake import misread
from cetakbiru.checks.files.personal import personal

MISREAD, LOST, HTML, TEMPLATE = "mojibake", "huruf-hilang", "kode-html", "makro-di-data"
PERSONAL = "data-pribadi"

_LOST_LETTER = "\ufffd"
_NAMED = r"&(?:amp;)*(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});"
_ENTITY = re.compile(rf"{_NAMED}|&(?:nbsp|amp|quot|lt|gt)\b(?![;=])", re.I)
# In a page a single entity is a way to write a letter; written twice, or for a plain letter, not.
_ENTITY_IN_PAGE = re.compile(
    r"&(?:amp;)+(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});"
    r"|(?:&#(?:x[0-9a-f]{1,6}|\d{1,7});)+",
    re.I,
)
_TAG = re.compile(
    r"<!--|</?(?:a|abbr|b|big|blockquote|body|br|button|center|code|del|div|em|embed|font|form"
    r"|h[1-6]|head|hr|html|i|iframe|img|input|ins|kbd|li|link|meta|object|ol|p|pre|s|script|small"
    r"|span|strike|strong|style|sub|sup|svg|table|tbody|td|th|thead|tr|tt|u|ul|video)"
    r"(?:\s[^<>]*)?/?>",
    re.I,
)
_TEMPLATE = re.compile(r"\{\{.{0,60}?\}\}|\{%.{0,60}?%\}|\{\{|\{%")
_ADDRESS = re.compile(r"https?://[^\s\"',;<>]*$")
_TARGET = re.compile(r"\]\([^\s()]*$")
_LOOK_BACK = 200


@dataclass(frozen=True)
class Trace:
    """Something found in a text, by the code of its message; personal data are of a kind."""

    start: int
    end: int
    code: str
    kind: str = ""


def is_damaged(text: str) -> bool:
    """Whether something is told of a text that makes all else about it doubtful."""
    return any(True for _ in damages(text))


def damages(text: str) -> Iterator[Trace]:
    """What in a text of data is not what its author wrote, or would not be shown so."""
    yield from _letters(text)
    yield from _entities(text, _ENTITY)
    yield from _tags(text)
    yield from _templates(text)


def damages_in_page(prose: str) -> Iterator[Trace]:
    """The same in the prose of a page, where HTML is judged as HTML."""
    yield from _letters(prose)
    yield from _entities(prose, _ENTITY_IN_PAGE)


def _letters(text: str) -> Iterator[Trace]:
    if text.isascii():
        return
    for found in misread(text):
        code = LOST if found.right == _LOST_LETTER else MISREAD
        yield Trace(found.start, found.end, code)
    at = text.find(_LOST_LETTER)
    while at >= 0:
        yield Trace(at, at + 1, LOST)
        at = text.find(_LOST_LETTER, at + 1)


def _entities(text: str, pattern: re.Pattern[str]) -> Iterator[Trace]:
    for match in pattern.finditer(text) if "&" in text else ():
        right = html.unescape(match[0])
        if right == match[0] or not _is_meant(match, right, pattern is _ENTITY_IN_PAGE):
            continue
        yield Trace(match.start(), match.end(), HTML)


def _is_meant(match: re.Match[str], right: str, page: bool) -> bool:
    """Whether an entity is one, and not by chance part of an address; a page may hold some."""
    if page:
        # Links are judged by what they lead to.
        before = match.string[max(match.start() - _LOOK_BACK, 0) : match.start()]
        if _TARGET.search(before):
            return False
        return "amp;" in match[0][:5].lower() or (right.isascii() and right.isalnum())
    before = match.string[max(match.start() - _LOOK_BACK, 0) : match.start()]
    return match[0][:2] == "&#" or "&amp" in match[0].lower() or not _ADDRESS.search(before)


def _tags(text: str) -> Iterator[Trace]:
    for match in _TAG.finditer(text) if "<" in text else ():
        yield Trace(match.start(), match.end(), HTML)


def _templates(text: str) -> Iterator[Trace]:
    for match in _TEMPLATE.finditer(text) if "{" in text else ():
        yield Trace(match.start(), match.end(), TEMPLATE)


def people(text: str, page: bool = False) -> Iterator[Trace]:
    """What looks personal; a page may name an office's own number."""
    for found in personal(text, office_line=page):
        yield Trace(found.start, found.end, PERSONAL, found.kind)


def plain(text: str) -> str:
    """A text without entities, however often escaped, and without tags."""
    for _ in range(4):
        text = html.unescape(text)
    return " ".join(_TAG.sub("", text).split())
