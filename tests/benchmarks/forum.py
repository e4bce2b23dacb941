"""What the forum of agencies costs: 30 companies with 600 activities, 20 agencies with 2,000 rows.

Run by hand: python -m tests.benchmarks.forum [RUNS]. The rows of tests/plans/forum.py in an
invented province of 14 kabupaten: to find all that meet, in a process of its own, and to build all
but the PDF with the pages that tell them.
"""

from __future__ import annotations

import gzip
import sys
import tempfile
from pathlib import Path

from cetakbiru.model.load import load_blueprint
from tests.benchmarks.generate import write_province
from tests.benchmarks.measure import Cost, median, run
from tests.benchmarks.targets import FORUM_PAGES_AT_MOST, MEETINGS_AT_MOST, Most, met
from tests.plans.forum import forum

ROOT = Path(__file__).resolve().parents[2]
PPM = Path(sys.executable).with_name("ppm")
DISTRICTS = 14
MEETINGS = """
import sys
from pathlib import Path
from cetakbiru.model.load import load_blueprint
from cetakbiru.plans.meetings import meetings
print(len(meetings(load_blueprint(Path(sys.argv[1])))))
"""
# The pages on which works stand, below the site.
PAGES = (
    "sinkronisasi/*/index.html",
    "sinkronisasi/*/*/index.html",
    "perusahaan/etalase/index.html",
)


def main() -> None:
    """Prints what was measured, as medians."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        write_province(project, DISTRICTS)
        found = forum(load_blueprint(project / "data"))
        found.write(project / "data")
        asked = median(
            [run([sys.executable, "-c", MEETINGS, project / "data"], ROOT) for _ in range(runs)]
        )
        _tell(f"{len(found.ids)} works, all that meet", asked, MEETINGS_AT_MOST)
        site = project / "site"
        build = [PPM, "build", project, "--skip", "pdf,editions"]
        _tell("all but the PDF, from nothing", run(build, ROOT), Most())
        _tell_heaviest(site)


def _tell(name: str, cost: Cost, most: Most) -> None:
    failed = "" if cost.code == 0 else f" (exit {cost.code}: {cost.said})"
    told = f"{cost.wall:.2f} s, {cost.cpu:.2f} s CPU, {cost.memory:.0f} MiB. {most.judged(cost)}"
    print(f"{name}{failed}: {told}", flush=True)


def _tell_heaviest(site: Path) -> None:
    """The heaviest page on which works stand."""
    sizes = {
        path: len(gzip.compress(path.read_bytes())) / 1000
        for pattern in PAGES
        for path in site.glob(pattern)
    }
    if not sizes:
        sys.exit("no page tells of works")
    path, size = max(sizes.items(), key=lambda item: item[1])
    told = f"kB gzip ≤ {FORUM_PAGES_AT_MOST:g}: {met(size <= FORUM_PAGES_AT_MOST)}"
    print(f"{len(sizes)} pages of works, the heaviest {path.parent.relative_to(site)}: "
          f"{size:.1f} kB gzip. {told}")  # fmt: skip


if __name__ == "__main__":
    main()
