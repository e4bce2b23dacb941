"""Problems of regions: kecamatan of another kabupaten, codes that don't nest, tiles taken twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterator

from cetakbiru.checks.problems import Problem, quote
from cetakbiru.checks.rules.slips import slips
from cetakbiru.checks.shape.numerals import is_whole_number
from cetakbiru.checks.shape.sheet import Sheet
from cetakbiru.checks.shape.view import VILLAGE_COLUMNS, View
from cetakbiru.model.schema import LIST_SEPARATOR

# Tables in which a row names a region and kecamatan of it, with the column of the region.
_REGION_COLUMN = {
    "program": "kabupaten",
    "program_daerah": "wilayah",
    "kompetensi": "kabupaten",
    "renja": "kabupaten",
    "aksi": "kabupaten",
}
# Tables in which a row names kecamatan and desa of them.
_WITH_VILLAGES = ("program", "kompetensi", "renja", "aksi", "kegiatan_perusahaan")


def region_problems(view: View) -> Iterator[Problem]:
    """The problems of regions in all tables."""
    for name, column in _REGION_COLUMN.items():
        for sheet in view.sheets.get(name, []):
            yield from _foreign_kecamatan(view, sheet, column)
    for name in _WITH_VILLAGES:
        for sheet in view.sheets.get(name, []):
            yield from _foreign_villages(view, sheet)
    for sheet in view.sheets.get("kabupaten", []):
        yield from _kabupaten_codes(view, sheet)
        yield from _tiles(sheet)
        for column in VILLAGE_COLUMNS:
            yield from _village_counts(view, sheet, column)
        yield from _border(view, sheet)
    for sheet in view.sheets.get("kecamatan", []):
        yield from _kecamatan_codes(view, sheet)
        yield from _desa_counts(view, sheet)
    for sheet in view.sheets.get("desa", []):
        for row, (code, home) in enumerate(zip(sheet.column("kode"), sheet.column("kecamatan"))):
            if code and home in view.kecamatan and not code.startswith(f"{home}."):
                label = view.registry.label("kecamatan.kode", home)
                yield _misplaced(sheet, row, "kode", code, f"{home}.", label)
        yield from _half_points(sheet)


def _foreign_kecamatan(view: View, sheet: Sheet, region_column: str) -> Iterator[Problem]:
    owners = view.kecamatan
    columns = zip(sheet.column(region_column), sheet.column("kecamatan"))
    for row, (named, text) in enumerate(columns):
        regions = [one.strip() for one in named.split(LIST_SEPARATOR)]
        if not text or not all(region in view.regions for region in regions):
            continue
        region = regions[0]
        for code in text.split(LIST_SEPARATOR):
            owner = owners.get(code.strip(), region)
            # A kecamatan that bears the region's code is told in its own row.
            if owner not in regions and not code.strip().startswith(f"{region}."):
                yield sheet.problem(
                    "kecamatan-kabupaten",
                    row,
                    "kecamatan",
                    value=view.registry.label("kecamatan.kode", code.strip()),
                    owner=view.region_label(owner),
                    region=view.region_label(region),
                    prefix=region,
                )


def _foreign_villages(view: View, sheet: Sheet) -> Iterator[Problem]:
    """Where kecamatan are named, each desa lies in one of them."""
    for row, (named, text) in enumerate(zip(sheet.column("kecamatan"), sheet.column("desa"))):
        subdistricts = [one.strip() for one in named.split(LIST_SEPARATOR) if one.strip()]
        for code in map(str.strip, text.split(LIST_SEPARATOR) if text and subdistricts else ()):
            owner = code.rpartition(".")[0]
            if code and owner in view.kecamatan and owner not in subdistricts:
                yield sheet.problem(
                    "desa-kecamatan",
                    row,
                    "desa",
                    value=view.registry.label("desa.kode", code),
                    owner=view.registry.label("kecamatan.kode", owner),
                    named=", ".join(
                        view.registry.label("kecamatan.kode", one) for one in subdistricts
                    ),
                )


def _kabupaten_codes(view: View, sheet: Sheet) -> Iterator[Problem]:
    provinces = view.registry.codes.get("provinsi.kode")
    if provinces is None or len(provinces.labels) != 1:
        return
    (province,) = provinces.labels
    for name in ("kode", "kode_bps"):
        for row, code in enumerate(sheet.column(name)):
            if code and not code.startswith(province):
                yield _misplaced(sheet, row, name, code, province, "provinsi")


def _village_counts(view: View, sheet: Sheet, column: str) -> Iterator[Problem]:
    """What the kecamatan add up to is what the kabupaten has; a slip is told where it was made."""
    for row, (code, text) in enumerate(zip(sheet.column("kode"), sheet.column(column))):
        counted = view.village_counts.get((code, column))
        if counted is None or not is_whole_number(text) or int(text) == counted:
            continue
        missing = int(text) - counted
        cells = [(sheet, row, text, counted)] + [
            (other, at, part, int(part) + missing)
            for other in view.sheets.get("kecamatan", [])
            for at, (owner, part) in enumerate(zip(other.column("kabupaten"), other.column(column)))
            if owner == code
        ]
        odd = ((*cell, slip) for cell in cells for slip in slips(cell[2]) if slip.value == cell[3])
        first = next(odd, None)
        place, at = first[:2] if first else (sheet, row)
        yield place.problem(
            "jumlah-kecamatan",
            at,
            column,
            name=column,
            region=view.region_label(code),
            value=text,
            counted=counted,
            guess=first[4].question if first else "",
        )


def _border(view: View, sheet: Sheet) -> Iterator[Problem]:
    """A kabupaten lies at the border when one of its kecamatan does; only where all are told."""
    told: dict[str, list[str]] = {}
    for other in view.sheets.get("kecamatan", []):
        columns = (other.column(name) for name in ("kode", "kabupaten", "perbatasan"))
        for code, owner, text in zip(*columns):
            told.setdefault(owner if code.startswith(f"{owner}.") else "", []).append(text)
    for row, (code, text) in enumerate(zip(sheet.column("kode"), sheet.column("perbatasan"))):
        parts = told.get(code, [])
        at_border = parts.count("ya")
        if (text == "ya" and not at_border and parts and "" not in parts) or (
            text == "tidak" and at_border
        ):
            yield sheet.problem(
                "perbatasan-tak-cocok",
                row,
                "perbatasan",
                region=view.region_label(code),
                value=text,
                counted=at_border,
            )


def _desa_counts(view: View, sheet: Sheet) -> Iterator[Problem]:
    """Of each kecamatan whose desa are listed, there are as many as it says."""
    listed = Counter(
        pair
        for other in view.sheets.get("desa", [])
        for pair in zip(other.column("kecamatan"), other.column("jenis"))
    )
    begun = {code for code, _ in listed}
    for row, (code, name) in enumerate(zip(sheet.column("kode"), sheet.column("nama"))):
        if code not in begun:
            continue
        for column in VILLAGE_COLUMNS:
            text = sheet.column(column)[row]
            kind = column.removeprefix("jumlah_")
            if is_whole_number(text) and int(text) != listed[code, kind]:
                yield sheet.problem(
                    "jumlah-desa",
                    row,
                    column,
                    name=column,
                    region=name,
                    value=text,
                    counted=listed[code, kind],
                    kind=kind,
                )


def _half_points(sheet: Sheet) -> Iterator[Problem]:
    """A point has both of its numbers or none."""
    for row, (latitude, longitude) in enumerate(zip(*map(sheet.column, ("lintang", "bujur")))):
        if bool(latitude) != bool(longitude):
            given, lacking = ("lintang", "bujur") if latitude else ("bujur", "lintang")
            yield sheet.problem("titik-desa-separuh", row, lacking, given=given, lacking=lacking)


def _kecamatan_codes(view: View, sheet: Sheet) -> Iterator[Problem]:
    columns = zip(sheet.column("kode"), sheet.column("kode_bps"), sheet.column("kabupaten"))
    owners = Counter(region.kode_bps for region in view.regions.values())
    doubted = {each for each, count in owners.items() if count > 1}
    wrong = yield from _wrong_bps(view, sheet)
    doubted |= wrong
    for row, (code, bps, kabupaten) in enumerate(columns):
        region = view.regions.get(kabupaten)
        if region is None:
            continue
        label = view.region_label(kabupaten)
        owner = view.regions.get(code[: len(kabupaten)])
        if owner is not None and owner is not region and bps.startswith(owner.kode_bps or "?"):
            yield sheet.problem(
                "kecamatan-milik-lain",
                row,
                "kabupaten",
                code=quote(code),
                owner=view.region_label(owner.kode),
                value=quote(kabupaten),
                right=owner.kode,
            )
            continue
        if region.kode_bps in doubted:
            bps = ""
        if code and not code.startswith(f"{kabupaten}."):
            yield _misplaced(sheet, row, "kode", code, f"{kabupaten}.", label)
        if bps and region.kode_bps and not bps.startswith(region.kode_bps):
            yield _misplaced(sheet, row, "kode_bps", bps, region.kode_bps, f"BPS {region.nama}")


def _wrong_bps(view: View, sheet: Sheet) -> Generator[Problem, None, set[str]]:
    """BPS codes of kabupaten that none of their kecamatan begin with, while these agree."""
    wrong: set[str] = set()
    begins: dict[str, list[str]] = {}
    for bps, kabupaten in zip(sheet.column("kode_bps"), sheet.column("kabupaten")):
        region = view.regions.get(kabupaten)
        if region is not None and region.kode_bps and bps:
            begins.setdefault(kabupaten, []).append(bps[: len(region.kode_bps)])
    for own in view.sheets.get("kabupaten", []):
        for row, (code, bps) in enumerate(zip(own.column("kode"), own.column("kode_bps"))):
            found = begins.get(code, [])
            if len(found) > 1 and len(set(found)) == 1 and bps and bps not in found:
                wrong.add(bps)
                if list(own.column("kode_bps")).count(bps) == 1:
                    values = {"value": quote(bps), "right": found[0]}
                    region_label = view.region_label(code)
                    yield own.problem(
                        "kode-bps-kabupaten", row, "kode_bps", region=region_label, **values
                    )
    return wrong


def _misplaced(sheet: Sheet, row: int, column: str, code: str, prefix: str, parent: str) -> Problem:
    return sheet.problem("kode-induk", row, column, value=quote(code), prefix=prefix, parent=parent)


def _tiles(sheet: Sheet) -> Iterator[Problem]:
    taken: dict[tuple[str, str], str] = {}
    columns = zip(sheet.column("petak_baris"), sheet.column("petak_kolom"), sheet.column("nama"))
    for row, (tile_row, tile_column, name) in enumerate(columns):
        owner = taken.setdefault((tile_row, tile_column), name)
        if owner != name and tile_row and tile_column:
            yield sheet.problem(
                "petak-ganda", row, "petak_baris", row=tile_row, column=tile_column, owner=owner
            )
