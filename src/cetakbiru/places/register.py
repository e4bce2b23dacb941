"""Every province by code: its name, its kabupaten and kecamatan, and their outlines."""

from __future__ import annotations

import csv
import difflib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

Level = Literal["kabupaten", "kecamatan"]
LEVELS: tuple[Level, ...] = get_args(Level)

_FOLDER = Path(__file__).parent
LICENCE_FILE = _FOLDER / "LISENSI.md"
_LIKENESS = 0.5


@dataclass(frozen=True)
class Regency:
    """A kabupaten or kota, with its tile (from 0, north-west first) on a tile map."""

    kode: str
    nama: str
    jenis: str
    singkatan: str
    petak_baris: str
    petak_kolom: str


def provinces() -> dict[str, str]:
    """The name of every province by its code, in order of code."""
    return {row["kode"]: row["nama"] for row in _rows("provinsi.csv")}


def province_code(asked: str) -> str | None:
    """The code of the province that someone names by code or by name; None for none of them."""
    names = provinces()
    wanted = asked.strip().casefold().removeprefix("provinsi ")
    codes = {name.casefold(): code for code, name in names.items()}
    return wanted if wanted in names else codes.get(wanted)


def nearest_provinces(asked: str) -> dict[str, str]:
    """The provinces, by code, whose names look most like what someone wrote; at most three."""
    names = provinces()
    folded = {name.casefold(): code for code, name in names.items()}
    close = difflib.get_close_matches(asked.strip().casefold(), folded, 3, _LIKENESS)
    return {folded[name]: names[folded[name]] for name in close}


def regencies(province: str) -> list[Regency]:
    """The kabupaten and kota of a province, in order of code."""
    rows = _rows("kabupaten.csv")
    return [Regency(**row) for row in rows if row["kode"].startswith(f"{province}.")]


def names_of_regions() -> set[str]:
    """The names of all provinces and of all kabupaten and kota."""
    return {*provinces().values(), *(row["nama"] for row in _rows("kabupaten.csv"))}


def subdistricts(province: str) -> dict[str, str]:
    """The name of every kecamatan of a province by its code, in order of code."""
    rows = _rows("kecamatan.csv")
    return {row["kode"]: row["nama"] for row in rows if row["kode"].startswith(f"{province}.")}


def outlines(province: str, level: Level) -> bytes:
    """The outlines of a province's kabupaten or kecamatan as one TopoJSON file."""
    return (_FOLDER / "outlines" / f"{province}-{level}.topojson").read_bytes()


def without_outline(province: str) -> dict[str, str]:
    """The kecamatan, by code, that the outlines lack: their source does not have them."""
    topology = json.loads(outlines(province, "kecamatan"))
    drawn = {one["properties"]["kode"] for one in topology["objects"]["kecamatan"]["geometries"]}
    return {code: name for code, name in subdistricts(province).items() if code not in drawn}


def _rows(name: str) -> list[dict[str, str]]:
    with (_FOLDER / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
