"""The kabupaten and kota: their list, profile, subdistricts and neighbours."""

from __future__ import annotations

from collections import Counter

from cetakbiru.insight.entries import entries_of
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Kabupaten
from cetakbiru.pages.fragments.cells import (
    region_link,
    source_link,
    sources_note,
    text_or_missing,
    year_with_age,
    yes_no,
)
from cetakbiru.pages.fragments.html import Html, element, fragment
from cetakbiru.pages.fragments.links import Links, link
from cetakbiru.pages.fragments.numbers import count, missing, number
from cetakbiru.pages.fragments.tables import Column, Row, Table, flowing_rows, two_line_rows

_AREA_DECIMALS = 2


def districts(blueprint: Blueprint, links: Links) -> Html:
    """All kabupaten and kota with their main figures."""
    subdistricts = Counter(item.kabupaten for item in blueprint.kecamatan.values())
    items = blueprint.kabupaten.values()
    rows = [
        Row(
            (
                region_link(blueprint, links, item.kode),
                item.kode,
                text_or_missing(item.ibu_kota),
                _area(item),
                _population(item),
                count(subdistricts[item.kode]),
                _whole(item.jumlah_desa),
                _whole(item.jumlah_kelurahan),
                yes_no(item.perbatasan),
                count(len(entries_of(blueprint, item.kode))),
            )
        )
        for item in items
    ]
    sources = [source for item in items for source in _sources(item)]
    return flowing_rows(
        links,
        Table(
            key="kabupaten",
            caption=f"Kabupaten dan kota di Provinsi {blueprint.edisi.provinsi.nama}",
            columns=(
                Column("Kabupaten atau kota"),
                Column("Kode"),
                Column("Ibu kota"),
                Column("Luas (km²)", numeric=True),
                Column("Penduduk (jiwa)", numeric=True),
                Column("Kecamatan", numeric=True),
                Column("Desa", numeric=True),
                Column("Kelurahan", numeric=True),
                Column("Perbatasan darat"),
                Column("Arah dan program", numeric=True),
            ),
            rows=rows,
            origin="kabupaten",
            note=sources_note(blueprint, links, sources),
        ),
    )


def district_profile(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    """Codes, capital, area, population and border of one kabupaten, each with its source."""
    item = blueprint.kabupaten[kabupaten]
    subdistricts = sum(1 for one in blueprint.kecamatan.values() if one.kabupaten == kabupaten)
    facts: list[tuple[str, str, str | None]] = [
        ("Kode Kemendagri", item.kode, item.sumber),
        ("Kode BPS", text_or_missing(item.kode_bps), item.sumber),
        ("Ibu kota", text_or_missing(item.ibu_kota), item.sumber_ibu_kota),
        ("Luas", _with_unit(_area(item), item.luas_km2 is not None, "km²"), item.sumber),
        ("Penduduk", _population_with_year(blueprint, item), item.sumber_penduduk),
        ("Kecamatan", count(subdistricts), item.sumber),
        ("Desa", _whole(item.jumlah_desa), item.sumber),
        ("Kelurahan", _whole(item.jumlah_kelurahan), item.sumber),
        (
            "Berbatasan darat dengan negara lain",
            yes_no(item.perbatasan),
            item.sumber_perbatasan,
        ),
    ]
    if item.nama_lama:
        facts.insert(0, ("Nama lama", item.nama_lama, item.sumber))
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
    items = [item for item in blueprint.kecamatan.values() if item.kabupaten == kabupaten]
    name = blueprint.region_name(kabupaten)
    if not items:
        return element("p", None, missing(f"Kecamatan di {name}: belum ada data."))
    rows = [
        Row(
            (
                item.nama,
                item.kode,
                text_or_missing(item.kode_bps),
                _whole(item.jumlah_desa),
                _whole(item.jumlah_kelurahan),
                yes_no(item.perbatasan),
            ),
            id=f"kecamatan-{item.kode}",
        )
        for item in items
    ]
    return flowing_rows(
        links,
        Table(
            key=f"kecamatan-{kabupaten}",
            caption=f"Kecamatan di {name}",
            columns=(
                Column("Kecamatan"),
                Column("Kode Kemendagri"),
                Column("Kode BPS"),
                Column("Desa", numeric=True),
                Column("Kelurahan", numeric=True),
                Column("Perbatasan darat"),
            ),
            rows=rows,
            origin="kecamatan",
            note=sources_note(blueprint, links, (item.sumber for item in items)),
        ),
    )


def neighbours(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
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


def _sources(item: Kabupaten) -> tuple[str | None, ...]:
    return (item.sumber, item.sumber_penduduk, item.sumber_ibu_kota, item.sumber_perbatasan)


def _area(item: Kabupaten) -> Html:
    return missing() if item.luas_km2 is None else fragment(number(item.luas_km2, _AREA_DECIMALS))


def _whole(value: int | None) -> Html:
    return missing() if value is None else fragment(count(value))


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


def _with_unit(value: Html, known: bool, unit: str) -> Html:
    return fragment(value, f" {unit}") if known else value
