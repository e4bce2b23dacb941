"""Where the time of a build goes: CPU seconds of each part, looked up a thousand times a second.

Run: python -m tests.benchmarks.parts FOLDER, which holds the data/ and docs/ of a province. Pages,
search and inspection are made from nothing, in one process, so that no part hides beside another.
"""

from __future__ import annotations

import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from types import FrameType
from unittest.mock import patch

from cetakbiru.base.digests import ROOT
from cetakbiru.base.project import OUTPUT_NAMES, Project

_EVERY = 0.001
# The innermost frame that is named here tells what is being done: a file's end, a function or all.
_PARTS = (
    ("<frozen importlib._bootstrap>", "_find_and_load", "loading software"),
    ("scripts/unchanged.py", "", "hashes of the inputs"),
    ("macros/checks/run.py", "examine", "checks of data and pages"),
    ("macros/blueprint/load.py", "load_blueprint", "loading the data"),
    ("macros/insight/compare_take.py", "take_snapshot", "what this edition says, for comparing"),
    ("macros/expand.py", "expanded", "macros"),
    ("scripts/page_markdown.py", "render", "Markdown"),
    ("jinja2/environment.py", "render", "templates"),
    ("scripts/render_kept.py", "render_changed", "menu, files, writing"),
    ("finished/site.py", "pages_of", "reading the finished pages"),
    ("search/index.py", "write_index", "search"),
    ("scripts/inspect_site.py", "inspect_site", "inspection"),
)
_REST = "the rest"


def main() -> None:
    """Builds once and prints a table; nothing stays but what was there before."""
    folder = Path(sys.argv[1]).resolve()
    seen: Counter[str] = Counter()

    def look(_: int, frame: FrameType | None) -> None:
        seen[_part(frame)] += 1

    signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, _EVERY, _EVERY)
    started = time.process_time()
    # Imported here: loading is a part of the time.
    from cetakbiru.cli.build import build_site

    with tempfile.TemporaryDirectory() as name, patch("os.cpu_count", return_value=1):
        data, docs = folder / "data", folder / "docs"
        project = Project(ROOT, data, docs, Path(name) / "site", keeps=False)
        build_site(project, frozenset(OUTPUT_NAMES) - {"search"})
    signal.setitimer(signal.ITIMER_PROF, 0)
    _print(seen, time.process_time() - started)


def _part(frame: FrameType | None) -> str:
    while frame is not None:
        code = frame.f_code
        for file, function, part in _PARTS:
            if code.co_filename.endswith(file) and function in ("", code.co_name):
                return part
        frame = frame.f_back
    return _REST


def _print(seen: Counter[str], seconds: float) -> None:
    print("| Part | CPU s | share |\n|---|---:|---:|")
    for part, times in seen.most_common():
        share = times / seen.total()
        print(f"| {part} | {share * seconds:.2f} | {share:.0%} |")
    print(f"| together | {seconds:.2f} | |")


if __name__ == "__main__":
    main()
