"""Recall and bytes of the site's search beside those of the theme's own, on the same pages.

Run by hand: python -m tests.benchmarks.search. It builds the site once into a temporary folder,
with MkDocs' search plugin beside our own, asks both the queries of
tests/outputs/search/queries.yml, and times ours in a browser.
"""

from __future__ import annotations

import gzip
import importlib.util
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from cetakbiru.outputs.search.index import FOLDER, SEARCH
from cetakbiru.pages.theme_files import THEME_FOLDER
from tests.conftest import ROOT, serving
from tests.outputs.search.cases import FIRST, Case, read_cases
from tests.outputs.search.node import HERE as SEARCH_TESTS
from tests.outputs.search.node import run

# All that the theme's search would else ask its own templates for, which ours are not.
_SETTINGS = """INHERIT: {root}/mkdocs.yml
docs_dir: {root}/docs
plugins:
  search: {{lang: [en], separator: '[\\s\\-]+', pipeline: [stopWordFilter]}}
  cetakbiru: {{data_dir: {root}/data, card: false, planning: false, pdf: false, offline: false}}
  macros: {{}}
"""
CHROMIUM = Path("/usr/bin/chromium")
RUNS = 5
# Milliseconds from the first letter to the first hit on the screen; none after a minute.
_FIRST_HIT = """([selector, hit, query]) => new Promise((done) => {
  const input = document.querySelector(selector);
  const from = performance.now();
  setTimeout(() => done(NaN), 60_000);
  new MutationObserver(() => document.querySelector(hit) && done(performance.now() - from))
    .observe(document.body, { childList: true, subtree: true });
  input.focus();
  input.value = query;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
})"""


def main() -> None:
    """Prints the table of results."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        config = Path(folder, "mkdocs.yml")
        config.write_text(_SETTINGS.format(root=ROOT), encoding="utf-8")
        subprocess.run(
            [Path(sys.executable).with_name("mkdocs"), "build", "-q", "-f", config, "-d", site],
            check=True,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        )
        # Our plugin leaves the theme's scripts out, since no page asks for them.
        package = Path(importlib.util.find_spec("material").origin).parent  # type: ignore
        scripts = "assets/javascripts"
        shutil.copytree(package / "templates" / scripts, site / scripts, dirs_exist_ok=True)
        _print_recall(site, site)
        _print_bytes(site, site)
        _print_times(site)


def _print_recall(ours: Path, stock: Path) -> None:
    cases = read_cases()
    own = run(SEARCH_TESTS / "run.cjs", ours, "10", given=[case.asked for case in cases])
    theme = run(Path(__file__).with_name("material.cjs"), stock, given=[c.asked for c in cases])
    own_urls = [[hit["url"] for hit in answer["hits"]] for answer in own["answers"]]
    theme_pages = [answer["pages"] for answer in theme["answers"]]
    print(f"recall@{FIRST}, {len(cases)} queries")
    print(f"{'group':14} {'queries':>7} {'exact place':>23} {'right page':>23}")
    print(f"{'':14} {'':>7} {'ours':>11} {'theme':>11} {'ours':>11} {'theme':>11}")
    for group in (*dict.fromkeys(case.group for case in cases), ""):
        chosen = [i for i, case in enumerate(cases) if group in ("", case.group)]
        shares = (
            _share(cases[i].is_met(own_urls[i]) for i in chosen),
            _share(cases[i].is_met(_flat(theme_pages[i])) for i in chosen),
            _share(_page_met(cases[i], own_urls[i]) for i in chosen),
            # The theme shows pages with their parts: its first five pages count, whatever part.
            _share(_page_met(cases[i], [page[0] for page in theme_pages[i]]) for i in chosen),
        )
        print(f"{group or 'all':14} {len(chosen):7} " + " ".join(f"{one:11.2f}" for one in shares))
    fetched = [
        _gzip(ours / SEARCH) + sum(_gzip(ours / FOLDER / name) for name in answer["fetched"])
        for answer in own["answers"]
    ]
    print(
        f"a first query fetches, gzip: median {statistics.median(fetched) / 1000:.1f} kB, "
        f"at most {max(fetched) / 1000:.1f} kB"
    )


def _flat(pages: Iterable[list[str]]) -> list[str]:
    return [url for page in pages for url in page]


def _page_met(case: Case, urls: Iterable[str]) -> bool:
    wanted = {url.partition("#")[0] for url in case.to}
    return bool(wanted & {url.partition("#")[0] for url in list(urls)[:FIRST]})


def _share(met: Iterable[bool]) -> float:
    return statistics.mean(float(one) for one in met)


def _print_bytes(ours: Path, stock: Path) -> None:
    own = (ours / "assets/search/box.js", THEME_FOLDER / "assets/search/box.css")
    first_view = sum(map(_gzip, own))
    worker = next((stock / "assets/javascripts/workers").glob("*.js"))
    theme = _gzip(stock / "search/search_index.json") + _gzip(worker)
    print(f"with the page, gzip: ours {first_view / 1000:.1f} kB, theme {theme / 1000:.1f} kB")


def _gzip(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9))


def _print_times(site: Path) -> None:
    with sync_playwright() as playwright:
        own = str(CHROMIUM) if CHROMIUM.exists() else None
        browser = playwright.chromium.launch(executable_path=own, args=["--no-sandbox"])
        times = sorted(
            _first_hit(browser, site, "#ppm-search-query", ".ppm-hit") for _ in range(RUNS)
        )
        print(
            f"first letter to first hit: median {statistics.median(times):.0f} ms, "
            f"of {RUNS} from {times[0]:.0f} to {times[-1]:.0f}"
        )
        browser.close()


def _first_hit(browser: Browser, site: Path, selector: str, hit: str) -> float:
    with serving(site) as address:
        context = browser.new_context()
        page = context.new_page()
        # The moment the page can be typed into: the theme may still be fetching its index.
        page.goto(address, wait_until="domcontentloaded")
        found: float = page.evaluate(_FIRST_HIT, [selector, hit, "beasiswa"])
        context.close()
        return found


if __name__ == "__main__":
    main()
