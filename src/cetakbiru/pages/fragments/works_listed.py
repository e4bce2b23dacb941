"""The works of a kabupaten: where they are, of which bidang and when, and row by row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cetakbiru.insight.work import RENJA, Work
from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.html import EMPTY, Html, element, fragment, joined, lines
from cetakbiru.pages.fragments.links import Links, link
from cetakbiru.pages.fragments.maps.counted import counted_map
from cetakbiru.pages.fragments.numbers import count
from cetakbiru.pages.fragments.tables import NO_DATA, Column, Row, Table, folded, render
from cetakbiru.pages.fragments.works import (
    ANCHOR,
    UNREAD_PLACE,
    works_done,
    works_sources,
    works_table,
)

# Where a work names several kecamatan of a kabupaten, none, or a place that could not be read.
_SEVERAL, _WHOLE, _UNREAD = "beberapa", "seluruh", "tak-terbaca"
_UNPLACED = {
    _SEVERAL: "Beberapa kecamatan",
    _WHOLE: "Tanpa menyebut kecamatan",
    _UNREAD: UNREAD_PLACE,
}

# The year of the edition and the next ones, as many as a plan of five years may have.
_MOST_YEARS = 6


def works_spread(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    """Where works of a kabupaten are, of which bidang and in which years: a map and a grid, both of
    which lead to the rows."""
    found = _sorted_works(blueprint, kabupaten)
    if not found:
        return EMPTY
    inside = blueprint.kecamatan_of(kabupaten)
    counted = {item.kode: sum(work.is_in(item.kode) for work in found) for item in inside}
    folds = _by_home(found, kabupaten)
    name = blueprint.region_name(kabupaten)

    def address(kode: str) -> str | None:
        return next((f"#{ANCHOR}{work.id}" for work in found if work.is_in(kode)), None)

    title = f"Peta: banyaknya pekerjaan menurut kecamatan di {name}"
    drawing = counted_map(blueprint, links, kabupaten, title, counted, address)
    grid = _grid(blueprint, links, kabupaten, found)
    if not drawing or not any(counted.values()):
        return grid
    unnamed = sum(len(folds.get(home, ())) for home in (_WHOLE, _UNREAD))
    note = (
        f"{count(unnamed)} pekerjaan tanpa nama kecamatan tidak tampak pada peta."
        if unnamed
        else "Satu pekerjaan dapat menyebut beberapa kecamatan."
    )
    caption = element("figcaption", None, title)
    told = element("p", {"class": "ppm-catatan"}, note)
    figure = element("figure", {"class": "ppm-gambar"}, "\n", lines((caption, drawing, told)), "\n")
    return lines((figure, grid))


def _grid(blueprint: Blueprint, links: Links, kabupaten: str, found: Sequence[Work]) -> Html:
    """Kecamatan × bidang and years, as far as works are in them; each number leads to the first of
    its rows."""
    this = blueprint.edisi.tanggal.year
    last = max(work.last or this for work in found)
    shown_years = range(this, min(last, this + _MOST_YEARS - 1) + 1)
    bidang = [
        item for item in blueprint.bidang.values() if any(item.kode in one.bidang for one in found)
    ]
    groups = _by_home(found, kabupaten)
    places = [
        *(
            (blueprint.kecamatan[one.kode].nama, [work for work in found if work.is_in(one.kode)])
            for one in blueprint.kecamatan_of(kabupaten)
        ),
        *((_UNPLACED[home], groups.get(home, [])) for home in (_WHOLE, _UNREAD)),
    ]
    rows = [
        Row(
            (
                name,
                _leading(works),
                *(_leading([work for work in works if one.kode in work.bidang]) for one in bidang),
                *(
                    _leading([work for work in works if _goes_on(work, year)])
                    for year in shown_years
                ),
            )
        )
        for name, works in places
        if works
    ]
    table = Table(
        key=f"sebaran-pekerjaan-{kabupaten}",
        caption="Pekerjaan menurut kecamatan, program utama, dan tahun",
        columns=(
            Column("Kecamatan"),
            Column("Semua", numeric=True),
            *(Column(item.kode, numeric=True, href=links.bidang(item)) for item in bidang),
            *(Column(str(year), numeric=True) for year in shown_years),
        ),
        rows=rows,
        origin=RENJA,
        data=NO_DATA,
        note=fragment("Setiap angka menuju baris pertamanya pada daftar di bawah."),
        matrix=True,
    )
    return render(links, table)


def _leading(works: Sequence[Work]) -> Html:
    """How many works there are, leading to the row of the first."""
    if not works:
        return fragment(count(0))
    return fragment(link(f"#{ANCHOR}{works[0].id}", count(len(works))))


def _goes_on(work: Work, year: int) -> bool:
    """Whether a work is told to go on in a year."""
    return work.first is not None and work.first <= year <= (work.last or work.first)


def works_listed(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    """The works of a kabupaten, a fold for each kecamatan; each by bidang and year."""
    found = _sorted_works(blueprint, kabupaten)
    groups = _by_home(found, kabupaten)
    order = (*(one.kode for one in blueprint.kecamatan_of(kabupaten)), _SEVERAL, _WHOLE, _UNREAD)
    folds = (
        _fold(blueprint, links, home, groups.get(home, ()), groups.get(_SEVERAL, ()))
        for home in order
    )
    return lines((*filter(None, folds), works_sources(blueprint, links, found)))


def _fold(
    blueprint: Blueprint,
    links: Links,
    home: str,
    works: Sequence[Work],
    several: Sequence[Work],
) -> Html:
    """The works under one name, and those of several kecamatan that are this one's, too."""
    shared = [work for work in several if work.is_in(home)]
    if not works and not shared:
        return EMPTY
    title = _title(blueprint, home)
    key = f"pekerjaan-{home}"
    parts = [works_table(blueprint, links, key, f"Pekerjaan: {title}", works)] if works else []
    if shared:
        named = (link(f"#{ANCHOR}{work.id}", work.name) for work in shared)
        lead = "Juga, bersama kecamatan lain: " if works else "Bersama kecamatan lain: "
        parts.append(element("p", None, lead, joined("; ", named), "."))
    return folded(f"{title} ({count(len(works) + len(shared))})", *parts)


def _sorted_works(blueprint: Blueprint, kabupaten: str) -> list[Work]:
    """The works of a kabupaten by bidang, then by year."""
    found = works_done(blueprint, kabupaten)
    return sorted(found, key=lambda work: _in_order(blueprint, work))


def _by_home(found: Iterable[Work], kabupaten: str) -> dict[str, list[Work]]:
    groups: dict[str, list[Work]] = {}
    for work in found:
        groups.setdefault(_home(work, kabupaten), []).append(work)
    return groups


def _in_order(blueprint: Blueprint, work: Work) -> tuple[int, int]:
    bidang = list(blueprint.bidang)
    first = min((bidang.index(kode) for kode in work.bidang), default=len(bidang))
    return first, work.first or 0


def _home(work: Work, kabupaten: str) -> str:
    """The one kecamatan of the kabupaten that a work names, or what it is told under."""
    inside = _inside(work, kabupaten)
    if not inside:
        return _UNREAD if work.unread else _WHOLE
    return inside[0] if len(inside) == 1 else _SEVERAL


def _inside(work: Work, kabupaten: str) -> list[str]:
    """The kecamatan of the kabupaten that a work names."""
    return [kode for kode in work.kecamatan if kode.startswith(f"{kabupaten}.")]


def _title(blueprint: Blueprint, home: str) -> str:
    known = blueprint.kecamatan.get(home)
    return _UNPLACED[home] if known is None else f"Kecamatan {known.nama}"
