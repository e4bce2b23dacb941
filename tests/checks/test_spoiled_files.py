"""A file that is spoiled as a whole has one message, whichever file it is and however spoiled."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from cetakbiru.checks.run import run_checks
from cetakbiru.site.macros import signatures
from tests.chance import draws, times
from tests.conftest import GOOD

Spoil = Callable[[str], str | bytes]


def _separated(separator: str) -> Spoil:
    def spoil(text: str) -> str:
        out = io.StringIO(newline="")
        csv.writer(out, delimiter=separator, lineterminator="\n").writerows(
            csv.reader(io.StringIO(text, newline=""))
        )
        return out.getvalue()

    return spoil


def _quoted(text: str) -> str:
    """Every line in one cell, as Excel saves what was pasted into one column."""
    lines = text.splitlines()
    return "".join('"' + line.replace('"', '""') + '"\n' for line in lines)


def _workbook(text: str) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as book:
        book.writestr("xl/workbook.xml", text)
    return kept.getvalue()


def _conflict(text: str) -> str:
    *before, last = text.splitlines(keepends=True)
    return "".join(before) + f"<<<<<<< A\n{last}||||||| B\n{last}=======\n{last}>>>>>>> C\n"


SPOILS: dict[str, tuple[str, Spoil]] = {
    "semicolons": ("pemisah-titik-koma", _separated(";")),
    "tabs": ("pemisah-tab", _separated("\t")),
    "bars": ("pemisah-lain", _separated("|")),
    "hint": ("baris-sep", lambda text: "sep=,\n" + text),
    "hint and semicolons": ("baris-sep", lambda text: "sep=;\n" + _separated(";")(text)),
    "blank": ("baris-kosong-di-atas", lambda text: "\n\n" + text),
    "title": ("judul-di-atas-kepala", lambda text: "Data Program Tahun 2026\n\n" + text),
    "title and semicolons": (
        "judul-di-atas-kepala",
        lambda text: "Data 2026;;;\n;;;\n" + _separated(";")(text),
    ),
    "no head": ("baris-kepala-hilang", lambda text: text.partition("\n")[2]),
    "lines quoted": ("baris-terkutip", _quoted),
    "workbook": ("berkas-samaran", _workbook),
    "old workbook": (
        "berkas-samaran",
        lambda text: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99,
    ),
    "document": ("berkas-samaran", lambda text: b"%PDF-1.7\n%\xe2\xe3\n"),
    "web page": ("berkas-samaran", lambda text: f"<html><table>{text}</table></html>"),
    "wide": ("enkoding-salah", lambda text: text.encode("utf-16")),
    "wide without mark": ("enkoding-salah", lambda text: text.encode("utf-16-be")),
    "widest": ("enkoding-salah", lambda text: text.encode("utf-32")),
    "null": ("bita-nol", lambda text: text[:5] + "\0" + text[5:]),
    "conflict": ("konflik-gabung", _conflict),
    "rest of a conflict": ("konflik-gabung", lambda text: text + "=======\n"),
    "empty": ("berkas-kosong", lambda text: ""),
    "capitals": (
        "nama-kolom-lain",
        lambda text: text.partition("\n")[0].upper() + "\n" + text.partition("\n")[2],
    ),
    "empty columns": ("kolom-tanpa-nama", lambda text: _wider(text)),
    "empty rows": ("baris-kosong", lambda text: text + ",,,,\n" * 300),
    "read wrongly": ("mojibake", lambda text: "ï»¿" + text),
}


def _wider(text: str) -> str:
    rows = [[*row, "", ""] for row in csv.reader(io.StringIO(text, newline=""))]
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def told_once(project: Path, kind: str, names: Sequence[str]) -> None:
    """Spoils the files one after the other; each is named once, with the code of its kind."""
    code, spoil = SPOILS[kind]
    for name in names:
        path = project / name
        before = path.read_bytes()
        spoiled = spoil(before.decode())
        path.write_bytes(spoiled if isinstance(spoiled, bytes) else spoiled.encode())
        found = run_checks(project / "data", project / "docs", signatures())
        path.write_bytes(before)
        assert [(each.file, each.code) for each in found] == [(name, code)], name


# Tables with a row: of one that is nothing but its head, less can be told.
TABLES = sorted(
    path.relative_to(GOOD).as_posix()
    for path in (GOOD / "data").rglob("*.csv")
    if len(path.read_text(encoding="utf-8").splitlines()) > 1
)


@pytest.mark.parametrize("kind", SPOILS)
def test_a_spoiled_table_is_told_once(project: Path, kind: str) -> None:
    told_once(project, kind, draws(f"spoiled {kind}").sample(TABLES, times(2, len(TABLES))))


OTHERS = sorted(
    path.relative_to(GOOD).as_posix()
    for path in GOOD.rglob("*")
    if path.suffix in (".yml", ".md") and path.parent != GOOD
)


@pytest.mark.parametrize(
    "kind", ["workbook", "old workbook", "document", "wide", "widest", "null", "conflict"]
)
def test_a_spoiled_page_or_yaml_file_is_told_once(project: Path, kind: str) -> None:
    told_once(project, kind, draws(f"spoiled other {kind}").sample(OTHERS, times(2, len(OTHERS))))
