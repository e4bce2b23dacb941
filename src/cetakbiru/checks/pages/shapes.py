"""Links, images and marks of footnotes that are written in a shape Markdown does not know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cetakbiru.checks.pages.text import IMAGES, PageText
from cetakbiru.checks.problems import Problem, problem, quote

_LONGEST = 100
_LINE_END = r"\n(?![ \t]*\n)"
_TEXT = rf"\[((?:[^\[\]\n]|{_LINE_END}|\[[^\[\]\n]*\])+)\]"
_APART = re.compile(
    rf"!?{_TEXT}(?:(?:[ \t]+|[ \t]*{_LINE_END}[ \t]*)\(([^\s()\[\]]+)(?:[ \t]+\"[^\"\n]*\")?\)"
    rf"|[ \t]*(?:\{{([^\s{{}}]+)\}}|<([^\s<>]+)>)|([\w./-]+\.md(?:#[\w-]+)?)(?![\w)]))"
)
# A pattern that begins with a letter is found many times as fast as one that first looks behind.
_MARK_APART = re.compile(rf"!(?<![^\s(]!)[ \t]+{_TEXT}\(([^\s()\[\]]+)\)")
_TURNED = re.compile(r"\(([^()\n]+)\)\[([^\s()\[\]]+)\]")
_NOT_CLOSED = re.compile(rf"\[((?:[^\[\]\n(]|{_LINE_END})*)(?:\(|\](?=[^\s(\[]))([^\s()\[\]]+)\)")
_REFERENCE = re.compile(rf"(?<![\w\]])!?{_TEXT}\[([^\[\]\n^]*)\]")
# What nobody writes but as an address: text in brackets may well be followed by "(dan/atau)".
_ADDRESS = re.compile(
    r"(?:https?:|mailto:|www\.|\.{0,2}/|#)\S|.*\.(?:md|html?|pdf|png|jpe?g|svg|webp|gif|csv|json|xlsx"
    r"|docx?|ya?ml|id|com|org|net)(?:[/#?:>]|$)|[^@]+@[^@]+\."
)
_DEFINITION = re.compile(r"^[ ]{0,3}\[(?!\^)([^\[\]\n]*)\]:[ \t]*\n?[ \t]*<?(\S+)", re.M)
_BRACKETS = re.compile(r"\]\(|[()]|\n[ \t]*(?=\n)")
_EMPTY_TEXT = re.compile(r"(?<!!)\[[ \t]*\]\(([^()\s]+)")
_EMPTY_TARGET = re.compile(r"\[([^\[\]\n]+)\]\([ \t]*\)")
_IMAGE = re.compile(r"!\[([^\[\]\n]*)\](?:\(([^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)|\[[^\]\n]*\])")
_ALT = re.compile(r"\{:?[^{}\n]*\balt=(\"[^\"]+\"|'[^']+'|[^\s\"'}]+)")
_NO_TEXT = re.compile(
    r"[\w .()-]*\.(?:png|jpe?g|svg|webp|gif)"
    r"|(?:gambar|foto|image|img|picture|bagan|grafik)[ _-]*\d*",
    re.I,
)
_NOTE_SHAPES = re.compile(r"(?<=[\w.,;:!?)\"”])(\^\[?\d{1,3}\]?\^?|\[\d{1,3}\^\])(?!\w)")
_UNIT = re.compile(r"(?:^|[^a-zA-Z])(?:[a-zA-Z]{1,2}|\d+)$")
_UNIT_LENGTH = 12
_FOOTNOTE = re.compile(r"^[ ]{0,3}\[\^([^\]\s]+)\]:", re.M)
_BARE_NOTE = re.compile(r"\[(?<=[\w.,;:!?)\"”]\[)([^\]\s^]+)\](?![(:]|\[(?!\^))")
_NUMBER_NOTE = re.compile(r"\[(?<=[\w.,;:!?)\"”]\[)(\d{1,3})\](?![\[(:])")
_NOTE_LINE = re.compile(r"^[ ]{0,3}\[(\d{1,3})\][:.]?[ \t]+\S", re.M)


def shape_problems(page: PageText) -> Iterator[Problem]:
    """The problems of one page."""
    seen: set[int] = set()
    for code, offset, values in (
        *_links(page.solid),
        *_references(page.solid),
        *_images(page.solid),
        *_notes(page.solid),
    ):
        if offset in seen:
            continue
        seen.add(offset)
        shown = {
            key: quote(page.file.text[value[0] : value[1]]) if isinstance(value, tuple) else value
            for key, value in values.items()
        }
        yield problem(code, page.file.name, page.position(offset), **shown)


_Found = Iterator[tuple[str, int, dict[str, object]]]


def is_address(text: str) -> bool:
    """Whether a text can only be meant as an address."""
    return _ADDRESS.match(text) is not None


def may_be_address(text: str) -> bool:
    """Whether a text may be an address where one is due."""
    return is_address(text) or "/" in text


def _links(text: str) -> _Found:
    for match in _APART.finditer(text):
        address = match[2] or match[3] or match[4] or match[5]
        if is_address(address):
            values = {"value": match.span(), "text": " ".join(match[1].split()), "address": address}
            yield "tautan-terpisah", match.start(), values
    for match in _MARK_APART.finditer(text):
        if match[2].lower().endswith(IMAGES):
            values = {"value": match.span(), "text": match[1], "address": match[2]}
            yield "gambar-terpisah", match.start(), values
    for match in (*_TURNED.finditer(text), *_NOT_CLOSED.finditer(text)):
        if is_address(match[2]):
            code = "tautan-terbalik" if match.re is _TURNED else "tautan-tak-ditutup"
            values = {"value": match.span(), "text": match[1].strip(), "address": match[2]}
            yield code, match.start(), values
    for at in _never_closed(text):
        least = max(at - _LONGEST, 0)
        start = max(text.rfind("[", least, at), text.rfind("\n", least, at) + 1, least)
        line, _, _ = text[start : at + _LONGEST].partition("\n")
        address = (line[at + 2 - start :].split() or ["alamat"])[0]
        values = {
            "value": (start, start + len(line)),
            "text": text[start + 1 : at],
            "address": address,
        }
        yield "tautan-tak-ditutup", start, values
    for match in _EMPTY_TEXT.finditer(text):
        yield "tautan-tanpa-teks", match.start(), {"value": match.span(1), "address": match[1]}
    for match in _EMPTY_TARGET.finditer(text):
        yield "tautan-tanpa-alamat", match.start(), {"value": match.span(), "text": match[1]}


def _never_closed(text: str) -> list[int]:
    """Where the parenthesis of a link is opened and not closed in its paragraph."""
    found: list[int] = []
    opened: list[tuple[int, bool]] = []
    for match in _BRACKETS.finditer(text):
        mark = match[0]
        if mark == ")":
            if opened:
                opened.pop()
        elif mark[-1] == "(":
            opened.append((match.start(), mark == "]("))
        else:
            found += [at for at, link in opened if link]
            opened = []
    return found + [at for at, link in opened if link]


def _references(text: str) -> _Found:
    defined = {" ".join(match[1].lower().split()) for match in _DEFINITION.finditer(text)}
    for match in _REFERENCE.finditer(text) if "][" in text else ():
        name = " ".join((match[2] or match[1]).lower().split())
        if name not in defined and not is_address(match[2]):
            yield "tautan-rujukan", match.start(), {"value": match.span(), "name": quote(name)}
        elif name not in defined:
            values = {"value": match.span(), "text": match[1], "address": match[2]}
            yield "tautan-terbalik", match.start(), values
    notes = {match[1] for match in _NUMBER_NOTE.finditer(text)}
    for match in _DEFINITION.finditer(text):
        if not may_be_address(match[2]) and match[1] not in notes:
            yield "rujukan-tertelan", match.start(), {"value": match.span()}


def _images(text: str) -> _Found:
    for match in _IMAGE.finditer(text):
        alt = match[1].strip()
        if not alt and not _ALT.match(text, match.end()):
            yield "gambar-tanpa-keterangan", match.start(), {"value": match.span()}
        elif alt and _NO_TEXT.fullmatch(alt):
            yield "gambar-keterangan-hampa", match.start(), {"value": match.span(1)}


def _notes(text: str) -> _Found:
    for match in _NOTE_SHAPES.finditer(text):
        before = text[max(match.start() - _UNIT_LENGTH, 0) : match.start()]
        if _UNIT.search(before) and match[1][1:].isdigit():
            continue  # m^2 is a power, told by what the page shows
        number = re.sub(r"\D", "", match[1])
        yield "catatan-kaki-bentuk", match.start(), {"value": match.span(), "number": number}
    defined = {match[1] for match in _FOOTNOTE.finditer(text)}
    for match in _BARE_NOTE.finditer(text):
        if match[1] in defined:
            values = {"value": match.span(), "number": match[1]}
            yield "catatan-kaki-bentuk", match.start(), values
    listed = {match[1]: match.start() for match in _NOTE_LINE.finditer(text)}
    for match in _NUMBER_NOTE.finditer(text):
        if match.start() < listed.pop(match[1], 0):
            values = {"value": match.span(), "number": match[1]}
            yield "catatan-kaki-bentuk", match.start(), values
