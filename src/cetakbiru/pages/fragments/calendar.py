"""The dates that matter to whoever plans or reports, in the order of the year, by role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

from cetakbiru.base.plain import MONTHS
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Kalender
from cetakbiru.pages.fragments.cells import source_link, sources_note, with_remark
from cetakbiru.pages.fragments.html import Html, fragment, joined
from cetakbiru.pages.fragments.links import Links, link
from cetakbiru.pages.fragments.numbers import date_element
from cetakbiru.pages.fragments.sources import CONFIDENCE
from cetakbiru.pages.fragments.tables import Column, Row, Table, render

# All dates, and those of each role, below the site's root; the export writes them. Companies have
# subscribed to theirs since it was the only one, so it keeps its name.
CALENDAR_FILE = "kalender.ics"
CALENDAR_FILES: Mapping[str, str] = MappingProxyType(
    {
        "perusahaan": "kalender-rkab.ics",
        "perangkat daerah": "kalender-perangkat-daerah.ics",
        "desa": "kalender-desa.ics",
        "pemerintah provinsi": "kalender-pemerintah-provinsi.ics",
    }
)
_YEARLY = "tahunan"
_ALL = "semua"


def dates_of(blueprint: Blueprint, role: str) -> tuple[Kalender, ...]:
    """The dates of a role, and those of everybody."""
    return tuple(
        item for item in blueprint.kalender.values() if not item.peran or role in item.peran
    )


def key_dates(blueprint: Blueprint, links: Links) -> Html:
    """Every date with whom it is for and where it is written; how sure it is, once for most."""
    items = sorted(
        blueprint.kalender.values(), key=lambda item: (item.tanggal.month, item.tanggal.day)
    )
    sure = Counter(item.keyakinan for item in items)
    usual = max(sure, key=sure.__getitem__, default=None)
    exceptions = ", kecuali yang disebut lain" if len(sure) > 1 else ""
    rows = [
        Row(
            (
                _when(item),
                ", ".join(item.peran) or _ALL,
                with_remark(item.judul, item.uraian),
                with_remark(
                    joined("; ", (source_link(blueprint, links, one) for one in item.sumber)),
                    None if item.keyakinan == usual else CONFIDENCE[item.keyakinan],
                ),
            ),
            id=f"kalender-{item.id}",
        )
        for item in items
    ]
    return render(
        links,
        Table(
            key="kalender",
            caption="Tanggal penting bagi yang merencanakan dan melapor",
            columns=(
                Column("Tanggal"),
                Column("Bagi siapa"),
                Column("Kejadian", prose=True),
                Column("Sumber"),
            ),
            rows=rows,
            origin="kalender",
            note=fragment(
                "Untuk kalender ponsel atau komputer (iCal): ",
                joined(", ", _files(blueprint, links)),
                ". ",
                f"Keyakinan sumber: {CONFIDENCE[usual]}{exceptions}. " if usual else "",
                sources_note(blueprint, links, (one for item in items for one in item.sumber)),
            ),
        ),
    )


def _files(blueprint: Blueprint, links: Links) -> list[Html]:
    named = {_ALL: CALENDAR_FILE}
    named |= {role: name for role, name in CALENDAR_FILES.items() if dates_of(blueprint, role)}
    return [link(links.page(name), role) for role, name in named.items()]


def _when(item: Kalender) -> Html:
    if item.berulang != _YEARLY:
        return date_element(item.tanggal)
    month = MONTHS[item.tanggal.month - 1]
    return fragment(f"{item.tanggal.day} {month}, setiap tahun sejak {item.tanggal.year}")
