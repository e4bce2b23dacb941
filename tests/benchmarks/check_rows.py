"""Rows checked a second and the peak memory, measured on generated programme rows.

Run by hand: python -m tests.benchmarks.check_rows [ROWS]. It copies data/ into a temporary folder,
adds valid rows to the programme files until there are ROWS (100,000 unless told) and runs
`ppm check` on it, from the start of Python to the report.
"""

from __future__ import annotations

import csv
import sys
import tempfile
from decimal import Decimal
from itertools import count, islice, product
from pathlib import Path

from cetakbiru.insight.indicators import latest_value
from cetakbiru.model.load import Blueprint, load_blueprint
from cetakbiru.model.model import Indikator
from tests.benchmarks.measure import run
from tests.benchmarks.targets import ROWS_AT_MOST, met
from tests.conftest import data_with_programmes
from tests.rows import rows_of

ROOT = Path(__file__).resolve().parents[2]
PPM = Path(sys.executable).with_name("ppm")
ROWS = 100_000


def main() -> None:
    """Prints what was measured; exits with 1 when the generated data are not valid."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        data_with_programmes(data)
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
    """Fills the programme files with valid rows, every text of its own where texts usually are.

    Each file holds rows like the first programme of all that has a baseline.
    """
    files = sorted((data / "program").glob("*.csv"))
    existing = {file: rows_of(file) for file in files}
    known = [row for found in existing.values() for row in found]
    like = next(row for row in known if row["dasar_indikator"] and row["baseline"])
    meaning = blueprint.indikator[like["indikator"]]
    by_slug = {region.slug: region for region in blueprint.kabupaten.values()}
    numbers = count(1)
    for file in files:
        region = by_slug[file.stem]
        value = latest_value(blueprint, meaning.id, region.kode)
        assert value is not None
        pattern = like | {
            "kabupaten": region.kode,
            "baseline": str(value.nilai),
            "baseline_tahun": str(value.tahun),
            "baseline_sumber": value.sumber,
            "subprogram": "",
            "calon": "",
        }
        places = [kode for kode in blueprint.kecamatan if kode.startswith(region.kode)]
        used = {row["id"] for row in existing[file]}
        ids = (
            (bidang, f"PRG-{region.digits}-{bidang}-{serial:03d}")
            for serial, bidang in product(range(100, 1000), blueprint.bidang)
        )
        missing = rows // len(files) - len(existing[file])
        with file.open("a", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, list(pattern), lineterminator="\n")
            fresh = (item for item in ids if item[1] not in used)
            for bidang, identity in islice(fresh, missing):
                number = next(numbers)
                kecamatan = places[number % len(places)]
                desa = blueprint.desa_of(kecamatan)
                writer.writerow(
                    pattern
                    | {
                        "id": identity,
                        "bidang": bidang,
                        "kecamatan": kecamatan,
                        "desa": desa[number % len(desa)].kode,
                        "nama": f"Program buatan nomor {number} untuk pengukuran",
                        "penerima_manfaat": f"Warga di sekitar lokasi nomor {number}",
                        "keluaran": f"Kelompok nomor {number} yang dilayani",
                        "hasil": f"Hasil, ditulis dengan koma, nomor {number}",
                        "asal_kebutuhan": f"Musyawarah nomor {number}",
                        "catatan": f"Catatan buatan nomor {number}",
                        "target_2030": _better(meaning, value.nilai, number % 9 + 1),
                    }
                )


def _better(meaning: Indikator, baseline: Decimal, steps: int) -> str:
    """A little better than the baseline, by as many of the smallest steps of the indicator."""
    step = 10.0**-meaning.desimal * (-1 if meaning.arah == "turun" else 1)
    return f"{float(baseline) + steps * step:.{meaning.desimal}f}"


if __name__ == "__main__":
    main()
