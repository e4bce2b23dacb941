"""Signs of care in the finished pages: titles, descriptions, icons, card, canonical addresses."""

from __future__ import annotations

import io
import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
import yaml
from lxml import html
from lxml.html import HtmlElement
from PIL import Image

from cetakbiru.outputs.card import CARD_FILE
from cetakbiru.outputs.card.icon import ICON_FILE, icon
from cetakbiru.outputs.card.social import HEIGHT, WIDTH
from cetakbiru.outputs.reader import page_files
from tests.conftest import ROOT, copy_good
from tests.running import ppm_here

pytestmark = pytest.mark.site

ADDRESS = "https://cetak-biru.contoh.example/"
REPOSITORY = "https://kode.contoh.example/cetak-biru"


@pytest.fixture(scope="module")
def pages(built_site: Path) -> dict[str, HtmlElement]:
    """Every page of the site by address; those behind permanent links only lead on."""
    return {
        name: html.fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
        for name, path in page_files(built_site).items()
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
    for path in page_files(built_site).values():
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


@pytest.fixture(scope="module")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the invented province, with an address and a repository."""
    project = copy_good(tmp_path_factory.mktemp("beralamat"))
    edition = project / "data/edisi.yml"
    text = re.sub(r"(?m)^(alamat|repositori):.*$", "", edition.read_text(encoding="utf-8"))
    edition.write_text(f"{text}\nalamat: {ADDRESS}\nrepositori: {REPOSITORY}\n", encoding="utf-8")
    answer = ppm_here(project, "build", "--skip", "pdf")
    assert answer.code == 0, answer.err
    return project / "site"


def test_a_site_with_an_address_says_it(addressed: Path) -> None:
    tree = html.fromstring((addressed / "index.html").read_bytes())
    assert tree.xpath("//link[@rel='canonical']/@href") == [ADDRESS]
    assert tree.xpath("//meta[@property='og:image']/@content") == [f"{ADDRESS}{CARD_FILE}"]
    assert f"<loc>{ADDRESS}</loc>" in (addressed / "sitemap.xml").read_text(encoding="utf-8")
    assert "Sitemap:" in (addressed / "robots.txt").read_text(encoding="utf-8")


def test_the_sitemap_names_every_page(addressed: Path) -> None:
    text = (addressed / "sitemap.xml").read_text(encoding="utf-8")
    named = {url.removeprefix(ADDRESS) for url in re.findall("<loc>([^<]+)</loc>", text)}
    written = {path.parent.relative_to(addressed) for path in addressed.rglob("index.html")}
    pages = {f"{path.as_posix()}/" for path in written if path.parts[:1] != ("id",)}
    assert named == (pages - {"./"}) | {""}


def test_a_repository_brings_links_to_edit_and_to_answer(addressed: Path) -> None:
    tree = html.fromstring((addressed / "kabupaten/contoh-utara/index.html").read_bytes())
    (edit,) = tree.xpath("//footer//a[text()='Sunting halaman ini']/@href")
    assert edit == f"{REPOSITORY}/edit/main/docs/kabupaten/contoh-utara.md"
    answers = tree.xpath("//article[@id='PRG-9901-PEN-01']//p[@class='ppm-masukan']/a/@href")
    assert len(answers) == 1
    query = dict(parse_qsl(urlsplit(answers[0]).query))
    assert answers[0].startswith(f"{REPOSITORY}/issues/new?")
    assert (query["id"], query["edisi"]) == ("PRG-9901-PEN-01", "2026.1")
    assert any(
        link.startswith(f"{REPOSITORY}/") for link in tree.xpath("//p[@class='ppm-unduh']/a/@href")
    )


def test_links_to_edit_and_to_answer_lead_to_the_repository_or_are_not_there(
    pages: dict[str, HtmlElement],
) -> None:
    edition = yaml.safe_load((ROOT / "data/edisi.yml").read_text(encoding="utf-8"))
    repository = edition["repositori"]
    offers = "//footer//a[starts-with(., 'Sunting')] | //*[@class='ppm-masukan']//a"
    for name, tree in pages.items():
        for link in tree.xpath(f"({offers})/@href"):
            assert repository, name
            assert link.startswith(repository), name
