"""Drafting remarks: in the print of a draft, and not in that of an adopted edition."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cetakbiru.model.load import load_blueprint
from cetakbiru.model.model import Peristiwa
from cetakbiru.outputs.pdf.printer import Printer
from tests.conftest import GOOD
from tests.pdf.reading import html_of
from tests.pdf.test_refusals import HEAD, SmallSite

REMARK = (
    '<p>Kalimat naskah.</p><div class="admonition penyusunan"><p>Sumber diperiksa lagi.</p></div>'
)


@pytest.fixture(params=["div", "details"])
def folders(small_site: SmallSite, request: pytest.FixtureRequest) -> tuple[Path, Path]:
    kind: str = request.param
    remark = REMARK.replace("<div", f"<{kind}").replace("</div", f"</{kind}")
    return small_site(f"{HEAD}{remark}<p>Kalimat penutup.</p>")


def printed_chapter(folders: tuple[Path, Path], *events: Peristiwa) -> str:
    docs, site = folders
    blueprint = load_blueprint(GOOD / "data")
    place = blueprint.kabupaten["99.01"]
    _add_page_of(place.slug, docs, site)
    happened = (*blueprint.edisi.peristiwa, *events)
    edition = replace(blueprint.edisi, peristiwa=happened)
    changed = replace(blueprint, kabupaten={place.kode: place}, edisi=edition)
    return html_of(Printer(changed, docs, site).chapter_composed(1))


def _add_page_of(slug: str, docs: Path, site: Path) -> None:
    """The page of a kabupaten: without any the cover has no tile to show."""
    (docs / "kabupaten").mkdir()
    (docs / f"kabupaten/{slug}.md").write_text("# Wilayah\n", encoding="utf-8")
    with (docs / "cetak.yml").open("a", encoding="utf-8") as plan:
        plan.write(f"wilayah:\n  - kabupaten/{slug}.md\n")
    page = site / f"kabupaten/{slug}/index.html"
    page.parent.mkdir(parents=True)
    chapter = (site / "bab/index.html").read_text(encoding="utf-8")
    page.write_text(chapter.replace("BAB I Uji", "Wilayah"), encoding="utf-8")


def test_a_draft_shows_its_remarks(folders: tuple[Path, Path]) -> None:
    html = printed_chapter(folders)
    assert "Sumber diperiksa lagi." in html
    assert "Kalimat penutup." in html


def test_an_adopted_edition_has_none(folders: tuple[Path, Path]) -> None:
    adopted = Peristiwa(
        "ditetapkan", date(2026, 1, 30), "Keputusan rekaan.", "sumber-rekaan", "Nomor 1"
    )
    html = printed_chapter(folders, adopted)
    assert "Sumber diperiksa lagi." not in html
    assert "Kalimat naskah." in html
    assert "Kalimat penutup." in html


def test_what_a_page_loads_for_the_screen_is_not_printed(small_site: SmallSite) -> None:
    loads = '<link rel="stylesheet" href="../assets/a.css"><script src="../assets/a.js"></script>'
    printed = printed_chapter(small_site(f"{HEAD}{loads}<p>Kalimat penutup.</p>"))
    assert "Kalimat penutup." in printed
    assert "assets/a" not in printed
