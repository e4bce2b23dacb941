"""What each programme promised and what was measured: baseline → target → realisation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from cetakbiru.insight.entries import active, entries_of
from cetakbiru.insight.indicators import latest_values, weakest
from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint
from cetakbiru.model.model import Capaian, Program

NOTHING = "menunggu target"
PROMISED = "dijanjikan, menunggu pengukuran"
MEASURED = "diukur"
UNPROVEN = "diukur tanpa bukti"


@dataclass(frozen=True)
class Outcome:
    """One programme's promise and results; figures are in its indicator's unit.

    `plans` are the promises by year: targets, and what a result row planned for its year.
    """

    program: Program
    plans: Mapping[int, Decimal]
    results: tuple[Capaian, ...]

    @property
    def measured(self) -> tuple[Capaian, ...]:
        """The results that hold a realised figure, by year."""
        return tuple(result for result in self.results if result.realisasi is not None)

    @property
    def state(self) -> str:
        """NOTHING, PROMISED, MEASURED, or UNPROVEN when a realised figure names no evidence."""
        if self.measured:
            proven = all(result.bukti for result in self.measured)
            return MEASURED if proven else UNPROVEN
        return PROMISED if self.plans else NOTHING

    def unmeasured_before(self, limit: int) -> tuple[int, ...]:
        """The years before `limit` that were promised and have no realised figure."""
        known = {result.tahun for result in self.measured}
        return tuple(year for year in sorted(self.plans) if year < limit and year not in known)


@dataclass(frozen=True)
class Tally:
    """How many of a kabupaten's programmes have each part of the chain."""

    programs: int
    with_indicator: int
    with_baseline: int
    with_plan: int
    measured: int
    proven: int


@once_per_blueprint
def outcomes(blueprint: Blueprint) -> dict[str, tuple[Outcome, ...]]:
    """The outcomes of every active programme, by kabupaten, in the order of the files."""
    results: dict[str, list[Capaian]] = {}
    for item in sorted(blueprint.capaian, key=lambda item: item.tahun):
        results.setdefault(item.program, []).append(item)
    return {
        kode: tuple(
            _outcome(program, results.get(program.id, []))
            for program in active(blueprint.programs_of_kabupaten(kode))
        )
        for kode in blueprint.kabupaten
    }


def _outcome(program: Program, results: list[Capaian]) -> Outcome:
    planned = {item.tahun: item.rencana for item in results if item.rencana is not None}
    return Outcome(program, {**dict(program.target), **planned}, tuple(results))


def tally(found: tuple[Outcome, ...]) -> Tally:
    """The counts of a kabupaten's outcomes."""
    return Tally(
        programs=len(found),
        with_indicator=sum(1 for one in found if one.program.indikator is not None),
        with_baseline=sum(1 for one in found if one.program.baseline is not None),
        with_plan=sum(1 for one in found if one.plans),
        measured=sum(1 for one in found if one.measured),
        proven=sum(1 for one in found if one.state == MEASURED),
    )


@once_per_blueprint
def unserved_indicators(blueprint: Blueprint) -> dict[str, tuple[str, ...]]:
    """By kabupaten: indicators in which it lags and which neither direction nor programme names.

    Only the indicators of the priority rule are looked at, by that rule's share; to name one of
    those that tell of one thing (`kelompok`) is to name all of them.
    """
    wanted = dict.fromkeys(
        name for calon in blueprint.aturan.calon for name in calon.dasar.indikator
    )
    found: dict[str, list[str]] = {kode: [] for kode in blueprint.kabupaten}
    for name in wanted:
        year = latest_values(blueprint, name)
        if year is None:
            continue
        for kode in weakest(year, blueprint.indikator[name].arah, blueprint.aturan.ambang):
            if not _names(blueprint, kode, name):
                found[kode].append(name)
    return {kode: tuple(names) for kode, names in found.items()}


def _names(blueprint: Blueprint, kabupaten: str, indikator: str) -> bool:
    subject = _subject(blueprint, indikator)
    return any(
        subject == _subject(blueprint, name)
        for entry in entries_of(blueprint, kabupaten)
        for name in (entry.indikator, *entry.dasar_indikator)
        if name is not None
    )


def _subject(blueprint: Blueprint, indikator: str) -> str:
    return blueprint.indikator[indikator].kelompok or indikator
