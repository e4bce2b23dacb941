"""Everything measured side by side in one run: a Markdown page on standard output.

Run: python -m tests.benchmarks [--sizes real,700,7000] [--runs 3] [--ways WORD,WORD] [--provinces
38]. All of it lies in a temporary folder. What is not installed is told as such; a figure that was
not measured is not there. --ways takes only the ways with one of these words in their names, and
--provinces only so many of the country's provinces, where a machine is too busy for all.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks.elsewhere import read_finished, write_hugo, write_stock
from tests.benchmarks.generate import DISTRICTS, LARGE, PROVINCES, ROOT, write_country
from tests.benchmarks.measure import Cost, median, run

BIN = Path(sys.executable).parent
# What is measured by a script of its own, with what it is given; SITE is the finished real site.
SITE = "SITE"
APART = (
    ("First view", "page_weight", (SITE,)),
    ("Search", "search", ()),
    ("Catalogue of 10,000 programmes", "catalogue", (SITE,)),
    ("Rows checked", "check_rows", ()),
    ("Printing", "pdf", (SITE, "1")),
)
# All that a generator of sites does not do: what remains is pages, search and the inspection.
BEYOND = "card,opendata,planning,pdf,editions,offline"


@dataclass(frozen=True)
class Way:
    """One way to make a site: what to run where, and the folder that must not be there before."""

    name: str
    command: Sequence[str | Path]
    folder: Path
    output: Path | None = None
    runs: int | None = None
    before: Callable[[], None] | None = None


def main() -> None:
    """Measures and prints; exits with 1 when a build of ours failed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", default="real,700,7000")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--ways", default="")
    parser.add_argument("--provinces", type=int, default=PROVINCES)
    asked = parser.parse_args()
    sizes = asked.sizes.split(",")
    print(f"Measured {datetime.now(UTC):%Y-%m-%d %H:%M} UTC on {_machine()}.\n", flush=True)
    with tempfile.TemporaryDirectory(prefix="ppm-bench-") as name:
        folder = Path(name)
        if "real" in sizes:
            project = folder / "real"
            for part in ("data", "docs", "macros"):
                shutil.copytree(ROOT / part, project / part)
            shutil.copy(ROOT / "mkdocs.yml", project)
            _compare("The real site", project, asked.runs, asked.ways.split(","))
            _apart(project)
        if "700" in sizes:
            project = folder / "m"
            write_country(project, 1, LARGE)
            title = f"One invented province, {LARGE} kabupaten"
            _compare(title, project, asked.runs, asked.ways.split(","))
        if "7000" in sizes:
            _country(folder / "l", asked.provinces, asked.runs)


def _compare(title: str, project: Path, runs: int, words: Sequence[str]) -> None:
    """Every way, taken in turn so that a busy moment meets them all; medians."""
    first = run(_ours(project, "--no-cache"), ROOT)
    if first.code:
        sys.exit(first.said)
    pages = read_finished(project / "site")
    write_stock(pages, project / "stock")
    write_stock(pages, project / "pruned")
    config = project / "pruned" / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(
        text.replace("language: id", "language: id\n  features: [navigation.prune]"), "utf-8"
    )
    write_hugo(pages, project / "hugo")
    size = len(pages.blocks)
    print(f"## {title}: {size} pages, {pages.row_count} table rows\n", flush=True)
    ways = [way for way in _ways(project) if any(word in way.name for word in words)]
    costs: dict[str, list[Cost]] = {way.name: [] for way in ways}
    for at in range(runs):
        for way in ways:
            if at < (way.runs or runs):
                costs[way.name].append(_measured(way))
                print(f"{way.name}: {costs[way.name][-1]}"[:200], file=sys.stderr, flush=True)
    done = {name: median(found) for name, found in costs.items()}
    _print_table(done, size)
    _print_ratios(done)


def _apart(project: Path) -> None:
    """What each script of its own says, as it says it; a failed one is told as such."""
    full = run([BIN / "ppm", "build", project, "--skip", "pdf"], ROOT)
    if full.code:
        sys.exit(full.said)
    for title, module, words in APART:
        given: list[str | Path] = [project / "site" if word == SITE else word for word in words]
        done = run([sys.executable, "-m", f"tests.benchmarks.{module}", *given], ROOT)
        failed = "" if done.code == 0 else f" (exit {done.code})"
        print(f"### {title}{failed}\n\n```text\n{done.said.strip()}\n```\n", flush=True)


