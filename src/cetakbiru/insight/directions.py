"""The priority directions of a kabupaten: computed by the written rule, ranked, each with reasons.

A direction says what community development around mines should turn to first in a place. It is
born where evidence of mining is recorded, from an indicator in which the place lags or from an
issue of the place; its guide (`docs/panduan/`) says how to go about it. Nobody types directions;
only their numbers are kept (data/nomor-arah.csv), so that an ID once given stays resolvable.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from statistics import median

from cetakbiru.insight.evidence import UNKNOWN, mining_standing
from cetakbiru.insight.indicators import (
    latest_ranks,
    latest_value,
    latest_values,
    latest_weakest,
)
from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint
from cetakbiru.model.model import Calon, Nilai

INDICATOR = "indikator"
ISSUE = "isu"
# The standing of a direction, as a programme has its status.
HOLDS = "arah"
FALLEN = "dicabut"
# Of the code of a place in an ID; that of the province is filled up with zeros.
_DIGITS = 4


@dataclass(frozen=True)
class Reason:
    """Why a candidate is a direction: an indicator (`rank` of `of`, 1 is best) or an issue.

    `lag`: 0 for the best place to 1 for the last; `median` that of all kabupaten, in the
    indicator's unit.
    """

    kind: str
    id: str
    lag: Fraction
    rank: int | None = None
    of: int | None = None
    value: Nilai | None = None
    median: Decimal | None = None


@dataclass(frozen=True)
class Direction:
    """A candidate that is a direction of a kabupaten, or was one once (FALLEN).

    What it shares with a programme bears the same names. `rank`: 1 goes first. `score`: the largest
    lag of its reasons times how directly PPM can act. `supplementary`: nothing else was found in
    its bidang, so the place's relatively most lagging indicator there decided, even where the place
    is not among those that lag.
    """

    id: str
    kabupaten: str
    calon: str
    nama: str
    bidang: str
    subprogram: str | None
    penerima_manfaat: str
    hasil: str
    indikator: str | None
    baseline: Decimal | None
    baseline_tahun: int | None
    baseline_sumber: str | None
    opd: str
    tujuan: tuple[str, ...]
    sumber: str
    reasons: tuple[Reason, ...] = ()
    score: Fraction = Fraction(0)
    rank: int = 0
    supplementary: bool = False
    status: str = HOLDS
    diganti_oleh: tuple[str, ...] = ()
    catatan: str | None = None
    # Places, targets and consultations are a programme's own.
    kecamatan: tuple[str, ...] = ()
    target: tuple[tuple[int, Decimal], ...] = ()
    dasar_konsultasi: tuple[str, ...] = ()

    @property
    def dasar_indikator(self) -> tuple[str, ...]:
        return tuple(reason.id for reason in self.reasons if reason.kind == INDICATOR)

    @property
    def dasar_isu(self) -> tuple[str, ...]:
        return tuple(reason.id for reason in self.reasons if reason.kind == ISSUE)

    @property
    def weighed(self) -> tuple[Reason, ...]:
        """The reasons, the weightiest first."""
        return tuple(sorted(self.reasons, key=lambda reason: -reason.lag))


@dataclass(frozen=True)
class Number:
    """An ID for a direction of a kabupaten."""

    id: str
    kabupaten: str
    calon: str


@dataclass(frozen=True)
class _Found:
    """A candidate that holds in a kabupaten, and why."""

    calon: Calon
    reasons: tuple[Reason, ...]
    supplementary: bool = False


@once_per_blueprint
def directions_of(blueprint: Blueprint, kabupaten: str) -> tuple[Direction, ...]:
    """The directions of a kabupaten or of the province, the first one first; none where no mining
    is recorded.

    The rule is data/aturan-prioritas.yml:
    1. a candidate is a direction where the kabupaten is in the lagging share (`ambang`) in the
       latest comparable year of one of its indicators;
    2. or where one of its issues is recorded for that place and not for the whole province;
    3. a bidang without any gets its `pelengkap` candidate that lags relatively most there.
    An issue of the whole province makes a candidate a direction of the province: one for all.
    Rank: by the largest lag of the reasons, (rank - 1) / (number ranked - 1) or `nilai_isu`, times
    the factor of `daya_ungkit`; supplementary ones last, equals in the order of the rule.
    """
    numbers = numbers_of(blueprint, kabupaten)
    found = _found(blueprint, kabupaten)
    order = {code: at for at, code in enumerate(blueprint.calon)}
    ranked = sorted(
        found,
        key=lambda one: (one.supplementary, -_score(blueprint, one), order[one.calon.kode]),
    )
    return tuple(
        replace(
            _direction(blueprint, kabupaten, one.calon, numbers[one.calon.kode]),
            reasons=one.reasons,
            score=_score(blueprint, one),
            rank=rank,
            supplementary=one.supplementary,
        )
        for rank, one in enumerate(ranked, start=1)
    )


@once_per_blueprint
def all_directions(blueprint: Blueprint) -> Mapping[str, Direction]:
    """Every direction by its ID: those of the province, then kabupaten by kabupaten."""
    return {
        direction.id: direction
        for place in (blueprint.edisi.provinsi.kode, *blueprint.kabupaten)
        for direction in directions_of(blueprint, place)
    }


@once_per_blueprint
def numbers_of(blueprint: Blueprint, kabupaten: str) -> Mapping[str, str]:
    """The ID of each candidate in a kabupaten: as recorded, else the next one that is free."""
    known = {
        row.calon: row.id for row in blueprint.nomor_arah.values() if row.kabupaten == kabupaten
    }
    taken = set(blueprint.nomor_arah)
    digits = kabupaten.replace(".", "").ljust(_DIGITS, "0")
    for one in _found(blueprint, kabupaten):
        if one.calon.kode not in known:
            known[one.calon.kode] = next_id(f"PPM-{digits}-{one.calon.bidang}-", taken)
            taken.add(known[one.calon.kode])
    return known


@once_per_blueprint
def unrecorded(blueprint: Blueprint) -> tuple[Number, ...]:
    """The IDs that directions have by now and data/nomor-arah.csv lacks."""
    return tuple(
        Number(direction.id, direction.kabupaten, direction.calon)
        for direction in all_directions(blueprint).values()
        if direction.id not in blueprint.nomor_arah
    )


@once_per_blueprint
def fallen_away(blueprint: Blueprint, kabupaten: str) -> tuple[Direction, ...]:
    """The recorded directions of a kabupaten that do not hold today, in the order of the file."""
    holding = {direction.id for direction in directions_of(blueprint, kabupaten)}
    return tuple(
        replace(
            _direction(blueprint, kabupaten, blueprint.calon[row.calon], row.id),
            status=FALLEN,
            diganti_oleh=row.diganti_oleh,
            catatan=row.catatan,
        )
        for row in blueprint.nomor_arah.values()
        if row.kabupaten == kabupaten and row.id not in holding
    )


def next_id(prefix: str, taken: Iterable[str]) -> str:
    """The next ID never given before: one more than the highest serial after `prefix`."""
    serials = [int(known.removeprefix(prefix)) for known in taken if known.startswith(prefix)]
    return f"{prefix}{max(serials, default=0) + 1:02d}"


def _direction(blueprint: Blueprint, kabupaten: str, calon: Calon, number: str) -> Direction:
    value = latest_value(blueprint, calon.indikator, kabupaten) if calon.indikator else None
    return Direction(
        id=number,
        kabupaten=kabupaten,
        calon=calon.kode,
        nama=calon.nama,
        bidang=calon.bidang,
        subprogram=calon.subprogram,
        penerima_manfaat=calon.penerima_manfaat,
        hasil=calon.hasil,
        indikator=calon.indikator,
        baseline=None if value is None else value.nilai,
        baseline_tahun=None if value is None else value.tahun,
        baseline_sumber=None if value is None else value.sumber,
        opd=calon.opd,
        tujuan=blueprint.goals_of(calon.bidang),
        sumber=blueprint.aturan.sumber,
    )


def _score(blueprint: Blueprint, found: _Found) -> Fraction:
    factor = getattr(blueprint.aturan.daya_ungkit, found.calon.daya_ungkit)
    return max(reason.lag for reason in found.reasons) * Fraction(factor)


@once_per_blueprint
def needless_exceptions(blueprint: Blueprint) -> frozenset[str]:
    """The exceptions from what the rule would not say: "kabupaten calon"."""
    return frozenset(
        f"{each.kabupaten} {each.calon}"
        for each in blueprint.aturan.pengecualian
        if all(one.calon.kode != each.calon for one in _by_rule(blueprint, each.kabupaten))
    )


def _found(blueprint: Blueprint, kabupaten: str) -> tuple[_Found, ...]:
    """The candidates that hold in a kabupaten but for the exceptions that a person made."""
    left_out = {each.calon for each in blueprint.aturan.pengecualian if each.kabupaten == kabupaten}
    return tuple(one for one in _by_rule(blueprint, kabupaten) if one.calon.kode not in left_out)


@once_per_blueprint
def _by_rule(blueprint: Blueprint, kabupaten: str) -> tuple[_Found, ...]:
    """The candidates that the rule finds for a kabupaten or the province, in its order."""
    if kabupaten == blueprint.edisi.provinsi.kode:
        return tuple(_provincial(blueprint))
    if mining_standing(blueprint, kabupaten) == UNKNOWN:
        return ()
    found = []
    for calon in blueprint.aturan.calon:
        reasons = _reasons(blueprint, kabupaten, calon)
        if reasons:
            found.append(_Found(calon, reasons))
    served = {one.calon.bidang for one in found}
    for bidang in blueprint.bidang:
        if bidang not in served:
            found.extend(_supplement(blueprint, kabupaten, bidang))
    return tuple(found)


def _provincial(blueprint: Blueprint) -> Iterator[_Found]:
    """The candidates that issues of the whole province ask for."""
    for calon in blueprint.aturan.calon:
        reasons = tuple(
            Reason(ISSUE, name, Fraction(blueprint.aturan.nilai_isu))
            for name in calon.dasar.isu
            if _is_provincial(blueprint, name)
        )
        if reasons:
            yield _Found(calon, reasons)


def _reasons(blueprint: Blueprint, kabupaten: str, calon: Calon) -> tuple[Reason, ...]:
    lagging = [
        reason
        for name in calon.dasar.indikator
        if kabupaten in latest_weakest(blueprint, name)
        and (reason := _lag(blueprint, name, kabupaten)) is not None
    ]
    issues = [
        Reason(ISSUE, name, Fraction(blueprint.aturan.nilai_isu))
        for name in calon.dasar.isu
        if not _is_provincial(blueprint, name)
        and blueprint.concerns(blueprint.isu[name], kabupaten)
    ]
    return (*_one_of_each_group(blueprint, lagging), *issues)


def _one_of_each_group(blueprint: Blueprint, reasons: Iterable[Reason]) -> list[Reason]:
    """Of indicators that tell of one thing, the one in which the place lags most."""
    groups: dict[str, Reason] = {}
    for reason in reasons:
        group = blueprint.indikator[reason.id].kelompok or reason.id
        if group not in groups or reason.lag > groups[group].lag:
            groups[group] = reason
    return list(groups.values())


def _is_provincial(blueprint: Blueprint, name: str) -> bool:
    """Whether an issue holds in every place alike."""
    issue = blueprint.isu[name]
    return issue.wilayah == blueprint.edisi.provinsi.kode and issue.lingkup == "semua"


def _supplement(blueprint: Blueprint, kabupaten: str, bidang: str) -> list[_Found]:
    """The one supplementary candidate of a bidang, or none when no indicator speaks for it."""
    options = [
        (reason, calon)
        for calon in blueprint.aturan.calon
        if calon.bidang == bidang and calon.pelengkap
        for name in calon.dasar.indikator
        if (reason := _lag(blueprint, name, kabupaten)) is not None
    ]
    if not options:
        return []
    # max keeps the first of equals: the order of the rule decides.
    reason, calon = max(options, key=lambda option: option[0].lag)
    return [_Found(calon, (reason,), supplementary=True)]


def _lag(blueprint: Blueprint, indikator: str, kabupaten: str) -> Reason | None:
    """Where a kabupaten stands in the latest comparable year; None where it is not ranked."""
    year = latest_values(blueprint, indikator)
    ranks = latest_ranks(blueprint, indikator)
    if year is None or kabupaten not in ranks:
        return None
    return Reason(
        INDICATOR,
        indikator,
        Fraction(ranks[kabupaten] - 1, max(len(ranks) - 1, 1)),
        ranks[kabupaten],
        len(ranks),
        year.nilai[kabupaten],
        median(value.nilai for value in year.nilai.values()),
    )
