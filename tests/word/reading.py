"""What tests read out of a .docx file: its parts, its paragraphs, its tables."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SPACE = re.compile(r"\s+")


def parts(content: bytes) -> dict[str, bytes]:
    """The files within, by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def part(content: bytes, name: str = "word/document.xml") -> Any:
    """The root of a part."""
    return etree.fromstring(parts(content)[name])


def text_of(element: Any) -> str:
    """What a reader sees of an element: text, with tabs and breaks as spaces."""
    pieces = [
        (node.text or "") if node.tag == f"{W}t" else " "
        for node in element.iter(f"{W}t", f"{W}br", f"{W}tab")
    ]
    return _SPACE.sub(" ", "".join(pieces)).strip()


def paragraphs(content: bytes) -> Iterator[tuple[str, str]]:
    """Style and text of each paragraph, in reading order."""
    for paragraph in part(content).iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        yield (style.get(f"{W}val") if style is not None else ""), text_of(paragraph)


def of_style(content: bytes, style: str) -> list[str]:
    """The texts of the paragraphs of one style."""
    return [text for name, text in paragraphs(content) if name == style]


def rows_of(matrix: bytes) -> list[list[str]]:
    """The rows of a change matrix: number, place, old, new, reason."""
    (table,) = part(matrix).iter(f"{W}tbl")
    rows = [[text_of(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
    assert rows[0] == ["No.", "Letak", "Semula", "Menjadi", "Alasan"]
    return rows[1:]
