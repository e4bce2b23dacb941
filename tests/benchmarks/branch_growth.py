"""How gh-pages grows and how long a release takes over many editions: a table on standard output.

Run from the project: `.venv/bin/python -m tests.benchmarks.branch_growth --editions 40`.
Each edition changes one cell of the invented province and is released by the real command. With
`--repository FOLDER` it tells instead what each edition published there added, by kind of file.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.editions.province import NORTH, Province

_KILO = 1000


def main() -> None:
    """Releases the editions and prints size and seconds of each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--editions", type=int, default=40)
    parser.add_argument("--repository", type=Path)
    arguments = parser.parse_args()
    if arguments.repository:
        tell_kinds(Province(arguments.repository))
        return
    wanted: int = arguments.editions
    folder = Path(tempfile.mkdtemp(prefix="ppm-"))
    try:
        measure(Province.create(folder / "repo"), wanted)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def measure(province: Province, wanted: int) -> None:
    """Prints one line an edition: version, seconds, size of the branch, new objects."""
    print(
        f"{'edition':>8} {'seconds':>8} {'packed kB':>10} {'growth kB':>10} {'site kB':>8}"
        f" {'CPU s':>6}"
    )
    before = 0
    for number in range(1, wanted + 1):
        version = f"2026.{number}"
        if number > 1:
            day = f"2026-{2 + (number - 2) // 28:02d}-{(number - 2) % 28 + 1:02d}"
            province.set_version(version, day)
            province.edit(NORTH, lambda text, n=number: _with_target(text, n))  # type: ignore[misc]
            province.commit(version)
        started, used = time.perf_counter(), cpu_seconds()
        result = province.ppm("release", version)
        seconds, used = time.perf_counter() - started, cpu_seconds() - used
        if result.returncode:
            raise SystemExit(result.stderr)
        packed = packed_size(province)
        site = site_size(province, version)
        print(
            f"{version:>8} {seconds:8.1f} {packed / _KILO:10.0f} "
            f"{(packed - before) / _KILO:10.0f} {site / _KILO:8.0f} {used:6.1f}",
            flush=True,
        )
        before = packed
    tell_kinds(province)


def cpu_seconds() -> float:
    """What ended child processes have used: wall time on a shared machine tells little."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def tell_kinds(province: Province) -> None:
    """Prints for each commit of gh-pages the kB that its new objects take, by kind of file."""
    packed_size(province)
    form = "--batch-check=%(objectname) %(objectsize:disk)"
    listed = province.git("cat-file", "--batch-all-objects", form).splitlines()
    sizes = {name: int(size) for name, size in (line.split() for line in listed)}
    known: set[str] = set()
    for commit in province.git("rev-list", "--reverse", "gh-pages").split():
        added: Counter[str] = Counter()
        for line in province.git("ls-tree", "-r", "-t", commit).splitlines():
            facts, path = line.split("\t")
            _, kind, name = facts.split()
            if name not in known:
                known.add(name)
                added[kind if kind == "tree" else Path(path).suffix] += sizes[name]
        told = ", ".join(f"{kind} {size / _KILO:.0f}" for kind, size in added.most_common(8))
        print(f"{commit[:8]} {added.total() / _KILO:8.0f} kB: {told}")


def _with_target(text: str, number: int) -> str:
    """The target of the first programme set to a value of this edition's own."""
    lines = text.splitlines(keepends=True)
    cells = lines[1].split(",")
    cells[lines[0].split(",").index("target_2026")] = f"8.{number:02d}"
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
