"""What is found about one activity while it is judged, and which parts of it are filled."""

from __future__ import annotations

from dataclasses import dataclass, field

from cetakbiru.insight.overlap import Work
from cetakbiru.model.alignment import Bagian, Rules
from cetakbiru.plans.verdict.match import BY_ID, Match
from cetakbiru.plans.verdict.model import UNJUDGED, Lack, Note, Unread
from cetakbiru.plans.verdict.places import Place
from cetakbiru.plans.verdict.table import Entry


@dataclass(frozen=True)
class Origin:
    """Where a row stands: file, sheet and row number."""

    file: str
    sheet: str
    row: int

    def told(self) -> str:
        """The place as a reader looks it up."""
        return ", ".join(part for part in (self.file, self.sheet, f"baris {self.row}") if part)


@dataclass
class Verdict:
    """What is found about one activity before overlaps are looked for."""

    origin: Origin
    entry: Entry
    name: str
    place: Place
    bidang: str | None = None
    subprogram: str | None = None
    years: tuple[int, ...] = ()
    match: Match = field(default_factory=Match)
    status: str = UNJUDGED
    remark: str | None = None
    lacks: list[Lack] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    filled: tuple[str, ...] = ()

    @property
    def program(self) -> str | None:
        return None if self.match.program is None else self.match.program.id

    def work(self) -> Work:
        """The activity as far as overlaps go."""
        return Work(
            name=self.name,
            kabupaten=self.place.kabupaten,
            kecamatan=self.place.kecamatan,
            bidang=self.bidang,
            subprogram=self.subprogram,
            program=self.program,
            years=self.years,
        )


def filled_parts(
    verdict: Verdict, parts: tuple[Bagian, ...], stated_bidang: str | None
) -> tuple[str, ...]:
    """The parts that an activity has, by their codes."""
    return tuple(part.kode for part in parts if _is_filled(verdict, part.peran, stated_bidang))


def _is_filled(verdict: Verdict, part: str, stated_bidang: str | None) -> bool:
    entry = verdict.entry
    if part == "bidang":
        return stated_bidang is not None or verdict.match.how == BY_ID
    if part == "kecamatan":
        return bool(verdict.place.kecamatan)
    if part == "tahun":
        return bool(verdict.years)
    if part == "anggaran":
        return bool(entry.budget) or entry.merged_with is not None
    return bool(entry.text(part))


def say(rules: Rules, note: Note) -> str:
    """The text of a note; a suggestion and a successor come as clauses of their own."""
    values = dict(note.values)
    for name in ("saran", "pengganti"):
        if name in values:
            values[name] = rules.say(name, **{name: values[name]}) if values[name] else ""
    return rules.say(note.code, **values)
