"""The rows that an agency's sheet gives, as the table `renja` has them, and what is left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from statistics import median
from typing import Any

from cetakbiru.base.plain import normal, thousands
from cetakbiru.checks.files.personal import personal
from cetakbiru.checks.files.persons import named_persons
from cetakbiru.checks.nearest import asked
from cetakbiru.checks.problems import quote
from cetakbiru.foreign.figures import figure
from cetakbiru.foreign.grid import Cell, shown
from cetakbiru.insight.doers import KABUPATEN, PROVINCE, VILLAGE
from cetakbiru.insight.extent import EVERY, is_whole
from cetakbiru.model.load import Blueprint
from cetakbiru.plans.engine import read_cells
from cetakbiru.renja.body import Body, Fault, Heading, Work, read_body
from cetakbiru.renja.codes import (
    Level,
    code_of,
    dates_undone,
    near,
    repaired,
    sub_activity_width,
    village_code_of,
)
from cetakbiru.renja.columns import ACCOUNT, Column
from cetakbiru.renja.findings import finding, refused
from cetakbiru.renja.proposal import Proposal
from cetakbiru.renja.rows import PLACES, CodeReading
from cetakbiru.renja.spelling import meant_by, respelt
from cetakbiru.renja.who import agency_called
from cetakbiru.workbook.changes import Origin, Row
from cetakbiru.workbook.problems import CellProblem
from cetakbiru.workbook.texts import plain_number

_SMALL_FIRST = ("desa", "kecamatan", "kabupaten", "lokasi")
# "Kab. Contoh, Hulu Contoh, Desa Contoh", as SIPD writes a place.
_TRIPLE = re.compile(r"((?:kab(?:\.|upaten)?|kota)\s+[^,;]+),([^,;]*),([^,;]*)", re.I)
_ALL = re.compile(r"\s*(?:semua|seluruh)\b", re.I)
_TARGET = re.compile(r"((?:Rp\.? ?)?\d[\d.,]*)\s*([^\d;,]*)")
# Below these, half of all amounts are no rupiah: of sub-activities, and of a village's activities.
_LEAST, _LEAST_OF_A_VILLAGE = 1_000_000, 100_000
_SAME_NAME = 0.6
_ENGLISH = re.compile(r"\d,\d{3}(?:,\d{3}|\.\d)")
_INDONESIAN = re.compile(r"\d\.\d{3}(?:\.\d{3}|,\d)")
_ENGLISH_GROUP = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
# With which figure activities of a province begin, and those of a kabupaten.
_ACTIVITIES = {PROVINCE: ("1",), KABUPATEN: ("2",)}
_LONGEST_LIST = 8


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
        self.meant: dict[tuple[str, ...], list[str]] = {}
        self.is_english = _is_english(
            row[column.at]
            for row in proposal.table.grid.rows
            for column in self.parts.get("anggaran", ())
            if column.at < len(row)
        )

    def read(self) -> Reading:
        body = self._body()
        works = self._of_the_year(body.works)
        answers = self._answers(works)
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
        self._tell(body, works, answers)
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
        levels = _ACTIVITIES.get(self.proposal.sender.level, ("1", "2"))
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

    # --- places and money ----------------------------------------------------------------------

    def _answers(self, works: Sequence[Work]) -> list[list[Any]]:
        """What the engine says of each work: of its places with its first money, then of others."""
        rows = [
            {"tempat": self._places(work) if at == 0 else {}, "uang": cell or None}
            for work in works
            for at, cell in enumerate(work.money or ("",))
        ]
        answers = iter(self._asked(rows))
        found = [[next(answers) for _ in work.money or ("",)] for work in works]
        self._refuse_small_money(found)
        self._mend_slips(works, found)
        return found

    def _mend_slips(self, works: Sequence[Work], answers: Sequence[list[Any]]) -> None:
        """Reads places anew whose names are near to a single known one."""
        again: list[tuple[int, dict[str, str]]] = []
        for at, answer in enumerate(answers):
            near = {
                told["nilai"]: self._meant_by(told, answer[0]) for told in answer[0]["tak_terbaca"]
            }
            slips = {wrong: names[0] for wrong, names in near.items() if len(names) == 1}
            if slips:
                again.append((at, slips))
        told_anew = self._asked(
            [
                {
                    "tempat": {
                        part: respelt(text, slips) for part, text in self._places(works[at]).items()
                    },
                    "uang": None,
                }
                for at, slips in again
            ]
        )
        for (at, slips), new in zip(again, told_anew):
            old = answers[at][0]
            if len(new["tak_terbaca"]) < len(old["tak_terbaca"]):
                answers[at][0] = {**new, "rupiah": old["rupiah"], "uang": old["uang"]}
                self.reading.spellings |= slips

    def _meant_by(self, told: Any, answer: Any) -> list[str]:
        # Rows repeat their places, and a province has thousands of desa.
        where = (*answer["kabupaten"], *answer["kecamatan"])
        key = (told["kode"], told["nilai"], *where)
        if key not in self.meant:
            home = self.proposal.sender.home
            self.meant[key] = meant_by(self.blueprint, home, told, answer)
        return self.meant[key]

    def _asked(self, rows: Sequence[Mapping[str, Any]]) -> list[Any]:
        proposal = self.proposal
        return read_cells(self.blueprint, proposal.sender.home, proposal.unit or 1, rows)

    def _amounts(self, each: Sequence[Sequence[Cell]]) -> list[int | None]:
        """What the money of each adds up to; None where it has none that can be read."""
        rows: list[dict[str, Any]] = [
            {"tempat": {}, "uang": cell or None} for money in each for cell in money
        ]
        answers = iter(self._asked(rows))
        found = [[next(answers)["rupiah"] for _ in money] for money in each]
        known = [[amount for amount in amounts if amount is not None] for amounts in found]
        return [sum(amounts) if amounts else None for amounts in known]

    def _refuse_small_money(self, answers: Sequence[Sequence[Any]]) -> None:
        if self.proposal.unit:
            return
        amounts = [sum(one["rupiah"] or 0 for one in each) for each in answers]
        amounts = [amount for amount in amounts if amount]
        least = _LEAST_OF_A_VILLAGE if self.proposal.is_village else _LEAST
        if amounts and median(amounts) < least:
            raise refused(self.proposal.path, "satuan-tak-disebut", median=thousands(least))

    def _places(self, work: Work) -> dict[str, str]:
        """The cells of places as the engine takes them; those that mean everywhere say nothing."""
        if self.proposal.sender.level == VILLAGE:
            return {}
        known = self.proposal.spellings
        cells = {part: respelt(work.parts[part], known) for part in PLACES if part in work.parts}
        location = cells.get("lokasi", "").strip(" ,;")
        if match := _TRIPLE.fullmatch(location):
            del cells["lokasi"]
            named = zip(("kabupaten", "kecamatan", "desa"), match.groups())
            cells = {**{part: text.strip() for part, text in named}, **cells}
        elif self._is_whole(location):
            cells.pop("lokasi", None)
        return {part: text for part, text in cells.items() if text and not _ALL.match(text)}

    def _is_whole(self, text: str) -> bool:
        """Whether a location says nothing, or all that the owner of the budget has."""
        owner, province = self.proposal.sender.owner, self.blueprint.edisi.provinsi.kode
        return is_whole(self.blueprint, dict.fromkeys((owner, province)), text)

    # --- rows ----------------------------------------------------------------------------------

    def _texts(self, work: Work, answer: Sequence[Any]) -> dict[str, str]:
        sender, parts = self.proposal.sender, work.parts
        agency_name = parts.get("pelaksana") or work.agency or sender.name
        kabupaten, kecamatan, desa = self._codes(work, answer[0])
        output, volume, unit = _output(parts, self.is_english)
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
            "bidang": ";".join(self._bidang(work)),
            "kabupaten": ";".join(kabupaten),
            "kecamatan": ";".join(kecamatan),
            "desa": ";".join(desa),
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

    def _codes(self, work: Work, answer: Any) -> tuple[Sequence[str], Sequence[str], Sequence[str]]:
        """The codes of places; none where a work is in all that its owner has."""
        sender = self.proposal.sender
        if sender.level == VILLAGE:
            desa = sender.owner
            return sender.home, [desa.rpartition(".")[0]], [desa]
        kabupaten, kecamatan, desa = answer["kabupaten"], answer["kecamatan"], answer["desa"]
        said = normal(" ".join(work.parts.get(part, "") for part in PLACES)).split()
        if EVERY & {*said} and not desa:
            every = {one.kode for code in kabupaten for one in self.blueprint.kecamatan_of(code)}
            kecamatan = [] if every == {*kecamatan} else kecamatan
        unsure = any(not self._is_harmless(told, answer) for told in answer["tak_terbaca"])
        if sender.level == KABUPATEN and kabupaten == [sender.owner] and not (kecamatan or unsure):
            kabupaten = []
        return kabupaten, kecamatan, desa

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

    def _is_harmless(self, told: Any, answer: Any) -> bool:
        """Whether what was not read of a place is none, or one that nobody can know."""
        if told["kode"] == "provinsi-saja":
            return True
        if told["kode"] == "lokasi-tak-dikenal":
            return not told["saran"]
        if told["kode"] == "desa-tak-dikenal":
            around = answer["kecamatan"] or [
                one.kode
                for code in answer["kabupaten"]
                for one in self.blueprint.kecamatan_of(code)
            ]
            return not any(self.blueprint.desa_of(code) for code in around)
        return False

    def _doubts(self, work: Work, texts: Mapping[str, str], answer: Any) -> Iterator[CellProblem]:
        """What of a row is taken without being read: it stands as text only, or not at all."""
        for told in answer["tak_terbaca"]:
            names = self._meant_by(told, answer)
            if len(names) > 1:
                yield self._problem(
                    *(work, "tempat-mendua", self._place_part(told)),
                    value=quote(told["nilai"]),
                    names=" atau ".join(names),
                    entry=f"{told['nilai']}: {names[0]}",
                )
            elif not self._is_harmless(told, answer):
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

    # --- what is worth knowing -----------------------------------------------------------------

    def _tell(self, body: Body, works: Sequence[Work], answers: Sequence[Sequence[Any]]) -> None:
        notes = self.reading.notes
        notes += self._of_codes(works)
        vague = Counter(
            told["nilai"]
            for answer in answers
            for told in answer[0]["tak_terbaca"]
            if told["kode"] != "provinsi-saja" and self._is_harmless(told, answer[0])
        )
        if vague:
            notes.append(
                f"{sum(vague.values())} baris menyebut lokasi yang bukan nama wilayah, disimpan "
                f"sebagai tulisan saja: {_listed(vague)}."
            )
        worked = [
            (work.line, one["uang"]["pesan"])
            for work, answer in zip(works, answers)
            for one in answer
            if one["uang"] and one["rupiah"] is not None
        ]
        notes += [f"Baris {line}: {text}" for line, text in worked]
        if self.accounts:
            notes.append(
                f"{self.accounts} baris rekening dijumlahkan dengan baris kegiatannya yang sama."
            )
        free = [work.line for work in works if not any(cell != "" for cell in work.money)]
        if free and "anggaran" in self.parts:
            notes.append(f"{len(free)} baris tanpa pagu: baris {_listed(free)}.")
        further = [line for work in works for line in work.others]
        if further:
            notes.append(f"Indikator kedua dan seterusnya tidak dimuat: baris {_listed(further)}.")
        if body.unread:
            told = "; ".join(f"baris {line} ({quote(text)})" for line, text in body.unread[:5])
            notes.append(f"Baris yang bukan kegiatan dan tidak dibaca: {told}.")
        notes += self._of_sums(body)

    def _of_codes(self, works: Sequence[Work]) -> Iterator[str]:
        if self.proposal.is_village:
            return
        mended = [work for work in works if work.code and work.code.mended]
        if mended:
            first = mended[0]
            assert first.code is not None  # noqa: S101 - it is one of those with a code
            yield (
                f"{len(mended)} kode ditulis lain daripada nomenklatur dan dibetulkan, misalnya "
                f"baris {first.line}: {first.written} menjadi {first.code.text}."
            )
        codes = {work.code.text for work in works if work.code}
        unknown = sorted(code for code in codes if code not in self.known)
        if unknown:
            yield (
                f"{len(unknown)} dari {len(codes)} kode belum dapat diperiksa, karena tidak ada di "
                f"bagian nomenklatur yang dimuat di sini: {_listed(unknown)}."
            )
        yield from self._of_names(works)
        own = _ACTIVITIES.get(self.proposal.sender.level, ("1", "2"))
        other = next((figure_ for figure_ in ("1", "2") if figure_ not in own), "")
        strange = [
            work.line for work in works if work.code and work.code.text.split(".")[3:4] == [other]
        ]
        if strange:
            whose = "kabupaten dan kota" if other == "2" else "provinsi"
            yield (
                f"Kode kegiatan pada baris {_listed(strange)} adalah kode untuk {whose}; periksa "
                "apakah lembarnya milik pengirim ini."
            )

    def _of_names(self, works: Sequence[Work]) -> Iterator[str]:
        """Programmes and activities that the nomenclature calls otherwise."""
        told: set[str] = set()
        for work in works:
            if work.code is None:
                continue
            for part, level in (
                ("program", Level.PROGRAMME),
                ("kegiatan", Level.ACTIVITY),
                ("subkegiatan", Level.SUB_ACTIVITY),
            ):
                code, name = work.code.within(level), work.parts.get(part, "")
                held = self.known.get(code)
                if not name or not held or code in told or code.count(".") + 1 != level:
                    continue
                told.add(code)
                if not _is_same_name(held, name):
                    yield (
                        f"Baris {work.line}: {code} menurut nomenklatur adalah {quote(held)}, di "
                        f"lembar {quote(name)}. Periksa kodenya."
                    )

    def _of_sums(self, body: Body) -> Iterator[str]:
        """Sums that do not agree with the rows that they sum."""
        if not self.parts.get("anggaran"):
            return
        amounts = self._amounts([work.money for work in body.works])
        sums = dict(zip(body.headings, self._amounts([one.money for one in body.headings])))
        wrong = [
            (heading, whole, found)
            for heading, whole in sums.items()
            if whole is not None
            for found in [sum(amounts[at] or 0 for at in heading.works)]
            if abs(whole - found) > 1 and not _is_part_of(heading, sums, amounts)
        ]
        for heading, whole, found in wrong[:_LONGEST_LIST]:
            yield (
                f"Baris {heading.line} ({quote(heading.name)}) menulis jumlah "
                f"{thousands(whole)}, sedangkan rinciannya {thousands(found)}. "
                "Yang dimuat rinciannya."
            )
        if len(wrong) > _LONGEST_LIST:
            yield f"… dan {len(wrong) - _LONGEST_LIST} jumlah lain yang berbeda dari rinciannya."


# The column of the table by the part that gives it, where they are called otherwise.
_COLUMN_OF = {"uraian": "subkegiatan", "kode_subkegiatan": "kode", "target": "volume"}


def _is_part_of(
    heading: Heading, sums: Mapping[Heading, int | None], amounts: Sequence[int | None]
) -> bool:
    """Whether a sum is of the rows since the last sum, or of a heading above: "Jumlah Program"."""
    if heading.level:
        return False
    whole = sums[heading] or 0
    before = [one for one in sums if not one.level and one.line < heading.line]
    start = max((max(one.works, default=-1) + 1 for one in before), default=0)
    since = sum(amounts[at] or 0 for at in heading.works if at >= start)
    if abs(whole - since) <= 1:
        return True
    return any(
        one.level and abs((sum_ or 0) - whole) <= 1 and one.line < heading.line
        for one, sum_ in sums.items()
    )


def _is_same_name(held: str, name: str) -> bool:
    """Whether one name is the other in a few other words, or in fewer."""
    one, other = _bare(held), _bare(name)
    fewer, more = sorted((one.split(), other.split()), key=len)
    return {*fewer} <= {*more} or SequenceMatcher(None, one, other).ratio() >= _SAME_NAME


def _bare(text: str) -> str:
    return normal(text).removeprefix("program ")


def _listed(items: Sequence[object] | Counter[str]) -> str:
    all_ = [str(item) for item in items]
    more = f", dan {len(all_) - _LONGEST_LIST} lagi" if len(all_) > _LONGEST_LIST else ""
    return ", ".join(all_[:_LONGEST_LIST]) + more


def _is_english(cells: Iterable[Cell]) -> bool:
    """Whether amounts are written the English way: "1,250,000.00"."""
    texts = [cell for cell in cells if isinstance(cell, str)]
    return any(map(_ENGLISH.search, texts)) and not any(map(_INDONESIAN.search, texts))


def _output(parts: Mapping[str, str], is_english: bool) -> tuple[str, str, str]:
    """The output of a work, with its volume and unit where they are one number and one unit.

    Where amounts are written the English way, volumes are, too.
    """
    if is_english:
        volumes = {part: parts[part] for part in ("volume", "target") if part in parts}
        parts = {
            **parts,
            **{part: _ENGLISH_GROUP.sub("", text) for part, text in volumes.items()},
        }
    output, unit = parts.get("keluaran", ""), parts.get("satuan", "")
    if "volume" in parts:
        number, match = figure(parts["volume"]), _TARGET.fullmatch(parts["volume"])
        if match and number in (None, figure(match[1])):
            number, unit = figure(match[1]), unit or match[2].strip()
        return output, "" if number is None or number < 0 else plain_number(number), unit
    target = parts.get("target", "")
    if not target:
        return output, "", unit
    match = _TARGET.fullmatch(target)
    number = figure(match[1]) if match else None
    if match is None or number is None:
        return output or target, "", unit
    return output, plain_number(number), unit or match[2].strip()


def columns_shown(parts: Mapping[str, Sequence[Column]]) -> Iterator[tuple[str, Column]]:
    """Each part with each of its columns, in the order in which they are shown."""
    for part, columns in parts.items():
        for column in columns:
            yield part, column
