"""Signs of care in the finished pages: titles, descriptions, icons, card, canonical addresses."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement
from PIL import Image

from brand.card import CARD_FILE, HEIGHT, WIDTH
from brand.icon import ICON_FILE, icon
from tests.conftest import PPM, ROOT

ADDRESS = "https://cetak-biru.contoh.example/"


@pytest.fixture(scope="module")
def pages(built_site: Path) -> dict[str, HtmlElement]:
    """Every page of the site by address; those behind permanent links only lead on."""
    found = {path.relative_to(built_site).as_posix(): path for path in built_site.rglob("*.html")}
    return {
        name: html.fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
        for name, path in found.items()
        if not name.startswith("id/")
    }


def _meta(tree: HtmlElement, name: str) -> str:
    (value,) = tree.xpath(f"//meta[@name='{name}']/@content")
    return str(value)


def test_titles_are_unique_and_say_the_site(pages: dict[str, HtmlElement]) -> None:
    titles = [str(tree.findtext(".//title")) for tree in pages.values()]
    assert len(titles) == len(set(titles))
    assert all("Cetak Biru PPM" in title for title in titles)


def test_descriptions_are_unique_and_fit(pages: dict[str, HtmlElement]) -> None:
    found = {name: _meta(tree, "description") for name, tree in pages.items() if name != "404.html"}
    assert len(set(found.values())) == len(found)
    assert all(25 <= len(text) <= 200 for text in found.values())


def test_headings_keep_their_order(pages: dict[str, HtmlElement]) -> None:
    for name, tree in pages.items():
        found = tree.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")
        levels = [int(one.tag[1]) for one in found]
        assert levels[0] == 1, name
        assert all(later - earlier <= 1 for earlier, later in pairwise(levels)), name


def test_every_page_has_its_policy_icon_feed_and_colour(pages: dict[str, HtmlElement]) -> None:
    for name, tree in pages.items():
        assert tree.xpath("//meta[@http-equiv='Content-Security-Policy']"), name
        assert tree.xpath("//link[@rel='alternate'][contains(@href, 'umpan.xml')]"), name
        assert tree.xpath("//link[@rel='apple-touch-icon']"), name
        assert len(tree.xpath("//meta[@name='theme-color']")) == 2, name


def test_nothing_runs_or_styles_inside_a_page(built_site: Path) -> None:
    for path in built_site.rglob("*.html"):
        tree = html.fromstring(path.read_bytes())
        for script in tree.iter("script"):
            assert script.get("src") or script.get("type") in (
                "application/json",
                "application/ld+json",
            )
        assert not tree.xpath("//style | //@style | //@*[starts-with(name(), 'on')]"), path


def test_the_card_and_the_icon_are_drawn(built_site: Path) -> None:
    with Image.open(built_site / CARD_FILE) as card:
        assert card.size == (WIDTH, HEIGHT)
    drawn, kept = (
        Image.open(io.BytesIO(data)).convert("RGB") for data in (icon(), ICON_FILE.read_bytes())
    )
    assert drawn.tobytes() == kept.tobytes()


def test_a_site_with_an_address_says_it(tmp_path: Path) -> None:
    """The invented province, built with an address of its own."""
    project = tmp_path / "proyek"
    shutil.copytree(ROOT / "tests/examples/good", project)
    shutil.copytree(ROOT / "data/skema", project / "data/skema", dirs_exist_ok=True)
    edition = project / "data/edisi.yml"
    text = edition.read_text(encoding="utf-8")
    text = re.sub(r"(?m)^alamat:.*$", "", text) + f"\nalamat: {ADDRESS}\n"
    edition.write_text(text, encoding="utf-8")
    folders = [f"--{name}={project / name}" for name in ("data", "docs", "site")]
    result = subprocess.run(
        [PPM, "build", *folders],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert result.returncode == 0, result.stderr
    tree = html.fromstring((project / "site/index.html").read_bytes())
    assert tree.xpath("//link[@rel='canonical']/@href") == [ADDRESS]
    assert tree.xpath("//meta[@property='og:image']/@content") == [f"{ADDRESS}{CARD_FILE}"]
    assert f"<loc>{ADDRESS}</loc>" in (project / "site/sitemap.xml").read_text(encoding="utf-8")
    assert "Sitemap:" in (project / "site/robots.txt").read_text(encoding="utf-8")
