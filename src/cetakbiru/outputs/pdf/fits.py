"""Text that sticks out of its page or lies over other text, found by reading the PDF back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import pypdfium2

from cetakbiru.outputs.pdf.faults import Fault
from cetakbiru.outputs.pdf.mend import Spot

# In points. The margins of look.typ, less what hangs over an edge without being lost.
_MARGIN = 50.0
_TOLERANCE = 3.0
_SAME_PLACE = 0.5
_SHOWN = 60


class _Run(NamedTuple):
    """A run of text on one line, in points from the lower left."""

    left: float
    bottom: float
    right: float
    top: float


def misfits(content: bytes, spots: Sequence[Spot], places: Mapping[str, str]) -> list[Fault]:
    """A fault for each place with text beyond the edges of its page or over other text.

    Never silently lost: what a reader of paper could not read stops the PDF.
    """
    faults: dict[tuple[str, str], Fault] = {}
    document = pypdfium2.PdfDocument(content)
    try:
        for number, page in enumerate(document, start=1):
            width, height = page.get_size()
            text = page.get_textpage()
            for run, what in _found(_runs(text), width, height, number):
                words = text.get_text_bounded(*run).strip()[:_SHOWN]
                place = _place(spots, places, number, height - run.top)
                fault = Fault(place, f"{what} halaman {number} PDF: {words!r}")
                faults.setdefault((place, what), fault)
            text.close()
            page.close()
    finally:
        document.close()
    return list(faults.values())


def _runs(text: Any) -> list[_Run]:
    return [_Run(*text.get_rect(at)) for at in range(text.count_rects())]


def _found(
    runs: list[_Run], width: float, height: float, number: int
) -> Iterator[tuple[_Run, str]]:
    # The cover fills its page.
    edge = 0.0 if number == 1 else _MARGIN
    for run in runs:
        if run.right > width - edge:
            yield run, "isi keluar dari tepi kanan"
        elif run.left < edge:
            yield run, "isi keluar dari tepi kiri"
        elif run.top > height or run.bottom < 0:
            yield run, "isi keluar dari tepi atas atau bawah"
    for run in _overlapping(runs):
        yield run, "isi menimpa isi lain pada"


def _overlapping(runs: list[_Run]) -> Iterator[_Run]:
    """Runs that reach over another on their line.

    What is drawn twice in one place lies over nothing: names on maps have a rim of their own.
    """
    lines: dict[int, list[_Run]] = {}
    for run in runs:
        lines.setdefault(round(run.bottom), []).append(run)
    for line in lines.values():
        line.sort()
        reach = line[0]
        for run in line[1:]:
            over = min(run.right, reach.right) - run.left
            if over > _TOLERANCE and abs(run.left - reach.left) > _SAME_PLACE:
                yield reach
            reach = max(reach, run, key=lambda one: one.right)


def _place(spots: Sequence[Spot], places: Mapping[str, str], page: int, top: float) -> str:
    """The place that is told last before a height on a page."""
    before = [spot for spot in spots if spot.id in places and (spot.page, spot.y) <= (page, top)]
    return places[max(before, key=lambda spot: (spot.page, spot.y)).id] if before else ""
