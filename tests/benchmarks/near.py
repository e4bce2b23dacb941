"""How fast "Wilayah saya" answers, in milliseconds of a browser four times slowed down.

Run by hand: python -m tests.benchmarks.near SITE, with SITE a finished site.
"""

from __future__ import annotations

import math
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from cetakbiru.pages.fragments.links import NEAR_PAGE
from tests.benchmarks.catalogue import REPEATS, THROTTLE
from tests.browser.compressed import serving
from tests.browser.waiting import until

_CHROMIUM = Path("/usr/bin/chromium")
_POINT = (-0.1, 111.0)
_CORNERS = 1_000
_WRITING = 500

# Asks what stands in a field, and resolves once the whole answer has been painted.
_TIMED = """
async ([field, button, text]) => {
  const form = document.querySelector(".ppm-dekat form");
  const box = document.querySelector(".ppm-dekat-jawaban");
  form.elements[field].value = text;
  const start = performance.now();
  const told = new Promise((resolve) => {
    new MutationObserver((_, observer) => {
      if (!box.querySelector(".ppm-dekat-tempat")) return;
      observer.disconnect();
      resolve();
    }).observe(box, { childList: true, subtree: true });
  });
  form.querySelector(button).click();
  await told;
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return performance.now() - start;
}
"""
# All that is fetched ahead has come.
_LOADED = """performance.getEntriesByType("resource")
  .filter(({ name }) => name.includes("/arah-")).length
  >= document.querySelectorAll(".ppm-dekat-daftar h3").length"""


def main() -> None:
    """Prints the first answer of a page and the median of those that follow."""
    with serving(Path(sys.argv[1])) as host, sync_playwright() as playwright:
        own = str(_CHROMIUM) if _CHROMIUM.exists() else None
        browser = playwright.chromium.launch(executable_path=own, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 360, "height": 800})
        for name, first, later in measure(page, f"{host}{NEAR_PAGE}"):
            print(f"{name:<28}{first:>8.0f} ms{later:>8.0f} ms")
        browser.close()


def measure(page: Page, address: str) -> Iterator[tuple[str, float, float]]:
    """What was asked, the milliseconds of the first answer and the median of later ones."""
    session = page.context.new_cdp_session(page)
    page.goto(address)
    name = page.locator(".ppm-dekat-daftar li a").last.inner_text()
    asked = {
        "a kecamatan by name": ("cari", ".md-button", name),
        "a coordinate": ("cari", ".md-button", "; ".join(map(str, _POINT))),
        f"a permit of {_CORNERS:,} corners": ("izin", "[name=periksa]", _permit()),
    }
    for title, question in asked.items():
        page.goto(address)
        page.locator("[name=cari]").focus()
        until(page, _LOADED)
        if question[0] == "izin":
            with page.expect_response(lambda response: "/izin.js" in response.url):
                page.locator(".ppm-dekat details").first.locator("summary").click()
        # As long as it takes to write a word.
        page.wait_for_timeout(_WRITING)
        session.send("Emulation.setCPUThrottlingRate", {"rate": THROTTLE})
        times = [page.evaluate(_TIMED, list(question)) for _ in range(REPEATS)]
        session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
        yield title, times[0], statistics.median(times[1:])


def _permit() -> str:
    """A round permit as people paste corners, latitude first."""
    turns = (2 * math.pi * at / _CORNERS for at in range(_CORNERS))
    y, x = _POINT
    return "\n".join(f"{y + math.sin(t) / 10:.6f}; {x + math.cos(t) / 10:.6f}" for t in turns)


if __name__ == "__main__":
    main()
