"""Markdown that would be lost or shown as marks: what is told, and what is left in peace."""

from __future__ import annotations

from pathlib import Path

import pytest

from cetakbiru.checks.pages import visible
from cetakbiru.checks.pages.chapters import chapter_problems
from cetakbiru.checks.pages.garbled import garbled_problems
from cetakbiru.checks.pages.text import PageText
from cetakbiru.model.text import TextFile
from tests.chance import draws

PAGES = Path(__file__).parent / "pages"
HEAD = "---\ntitle: Uji\ndescription: Halaman uji.\n---\n\n# Uji\n\n"
LINES_OF_HEAD = HEAD.count("\n")


def page_of(text: str, name: str = "docs/uji.md") -> PageText:
    return PageText(TextFile(name, Path(name), text.encode()))


def told(body: str) -> list[tuple[str, int, int]]:
    """Code, line within the body and column of every problem."""
    found = sorted(garbled_problems(page_of(f"{HEAD}{body}\n")))
    return [(one.code, one.line - LINES_OF_HEAD, one.column) for one in found]


def test_a_right_page_is_left_in_peace() -> None:
    text = (PAGES / "benar.md").read_text(encoding="utf-8")
    assert list(garbled_problems(page_of(text))) == []
    assert list(garbled_problems(page_of(text.replace("\n", "\r\n")))) == []


def test_a_heading_by_a_line_is_told_beside_its_missing_anchor() -> None:
    page = page_of(f"{HEAD}Latar belakang\n---\n\nTeks.\n")
    name = "cetak-biru/bab-1-pendahuluan.md"
    assert [one.code for one in chapter_problems({name: page})] == ["jangkar-bab-hilang"]
    assert [one.code for one in garbled_problems(page)] == ["judul-oleh-garis"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # Pipes in code and behind a backslash part no cells.
        ("| A | B |\n|--|--|\n| `a|b` | c\\|d | e |", [("tabel-sel-lebih", 3, 1)]),
        # In lists, boxes, quotes and footnotes the same is told.
        ("- a\n\n    | A | B |\n    | 1 | 2 |", [("tabel-tanpa-garis", 3, 5)]),
        ('!!! note "J"\n    Isi:\n    - a\n    - b', [("daftar-tanpa-jarak", 3, 5)]),
        ("> Isi:\n> - a", [("daftar-tanpa-jarak", 2, 3)]),
        ("K.[^a]\n\n[^a]: Isi:\n    - b", [("daftar-tanpa-jarak", 4, 5)]),
        ("- a\n\n    - b\n- c", [("daftar-tanpa-jarak", 4, 1)]),
        ("```\nx\n```\n- a", [("daftar-tanpa-jarak", 4, 1)]),
        ("Teks\n    - a\n    - b", [("daftar-terlalu-menjorok", 2, 5)]),
        ("-\u00a0a\n-\u00a0b", [("daftar-tanpa-spasi", 1, 1)]),
        ("1) a\n2) b", [("daftar-tanda-lain", 1, 1)]),
        ("i. satu\nii. dua", [("daftar-tanda-lain", 1, 1)]),
        ("17. Agustus", [("daftar-nomor", 1, 1)]),
        # One cause, one message.
        (
            "```\nx\n\n- a\n  - b\n\n| A | B |\n| 1 | 2 |\n\n[x] (a.md)",
            [("pagar-tak-ditutup", 1, 1)],
        ),
        ("1. a\n\n   b\n\n2. c", [("menjorok-kurang", 3, 4)]),
        ("- a\n  - b\n  - c\n      - d\n  - e", [("daftar-anak-dangkal", 2, 3)]),
        ("| A | B |\n| 1 | 2 |\n| 3 | 4 |", [("tabel-tanpa-garis", 1, 1)]),
        # What begins with backticks and ends on its line opens no fence.
        ("```x``` adalah kode.\n\n[a] (b.md)", [("tautan-terpisah", 3, 1)]),
    ],
)
def test_told_where_it_is(body: str, expected: list[tuple[str, int, int]]) -> None:
    assert told(body) == expected


def test_a_text_is_passed_over_only_where_it_holds_no_mark() -> None:
    chosen = draws("marks")
    pieces = ["kata", " ", "\t", *"`*_~[]\\$=:^-!{}'\"<>&?+#|()/.1", "text", "center", "nbsp;"]
    found = 0
    for _ in range(20_000):
        line = "".join(chosen.choices(pieces, k=chosen.randint(1, 9)))
        known = any(pattern.search(line) for _, pattern in visible._MARKS)
        found += known
        assert bool(visible._ANY_MARK.search(line)) is known, line
    assert 2_000 < found < 18_000
