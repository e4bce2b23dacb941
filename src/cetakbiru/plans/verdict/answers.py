"""What a plan says once for all its activities: where, which minerals, which years, consultations.

theme/assets/align/plan.js does the same in the browser; what is changed here changes there.
"""

from __future__ import annotations

from cetakbiru.model.alignment import Isian, Rules
from cetakbiru.plans.verdict.model import Note
from cetakbiru.plans.verdict.places import Gazetteer, Place
from cetakbiru.plans.verdict.sectors import Sectors
from cetakbiru.plans.verdict.table import SheetReading
from cetakbiru.plans.verdict.text import shortened
from cetakbiru.plans.verdict.values import amount, multipliers, number_amount, years, yes_or_no


class AnswerBook:
    """The answers of a plan, the first of each kind. An empty book says nothing."""

    def __init__(self, rules: Rules, gazetteer: Gazetteer, sectors: Sectors) -> None:
        self._rules = rules
        self._gazetteer = gazetteer
        self._sectors = sectors
        self._factors = multipliers(rules)
        self.texts: dict[str, str] = {}
        self.amounts: dict[str, int] = {}
        self.truths: dict[str, bool] = {}
        self.place = Place()
        self.years: tuple[int, ...] = ()
        self.group: str | None = None

    def take(self, reading: SheetReading) -> list[tuple[int, str, Note]]:
        """Takes the answers of a sheet; returns row, text and message of those not understood."""
        problems = []
        for item in self._rules.isian:
            if item.kode not in reading.answers or item.kode in self.texts:
                continue
            row, text, numeric = reading.answers[item.kode]
            self.texts[item.kode] = shortened(text)
            if not self._understood(item, text, numeric=numeric):
                values = {"judul": item.judul, "nilai": shortened(text)}
                problems.append((row, text, Note("isian-tak-terbaca", values)))
        return problems

    def _understood(self, item: Isian, text: str, *, numeric: bool) -> bool:
        if item.jenis == "kabupaten":
            self._gazetteer.read_location(text, self.place)
            return bool(self.place.kabupaten)
        if item.jenis == "kelompok":
            self.group = self._sectors.group(text)
            return self.group is not None
        if item.jenis == "tahun":
            self.years = years(text)
            return bool(self.years)
        if item.jenis == "rupiah":
            value = number_amount(text) if numeric else amount(text, self._factors)
            if value is not None:
                self.amounts[item.kode] = value
            return value is not None
        if item.jenis == "ya_tidak":
            truth = yes_or_no(text, self._rules.kata.ya, self._rules.kata.tidak)
            if truth is not None:
                self.truths[item.kode] = truth
            return truth is not None
        return True
