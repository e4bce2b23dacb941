"""One programme's baseline, targets and realisation over the years as a drawing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from cetakbiru.insight.outcome import Outcome
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Indikator
from cetakbiru.pages.fragments import svg
from cetakbiru.pages.fragments.html import Attributes, Html, element, fragment
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.numbers import number, shown_unit
from cetakbiru.pages.fragments.svg import Drawing, label
from cetakbiru.pages.fragments.tables import Column, Row, Table, render

_WIDTH, _HEIGHT = 560, 190
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 24, 26, 150


def can_be_drawn(one: Outcome) -> bool:
    """Whether there is more than the baseline to show on one scale."""
    return one.program.indikator is not None and bool(one.plans or one.measured)


def outcome_chart(blueprint: Blueprint, links: Links, one: Outcome) -> Html:
    """Baseline, targets and realisation over the years; the table below holds the figures."""
    program = one.program
    indicator = blueprint.indikator[str(program.indikator)]
    baseline = (
        {}
        if program.baseline is None or program.baseline_tahun is None
        else {program.baseline_tahun: program.baseline}
    )
    real = {item.tahun: item.realisasi for item in one.measured if item.realisasi is not None}
    plans = {**baseline, **one.plans}
    known = {**baseline, **real}
    scale = _Scale([*plans, *known], [*plans.values(), *known.values()])
    unit = shown_unit(indicator)
    drawing = Drawing(
        key=f"hasil-{program.id}",
        title=f"{program.id}: {indicator.nama}" + (f" ({unit})" if unit else ""),
        description=_described(
            indicator, {"Nilai awal": baseline, "Target": one.plans, "Realisasi": real}
        ),
        width=_WIDTH,
        height=_HEIGHT,
    )
    lines_drawn = svg.frame(
        links,
        drawing,
        *scale.axis(),
        scale.line(plans, svg.WARM, "5 4"),
        *(scale.mark(place, svg.WARM, indicator, -9) for place in one.plans.items()),
        scale.line(known, svg.BAR, None),
        *(scale.mark(place, svg.BAR, indicator, 18) for place in known.items()),
        label(str(_LEFT), str(_HEIGHT - 6), 12, "Garis utuh: nilai awal dan realisasi"),
        label("300", str(_HEIGHT - 6), 12, "Garis putus: target", fill=svg.WARM),
    )
    caption = f"{program.id} {program.nama}: {indicator.nama}"
    note = fragment("Kendala dan bukti ada dalam tabel di bawah.")
    table = render(links, _figures(program.id, indicator, baseline, one.plans, real))
    return svg.figure(caption, lines_drawn, note, table)


def _figures(
    program: str,
    indicator: Indikator,
    baseline: Mapping[int, Decimal],
    plans: Mapping[int, Decimal],
    real: Mapping[int, Decimal],
) -> Table:
    """The drawing's figures by year."""
    rows = [
        Row((str(year), *(_cell(indicator, group.get(year)) for group in (baseline, plans, real))))
        for year in sorted({*baseline, *plans, *real})
    ]
    return Table(
        key=f"hasil-{program}",
        caption=f"{program}: {indicator.nama} menurut tahun",
        columns=(
            Column("Tahun"),
            Column("Nilai awal", numeric=True),
            Column("Target", numeric=True),
            Column("Realisasi", numeric=True),
        ),
        rows=rows,
        origin="capaian",
    )


def _cell(indicator: Indikator, value: Decimal | None) -> str:
    return "–" if value is None else number(value, indicator.desimal)


def _described(indicator: Indikator, groups: Mapping[str, Mapping[int, Decimal]]) -> str:
    """The figures of the drawing in words."""
    told = (
        f"{name}: {', '.join(_told(indicator, group))}." for name, group in groups.items() if group
    )
    return " ".join(told)


def _told(indicator: Indikator, group: Mapping[int, Decimal]) -> list[str]:
    return [f"{year} {number(value, indicator.desimal)}" for year, value in sorted(group.items())]


class _Scale:
    """Places years from left to right and values from bottom to top."""

    def __init__(self, years: Sequence[int], values: Sequence[Decimal]) -> None:
        self._first, self._last = min(years), max(years)
        self._low, self._high = min(values), max(values)

    def x(self, year: int) -> float:
        span = self._last - self._first
        part = 0.5 if not span else (year - self._first) / span
        return _LEFT + part * (_WIDTH - _LEFT - _RIGHT - 40)

    def y(self, value: Decimal) -> float:
        span = self._high - self._low
        part = 0.5 if not span else float((value - self._low) / span)
        return _BOTTOM - 22 - part * (_BOTTOM - 22 - _TOP - 8)

    def axis(self) -> list[Html]:
        line: Attributes = {
            "x1": _LEFT - 20,
            "x2": _WIDTH - _RIGHT,
            "y1": _BOTTOM,
            "y2": _BOTTOM,
            "stroke": svg.LINE,
        }
        ends = dict.fromkeys((self._first, self._last))
        texts = (
            label(f"{self.x(year):.1f}", str(_BOTTOM + 15), 12, str(year), text_anchor="middle")
            for year in ends
        )
        return [element("line", line), *texts]

    def line(self, values: dict[int, Decimal], colour: str, dash: str | None) -> Html:
        points = (
            f"{self.x(year):.1f},{self.y(value):.1f}" for year, value in sorted(values.items())
        )
        return element(
            "polyline",
            {
                "points": " ".join(points),
                "fill": "none",
                "stroke": colour,
                "stroke-width": 2,
                "stroke-dasharray": dash,
            },
        )

    def mark(
        self, place: tuple[int, Decimal], colour: str, indicator: Indikator, shift: int
    ) -> Html:
        x, y = self.x(place[0]), self.y(place[1])
        text = number(place[1], indicator.desimal)
        return element(
            "g",
            None,
            element("circle", {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": 4, "fill": colour}),
            label(f"{x:.1f}", f"{y + shift:.1f}", 12, text, text_anchor="middle", fill=colour),
        )
