"""Rows checked a second and the peak memory, measured on generated programme rows.

Run by hand: python -m tests.benchmarks.check_rows [ROWS]. It copies data/ into a temporary folder,
adds valid rows to the programme files until there are ROWS (100,000 unless told) and runs
`ppm check` on it, from the start of Python to the report.
"""

from __future__ import annotations

import csv
import shutil
import sys
import tempfile
from itertools import count, islice, product
from pathlib import Path

from cetakbiru.model.load import Blueprint, load_blueprint
from cetakbiru.model.model import Indikator
from tests.benchmarks.measure import run
from tests.benchmarks.targets import ROWS_AT_MOST, met

ROOT = Path(__file__).resolve().parents[2]
PPM = Path(sys.executable).with_name("ppm")
ROWS = 100_000


def main() -> None:
    """Prints what was measured; exits with 1 when the generated data are not valid."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        shutil.copytree(ROOT / "data", data)
        add_rows(data, load_blueprint(data), rows)
        done = run([PPM, "check", "--data", data], ROOT)
    judged = f" (target ≤ {ROWS_AT_MOST:g}: {met(done.cpu <= ROWS_AT_MOST)})"
    print(*done.said.splitlines()[-8:], sep="\n")
    print(
        f"{done.wall:.1f} s, {done.cpu:.1f} s CPU{judged if rows == ROWS else ''}, "
        f"{rows / done.cpu:.0f} rows a CPU second, peak {done.memory:.0f} MiB"
    )
    sys.exit(done.code)


def add_rows(data: Path, blueprint: Blueprint, rows: int) -> None:
    """Fills the programme files with valid rows, every text of its own where texts usually are."""
    files = sorted((data / "program").glob("*.csv"))
    by_slug = {region.slug: region for region in blueprint.kabupaten.values()}
    numbers = count(1)
    for file in files:
        region = by_slug[file.stem]
        with file.open(encoding="utf-8", newline="") as stream:
            existing = list(csv.DictReader(stream))
        used = {row["id"] for row in existing}
        pattern = next(row for row in existing if row["dasar_indikator"] and row["baseline"])
        meaning = blueprint.indikator[pattern["indikator"]]
        places = [kode for kode in blueprint.kecamatan if kode.startswith(region.kode)]
        ids = (
            (bidang, f"PPM-{region.digits}-{bidang}-{serial:03d}")
            for serial, bidang in product(range(100, 1000), blueprint.bidang)
        )
        missing = rows // len(files) - len(existing)
        with file.open("a", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, list(pattern), lineterminator="\n")
            fresh = (item for item in ids if item[1] not in used)
            for bidang, identity in islice(fresh, missing):
                number = next(numbers)
                writer.writerow(
                    pattern
                    | {
                        "id": identity,
                        "bidang": bidang,
                        "subprogram": "",
                        "calon": "",
                        "kecamatan": ";".join(places[number % 3 : number % 3 + 2]),
                        "nama": f"Program buatan nomor {number} untuk pengukuran",
                        "penerima_manfaat": f"Warga di sekitar lokasi nomor {number}",
                        "hasil": f"Hasil, ditulis dengan koma, nomor {number}",
                        "alasan_ubah": f"Baris buatan nomor {number}",
                        "catatan": f"Catatan buatan nomor {number}",
                        "target_2030": _better(meaning, pattern["baseline"], number % 9 + 1),
                    }
                )


def _better(meaning: Indikator, baseline: str, steps: int) -> str:
    """A little better than the baseline, by as many of the smallest steps of the indicator."""
    step = 10.0**-meaning.desimal * (-1 if meaning.arah == "turun" else 1)
    return f"{float(baseline) + steps * step:.{meaning.desimal}f}"


if __name__ == "__main__":
    main()
