"""The rows that an agency's sheet gives, as the table `renja` has them, and what is left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from cetakbiru.checks.files.personal import personal
from cetakbiru.checks.files.persons import named_persons
from cetakbiru.checks.nearest import asked
from cetakbiru.checks.problems import quote
from cetakbiru.foreign.figures import figure
from cetakbiru.foreign.grid import shown
from cetakbiru.insight.doers import VILLAGE
from cetakbiru.model.load import Blueprint
from cetakbiru.model.schema import LIST_SEPARATOR
from cetakbiru.renja.answers import Answers
from cetakbiru.renja.body import Body, Fault, Work, read_body
from cetakbiru.renja.codes import (
    Level,
    activities_of,
    code_of,
    dates_undone,
    near,
    repaired,
    sub_activity_width,
    village_code_of,
)
from cetakbiru.renja.columns import ACCOUNT
from cetakbiru.renja.findings import finding, refused
from cetakbiru.renja.notes import Notes
from cetakbiru.renja.proposal import Proposal
from cetakbiru.renja.quantities import is_english, output_of
from cetakbiru.renja.rows import CodeReading
from cetakbiru.renja.who import agency_called
from cetakbiru.workbook.changes import Origin, Row
from cetakbiru.workbook.problems import CellProblem

_SMALL_FIRST = ("desa", "kecamatan", "kabupaten", "lokasi")


@dataclass
class Reading:
    """`rows` are those that can be taken; `problems` of others, each of which leaves a row out.

    `warnings` are of rows that are taken without what could not be read. `spellings` are names of
    places, not yet remembered of the sender, with those that are read instead.
    """

    rows: list[Row] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)
    warnings: list[CellProblem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    money: int = 0
    spellings: dict[str, str] = field(default_factory=dict)


def read_rows(proposal: Proposal, blueprint: Blueprint, source: str) -> Reading:
    """The rows of a sheet by what was proposed. Raises Refused where none can be taken at all."""
    found = [_Rows(each, blueprint, source).read() for each in proposal.each()]
    if not any(one.rows or one.problems for one in found):
        raise refused(proposal.path, "tanpa-baris", year=proposal.year)
    return Reading(
        [row for one in found for row in one.rows],
        [each for one in found for each in one.problems],
        [each for one in found for each in one.warnings],
        list(_notes(proposal, [one.notes for one in found])),
        sum(one.money for one in found),
        {wrong: right for one in found for wrong, right in one.spellings.items()},
    )


def without_rows(reading: Reading, problems: Sequence[CellProblem]) -> Reading | None:
    """The reading without the rows of these problems; None where none of them is of a row, or
    nothing is left."""
    wrong = {(each.sheet, each.row) for each in problems}
    rows = [row for row in reading.rows if (row.origin.sheet, row.origin.row) not in wrong]
    return replace(reading, rows=rows) if 0 < len(rows) < len(reading.rows) else None


def _notes(proposal: Proposal, found: Sequence[Sequence[str]]) -> Iterator[str]:
    """The notes on all sheets; where there are several, each says of which it is."""
    for each, notes in zip(proposal.each(), found):
        for note in notes:
            yield f"Lembar {each.sheet}: {note}" if proposal.alike else note


class _Rows:
    def __init__(self, proposal: Proposal, blueprint: Blueprint, source: str) -> None:
        self.proposal, self.blueprint, self.source = proposal, blueprint, source
        self.parts = proposal.table.parts
        self.reading = Reading()
        self.known = {code: one.nama for code, one in blueprint.nomenklatur.items()}
        self.agencies: dict[str, str] = {}
        # Whether each row is an account of a work, so that several make up one.
        self.is_by_account = any(
            ACCOUNT.search(one.whole)
            for one in proposal.table.columns
            if one not in self.parts.get("kode", ())
        )
        self.accounts = 0
        self.answers = Answers(proposal, blueprint)
        self.is_english = is_english(
            row[column.at]
            for row in proposal.table.grid.rows
            for column in self.parts.get("anggaran", ())
            if column.at < len(row)
        )

    def read(self) -> Reading:
        body = self._body()
        works = self._of_the_year(body.works)
        answers = self.answers.of(works)
        faulty = self._faults(body, works, answers)
        seen: dict[tuple[str, ...], int] = {}
        by_key: dict[tuple[str, ...], dict[str, str]] = {}
        beside = ("asal", "anggaran") if self.is_by_account else ("asal",)
        for work, answer in zip(works, answers):
            texts = self._texts(work, answer)
            if work.line in faulty:
                continue
            problems = [*self._checked(work, texts)]
            same = tuple(text for name, text in texts.items() if name not in beside)
            if same in seen and self.is_by_account:
                self._add_account(by_key[same], texts)
                continue
            if same in seen:
                problems.append(self._problem(work, "baris-kembar", line=seen[same]))
            seen.setdefault(same, work.line)
            if problems:
                self.reading.problems += problems
                continue
            self.reading.warnings += self._doubts(work, texts, answer[0])
            by_key[same] = texts
            self.reading.rows.append(Row(texts, self._origin(work)))
        self.reading.money = sum(int(row.texts["anggaran"] or 0) for row in self.reading.rows)
        self.reading.spellings = self.answers.spellings
        notes = Notes(self.proposal, self.answers, self.known)
        self.reading.notes += notes.on(body, works, answers, self.accounts)
        return self.reading

    def _body(self) -> Body:
        table = self.proposal.table
        if self.proposal.is_village:
            return read_body(table, CodeReading(village_code_of))
        column = self.parts.get("kode_subkegiatan") or self.parts.get("kode") or ()
        texts = [
            shown(row[column[-1].at])
            for row in table.grid.rows[table.head.before_data + 1 :]
            if column and column[-1].at < len(row)
        ]
        if len(column) > 1:
            texts = [f"0.0.0.0.0.{text}" for text in texts if "." not in text]
        width = sub_activity_width(texts)
        levels = activities_of(self.proposal.sender.level)
        return read_body(table, CodeReading(lambda text: code_of(text, width), levels, self.known))

    def _of_the_year(self, works: Sequence[Work]) -> list[Work]:
        if "tahun" not in self.parts:
            return list(works)
        own = [
            work
            for work in works
            if (year := figure(work.parts.get("tahun", ""))) is None or year == self.proposal.year
        ]
        if len(own) < len(works):
            self.reading.notes.append(
                f"{len(works) - len(own)} baris tahun lain tidak dimasukkan; yang dibaca tahun "
                f"{self.proposal.year}."
            )
        return own

    def _add_account(self, texts: dict[str, str], more: Mapping[str, str]) -> None:
        """Puts what a further account of the same work costs to it."""
        self.accounts += 1
        amounts = [int(each["anggaran"]) for each in (texts, more) if each["anggaran"]]
        texts["anggaran"] = str(sum(amounts)) if amounts else ""

    # --- rows ----------------------------------------------------------------------------------

    def _texts(self, work: Work, answer: Sequence[Any]) -> dict[str, str]:
        sender, parts = self.proposal.sender, work.parts
        agency_name = parts.get("pelaksana") or work.agency or sender.name
        kabupaten, kecamatan, desa = self.answers.codes(work, answer[0])
        output, volume, unit = output_of(parts, self.is_english)
        money = [one["rupiah"] for one in answer]
        known = [amount for amount in money if amount is not None]
        return {
            "tahun": str(self.proposal.year),
            "tingkat": sender.level,
            "wilayah": sender.owner,
            "opd": self._agency(agency_name),
            "pelaksana": self._agency_name(agency_name),
            "kode": work.code.text if work.code and not self.proposal.is_village else "",
            "program": parts.get("program", ""),
            "kegiatan": parts.get("kegiatan", ""),
            "subkegiatan": parts.get("subkegiatan", ""),
            "bidang": LIST_SEPARATOR.join(self._bidang(work)),
            "kabupaten": LIST_SEPARATOR.join(kabupaten),
            "kecamatan": LIST_SEPARATOR.join(kecamatan),
            "desa": LIST_SEPARATOR.join(desa),
            "lokasi": ", ".join(
                dict.fromkeys(parts[part] for part in _SMALL_FIRST if part in parts)
            ),
            "keluaran": output,
            "volume": volume,
            "satuan": unit,
            "anggaran": str(sum(known)) if known else "",
            "sumber_dana": self._fund(parts, money),
            "keadaan": self.proposal.state,
            "asal": self._said_at(work),
            "sumber": self.source,
        }

    def _said_at(self, work: Work) -> str:
        name = self.proposal.table.grid.name
        sheet = f", lembar {name}" if name else ""
        return f"{self.proposal.path.name}{sheet}, baris {work.line}"

    def _agency(self, name: str) -> str:
        sender = self.proposal.sender
        if sender.level == VILLAGE:
            return ""
        if name not in self.agencies:
            found = agency_called(self.blueprint, name, sender.level, sender.owner)
            self.agencies[name] = found.kode if found else ""
        return self.agencies[name] or (sender.agency if name == sender.name else "")

    def _agency_name(self, name: str) -> str:
        """An agency of opd.csv as that spells it, any other as the sheet does."""
        code = self._agency(name)
        return self.blueprint.opd[code].nama if code else name

    def _bidang(self, work: Work) -> Sequence[str]:
        """What the nomenclature proposes for a code, or for what it lies in."""
        if work.code is None or self.proposal.is_village:
            return ()
        for level in (Level.SUB_ACTIVITY, Level.ACTIVITY, Level.PROGRAMME):
            held = self.blueprint.nomenklatur.get(work.code.within(level))
            if held is not None and held.bidang:
                return held.bidang
        return ()

    def _fund(self, parts: Mapping[str, str], money: Sequence[int | None]) -> str:
        columns = self.parts.get("anggaran", ())
        if "sumber_dana" in parts or len(columns) < 2:
            return parts.get("sumber_dana", "")
        named = (column.levels[-1] for column, amount in zip(columns, money) if amount)
        return "; ".join(named)

    def _origin(self, work: Work) -> Origin:
        columns = {
            _COLUMN_OF.get(part, part): columns[0].at + 1 for part, columns in self.parts.items()
        }
        return Origin(self.proposal.sheet, work.line, columns)

    # --- what is wrong -------------------------------------------------------------------------

    def _problem(self, work: Work, code: str, part: str = "", **values: object) -> CellProblem:
        column = self.parts[part][0].at + 1 if part in self.parts else 0
        return finding(code, self.proposal.sheet, work.line, column, **values)

    def _faults(
        self, body: Body, works: Sequence[Work], answers: Sequence[Sequence[Any]]
    ) -> set[int]:
        """The rows that can't be taken, each told once for each reason."""
        problems = [
            finding("program-tanpa-rincian", self.proposal.sheet, line, value=quote(name))
            for line, name in body.childless
        ]
        codes = {*self.known, *(work.code.text for work in works if work.code)}
        for work, answer in zip(works, answers):
            problems += self._faults_of(work, answer, codes)
        self.reading.problems += problems
        return {each.row for each in problems}

    def _faults_of(
        self, work: Work, answer: Sequence[Any], codes: set[str]
    ) -> Iterator[CellProblem]:
        if work.fault in (Fault.CODE, Fault.DATE):
            tried = dates_undone(work.written)
            meant = next((one for one in tried if one in codes), None)
            meant = meant or (
                None if tried else repaired(work.written) or near(work.written, codes)
            )
            yield self._problem(
                work, work.fault.value, "kode", value=quote(work.written), guess=asked(meant)
            )
        elif work.fault is not None:
            yield self._problem(work, work.fault.value)
        if not work.parts.get("subkegiatan"):
            yield self._problem(work, "baris-tanpa-nama")
        for one in answer:
            if one["uang"] and one["rupiah"] is None:
                yield self._problem(work, "uang", "anggaran", value=one["uang"]["pesan"])

    def _doubts(self, work: Work, texts: Mapping[str, str], answer: Any) -> Iterator[CellProblem]:
        """What of a row is taken without being read: it stands as text only, or not at all."""
        for told in answer["tak_terbaca"]:
            names = self.answers.meant_by(told, answer)
            if len(names) > 1:
                yield self._problem(
                    *(work, "tempat-mendua", self._place_part(told)),
                    value=quote(told["nilai"]),
                    names=" atau ".join(names),
                    entry=f"{told['nilai']}: {names[0]}",
                )
            elif not self.answers.is_harmless(told, answer):
                yield self._problem(work, "tempat", self._place_part(told), value=told["pesan"])
        for part in ("volume", "target"):
            if part in work.parts and not texts["volume"]:
                yield self._problem(work, "volume-tak-terbaca", part, value=quote(work.parts[part]))

    def _place_part(self, told: Any) -> str:
        """The column in which a place stands that was not read."""
        part: str = told["kode"].partition("-")[0]
        return part if part in self.parts else "lokasi"

    def _checked(self, work: Work, texts: Mapping[str, str]) -> Iterator[CellProblem]:
        for name in ("pelaksana", "subkegiatan", "lokasi", "keluaran", "sumber_dana"):
            for found in personal(texts[name], office_line=True):
                yield self._problem(
                    work,
                    "data-pribadi",
                    name,
                    value=quote(texts[name][found.start : found.end]),
                    kind=found.kind,
                )
            for person in named_persons(texts[name]):
                yield self._problem(work, "nama-orang", name, value=quote(person))


# The column of the table by the part that gives it, where they are called otherwise.
_COLUMN_OF = {"uraian": "subkegiatan", "kode_subkegiatan": "kode", "target": "volume"}
