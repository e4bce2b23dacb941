"""How gh-pages grows and how long a release takes over many editions: a table on standard output.

Run from the project: `.venv/bin/python -m tests.benchmarks.branch_growth --editions 40`.
Each edition changes one cell of the invented province and is released by the real command.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from pathlib import Path

from tests.editions.province import NORTH, Province

_KILO = 1000


def main() -> None:
    """Releases the editions and prints size and seconds of each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--editions", type=int, default=40)
    wanted: int = parser.parse_args().editions
    folder = Path(tempfile.mkdtemp(prefix="ppm-"))
    try:
        measure(Province.create(folder / "repo"), wanted)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def measure(province: Province, wanted: int) -> None:
    """Prints one line an edition: version, seconds, size of the branch, new objects."""
    print(f"{'edition':>8} {'seconds':>8} {'packed kB':>10} {'growth kB':>10} {'site kB':>8}")
    before = 0
    for number in range(1, wanted + 1):
        version = f"2026.{number}"
        if number > 1:
            day = f"2026-{2 + (number - 2) // 28:02d}-{(number - 2) % 28 + 1:02d}"
            province.set_version(version, day)
            province.edit(NORTH, lambda text, n=number: _with_target(text, n))  # type: ignore[misc]
            province.commit(version)
        started = time.perf_counter()
        result = province.ppm("release", version)
        seconds = time.perf_counter() - started
        if result.returncode:
            raise SystemExit(result.stderr)
        packed = packed_size(province)
        site = site_size(province, version)
        print(
            f"{version:>8} {seconds:8.1f} {packed / _KILO:10.0f} "
            f"{(packed - before) / _KILO:10.0f} {site / _KILO:8.0f}",
            flush=True,
        )
        before = packed


def _with_target(text: str, number: int) -> str:
    """The target of the first programme set to a value of this edition's own."""
    lines = text.splitlines(keepends=True)
    cells = lines[1].split(",")
    cells[14] = f"8.{number:02d}"
    return "".join([lines[0], ",".join(cells), *lines[2:]])


def packed_size(province: Province) -> int:
    """Bytes of everything that gh-pages reaches, packed as a host keeps it."""
    province.git("gc", "--quiet", "--prune=now")
    return int(province.git("rev-list", "--objects", "--disk-usage", "gh-pages"))


def site_size(province: Province, version: str) -> int:
    """Bytes of the files of one edition."""
    listed = province.git("ls-tree", "-r", "-l", f"gh-pages:{version}")
    return sum(int(line.split()[3]) for line in listed.splitlines())


if __name__ == "__main__":
    main()
