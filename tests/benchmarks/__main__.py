"""Everything measured side by side in one run: a Markdown page on standard output.

Run: python -m tests.benchmarks [--small] [--sizes real,700,7000] [--runs 3] [--ways WORD,WORD]
[--provinces 38]. All of it lies in a temporary folder. What is not installed is told as such; a
figure that was not measured is not there. --small takes a minute or two: the size that readers
have, ours beside stock and Hugo, one cell, the preview. --ways takes only the ways with one of
these words in their names, and --provinces only so many of the country's provinces, where a machine
is too busy for all. Targets stand beside the figures and judge nothing: the run exits with 1 only
where a build of ours failed.
"""

from __future__ import annotations

import argparse
import compileall
import os
import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from math import inf
from pathlib import Path

from tests.benchmarks import edits, preview
from tests.benchmarks.elsewhere import Pages, read_finished, write_hugo, write_stock
from tests.benchmarks.generate import DISTRICTS, LARGE, PROVINCES, ROOT, write_country
from tests.benchmarks.measure import Cost, run
from tests.benchmarks.projects import copy_project, forget
from tests.benchmarks.targets import (
    COUNTRY,
    PREVIEW_AT_700,
    PREVIEW_AT_REAL,
    REAL,
    STOCK_AT_REAL,
    Most,
)
from tests.benchmarks.ways import Command, Way, measured, print_costs, print_ratios, program

BIN = Path(sys.executable).parent
PPM = BIN / "ppm"
# What is measured by a script of its own, with what it is given; SITE is the finished real site.
SITE = "SITE"
APART = (
    ("First view", "page_weight", (SITE,)),
    ("Search", "search", ()),
    ("Catalogue of 10,000 programmes", "catalogue", (SITE,)),
    ("Near a place", "near", (SITE,)),
    ("Rows checked", "check_rows", ()),
    ("Plans judged", "plans", ()),
    ("Sheets taken in", "sheets", ()),
    ("The forum of agencies", "forum", ()),
    ("Printing", "pdf", (SITE, "1")),
)
# All that a generator of sites does not do: what remains is pages, search and the inspection.
BEYOND = "card,opendata,planning,near,pdf,editions,offline"
LEAN, FULL = "pages and search", "all but the PDF"
NOTHING = "from nothing"
OURS = f"{LEAN}, {NOTHING}"
HUGO = "Hugo"
STOCK = "MkDocs + Material + macros, stock"
CHANGES: Mapping[str, edits.Edit] = {
    "a programme's hasil changed": edits.programme_cell,
    "a number of inhabitants changed": edits.inhabitants,
    "an indicator's value changed": edits.indicator_value,
}
# In a small run nothing that has taken so many seconds is done again.
_PATIENCE = 3.0


