"""Broken letters, HTML, conflict marks and personal data: told wherever they are, nothing else."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from cetakbiru.checks.files.conflicts import conflict_problems
from cetakbiru.checks.files.mojibake import misread, repaired
from cetakbiru.checks.files.personal import personal
from cetakbiru.checks.files.traces import damages, people
from cetakbiru.checks.pages.text import PageText
from cetakbiru.checks.pages.wording import page_wording, table_wording
from cetakbiru.checks.run import run_checks
from cetakbiru.model.schema import read_descriptors
from cetakbiru.model.tables import read_table
from cetakbiru.model.text import TextFile
from cetakbiru.site.macros import signatures
from tests.chance import draws, times
from tests.conftest import ROOT

# What people write that is not ASCII: names, punctuation, units, signs, emoji, other scripts.
LETTERS = (
    *("é", "è", "ê", "ë", "à", "á", "â", "ã", "ä", "å", "æ", "ç", "í", "ñ", "ó", "ô", "ö", "ø"),
    *("ü", "ß", "É", "Ñ", "Ö", "–", "—", "‘", "’", "“", "”", "…", "•", "·", "°", "²", "³", "µ"),
    *("½", "¼", "¾", "×", "÷", "±", "§", "©", "®", "™", "€", "£", "«", "»", "≤", "≥", "→", "✓"),
    *("₂", "α", "π", "😀", "🌳", "é", "\u00a0"),
)
# Other code pages than Windows' lack many of them; these they make of the usual ones.
OF_CONSOLES = ("é", "è", "ñ", "–", "“", "”", "’", "…", "•", "°")
PURE = (
    "café É–BAR “CAFÉ” é–è",
    "25 °C, 30 m², 5 µm, ½ hektare, CO₂, x ≤ y ≥ z ± 3 × 4 ÷ 2",
    "emoji 😀 ✅ ☺️ 🇮🇩 dan panah → ← ↑",
    "“kutipan ‘dalam’ kutipan” … « guillemets » – tanda — pisah",
    "São João, Ünïcödé, Straße, Ångström, Đà Nẵng, Île de Ré, tête-à-tête, œuvre",
    "السلام عليكم, привет, 中文, ελληνικά, हिन्दी",
    "┌──┬──┐ │ ├─┤ │ └──┴──┘ ░▒▓",
    "√9 = 3, ¬p, ∑, ∞, „Ä“ dan „Ö“, € 5, Â, Rp 5.000",
)


def _windows(text: str) -> str:
    """UTF-8 as Windows shows it: what its code page lacks becomes a control character."""
    return "".join(
        bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in text.encode()
    )


READERS: dict[str, Callable[[str], str]] = {
    "windows": _windows,
    "latin-1": lambda text: text.encode().decode("latin-1"),
    "windows twice": lambda text: _windows(_windows(text)),
    "mac": lambda text: text.encode().decode("mac_roman"),
    "console": lambda text: text.encode().decode("cp850"),
    "american console": lambda text: text.encode().decode("cp437"),
}


@cache
def real_lines() -> tuple[str, ...]:
    """Every line of the data and pages of this repository."""
    return tuple(
        line
        for folder in ("data", "docs", "tests/examples/good")
        for suffix in ("*.csv", "*.yml", "*.md")
        for path in sorted((ROOT / folder).rglob(suffix))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    )


def _with(letters: tuple[str, ...], line: str, chance: random.Random) -> str:
    """A line with letters in some of its words; two side by side may look broken by chance."""
    words = line.split(" ")
    for index in chance.sample(range(len(words)), min(chance.randint(1, 3), len(words))):
        at = chance.randint(0, len(words[index]))
        words[index] = words[index][:at] + chance.choice(letters) + words[index][at:]
    return " ".join(words)


def test_real_text_is_not_broken() -> None:
    for line in real_lines():
        assert list(damages(line)) == [] or "{{" in line or "{%" in line or "<" in line
        assert misread(line) == []


@pytest.mark.parametrize("text", PURE)
def test_right_letters_are_not_broken(text: str) -> None:
    assert misread(text) == []


@pytest.mark.parametrize("reader", READERS)
def test_letters_read_wrongly_are_told_and_mended(reader: str) -> None:
    chance = draws(f"mojibake {reader}")
    missed = []
    lines = real_lines()
    letters = LETTERS if reader.startswith(("windows", "latin")) else OF_CONSOLES
    drawn = times(300, 5_000)
    for _ in range(drawn):
        line = _with(letters, chance.choice(lines), chance)
        assert misread(line) == [], line
        if repaired(READERS[reader](line)) != line.replace("\ufeff", ""):
            missed.append(line)
    assert len(missed) <= drawn // 100, missed[:5]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("â€œkutipanâ€ lalu", "“kutipan” lalu"),
        ("voilÃ  saja", "voilà  saja"),
        ("5Â kg", "5 kg"),
        ("ï»¿kode", "kode"),
        ("ï¿½", "\ufffd"),
    ],
)
def test_letters_that_lost_their_second_half(text: str, right: str) -> None:
    assert repaired(text) == right


def _mobile(chance: random.Random) -> str:
    digits = "".join(chance.choices("0123456789", k=chance.randint(7, 9)))
    number = chance.choice(["11", "12", "13", "21", "52", "57", "78", "95", "96"]) + digits
    groups = [number[:2], number[2:6], number[6:]]
    gap = chance.choice(["", " ", "-", "."])
    lead = chance.choice(["08", "+628", "+62 8", "(+62) 8", "+62-8"])
    return lead + gap.join(groups)


def _identity(chance: random.Random) -> str:
    day = chance.randint(1, 28) + chance.choice([0, 40])
    region = f"{chance.choice([61, 64, 32, 11, 91])}{chance.randint(1, 79):02}"
    born = f"{day:02}{chance.randint(1, 12):02}{chance.randint(0, 99):02}"
    digits = f"{region}{chance.randint(1, 40):02}{born}{chance.randint(1, 99):04}"
    gap = chance.choice(["", " ", "."])
    return gap.join(digits[at : at + 4] for at in range(0, 16, 4))


def _mail(chance: random.Random) -> str:
    name = chance.choice(["budi", "siti.aminah", "a_b-c1", "warga61"])
    return name + "@" + chance.choice(["gmail.com", "yahoo.co.id", "outlook.com", "yahoo.com"])


@pytest.mark.parametrize("draw", [_mobile, _identity, _mail])
def test_numbers_and_addresses_of_people_are_told(draw: Callable[[random.Random], str]) -> None:
    chance = draws(draw.__name__)
    for _ in range(times(300, 5_000)):
        number = draw(chance)
        for text in (number, f"Hubungi Pak Budi {number}.", f"0,{number},2026", f'1,"a, {number}"'):
            assert len(list(personal(text))) == 1, text


def _digits(chance: random.Random, count: int) -> str:
    return "".join(chance.choices("0123456789", k=count))


INNOCENT: dict[str, Callable[[random.Random], str]] = {
    "region": lambda chance: f"61.{_digits(chance, 2)}.{_digits(chance, 2)}.{_digits(chance, 4)}",
    "account": lambda chance: (
        f"5.1.02.{_digits(chance, 2)}.{_digits(chance, 2)}.0{_digits(chance, 3)}"
    ),
    "budget": lambda chance: (
        f"Rp {chance.randint(1, 999)}.{_digits(chance, 3)}.{_digits(chance, 3)}.000"
    ),
    "bare budget": lambda chance: (
        f"62.8{_digits(chance, 2)}.{_digits(chance, 3)}.{_digits(chance, 3)}"
    ),
    "decree": lambda chance: f"Nomor 800/08{_digits(chance, 2)}/{_digits(chance, 4)}/2024",
    "isbn": lambda chance: f"978-602-08-{_digits(chance, 4)}-{_digits(chance, 1)}",
    "issn": lambda chance: f"0{_digits(chance, 3)}-{_digits(chance, 4)}",
    "doi": lambda chance: f"10.{_digits(chance, 4)}/08{_digits(chance, 9)}",
    "address": lambda chance: (
        f"https://x.go.id/berita/08{_digits(chance, 10)}?id={_digits(chance, 16)}"
    ),
    "date": lambda chance: f"0{chance.randint(1, 9)}-0{chance.randint(1, 9)}-2024 08:15:00",
    "years": lambda chance: f"2021 2022 2023 2024 {chance.randint(2025, 2045)}",
    "kbli": lambda chance: f"KBLI 08{_digits(chance, 3)}",
    "office": lambda chance: "bappeda@kalbarprov.go.id",
    "long": lambda chance: (
        f"NIP 1969{chance.randint(1000, 1231)} 199003 1 00{chance.randint(1, 9)}"
    ),
}


@pytest.mark.parametrize("kind", INNOCENT)
def test_other_numbers_are_nobodys(kind: str) -> None:
    chance = draws(f"innocent {kind}")
    for _ in range(times(100, 2_000)):
        number = INNOCENT[kind](chance)
        for text in (number, f"Menurut {number}, naik."):
            assert list(personal(text)) == [], text


def test_real_text_names_nobody() -> None:
    assert [line for line in real_lines() if any(people(line))] == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Pengaduan masyarakat: 0812-3456-7890", 0),
        ("Layanan WhatsApp https://wa.me/6281234567890", 0),
        ("Kantor Bappeda, telepon (0561) 736541", 0),
        ("Bappeda Provinsi, bappeda.kalbar@gmail.com", 0),
        ("Kepala Dinas Budi 0812-3456-7890", 1),
        ("Rumah Pak Budi (0561) 736541", 1),
        ("budi@gmail.com", 1),
    ],
)
def test_a_page_may_name_an_office(line: str, told: int) -> None:
    page = PageText(TextFile("docs/a.md", Path("a.md"), f"# A\n\n{line}\n".encode()))
    assert len(page_wording(page)) == told


def test_no_number_is_repeated_in_the_report() -> None:
    page = PageText(TextFile("docs/a.md", Path("a.md"), b"NIK 6104010101800001\n"))
    (found,) = page_wording(page)
    assert "6104010101800001" not in found.message
    assert "6104" in found.message


def test_what_a_page_shows_as_code_is_meant_so() -> None:
    text = (
        "Contoh `cafÃ©` dan `&amp;lt;`.\n\n```\ncafÃ© \ufffd\n```\n\nSatu &nbsp;&mdash; &lt;b>.\n"
    )
    assert page_wording(PageText(TextFile("docs/a.md", Path("a.md"), text.encode()))) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("R&D; AT&T; Q&A", 0),
        ("https://x.id/?a=1&copy=2;b", 0),
        ("<5 tahun, a < b > c, <-", 0),
        ("{tunggal} {a: {b: c}}", 0),
        ("Simpan &amp; pinjam", 1),
        ("a&nbsp b", 1),
        ("&#8211;", 1),
        ("<br/>", 1),
        ("<!-- rahasia", 1),
        ("{{ x", 1),
        ("{% if", 1),
    ],
)
def test_html_and_templates_in_data(text: str, told: int) -> None:
    assert len(list(damages(text))) == told


@pytest.mark.parametrize(
    ("text", "page", "lines"),
    [
        ("a\n<<<<<<< A\nb\n||||||| 1\nc\n=======\nd\n>>>>>>> B\n", False, [(2, 8)]),
        ("a\r\n<<<<<<< A\r\nb\r\n=======\r\nd\r\n>>>>>>> B\r\n", False, [(2, 6)]),
        ("<<<<<<< A\nb\n<<<<<<< A\nb\n=======\n>>>>>>> B\n", False, [(1, 1), (3, 6)]),
        ("a\n=======\n", False, [(2, 2)]),
        ("a\n|||||||\n", False, [(2, 2)]),
        ("a\n>>>>>>> B\n", True, [(2, 2)]),
        ("a\n||||||| 1a2b\n", True, [(2, 2)]),
        ("a\n\n=======\nb\n", True, [(3, 3)]),
        ("Catatan\n=======\n\nIsi\n", True, []),
        ("| a |\n|---|\n|||||||\n", True, []),
        ("a\n========\n", False, []),
        ("======= bukan\n", False, []),
    ],
)
def test_conflict_marks(text: str, page: bool, lines: list[tuple[int, int]]) -> None:
    found = conflict_problems(TextFile("a", Path("a"), text.encode()), page)
    assert [
        (each.line, f"sampai baris {last}." in each.message)
        for each, (_, last) in zip(found, lines, strict=True)
    ] == [(first, True) for first, _ in lines]


def test_a_cell_is_named_by_its_column() -> None:
    descriptor = read_descriptors()["opd"]
    head = ",".join(column.name for column in descriptor.columns)
    text = f'{head}\na,"b, ""c"",\nd",e,cafÃ©,f,g,h\na,b,c,d,e,0812-3456-7890,f\n'
    table = read_table(TextFile("data/opd.csv", Path("opd.csv"), text.encode()))
    found = table_wording(table, descriptor)
    assert [(each.line, each.column, each.field) for each in found] == [
        (3, 9, "tingkat"),
        (4, 11, "peran"),
    ]


@pytest.mark.parametrize("mark", ["cafÃ©", "&amp;", "{{ x }}", "\ufffd", "0812-3456-7890"])
@pytest.mark.parametrize("column", ["nama", "singkatan", "peran"])
def test_each_is_told_once_in_any_cell(project: Path, mark: str, column: str) -> None:
    path = project / "data/opd.csv"
    rows = [line.split(",") for line in path.read_text().splitlines()]
    rows[1][rows[0].index(column)] += f" {mark}"
    path.write_text("\n".join(map(",".join, rows)) + "\n")
    found = run_checks(project / "data", project / "docs", signatures())
    assert [(each.line, each.field) for each in found] == [(2, column)]


def test_long_lines_of_broken_text_end_soon(project: Path) -> None:
    """Every pattern is linear: a line of a million characters is judged in a moment."""
    for piece in ("cafÃ©,", "&amp;", "{{", "a.b-", "0812", "0 8 ", "<a ", "Â ", "https://x"):
        (project / "data/opd.csv").write_text("kode,nama\n" + piece * 20_000)
        assert run_checks(project / "data", None, {})
