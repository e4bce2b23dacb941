"""Text and pictures that stick out of the page after layout, each with its page and place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes

from press.faults import Fault
from press.places import PLACE_ATTRIBUTE

_TOLERANCE_PX = 3.0
_SHOWN = 60


def overflowing(document: Any) -> list[Fault]:
    """A fault for each element with content beyond the right or lower edge of its page's text.

    Never silently lost: what a reader of paper could not read stops the PDF.
    """
    faults: dict[tuple[str, str], Fault] = {}
    for number, page in enumerate(document.pages, start=1):
        box = page._page_box
        right = box.content_box_x() + box.width + _TOLERANCE_PX
        bottom = page.height
        for child in box.children:
            if isinstance(child, boxes.MarginBox):
                continue
            for place, content, edge in _outside(child, right, bottom, ""):
                what = f"isi keluar dari tepi {edge} halaman {number} PDF: {content!r}"
                faults.setdefault((place, edge), Fault(place, what))
    return list(faults.values())


def _outside(box: Any, right: float, bottom: float, place: str) -> Iterator[tuple[str, str, str]]:
    box = getattr(box, "_box", box)
    if box.element is not None:
        place = box.element.get(PLACE_ATTRIBUTE) or place
    if isinstance(box, boxes.TextBox | boxes.ReplacedBox):
        text = getattr(box, "text", "") or f"<{box.element_tag}>"
        # A space or hyphen that hangs at the end of a line is no loss.
        if text.strip() and box.position_x + box.width > right:
            yield place, text[:_SHOWN], "kanan"
        if text.strip() and box.position_y + box.height > bottom:
            yield place, text[:_SHOWN], "bawah"
        return
    for child in box.children:
        yield from _outside(child, right, bottom, place)
