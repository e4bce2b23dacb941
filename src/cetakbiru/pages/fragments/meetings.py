"""The page of a consultation: when and with whom it was, and what it led to."""

from __future__ import annotations

from collections.abc import Iterator

from cetakbiru.insight.entries import entries
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Konsultasi
from cetakbiru.pages.fragments.cells import entry_link
from cetakbiru.pages.fragments.consultations import REMARKS, meeting_facts
from cetakbiru.pages.fragments.html import Html, element, fragment, lines
from cetakbiru.pages.fragments.links import (
    CONSULTATION,
    CONSULTATIONS_PAGE,
    Links,
    link,
)
from cetakbiru.pages.fragments.tables import definitions


def consultation(blueprint: Blueprint, links: Links, konsultasi: str) -> Html:
    """All of the page of a consultation."""
    item = blueprint.konsultasi[konsultasi]
    remark = REMARKS[item.kaitan]
    return lines(
        (
            element("p", None, link(links.page(CONSULTATIONS_PAGE), "Semua konsultasi")),
            element("h1", {"id": f"{CONSULTATION}{item.id}"}, item.judul),
            element("p", None, f"{item.jenis}, {item.id}{f': {remark}' if remark else ''}."),
            definitions(meeting_facts(blueprint, links, item), "ppm-rincian"),
            *_outcome(blueprint, links, item),
            _previous_and_next(blueprint, links, item),
        )
    )


def _outcome(blueprint: Blueprint, links: Links, item: Konsultasi) -> Iterator[Html]:
    """The rows of the blueprint that name it: issues raised, directions and programmes."""
    issues = [one for one in blueprint.isu.values() if one.konsultasi == item.id]
    found = [
        *(fragment(link(links.isu(one.id), one.id), f" {one.judul}") for one in issues),
        *(
            fragment(entry_link(links, one), f" {one.nama}")
            for one in entries(blueprint)
            if item.id in one.dasar_konsultasi
        ),
    ]
    if found:
        yield element("h2", {"id": "yang-lahir"}, "Yang lahir dari pertemuan ini")
        yield element("ul", {"class": "ppm-butir"}, *(element("li", None, one) for one in found))


def _previous_and_next(blueprint: Blueprint, links: Links, item: Konsultasi) -> Html:
    """Links to the consultations before and after this one, in the order of the data."""
    codes = list(blueprint.konsultasi)
    at = codes.index(item.id)
    steps = (("Sebelumnya", codes[at - 1 : at] if at else []), ("Berikutnya", codes[at + 1 :][:1]))
    found = (
        element("span", None, f"{label}: ", link(links.konsultasi(one), f"{one} {title}"))
        for label, near in steps
        for one in near
        for title in (blueprint.konsultasi[one].judul,)
    )
    attributes = {"class": "ppm-tetangga", "aria-label": "Konsultasi lain"}
    return element("nav", attributes, *found)
