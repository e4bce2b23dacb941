"""The dates that matter to whoever plans, in the order of the year."""

from __future__ import annotations

from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Kalender
from cetakbiru.pages.fragments.cells import source_link, sources_note, with_remark
from cetakbiru.pages.fragments.html import Html, fragment, joined
from cetakbiru.pages.fragments.links import Links, link
from cetakbiru.pages.fragments.numbers import MONTHS, date_element
from cetakbiru.pages.fragments.sources import CONFIDENCE
from cetakbiru.pages.fragments.tables import Column, Row, Table, render

# Below the site's root; the export writes it.
CALENDAR_FILE = "kalender-rkab.ics"
_YEARLY = "tahunan"


def key_dates(blueprint: Blueprint, links: Links) -> Html:
    """Every date with how often it comes, how sure it is and where it is written."""
    items = sorted(
        blueprint.kalender.values(), key=lambda item: (item.tanggal.month, item.tanggal.day)
    )
    rows = [
        Row(
            (
                _when(item),
                with_remark(item.judul, item.uraian),
                CONFIDENCE[item.keyakinan],
                joined("; ", (source_link(blueprint, links, one) for one in item.sumber)),
            ),
            id=f"kalender-{item.id}",
        )
        for item in items
    ]
    return render(
        links,
        Table(
            key="kalender",
            caption="Tanggal penting bagi penyusun program",
            columns=(Column("Tanggal"), Column("Kejadian"), Column("Keyakinan"), Column("Sumber")),
            rows=rows,
            origin="kalender",
            note=fragment(
                link(links.page(CALENDAR_FILE), "Kalender ini untuk ponsel atau komputer (iCal)"),
                ". ",
                sources_note(blueprint, links, (one for item in items for one in item.sumber)),
            ),
        ),
    )


def _when(item: Kalender) -> Html:
    if item.berulang != _YEARLY:
        return date_element(item.tanggal)
    month = MONTHS[item.tanggal.month - 1]
    return fragment(f"{item.tanggal.day} {month}, setiap tahun sejak {item.tanggal.year}")
