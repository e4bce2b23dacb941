"""The page of the works in a kabupaten: who does what where, who meets whom, and what waits."""

from __future__ import annotations

from collections import Counter

from cetakbiru.insight.work import RENJA
from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.html import EMPTY, Html, element, lines
from cetakbiru.pages.fragments.links import WORKS_PAGE, Links, link
from cetakbiru.pages.fragments.numbers import count
from cetakbiru.pages.fragments.overlaps import district_levels, district_meetings
from cetakbiru.pages.fragments.unserved import district_waiting
from cetakbiru.pages.fragments.works import LEVELS, works_done
from cetakbiru.pages.fragments.works_listed import works_listed, works_spread

_OVERLAPS = "sinkronisasi/tumpang-tindih/"


def district_works(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    """All of the page of the works in a kabupaten."""
    told = (
        works_spread(blueprint, links, kabupaten),
        district_meetings(blueprint, links, kabupaten),
        district_levels(blueprint, links, kabupaten),
        district_waiting(blueprint, links, kabupaten),
    )
    return _page(blueprint, links, kabupaten, told)


def district_works_outline(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    """The same without what takes long: who meets whom."""
    return _page(blueprint, links, kabupaten, (EMPTY, EMPTY, EMPTY, EMPTY))


def _page(
    blueprint: Blueprint, links: Links, kabupaten: str, told: tuple[Html, Html, Html, Html]
) -> Html:
    name = blueprint.region_name(kabupaten)
    home = link(links.kabupaten(blueprint.kabupaten[kabupaten]), name)
    spread, meetings, levels, waiting = told
    heading = element("h2", {"id": "dua-tingkat"}, "Provinsi di samping kabupaten")
    return lines(
        (
            element("p", None, link(links.page(WORKS_PAGE), "Semua wilayah"), " · ", home),
            element("h1", None, f"Siapa mengerjakan apa di {name}"),
            element("p", None, *_summary(blueprint, kabupaten)),
            element("h2", {"id": "pekerjaan"}, "Pekerjaan menurut kecamatan"),
            spread,
            works_listed(blueprint, links, kabupaten),
            element("h2", {"id": "perlu-dibicarakan"}, "Yang perlu dibicarakan"),
            element(
                "p",
                None,
                "Derajat kuat, sedang, dan lemah dijelaskan pada ",
                link(links.page(_OVERLAPS), "tumpang tindih dan kesenjangan"),
                ".",
            ),
            meetings,
            *((heading, levels) if levels else ()),
            element("h2", {"id": "menunggu"}, "Arah yang menunggu pelaksana"),
            waiting,
        )
    )


def _summary(blueprint: Blueprint, kabupaten: str) -> tuple[str, ...]:
    """How many works of whom, and what agencies plan to spend by their Renja."""
    found = works_done(blueprint, kabupaten)
    levels = Counter(work.level for work in found)
    told = ", ".join(
        f"{name} {count(levels[level])}" for level, name in LEVELS.items() if levels[level]
    )
    rows = [work for work in found if work.kind == RENJA and work.money is not None]
    if not found:
        return ("Tidak ada pekerjaan tercatat yang menyebut wilayah ini.",)
    text = f"Tercatat {count(len(found))} pekerjaan yang belum berakhir: {told}."
    if not rows:
        return (text,)
    total = sum(work.money or 0 for work in rows)
    return (
        text,
        f" Jumlah anggaran pada {count(len(rows))} baris rencana kerja yang menyebutnya "
        f"Rp{count(total)} (dihitung).",
    )
