"""What is counted in a text is what a reader would count."""

from __future__ import annotations

from pathlib import Path

import pytest

from cetakbiru.checks.pages.text import PageText
from cetakbiru.model.text import TextFile
from tests.prose import absences, alike, prose_words, repeated_sentences, shared_runs


def page(body: str) -> PageText:
    text = f"---\ntitle: Uji\ndescription: Uji tiga kata.\n---\n\n{body}\n"
    return PageText(TextFile("docs/uji.md", Path("docs/uji.md"), text.encode()))


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Satu dua tiga.", 3),
        ("- Satu dua\n- tiga empat", 4),
        ("Satu dua tiga.\nSatu dua tiga.", 3),
        ("# Satu dua\n\nTiga empat.", 2),
        ("| Satu | Dua |\n| --- | --- |\n| tiga | empat |", 0),
        ('Satu {{ kutipan("dua", "tiga") }} dua.', 2),
        ("Satu dua.[^a]\n\n[^a]: Tiga empat lima.", 2),
        ("```\nsatu dua\n```", 0),
        ("Satu [dua tiga](empat/lima.md).", 3),
        ("Pada 8,44 persen, ayat (2).", 5),
        ("Satu dua. Tiga empat.", 4),
    ],
)
def test_words_of_prose(body: str, words: int) -> None:
    assert prose_words([page(body)]) == words


def test_a_sentence_of_two_pages_counts_once() -> None:
    assert prose_words([page("Satu dua tiga."), page("Satu dua tiga.\nEmpat.")]) == 4


def test_sentences_that_many_pages_share_are_found() -> None:
    long, short = "Satu dua tiga empat lima enam tujuh delapan.", "Satu dua tiga."
    pages = {str(at): page(f"{long}\n{short}\nHalaman {at}.") for at in range(4)}
    assert repeated_sentences(pages, 8, 3) == ["satu dua tiga empat lima enam tujuh delapan"]
    assert repeated_sentences(pages, 8, 4) == []


def test_the_part_that_two_pages_share_is_that_of_the_shorter() -> None:
    short = page("Satu dua tiga empat lima enam.")
    long = page("Satu dua tiga empat lima lagi.\n" + "Lain kata sama sekali di sini ada.\n")
    assert shared_runs(short, long) == shared_runs(long, short) == 0.5
    assert shared_runs(page("Satu."), long) == 0
    assert [pair[:2] for pair in alike({"a": short, "b": long}, 0.4)] == [("a", "b")]
    assert alike({"a": short, "b": long}, 0.5) == []


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        ("<p>Target belum ditetapkan.</p>", ["belum"]),
        ("<p>Sebelumnya ada.</p>", []),
        ("<p>Tidak ada data, dan kosong.</p>", ["tidak ada data", "kosong"]),
        ("<p>Tidak <b>ditemukan</b></p>", ["tidak ditemukan"]),
        ("<script>belum</script><p data-kosong='belum'>ya</p>", []),
        ("<svg><title>Belum</title></svg>", ["belum"]),
    ],
)
def test_what_a_page_says_is_not_there(inside: str, found: list[str]) -> None:
    assert absences(f"<html><body><article>{inside}</article></body></html>") == found
