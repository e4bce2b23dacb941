"""Who works here: what all five instruments hold of a subject, in a line each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from cetakbiru.insight.together import Together
from cetakbiru.insight.work import ACTION, COMPANY, RENJA, Work
from cetakbiru.model.instruments import Pendamping
from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.cells import subdistrict_link
from cetakbiru.pages.fragments.html import EMPTY, Html, element, fragment, joined, lines
from cetakbiru.pages.fragments.links import COMPETENCE_PAGE, VOICES_PAGE, Links, link
from cetakbiru.pages.fragments.numbers import count, long_date, years
from cetakbiru.pages.fragments.tables import itemized
from cetakbiru.pages.fragments.works import work_address

# Of one instrument as many stand here; its own page has all.
_MOST = 3
_KINDS = {
    RENJA: "Rencana kerja pemerintah",
    ACTION: "Rencana aksi",
    COMPANY: "Perusahaan",
}


def who_works(blueprint: Blueprint, links: Links, found: Together) -> Html:
    """What is recorded of a subject under a line of its own; nothing where nothing is."""
    told = list(who_works_lines(blueprint, links, found))
    if not told:
        return EMPTY
    return lines(
        (
            element("h3", {"id": links.unique_id("siapa-bekerja")}, "Siapa bekerja di sini"),
            itemized(told),
        )
    )


def who_works_lines(
    blueprint: Blueprint, links: Links, found: Together, own: str | None = None
) -> Iterator[Html]:
    """A line for each instrument that holds something of the subject.

    `own`: whoever the page is about, whom it need not name again as the doer.
    """
    for kind, title in _KINDS.items():
        if works := found.of_kind(kind):
            yield _works(blueprint, links, title, works, own)
    if found.agreements:
        told = [
            fragment(
                link(links.konsultasi(one.konsultasi), one.isi),
                f" ({one.pelaksana}; {one.keadaan}"
                + (f", batas {long_date(one.batas)})" if one.batas else ")"),
            )
            for one in found.agreements
        ]
        yield _line("Kesepakatan forum", told)
    if found.competences:
        told = [
            fragment(
                f"{one.kompetensi.lower()} ({one.tahap}, {one.tahun})",
                *((" di ", subdistrict_link(blueprint, links, one.kecamatan))
                  if one.kecamatan else ()),
            )
            for one in found.competences
        ]  # fmt: skip
        yield _line(link(links.page(COMPETENCE_PAGE), "Kompetensi inti"), told)
    if found.facilitators:
        yield _line("Pendamping", [fragment(one) for one in facilitators_told(found.facilitators)])
    if found.voices:
        told = [
            fragment(link(links.masukan(one.id), one.id), f" ({one.keadaan})")
            for one in found.voices
        ]
        title = f"Suara ({count(len(found.voices))})"
        yield _line(link(links.page(VOICES_PAGE), title), told)


def facilitators_told(found: Iterable[Pendamping]) -> list[str]:
    """Facilitators by role and years, those alike told once."""
    alike = Counter(f"{one.peran} {_since(one.tahun_awal, one.tahun_akhir)}" for one in found)
    return [
        f"{role} di {count(places)} tempat" if places > 1 else role
        for role, places in alike.items()
    ]


def _works(
    blueprint: Blueprint, links: Links, title: str, works: Sequence[Work], own: str | None
) -> Html:
    """Works of one kind; who does all of them is named once."""
    doers = dict.fromkeys(work.doer for work in works)
    alone = len(doers) == 1
    told = [
        fragment(
            link(href, work.name) if href else work.name,
            f" ({years(work.first, work.last)})"
            if alone
            else f" ({work.doer}, {years(work.first, work.last)})",
        )
        for work in works
        for href in (work_address(blueprint, links, work),)
    ]
    named = alone and own not in doers
    return _line(f"{title}, {next(iter(doers))}" if named else title, told)


def _line(title: str, told: Sequence[Html]) -> Html:
    rest = len(told) - _MOST
    shown = [*told[:_MOST], *([fragment(f"dan {count(rest)} lainnya")] if rest > 0 else [])]
    return fragment(element("strong", None, title, ":"), " ", joined("; ", shown), ".")


def _since(first: int, last: int | None) -> str:
    return f"{first}–{last}" if last else f"sejak {first}"
