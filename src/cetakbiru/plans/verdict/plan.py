"""What is said of a plan as a whole: coverage, focus, duties, readiness for the RKAB.

theme/assets/align/plan.js does the same in the browser; what is changed here changes there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cetakbiru.insight.focus import FOCUSED, SPREAD, concentration, spread_evenly
from cetakbiru.model.alignment import Kesiapan, Kewajiban, Rules
from cetakbiru.model.legal import DITETAPKAN, LegalStatus
from cetakbiru.model.load import Blueprint
from cetakbiru.plans.verdict.answers import AnswerBook
from cetakbiru.plans.verdict.model import (
    DONE,
    NOT_DONE,
    NOT_NEEDED,
    OVERLAPPING,
    UNKNOWN,
    Coverage,
    Finding,
    FocusVerdict,
    Kegiatan,
)
from cetakbiru.plans.verdict.values import thousands, with_comma

_BUDGET = "anggaran"
_COUNT = "jumlah kegiatan"


def coverage(
    blueprint: Blueprint, rules: Rules, activities: Sequence[Kegiatan], group: str | None
) -> tuple[Coverage, ...]:
    """How each program utama fares; all are taken as binding when the group isn't known."""
    found = []
    for bidang in blueprint.bidang.values():
        own = [activity for activity in activities if activity.bidang == bidang.kode]
        binding = group is None or group in bidang.dinilai
        message = rules.say("program-utama-kosong", bidang=bidang.nama_pendek)
        budget = sum(activity.anggaran or 0 for activity in own)
        found.append(
            Coverage(
                bidang.kode, binding, len(own), budget, message if binding and not own else None
            )
        )
    return tuple(found)


def focus_verdict(rules: Rules, activities: Sequence[Kegiatan]) -> FocusVerdict:
    """The focus over (kecamatan, sub-programme) pairs, by budget where every budget is known."""
    placed = [
        (activity, [(kode, activity.subprogram or activity.bidang) for kode in activity.kecamatan])
        for activity in activities
        if activity.kecamatan and activity.bidang is not None
    ]
    by_budget = all(activity.anggaran for activity, _ in placed)
    shares = spread_evenly(
        ((activity.anggaran or 0) if by_budget else 1, pairs) for activity, pairs in placed
    )
    found = concentration(shares, rules.fokus)
    if found is None:
        return FocusVerdict(None, None, None, 0, 0, None, rules.say("fokus-kosong"))
    kind = {FOCUSED: "fokus-terfokus", SPREAD: "fokus-menyebar"}.get(found.verdict, "fokus-sedang")
    message = rules.say(
        kind,
        indeks=with_comma(found.index, 4),
        setara=with_comma(found.equal_parts, 1),
        banyak=found.parts,
        kecil=found.small,
        batas=rules.fokus.kecil_di_bawah // 100,
    )
    return FocusVerdict(
        _BUDGET if by_budget else _COUNT,
        found.index,
        found.equal_parts,
        found.parts,
        found.small,
        found.verdict,
        message,
    )


