"""How quick the catalogue is with many programmes: milliseconds to open, narrow, search and sort.

Run by hand: python -m tests.benchmarks.catalogue SITE [ROWS]. It copies a finished site, repeats
the rows of its catalogue until there are ROWS (10,000 unless told) with IDs of their own, and
measures in a real browser from the event to the painted frame.
"""

from __future__ import annotations

import copy
import gzip
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement
from playwright.sync_api import Page, sync_playwright

from tests.browser.compressed import serving

PAGE = "program/katalog/"
ROWS = 10_000
REPEATS = 5
_CHROMIUM = Path("/usr/bin/chromium")

# Runs an action and resolves once what it changed has been painted and announced work is done.
_TIMED = """
async (name) => {
  const form = document.querySelector(".ppm-saring");
  const body = document.querySelector(".ppm-katalog tbody");
  const actions = {
    narrow: () => set("#ppm-saring-kabupaten", 5),
    widen: () => set("#ppm-saring-kabupaten", 0),
    words: () => {
      const input = form.elements.cari;
      input.value = input.value ? "" : "beasiswa";
      input.dispatchEvent(new Event("input", { bubbles: true }));
    },
    sort: () => document.querySelectorAll(".ppm-urut")[1].click(),
  };
  function set(selector, index) {
    const select = document.querySelector(selector);
    select.selectedIndex = index;
    select.dispatchEvent(new Event("input", { bubbles: true }));
  }
  const start = performance.now();
  const changed = new Promise((resolve) => {
    new MutationObserver((_, observer) => { observer.disconnect(); resolve(); })
      .observe(body, { childList: true });
  });
  actions[name]();
  await changed;
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return performance.now() - start;
}
"""


def main() -> None:
    """Prints the median of each action."""
    site = Path(sys.argv[1])
    rows = int(sys.argv[2]) if len(sys.argv) > 2 else ROWS
    with tempfile.TemporaryDirectory(prefix="ppm-") as folder:
        copied = Path(folder) / "situs"
        shutil.copytree(site, copied, ignore=shutil.ignore_patterns("unduhan", "data", "id"))
        page = copied / PAGE / "index.html"
        page.write_bytes(enlarged(page.read_bytes(), rows))
        packed = len(gzip.compress(page.read_bytes(), 6))
        print(f"{rows:,} rows, {page.stat().st_size / 1e6:.1f} MB of HTML, gzip {packed / 1e6:.2f}")
        with serving(copied) as host, sync_playwright() as playwright:
            own = str(_CHROMIUM) if _CHROMIUM.exists() else None
            browser = playwright.chromium.launch(executable_path=own, args=["--no-sandbox"])
            for name, milliseconds in measure(browser.new_page(), f"{host}{PAGE}"):
                print(f"{name:<8}{milliseconds:>8.0f} ms")
            browser.close()


def enlarged(content: bytes, rows: int) -> bytes:
    """The page with its rows repeated, each with an ID of its own."""
    tree = html.fromstring(content, parser=html.HTMLParser(encoding="utf-8"))
    (body,) = tree.xpath("//div[@data-ppm-katalog]//tbody")
    originals = list(body)
    body[:] = [_copy(row, at) for at, row in enumerate(islice(cycle(originals), rows))]
    written: bytes = html.tostring(tree, doctype="<!doctype html>", encoding="utf-8")
    return written


def _copy(row: HtmlElement, at: int) -> HtmlElement:
    made = copy.deepcopy(row)
    (link,) = made.xpath("./th/a")
    link.text = f"{link.text}-{at}"
    return made


def measure(page: Page, address: str) -> Iterator[tuple[str, float]]:
    """Name and milliseconds of opening and of each action."""
    page.set_default_timeout(120_000)
    page.goto(address)
    page.wait_for_selector(".ppm-katalog--aktif", state="attached")
    yield "open", page.evaluate("performance.now()")
    for name in ("narrow", "words", "sort"):
        times = []
        for _ in range(REPEATS):
            times.append(page.evaluate(_TIMED, name))
            if name == "narrow":
                page.evaluate(_TIMED, "widen")
        yield name, statistics.median(times)


if __name__ == "__main__":
    main()
