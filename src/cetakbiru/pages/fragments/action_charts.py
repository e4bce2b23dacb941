"""Plan against realisation as drawings: all activities by quarter, and each activity of a plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from cetakbiru.base.plain import capitalized
from cetakbiru.insight.action import (
    BELOW,
    COMING,
    MET,
    QUARTERS,
    STATES,
    WAITING,
    Progress,
    quarter_tallies,
)
from cetakbiru.pages.fragments import svg
from cetakbiru.pages.fragments.activities import reached
from cetakbiru.pages.fragments.html import EMPTY, Attributes, Html, element, fragment
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.numbers import count, exact
from cetakbiru.pages.fragments.svg import Drawing, label
from cetakbiru.pages.fragments.tables import Column, Row, Table, render

_WIDTH = 400
_LEFT, _TOP, _ROW, _BAR = 46, 4, 30, 20
# A figure is written in a part that is wide enough for its digits.
_DIGIT = 9
# More bars than these tell nothing that the table does not tell better.
_MOST_BARS = 40

# Each state differs by form as well as by colour: full, full, with a broken edge, with a thin one.
_PARTS: Mapping[str, Attributes] = {
    MET: {"fill": svg.BAR, "class": "ppm-svg-batang"},
    BELOW: {"fill": svg.WARM, "class": "ppm-svg-kurang"},
    WAITING: {
        "fill": "none",
        "stroke": svg.WARM,
        "stroke-width": "1.5",
        "stroke-dasharray": "4 3",
        "class": "ppm-svg-acuan",
    },
    COMING: {"fill": "none", "stroke": svg.LINE, "class": "ppm-svg-nanti"},
}
_ON_FULL = "#ffffff"


def quarter_chart(links: Links, key: str, name: str, found: Sequence[Progress]) -> Html:
    """For each quarter of a year, how many activities stand how; nothing where none is planned."""
    tallies = quarter_tallies(found)
    longest = max(sum(states.values()) for states in tallies)
    if not longest:
        return EMPTY
    title = f"Rencana dan realisasi setiap triwulan, {name}"
    drawing = Drawing(
        key=f"triwulan-{key}",
        title=title,
        description=" ".join(
            f"Triwulan {quarter}: {_told(states)}." for quarter, states in zip(QUARTERS, tallies)
        ),
        width=_WIDTH,
        height=_TOP + _ROW * len(QUARTERS) + 44,
    )
    bars = (
        _stacked(f"TW {quarter}", states, at, longest)
        for at, (quarter, states) in enumerate(zip(QUARTERS, tallies))
    )
    drawn = svg.frame(links, drawing, *bars, *_legend(_TOP + _ROW * len(QUARTERS) + 14))
    rows = [
        Row((f"Triwulan {quarter}", *(count(states[state]) for state in STATES)))
        for quarter, states in zip(QUARTERS, tallies)
    ]
    table = Table(
        key=f"triwulan-{key}",
        caption=f"Banyaknya kegiatan menurut triwulan, {name}",
        columns=(
            Column("Triwulan"),
            *(Column(capitalized(state), numeric=True) for state in STATES),
        ),
        rows=rows,
        origin="aksi",
    )
    note = fragment("Yang dihitung adalah kegiatan yang menjanjikan keluaran pada triwulan itu.")
    return svg.figure(title, drawn, note, render(links, table))


def progress_chart(links: Links, name: str, found: Sequence[Progress]) -> Html:
    """Each activity of a plan: its realisation, and what was promised by now, within its volume.

    Nothing where the bars would be too many to be read, or no quarter is over.
    """
    shown = [one for one in found if one.action.volume]
    if (
        not shown
        or len(shown) > _MOST_BARS
        or not any(one.planned or one.realised for one in shown)
    ):
        return EMPTY
    title = f"Realisasi setiap kegiatan, {name}"
    height = _TOP + _ROW * len(shown) + 24
    drawing = Drawing(
        key="realisasi-penyusun",
        title=title,
        description=" ".join(f"{one.action.kegiatan}: {reached(one)}." for one in shown),
        width=_WIDTH,
        height=height,
    )
    legend = "Batang: realisasi. Garis tegak: janji triwulan yang lewat. Kotak: volume setahun."
    bars = (_bar(one, at) for at, one in enumerate(shown))
    drawn = svg.frame(links, drawing, *bars, label("0", str(height - 6), 12, legend))
    table = Table(
        key="realisasi-penyusun",
        caption=f"Realisasi dan rencana setiap kegiatan, {name}",
        columns=(
            Column("Kegiatan"),
            Column("Satuan"),
            Column("Volume setahun", numeric=True),
            Column("Janji triwulan yang lewat", numeric=True),
            Column("Realisasi", numeric=True),
        ),
        rows=[
            Row(
                (
                    one.action.kegiatan,
                    one.action.satuan,
                    *map(exact, (one.action.volume, one.planned, one.realised)),
                )
            )
            for one in shown
        ],
        origin="aksi",
    )
    return svg.figure(
        title, drawn, fragment("Satu batang untuk satu kegiatan."), render(links, table)
    )


def _told(states: Mapping[str, int]) -> str:
    found = (f"{number} {state}" for state, number in states.items() if number)
    return ", ".join(found) or "tidak ada yang direncanakan"


def _stacked(name: str, states: Mapping[str, int], at: int, longest: int) -> Html:
    top = _TOP + _ROW * at
    unit = (_WIDTH - _LEFT - 2) / longest
    parts = [label(str(_LEFT - 6), str(top + 15), 12, name, text_anchor="end")]
    left = float(_LEFT)
    for state, number in states.items():
        width = number * unit
        if number:
            parts.append(_part(state, left, top, width - 2))
        if width - 2 > _DIGIT * len(str(number)) and number:
            ink = {"fill": _ON_FULL, "class": "ppm-svg-di-atas"} if state in (MET, BELOW) else {}
            middle = f"{left + width / 2 - 1:.1f}"
            parts.append(label(middle, str(top + 15), 12, str(number), text_anchor="middle", **ink))
        left += width
    return element("g", None, *parts)


def _part(state: str, left: float, top: int, width: float) -> Html:
    place: Attributes = {"x": f"{left:.1f}", "y": top, "width": f"{max(width, 1):.1f}"}
    return element("rect", {**place, "height": _BAR, **_PARTS[state]})


def _legend(top: int) -> Iterable[Html]:
    """The four states in two lines, each with its form."""
    for at, state in enumerate(STATES):
        left, line = (_LEFT, 210)[at % 2], top + 16 * (at // 2)
        box: Attributes = {"x": left, "y": line - 9, "width": 14, "height": 10}
        yield element("rect", {**box, **_PARTS[state]})
        yield label(str(left + 20), str(line), 12, capitalized(state))


def _bar(one: Progress, at: int) -> Html:
    top = _TOP + _ROW * at
    whole = one.action.volume
    # What was reported or promised beyond the volume makes the scale longer, and nothing falls off.
    most = max(whole, one.planned, one.realised)
    width = Decimal(_WIDTH - 2)
    place: Attributes = {"x": 1, "y": top + 15, "height": 9}
    tick = f"{1 + one.planned / most * width:.1f}"
    line: Attributes = {"x1": tick, "x2": tick, "y1": top + 12, "y2": top + 27}
    return element(
        "g",
        None,
        label("0", str(top + 11), 12, _short(f"{one.action.kegiatan}: {reached(one)}")),
        element("rect", {**place, "width": f"{whole / most * width:.1f}", **_PARTS[COMING]}),
        element("rect", {**place, "width": f"{one.realised / most * width:.1f}", **_PARTS[MET]}),
        element("line", {**line, "stroke": svg.WARM, "stroke-width": "2", "class": "ppm-svg-acuan"})
        if one.planned
        else EMPTY,
    )


def _short(text: str) -> str:
    """A text that fits on the width of a drawing."""
    most = 62
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
