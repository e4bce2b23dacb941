"""What judging a long plan costs: `ppm align` beside openpyxl, which only reads the same cells.

Run by hand: python -m tests.benchmarks.plans [RUNS]. Plans of 2,000 and 20,000 rows are made up in
a temporary folder, every row of its own, and judged against the real blueprint, from the start of
Python to the JSON.
"""

from __future__ import annotations

import csv
import gzip
import random
import sys
import tempfile
from pathlib import Path

from openpyxl import Workbook

from cetakbiru.insight.entries import entries
from cetakbiru.model.load import Blueprint, load_blueprint
from cetakbiru.model.model import Kecamatan
from cetakbiru.plans.engine import BUNDLES
from tests.benchmarks.measure import Cost, median, run
from tests.benchmarks.targets import BUNDLE_AT_MOST, PLANS, Most, met

ROOT = Path(__file__).resolve().parents[2]
PPM = Path(sys.executable).with_name("ppm")
HEAD = (
    *("No", "Program utama", "Kegiatan", "Kabupaten", "Kecamatan", "Penerima manfaat"),
    *("Indikator hasil", "Nilai awal", "Target", "Anggaran (Rp)", "Tahun", "Sumber dana"),
)
_READ = """
import sys
from openpyxl import load_workbook
for sheet in load_workbook(sys.argv[1], read_only=True):
    for row in sheet.iter_rows(values_only=True):
        pass
"""


def main() -> None:
    """Prints what was measured, as medians."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    blueprint = load_blueprint(ROOT / "data")
    with tempfile.TemporaryDirectory() as folder:
        for count, most in PLANS.items():
            rows = made_up(blueprint, count)
            text, book = Path(folder) / f"{count}.csv", Path(folder) / f"{count}.xlsx"
            _write(rows, text, book)
            read = median([run([sys.executable, "-c", _READ, book], ROOT) for _ in range(runs)])
            for path in (text, book):
                call = [PPM, "align", path, "--format", "json"]
                _tell(f"{count} rows, {path.suffix}", _costs(call, runs), read, most)
    for bundle in sorted(BUNDLES.glob("*.js")):
        size = len(gzip.compress(bundle.read_bytes(), mtime=0)) / 1000
        judged = f"target ≤ {BUNDLE_AT_MOST:g}: {met(size <= BUNDLE_AT_MOST)}"
        print(f"{bundle.name}: {size:.1f} kB gzip, {judged}")


def made_up(blueprint: Blueprint, count: int) -> list[tuple[str, ...]]:
    """Rows that name no ID: the words, the place and the numbers of each must be read."""
    draw = random.Random(16)  # noqa: S311  nothing secret
    known = [entry for entry in entries(blueprint) if entry.kabupaten in blueprint.kabupaten]
    districts: dict[str, list[Kecamatan]] = {}
    for district in blueprint.kecamatan.values():
        districts.setdefault(district.kabupaten, []).append(district)
    rows = []
    for at in range(count):
        entry = draw.choice(known)
        place = draw.choice(districts[entry.kabupaten])
        start = draw.randint(10, 60)
        rows.append(
            (
                *(str(at + 1), blueprint.bidang[entry.bidang].nama_pendek),
                *(f"{entry.nama} tahap {at}", blueprint.kabupaten[entry.kabupaten].nama),
                *(place.nama, f"{draw.randint(20, 400)} orang", f"Keluarga terlayani {at % 97}"),
                *(f"{start} keluarga", f"{start + draw.randint(5, 40)} keluarga"),
                *(f"Rp {draw.randint(20, 900)} juta", str(2027 + at % 4), "Anggaran PPM"),
            )
        )
    return rows


def _write(rows: list[tuple[str, ...]], text: Path, book: Path) -> None:
    with text.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows((HEAD, *rows))
    made = Workbook(write_only=True)
    sheet = made.create_sheet("Rencana")
    for row in (HEAD, *rows):
        sheet.append(row)
    made.save(book)


def _costs(call: list[Path | str], runs: int) -> Cost:
    return median([run(call, ROOT) for _ in range(runs)])


def _tell(name: str, cost: Cost, read: Cost, most: Most) -> None:
    # 1: not every activity passes.
    failed = "" if cost.code in (0, 1) else f" (exit {cost.code})"
    print(
        f"{name}{failed}: {cost.wall:.2f} s, {cost.cpu:.2f} s CPU, {cost.memory:.0f} MiB; "
        f"{cost.cpu / read.cpu:.1f} times what openpyxl takes to read the cells ({read.cpu:.2f} s "
        f"CPU). {most.judged(cost)}",
        flush=True,
    )


if __name__ == "__main__":
    main()
