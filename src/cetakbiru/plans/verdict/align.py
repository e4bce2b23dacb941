"""The verdict on a company's plan: each activity against the blueprint, and the plan as a whole.

Pure: files as read and a Blueprint in, a Result out. theme/assets/align/align.js does the same in
the browser; tests/plans runs the same cases through both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from cetakbiru.insight.entries import entries_of
from cetakbiru.insight.overlap import ENDED, NOW, government_overlap, regions_of, same_work
from cetakbiru.model.alignment import Rules, alignment_rules
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import ProgramDaerah
from cetakbiru.plans.verdict.answers import AnswerBook
from cetakbiru.plans.verdict.files import told_file
from cetakbiru.plans.verdict.judge import Judge
from cetakbiru.plans.verdict.model import (
    OVERLAPPING,
    STATUSES,
    Kegiatan,
    Note,
    Overlap,
    PlanFile,
    Result,
    Sheet,
    Unread,
)
from cetakbiru.plans.verdict.plan import PlanTests, coverage, focus_verdict
from cetakbiru.plans.verdict.table import SheetReading, TableReader
from cetakbiru.plans.verdict.text import shortened
from cetakbiru.plans.verdict.verdict import Origin, Verdict, say


def align(blueprint: Blueprint, files: Sequence[PlanFile]) -> Result:
    """The verdict on one or more files, taken together as one plan."""
    return _Alignment(blueprint, alignment_rules(blueprint)).run(files)


def as_json(result: Result) -> dict[str, Any]:
    """The result as plain values, the same that the browser makes."""
    return asdict(result)


@dataclass(frozen=True)
class _Read:
    file: PlanFile
    sheet: Sheet
    reading: SheetReading


class _Alignment:
    def __init__(self, blueprint: Blueprint, rules: Rules) -> None:
        self._blueprint = blueprint
        self._rules = rules
        self._judge = Judge(blueprint, rules)
        self._reader = TableReader(rules, self._judge.sectors)
        self._answers = AnswerBook(rules, self._judge.gazetteer, self._judge.sectors)
        self._unread: list[Unread] = []

    def run(self, files: Sequence[PlanFile]) -> Result:
        sheets = [
            _Read(file, sheet, self._reader.read(sheet)) for file in files for sheet in file.sheets
        ]
        for read in sheets:
            for row, text, note in self._answers.take(read.reading):
                self._add_unread(read, row, text, note)
        verdicts = [verdict for read in sheets for verdict in self._verdicts(read)]
        for read in sheets:
            for row, text in read.reading.strays:
                self._add_unread(read, row, text, Note("baris-lain"))
        return self._result(files, sheets, verdicts, self._finished(verdicts))

    def _verdicts(self, read: _Read) -> list[Verdict]:
        verdicts = []
        for entry in read.reading.entries:
            origin = Origin(read.file.name, read.sheet.name, entry.row)
            verdict = self._judge.judge(entry, origin, self._answers)
            self._unread.extend(verdict.unread)
            verdicts.append(verdict)
        return verdicts

    def _finished(self, verdicts: Sequence[Verdict]) -> tuple[Kegiatan, ...]:
        """The activities, now that each is known: overlaps are looked for among all of them."""
        works = [verdict.work() for verdict in verdicts]
        partners = same_work(works, self._rules.batas.rekan)
        government = [
            (item, regions_of(self._blueprint, item))
            for item in self._blueprint.program_daerah.values()
        ]
        activities = []
        for at, verdict in enumerate(verdicts):
            overlaps = self._row_overlaps(verdicts, partners.get(at, ()))
            for item, regions in government:
                kind = government_overlap(item, regions, works[at])
                if kind == ENDED:
                    verdict.notes.append(_past(self._rules, item))
                elif kind is not None:
                    code = "tindih-daerah" if kind == NOW else "tindih-daerah-tahun"
                    message = self._rules.say(code, **_told_program(item))
                    overlaps.append(Overlap("program-daerah", item.id, None, None, None, message))
            activities.append(self._activity(verdict, overlaps))
        return tuple(activities)

    def _row_overlaps(self, verdicts: Sequence[Verdict], partners: Sequence[int]) -> list[Overlap]:
        limit = self._rules.batas.rekan
        overlaps = []
        for at in partners[:limit]:
            other, origin = verdicts[at], verdicts[at].origin
            message = self._rules.say(
                "tindih-baris", tempat=origin.told(), nama=shortened(other.name)
            )
            overlaps.append(Overlap("baris", None, origin.file, origin.sheet, origin.row, message))
        if len(partners) > limit:
            message = self._rules.say("tindih-baris-lebih")
            overlaps.append(Overlap("baris", None, None, None, None, message))
        return overlaps

    def _activity(self, verdict: Verdict, overlaps: Sequence[Overlap]) -> Kegiatan:
        origin = verdict.origin
        return Kegiatan(
            berkas=origin.file,
            lembar=origin.sheet,
            baris=origin.row,
            nama=shortened(verdict.name, 200),
            kabupaten=tuple(verdict.place.kabupaten),
            kecamatan=tuple(verdict.place.kecamatan),
            bidang=verdict.bidang,
            subprogram=verdict.subprogram,
            tahun=verdict.years,
            anggaran=verdict.entry.budget,
            status=OVERLAPPING if overlaps else verdict.status,
            kesesuaian=verdict.status,
            program=verdict.program,
            cara=verdict.match.how,
            penilaian=verdict.remark,
            kurang=tuple(verdict.lacks),
            tumpang_tindih=tuple(overlaps),
            catatan=tuple(dict.fromkeys(say(self._rules, note) for note in verdict.notes)),
            terisi=verdict.filled,
        )

    def _result(
        self,
        files: Sequence[PlanFile],
        sheets: Sequence[_Read],
        verdicts: Sequence[Verdict],
        activities: tuple[Kegiatan, ...],
    ) -> Result:
        rules, blueprint, answers = self._rules, self._blueprint, self._answers
        named = {kode for activity in activities for kode in activity.kabupaten}
        named.update(answers.place.kabupaten)
        regions = tuple(kode for kode in blueprint.kabupaten if kode in named)
        covered = coverage(blueprint, rules, activities, answers.group)
        lacking = [
            blueprint.bidang[item.bidang].nama_pendek for item in covered if item.pesan is not None
        ]
        yearly = _by_year(verdicts)
        tests = PlanTests(rules, blueprint.status, activities, answers, yearly, ", ".join(lacking))
        binding = {item.bidang for item in covered if item.dinilai}
        served = {activity.program for activity in activities}
        reached = {kode for activity in activities for kode in activity.kecamatan}
        return Result(
            edisi={
                "judul": blueprint.edisi.judul_pendek,
                "versi": blueprint.edisi.versi,
                "status": blueprint.status.label,
                "tanggal": blueprint.edisi.tanggal.isoformat(),
            },
            kelompok=answers.group,
            kabupaten=regions,
            isian=answers.texts,
            berkas=tuple(
                told_file(rules, file, [read.reading for read in sheets if read.file is file])
                for file in files
            ),
            ringkasan=_summary(activities),
            kegiatan=activities,
            tidak_terbaca=tuple(self._unread),
            program_utama=covered,
            program_tanpa_kegiatan=tuple(
                program.id
                for kode in (*regions, blueprint.edisi.provinsi.kode)
                for program in entries_of(blueprint, kode)
                if program.id not in served and program.bidang in binding
            ),
            kecamatan_tanpa_kegiatan=tuple(
                kode for kode in self._judge.gazetteer.all_kecamatan(regions) if kode not in reached
            ),
            fokus=focus_verdict(rules, activities),
            kewajiban=tuple(tests.duty(duty) for duty in rules.kewajiban),
            kesiapan=tuple(tests.readiness(point) for point in rules.kesiapan),
            catatan=() if answers.group else (rules.say("kelompok-tak-disebut"),),
        )

    def _add_unread(self, read: _Read, row: int, text: str, note: Note) -> None:
        message = say(self._rules, note)
        self._unread.append(
            Unread(read.file.name, read.sheet.name, row, None, shortened(text), message)
        )


def _summary(activities: Sequence[Kegiatan]) -> dict[str, int]:
    """How many activities have each status, and the sum of readable budgets in rupiah."""
    found = dict.fromkeys(STATUSES, 0)
    for activity in activities:
        found[activity.status] += 1
    budget = sum(activity.anggaran or 0 for activity in activities)
    return {"kegiatan": len(activities), **found, "anggaran": budget}


def _by_year(verdicts: Sequence[Verdict]) -> dict[int, int]:
    """Budgets by year: by the columns of years, or whole where an activity has one year only."""
    found: dict[int, int] = {}
    for verdict in verdicts:
        yearly = verdict.entry.budget_by_year
        if not yearly and verdict.entry.budget is not None and len(verdict.years) == 1:
            yearly = {verdict.years[0]: verdict.entry.budget}
        for year, value in yearly.items():
            found[year] = found.get(year, 0) + value
    return found


def _told_program(item: ProgramDaerah) -> dict[str, str]:
    years = [str(year) for year in (item.tahun_awal, item.tahun_akhir) if year is not None]
    return {
        "id": item.id,
        "nama": item.nama,
        "pelaksana": item.pelaksana,
        "tahun": "–".join(dict.fromkeys(years)),
    }


def _past(rules: Rules, item: ProgramDaerah) -> Note:
    lesson = rules.say("pelajaran", pelajaran=item.pelajaran) if item.pelajaran else "."
    return Note("program-daerah-lalu", {**_told_program(item), "pelajaran": lesson})
