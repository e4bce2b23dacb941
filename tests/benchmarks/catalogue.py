"""How quick the catalogue is on a phone: milliseconds to open, narrow, search and sort.

Run by hand: python -m tests.benchmarks.catalogue SITE [ROWS]. It copies a finished site, repeats
the rows of its catalogue until there are ROWS (10,000 unless told) with IDs of their own, and
measures in a real browser from the event to the painted frame.
"""

from __future__ import annotations

import gzip
import re
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from cetakbiru.pages.fragments.tables import AT_ONCE, GROUP
from tests.browser.compressed import serving

PAGE = "program/katalog/"
ROWS = 10_000
REPEATS = 5
# As much slower as a telephone is than this machine.
THROTTLE = 4
_ROW = re.compile(r"<tr data-.*?</tr>", re.DOTALL)
_ID = re.compile(r'class="ppm-id">[^<]*')
_CHROMIUM = Path("/usr/bin/chromium")

# Runs an action and resolves once what it changed has been painted and announced work is done.
_TIMED = """
async (name) => {
  const form = document.querySelector(".ppm-saring");
  const table = document.querySelector(".ppm-katalog table");
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
      .observe(table, { childList: true });
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
            page_of_phone = browser.new_page(viewport={"width": 360, "height": 800})
            for name, milliseconds in measure(page_of_phone, f"{host}{PAGE}"):
                print(f"{name:<8}{milliseconds:>8.0f} ms")
            browser.close()


def enlarged(content: bytes, rows: int) -> bytes:
    """The page with its rows repeated, each with an ID of its own, as the fragment parts them."""
    text = content.decode("utf-8")
    start, end = text.index("<tbody"), text.rindex("</tbody>") + len("</tbody>")
    originals = _ROW.findall(text)
    made = [
        _ID.sub(rf"\g<0>-{at}", row, count=1)
        for at, row in enumerate(islice(cycle(originals), rows))
    ]
    head = text[text.index("<thead>") : text.index("</thead>") + len("</thead>")]
    rest = f'<table class="ppm-tabel">\n{head}\n{_bodies(made[AT_ONCE:])}\n</table>'
    region, after = text[end:].split("</div>", 1)
    noscript = f"<noscript>{rest}</noscript>" if rows > AT_ONCE else ""
    return f"{text[:start]}{_bodies(made[:AT_ONCE])}{region}{noscript}</div>{after}".encode()


def _bodies(rows: Sequence[str]) -> str:
    groups = (rows[at : at + GROUP] for at in range(0, len(rows), GROUP))
    return "\n".join(
        '<tbody class="ppm-kelompok">\n{}\n</tbody>'.format("\n".join(group)) for group in groups
    )


def measure(page: Page, address: str) -> Iterator[tuple[str, float]]:
    """Name and milliseconds of opening and of each action."""
    page.set_default_timeout(120_000)
    session = page.context.new_cdp_session(page)
    page.goto(address)  # the server compresses it once
    session.send("Emulation.setCPUThrottlingRate", {"rate": THROTTLE})
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
