"""CSV text as rows: comma, semicolon or tab, UTF-8, UTF-16 or Windows-1252, quotes left open.

theme/assets/align/csv.js does the same in the browser; what is changed here changes there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cetakbiru.model.alignment import Batas
from cetakbiru.plans.verdict.model import Note, Sheet, SheetRow

_DELIMITERS = (";", ",", "\t", "|")
_SAMPLE_LINES = 20
_QUOTED = re.compile(r'"[^"]*"')
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n?")
# Bytes that Windows-1252 leaves free stand for the control characters that browsers take them for.
_WINDOWS = "".join(
    bytes([code]).decode("cp1252", errors="ignore") or chr(code) for code in range(256)
)


def read_delimited(raw: bytes, limits: Batas) -> tuple[Sheet, tuple[Note, ...]]:
    """The one sheet of a CSV file, and what is worth saying of its bytes."""
    text, notes = _decoded(raw)
    first = _SEPARATOR_LINE.match(text)
    delimiter = first[1] if first else _delimiter(text)
    start = first.end() if first else 0
    rows: list[SheetRow] = []
    sheet_notes: list[Note] = []
    open_quotes: list[int] = []
    for number, cells in _records(text, start, delimiter, open_quotes):
        if len(rows) == limits.baris:
            sheet_notes.append(Note("catatan-baris", {"batas": limits.baris}))
            break
        if len(cells) > limits.kolom and not any(
            note.code == "catatan-kolom" for note in sheet_notes
        ):
            sheet_notes.append(Note("catatan-kolom", {"batas": limits.kolom}))
        rows.append(SheetRow(number, tuple(cells[: limits.kolom])))
    if open_quotes:
        sheet_notes.append(Note("catatan-kutip", {"baris": open_quotes[0]}))
    return Sheet("", tuple(rows), tuple(sheet_notes)), notes


def _decoded(raw: bytes) -> tuple[str, tuple[Note, ...]]:
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if raw.startswith(mark):
            return raw[2:].decode(encoding, errors="replace"), ()
    try:
        return raw.decode("utf-8").removeprefix("\ufeff"), ()
    except UnicodeDecodeError:
        return "".join(_WINDOWS[byte] for byte in raw), (Note("catatan-enkoding"),)


def _delimiter(text: str) -> str:
    """The mark that is most frequent outside quotes in the first lines, the first of equals."""
    lines = re.split(r"\r\n|\r|\n", text[:100_000])[:_SAMPLE_LINES]
    sample = _QUOTED.sub("", "\n".join(lines))
    return max(_DELIMITERS, key=sample.count)


def _records(
    text: str, at: int, delimiter: str, open_quotes: list[int]
) -> Iterator[tuple[int, list[str]]]:
    """Line number and cells of each record; `open_quotes` gets the line of each quote left open."""
    line = 1 + _line_ends(text[:at])
    end = len(text)
    cell_end = re.compile("[" + re.escape(delimiter) + r"\r\n]")
    while at < end:
        number, cells = line, []
        while True:
            if text.startswith('"', at) and (closing := _closing_quote(text, at)) is not None:
                cell = text[at + 1 : closing].replace('""', '"')
                line += _line_ends(cell)
                after = cell_end.search(text, closing + 1)
                stop = after.start() if after else end
                cell += text[closing + 1 : stop]
            else:
                if text.startswith('"', at):
                    open_quotes.append(line)
                after = cell_end.search(text, at)
                stop = after.start() if after else end
                cell = text[at:stop]
            cells.append(cell)
            at = stop
            if at < end and text[at] == delimiter:
                at += 1
                continue
            break
        if text.startswith("\r\n", at):
            at += 2
        elif at < end:
            at += 1
        line += 1
        yield number, cells


def _closing_quote(text: str, at: int) -> int | None:
    """The place of the quote that closes the one at `at`; a doubled quote does not close."""
    place = text.find('"', at + 1)
    while place != -1 and text.startswith('"', place + 1):
        place = text.find('"', place + 2)
    return None if place == -1 else place


def _line_ends(text: str) -> int:
    return len(re.findall(r"\r\n|\r|\n", text))
