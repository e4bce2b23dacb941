"""Rows of action plans, as a test writes them without filling in a sheet."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from cetakbiru.model.schema import read_descriptors


class Quarter(NamedTuple):
    """What a row holds of a quarter."""

    rencana: str = ""
    realisasi: str = ""
    belanja: str = ""
    bukti: str = ""
    kendala: str = ""


def action_row(aksi: str, quarters: Sequence[Quarter] = (), **cells: str) -> dict[str, str]:
    """A sound activity of the invented province; `cells` are those that differ."""
    _, year, rest = aksi.split("-", 2)
    row = {
        "id": aksi,
        "tahun": year,
        "penyusun": rest.rpartition("-")[0],
        "kegiatan": f"Kegiatan rekaan {aksi}",
        "bidang": "PEN",
        "keluaran": "Kelas yang berjalan",
        "volume": "4",
        "satuan": "kelas",
        "penanggung_jawab": "Kepala Bidang Rekaan",
        "sumber": "sumber-rekaan",
    }
    for number, quarter in enumerate(quarters, 1):
        row |= {f"{name}_tw{number}": text for name, text in quarter._asdict().items()}
    return row | cells


def write_actions(project: Path, rows: Iterable[dict[str, str]]) -> None:
    """Lets a project hold these action plans and no other, in one file."""
    folder = project / "data/aksi"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    names = [column.name for column in read_descriptors()["aksi"].columns]
    with (folder / "rencana.csv").open("w", encoding="utf-8", newline="") as stream:
        table = csv.DictWriter(stream, names, lineterminator="\n", restval="")
        table.writeheader()
        table.writerows(rows)
