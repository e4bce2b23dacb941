"""Where the list of programmes and the written priority rule disagree without a stated reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cetakbiru.insight import priority
from cetakbiru.insight.priority import Proposal
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Program

NOT_PROPOSED = "not-proposed"
BASIS_DIFFERS = "basis-differs"
MISSING = "missing"
NEEDLESS_EXCEPTION = "needless-exception"
TOO_FEW = "too-few"
FEW_LEFT = "few-left"


@dataclass(frozen=True)
class Disagreement:
    """One point at which list and rule differ.

    `program` is the row concerned, `calon` the candidate's code; `detail` what the rule says.
    """

    kind: str
    kabupaten: str
    calon: str | None = None
    program: str | None = None
    detail: str = ""


def disagreements(blueprint: Blueprint) -> list[Disagreement]:
    """Every disagreement, by kabupaten in the order of data/wilayah/kabupaten.csv.

    A row that a person changed carries `alasan_ubah` and is not compared; a candidate that a
    person left out stands under `pengecualian` in the rule or is a withdrawn row, which says why.
    """
    found: list[Disagreement] = []
    for kabupaten, proposals in priority.compute(blueprint).items():
        rows = blueprint.programs_of_kabupaten(kabupaten)
        programs = [program for program in rows if program.status != "dicabut"]
        exceptions = {
            exception.calon
            for exception in blueprint.aturan.pengecualian
            if exception.kabupaten == kabupaten
        }
        proposed = {proposal.calon.kode: proposal for proposal in proposals}
        found.extend(_rows(kabupaten, programs, proposed))
        listed = {program.calon for program in programs}
        excused = exceptions | {program.calon for program in rows}
        found.extend(
            Disagreement(MISSING, kabupaten, calon=kode) for kode in proposed if kode not in excused
        )
        found.extend(
            Disagreement(NEEDLESS_EXCEPTION, kabupaten, calon=kode)
            for kode in sorted(exceptions)
            if kode not in proposed or kode in listed
        )
        found.extend(_count(kabupaten, rows, len(programs), blueprint.aturan.minimum_per_kabupaten))
    return found


def _count(
    kabupaten: str, rows: Sequence[Program], active: int, minimum: int
) -> Iterator[Disagreement]:
    """Too few programmes: never enough of them, or too few since some were withdrawn."""
    if active >= minimum:
        return
    withdrawn = [program.id for program in rows if program.status == "dicabut"]
    if len(rows) < minimum:
        yield Disagreement(TOO_FEW, kabupaten, detail=str(active))
    else:
        yield Disagreement(FEW_LEFT, kabupaten, program=withdrawn[-1], detail=str(active))


def _rows(
    kabupaten: str, programs: list[Program], proposed: dict[str, Proposal]
) -> Iterator[Disagreement]:
    for program in programs:
        if program.alasan_ubah:
            continue
        proposal = proposed.get(program.calon or "")
        if proposal is None:
            yield Disagreement(NOT_PROPOSED, kabupaten, program.calon, program.id)
            continue
        expected = basis_of(proposal)
        if expected != (set(program.dasar_indikator), set(program.dasar_isu)):
            detail = ";".join(sorted(expected[0]) + sorted(expected[1]))
            yield Disagreement(BASIS_DIFFERS, kabupaten, program.calon, program.id, detail)


def basis_of(proposal: Proposal) -> tuple[set[str], set[str]]:
    """The indicator ids and issue ids that a programme born from `proposal` names as its basis."""
    indicators = {reason.id for reason in proposal.reasons if reason.kind == priority.INDICATOR}
    issues = {reason.id for reason in proposal.reasons if reason.kind == priority.ISSUE}
    return indicators, issues
