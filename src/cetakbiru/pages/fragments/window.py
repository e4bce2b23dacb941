"""The companies' shop window: activities that they agreed to show, what is taken, what is open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from cetakbiru.insight.directions import Direction
from cetakbiru.insight.entries import known_entries
from cetakbiru.insight.window import (
    BANDS,
    DONE,
    FEWEST,
    JointSum,
    has_window,
    homes_of,
    joint_sums,
    named_activities,
    places_of,
    still_open,
    taken,
)
from cetakbiru.model.instruments import KegiatanPerusahaan
from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.cells import (
    bidang_link,
    entry_link,
    region_link,
    sources_note,
    subdistrict_link,
    text_or_missing,
    with_remark,
)
from cetakbiru.pages.fragments.empty import empty_instrument
from cetakbiru.pages.fragments.html import EMPTY, Html, element, fragment, joined, lines
from cetakbiru.pages.fragments.links import WINDOW_PAGE, Links, link
from cetakbiru.pages.fragments.numbers import count, exact
from cetakbiru.pages.fragments.tables import (
    NO_DATA,
    Column,
    Row,
    Table,
    bullets,
    folded,
    itemized,
    render,
)

# More activities than these fold by kabupaten.
_SHOWN_OPEN = 12


def shop_window(blueprint: Blueprint, links: Links) -> Html:
    """What companies plan and do: by year and band, by place, and in sums of those not named."""
    if not has_window(blueprint):
        return empty_instrument(blueprint, links, "etalase")
    found = named_activities(blueprint)
    parts = (
        (_summary(blueprint, links, found), *_by_place(blueprint, links, found)) if found else ()
    )
    return lines((*parts, _sums(blueprint, links, joint_sums(blueprint))))


def taken_and_open(blueprint: Blueprint, links: Links) -> Html:
    """Which directions a named activity serves, and which none does."""
    serving = taken(blueprint)
    if not serving:
        return element("p", None, "Arah yang diambil disebut di sini setelah kegiatannya dimuat.")
    known = known_entries(blueprint)
    rows = [
        Row(
            (
                fragment(entry_link(links, known[name]), f" {known[name].nama}"),
                region_link(blueprint, links, known[name].kabupaten),
                bullets(_taker(blueprint, links, one) for one in activities),
            )
        )
        for name, activities in serving.items()
    ]
    table = Table(
        key="arah-diambil",
        caption="Arah yang sudah diambil",
        columns=(Column("Arah"), Column("Wilayah"), Column("Diambil oleh", prose=True)),
        rows=rows,
        origin="kegiatan_perusahaan",
    )
    return lines((render(links, table), *_open(blueprint, links, serving)))


def _summary(blueprint: Blueprint, links: Links, found: Sequence[KegiatanPerusahaan]) -> Html:
    """How many activities a year has, how many are done, and how large they are; a band that none
    is in takes no column."""
    rows = []
    used = [name for name in BANDS if any(one.pita_biaya == name for one in found)]
    for year in sorted({one.tahun for one in found}):
        own = [one for one in found if one.tahun == year]
        bands = Counter(one.pita_biaya for one in own)
        done = sum(one.keadaan == DONE for one in own)
        rows.append(
            Row((str(year), count(len(own)), count(done), *(count(bands[name]) for name in used)))
        )
    titles = ("Kegiatan", "Selesai", *used)
    return render(
        links,
        Table(
            key="etalase-ringkas",
            caption="Banyaknya kegiatan menurut tahun dan besar biaya (rupiah)",
            columns=(Column("Tahun"), *(Column(title, numeric=True) for title in titles)),
            rows=rows,
            origin="kegiatan_perusahaan",
            matrix=True,
        ),
    )


def _by_place(
    blueprint: Blueprint, links: Links, found: Sequence[KegiatanPerusahaan]
) -> Iterable[Html]:
    places: dict[str, list[KegiatanPerusahaan]] = {}
    for one in found:
        places.setdefault(homes_of(blueprint, one.id)[0], []).append(one)
    for kode in (kode for kode in blueprint.kabupaten if kode in places):
        name, own = blueprint.region_name(kode), places[kode]
        table = render(links, _activities(blueprint, links, kode, own))
        title = f"{name} ({count(len(own))} kegiatan)"
        yield table if len(found) <= _SHOWN_OPEN else folded(title, table)


def _activities(
    blueprint: Blueprint, links: Links, kabupaten: str, found: Sequence[KegiatanPerusahaan]
) -> Table:
    rows = [
        Row(
            (
                with_remark(one.kegiatan, _output(one)),
                blueprint.perusahaan[one.perusahaan].nama,
                _where(blueprint, links, one),
                with_remark(str(one.tahun), one.keadaan),
                text_or_missing(one.pita_biaya),
                with_remark(
                    bidang_link(blueprint, links, one.bidang), _serves(blueprint, links, one)
                ),
            ),
            id=one.id,
        )
        for one in found
    ]
    return Table(
        key=f"etalase-{kabupaten}",
        caption=f"Kegiatan perusahaan di {blueprint.region_name(kabupaten)}",
        columns=(
            Column("Kegiatan", prose=True),
            Column("Perusahaan"),
            Column("Tempat"),
            Column("Tahun dan keadaan"),
            Column("Besar biaya"),
            Column("Program utama dan arah"),
        ),
        rows=rows,
        origin="kegiatan_perusahaan",
        note=sources_note(blueprint, links, _documents(blueprint, found)),
    )


def _documents(blueprint: Blueprint, found: Iterable[KegiatanPerusahaan]) -> Iterable[str]:
    """The letters by which the companies agreed, and where their activities are written."""
    for one in found:
        yield from (blueprint.perusahaan[one.perusahaan].sumber, one.sumber)


def _output(one: KegiatanPerusahaan) -> str | None:
    """What comes of it: planned, and reached where it is known."""
    if one.keluaran is None:
        return None
    unit = f" {one.satuan}" if one.satuan else ""
    told = [
        f"{word} {exact(value)}{unit}"
        for word, value in (("rencana", one.volume), ("tercapai", one.volume_tercapai))
        if value is not None
    ]
    return f"{one.keluaran}: {', '.join(told)}" if told else one.keluaran


def _where(blueprint: Blueprint, links: Links, one: KegiatanPerusahaan) -> Html:
    return joined(", ", (subdistrict_link(blueprint, links, kode) for kode in one.kecamatan))


def _serves(blueprint: Blueprint, links: Links, one: KegiatanPerusahaan) -> Html:
    known = known_entries(blueprint)
    named = [entry_link(links, known[name]) for name in one.sejalan if name in known]
    return joined(", ", named)


def _sums(blueprint: Blueprint, links: Links, sums: Sequence[JointSum]) -> Html:
    """What companies do together that are not named."""
    if not sums:
        return EMPTY
    rows = [
        Row(
            (
                str(one.tahun),
                "wilayah lain"
                if one.kabupaten is None
                else region_link(blueprint, links, one.kabupaten),
                "program utama lain"
                if one.bidang is None
                else bidang_link(blueprint, links, one.bidang),
                count(one.companies),
                count(one.activities),
            )
        )
        for one in sums
    ]
    table = Table(
        key="etalase-bersama",
        caption="Jumlah bersama perusahaan yang tidak disebut namanya",
        columns=(
            Column("Tahun"),
            Column("Wilayah"),
            Column("Program utama"),
            Column("Perusahaan", numeric=True),
            Column("Kegiatan", numeric=True),
        ),
        rows=rows,
        origin="kegiatan_perusahaan",
        data=NO_DATA,
        note=fragment(
            f"Dihitung dari sedikitnya {FEWEST} perusahaan; yang kurang dari itu tidak disebut."
        ),
    )
    return render(links, table)


def _taker(blueprint: Blueprint, links: Links, one: KegiatanPerusahaan) -> Html:
    company = blueprint.perusahaan[one.perusahaan].nama
    name = link(links.page(WINDOW_PAGE, one.id), one.kegiatan)
    return fragment(f"{company}: ", name, f", {one.tahun}, {one.keadaan}")


def _open(blueprint: Blueprint, links: Links, serving: Iterable[str]) -> Iterable[Html]:
    """The open directions of places where something is taken; of the others only how many."""
    known = known_entries(blueprint)
    touched = {known[name].kabupaten for name in serving}
    rest = 0
    for kode in places_of(blueprint):
        found = still_open(blueprint, kode)
        if kode not in touched:
            rest += len(found)
        elif found:
            items = (_direction(blueprint, links, one) for one in found)
            yield folded(
                f"Masih terbuka di {blueprint.region_name(kode)}: {count(len(found))} arah",
                itemized(items),
            )
    if rest:
        yield element("p", None, f"Di wilayah lain, {count(rest)} arah tanpa kegiatan yang dimuat.")


def _direction(blueprint: Blueprint, links: Links, one: Direction) -> Html:
    return fragment(
        entry_link(links, one), f" {one.nama}, ", bidang_link(blueprint, links, one.bidang)
    )
