"""Problems of guides: one page for each candidate of the priority rule, with all its sections.

A guide is a page of docs/panduan but for its index; `panduan` at its head names its candidate, and
`halaman` of the candidate names the page.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from cetakbiru.checks.pages.chapters import Section, headings
from cetakbiru.checks.pages.seen import Seen
from cetakbiru.checks.pages.text import PageText
from cetakbiru.checks.problems import Problem, problem, quote
from cetakbiru.model.addresses import GUIDES
from cetakbiru.model.load import Blueprint
from cetakbiru.model.text import Position

HEAD = "panduan"
# The sections of a guide by their anchors, in their order, with a heading to begin from.
SECTIONS: Mapping[str, str] = {
    "untuk-siapa": "Untuk siapa dan kapan cocok",
    "isi-program": "Isi program",
    "langkah": "Langkah lima tahun",
    "peran": "Siapa mengerjakan apa",
    "biaya": "Komponen biaya dan sumber harga",
    "ukuran": "Mengukur keluaran dan hasil",
    "perlindungan": "Persetujuan, kesetaraan, dan perlindungan",
    "risiko": "Risiko dan kegagalan yang sering terjadi",
    "serah-terima": "Cara mengakhiri dan melanjutkan",
    "kaitan": "Kaitan dengan rencana pemerintah",
    "bukti": "Bukti dan contoh",
    "berlaku": "Di mana arah ini berlaku",
}
_TOP = Position(1, 1)
_ORDER = {anchor: at for at, anchor in enumerate(SECTIONS)}


def is_guide(name: str) -> bool:
    """Whether a page is a guide; `name` is its path below docs/."""
    return name.startswith(f"{GUIDES}/") and name != f"{GUIDES}/index.md"


def section_problems(pages: Mapping[str, PageText], seen: Mapping[str, Seen]) -> Iterator[Problem]:
    """Guides that name no candidate, lack a section, or have their sections out of order."""
    for name, page in pages.items():
        if not is_guide(name):
            continue
        if HEAD not in seen[name].head:
            yield problem("panduan-tanpa-kode", page.file.name, _TOP, HEAD)
        found = [one for one in headings(page) if one.anchor in SECTIONS]
        yield from _missing(page, found)
        yield from _moved(page, found)


def _missing(page: PageText, found: Sequence[Section]) -> Iterator[Problem]:
    """Each section that is not there, told at the one that it should follow."""
    places = {one.anchor: one.place for one in found}
    last = _title(page)
    for anchor, title in SECTIONS.items():
        if anchor in places:
            last = places[anchor]
            continue
        yield problem("panduan-bagian-hilang", page.file.name, last, anchor=anchor, title=title)


def _moved(page: PageText, found: Sequence[Section]) -> Iterator[Problem]:
    """The fewest sections that must move for all to stand in their order."""
    kept = _longest_run([_ORDER[one.anchor] for one in found])
    for at, one in enumerate(found):
        if at in kept:
            continue
        before = [other for other in SECTIONS if _ORDER[other] < _ORDER[one.anchor]]
        where = f"sesudah {before[-1]}" if before else "paling atas"
        yield problem(
            "panduan-bagian-urutan", page.file.name, one.place, anchor=one.anchor, where=where
        )


def _longest_run(numbers: Sequence[int]) -> set[int]:
    """The places of a longest run of numbers that grow."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for at, number in enumerate(numbers):
        length = bisect_left(tails, number)
        tails[length:] = [number, *tails[length + 1 :]]
        ends[length:] = [at, *ends[length + 1 :]]
        before.append(ends[length - 1] if length else None)
    kept: set[int] = set()
    here = ends[-1] if ends else None
    while here is not None:
        kept.add(here)
        here = before[here]
    return kept


def _title(page: PageText) -> Position:
    """The first heading below the head of a page, or its top."""
    starts = enumerate(page.file.line_starts, start=1)
    lines = (line for line, start in starts if start >= page.body_start)
    return next((Position(line, 1) for line in lines if page.is_heading(line)), _TOP)


def candidate_problems(
    blueprint: Blueprint, pages: Mapping[str, PageText], seen: Mapping[str, Seen]
) -> Iterator[Problem]:
    """Guides that their candidate does not name, and candidates that name no guide."""
    named: set[str] = set()
    for name, page in pages.items():
        code, place = seen[name].head.get(HEAD, ("", _TOP))
        named.add(code)
        calon = blueprint.calon.get(code)
        if calon is None or name == f"{GUIDES}/{calon.halaman}.md":
            continue
        if calon.halaman is None:
            stem = name.removeprefix(f"{GUIDES}/").removesuffix(".md")
            yield problem("panduan-tak-ditunjuk", page.file.name, place, HEAD, code=code, stem=stem)
        else:
            other = f"docs/{GUIDES}/{calon.halaman}.md"
            yield problem(
                "panduan-ganda", page.file.name, place, HEAD, code=quote(code), other=other
            )
    (rule,) = blueprint.raw.trees["aturan_prioritas"]
    for at, calon in enumerate(blueprint.aturan.calon):
        if calon.halaman is None and calon.kode not in named:
            place = rule.position(("calon", at, "kode"))
            yield problem("calon-tanpa-panduan", rule.file.name, place, "kode", code=calon.kode)
