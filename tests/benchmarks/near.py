"""How fast "Wilayah saya" answers, in milliseconds of a browser four times slowed down: until the
place and its map are painted, and until all that is known of it is.

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

# Asks what stands in a field, and tells when its place and when the whole answer has been painted.
_TIMED = """
([field, button, text]) => {
  const form = document.querySelector(".ppm-dekat form");
  const box = document.querySelector(".ppm-dekat-jawaban");
  form.elements[field].value = text;
  const start = performance.now();
  const painted = (selector) => new Promise((resolve) => {
    new MutationObserver((_, observer) => {
      if (!box.querySelector(selector)) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
    }).observe(box, { childList: true, subtree: true });
  });
  const told = [painted("h2"), painted(".ppm-dekat-tempat")];
  form.querySelector(button).click();
  return Promise.all(told);
}
"""
# All that is fetched ahead has come.
_LOADED = """performance.getEntriesByType("resource")
  .filter(({ name }) => name.includes("/arah-")).length
  >= document.querySelectorAll(".ppm-dekat-daftar h3").length"""


def main() -> None:
    """Prints the first answer of a page and the medians of those that follow."""
    print(f"{'':<28}{'first':>8}{'whole':>8}{'later':>8}{'whole':>8}")
    with serving(Path(sys.argv[1])) as host, sync_playwright() as playwright:
        own = str(_CHROMIUM) if _CHROMIUM.exists() else None
        browser = playwright.chromium.launch(executable_path=own, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 360, "height": 800})
        for name, times in measure(page, f"{host}{NEAR_PAGE}"):
            print(f"{name:<28}" + "".join(f"{time:>8.0f}" for time in times))
        browser.close()


def measure(page: Page, address: str) -> Iterator[tuple[str, list[float]]]:
    """What was asked, the milliseconds of the first answer and the medians of later ones."""
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
        yield title, [*times[0], *map(statistics.median, zip(*times[1:], strict=True))]


def _permit() -> str:
    """A round permit as people paste corners, latitude first."""
    turns = (2 * math.pi * at / _CORNERS for at in range(_CORNERS))
    y, x = _POINT
    return "\n".join(f"{y + math.sin(t) / 10:.6f}; {x + math.cos(t) / 10:.6f}" for t in turns)


if __name__ == "__main__":
    main()
