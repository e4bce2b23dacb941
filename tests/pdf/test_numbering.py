"""One system of numbers: chapters, appendices, kabupaten within theirs, and all that they have."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from cetakbiru.model.load import load_blueprint
from cetakbiru.outputs.pdf.collect import collect
from cetakbiru.outputs.pdf.front import partial_lists, whole_lists
from cetakbiru.outputs.pdf.numbering import Counters, arabic, letters, roman
from cetakbiru.outputs.pdf.plan import PlannedPage, Role, read_plan
from cetakbiru.outputs.pdf.tree import Entry, PrintTree
from tests.conftest import GOOD

SmallSite = Callable[..., tuple[Path, Path]]
PARTS = (
    '<h2 id="satu">Satu</h2><h3>Rinci</h3>'
    "<table><caption>Angka</caption><tr><td>1</td></tr></table>"
    '<figure><svg viewBox="0 0 9 9"><title>Gambar uji</title></svg>'
    "<figcaption>Garis</figcaption></figure>"
)


@pytest.mark.parametrize(
    ("number", "sign"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (49, "XLIX")]
)
def test_roman_numbers(number: int, sign: str) -> None:
    assert roman(number) == sign
    assert arabic(sign) == number


@pytest.mark.parametrize(
    ("number", "sign"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (53, "BA")]
)
def test_letters_of_appendices(number: int, sign: str) -> None:
    assert letters(number) == sign


def labels(*pages: tuple[Role, str | None]) -> list[str]:
    counters = Counters()
    return [
        counters.label(PlannedPage("a.md", role, landscape=False, kabupaten=kode), "Judul")[0]
        for role, kode in pages
    ]


def test_kabupaten_are_parts_of_the_first_appendix() -> None:
    places = [(Role.DISTRICT, "99.01"), (Role.DISTRICT, "99.02")]
    chapters = [(Role.PREFACE, None), (Role.CHAPTER, None), (Role.CHAPTER, None)]
    appendices = [(Role.APPENDIX, None), (Role.APPENDIX, None)]
    opened = [(Role.DISTRICT, None)]
    assert labels(*chapters, *opened, *places, *appendices) == [
        *("", "BAB I", "BAB II"),
        *("LAMPIRAN A", "A.1", "A.2", "LAMPIRAN B", "LAMPIRAN C"),
    ]
    assert labels(*places, *appendices) == ["A.1", "A.2", "LAMPIRAN B", "LAMPIRAN C"]
    assert labels(*appendices) == ["LAMPIRAN A", "LAMPIRAN B"]


@pytest.fixture
def tree(small_site: SmallSite) -> PrintTree:
    """A chapter, the page of all kabupaten, one of them, and an appendix, each with all parts."""
    docs, site = small_site(f'<h1 id="uji">BAB II Uji</h1>{PARTS}')
    chapter = (site / "bab/index.html").read_text(encoding="utf-8")
    for name in ("semua", "utara", "akhir"):
        (docs / f"{name}.md").write_text(f"# {name}\n", encoding="utf-8")
        (site / name).mkdir()
        text = chapter.replace("BAB II Uji", name.capitalize())
        (site / name / "index.html").write_text(text, encoding="utf-8")
    with (docs / "cetak.yml").open("a", encoding="utf-8") as plan:
        plan.write("wilayah:\n  - semua.md\n  - utara.md\nlampiran:\n  - akhir.md\n")
    found = collect(load_blueprint(GOOD / "data"), site, docs, read_plan(docs, {"utara": "99.01"}))
    return found.select(lambda page: True, None)


def numbers(entries: Iterable[Entry]) -> list[str]:
    return [entry.number for entry in entries]


def test_sections_tables_and_figures_count_within_their_part(tree: PrintTree) -> None:
    chapter, opening, district, appendix = tree.chapters
    assert numbers(chapter.contents) == ["BAB II", "2.1", "2.1.1"]
    # What follows the number of the page of all kabupaten are the kabupaten.
    assert numbers(opening.contents) == ["LAMPIRAN A", "", ""]
    assert numbers(district.contents) == ["A.1", "A.1.1", ""]
    assert numbers(appendix.contents) == ["LAMPIRAN B", "B.1", "B.1.1"]
    assert [numbers(one.tables) for one in tree.chapters] == [
        *(["Tabel 2.1"], ["Tabel A.1"], ["Tabel A.1.1"], ["Tabel B.1"]),
    ]
    assert [numbers(one.figures) for one in tree.chapters] == [
        *(["Gambar 2.1"], ["Gambar A.1"], ["Gambar A.1.1"], ["Gambar B.1"]),
    ]


def test_no_number_is_given_twice(tree: PrintTree) -> None:
    given = [
        number
        for chapter in tree.chapters
        for number in numbers([*chapter.contents, *chapter.tables, *chapter.figures])
        if number
    ]
    assert len(given) == len(set(given))


def test_a_figure_and_its_table_are_listed_once(tree: PrintTree) -> None:
    (table,) = tree.chapters[0].tables
    tree.chapters[0].figures[0] = replace(tree.chapters[0].figures[0], title=table.title)
    whole = whole_lists(tree)
    assert ">Gambar 2.1<" in whole
    assert ">Tabel 2.1<" not in whole
    assert "Daftar tabel" not in whole


def test_tables_of_pages_without_a_number_are_counted_on(small_site: SmallSite) -> None:
    docs, site = small_site(f'<h1 id="uji">Awal</h1>{PARTS}', "# Awal\n")
    (docs / "lagi.md").write_text("# Lagi\n", encoding="utf-8")
    (site / "lagi").mkdir()
    page = (site / "bab/index.html").read_text(encoding="utf-8")
    (site / "lagi/index.html").write_text(page.replace("Awal", "Lagi"), encoding="utf-8")
    (docs / "cetak.yml").write_text("pengantar:\n  - bab.md\n  - lagi.md\n", encoding="utf-8")
    plan = read_plan(docs, {})
    found = collect(load_blueprint(GOOD / "data"), site, docs, plan).select(lambda page: True, None)
    assert [numbers(one.tables) for one in found.chapters] == [["Tabel 1"], ["Tabel 2"]]
    assert [numbers(one.figures) for one in found.chapters] == [["Gambar 1"], ["Gambar 2"]]


def test_lists_name_what_a_reader_looks_for(tree: PrintTree) -> None:
    whole = whole_lists(tree)
    for name in ("Tabel 2.1", "Gambar 2.1", "2.1", "LAMPIRAN A", "LAMPIRAN B"):
        assert f">{name}<" in whole
    # What an appendix or a kabupaten holds is looked for there.
    for name in ("Tabel A.1", "Tabel A.1.1", "Gambar B.1", "A.1.1", "B.1"):
        assert f">{name}<" not in whole
    assert '<li class="tingkat-2"><span class="nomor">A.1</span> ' in whole
    assert "Daftar tabel" not in partial_lists(tree)
