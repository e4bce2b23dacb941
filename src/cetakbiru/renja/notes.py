"""What of a sheet whoever imports it should know, though it stands against nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from cetakbiru.base.plain import normal, thousands
from cetakbiru.checks.problems import quote
from cetakbiru.renja.answers import Answers
from cetakbiru.renja.body import Body, Heading, Work
from cetakbiru.renja.codes import Level, activities_of
from cetakbiru.renja.proposal import Proposal

_LONGEST_LIST = 8
_SAME_NAME = 0.6


@dataclass(frozen=True)
class Notes:
    """Tells of the works of one sheet. `known` are the codes that are held, with their names."""

    proposal: Proposal
    answers: Answers
    known: Mapping[str, str]

    def on(
        self, body: Body, works: Sequence[Work], told: Sequence[Sequence[Any]], accounts: int
    ) -> Iterator[str]:
        """Each note as a sentence. `told` is what the engine says of each work; `accounts` rows
        were put to those of their work."""
        parts = self.proposal.table.parts
        yield from self._of_codes(works)
        yield from self._of_places(told)
        for work, answer in zip(works, told):
            for one in answer:
                if one["uang"] and one["rupiah"] is not None:
                    yield f"Baris {work.line}: {one['uang']['pesan']}"
        if accounts:
            yield f"{accounts} baris rekening dijumlahkan dengan baris kegiatannya yang sama."
        free = [work.line for work in works if not any(cell != "" for cell in work.money)]
        if free and "anggaran" in parts:
            yield f"{len(free)} baris tanpa pagu: baris {_listed(free)}."
        further = [line for work in works for line in work.others]
        if further:
            yield f"Indikator kedua dan seterusnya tidak dimuat: baris {_listed(further)}."
        if body.unread:
            rows = "; ".join(f"baris {line} ({quote(text)})" for line, text in body.unread[:5])
            yield f"Baris yang bukan kegiatan dan tidak dibaca: {rows}."
        yield from self._of_sums(body)

    def _of_places(self, told: Sequence[Sequence[Any]]) -> Iterator[str]:
        vague = Counter(
            place["nilai"]
            for answer in told
            for place in answer[0]["tak_terbaca"]
            if place["kode"] != "provinsi-saja" and self.answers.is_harmless(place, answer[0])
        )
        if vague:
            yield (
                f"{sum(vague.values())} baris menyebut lokasi yang bukan nama wilayah, disimpan "
                f"sebagai tulisan saja: {_listed(vague)}."
            )

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
        own = activities_of(self.proposal.sender.level)
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
        if not self.proposal.table.parts.get("anggaran"):
            return
        amounts = self.answers.amounts([work.money for work in body.works])
        sums = dict(zip(body.headings, self.answers.amounts([one.money for one in body.headings])))
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
