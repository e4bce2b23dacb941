"""Agencies: the list of them, and the page of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from cetakbiru.insight.agencies import meetings_held_by, programs_carried_by
from cetakbiru.insight.directions import Direction
from cetakbiru.insight.entries import Entry, entries
from cetakbiru.insight.together import together_of_agency
from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint
from cetakbiru.model.model import Program
from cetakbiru.pages.fragments.activities import plans_told
from cetakbiru.pages.fragments.cells import (
    bidang_link,
    entry_link,
    guide_link,
    region_link,
    source_link,
    sources_note,
    with_remark,
)
from cetakbiru.pages.fragments.focus import agency_focus
from cetakbiru.pages.fragments.html import Html, element, fragment, joined, lines
from cetakbiru.pages.fragments.links import GOVERNMENT_PAGE, OPD_PAGE, Links, link
from cetakbiru.pages.fragments.numbers import count, missing, years
from cetakbiru.pages.fragments.tables import Column, Row, Table, itemized, render
from cetakbiru.pages.fragments.together import who_works_lines

# The name of an agency while its official one is being looked for.
_BY_TASK = "nama menurut urusan"


def agencies(blueprint: Blueprint, links: Links) -> Html:
    """Every agency with its part in PPM and how many directions and programmes it would lead."""
    leading = [program.opd for program in entries(blueprint)]
    rows = [
        Row(
            (
                with_remark(
                    link(links.agency(item.kode), item.nama),
                    None if item.nama_dipastikan else _BY_TASK,
                ),
                item.singkatan,
                item.tingkat,
                item.peran,
                count(leading.count(item.kode)),
                missing() if item.sumber is None else source_link(blueprint, links, item.sumber),
            ),
            id=f"opd-{item.kode}",
        )
        for item in blueprint.opd.values()
    ]
    return render(
        links,
        Table(
            key="opd",
            caption="Perangkat daerah dan lembaga yang disebut dalam cetak biru",
            columns=(
                Column("Nama"),
                Column("Singkatan"),
                Column("Tingkat"),
                Column("Peran"),
                Column("Arah dan program", numeric=True),
                Column("Sumber"),
            ),
            rows=rows,
            origin="opd",
            note=sources_note(blueprint, links, (item.sumber for item in blueprint.opd.values())),
        ),
    )


def agency(blueprint: Blueprint, links: Links, opd: str) -> Html:
    """All of the page of an agency: what it is, what it does, what it would lead."""
    item = blueprint.opd[opd]
    told = list(who_works_lines(blueprint, links, together_of_agency(blueprint, opd), item.nama))
    if focus := agency_focus(blueprint, links, opd):
        told.append(fragment(element("strong", None, "Fokus:"), " ", focus, "."))
    if plans := plans_told(blueprint, links, opd):
        told.append(
            fragment(element("strong", None, "Rencana aksi menurut tahun:"), " ", plans, ".")
        )
    none = (
        f"Rencana kerja, rencana aksi, dan kesepakatan {item.singkatan} dicantumkan setelah "
        "lembarnya diterima."
    )
    facts = list(_facts(blueprint, links, opd))
    led = _led(blueprint, links, opd)
    works = (element("h2", None, "Pekerjaan yang tercatat"), itemized(told)) if told else ()
    return lines(
        (
            element("p", {"class": "ppm-induk"}, link(links.page(OPD_PAGE), "Perangkat daerah")),
            element("h1", None, item.nama),
            element("p", None, *_about(blueprint, links, opd)),
            *((itemized(facts),) if facts else ()),
            *works,
            *led,
            *(() if told else (element("p", {"class": "ppm-catatan"}, none),)),
        )
    )


def _facts(blueprint: Blueprint, links: Links, opd: str) -> Iterator[Html]:
    """The program utama of what it would lead, the meetings that it held, and its programmes."""
    counted = Counter(one.bidang for one in _led_by(blueprint, opd))
    if counted:
        named = (
            fragment(bidang_link(blueprint, links, kode), f" ({count(counted[kode])})")
            for kode in blueprint.bidang
            if counted[kode]
        )
        yield _fact("Diusulkan memimpin arah dan program pada", named)
    held = meetings_held_by(blueprint, opd)
    if held:
        yield _fact(
            "Konsultasi yang diselenggarakannya",
            (fragment(link(links.konsultasi(one.id), one.judul)) for one in held),
        )
    carried = programs_carried_by(blueprint, opd)
    if carried:
        yield _fact(
            "Program pemerintah yang menyebutnya sebagai pelaksana",
            (
                fragment(
                    link(links.page(GOVERNMENT_PAGE, f"program-daerah-{one.id}"), one.nama),
                    f" ({when})" if (when := years(one.tahun_awal, one.tahun_akhir)) else "",
                )
                for one in carried
            ),
        )


def _fact(title: str, told: Iterable[Html]) -> Html:
    return fragment(element("strong", None, f"{title}:"), " ", joined("; ", told), ".")


def _about(blueprint: Blueprint, links: Links, opd: str) -> Iterator[Html]:
    item = blueprint.opd[opd]
    yield fragment(f"{item.singkatan}, tingkat {item.tingkat}. {item.peran}")
    if not item.nama_dipastikan:
        yield fragment(f" ({_BY_TASK})")
    if item.sumber is not None:
        yield fragment(" (", source_link(blueprint, links, item.sumber), ")")
    yield fragment(".")


def _led(blueprint: Blueprint, links: Links, opd: str) -> Iterator[Html]:
    """The directions and programmes for which it is proposed, guide by guide."""
    found = _led_by(blueprint, opd)
    if not found:
        return
    yield element("h2", None, "Arah dan program yang diusulkan dipimpinnya")
    places: dict[str, list[Html]] = {}
    for one in found:
        if isinstance(one, Direction):
            where = region_link(blueprint, links, one.kabupaten)
            places.setdefault(one.calon, []).append(where)
    yield itemized(
        [
            *(
                fragment(guide_link(links, blueprint.calon[name]), ": ", joined(", ", regions), ".")
                for name, regions in places.items()
            ),
            *(
                fragment(entry_link(links, one), f" {one.nama} ({one.status})")
                for one in found
                if isinstance(one, Program)
            ),
        ]
    )


@once_per_blueprint
def _led_by(blueprint: Blueprint, opd: str) -> tuple[Entry, ...]:
    return tuple(one for one in entries(blueprint) if one.opd == opd)
