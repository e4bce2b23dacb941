"""What each thing is to cost at most, told beside what it costs. No test and no CI depends on it.

Seconds are CPU seconds on two cores of a virtual machine as of 2026; a target is a wish held to the
figure, not a promise of the machine.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tests.benchmarks.measure import Cost


@dataclass(frozen=True)
class Most:
    """CPU and wall seconds and MiB of memory, at most."""

    cpu: float | None = None
    wall: float | None = None
    memory: float | None = None

    def judged(self, cost: Cost) -> str:
        """The limits, each with whether it is met; "" without a limit."""
        limits = (
            ("CPU", self.cpu, cost.cpu),
            ("wall", self.wall, cost.wall),
            ("MiB", self.memory, cost.memory),
        )
        return ", ".join(
            f"{name} ≤ {most:g}: {met(value <= most)}"
            for name, most, value in limits
            if most is not None
        )


def met(is_met: bool) -> str:
    """The word for it in a table."""
    return "met" if is_met else "MISSED"


# Of the ways of the real site, by their names.
REAL: Mapping[str, Most] = {
    "all but the PDF, from nothing": Most(cpu=4.0),
    "all but the PDF, a programme's hasil changed": Most(cpu=1.0),
    "all but the PDF, a number of inhabitants changed": Most(cpu=1.0),
    "all but the PDF, an indicator's value changed": Most(cpu=1.0),
    "all but the PDF, nothing changed": Most(cpu=0.2),
    "pages and search, from nothing": Most(cpu=3.0),
    "ppm check, from nothing": Most(cpu=1.5),
    "ppm check, nothing changed": Most(cpu=0.3),
    "ppm --help": Most(cpu=0.12),
}
COUNTRY: Mapping[str, Most] = {
    "pages and search, from nothing": Most(wall=45, memory=300),
}
# How many times our CPU the same content is to take elsewhere, at least.
STOCK_AT_REAL = 3.0
# How many times Hugo's CPU we take at most for what Hugo does as well, on some 700 pages.
HUGO_AT_700 = 2.2
# CPU seconds until the page shows it.
PREVIEW_AT_REAL: Mapping[str, float] = {
    "ready, first page shown": 3.0,
    "a sentence of the page": 0.4,
    "a programme's hasil": 0.6,
    "a number of inhabitants": 0.6,
    "the mistake mended": 0.6,
}
PREVIEW_AT_700: Mapping[str, float] = {
    "a programme's hasil": 1.2,
    "a number of inhabitants": 1.2,
}
# CPU seconds of a check of 100,000 rows.
ROWS_AT_MOST = 5.0
# `ppm align` on plans of so many rows, from the start of Python to the JSON.
PLANS: Mapping[int, Most] = {2_000: Most(wall=1.5), 20_000: Most(wall=6, memory=250)}
# `ppm import` of an action plan of 4,000 rows.
SHEETS_AT_MOST = Most(cpu=5.0)
# All meetings of 600 activities and 2,000 rows, from the start of Python, and kB gzip of each page
# on which such works stand.
MEETINGS_AT_MOST = Most(wall=10)
FORUM_PAGES_AT_MOST = 60.0
# kB gzip of each script of the plan check.
BUNDLE_AT_MOST = 45.0
