"""What the engine knows of a province: names, codes and outlines of its places (engine/*.js)."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any

from cetakbiru.model.alignment import TABLE
from cetakbiru.model.load import Blueprint
from cetakbiru.plans.facts import kecamatan_facts, picked, villages_by_kecamatan

# The words by which a kind of place is known.
_KINDS = ("penanda_kabupaten", "penanda_kota", "penanda_kecamatan", "penanda_desa", "penanda_lain")


def place_facts(blueprint: Blueprint) -> dict[str, Any]:
    """What answers for a name, a code or a point down to the kecamatan, as plain values.

    Outlines are TopoJSON; those of kabupaten come only where a kecamatan has none of its own.
    """
    words = blueprint.trees(TABLE)[0]["kata"]
    province = blueprint.edisi.provinsi
    missing = list(blueprint.tanpa_garis_batas)
    facts = {
        "bentuk": 1,
        "provinsi": province.kode,
        "nama_provinsi": province.nama,
        "aturan": {"kata": {"semua": [], **{kind: words[kind] for kind in _KINDS}}},
        "kabupaten": [
            picked(item, "kode", "kode_bps", "nama", "jenis", "singkatan", "nama_lama")
            for item in blueprint.kabupaten.values()
        ],
        "kecamatan": kecamatan_facts(blueprint),
        "desa": villages_by_kecamatan(blueprint),
        "riwayat": [[item.nama_lama, list(item.kode_baru)] for item in blueprint.riwayat_wilayah],
        "tanpa_garis": missing,
        "garis": _topology(blueprint.outlines("kecamatan"), blueprint.kecamatan),
    }
    if any(kode in blueprint.kecamatan for kode in missing):
        facts["garis_kabupaten"] = _topology(blueprint.outlines("kabupaten"), blueprint.kabupaten)
    return facts


def village_outlines(
    blueprint: Blueprint, wanted: Iterable[str] | None = None
) -> dict[str, dict[str, Any]]:
    """The outlines of desa as a TopoJSON of each kabupaten that has some, by its code.

    Of those `wanted`, by default of all.
    """
    text = blueprint.outlines("desa")
    if not text:
        return {}
    topology = json.loads(text)
    (collection,) = topology["objects"].values()
    known = frozenset(blueprint.kabupaten if wanted is None else wanted)
    by_home: dict[str, list[Mapping[str, Any]]] = {}
    homes = {
        desa.kode: item.kabupaten
        for item in blueprint.kecamatan.values()
        if item.kabupaten in known
        for desa in blueprint.desa_of(item.kode)
    }
    for geometry in collection["geometries"]:
        if home := homes.get(geometry["properties"]["kode"]):
            by_home.setdefault(home, []).append(geometry)
    return {home: _part(topology, by_home[home]) for home in sorted(by_home)}


def _topology(text: str, known: Container[str]) -> dict[str, Any] | None:
    """A topology with the codes of the places that are known, and nothing else of them."""
    if not text:
        return None
    topology = json.loads(text)
    (collection,) = topology["objects"].values()
    coded = map(_coded, collection["geometries"])
    parts = (one for one in coded if one["properties"]["kode"] in known)
    return _with(topology, parts, topology["arcs"])


def _part(topology: Mapping[str, Any], geometries: list[Mapping[str, Any]]) -> dict[str, Any]:
    """Those geometries with the arcs that they use, numbered anew."""
    used = sorted({max(arc, ~arc) for one in geometries for arc in _arcs(one["arcs"])})
    number = {arc: at for at, arc in enumerate(used)}
    parts = ({**_coded(one), "arcs": _renumbered(one["arcs"], number)} for one in geometries)
    return _with(topology, parts, [topology["arcs"][arc] for arc in used])


def _with(
    topology: Mapping[str, Any], geometries: Iterable[Mapping[str, Any]], arcs: list[Any]
) -> dict[str, Any]:
    return {
        "type": "Topology",
        "transform": topology["transform"],
        "objects": {"wilayah": {"type": "GeometryCollection", "geometries": list(geometries)}},
        "arcs": arcs,
    }


def _coded(geometry: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": geometry["type"],
        "properties": {"kode": geometry["properties"]["kode"]},
        "arcs": geometry["arcs"],
    }


def _arcs(nested: list[Any]) -> Iterator[int]:
    for one in nested:
        if isinstance(one, int):
            yield one
        else:
            yield from _arcs(one)


def _renumbered(nested: list[Any], number: Mapping[int, int]) -> list[Any]:
    return [
        (number[one] if one >= 0 else ~number[~one])
        if isinstance(one, int)
        else _renumbered(one, number)
        for one in nested
    ]
