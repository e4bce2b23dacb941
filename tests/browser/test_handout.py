"""The file of a kabupaten as whoever gets it in a message opens it: alone, offline, on paper."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.handout.document import LIMIT
from cetakbiru.pages.fragments.documents import FOLDER, handout_name
from cetakbiru.pages.theme_files import SHEET

pytestmark = pytest.mark.site

RULES = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
# Every property of every element of the file, with its before and after.
STYLES = """
[...document.querySelectorAll("body, body *")].map((one) =>
  ["", "::before", "::after"].map((part) => {
    const style = getComputedStyle(one, part);
    return part && style.content === "none" ? "" : [...style].map((name) => style[name]).join(";");
  }).join("|"))
"""


@pytest.fixture(scope="module")
def names(real: Blueprint) -> list[str]:
    return [handout_name(real, kode) for kode in real.kabupaten]


@pytest.fixture
def alone(built_site: Path, names: list[str], tmp_path: Path) -> Path:
    """The files, each away from the site that made it."""
    for name in names:
        shutil.copy(built_site / FOLDER / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def asked(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page of a telephone without a network, and all that it asks for."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, offline=True, java_script_enabled=False
    )
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    yield page, asked
    context.close()


def test_every_file_is_small_and_asks_for_nothing(
    alone: Path, names: list[str], asked: tuple[Page, list[str]]
) -> None:
    page, requests = asked
    for name in names:
        file = alone / name
        assert 20_000 < file.stat().st_size <= LIMIT, name
        page.goto(file.as_uri())
        assert page.locator("h1").count() == 1
    assert requests == [(alone / name).as_uri() for name in names]


def test_nothing_is_wider_than_a_telephone(browser: Browser, alone: Path, names: list[str]) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 700})
    for name in names:
        page.goto((alone / name).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, name
    page.close()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_it_is_accessible(browser: Browser, alone: Path, width: int, scheme: str) -> None:
    # The policy of the file lets no script of a test in either.
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type]  # one of two words
        bypass_csp=True,
    )
    page = context.new_page()
    page.goto((alone / "wilayah-ketapang.html").as_uri())
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (ground == "rgb(255, 255, 255)") == (scheme == "light"), ground
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []
    context.close()


def test_the_summary_is_one_sheet_of_a4(
    browser: Browser, alone: Path, names: list[str], tmp_path: Path
) -> None:
    page = browser.new_page()
    for name in names:
        page.goto("about:blank")
        page.goto(f"{(alone / name).as_uri()}#ringkasan")
        page.pdf(path=tmp_path / "lembar.pdf", prefer_css_page_size=True)
        (sheet,) = _sheets(tmp_path / "lembar.pdf")
        for needed in ("dalam satu lembar", "Tambang yang tercatat", "Cara desa mengusulkan"):
            assert needed in sheet, name
        page.goto("about:blank")
        page.goto((alone / name).as_uri())
        page.pdf(path=tmp_path / "semua.pdf", prefer_css_page_size=True)
        first, second, *others = _sheets(tmp_path / "semua.pdf")
        assert _below_its_number(first) == _below_its_number(sheet)
        assert _below_its_number(second).startswith("Isi lengkap")
        # What is folded on a screen is open on paper.
        assert "Desa dan kelurahan" in " ".join(others)
    page.close()


def test_it_looks_as_with_the_whole_sheet_of_the_site(
    browser: Browser, built_site: Path, alone: Path
) -> None:
    """No rule is left out that would change anything."""
    page = browser.new_page(viewport={"width": 900, "height": 800}, bypass_csp=True)
    page.goto((alone / "wilayah-ketapang.html").as_uri())
    before = page.evaluate(STYLES)
    sheet = (built_site / SHEET).read_text(encoding="utf-8")
    # Before the file's own, which comes last in it, and which has all that the site's lacks.
    page.evaluate(
        """(sheet) => {
          const style = document.createElement("style");
          style.textContent = sheet;
          document.querySelector("style").before(style);
        }""",
        sheet,
    )
    after = page.evaluate(STYLES)
    page.close()
    assert len(before) > 500
    assert before == after


def _below_its_number(sheet: str) -> str:
    return sheet.partition("\n")[2]


def _sheets(file: Path) -> list[str]:
    document = pypdfium2.PdfDocument(file)
    try:
        return [sheet.get_textpage().get_text_range() for sheet in document]
    finally:
        document.close()
