"""The verdict on one activity: where and what it is, which programme it serves, what it lacks.

theme/assets/align/judge.js does the same in the browser; what is changed here changes there.
"""

from __future__ import annotations

from cetakbiru.model.alignment import Rules
from cetakbiru.model.load import Blueprint
from cetakbiru.plans.verdict.answers import AnswerBook
from cetakbiru.plans.verdict.match import BY_WORDS, Matcher, Wanted
from cetakbiru.plans.verdict.model import (
    ALIGNED,
    OUTSIDE,
    PARTLY,
    UNJUDGED,
    Lack,
    Note,
    Unread,
)
from cetakbiru.plans.verdict.places import Gazetteer, Place
from cetakbiru.plans.verdict.sectors import Sectors
from cetakbiru.plans.verdict.table import Entry, entry_years
from cetakbiru.plans.verdict.text import Vocabulary, shortened
from cetakbiru.plans.verdict.values import years
from cetakbiru.plans.verdict.verdict import Origin, Verdict, filled_parts, say

FOR_ALIGNMENT = "selaras"


class Judge:
    """Judges activities one by one against a blueprint."""

    def __init__(self, blueprint: Blueprint, rules: Rules) -> None:
        self._blueprint = blueprint
        self._rules = rules
        self.gazetteer = Gazetteer(blueprint, rules)
        self.sectors = Sectors(blueprint, rules)
        self._vocabulary = Vocabulary(rules)
        self._matcher = Matcher(blueprint, rules, self._vocabulary)

    def judge(self, entry: Entry, origin: Origin, plan: AnswerBook) -> Verdict:
        """The verdict on an entry; what it leaves open is taken from what the plan says once."""
        verdict = Verdict(origin, entry, entry.name, Place())
        verdict.years = entry_years(entry) or (() if entry.text("tahun") else plan.years)
        self._locate(verdict, plan.place)
        stated = self._stated_bidang(verdict)
        self._match(verdict, stated)
        self._settle_bidang(verdict, stated)
        self._tell_cells(verdict)
        verdict.filled = filled_parts(verdict, self._rules.bagian, stated)
        self._decide(verdict, stated)
        self._tell_binding(verdict, plan.group)
        verdict.notes.extend(verdict.match.notes)
        return verdict

    def _locate(self, verdict: Verdict, home: Place) -> None:
        entry, place = verdict.entry, verdict.place
        if entry.text("kabupaten"):
            self.gazetteer.read_kabupaten(entry.text("kabupaten"), place)
        if entry.text("desa"):
            self.gazetteer.read_codes(entry.text("desa"), place)
        if entry.text("lokasi"):
            if not place.kabupaten and not entry.text("kecamatan"):
                self._borrow(place, home, entry.text("lokasi"))
            self.gazetteer.read_location(entry.text("lokasi"), place)
        if not place.kabupaten and not entry.text("kabupaten"):
            for kode in home.kabupaten:
                place.add_kabupaten(kode)
        if entry.text("kecamatan"):
            self.gazetteer.read_kecamatan(entry.text("kecamatan"), place)
        verdict.notes.extend(place.notes)
        for part, text, note in place.unread:
            self._not_read(verdict, part, text, note)

    def _borrow(self, place: Place, home: Place, text: str) -> None:
        """Lets a location be read inside the plan's kabupaten unless it names its own."""
        trial = Place()
        self.gazetteer.read_location(text, trial)
        if not trial.kabupaten:
            for kode in home.kabupaten:
                place.add_kabupaten(kode)

    def _stated_bidang(self, verdict: Verdict) -> str | None:
        """The bidang that the row, its heading or its sub-programme states."""
        entry = verdict.entry
        stated: str | None = None
        if entry.text("bidang"):
            text = entry.text("bidang")
            stated = self.sectors.bidang(text)
            if stated is None:
                guess = self.sectors.guess(text)
                values = {"nilai": shortened(text), "saran": guess or ""}
                self._not_read(verdict, "bidang", text, Note("bidang-tak-dikenal", values))
        if entry.text("subprogram"):
            text = entry.text("subprogram")
            verdict.subprogram = self.sectors.subprogram(text)
            if verdict.subprogram is None:
                note = Note("subprogram-tak-dikenal", {"nilai": shortened(text)})
                self._not_read(verdict, "subprogram", text, note)
            elif stated is None:
                stated = self.sectors.bidang_of(verdict.subprogram)
        if stated is None and entry.text("program"):
            stated = self.sectors.exact_text(entry.text("program"))
        return stated or entry.section

    def _match(self, verdict: Verdict, stated: str | None) -> None:
        entry = verdict.entry
        words = " ".join(
            text
            for text in (entry.text(part) for part in ("kegiatan", "program", "uraian", "hasil"))
            if text
        )
        verdict.match = self._matcher.find(
            Wanted(entry.text("id"), words, verdict.place.kabupaten, stated, verdict.subprogram)
        )
        program = verdict.match.program
        if program is not None:
            verdict.name = verdict.name or program.nama
            is_regional = program.kabupaten in self._blueprint.kabupaten
            if not verdict.place.kabupaten and is_regional:
                verdict.place.add_kabupaten(program.kabupaten)
        for part, text, note in verdict.match.unread:
            self._not_read(verdict, part, text, note)

    def _settle_bidang(self, verdict: Verdict, stated: str | None) -> None:
        program = verdict.match.program
        concepts = self._vocabulary.concepts(verdict.name)
        verdict.bidang = stated
        if verdict.bidang is None and program is not None:
            verdict.bidang = program.bidang
        if verdict.bidang is None:
            told = {self._vocabulary.concept[kode].bidang for kode in concepts}
            if len(told) == 1:
                verdict.bidang = next(iter(told))
                words = {"kata": ", ".join(concepts.values())}
                verdict.notes.append(Note("bidang-dari-kata", words))
        if verdict.subprogram is None and program is not None:
            verdict.subprogram = program.subprogram
        if verdict.subprogram is None:
            found = dict.fromkeys(
                item.subprogram
                for item in (self._vocabulary.concept[kode] for kode in concepts)
                if item.bidang == verdict.bidang and item.subprogram is not None
            )
            if len(found) == 1:
                verdict.subprogram = next(iter(found))

    def _tell_cells(self, verdict: Verdict) -> None:
        """Says what of budget and time can't be read."""
        entry = verdict.entry
        if entry.budget_text is not None:
            note = Note("anggaran-tak-terbaca", {"nilai": shortened(entry.budget_text)})
            self._not_read(verdict, "anggaran", entry.budget_text, note)
        if entry.merged_with is not None:
            verdict.notes.append(Note("anggaran-gabung", {"baris": entry.merged_with}))
        if entry.text("tahun") and not years(entry.text("tahun")):
            note = Note("tahun-tak-terbaca", {"nilai": shortened(entry.text("tahun"))})
            self._not_read(verdict, "tahun", entry.text("tahun"), note)

    def _decide(self, verdict: Verdict, stated: str | None) -> None:
        if verdict.match.program is not None:
            self._compare(verdict, stated)
            self._find_lacks(verdict)
            verdict.status = PARTLY if verdict.lacks else ALIGNED
            return
        kabupaten = verdict.place.kabupaten
        if not kabupaten:
            verdict.status = UNJUDGED
            verdict.remark = self._rules.say("tanpa-kabupaten")
            return
        related = self._matcher.of_subprogram(kabupaten, verdict.subprogram)
        told = self._rules.batas.sebut
        if related:
            verdict.status = PARTLY
            verdict.match.near = related[:told]
            text = self._rules.say("kaitan-kurang", id=", ".join(related[:told]))
            verdict.lacks.append(Lack("kaitan", text))
            self._find_lacks(verdict)
            return
        verdict.status = OUTSIDE
        near = self._matcher.of_bidang(kabupaten, verdict.bidang)[:told]
        verdict.match.near = near
        verdict.remark = self._rules.say(
            "luar-prioritas" if near else "luar-prioritas-kosong",
            wilayah=self.gazetteer.names(kabupaten),
            id=", ".join(near),
        )

    def _compare(self, verdict: Verdict, stated: str | None) -> None:
        """Where row and programme contradict each other."""
        program = verdict.match.program
        if program is None or verdict.match.how == BY_WORDS:
            return
        kabupaten = verdict.place.kabupaten
        # What holds for the whole province holds wherever the plan is.
        is_regional = program.kabupaten in self._blueprint.kabupaten
        if kabupaten and is_regional and program.kabupaten not in kabupaten:
            verdict.lacks.append(Lack("wilayah", self._rules.say("wilayah-kurang")))
            values = {
                "id": program.id,
                "wilayah": self.gazetteer.name(program.kabupaten),
                "lain": self.gazetteer.names(kabupaten),
            }
            verdict.notes.append(Note("id-wilayah", values))
        if stated is not None and stated != program.bidang:
            verdict.lacks.append(Lack("bidang", self._rules.say("bidang-kurang")))
            names = self._blueprint.bidang
            values = {
                "id": program.id,
                "bidang": names[program.bidang].nama_pendek,
                "lain": names[stated].nama_pendek,
            }
            verdict.notes.append(Note("id-bidang", values))

    def _find_lacks(self, verdict: Verdict) -> None:
        verdict.lacks.extend(
            Lack(part.kode, part.pesan)
            for part in self._rules.bagian
            if part.untuk == FOR_ALIGNMENT and part.kode not in verdict.filled
        )
        program = verdict.match.program
        if program is None or program.indikator is None:
            return
        text = verdict.entry.text("indikator")
        if text and not self._matcher.says_indicator(text, program.indikator):
            name = self._blueprint.indikator[program.indikator].nama
            message = self._rules.say("indikator-lain", indikator=name)
            verdict.lacks.append(Lack("indikator", message))

    def _tell_binding(self, verdict: Verdict, group: str | None) -> None:
        if group is None or verdict.bidang is None:
            return
        if group not in self._blueprint.bidang[verdict.bidang].dinilai:
            name = self._blueprint.kelompok_komoditas[group].nama
            verdict.notes.append(Note("bidang-tidak-dinilai", {"kelompok": name}))

    def _not_read(self, verdict: Verdict, part: str, text: str, note: Note) -> None:
        origin = verdict.origin
        verdict.unread.append(
            Unread(
                berkas=origin.file,
                lembar=origin.sheet,
                baris=origin.row,
                kolom=verdict.entry.cells.get(part),
                nilai=shortened(text),
                pesan=say(self._rules, note),
            )
        )
