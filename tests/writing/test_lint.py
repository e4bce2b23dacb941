"""The writing help warns of what it should, once, at its place, and of nothing in our own pages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from cetakbiru.checks.messages import catalogue
from cetakbiru.checks.pages.text import PageText
from cetakbiru.checks.problems import Problem
from cetakbiru.cli.main import ppm
from cetakbiru.model.source import RawData, read_data
from cetakbiru.model.text import TextFile
from cetakbiru.writing.found import MESSAGES
from cetakbiru.writing.hedges import hedge_problems
from cetakbiru.writing.lint import advise
from cetakbiru.writing.sentences import sentence_problems
from cetakbiru.writing.spelling import Speller, find_dictionary, spelling_problems
from cetakbiru.writing.style import style_problems
from cetakbiru.writing.terms import term_problems
from cetakbiru.writing.words import TERMS_FILE, WORDS_FILE, Vocabulary, is_abbreviation, vocabulary
from tests.conftest import ROOT

HEAD = "---\ntitle: Uji\ndescription: Uji.\n---\n\n"
FIRST = HEAD.count("\n") + 1
HEDGE = "kata-keraguan"


@pytest.fixture(scope="module")
def raw() -> RawData:
    return read_data(ROOT / "data")


@pytest.fixture(scope="module")
def words(raw: RawData) -> Vocabulary:
    return vocabulary(raw)


@pytest.fixture(scope="module")
def dictionary() -> Path:
    found = find_dictionary()
    assert found is not None
    return found


def page(body: str) -> PageText:
    return PageText(TextFile("docs/uji.md", Path("docs/uji.md"), (HEAD + body).encode()))


def told(problems: list[Problem]) -> list[tuple[str, int, int]]:
    return [(each.code, each.line - FIRST + 1, each.column) for each in problems]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Satu kalimat. Dua kalimat.\n", [("kalimat-sebaris", 1, 15)]),
        ("Apakah ini? Ya.\n", [("kalimat-sebaris", 1, 13)]),
        ("Kalimat ini terpotong\ndi tengah.\n", [("kalimat-terpotong", 1, 22)]),
        ("Satu kalimat.\nDua kalimat.\n", []),
        ("Perda No. 9 Tahun 2019 berlaku.\n", []),
        ("Nilainya 12.5 Orang menyebutnya.\n", []),
        ("Lihat Prof. Dr. A. Budi untuk ini.\n", []),
        ("- Butir satu\n- Butir dua\n", []),
        ("1. Butir satu\n2. Butir dua\n", []),
        ("| Satu. Dua | Tiga |\n| --- | --- |\n| A. B | C |\n", []),
        ("```\nSatu. Dua.\ntiga\nempat\n```\n", []),
        ("Daftarnya:\n\n- satu\n", []),
        ("## Satu. Dua\n\nTeks.\n", []),
    ],
)
def test_one_sentence_a_line(body: str, expected: list[tuple[str, int, int]]) -> None:
    assert told(list(sentence_problems(page(body)))) == expected


LONG = " ".join(["kata"] * 31)
JUST = " ".join(["kata"] * 30)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"{LONG}.\n", [("kalimat-panjang", 1, 1)]),
        (f"{JUST}.\n", []),
        (f"Singkat.\n{LONG}.\n", [("kalimat-panjang", 2, 1)]),
        (f"- {LONG}\n", [("kalimat-panjang", 1, 1)]),
        (f'{JUST} {{{{ kutipan("satu", "dua tiga") }}}}.\n', []),
        (f"[{JUST}](satu/dua/tiga.md).\n", []),
        (f"| {LONG} |\n| --- |\n| {LONG} |\n", []),
        (f"[^a]: {LONG}.\n", []),
        (f"## {LONG}\n\nTeks.\n", []),
        (f"```\n{LONG}\n```\n", []),
        ("Pendek saja.\n" + f"{JUST}.\n" * 8, [("kalimat-rata-rata", 1, 1)]),
        ("Pendek saja.\n" * 8 + f"{JUST}.\n" * 2, []),
        (f"{JUST}.\n" * 7, []),
    ],
)
def test_sentences_of_a_length_that_is_read(
    body: str, expected: list[tuple[str, int, int]]
) -> None:
    assert told(list(sentence_problems(page(body)))) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Naskahnya belum ditemukan.\n", [(HEDGE, 1, 11)]),
        ("Belum dipastikan atau tidak ada data.\n", [(HEDGE, 1, 1), (HEDGE, 1, 23)]),
        ("Rancangan ini belum mengikat.\n", []),
        ('!!! penyusunan "Catatan"\n\n    Naskahnya belum ditemukan.\n', []),
        (
            '!!! penyusunan "Catatan"\n\n    Isi.\n\nNaskahnya belum ditemukan.\n',
            [(HEDGE, 5, 11)],
        ),
        ('!!! note "Catatan"\n\n    Naskahnya belum ditemukan.\n', [(HEDGE, 3, 15)]),
        ("Tertulis `belum ada data` di sel.\n", []),
    ],
)
def test_what_is_missing_is_not_said_in_every_sentence(
    body: str, expected: list[tuple[str, int, int]]
) -> None:
    assert told(list(hedge_problems(page(body)))) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Teks.  \n", [("gaya-spasi-akhir", 1, 6)]),
        ("Teks\tlain.\n", [("gaya-tab", 1, 5)]),
        ("Satu.\n\n\n\nDua.\n", [("gaya-baris-kosong", 3, 1)]),
        ("Teks.", [("gaya-akhir-berkas", 1, 6)]),
        ("* butir\n", [("gaya-butir", 1, 1)]),
        ("# Satu\n\n### Tiga\n\nTeks.\n", [("gaya-judul-lompat", 3, 1)]),
        ("# Satu\nTeks.\n", [("gaya-judul-jarak", 1, 1)]),
        ("Lihat https://contoh.go.id/ ya.\n", [("gaya-alamat", 1, 7)]),
        ("Lihat [ini](https://contoh.go.id/) atau <https://contoh.go.id/>.\n", []),
        ("# Satu\n\n## Dua\n\nTeks.\n", []),
    ],
)
def test_one_style(body: str, expected: list[tuple[str, int, int]]) -> None:
    assert told(list(style_problems(page(body)))) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Menurut KJHG hal itu benar.\n", [("singkatan-asing", 1, 9)]),
        ("Menurut Kajian Hasil Guna (KJHG), dan KJHG lagi.\n", []),
        ("RKAB dan PEN sudah dikenal. BAB IV juga.\n", []),
        ("Menurut Rkab itu.\n", [("istilah-huruf", 1, 9)]),
        ("Ada resiko di sini.\n", [("istilah-lain", 1, 5)]),
        ("Kode `RESIKO` dan `KJHG` bukan prosa.\n", []),
        ('{{ kutipan("resiko") }}\n', []),
        ("[dokumen](resiko.md)\n", []),
    ],
)
def test_abbreviations_and_terms(
    body: str, expected: list[tuple[str, int, int]], words: Vocabulary
) -> None:
    assert told(list(term_problems(page(body), words))) == expected


@pytest.mark.needs("hunspell-id")
@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Masyrakat sekitar tambang.\n", [("ejaan", 1, 1)]),
        ("Warga masyrakat dan masyrakat.\n", [("ejaan", 1, 7)]),
        ("Angkanya difokuskan antardaerah, disaring ulang.\n", []),
        ("Warga Ngabangtujuh menanam lada.\n", []),
        ("Anak-anak dan orang-orang bersekolah.\n", []),
    ],
)
def test_spelling(
    body: str, expected: list[tuple[str, int, int]], words: Vocabulary, dictionary: Path
) -> None:
    speller = Speller(dictionary, words)
    assert told(list(spelling_problems([page(body)], speller, words))) == expected


@pytest.mark.needs("hunspell-id")
def test_a_near_word_is_offered(words: Vocabulary, dictionary: Path) -> None:
    (found,) = spelling_problems([page("Rencana ketapng.\n")], Speller(dictionary, words), words)
    assert "Maksud Anda ketapang?" in found.message


def test_names_in_the_data_are_known_words(words: Vocabulary) -> None:
    assert {"ketapang", "balitbang"} & words.words or "ketapang" in words.words
    assert is_abbreviation("APBDes")
    assert not is_abbreviation("XIV")


@pytest.mark.needs("hunspell-id")
def test_our_own_pages_need_no_advice(raw: RawData, dictionary: Path) -> None:
    found = advise(raw, ROOT / "docs", dictionary).problems
    assert [f"{each.file}:{each.line} {each.message}" for each in found] == []


def test_every_message_has_a_remedy_and_is_a_warning() -> None:
    assert all(entry.message and entry.hint for entry in catalogue(MESSAGES).values())
    assert {entry.severity for entry in catalogue(MESSAGES).values()} == {"warning"}


def test_the_lists_are_sorted_and_hold_nothing_twice() -> None:
    rows = TERMS_FILE.read_text(encoding="utf-8").splitlines()[1:]
    assert rows == sorted(rows, key=str.casefold)
    listed = [
        word
        for line in WORDS_FILE.read_text(encoding="utf-8").splitlines()
        for word in line.partition("#")[0].split()
    ]
    assert len(listed) == len(set(listed))


def test_advice_is_no_error_unless_asked(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "uji.md").write_text(HEAD + "Satu kalimat. Dua kalimat.\n", encoding="utf-8")
    run = CliRunner().invoke(ppm, ["lint", "--docs", str(docs), "--format", "json"])
    assert run.exit_code == 0
    (found,) = json.loads(run.output)
    assert (found["code"], found["severity"], found["file"]) == (
        "kalimat-sebaris",
        "warning",
        "docs/uji.md",
    )
    strict = CliRunner().invoke(ppm, ["lint", "--docs", str(docs), "--strict"])
    assert strict.exit_code == 1
