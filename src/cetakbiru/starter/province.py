"""Every file of a new province's repository, made from the register of places and from content/.

A file of content/ is text with gaps: `@nama@` stands for the name of the province. A file whose own
name has a gap is written once for each kabupaten, each program utama, or each guide.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from cetakbiru.base.yamlvalues import read_values
from cetakbiru.model.addresses import slug
from cetakbiru.model.format import FORMAT
from cetakbiru.model.schema import read_descriptors
from cetakbiru.places import register
from cetakbiru.places.register import Regency

CONTENT = Path(__file__).parent / "content"
_GAP = re.compile("@([a-z_]+)@")
_OF_EACH_REGENCY, _OF_EACH_SECTOR = "@slug_kabupaten@", "@slug_bidang@"
_OF_EACH_GUIDE = "@slug_panduan@"
_SOURCE = "kode-wilayah-2025"
_NO_OUTLINE = "tidak ada pada sumber garis batas"
_MENU_INDENT = " " * 6


@dataclass(frozen=True)
class _Province:
    kode: str
    nama: str
    regencies: Sequence[Regency]
    subdistricts: Mapping[str, str]


def province_files(code: str) -> dict[str, bytes]:
    """Every file of the new repository by its path, in order of path.

    Raises KeyError for a code that no province has, and for a gap that nothing fills.
    """
    province = _Province(
        code, register.provinces()[code], register.regencies(code), register.subdistricts(code)
    )
    tables = {name: _csv(rows) for name, rows in _tables(province)}
    texts = {name: text.encode() for name, text in _texts(province)}
    outlines = {
        f"data/wilayah/{level}.topojson": register.outlines(code, level)
        for level in register.LEVELS
    }
    licence = {"data/wilayah/LISENSI.md": register.LICENCE_FILE.read_bytes()}
    # What content/ says of a table comes after the bare header.
    return dict(sorted({**tables, **texts, **outlines, **licence}.items()))


def _tables(province: _Province) -> Iterator[tuple[str, list[Sequence[str]]]]:
    """Every table that must have a file with its header; those of places with their rows."""
    for name, descriptor in read_descriptors().items():
        if not descriptor.is_table:
            continue
        header = [column.name for column in descriptor.columns]
        rows = [[row.get(column, "") for column in header] for row in _rows(name, province)]
        if descriptor.may_be_none:
            continue
        for part in _parts(descriptor.pattern, province):
            yield f"data/{part}", [header, *rows]


def _parts(pattern: str, province: _Province) -> list[str]:
    """The files of a table: one, or one for each kabupaten."""
    if "*" not in pattern:
        return [pattern]
    return [pattern.replace("*", _slug(one)) for one in province.regencies]


def _rows(table: str, province: _Province) -> Iterator[dict[str, str]]:
    if table == "kabupaten":
        yield from (vars(one) | {"sumber": _SOURCE} for one in province.regencies)
    elif table == "kecamatan":
        for code, name in province.subdistricts.items():
            parent = code.rpartition(".")[0]
            yield {"kode": code, "nama": name, "kabupaten": parent, "sumber": _SOURCE}
    elif table == "tanpa_garis_batas":
        for code, name in register.without_outline(province.kode).items():
            yield {"kode": code, "catatan": f"Kecamatan {name}: {_NO_OUTLINE}"}


def _csv(rows: list[Sequence[str]]) -> bytes:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue().encode()


def _texts(province: _Province) -> Iterator[tuple[str, str]]:
    """Every file of content/ with its gaps filled."""
    common = _common_values(province)
    for path in sorted(CONTENT.rglob("*")):
        if not path.is_file():
            continue
        name, text = path.relative_to(CONTENT).as_posix(), path.read_text(encoding="utf-8")
        for own in _repetitions(name, province):
            values = common | own
            yield _filled(name, values), _filled(text, values)


def _filled(text: str, values: Mapping[str, str]) -> str:
    return _GAP.sub(lambda match: values[match[1]], text)


def _repetitions(name: str, province: _Province) -> list[dict[str, str]]:
    """What fills the gaps of each time that a file is written."""
    if _OF_EACH_REGENCY in name:
        return [_regency_values(one) for one in province.regencies]
    if _OF_EACH_SECTOR in name:
        return [_sector_values(one) for one in _sectors()]
    if _OF_EACH_GUIDE in name:
        return [_guide_values(one) for one in _guides()]
    return [{}]


def _common_values(province: _Province) -> dict[str, str]:
    example = next(
        (one for one in province.regencies if one.jenis == "Kabupaten"), province.regencies[0]
    )
    sectors = [(one["nama_pendek"], slug(one["nama_pendek"])) for one in _sectors()]
    return {
        "kode": province.kode,
        "nama": province.nama,
        "bentuk": str(FORMAT),
        "versi_mesin": version("cetakbiru"),
        "kabupaten_contoh": _full_name(example),
        "kecamatan_contoh": next(
            name
            for code, name in province.subdistricts.items()
            if code.startswith(f"{example.kode}.")
        ),
        "slug_contoh": _slug(example),
        "kode_contoh": example.kode,
        "angka_contoh": example.kode.replace(".", ""),
        "menu_kabupaten": _menu(
            "kabupaten", [(_page_title(one), _slug(one)) for one in province.regencies]
        ),
        "menu_bidang": _menu("program", sectors),
        "menu_panduan": _menu("panduan", [(one["nama"], one["halaman"]) for one in _guides()]),
    }


def _regency_values(one: Regency) -> dict[str, str]:
    return {
        "slug_kabupaten": _slug(one),
        "nama_kabupaten": _full_name(one),
        "kode_kabupaten": one.kode,
        "jenis_kabupaten": one.jenis.lower(),
    }


def _sector_values(sector: Mapping[str, Any]) -> dict[str, str]:
    drawn = [
        one["id"]
        for one in _read("data/indikator/definisi.yml")["indikator"]
        if sector["kode"] in one["bidang"] and one["arah"] != "netral"
    ]
    charts = [f'{{{{ banding_indikator("{name}") }}}}' for name in drawn]
    return {
        "slug_bidang": slug(sector["nama_pendek"]),
        "kode_bidang": sector["kode"],
        "nama_bidang": sector["nama_pendek"],
        "banding_bidang": "\n\n".join(charts) or "Belum ada indikator untuk program utama ini.",
    }


def _sectors() -> list[dict[str, Any]]:
    sectors: list[dict[str, Any]] = _read("data/bidang.yml")["bidang"]
    return sectors


def _guide_values(guide: Mapping[str, Any]) -> dict[str, str]:
    return {
        "slug_panduan": guide["halaman"],
        "kode_panduan": guide["kode"],
        "nama_panduan": guide["nama"],
    }


def _guides() -> list[dict[str, Any]]:
    """The candidates of the priority rule, each of which has a guide."""
    guides: list[dict[str, Any]] = _read("data/aturan-prioritas.yml")["calon"]
    return guides


@cache
def _read(name: str) -> Any:
    """What a file of content/ says; nobody changes it."""
    return read_values((CONTENT / name).read_text(encoding="utf-8"))


def _menu(folder: str, pages: Sequence[tuple[str, str]]) -> str:
    return f"\n{_MENU_INDENT}".join(f"- {title}: {folder}/{name}.md" for title, name in pages)


def _full_name(one: Regency) -> str:
    return f"{one.jenis} {one.nama}"


def _page_title(one: Regency) -> str:
    """As short as a menu can have it; a kota keeps its word: there are two Bogor."""
    return one.nama if one.jenis == "Kabupaten" else _full_name(one)


def _slug(one: Regency) -> str:
    return slug(_page_title(one))
