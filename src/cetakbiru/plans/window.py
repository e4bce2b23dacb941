"""Activities of a plan as rows of the companies' shop window: what a company agreed to show.

Costs become bands here, and nothing else of money leaves the plan.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cetakbiru.base.errors import Refused
from cetakbiru.checks.files.persons import named_persons
from cetakbiru.insight.window import band_of
from cetakbiru.model.instruments import Perusahaan
from cetakbiru.model.load import Blueprint
from cetakbiru.model.schema import LIST_SEPARATOR
from cetakbiru.workbook.keys import Serials, taken_ids

TABLE = "kegiatan_perusahaan"
_PLANNED = "direncanakan"
_REPORT = "laporan"
# What an activity must tell, by the key of the verdict.
_NEEDED = {"bidang": "program utama", "kecamatan": "kecamatan", "tahun": "tahun"}
_OUTPUT = ("keluaran", "volume", "satuan")
# Of more faults than these, the rest is counted.
_MOST = 20

Row = dict[str, str]


def named_company(blueprint: Blueprint, code: str) -> Perusahaan:
    """The company of that code, which agreed to be named. Raises Refused with what to do."""
    company = blueprint.perusahaan.get(code)
    if company is None:
        known = ", ".join(one.kode for one in blueprint.perusahaan.values() if one.is_named)
        raise Refused(
            f"Perusahaan {code!r} belum tercatat. Tambahkan barisnya ke data/perusahaan.csv dengan "
            f"tanggal dan surat persetujuannya. Yang tercatat: {known or 'belum ada'}."
        )
    if not company.agrees:
        raise Refused(
            f"Persetujuan {company.nama} sudah dicabut pada {company.dicabut}. Kegiatannya tidak "
            "ditulis."
        )
    if not company.is_named:
        raise Refused(
            f"{company.nama} hanya menyetujui jumlah bersama perusahaan lain, sehingga kegiatannya "
            "tidak ditulis. Mintalah persetujuan untuk memuat kegiatan, lalu ubah kolom cakupan "
            "di data/perusahaan.csv."
        )
    return company


def window_csv(blueprint: Blueprint, company: Perusahaan, verdict: Mapping[str, Any]) -> bytes:
    """The file of a company in data/etalase/: its rows of today, and those of a judged plan.

    An activity of the same year, name and places keeps its ID, its state and its output.
    Raises Refused when anything of the plan could not be read or cannot be.
    """
    faults = list(_faults(verdict))
    if faults:
        told = "\n".join(f"  {fault}" for fault in faults[:_MOST])
        rest = f"\n  dan {len(faults) - _MOST} lainnya" if len(faults) > _MOST else ""
        raise Refused(f"Tidak ada yang ditulis. Perbaiki rencana ini lebih dahulu:\n{told}{rest}")
    columns = [column.name for column in blueprint.raw.descriptors[TABLE].columns]
    rows = {_key(row): row for row in _rows_of(blueprint, company)}
    serials = Serials(TABLE, taken_ids(blueprint, TABLE))
    for row in _planned(company, verdict["kegiatan"]):
        before = rows.get(_key(row))
        if before is None:
            row["id"] = serials.next(serials.prefix(row))
            rows[_key(row)] = {"keadaan": _PLANNED, **row}
        else:
            rows[_key(row)] = {**before, **_renewed(before, row)}
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows.values())
    return stream.getvalue().encode()


def _renewed(before: Row, row: Row) -> Row:
    """What a plan says anew of an activity; its output only where none was written."""
    kept = _OUTPUT if before["keluaran"] else ()
    return {name: text for name, text in row.items() if text and name not in kept}


def is_window_file(content: bytes) -> bool:
    """Whether the bytes are such a file, which may be written anew."""
    return content.startswith(b"id,perusahaan,tahun,kegiatan,")


def _faults(verdict: Mapping[str, Any]) -> Iterator[str]:
    """What keeps a plan out of the window, each with its place."""
    if verdict["tahap"] == _REPORT:
        yield "Berkas ini laporan. Realisasi ditulis pada lembar etalase: ppm template etalase."
    for file in verdict["berkas"]:
        if file["galat"]:
            yield f"{file['nama']}: {file['galat']}"
    for one in verdict["tidak_terbaca"]:
        yield f"{_place(one)}: {one['pesan']}"
    if not verdict["kegiatan"]:
        yield "Tidak ada kegiatan yang terbaca."
    for one in verdict["kegiatan"]:
        lacking = [name for key, name in _NEEDED.items() if not one[key]]
        if lacking:
            yield f"{_place(one)} ({one['nama']}): tulis {', '.join(lacking)}."
        for person in named_persons(one["nama"]):
            yield f"{_place(one)}: {person!r} tampaknya nama orang; tulis kelompok atau jabatannya."
        for reason in one["kewajaran"]["alasan"]:
            if reason["putusan"] == "mustahil":
                yield f"{_place(one)} ({one['nama']}): {reason['pesan']}"


def _place(one: Mapping[str, Any]) -> str:
    sheet = f" lembar {one['lembar']}" if one["lembar"] else ""
    return f"{one['berkas']}{sheet} baris {one['baris']}"


def _planned(company: Perusahaan, activities: Iterable[Mapping[str, Any]]) -> Iterator[Row]:
    """A row for each year of each activity; a cost of several years is of none of them."""
    for one in activities:
        cost = one["anggaran"] if len(one["tahun"]) == 1 else None
        named = (ref["id"] for ref in one["kesesuaian"]["acuan"] if ref["jenis"] != "panduan")
        is_sure = one["kesesuaian"]["putusan"] == "selaras" or one["kesesuaian"]["cara"] == "id"
        fits = next(named, "") if is_sure else ""
        people = one["penerima"]
        for year in one["tahun"]:
            yield {
                "perusahaan": company.kode,
                "tahun": str(year),
                "kegiatan": " ".join(one["nama"].split()),
                "bidang": one["bidang"],
                "subprogram": one["subprogram"] or "",
                "sejalan": fits,
                "kecamatan": LIST_SEPARATOR.join(one["kecamatan"]),
                "desa": LIST_SEPARATOR.join(one["desa"]),
                "keluaran": "Penerima manfaat" if people else "",
                "volume": f"{people:g}" if people else "",
                "satuan": "orang" if people else "",
                "pita_biaya": "" if cost is None else band_of(cost),
                "sumber": company.sumber,
            }


def _rows_of(blueprint: Blueprint, company: Perusahaan) -> Iterator[Row]:
    """The rows of a company as they lie in the data."""
    for table in blueprint.raw.tables[TABLE]:
        yield from (row for row in table.records() if row.get("perusahaan") == company.kode)


def _key(row: Row) -> tuple[str, str, str]:
    return row["tahun"], row["kegiatan"].casefold(), row["kecamatan"]
