"""The kabupaten and kota: their list, profile, subdistricts and neighbours."""

from __future__ import annotations

from collections import Counter

from cetakbiru.insight.directions import directions_of
from cetakbiru.insight.entries import entries_of
from cetakbiru.insight.evidence import mining_standing
from cetakbiru.insight.former import changes_of
from cetakbiru.insight.indicators import lagging_subjects
from cetakbiru.insight.local import evidence_in
from cetakbiru.insight.neighbours import is_coastal, neighbours
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Kabupaten, Kecamatan, RiwayatWilayah
from cetakbiru.pages.fragments.cells import (
    region_link,
    source_link,
    sources_note,
    subdistrict_link,
    text_or_missing,
    with_remark,
    year_with_age,
    yes_no,
)
from cetakbiru.pages.fragments.html import EMPTY, Html, element, fragment, joined, lines
from cetakbiru.pages.fragments.links import Links, link
from cetakbiru.pages.fragments.mining import kinds_with_years
from cetakbiru.pages.fragments.numbers import count, count_or_missing, missing, number
from cetakbiru.pages.fragments.outlines import outlines_origin
from cetakbiru.pages.fragments.tables import Column, Row, Table, flowing_rows, two_line_rows

_AREA_DECIMALS = 2
_COMPUTED = "dihitung dari garis batas"


def districts(blueprint: Blueprint, links: Links) -> Html:
    """All kabupaten and kota: what is known of mining, in how much each lags, what goes first."""
    subdistricts = Counter(item.kabupaten for item in blueprint.kecamatan.values())
    items = blueprint.kabupaten.values()
    rows = [
        Row(
            (
                with_remark(region_link(blueprint, links, item.kode), item.kode),
                mining_standing(blueprint, item.kode),
                _lagging(blueprint, item.kode),
                _first_direction(blueprint, links, item.kode),
                count(len(entries_of(blueprint, item.kode))),
                count(subdistricts[item.kode]),
                _population(item),
            )
        )
        for item in items
    ]
    sources = [source for item in items for source in (item.sumber, item.sumber_penduduk)]
    return flowing_rows(
        links,
        Table(
            key="kabupaten",
            caption=f"Kabupaten dan kota di Provinsi {blueprint.edisi.provinsi.nama}",
            columns=(
                Column("Kabupaten atau kota"),
                Column("Tambang"),
                Column("Pokok tertinggal"),
                Column("Arah nomor 1", prose=True),
                Column("Arah dan program", numeric=True),
                Column("Kecamatan", numeric=True),
                Column("Penduduk (jiwa)", numeric=True),
            ),
            rows=rows,
            origin="kabupaten",
            note=fragment(
                "Tambang menurut sumber bertanggal: tercatat bila ada izin, tambang, atau pabrik; "
                "potensi bila hanya endapan. ",
                sources_note(blueprint, links, sources),
            ),
        ),
    )


def _lagging(blueprint: Blueprint, kabupaten: str) -> Html:
    tally = lagging_subjects(blueprint, kabupaten)
    return fragment(f"{tally.lagging} dari {tally.compared}") if tally.compared else missing()


