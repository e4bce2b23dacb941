"""Lighthouse's scores of a finished site on a phone: performance and accessibility.

Run by hand: python -m tests.benchmarks.lighthouse SITE [--program FILE] [--runs N]. Lighthouse is
an npm package that is no part of this project: install it in a folder of its own (`npm install
lighthouse`) and name its node_modules/.bin/lighthouse, unless it stands on the PATH. Scores of
performance mean something on a quiet machine only; of several runs the best is told, too.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

from tests.browser.compressed import serving

PAGES = ("", "kabupaten/ketapang/", "program/katalog/", "perusahaan/periksa-rencana/")
# Performance and accessibility that a page should reach.
WANTED = (0.95, 1.0)
_CHROMIUM = Path("/usr/bin/chromium")


def main() -> None:
    """Prints a line for each page; ends with 2 where Lighthouse is not installed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--program", default="lighthouse")
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    program = shutil.which(given.program)
    if program is None:
        print(
            f"not measured: Lighthouse is not installed ({given.program}). Install it in a folder "
            "outside of this repository with `npm install lighthouse`; then say "
            "--program FOLDER/node_modules/.bin/lighthouse",
            file=sys.stderr,
        )
        sys.exit(2)
    print(f"{'page':<32}{'performance':>12}{'best':>6}{'accessibility':>15}  wanted {WANTED}")
    with serving(given.site) as host:
        for address in PAGES:
            runs = [scores(program, f"{host}{address}") for _ in range(given.runs)]
            performance = [run[0] for run in runs]
            accessibility = min(run[1] for run in runs)
            print(
                f"{address or 'home':<32}{statistics.median(performance):>12.2f}"
                f"{max(performance):>6.2f}{accessibility:>15.2f}",
                flush=True,
            )


def scores(program: str, address: str) -> tuple[float, float]:
    """Performance and accessibility of one run, each from 0 to 1."""
    environment = {**os.environ}
    if _CHROMIUM.exists():
        environment.setdefault("CHROME_PATH", str(_CHROMIUM))
    result = subprocess.run(
        [
            program,
            address,
            "--quiet",
            "--output=json",
            "--only-categories=performance,accessibility",
            "--chrome-flags=--headless=new --no-sandbox",
        ],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    found = json.loads(result.stdout)["categories"]
    return found["performance"]["score"], found["accessibility"]["score"]


if __name__ == "__main__":
    main()