def main() -> None:
    """Measures and prints; exits with 1 when a build of ours failed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--sizes", default="real,700,7000")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--ways", default="")
    parser.add_argument("--provinces", type=int, default=PROVINCES)
    asked = parser.parse_args()
    sizes = ["real"] if asked.small else asked.sizes.split(",")
    # Whoever measures a build does not measure how Python compiles the builder.
    compileall.compile_dir(ROOT / "src", quiet=2)
    print(f"Measured {datetime.now(UTC):%Y-%m-%d %H:%M} UTC on {_machine()}.\n", flush=True)
    with tempfile.TemporaryDirectory(prefix="ppm-bench-") as name:
        folder = Path(name)
        if "real" in sizes:
            project = copy_project(ROOT, folder / "real")
            _compare("The real site", project, asked, REAL, PREVIEW_AT_REAL)
            if not asked.small:
                _apart(project)
        if "700" in sizes:
            project = folder / "large"
            write_country(project, 1, LARGE)
            title = f"One invented province, {LARGE} kabupaten"
            _compare(title, project, asked, {}, PREVIEW_AT_700)
            _print_said("What Hugo does as well", "parts", [project, "--hugo"])
        if "7000" in sizes:
            _country(folder / "country", asked.provinces, asked.runs)


def _compare(
    title: str,
    project: Path,
    asked: argparse.Namespace,
    targets: Mapping[str, Most],
    preview_targets: Mapping[str, float],
) -> None:
    """Ours and every other way, then the preview."""
    first = run(_build(project, BEYOND), ROOT)
    if first.code:
        sys.exit(first.said)
    pages = read_finished(project / "site")
    count = len(pages.blocks)
    print(f"## {title}: {count} pages, {pages.row_count} table rows\n", flush=True)
    words = asked.ways.split(",")
    ways = [*own_ways(project, small=asked.small), *_others(project, pages, small=asked.small)]
    ways = [way for way in ways if any(word in way.name for word in words)]
    done = measured(ways, asked.runs, _PATIENCE if asked.small else inf)
    print_costs(done, count, targets)
    _print_claim(done, count)
    if any(word in "ppm serve" for word in words):
        served = copy_project(project, _beside(project, "serve"))
        found = preview.measured(served, 1 if asked.small else asked.runs)
        preview.print_reactions(found, preview_targets)


def own_ways(project: Path, *, small: bool) -> list[Way]:
    """Ours: each kind of work in a folder of its own, where only it keeps what it has made."""
    full, lean, checked = (
        copy_project(project, _beside(project, name)) for name in ("full", "lean", "check")
    )
    everything, pages = _build(full, "pdf"), _build(lean, BEYOND)
    check: Command = [PPM, "check"]
    found = [
        Way(f"{FULL}, {NOTHING}", everything, ROOT, _forgotten(full)),
        *(
            Way(f"{FULL}, {name}", everything, ROOT, partial(edit, full))
            for name, edit in CHANGES.items()
        ),
        Way(f"{FULL}, nothing changed", everything, ROOT),
        Way(OURS, pages, ROOT, _forgotten(lean)),
        Way(f"ppm check, {NOTHING}", check, checked, _forgotten(checked)),
        Way("ppm check, nothing changed", check, checked),
        Way("ppm --help", [PPM, "--help"], ROOT),
    ]
    if not small:
        one_core: Command = ["taskset", "-c", "0", *pages] if program("taskset") else []
        found += [
            *(
                Way(f"{LEAN}, {name}", pages, ROOT, partial(edit, lean))
                for name, edit in CHANGES.items()
            ),
            Way(f"{OURS}, on one core", one_core, ROOT, _forgotten(lean)),
        ]
    return found


def _others(project: Path, pages: Pages, *, small: bool) -> Iterator[Way]:
    """The same content by others; those that take long run once."""
    stock, pruned, hugo = (_beside(project, name) for name in ("stock", "pruned", "hugo"))
    write_hugo(pages, hugo)
    write_stock(pages, stock)
    yield Way(HUGO, [found, "--quiet"] if (found := program("hugo")) else [], hugo)
    mkdocs: Command = [BIN / "mkdocs", "build", "-q"]
    yield Way(STOCK, mkdocs, stock, _forgotten(stock), runs=1)
    if small:
        return
    write_stock(pages, pruned)
    config = pruned / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    text = text.replace("language: id", "language: id\n  features: [navigation.prune]")
    config.write_text(text, encoding="utf-8")
    yield Way(f"{STOCK}, navigation.prune", mkdocs, pruned, runs=1)
    for name in ("properdocs", "zensical"):
        command: Command = [found, "build"] if (found := program(name)) else []
        yield Way(f"{name}, stock", command, stock, _forgotten(stock), runs=1)


def _beside(project: Path, name: str) -> Path:
    return project.with_name(f"{project.name}-{name}")


def _build(project: Path, skip: str) -> Command:
    return [PPM, "build", project, "--skip", skip]


def _forgotten(*projects: Path) -> Callable[[int], None]:
    def done(number: int) -> None:
        for project in projects:
            forget(project)

    return done


def _print_claim(done: Mapping[str, Cost], pages: int) -> None:
    """The ratios, and in one sentence what README and RESULTS may say of this size."""
    ours = done.get(OURS)
    if ours is None or ours.code:
        return
    others = (HUGO, STOCK, f"{STOCK}, navigation.prune", "properdocs, stock", "zensical, stock")
    told = {name: done[name] for name in others if name in done and done[name].code == 0}
    print_ratios(ours, told)
    if HUGO in told and STOCK in told:
        print(
            f"In one sentence: for {pages} pages with search, stock MkDocs with Material and "
            f"macros takes {told[STOCK].cpu / ours.cpu:.1f} times our CPU (target at the real size "
            f"≥ {STOCK_AT_REAL:g}), and we take {ours.cpu / told[HUGO].cpu:.1f} times Hugo's.\n",
            flush=True,
        )


def _apart(project: Path) -> None:
    """What each script of its own says, as it says it; a failed one is told as such."""
    full = run(_build(project, "pdf"), ROOT)
    if full.code:
        sys.exit(full.said)
    for title, module, words in APART:
        _print_said(title, module, [project / "site" if word == SITE else word for word in words])


def _print_said(title: str, module: str, words: Command) -> None:
    done = run([sys.executable, "-m", f"tests.benchmarks.{module}", *words], ROOT)
    failed = "" if done.code == 0 else f" (exit {done.code})"
    print(f"### {title}{failed}\n\n```text\n{done.said.strip()}\n```\n", flush=True)


def _country(folder: Path, count: int, runs: int) -> None:
    """All provinces, or some, two at a time: from nothing, one cell changed, nothing changed."""
    share = DISTRICTS * count // PROVINCES
    provinces = write_country(folder, count, share)
    pages = sum(len(list((one / "docs").rglob("*.md"))) for one in provinces)
    print(f"## {count} invented provinces, {share} kabupaten: {pages} pages\n", flush=True)
    # What goes beyond pages grows with the number of kabupaten; the other sizes tell what it costs.
    command: Command = [PPM, "build", *provinces, "--skip", BEYOND]
    ways = [
        Way(OURS, command, ROOT, _forgotten(*provinces)),
        *(
            Way(f"{LEAN}, {name} in one province", command, ROOT, partial(edit, provinces[0]))
            for name, edit in CHANGES.items()
        ),
        Way(f"{LEAN}, nothing changed", command, ROOT),
    ]
    # The targets are those of the whole country.
    print_costs(measured(ways, runs, inf), pages, COUNTRY if count == PROVINCES else {})


def _machine() -> str:
    cpu = "unknown processor"
    info = Path("/proc/cpuinfo")
    if info.is_file():
        match = re.search(r"^model name\s*:\s*(.+)$", info.read_text(), re.MULTILINE)
        cpu = match[1] if match else cpu
    load = os.getloadavg()[0]
    versions = ", ".join((_version("hugo", "version"), _version("zensical")))
    return (
        f"{os.cpu_count()} cores of {cpu}, Python {platform.python_version()}, {versions}; "
        f"load {load:.1f} at the start"
    )


def _version(name: str, option: str = "--version") -> str:
    found = program(name)
    if found is None:
        return f"{name} not installed"
    said = subprocess.run([found, option], capture_output=True, text=True, check=False).stdout
    return " ".join(said.split()[:2])


if __name__ == "__main__":
    main()
