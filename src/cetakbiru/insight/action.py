"""What action plans promised for each quarter, what came of it, and what waits for a report.

Quantities are counted in units of many kinds, so activities are counted, and only money is summed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cetakbiru.insight.entries import Entry, known_entries
from cetakbiru.insight.work import ACTION, works
from cetakbiru.model.instruments import Aksi, Quarter
from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint

# What becomes of a promise, of a quarter or of a year up to now.
MET = "tercapai"
BELOW = "di bawah rencana"
WAITING = "menunggu laporan"
COMING = "belum jatuh tempo"
STATES = (MET, BELOW, WAITING, COMING)

QUARTERS = ("I", "II", "III", "IV")
_MONTHS = 12 // len(QUARTERS)


def quarters_over(year: int, day: date) -> int:
    """How many quarters of a year are over on a day, from 0 to 4.

    Those are due: a quarter is over from the day after its last one.
    """
    months = (day.year - year) * 12 + day.month - 1
    return max(0, min(len(QUARTERS), months // _MONTHS))


@dataclass(frozen=True)
class Progress:
    """An activity on the edition's date; of its year the first `over` quarters are over.

    `states` are those of its quarters, None where nothing was promised or done. `planned` is what
    was promised for the quarters that are over, `realised` and `spent` (rupiah; None where no
    quarter tells it) what is reported so far, `state` what became of the year up to now.
    """

    action: Aksi
    over: int
    states: tuple[str | None, ...]
    planned: Decimal
    realised: Decimal
    spent: int | None

    @property
    def is_reported(self) -> bool:
        """Whether any quarter has a figure."""
        return any(quarter.realisasi is not None for quarter in self.action.quarters)

    @property
    def unreported(self) -> tuple[str, ...]:
        """The names of quarters that are over, promised something, and have no figure."""
        return tuple(name for name, state in zip(QUARTERS, self.states) if state == WAITING)

    @property
    def state(self) -> str:
        """A quarter without a report hides the sum; else late work makes up for an early lag.

        While nothing was due, only a quarter that reached all that it promised says anything.
        """
        if WAITING in self.states:
            return WAITING
        if not self.planned:
            return MET if MET in self.states else COMING
        return _reached(self.planned, self.realised)


def _progress(action: Aksi, over: int) -> Progress:
    quarters = action.quarters
    return Progress(
        action,
        over,
        tuple(_state(quarter, is_over=at < over) for at, quarter in enumerate(quarters)),
        _sum(quarter.rencana for quarter in quarters[:over]),
        _sum(quarter.realisasi for quarter in quarters),
        _total(quarter.belanja for quarter in quarters),
    )


def _state(quarter: Quarter, *, is_over: bool) -> str | None:
    """What became of a quarter; one that is not over can't lag."""
    if not quarter.rencana and not quarter.realisasi:
        return None
    if quarter.realisasi is None:
        return WAITING if is_over else COMING
    reached = _reached(quarter.rencana or Decimal(0), quarter.realisasi)
    return reached if is_over or reached == MET else COMING


def _reached(planned: Decimal, realised: Decimal) -> str:
    return MET if realised >= planned else BELOW


def _sum(quantities: Iterable[Decimal | None]) -> Decimal:
    return sum((one for one in quantities if one is not None), Decimal(0))


def _total(amounts: Iterable[int | None]) -> int | None:
    """The sum of those that are told; None where none is, which is not zero."""
    told = [one for one in amounts if one is not None]
    return sum(told) if told else None


@dataclass(frozen=True)
class Plan:
    """The activities that one author plans for a year."""

    year: int
    author: str
    progress: tuple[Progress, ...]


@dataclass(frozen=True)
class Tally:
    """How many activities are in each state; `budget` and `spent` are in rupiah, None where no
    activity tells them."""

    states: Mapping[str, int]
    budget: int | None
    spent: int | None

    @property
    def activities(self) -> int:
        return sum(self.states.values())

    @property
    def due(self) -> int:
        """Those of which something can be said by now."""
        return self.activities - self.states[COMING]


def tally(found: Iterable[Progress]) -> Tally:
    """The counts and sums of activities, each by its state of the year."""
    every = tuple(found)
    states = [one.state for one in every]
    return Tally(
        {state: states.count(state) for state in STATES},
        _total(one.action.anggaran for one in every),
        _total(one.spent for one in every),
    )


