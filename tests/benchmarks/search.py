"""Recall, bytes and time of the site's search beside those of the theme's own, on the same pages.

Run by hand: python -m tests.benchmarks.search. It renders docs/ twice into a temporary folder, once
with this project's search and once with the theme's, asks both the queries of
tests/outputs/search/queries.yml, and opens both in a browser.
"""

from __future__ import annotations

import gzip
import statistics
import tempfile
from collections.abc import Iterable
from pathlib import Path

from cetakbiru.site.render import render_with_mkdocs
from playwright.sync_api import Browser, sync_playwright

from cetakbiru.base.project import Project, find_project
from cetakbiru.model.load import load_blueprint
from cetakbiru.outputs.search import write_index
from cetakbiru.outputs.search.index import SEARCH
from tests.conftest import serving
from tests.outputs.search.cases import FIRST, Case, read_cases
from tests.outputs.search.node import HERE as SEARCH_TESTS
from tests.outputs.search.node import run

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
        ours, stock = Path(folder, "ours"), Path(folder, "stock")
        _render(find_project(site=ours), ours)
        write_index(load_blueprint(find_project().data), ours)
        _render(_with_theme_search(Path(folder, "project"), stock), stock)
        _print_recall(ours, stock)
        _print_bytes(ours, stock)
        _print_times(ours, stock)


def _render(project: Project, site: Path) -> None:
    render_with_mkdocs(project, load_blueprint(project.data), site)


def _with_theme_search(root: Path, site: Path) -> Project:
    """A project of the same pages and data in the theme as it comes."""
    project = find_project(site=site)
    (root / "src/cetakbiru/pages/theme").mkdir(parents=True)
    config = project.config.read_text(encoding="utf-8")
    if "\n  search:" not in config:
        config = config.replace("\nplugins:\n", "\nplugins:\n  search: {lang: [en]}\n")
    (root / project.config.name).write_text(config, encoding="utf-8")
    (root / "macros").symlink_to(project.root / "macros")
    return Project(root=root, data=project.data, docs=project.docs, site=site)


def _print_recall(ours: Path, stock: Path) -> None:
    cases = read_cases()
    own = run(SEARCH_TESTS / "run.cjs", ours, given=[case.asked for case in cases])
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
    print(f"index ready in Node: ours {own['ready']:.0f} ms, theme {theme['ready']:.0f} ms")


def _flat(pages: Iterable[list[str]]) -> list[str]:
    return [url for page in pages for url in page]


def _page_met(case: Case, urls: Iterable[str]) -> bool:
    wanted = {url.partition("#")[0] for url in case.to}
    return bool(wanted & {url.partition("#")[0] for url in list(urls)[:FIRST]})


def _share(met: Iterable[bool]) -> float:
    return statistics.mean(float(one) for one in met)


def _print_bytes(ours: Path, stock: Path) -> None:
    first_view = sum(_gzip(ours / "assets/search" / name) for name in ("box.js", "box.css"))
    worker = next((stock / "assets/javascripts/workers").glob("*.js"))
    theme = _gzip(stock / "search/search_index.json") + _gzip(worker)
    print(f"with the page, gzip: ours {first_view / 1000:.1f} kB, theme {theme / 1000:.1f} kB")
    print(f"more on the first query: ours {_gzip(ours / SEARCH) / 1000:.1f} kB, theme 0 kB")


def _gzip(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9))


def _print_times(ours: Path, stock: Path) -> None:
    with sync_playwright() as playwright:
        own = str(CHROMIUM) if CHROMIUM.exists() else None
        browser = playwright.chromium.launch(executable_path=own, args=["--no-sandbox"])
        for name, site, selector, hit in (
            ("ours", ours, "#ppm-search-query", ".ppm-hit"),
            ("src/cetakbiru/pages/theme", stock, ".md-search__input", ".md-search-result__item"),
        ):
            times = sorted(_first_hit(browser, site, selector, hit) for _ in range(RUNS))
            print(
                f"first letter to first hit, {name}: median {statistics.median(times):.0f} ms, "
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
