"""Rows by key against a file: what changes, told in words, as bytes, and at the sheet's cells."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from cetakbiru.base.atomic import write_all_whole
from cetakbiru.checks.problems import Problem, in_order
from cetakbiru.model.schema import read_descriptors
from cetakbiru.model.tables import Table, read_table
from cetakbiru.model.text import TextFile
from cetakbiru.workbook.changes import (
    Changes,
    Origin,
    Row,
    new_errors,
    new_warnings,
    on_sheets,
    replacing,
)

ISSUES = read_descriptors()["isu"]
HEAD = ",".join(column.name for column in ISSUES.columns)


def table(*rows: str, end: str = "\n") -> Table:
    text = end.join([HEAD, *rows]) + (end if rows else "\n")
    return read_table(TextFile("data/isu.csv", Path("data/isu.csv"), text.encode()))


def cells(**texts: str) -> str:
    return ",".join(texts.get(column.name, "") for column in ISSUES.columns)


def change(table: Table, rows: Sequence[dict[str, str]], known_by: Sequence[str]) -> Changes:
    places = {"id": 1, "judul": 2}
    given = [Row(texts, Origin("Isu", at, places)) for at, texts in enumerate(rows, start=3)]
    serials = count(7)
    return replacing(ISSUES, table, given, known_by, lambda _: {"id": f"ISU-{next(serials):03d}"})


FIRST = cells(id="ISU-001", judul="Sumur kering", wilayah="99")
SECOND = cells(id="ISU-002", judul="Jalan rusak", wilayah="99")


def test_a_row_that_says_the_same_keeps_its_key_and_changes_only_what_differs() -> None:
    found = change(table(FIRST, SECOND), [
        {"judul": "SUMUR  kering", "wilayah": "99.01"},
        {"judul": "Jalan rusak", "wilayah": "99"},
    ], ["judul"])  # fmt: skip
    assert [(each.id, each.column, each.new) for each in found.edits] == [
        ("ISU-001", "judul", "SUMUR  kering"),
        ("ISU-001", "wilayah", "99.01"),
    ]
    assert not found.additions
    assert not found.removals
    assert SECOND in found.content.decode()


def test_what_is_new_stands_at_the_end_and_what_is_gone_is_told_and_taken_out() -> None:
    found = change(table(FIRST, SECOND), [{"judul": "Listrik padam", "wilayah": "99"}], ["judul"])
    assert [each.id for each in found.removals] == ["ISU-001", "ISU-002"]
    assert (
        found.content.decode()
        == table(cells(id="ISU-007", judul="Listrik padam", wilayah="99")).file.raw.decode()
    )
    assert list(found.told())[1:] == ["ISU-001, dihapus", "ISU-002, dihapus"]
    assert found.counted().endswith("2 isu masyarakat dihapus")


def test_two_rows_that_say_the_same_take_the_places_of_two() -> None:
    twin = FIRST.replace("ISU-001", "ISU-002")
    found = change(table(FIRST, twin), [{"judul": "Sumur kering", "wilayah": "99"}] * 3, ["judul"])
    assert [each.id for each in found.additions] == ["ISU-007"]
    assert not found.edits
    assert not found.removals


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_and_rows_beside_stay(end: str) -> None:
    found = change(
        table(FIRST, SECOND, end=end), [{"judul": "Jalan rusak", "wilayah": "99"}], ["judul"]
    )
    assert found.content == table(SECOND, end=end).file.raw


def test_a_last_row_without_an_end_may_go_and_be_followed() -> None:
    bare = read_table(TextFile("data/isu.csv", Path("x"), f"{HEAD}\n{FIRST}".encode()))
    found = change(bare, [{"judul": "Baru", "wilayah": "99"}], ["judul"])
    assert found.content.decode().splitlines() == [
        HEAD,
        cells(id="ISU-007", judul="Baru", wilayah="99"),
    ]


def test_a_problem_of_the_file_is_told_at_its_cell_and_one_of_another_at_its_line() -> None:
    found = change(table(FIRST), [
        {"judul": "Baru", "wilayah": "98"}, {"judul": "Sumur kering", "wilayah": "99"}
    ], ["judul"])  # fmt: skip
    told = on_sheets([found], [
        Problem("data/isu.csv", 3, 9, "judul", "kode", "error", "pesan", "obat"),
        Problem("data/lain.csv", 5, 1, "judul", "kode", "error", "pesan", "obat"),
    ])  # fmt: skip
    assert [each.place for each in told] == ["Isu!B3", ""]
    assert told[1].message == "data/lain.csv:5: pesan"


def test_of_many_changes_the_first_are_told() -> None:
    found = change(
        table(), [{"judul": f"Isu {at}", "wilayah": "99"} for at in range(90)] * 3, ["id"]
    )
    lines = list(found.told())
    assert len(lines) == 201
    assert "70 perubahan lagi" in lines[-1]


def test_several_files_are_written_all_or_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new, last = (tmp_path / name for name in ("a.csv", "baru/b.csv", "c.csv"))
    old.write_bytes(b"lama")
    last.write_bytes(b"lama")
    whole = Path.replace

    def refuse_last(path: Path, target: Path) -> Path:
        if target == last:
            raise OSError(errno.EACCES, "ditolak")
        return whole(path, target)

    monkeypatch.setattr(Path, "replace", refuse_last)
    with pytest.raises(OSError, match="ditolak"):
        write_all_whole(dict.fromkeys((old, new, last), b"baru"))
    assert old.read_bytes() == last.read_bytes() == b"lama"
    assert not new.exists()
    assert not list(tmp_path.rglob("*.tmp"))
    monkeypatch.undo()
    write_all_whole(dict.fromkeys((old, new, last), b"baru"))
    assert {path.read_bytes() for path in (old, new, last)} == {b"baru"}


def wrong(line: int, message: str = "salah") -> Problem:
    return Problem("data/isu.csv", line, 1, "judul", "kode", "error", message, "obat")


def test_the_same_mistake_on_several_lines_is_told_at_each() -> None:
    (folded,) = in_order([wrong(2), wrong(3), wrong(5)])
    assert "Sama di 2 baris lain: 3, 5." in folded.message
    assert new_errors([], [folded]) == [wrong(2), wrong(3), wrong(5)]


def test_a_mistake_like_one_that_was_there_is_new() -> None:
    before, after = in_order([wrong(2)]), in_order([wrong(2), wrong(7)])
    assert new_errors(before, after) == [wrong(7)]
    assert new_errors(after, before) == []
    assert new_errors(in_order([wrong(4)]), in_order([wrong(5)])) == []


def test_what_may_be_right_is_no_error() -> None:
    doubt = replace(wrong(3), severity="warning")
    assert new_errors([], [doubt]) == []
    assert new_warnings([], [doubt, wrong(2)]) == [doubt]
    assert new_warnings([doubt], [doubt]) == []