class PlanTests:
    """The tests that duties and points of readiness name in the rules."""

    def __init__(
        self,
        rules: Rules,
        status: LegalStatus,
        activities: Sequence[Kegiatan],
        answers: AnswerBook,
        budget_by_year: Mapping[int, int],
        uncovered: str,
    ) -> None:
        self._rules = rules
        self._status = status
        self._activities = activities
        self._answers = answers
        self._yearly = budget_by_year
        self._uncovered = uncovered
        self._titles = {item.kode: item.judul for item in rules.isian}

    def duty(self, duty: Kewajiban) -> Finding:
        """The verdict on a duty of the law."""
        status, message = self._run(duty.uji, duty.isian, ())
        return Finding(duty.kode, duty.judul, status, duty.dasar, message)

    def readiness(self, point: Kesiapan) -> Finding:
        """The verdict on a point of the readiness list."""
        status, message = self._run(point.uji, point.isian, point.bagian)
        return Finding(point.kode, point.judul, status, point.sumber, message)

    def _run(self, test: str, answers: Sequence[str], parts: Sequence[str]) -> tuple[str, str]:
        if test == "isian":
            return self._answered(answers)
        if test == "kapasitas":
            return self._capacity()
        if test == "sisa":
            return self._unspent()
        if not self._activities:
            return UNKNOWN, self._rules.say("tanpa-kegiatan")
        if test == "bagian":
            return self._filled(parts)
        tests = {
            "cetak-biru": self._refers,
            "masyarakat-sekitar": self._near_the_mine,
            "anggaran": self._budgeted,
            "program-utama": self._covered,
            "tumpang-tindih": self._no_overlap,
        }
        return tests[test]()

    def _answered(self, codes: Sequence[str]) -> tuple[str, str]:
        texts = self._answers.texts
        lacking = [self._titles[kode] for kode in codes if not texts.get(kode)]
        if lacking:
            return NOT_DONE, self._rules.say("isian-kurang", isi="; ".join(lacking))
        told = "; ".join(f"{self._titles[kode]}: {texts[kode]}" for kode in codes)
        return DONE, self._rules.say("isian-terisi", isi=told)

    def _filled(self, parts: Sequence[str]) -> tuple[str, str]:
        total = len(self._activities)
        lacking = sum(
            1 for activity in self._activities if not all(part in activity.terisi for part in parts)
        )
        if lacking:
            return NOT_DONE, self._rules.say("bagian-kurang", kurang=lacking, semua=total)
        return DONE, self._rules.say("bagian-lengkap", semua=total)

    def _refers(self) -> tuple[str, str]:
        matched = sum(1 for activity in self._activities if activity.program)
        if self._status.code != DITETAPKAN:
            message = self._rules.say(
                "cetak-biru-rancangan",
                cocok=matched,
                semua=len(self._activities),
                status=self._status.label.lower(),
            )
            return UNKNOWN, message
        named = bool(self._answers.texts.get("edisi"))
        message = self._rules.say(
            "cetak-biru-terpenuhi" if named else "cetak-biru-belum",
            cocok=matched,
            semua=len(self._activities),
        )
        return (DONE if named and matched else NOT_DONE), message

    def _near_the_mine(self) -> tuple[str, str]:
        placed = sum(1 for activity in self._activities if activity.kecamatan)
        message = self._rules.say("sekitar-periksa", isi=placed, semua=len(self._activities))
        return UNKNOWN, message

    def _budgeted(self) -> tuple[str, str]:
        total = len(self._activities)
        lacking = sum(1 for activity in self._activities if _BUDGET not in activity.terisi)
        if lacking:
            return NOT_DONE, self._rules.say("anggaran-belum", kurang=lacking, semua=total)
        whole = thousands(sum(activity.anggaran or 0 for activity in self._activities))
        return DONE, self._rules.say("anggaran-terpenuhi", semua=total, jumlah=whole)

    def _capacity(self) -> tuple[str, str]:
        grown = self._answers.truths.get("kapasitas_naik")
        if grown is None:
            return UNKNOWN, self._rules.say("kapasitas-tanya")
        if not grown:
            return NOT_NEEDED, self._rules.say("kapasitas-tetap")
        before = self._answers.amounts.get("anggaran_sebelumnya")
        yearly = self._yearly
        if before is None or not yearly:
            return UNKNOWN, self._rules.say("kapasitas-data")
        year = min(yearly)
        more = yearly[year] > before
        message = self._rules.say(
            "kapasitas-naik" if more else "kapasitas-belum",
            tahun=year,
            ini=thousands(yearly[year]),
            lalu=thousands(before),
        )
        return (DONE if more else NOT_DONE), message

    def _unspent(self) -> tuple[str, str]:
        unspent = self._answers.amounts.get("sisa_sebelumnya")
        if unspent is None:
            return UNKNOWN, self._rules.say("sisa-tanya")
        if not unspent:
            return NOT_NEEDED, self._rules.say("sisa-nol")
        added = self._answers.amounts.get("sisa_ditambahkan", 0)
        done = added >= unspent
        message = self._rules.say(
            "sisa-terpenuhi" if done else "sisa-belum",
            tambah=thousands(added),
            sisa=thousands(unspent),
        )
        return (DONE if done else NOT_DONE), message

    def _covered(self) -> tuple[str, str]:
        if self._uncovered:
            return NOT_DONE, self._rules.say("utama-kurang", bidang=self._uncovered)
        return DONE, self._rules.say("utama-lengkap")

    def _no_overlap(self) -> tuple[str, str]:
        found = sum(1 for activity in self._activities if activity.status == OVERLAPPING)
        if found:
            return NOT_DONE, self._rules.say("tindih-ada", banyak=found)
        return DONE, self._rules.say("tindih-tidak")