def quarter_tallies(found: Sequence[Progress]) -> tuple[Mapping[str, int], ...]:
    """For each quarter, how many activities that promised something are in each state."""
    every = [one.states for one in found]
    return tuple(
        {state: sum(1 for states in every if states[at] == state) for state in STATES}
        for at in range(len(QUARTERS))
    )


@once_per_blueprint
def plans(blueprint: Blueprint) -> tuple[Plan, ...]:
    """Every author's plan of a year, of authors who may be named: the latest year first, then as
    the files are."""
    found: dict[tuple[int, str], list[Progress]] = {}
    for action in blueprint.told_aksi:
        over = quarters_over(action.tahun, blueprint.edisi.tanggal)
        found.setdefault((action.tahun, action.penyusun), []).append(_progress(action, over))
    ordered = sorted(found.items(), key=lambda item: -item[0][0])
    return tuple(Plan(year, author, tuple(progress)) for (year, author), progress in ordered)


@once_per_blueprint
def plan_of(blueprint: Blueprint, aksi: str) -> Plan:
    """The plan to which an activity belongs."""
    one = blueprint.aksi[aksi]
    key = one.tahun, one.penyusun
    return next(plan for plan in plans(blueprint) if (plan.year, plan.author) == key)


@once_per_blueprint
def years_of_plans(blueprint: Blueprint) -> Mapping[int, tuple[Progress, ...]]:
    """All activities of a year, author by author; the latest year first."""
    found: dict[int, list[Progress]] = {}
    for plan in plans(blueprint):
        found.setdefault(plan.year, []).extend(plan.progress)
    return {year: tuple(progress) for year, progress in found.items()}


@once_per_blueprint
def districts_of(blueprint: Blueprint) -> Mapping[str, tuple[str, ...]]:
    """The kabupaten of each activity by its ID: none where it is of the whole province."""
    return {work.id: work.kabupaten for work in works(blueprint) if work.kind == ACTION}


@once_per_blueprint
def served_goals(blueprint: Blueprint) -> Mapping[str, tuple[str, ...]]:
    """The activities that serve each goal, priority, pillar or mandate, by its ID.

    An activity serves what its row names, and what the direction or programme that it carries out
    serves.
    """
    found: dict[str, list[str]] = {kode: [] for kode in blueprint.tujuan}
    for plan in plans(blueprint):
        for one in plan.progress:
            entry = carried_out(blueprint, one.action)
            for kode in dict.fromkeys((*one.action.tujuan, *(entry.tujuan if entry else ()))):
                found[kode].append(one.action.id)
    return {kode: tuple(actions) for kode, actions in found.items()}


def carried_out(blueprint: Blueprint, action: Aksi) -> Entry | None:
    """The direction or programme of the blueprint that an activity carries out."""
    return known_entries(blueprint).get(action.program or "")


@once_per_blueprint
def carrying_out(blueprint: Blueprint) -> Mapping[str, tuple[Progress, ...]]:
    """The activities that carry out each direction and programme that has any, by its ID."""
    found: dict[str, list[Progress]] = {}
    for plan in plans(blueprint):
        for one in plan.progress:
            if carried_out(blueprint, one.action) is not None:
                found.setdefault(str(one.action.program), []).append(one)
    return {kode: tuple(progress) for kode, progress in found.items()}


@once_per_blueprint
def activities_for(blueprint: Blueprint, entry: str) -> tuple[Progress, ...]:
    """The activities that carry out a direction or programme, the latest year first."""
    return carrying_out(blueprint).get(entry, ())


@once_per_blueprint
def activities_in(blueprint: Blueprint, kabupaten: str) -> tuple[Progress, ...]:
    """The activities of the edition's year, of the year before and of later ones that take place in
    a kabupaten."""
    first = blueprint.edisi.tanggal.year - 1
    places = districts_of(blueprint)
    return tuple(
        one
        for plan in plans(blueprint)
        if plan.year >= first
        for one in plan.progress
        if kabupaten in places.get(one.action.id, ())
    )


@once_per_blueprint
def progress_of(blueprint: Blueprint) -> Mapping[str, Progress]:
    """How each activity stands, by its ID."""
    return {one.action.id: one for plan in plans(blueprint) for one in plan.progress}
