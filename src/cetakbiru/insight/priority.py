"""The priority programmes that the written rule proposes, with the reason for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from cetakbiru.insight.indicators import IndicatorYear, latest_values, ranks, weakest
from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint
from cetakbiru.model.model import Calon, Kabupaten, Nilai

INDICATOR = "indikator"
ISSUE = "isu"


@dataclass(frozen=True)
class Reason:
    """Why a candidate is proposed: a weak indicator (`rank` of `of`, 1 is best) or an issue."""

    kind: str
    id: str
    rank: int | None = None
    of: int | None = None
    value: Nilai | None = None


@dataclass(frozen=True)
class Proposal:
    """A candidate proposed for a kabupaten.

    `supplementary`: nothing else was proposed in its bidang, so the kabupaten's relatively weakest
    indicator there decided, even if it is not among the weakest of the province.
    """

    calon: Calon
    reasons: tuple[Reason, ...]
    supplementary: bool = False


@dataclass(frozen=True)
class _Standing:
    """An indicator's latest comparable year, its ranks and its weakest kabupaten."""

    year: IndicatorYear
    ranks: Mapping[str, int]
    weakest: frozenset[str]

    def reason(self, kabupaten: str) -> Reason:
        return Reason(
            INDICATOR,
            self.year.indikator,
            self.ranks[kabupaten],
            len(self.ranks),
            self.year.nilai[kabupaten],
        )

    def weakness(self, kabupaten: str) -> Fraction:
        return Fraction(self.ranks[kabupaten], len(self.ranks))


@once_per_blueprint
def compute(blueprint: Blueprint) -> dict[str, tuple[Proposal, ...]]:
    """The proposals for each kabupaten, in the order of the rule's candidates.

    The rule is data/aturan-prioritas.yml:
    1. a candidate is proposed where the kabupaten is among the weakest share (`ambang`) in the
       latest comparable year of one of its indicators;
    2. or where one of its issues is recorded;
    3. a bidang with no proposal gets its `pelengkap` candidate whose indicator is relatively
       weakest there (rank ÷ number of ranked kabupaten).
    """
    standings = _standings(blueprint)
    return {
        kode: _for_kabupaten(blueprint, kabupaten, standings)
        for kode, kabupaten in blueprint.kabupaten.items()
    }


def _standings(blueprint: Blueprint) -> dict[str, _Standing]:
    ambang = blueprint.aturan.ambang
    wanted = {name for calon in blueprint.aturan.calon for name in calon.dasar.indikator}
    standings = {}
    for name in sorted(wanted):
        arah = blueprint.indikator[name].arah
        year = latest_values(blueprint, name)
        if year is None or arah == "netral":
            continue
        standings[name] = _Standing(year, ranks(year, arah), weakest(year, arah, ambang))
    return standings


def _for_kabupaten(
    blueprint: Blueprint, kabupaten: Kabupaten, standings: Mapping[str, _Standing]
) -> tuple[Proposal, ...]:
    proposals = []
    for calon in blueprint.aturan.calon:
        reasons = _reasons(blueprint, kabupaten, calon, standings)
        if reasons:
            proposals.append(Proposal(calon, reasons))
    served = {proposal.calon.bidang for proposal in proposals}
    for bidang in blueprint.bidang:
        if bidang not in served:
            proposals.extend(_supplement(blueprint, kabupaten.kode, bidang, standings))
    order = {calon.kode: at for at, calon in enumerate(blueprint.aturan.calon)}
    return tuple(sorted(proposals, key=lambda proposal: order[proposal.calon.kode]))


def _reasons(
    blueprint: Blueprint,
    kabupaten: Kabupaten,
    calon: Calon,
    standings: Mapping[str, _Standing],
) -> tuple[Reason, ...]:
    weak = [
        standings[name].reason(kabupaten.kode)
        for name in calon.dasar.indikator
        if name in standings and kabupaten.kode in standings[name].weakest
    ]
    issues = [
        Reason(ISSUE, name)
        for name in calon.dasar.isu
        if blueprint.concerns(blueprint.isu[name], kabupaten.kode)
    ]
    return (*weak, *issues)


def _supplement(
    blueprint: Blueprint, kabupaten: str, bidang: str, standings: Mapping[str, _Standing]
) -> list[Proposal]:
    """The one supplementary proposal of a bidang, or none when no indicator speaks for it."""
    options = [
        (standings[name].weakness(kabupaten), calon, standings[name])
        for calon in blueprint.aturan.calon
        if calon.bidang == bidang and calon.pelengkap
        for name in calon.dasar.indikator
        if name in standings and kabupaten in standings[name].ranks
    ]
    if not options:
        return []
    # max keeps the first of equals: the order of the rule decides.
    _, calon, standing = max(options, key=lambda option: option[0])
    return [Proposal(calon, (standing.reason(kabupaten),), supplementary=True)]
