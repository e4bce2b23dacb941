"""What forums agreed on: who does what, until when, and how it stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from cetakbiru.insight.entries import known_entries
from cetakbiru.insight.work import works_by_id
from cetakbiru.model.instruments import Kesepakatan
from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint
from cetakbiru.pages.fragments.behind import voices_line
from cetakbiru.pages.fragments.cells import (
    bidang_links,
    code,
    entry_link,
    opd_link,
    region_link,
    source_link,
    sources_note,
    status_badge,
    with_remark,
)
from cetakbiru.pages.fragments.empty import empty_instrument
from cetakbiru.pages.fragments.html import EMPTY, Html, fragment, joined
from cetakbiru.pages.fragments.links import Links, link
from cetakbiru.pages.fragments.numbers import date_element, missing
from cetakbiru.pages.fragments.planning import narrowable
from cetakbiru.pages.fragments.tables import Column, Row, Table, small
from cetakbiru.pages.fragments.works import work_link

_OVER = "batal"


def agreements(blueprint: Blueprint, links: Links) -> Html:
    """All agreements, narrowed by place, who carries them out and how they stand."""
    items = blueprint.kesepakatan.values()
    if not items:
        return empty_instrument(blueprint, links, "kesepakatan")
    table = Table(
        key="kesepakatan",
        caption="Kesepakatan forum: siapa mengerjakan apa",
        columns=(
            Column("Nomor"),
            Column("Wilayah"),
            Column("Kesepakatan", prose=True),
            Column("Pelaksana"),
            Column("Batas waktu"),
            Column("Keadaan"),
            Column("Forum dan sumber"),
        ),
        rows=[_row(blueprint, links, item) for item in items],
        origin="kesepakatan",
        note=sources_note(blueprint, links, (item.sumber for item in items)),
    )
    return narrowable(links, table, (1, 3, 5))


def _row(blueprint: Blueprint, links: Links, item: Kesepakatan) -> Row:
    about = joined(", ", (_about(blueprint, links, name) for name in item.menyangkut))
    return Row(
        (
            code(item.id),
            region_link(blueprint, links, item.wilayah),
            fragment(
                item.isi,
                " ",
                small(bidang_links(blueprint, links, item.bidang)) if item.bidang else EMPTY,
                " ",
                small(fragment("Menyangkut ", about)) if item.menyangkut else EMPTY,
                " ",
                *map(small, voices_line(blueprint, links, item.id)),
            ),
            opd_link(blueprint, links, item.opd) if item.opd else item.pelaksana,
            _until(blueprint, item),
            status_badge(item.keadaan),
            fragment(
                link(links.konsultasi(item.konsultasi), item.konsultasi),
                " ",
                small(source_link(blueprint, links, item.sumber)),
            ),
        ),
        id=f"kesepakatan-{item.id}",
    )


def _until(blueprint: Blueprint, item: Kesepakatan) -> Html:
    if item.batas is None:
        return missing()
    is_late = item.keadaan in ("disepakati", "dikerjakan") and (
        item.batas < blueprint.edisi.tanggal
    )
    return with_remark(date_element(item.batas), "lewat pada tanggal edisi" if is_late else None)


def _about(blueprint: Blueprint, links: Links, name: str) -> Html:
    """The row that an agreement is about, as a link to where it is shown."""
    works, entries = works_by_id(blueprint), known_entries(blueprint)
    if name in works:
        return work_link(blueprint, links, works[name])
    return entry_link(links, entries[name]) if name in entries else code(name)


def agreements_on(blueprint: Blueprint, links: Links, names: Collection[str]) -> Html | None:
    """The agreements that concern at least two of these rows, as links; None without any.

    Of those that don't concern all of them it is told which.
    """
    rows = _by_row(blueprint)
    found = {item.id: item for name in names for item in rows.get(name, ())}
    told = []
    for item in found.values():
        agreed = [name for name in names if name in item.menyangkut]
        if len(agreed) > 1:
            named = "" if len(agreed) == len(names) else f" untuk {', '.join(agreed)}"
            told.append(
                fragment(link(links.kesepakatan(item.id), f"{item.id} ({item.keadaan})"), named)
            )
    return fragment("Sudah dibicarakan: ", joined("; ", told)) if told else None


@once_per_blueprint
def _by_row(blueprint: Blueprint) -> Mapping[str, tuple[Kesepakatan, ...]]:
    """The agreements that were not given up, by the rows that they are about."""
    found: dict[str, list[Kesepakatan]] = {}
    for item in blueprint.kesepakatan.values():
        if item.keadaan != _OVER:
            for name in item.menyangkut:
                found.setdefault(name, []).append(item)
    return {name: tuple(items) for name, items in found.items()}
