"""Bytes of the first view of our pages, beside a stock Material page and a GOV.UK-style page.

Run by hand: python -m tests.benchmarks.page_weight SITE [--govuk FOLDER]. SITE is a finished site;
FOLDER an installed npm package govuk-frontend. The same district page is measured three ways over
one server with gzip: as we publish it; as Material of the lock renders the same Markdown with its
own settings, every page in its search index; as a page of the same text in GOV.UK's frame.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from lxml import html
from playwright.sync_api import Browser, sync_playwright

from tests.browser.compressed import serving
from tests.browser.transfer import View, first_view

DISTRICT = "kabupaten/ketapang/"
_CHROMIUM = Path("/usr/bin/chromium")
# What Material does when nobody tells it otherwise; its fonts come from another host.
_STOCK = """site_name: Cetak Biru
theme:
  name: material
plugins: [search]
"""


def main() -> None:
    """Prints a table: page, bytes, requests, requests to other hosts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--govuk", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ppm-") as folder, sync_playwright() as playwright:
        own = str(_CHROMIUM) if _CHROMIUM.exists() else None
        browser = playwright.chromium.launch(executable_path=own, args=["--no-sandbox"])
        roots = {"ours": given.site, "stock Material": _stock(given.site, Path(folder))}
        if given.govuk:
            roots["GOV.UK frame"] = _govuk(given.site, given.govuk, Path(folder))
        print(f"{'site':<16}{'page':<24}{'bytes, gzip':>12}{'requests':>10}{'elsewhere':>10}")
        for name, root in roots.items():
            for address in ("", DISTRICT):
                if (root / address / "index.html").exists():
                    _print(name, address, _view(browser, root, address))
        browser.close()


def _view(browser: Browser, root: Path, address: str) -> tuple[View, str]:
    with serving(root) as host:
        return first_view(browser, f"{host}{address}"), urlsplit(host).netloc


def _print(name: str, address: str, found: tuple[View, str]) -> None:
    view, host = found
    asked = [url for url in view.requests if not url.startswith("data:")]
    elsewhere = sum(urlsplit(url).netloc != host for url in asked)
    print(
        f"{name:<16}{address or 'home':<24}{view.transferred:>12,}{len(asked):>10}{elsewhere:>10}"
    )


def _stock(site: Path, folder: Path) -> Path:
    """The articles of the site as pages of a stock Material site: raw HTML in Markdown files."""
    source = folder / "stock"
    for page in sorted(site.rglob("index.html")):
        place = page.parent.relative_to(site)
        if place.parts[:1] == ("id",):  # pages that only lead on
            continue
        target = source / "docs" / place / "index.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_article(page), encoding="utf-8")
    (source / "mkdocs.yml").write_text(_STOCK, encoding="utf-8")
    subprocess.run(
        [Path(sys.executable).with_name("mkdocs"), "build", "-q"],
        cwd=source,
        check=True,
        capture_output=True,
    )
    return source / "site"


def _article(page: Path) -> str:
    tree = html.fromstring(page.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    # The first is the page; programmes are articles of their own inside it.
    article = next(tree.iter("article"))
    return "".join(
        html.tostring(child, encoding="unicode", with_tail=False).replace("\n\n", "\n") + "\n\n"
        for child in article
    )


def _govuk(site: Path, package: Path, folder: Path) -> Path:
    """The same articles in GOV.UK's frame, with its style sheet, script and fonts."""
    root = folder / "govuk"
    built = package / "dist" / "govuk"
    shutil.copytree(built / "assets", root / "assets")
    for name in ("govuk-frontend.min.css", "govuk-frontend.min.js"):
        shutil.copyfile(built / name, root / name)
    for address in ("", DISTRICT):
        target = root / address / "index.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        title = escape(address or "Beranda")
        target.write_text(
            '<!doctype html><html lang="id" class="govuk-template"><head><meta charset="utf-8">'
            f'<title>{title}</title><link rel="icon" href="/assets/images/favicon.svg">'
            '<link rel="stylesheet" href="/govuk-frontend.min.css"></head>'
            '<body class="govuk-template__body js-enabled govuk-frontend-supported">'
            '<div class="govuk-width-container"><main class="govuk-main-wrapper govuk-body">'
            f"{_article(site / address / 'index.html')}</main></div>"
            '<script type="module">import { initAll } from "/govuk-frontend.min.js"; initAll()'
            "</script></body></html>",
            encoding="utf-8",
        )
    return root


if __name__ == "__main__":
    main()
