"""Ways to make a site: measured in turn, and told in a table beside what each may cost."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.measure import Cost, median, run
from tests.benchmarks.targets import Most

Command = Sequence[str | Path]

# The code of a way whose program this machine does not have.
_ABSENT = Cost(0, 0, 0, -1, "not installed")


@dataclass(frozen=True)
class Way:
    """What to run where; without a program there is no command.

    `before` is done each time and not measured; it gets the number of the run. `runs` are at most
    so many.
    """

    name: str
    command: Command
    folder: Path
    before: Callable[[int], object] | None = None
    runs: int | None = None


def measured(ways: Sequence[Way], runs: int, patience: float) -> dict[str, Cost]:
    """The medians of all ways, taken in turn so that a busy moment meets them all.

    A way that has taken `patience` seconds is not run again.
    """
    costs: dict[str, list[Cost]] = {way.name: [] for way in ways}
    for at in range(1, runs + 1):
        for way in ways:
            known = costs[way.name]
            enough = at > (way.runs or runs) or sum(cost.wall for cost in known) > patience
            if not known or not enough:
                known.append(_once(way, at))
                print(f"{way.name}: {known[-1]}"[:300], file=sys.stderr, flush=True)
    return {name: median(found) for name, found in costs.items()}


def _once(way: Way, number: int) -> Cost:
    if not way.command:
        return _ABSENT
    if way.before is not None:
        way.before(number)
    return run(way.command, way.folder, {"NO_MKDOCS_2_WARNING": "1"})


def print_costs(costs: Mapping[str, Cost], pages: int, targets: Mapping[str, Most]) -> None:
    """The table; what failed says with which code."""
    print("| Way | wall s | CPU s | CPU ms a page | peak MiB | target |")
    print("|---|---:|---:|---:|---:|---|")
    for name, cost in costs.items():
        if cost == _ABSENT:
            print(f"| {name} | not installed | | | | |")
            continue
        failed = f" (exit {cost.code})" if cost.code else ""
        print(
            f"| {name}{failed} | {cost.wall:.2f} | {cost.cpu:.2f} | "
            f"{1000 * cost.cpu / pages:.1f} | {cost.memory:.0f} | "
            f"{targets.get(name, Most()).judged(cost)} |"
        )
    print(flush=True)


def print_ratios(ours: Cost, others: Mapping[str, Cost]) -> None:
    """How many times our CPU and our wall seconds the others take."""
    for name, cost in others.items():
        if cost.code == 0:
            print(
                f"- {name}: {cost.cpu / ours.cpu:.2f} times our CPU, "
                f"{cost.wall / ours.wall:.2f} times our wall."
            )
    print(flush=True)


def program(name: str) -> str | None:
    """A program of this environment, else of the machine."""
    beside = Path(sys.executable).with_name(name)
    return str(beside) if beside.is_file() else shutil.which(name)
