"""Links, images and marks of footnotes that are written in a shape Markdown does not know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cetakbiru.checks.pagetext import PageText
from cetakbiru.checks.problems import Problem, problem, quote

_ADDRESS = r"(?:[a-z]+://|mailto:|www\.|[./#])?[^\s()\[\]]*(?:[./#@][^\s()\[\]]+)"
ADDRESS_LIKE = re.compile(_ADDRESS)
_TEXT = r"\[((?:[^\[\]\n]|\[[^\[\]\n]*\])+)\]"
_APART = re.compile(rf"!?{_TEXT}(?:[ \t]+\(({_ADDRESS})\)|[ \t]*[{{<]({_ADDRESS})[}}>])")
_TURNED = re.compile(rf"\(([^()\n]+)\)\[({_ADDRESS})\]")
_NOT_CLOSED = re.compile(r"\[([^\[\]\n(]*)\(([^\s()\[\]]+\.[a-z]{2,5}[^\s()\[\]]*)\)")
_REFERENCE = re.compile(rf"(?<![\w\]])!?{_TEXT}\[([^\[\]\n^]*)\]")
_DEFINITION = re.compile(r"^[ ]{0,3}\[(?!\^)([^\[\]\n]*)\]:[ \t]*\n?[ \t]*<?(\S+)", re.M)
_TARGET = re.compile(r"\]\(")
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
_NOTE_LINE = re.compile(r"^[ ]{0,3}\[(\d{1,3})\][:.]?[ \t]+\S", re.M)
_PARAGRAPH_END = re.compile(r"\n[ \t]*\n|\Z")


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


def _links(text: str) -> _Found:
    for match in _APART.finditer(text):
        yield (
            "tautan-terpisah",
            match.start(),
            {"value": match.span(), "text": match[1], "address": match[2] or match[3]},
        )
    for match in _TURNED.finditer(text):
        yield (
            "tautan-terbalik",
            match.start(),
            {"value": match.span(), "text": match[1], "address": match[2]},
        )
    for match in _NOT_CLOSED.finditer(text):
        values = {"value": match.span(), "text": match[1].strip(), "address": match[2]}
        yield "tautan-tak-ditutup", match.start(), values
    for match in _TARGET.finditer(text):
        end = _PARAGRAPH_END.search(text, match.end())
        assert end is not None  # noqa: S101 - it matches the end
        if not _closes(text, match.end(), end.start()):
            start = max(text.rfind("[", 0, match.start()), text.rfind("\n", 0, match.start()) + 1)
            stop = text.find("\n", start)
            span = (start, stop if stop >= 0 else len(text))
            values = {"value": span, "text": "teks", "address": "alamat"}
            yield "tautan-tak-ditutup", start, values
    for match in _EMPTY_TEXT.finditer(text):
        yield "tautan-tanpa-teks", match.start(), {"value": match.span(1), "address": match[1]}
    for match in _EMPTY_TARGET.finditer(text):
        yield "tautan-tanpa-alamat", match.start(), {"value": match.span(), "text": match[1]}


def _closes(text: str, at: int, end: int) -> bool:
    depth = 1
    for character in text[at:end]:
        depth += (character == "(") - (character == ")")
        if not depth:
            return True
    return False


def _references(text: str) -> _Found:
    defined = {" ".join(match[1].lower().split()) for match in _DEFINITION.finditer(text)}
    for match in _REFERENCE.finditer(text):
        name = " ".join((match[2] or match[1]).lower().split())
        if name not in defined and not ADDRESS_LIKE.fullmatch(match[2]):
            yield "tautan-rujukan", match.start(), {"value": match.span(), "name": quote(name)}
        elif name not in defined:
            values = {"value": match.span(), "text": match[1], "address": match[2]}
            yield "tautan-terbalik", match.start(), values
    for match in _DEFINITION.finditer(text):
        note = re.search(rf"(?<=\S)\[{re.escape(match[1])}\](?![\[(:])", text)
        if not ADDRESS_LIKE.search(match[2]) and not (note and match[1].isdigit()):
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
        number = re.sub(r"\D", "", match[1])
        yield "catatan-kaki-bentuk", match.start(), {"value": match.span(), "number": number}
    listed = {match[1]: match for match in _NOTE_LINE.finditer(text)}
    for number, line in listed.items():
        use = re.search(rf"(?<=[\w.,;:!?)\"”])\[{number}\](?![\[(:])", text)
        if use is not None and use.start() < line.start():
            yield "catatan-kaki-bentuk", use.start(), {"value": use.span(), "number": number}