def _first_direction(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    """The name of what goes first, leading to its reason on the page of the kabupaten."""
    first = next(iter(directions_of(blueprint, kabupaten)), None)
    return missing() if first is None else link(links.entry(first), first.nama)


def district_profile(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    """Codes, capital, area, population and border of one kabupaten, each with its source."""
    item = blueprint.kabupaten[kabupaten]
    subdistricts = len(blueprint.kecamatan_of(kabupaten))
    facts: list[tuple[str, Html | str, str | None]] = [
        ("Kode Kemendagri", item.kode, item.sumber),
        ("Kode BPS", text_or_missing(item.kode_bps), item.sumber),
        ("Ibu kota", text_or_missing(item.ibu_kota), item.sumber_ibu_kota),
        ("Luas", _area(item), item.sumber),
        ("Penduduk", _population_with_year(blueprint, item), item.sumber_penduduk),
        ("Kecamatan", count(subdistricts), item.sumber),
        ("Desa", count_or_missing(item.jumlah_desa), item.sumber),
        ("Kelurahan", count_or_missing(item.jumlah_kelurahan), item.sumber),
        (
            "Berbatasan darat dengan negara lain",
            yes_no(item.perbatasan),
            item.sumber_perbatasan,
        ),
        (
            "Mempunyai garis pantai",
            yes_no(is_coastal(blueprint, kabupaten)),
            _coast(blueprint, item),
        ),
    ]
    if item.nama_lama:
        facts.insert(0, ("Nama lama", item.nama_lama, item.sumber))
    facts += [_change(event) for event in changes_of(blueprint, kabupaten)]
    rows = [
        Row(
            (
                name,
                value,
                missing() if source is None else source_link(blueprint, links, source),
            )
        )
        for name, value, source in facts
    ]
    if near := neighbours(blueprint, kabupaten):
        beside = joined(", ", (region_link(blueprint, links, code) for code in near))
        rows.append(Row(("Bertetangga dengan", beside, _COMPUTED)))
    return two_line_rows(
        links,
        Table(
            key=f"profil-{kabupaten}",
            caption=f"Profil {item.full_name}",
            columns=(Column("Keterangan"), Column("Isi"), Column("Sumber")),
            rows=rows,
            origin="kabupaten",
            note=sources_note(blueprint, links, (source for *_, source in facts)),
        ),
    )


def subdistricts(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    """The kecamatan of a kabupaten with their codes and villages."""
    items = blueprint.kecamatan_of(kabupaten)
    name = blueprint.region_name(kabupaten)
    if not items:
        return element("p", None, missing(f"Kecamatan di {name}: belum ada data."))
    rows = [
        Row(
            (
                subdistrict_link(blueprint, links, item.kode),
                with_remark(item.kode, item.kode_bps and f"BPS {item.kode_bps}"),
                count_or_missing(item.jumlah_desa),
                count_or_missing(item.jumlah_kelurahan),
                _situation(item),
                _neighbours(blueprint, links, item),
                _evidence(blueprint, item),
            ),
            id=f"kecamatan-{item.kode}",
        )
        for item in items
    ]
    sources = [
        source
        for item in items
        for source in (item.sumber, item.sumber_perbatasan, item.sumber_pesisir)
    ]
    table = flowing_rows(
        links,
        Table(
            key=f"kecamatan-{kabupaten}",
            caption=f"Kecamatan di {name}",
            columns=(
                Column("Kecamatan"),
                Column("Kode"),
                Column("Desa", numeric=True),
                Column("Kelurahan", numeric=True),
                Column("Letak"),
                Column("Bertetangga dengan", prose=True),
                Column("Bukti kegiatan tambang"),
            ),
            rows=rows,
            origin="kecamatan",
            note=fragment(
                sources_note(blueprint, links, sources),
                f" Tetangga {_COMPUTED}.",
            ),
        ),
    )
    return lines((table, outlines_origin() if blueprint.outlines("kecamatan") else EMPTY))


def previous_and_next(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    """Links to the previous and the next kabupaten in the order of the data."""
    codes = list(blueprint.kabupaten)
    at = codes.index(kabupaten)
    steps = (("Sebelumnya", codes[at - 1 : at] if at else []), ("Berikutnya", codes[at + 1 :][:1]))
    found = (
        element(
            "span",
            None,
            f"{label}: ",
            link(links.kabupaten(blueprint.kabupaten[code]), blueprint.region_name(code)),
        )
        for label, near in steps
        for code in near
    )
    attributes = {"class": "ppm-tetangga", "aria-label": "Kabupaten dan kota lain"}
    return element("nav", attributes, *found)


def _situation(item: Kecamatan) -> Html:
    """Where a kecamatan lies: at the border, at the sea, or at neither."""
    told = (("perbatasan negara", item.perbatasan), ("pesisir", item.pesisir))
    words = [word for word, holds in told if holds]
    if words:
        return fragment(", ".join(words))
    return missing() if None in (item.perbatasan, item.pesisir) else fragment("pedalaman")


def _neighbours(blueprint: Blueprint, links: Links, item: Kecamatan) -> Html:
    """The kecamatan beside one; those of other kabupaten by kabupaten."""
    homes: dict[str, list[str]] = {item.kabupaten: []}
    for code in neighbours(blueprint, item.kode):
        if near := blueprint.kecamatan.get(code):
            homes.setdefault(near.kabupaten, []).append(near.nama)
    own = homes.pop(item.kabupaten)
    parts = [fragment(", ".join(own))] if own else []
    for home, names in homes.items():
        told = f": {', '.join(names)}"
        parts.append(fragment("di ", region_link(blueprint, links, home), told))
    return joined("; ", parts) if parts else missing()


def _evidence(blueprint: Blueprint, item: Kecamatan) -> Html:
    """The kinds of evidence of mining in a kecamatan, each with its years."""
    rows = evidence_in(blueprint, item.kode)
    return fragment(kinds_with_years(rows)) if rows else missing()


def _change(event: RiwayatWilayah) -> tuple[str, str, str]:
    """A change of name or borders as a fact of the profile."""
    told = (event.nama_lama, event.catatan, event.dasar)
    return f"Perubahan {event.tahun}", "; ".join(filter(None, told)), event.sumber


def _coast(blueprint: Blueprint, item: Kabupaten) -> str | None:
    """The first source that tells of the coast of a kabupaten."""
    found = blueprint.kecamatan_of(item.kode)
    return next((one.sumber_pesisir for one in found if one.sumber_pesisir), None)


def _area(item: Kabupaten) -> Html:
    if item.luas_km2 is None:
        return missing()
    return fragment(number(item.luas_km2, _AREA_DECIMALS), " km²")


def _population(item: Kabupaten) -> Html:
    if item.penduduk is None:
        return missing()
    year = f" ({item.penduduk_tahun})" if item.penduduk_tahun else ""
    return fragment(f"{count(item.penduduk)}{year}")


def _population_with_year(blueprint: Blueprint, item: Kabupaten) -> Html:
    if item.penduduk is None:
        return missing()
    value = fragment(f"{count(item.penduduk)} jiwa")
    if item.penduduk_tahun is None:
        return value
    return fragment(value, " (", year_with_age(blueprint, item.penduduk_tahun), ")")
