"""The priority programme that an activity serves: by its ID, else by place, bidang and words.

theme/assets/align/match.js does the same in the browser; what is changed here changes there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cetakbiru.base.plain import normal
from cetakbiru.insight.entries import Entry, entries, known_entries
from cetakbiru.model.alignment import Rules, program_id_pattern
from cetakbiru.model.load import Blueprint
from cetakbiru.plans.verdict.model import Note
from cetakbiru.plans.verdict.text import Vocabulary, shortened

BY_ID = "id"
BY_WORDS = "kata"


@dataclass(frozen=True)
class Wanted:
    """What is known of an activity before it is matched. `bidang` is what the plan says."""

    ids: str
    words: str
    kabupaten: Sequence[str]
    bidang: str | None
    subprogram: str | None


@dataclass
class Match:
    """The programme found, how, by which words; programmes near it; what is worth saying."""

    program: Entry | None = None
    how: str | None = None
    words: list[str] = field(default_factory=list)
    near: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    unread: list[tuple[str, str, Note]] = field(default_factory=list)


@dataclass(frozen=True)
class _Known:
    program: Entry
    concepts: frozenset[str]
    stems: frozenset[str]


@dataclass(frozen=True)
class _Said:
    """The concepts and telling stems of an activity's words, each with the word that told it."""

    concepts: Mapping[str, str]
    stems: Mapping[str, str]

    def shared_with(self, known: _Known) -> tuple[list[str], list[str]]:
        return (
            [word for kode, word in self.concepts.items() if kode in known.concepts],
            [word for stem, word in self.stems.items() if stem in known.stems],
        )


@dataclass(frozen=True)
class _Candidate:
    score: int
    program: Entry
    words: list[str]


class Matcher:
    """Matches activities against the programmes of one blueprint."""

    def __init__(self, blueprint: Blueprint, rules: Rules, vocabulary: Vocabulary) -> None:
        self._programs = known_entries(blueprint)
        self._limits = rules.ambang
        self._told = rules.batas.sebut
        self._vocabulary = vocabulary
        self._id = re.compile(program_id_pattern(blueprint))
        # What holds for the whole province, beside what holds in a kabupaten.
        self._everywhere: list[_Known] = []
        self._by_kabupaten: dict[str, list[_Known]] = {}
        for program in entries(blueprint):
            known = _Known(
                program,
                frozenset(vocabulary.concepts(f"{program.nama} {program.hasil}")),
                frozenset(vocabulary.telling_stems(program.nama)),
            )
            if program.kabupaten in blueprint.kabupaten:
                self._by_kabupaten.setdefault(program.kabupaten, []).append(known)
            else:
                self._everywhere.append(known)
        self._indicators = {
            item.id: [normal(name) for name in (item.id, item.nama, item.nama_pendek)]
            for item in blueprint.indikator.values()
        }

    def find(self, wanted: Wanted) -> Match:
        """The best programme for an activity, or what lies near it."""
        match = Match()
        self._by_id(wanted, match)
        if match.program is None and wanted.kabupaten:
            self._by_words(wanted, match)
        return match

    def says_indicator(self, text: str, indikator: str) -> bool:
        """Whether a text names an indicator: its name, short name or id, or shares its concept."""
        key = f" {normal(text)} "
        if any(f" {name} " in key for name in self._indicators[indikator]):
            return True
        named = set(self._vocabulary.telling_stems(text))
        own = set(self._vocabulary.telling_stems(self._indicators[indikator][1]))
        return bool(own) and own <= named

    def _known(self, kabupaten: Sequence[str]) -> list[_Known]:
        own = [known for kode in kabupaten for known in self._by_kabupaten.get(kode, ())]
        return own + self._everywhere

    def of_bidang(self, kabupaten: Sequence[str], bidang: str | None) -> list[str]:
        """The IDs of the active programmes of a bidang in these kabupaten."""
        return [
            known.program.id for known in self._known(kabupaten) if known.program.bidang == bidang
        ]

    def of_subprogram(self, kabupaten: Sequence[str], subprogram: str | None) -> list[str]:
        """The IDs of the active programmes of a sub-programme in these kabupaten."""
        return [
            known.program.id
            for known in self._known(kabupaten)
            if subprogram is not None and known.program.subprogram == subprogram
        ]

    def _by_id(self, wanted: Wanted, match: Match) -> None:
        if not wanted.ids:
            return
        named = self._id.findall(wanted.ids.upper())
        if not named:
            values = {"nilai": shortened(wanted.ids)}
            match.unread.append(("id", wanted.ids, Note("id-tak-dikenal", values)))
        for name in named:
            program = self._programs.get(name)
            if program is None:
                match.unread.append(("id", name, Note("id-tak-dikenal", {"nilai": name})))
            elif program.status == "dicabut":
                values = {"nilai": name, "pengganti": ", ".join(program.diganti_oleh)}
                match.unread.append(("id", name, Note("id-dicabut", values)))
            elif match.program is None:
                match.program, match.how = program, BY_ID
                self._compare_words(wanted, program, match)

    def _compare_words(self, wanted: Wanted, program: Entry, match: Match) -> None:
        if not normal(wanted.words):
            return
        said = self._said(wanted)
        for known in self._known((program.kabupaten,)):
            if known.program is program and not any(said.shared_with(known)):
                match.notes.append(Note("nama-tak-mirip", {"id": program.id}))

    def _by_words(self, wanted: Wanted, match: Match) -> None:
        best: _Candidate | None = None
        elsewhere: _Candidate | None = None
        said = self._said(wanted)
        for known in self._known(wanted.kabupaten):
            found = self._candidate(wanted, said, known)
            if found is None:
                continue
            if wanted.bidang is not None and known.program.bidang != wanted.bidang:
                elsewhere = _better(elsewhere, found)
            else:
                best = _better(best, found)
        if best is not None:
            match.program, match.how, match.words = best.program, BY_WORDS, best.words
            values = {"kata": ", ".join(best.words), "id": best.program.id}
            match.notes.append(Note("cocok-kata", values))
        elif elsewhere is not None:
            match.notes.append(Note("bidang-lain-mirip", {"id": elsewhere.program.id}))

    def _said(self, wanted: Wanted) -> _Said:
        return _Said(
            self._vocabulary.concepts(wanted.words), self._vocabulary.telling_stems(wanted.words)
        )

    def _candidate(self, wanted: Wanted, said: _Said, known: _Known) -> _Candidate | None:
        """The programme with its score, or None when too little is shared."""
        limits = self._limits
        concepts, stems = said.shared_with(known)
        if len(concepts) < limits.konsep and len(stems) < limits.kata:
            return None
        score = limits.bobot_konsep * len(concepts) + limits.bobot_kata * len(stems)
        if wanted.subprogram is not None and wanted.subprogram == known.program.subprogram:
            score += limits.bobot_subprogram
        if wanted.bidang == known.program.bidang:
            score += limits.bobot_bidang
        words = list(dict.fromkeys([*concepts, *stems]))
        return _Candidate(score, known.program, words[: self._told])


def _better(one: _Candidate | None, other: _Candidate) -> _Candidate:
    """The candidate with the higher score, the first of equals."""
    return other if one is None or other.score > one.score else one
