"""What taking in a long action plan costs: `ppm import` of 4,000 rows, first new, then reported on.

Run by hand: python -m tests.benchmarks.sheets [RUNS]. The rows are made up, each of its own, in a
copy of the real data; every run begins with the data as they were.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

import openpyxl

from cetakbiru.model.load import Blueprint, load_blueprint
from cetakbiru.workbook.making import blank_sheet, instrument_workbook
from tests.benchmarks.measure import median, run
from tests.benchmarks.targets import SHEETS_AT_MOST

ROOT = Path(__file__).resolve().parents[2]
PPM = Path(sys.executable).with_name("ppm")
COUNT, TAB = 4_000, "Rencana aksi"
_FIRST = 3


def main() -> None:
    """Prints what was measured, as medians."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        shutil.copytree(ROOT / "data", data)
        blueprint = load_blueprint(data)
        new = Path(folder) / "baru.xlsx"
        new.write_bytes(blank_sheet(blueprint, "aksi"))
        _typed(new, [_action(blueprint, at) for at in range(COUNT)])
        _tell("new rows", new, data, runs)
        run([PPM, "import", new, "--data", data], Path(folder))
        known = Path(folder) / "lama.xlsx"
        known.write_bytes(instrument_workbook(load_blueprint(data), "aksi", {}))
        _typed(known, [{"satuan": "regu", "sumber_dana": "APBD"}] * COUNT)
        _tell("known rows, two cells each changed", known, data, runs)


def _action(blueprint: Blueprint, at: int) -> dict[str, object]:
    """A row of an agency's plan of the year after the edition."""
    agencies, places = list(blueprint.opd), list(blueprint.kecamatan)
    fields, (source, *_) = list(blueprint.bidang), blueprint.sumber
    return {
        "tahun": blueprint.edisi.tanggal.year + 1,
        "penyusun": agencies[at % len(agencies)],
        "kegiatan": f"Melatih kelompok ke-{at}",
        "bidang": fields[at % len(fields)],
        "kecamatan": places[at % len(places)],
        "keluaran": f"Kelompok ke-{at} yang dilatih",
        "volume": 4,
        "satuan": "kelompok",
        "anggaran": 150_000_000 + at,
        "penanggung_jawab": "Kepala Bidang Pemberdayaan",
        **{f"rencana_tw{quarter}": 1 for quarter in range(1, 5)},
        "sumber": source,
    }


def _typed(book: Path, rows: list[dict[str, object]]) -> None:
    opened = openpyxl.load_workbook(book)
    sheet: Any = opened[TAB]
    places = {cell.value: cell.column for cell in sheet[_FIRST - 1]}
    for at, row in enumerate(rows, start=_FIRST):
        for name, value in row.items():
            sheet.cell(at, places[name]).value = value
    opened.save(book)


def _tell(name: str, book: Path, data: Path, runs: int) -> None:
    call = [PPM, "import", book, "--dry-run", "--data", data]
    cost = median([run(call, data.parent) for _ in range(runs)])
    failed = "" if cost.code == 0 else f" (exit {cost.code}: {cost.said})"
    print(
        f"{COUNT} {name}{failed}: {cost.wall:.2f} s, {cost.cpu:.2f} s CPU, {cost.memory:.0f} MiB. "
        f"{SHEETS_AT_MOST.judged(cost)}",
        flush=True,
    )


if __name__ == "__main__":
    main()
