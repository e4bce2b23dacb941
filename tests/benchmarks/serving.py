"""Requests a second and latency of the site under load, next to a bare page: a Markdown table.

Run: `.venv/bin/python -m tests.benchmarks.serving site/`. It needs `nginx` and `wrk`
(scripts/system/server.txt) and sends traffic to the loopback address only. Each row is the median
of the runs. Server and load share the machine, so the figures are a lower bound, and noisy.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.hosting.server import Served, nginx

COMPRESS = Path(__file__).resolve().parents[2] / "scripts" / "hosting" / "compress.py"
_BARE = "<!doctype html><title>x</title><p>" + "kosong " * 100
_TICKS = os.sysconf("SC_CLK_TCK")
_UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0}
# Asks for every page of a list in turn.
_IN_TURN = """
local paths = {{{paths}}}
local at = 0
request = function()
  at = at % #paths + 1
  return wrk.format("GET", paths[at])
end
"""


@dataclass(frozen=True)
class Load:
    """One row: what is asked for, of which server, and how."""

    title: str
    path: str
    change: Callable[[str], str] = str
    headers: tuple[str, ...] = ("Accept-Encoding: gzip",)
    in_turn: bool = False


@dataclass(frozen=True)
class Result:
    """What one run of wrk told, and the server's own CPU seconds a request."""

    per_second: float
    half_ms: float
    late_ms: float
    bytes_each: float
    cpu_us: float


LOADS = (
    Load("bare page of 735 bytes, no recipe", "polos.html", lambda recipe: _plain(recipe)),
    Load("the same by the recipe", "polos.html"),
    Load("first page", ""),
    Load("page of a kabupaten", "KABUPATEN"),
    Load(
        "the same, compressed on the way",
        "KABUPATEN",
        lambda recipe: recipe.replace("gzip_static on", "gzip_static off"),
    ),
    Load("every page in turn", "", in_turn=True),
    Load("style sheet under its hash", "assets/site.css?v=00000000"),
    Load("search index", "assets/search/search.js"),
)


def main() -> None:
    """Prints the table for a finished site."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--connections", type=int, default=32)
    parser.add_argument("--workers", type=int, default=1)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ppm-") as name:
        site = Path(name) / "situs"
        shutil.copytree(chosen.site, site)
        (site / "polos.html").write_text(_BARE)
        subprocess.run([sys.executable, COMPRESS, site], check=True, stdout=subprocess.DEVNULL)
        print(_machine(), chosen, sep="\n", end="\n\n")
        print("| Asked for | bytes | requests/s | median ms | 99 % ms | server CPU µs/request |")
        print("|---|---|---|---|---|---|")
        for load in LOADS:
            results = list(_runs(load, site, chosen))
            print(_row(load.title, results), flush=True)


def _runs(load: Load, site: Path, chosen: argparse.Namespace) -> Iterator[Result]:
    pages = sorted(path.parent for path in site.rglob("index.html") if path.parent != site)
    district = max(
        (page for page in pages if page.parent == site / "kabupaten"),
        key=lambda page: (page / "index.html").stat().st_size,
    )
    path = load.path.replace("KABUPATEN", f"kabupaten/{district.name}/")
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        # The short links under id/ lead on to a page and weigh next to nothing.
        names = [page.relative_to(site).as_posix() for page in pages]
        addresses = [f"/{name}/" for name in names if not name.startswith("id/")]
        script.write(_IN_TURN.format(paths=", ".join(f'"{address}"' for address in addresses)))
        script.flush()
        for _ in range(chosen.runs):
            with nginx(site, load.change, chosen.workers) as served:
                command = ["wrk", "--threads=1", f"--connections={chosen.connections}"]
                command += [f"--duration={chosen.seconds}s", "--timeout=20s", "--latency"]
                command += [f"--header={header}" for header in load.headers]
                command += ["--script", script.name] if load.in_turn else []
                yield _result([*command, served.address + path], served)


def _result(command: list[str], served: Served) -> Result:
    before = _cpu_seconds(served.process)
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    spent = _cpu_seconds(served.process) - before
    if "Non-2xx" in told or "Socket errors" in told:
        raise SystemExit(f"the load was not answered:\n{told}")
    number, unit_of_bytes = _found(r"requests in \S+, ([\d.]+)(\w+) read", told)
    requests = int(_found(r"(\d+) requests in", told)[0])
    size = float(number) * {"B": 1, "KB": 2**10, "MB": 2**20, "GB": 2**30}[unit_of_bytes]
    return Result(
        per_second=float(_found(r"Requests/sec:\s+([\d.]+)", told)[0]),
        half_ms=_milliseconds(*_found(r"50%\s+([\d.]+)(us|ms|s)", told)),
        late_ms=_milliseconds(*_found(r"99%\s+([\d.]+)(us|ms|s)", told)),
        bytes_each=size / requests,
        cpu_us=spent / requests * 1e6,
    )


def _row(title: str, results: list[Result]) -> str:
    def median(of: Callable[[Result], float]) -> float:
        return statistics.median(map(of, results))

    return (
        f"| {title} | {median(lambda r: r.bytes_each):,.0f} "
        f"| {median(lambda r: r.per_second):,.0f} | {median(lambda r: r.half_ms):.1f} "
        f"| {median(lambda r: r.late_ms):.1f} | {median(lambda r: r.cpu_us):.0f} |"
    )


def _plain(recipe: str) -> str:
    """A server of the same files without the recipe's headers, copies and rules."""
    kept = re.findall(r"^ *(?:listen|server_name|root|index) .*;$", recipe, flags=re.MULTILINE)
    types = re.search(r"include [^;]+mime\.types;", recipe)
    return f"server {{\n{types[0] if types else ''}\n" + "\n".join(kept) + "\n}"


def _cpu_seconds(process: int) -> float:
    """User and system seconds of the workers of an nginx."""
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == process:
            ticks += int(fields[11]) + int(fields[12])
    return ticks / _TICKS


def _found(pattern: str, text: str) -> tuple[str, ...]:
    match = re.search(pattern, text)
    if match is None:
        raise SystemExit(f"wrk said something else:\n{text}")
    return match.groups()


def _milliseconds(number: str, unit: str) -> float:
    return float(number) * _UNITS[unit]


def _machine() -> str:
    load = os.getloadavg()[0]
    return f"{platform.platform()}, {os.cpu_count()} cores, load before {load:.1f}"


if __name__ == "__main__":
    main()
