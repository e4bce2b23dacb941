"""One broken key is one problem, told at the key, whatever else names it."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from cetakbiru.checks.run import run_checks
from cetakbiru.checks.shape.codes import key_slots
from cetakbiru.model.schema import read_descriptors
from cetakbiru.site.macros import signatures
from tests.chance import draws, times
from tests.conftest import GOOD

Kind = Callable[[str, list[str], random.Random], str]


def _other_letter(key: str, keys: list[str], draw: random.Random) -> str:
    at = draw.choice([at for at, character in enumerate(key) if character.isalnum()])
    pool = "0123456789" if key[at].isdigit() else "abcdefghijklmnopqrstuvwxyz"
    other = draw.choice([each for each in pool if each != key[at].lower()])
    return key[:at] + (other.upper() if key[at].isupper() else other) + key[at + 1 :]


def _cyrillic(key: str, keys: list[str], draw: random.Random) -> str:
    pairs = {"a": "а", "e": "е", "o": "о", "p": "р", "A": "А", "E": "Е", "P": "Р"}
    found = [each for each in key if each in pairs]
    return key.replace(found[0], pairs[found[0]], 1) if found else key


KINDS: dict[str, Kind] = {
    "nol hilang": lambda key, keys, draw: key.replace("0", "", 1),
    "titik hilang": lambda key, keys, draw: key.replace(".", "", 1).replace("-", "", 1),
    "huruf lain": _other_letter,
    "huruf Kiril": _cyrillic,
    "kosong": lambda key, keys, draw: "",
    "ganda": lambda key, keys, draw: draw.choice([each for each in keys if each != key] or [key]),
}


# What nobody can take for a key of its own.
SEEN = ("huruf Kiril", "kosong", "ganda")


def keys_in_tables() -> Iterator[tuple[Path, str, int, list[str]]]:
    """Each key of a table with one key column: file, column, row, all keys of the file."""
    for descriptor in read_descriptors().values():
        if len(descriptor.key) != 1:
            continue
        for path in descriptor.files(GOOD / "data"):
            rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
            keys = [row[descriptor.key[0]] for row in rows]
            for row in range(len(rows)):
                yield path.relative_to(GOOD), descriptor.key[0], row, keys


def keys_in_trees() -> Iterator[tuple[Path, str, str]]:
    """Each key of a YAML file that stands alone on its line: file, the line, the key."""
    for descriptor in read_descriptors().values():
        if descriptor.is_table:
            continue
        for path in descriptor.files(GOOD / "data"):
            text = path.read_text(encoding="utf-8")
            for _, value, slot in key_slots(descriptor.json_schema, yaml.safe_load(text)):
                for quoted in (f"{slot[-1]}: {value}", f"{slot[-1]}: '{value}'"):
                    if f"{quoted}\n" in text:
                        yield path.relative_to(GOOD), quoted, str(value)


def with_key(path: Path, column: str, row: int, key: str) -> int:
    """Writes a key into a cell of a table; the line of its row."""
    text = path.read_text(encoding="utf-8")
    reader = csv.reader(io.StringIO(text, newline=""))
    rows, lines = [], [1]
    for each in reader:
        rows.append(each)
        lines.append(reader.line_num + 1)
    rows[row + 1][rows[0].index(column)] = key
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8")
    return lines[row + 1]


def with_line(path: Path, line: str, key: str, other: str) -> int:
    """Writes a key into a line of a YAML file; the number of the line."""
    text = path.read_text(encoding="utf-8")
    at = text.index(f"{line}\n")
    path.write_text(text[:at] + line.replace(key, other) + text[at + len(line) :], encoding="utf-8")
    return text[:at].count("\n") + 1


def judge(project: Path, name: Path, kind: str, line: int, what: str) -> None:
    """At most one problem, at the key.

    Of two equal keys either may be named. A key that is well formed may only show by what it breaks
    elsewhere: one place that names it, and a rule about the key itself.
    """
    found = run_checks(project / "data", project / "docs", signatures())
    what = f"{name}:{line} {what} ({kind}): {found}"
    assert len(found) <= (1 if kind in SEEN else 2), what
    for each in found if kind in SEEN else ():
        assert each.file == str(name), what
        assert each.line == line or f"baris {line}" in each.message, what


def test_one_broken_key_is_one_problem(project: Path) -> None:
    draw = draws("kunci rusak")
    cells = [(*cell, kind) for cell in keys_in_tables() for kind in KINDS]
    for name, column, row, keys, kind in draw.sample(cells, times(60, len(cells))):
        broken = KINDS[kind](keys[row], keys, draw)
        if broken == keys[row]:
            continue
        before = (project / name).read_bytes()
        line = with_key(project / name, column, row, broken)
        judge(project, name, kind, line, f"{keys[row]} menjadi {broken!r}")
        (project / name).write_bytes(before)


def test_one_broken_key_in_yaml_is_one_problem(project: Path) -> None:
    draw = draws("kunci rusak di YAML")
    lines = [(*found, kind) for found in keys_in_trees() for kind in KINDS]
    for name, text, key, kind in draw.sample(lines, times(30, len(lines))):
        broken = KINDS[kind](key, [], draw)
        if broken == key:
            continue
        before = (project / name).read_bytes()
        line = with_line(project / name, text, key, broken)
        judge(project, name, kind, line, f"{key} menjadi {broken!r}")
        (project / name).write_bytes(before)
