"""Sections of guides: told where they are missed, and no more of them told to move than must."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from cetakbiru.checks.pages.guides import SECTIONS, section_problems
from cetakbiru.checks.pages.seen import see
from cetakbiru.checks.pages.text import PageText
from cetakbiru.model.model import Nomenklatur, nomenclature_parent
from cetakbiru.model.text import TextFile

IDS = list(SECTIONS)
FIRST_LINE = 7


def told(ids: Sequence[str], head: str = "panduan: PEN-A\n") -> list[tuple[str, int]]:
    """What is told of a guide with these sections, each on two lines from FIRST_LINE on."""
    parts = "".join(f"## Judul {one} {{#{one}}}\n\n" for one in ids)
    text = f"---\ntitle: Contoh\n{head}---\n# Contoh\n\n{parts}"
    page = PageText(TextFile("docs/panduan/contoh.md", Path(), text.encode()))
    found = section_problems({"panduan/contoh.md": page}, {"panduan/contoh.md": see(page)})
    return [(one.code, one.line) for one in found]


def test_a_guide_with_its_sections_in_order_is_sound() -> None:
    assert told(IDS) == []


@pytest.mark.parametrize("at", range(len(IDS)))
def test_a_section_that_is_missing_is_told_at_the_one_before(at: int) -> None:
    line = FIRST_LINE - 2 if at == 0 else FIRST_LINE + 2 * (at - 1)
    assert told([*IDS[:at], *IDS[at + 1 :]]) == [("panduan-bagian-hilang", line)]


@pytest.mark.parametrize("at", range(1, len(IDS)))
def test_one_section_out_of_order_is_told_alone(at: int) -> None:
    """Moved to the top; of two neighbours that changed places, either may be the one to move."""
    moved = [IDS[at], *IDS[:at], *IDS[at + 1 :]]
    (problem,) = told(moved)
    assert problem in [("panduan-bagian-urutan", FIRST_LINE + 2 * line) for line in (0, 1)[:at]]


def test_a_guide_says_whose_it_is() -> None:
    assert told(IDS, head="") == [("panduan-tanpa-kode", 1)]


def test_other_pages_need_no_sections() -> None:
    page = PageText(TextFile("docs/uji.md", Path(), b"# Uji\n"))
    assert not list(section_problems({"uji.md": page, "panduan/index.md": page}, {}))


def test_a_code_tells_its_level_and_its_parent() -> None:
    levels = {"1.01.02": "program", "1.01.02.2.03": "kegiatan", "1.01.02.2.03.0001": "subkegiatan"}
    for code, level in levels.items():
        assert Nomenklatur(code, "Nama", "provinsi", (), None, "sumber").level == level
    parents = [nomenclature_parent(code) for code in levels]
    assert parents == [None, "1.01.02", "1.01.02.2.03"]
