"""What the engine of places and plans says of works: where they are, and what they cost."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any

from cetakbiru.base.plain import normal, thousands
from cetakbiru.foreign.grid import Cell
from cetakbiru.insight.doers import KABUPATEN, VILLAGE
from cetakbiru.insight.extent import EVERY, is_whole
from cetakbiru.model.load import Blueprint
from cetakbiru.plans.engine import read_cells
from cetakbiru.renja.body import Work
from cetakbiru.renja.findings import refused
from cetakbiru.renja.proposal import Proposal
from cetakbiru.renja.rows import PLACES
from cetakbiru.renja.spelling import meant_by, respelt

# "Kab. Contoh, Hulu Contoh, Desa Contoh", as SIPD writes a place.
_TRIPLE = re.compile(r"((?:kab(?:\.|upaten)?|kota)\s+[^,;]+),([^,;]*),([^,;]*)", re.I)
_ALL = re.compile(r"\s*(?:semua|seluruh)\b", re.I)
# Below these, half of all amounts are no rupiah: of sub-activities, and of a village's activities.
_LEAST, _LEAST_OF_A_VILLAGE = 1_000_000, 100_000


class Answers:
    """Asks the engine of the works of one sheet.

    `spellings` are names of places, not yet remembered of the sender, with those that are read
    instead.
    """

    def __init__(self, proposal: Proposal, blueprint: Blueprint) -> None:
        self.proposal, self.blueprint = proposal, blueprint
        self.spellings: dict[str, str] = {}
        self._meant: dict[tuple[str, ...], list[str]] = {}

    def of(self, works: Sequence[Work]) -> list[list[Any]]:
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
                told["nilai"]: self.meant_by(told, answer[0]) for told in answer[0]["tak_terbaca"]
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
                self.spellings |= slips

    def meant_by(self, told: Any, answer: Any) -> list[str]:
        """The names of places near to one that was not read."""
        # Rows repeat their places, and a province has thousands of desa.
        where = (*answer["kabupaten"], *answer["kecamatan"])
        key = (told["kode"], told["nilai"], *where)
        if key not in self._meant:
            home = self.proposal.sender.home
            self._meant[key] = meant_by(self.blueprint, home, told, answer)
        return self._meant[key]

    def _asked(self, rows: Sequence[Mapping[str, Any]]) -> list[Any]:
        proposal = self.proposal
        return read_cells(self.blueprint, proposal.sender.home, proposal.unit or 1, rows)

    def amounts(self, each: Sequence[Sequence[Cell]]) -> list[int | None]:
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

    def codes(self, work: Work, answer: Any) -> tuple[Sequence[str], Sequence[str], Sequence[str]]:
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
        unsure = any(not self.is_harmless(told, answer) for told in answer["tak_terbaca"])
        if sender.level == KABUPATEN and kabupaten == [sender.owner] and not (kecamatan or unsure):
            kabupaten = []
        return kabupaten, kecamatan, desa

    def is_harmless(self, told: Any, answer: Any) -> bool:
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
