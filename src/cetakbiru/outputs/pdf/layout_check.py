"""Text and pictures that stick out of the page after layout, each with its page and place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure import boxes

from cetakbiru.outputs.pdf.faults import Fault
from cetakbiru.outputs.pdf.places import PLACE_ATTRIBUTE

_TOLERANCE_PX = 3.0
_SHOWN = 60


@dataclass(frozen=True)
class _Edges:
    """Where the text of a page ends, in pixels of its layout."""

    left: float
    right: float
    bottom: float


def overflowing(document: Any) -> list[Fault]:
    """A fault for each element with content beyond the edges of its page's text.

    Never silently lost: what a reader of paper could not read stops the PDF.
    """
    faults: dict[tuple[str, str], Fault] = {}
    for number, page in enumerate(document.pages, start=1):
        box = page._page_box
        left = box.content_box_x() - _TOLERANCE_PX
        edges = _Edges(left, box.content_box_x() + box.width + _TOLERANCE_PX, page.height)
        for child in box.children:
            if isinstance(child, boxes.MarginBox):
                continue
            for place, content, edge in _outside(child, edges, ""):
                what = f"isi keluar dari tepi {edge} halaman {number} PDF: {content!r}"
                faults.setdefault((place, edge), Fault(place, what))
    return list(faults.values())


def _outside(box: Any, edges: _Edges, place: str) -> Iterator[tuple[str, str, str]]:
    box = getattr(box, "_box", box)
    if box.element is not None:
        place = box.element.get(PLACE_ATTRIBUTE) or place
    if isinstance(box, boxes.TextBox | boxes.ReplacedBox):
        text = getattr(box, "text", "") or f"<{box.element_tag}>"
        # A space or hyphen that hangs at the end of a line is no loss.
        if not text.strip():
            return
        if box.position_x + box.width > edges.right:
            yield place, text[:_SHOWN], "kanan"
        if box.position_x < edges.left:
            yield place, text[:_SHOWN], "kiri"
        if box.position_y + box.height > edges.bottom or box.position_y < 0:
            yield place, text[:_SHOWN], "atas atau bawah"
        return
    for child in box.children:
        yield from _outside(child, edges, place)