def _ways(project: Path) -> Iterator[Way]:
    yield Way("ours, pages and search", _ours(project, "--no-cache"), ROOT)
    yield Way(
        "ours, the same on one core",
        ["taskset", "-c", "0", *_ours(project, "--no-cache")] if shutil.which("taskset") else [],
        ROOT,
    )
    full = [BIN / "ppm", "build", project, "--skip", "pdf"]
    yield Way("ours, everything but the PDF", [*full, "--no-cache"], ROOT)
    yield Way(
        "ours, the same, one cell changed",
        full,
        ROOT,
        before=lambda: _keep_and_change(full, project),
    )
    warm = _ours(project)
    yield Way("ours, first build that keeps", warm, ROOT, project / ".cache", runs=1)
    yield Way("ours, one cell changed", warm, ROOT, before=lambda: _change(project))
    yield Way("ours, nothing changed", warm, ROOT)
    hugo = shutil.which("hugo")
    yield Way("Hugo", [hugo, "--quiet"] if hugo else [], project / "hugo", project / "hugo/public")
    for name, folder in (("stock", "stock"), ("stock, navigation.prune", "pruned")):
        target = project / folder / "site"
        yield Way(
            f"MkDocs + Material + macros, {name}",
            [BIN / "mkdocs", "build", "-q"],
            project / folder,
            target,
            runs=1,
        )
    for name in ("properdocs", "zensical"):
        found = _program(name)
        command = [found, "build"] if found else []
        where = project / "stock"
        yield Way(f"{name}, stock", command, where, where / "site", runs=1)


def _program(name: str) -> str | None:
    return shutil.which(name, path=f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}")


def _ours(project: Path, *options: str) -> list[str | Path]:
    return [BIN / "ppm", "build", project, "--skip", BEYOND, *options]


def _keep_and_change(command: Sequence[str | Path], project: Path) -> None:
    """Builds what the next build may keep: builds with other steps have kept other things."""
    shutil.rmtree(project / ".cache", ignore_errors=True)
    run(command, ROOT)
    _change(project)


def _change(project: Path) -> None:
    """Another number of inhabitants in the first kabupaten."""
    path = project / "data" / "wilayah" / "kabupaten.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"(,\d+),(2024),", _one_more, text, count=1), encoding="utf-8")


def _one_more(match: re.Match[str]) -> str:
    return f",{int(match[1][1:]) + 1},{match[2]},"


def _measured(way: Way) -> Cost:
    if not way.command:
        return Cost(0, 0, 0, -1, "not installed")
    if way.output is not None:
        shutil.rmtree(way.output, ignore_errors=True)
    if way.before is not None:
        way.before()
    return run(way.command, way.folder, {"NO_MKDOCS_2_WARNING": "1"})


def _print_table(done: dict[str, Cost], pages: int) -> None:
    print("| Way | wall s | CPU s | CPU ms a page | peak MiB |")
    print("|---|---:|---:|---:|---:|")
    for name, cost in done.items():
        if cost.code == -1:
            print(f"| {name} | not installed | | | |")
            continue
        failed = "" if cost.code == 0 else f" (exit {cost.code})"
        print(
            f"| {name}{failed} | {cost.wall:.2f} | {cost.cpu:.2f} | {1000 * cost.cpu / pages:.1f} "
            f"| {cost.memory:.0f} |"
        )
    print(flush=True)


def _print_ratios(done: dict[str, Cost]) -> None:
    ours = done.get("ours, pages and search")
    if ours is None:
        return
    for name, cost in done.items():
        if cost.code == 0 and not name.startswith("ours"):
            print(
                f"- {name}: {cost.cpu / ours.cpu:.2f} times our CPU, "
                f"{cost.wall / ours.wall:.2f} times our wall."
            )
    print(flush=True)


def _country(folder: Path, count: int, runs: int) -> None:
    """All provinces, or some, two at a time: from nothing, one cell changed, nothing changed."""
    share = DISTRICTS * count // PROVINCES
    provinces = write_country(folder, count, share)
    pages = sum(len(list((one / "docs").rglob("*.md"))) for one in provinces)
    print(f"## {count} invented provinces, {share} kabupaten: {pages} pages\n", flush=True)
    # What goes beyond pages grows with the number of kabupaten; the other sizes tell what it costs.
    command = [BIN / "ppm", "build", *provinces, "--skip", BEYOND]
    ways = (
        Way("ours, pages and search, cold cache", command, ROOT, before=lambda: _forget(provinces)),
        Way(
            "ours, one cell of one province changed",
            command,
            ROOT,
            before=lambda: _change(provinces[0]),
        ),
        Way("ours, nothing changed", command, ROOT),
    )
    found = [[_measured(way) for way in ways] for _ in range(runs)]
    costs = zip(*found, strict=True)
    _print_table({way.name: median(some) for way, some in zip(ways, costs, strict=True)}, pages)


def _forget(provinces: Sequence[Path]) -> None:
    for province in provinces:
        shutil.rmtree(province / ".cache", ignore_errors=True)


def _machine() -> str:
    cpu = "unknown processor"
    info = Path("/proc/cpuinfo")
    if info.is_file():
        match = re.search(r"^model name\s*:\s*(.+)$", info.read_text(), re.MULTILINE)
        cpu = match[1] if match else cpu
    load = os.getloadavg()[0]
    versions = ", ".join(filter(None, (_version("hugo", "version"), _version("zensical"))))
    return (
        f"{os.cpu_count()} cores of {cpu}, Python {platform.python_version()}, {versions}; "
        f"load {load:.1f} at the start"
    )


def _version(name: str, option: str = "--version") -> str:
    program = _program(name)
    if program is None:
        return f"{name} not installed"
    said = subprocess.run([program, option], capture_output=True, text=True, check=False).stdout
    return " ".join(said.split()[:2])


if __name__ == "__main__":
    main()
