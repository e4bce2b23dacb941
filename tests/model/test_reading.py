"""Files are read as text, and every cell and value knows its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from cetakbiru.model.tables import read_table
from cetakbiru.model.text import Position, TextFile
from cetakbiru.model.yamltree import read_yaml


def _file(content: str | bytes) -> TextFile:
    raw = content if isinstance(content, bytes) else content.encode()
    return TextFile("data/contoh", Path("contoh"), raw)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_cells_know_their_place_after_a_quoted_cell_of_several_lines(end: str) -> None:
    text = end.join(["id,uraian,akhir", 'A,"baris satu', 'baris ""dua"", masih",x', "B,b,y", ""])
    table = read_table(_file(text))
    assert table.header == ("id", "uraian", "akhir")
    assert [row[0] for row in table.rows] == ["A", "B"]
    assert table.position(-1, 2) == Position(1, 11)
    assert table.position(0, 1) == Position(2, 3)
    assert table.position(0, 2) == Position(3, 23)
    assert table.position(1, 0) == Position(4, 1)
    assert table.position(1, 2) == Position(4, 5)


def test_codes_keep_zeros_and_dots_and_empty_stays_empty() -> None:
    table = read_table(_file("kode,nilai\n01.10,\n"))
    assert table.records() == [{"kode": "01.10", "nilai": ""}]


def test_a_byte_order_mark_is_seen_and_not_read() -> None:
    file = _file("\ufeffkode\n1\n")
    assert file.has_bom
    assert read_table(file).header == ("kode",)
    assert file.position(0) == Position(1, 1)


def test_bytes_that_are_not_utf8_are_placed() -> None:
    file = _file("nama\nKé".encode("cp1252"))
    assert file.invalid_bytes == (Position(2, 2), b"\xe9")
    assert "\ufffd" in file.text


def test_an_unclosed_quote_gives_a_table_not_an_error() -> None:
    table = read_table(_file('a,b\n1,"x\n2,y\n'))
    assert table.rows == (["1", "x\n2,y\n"],)


def test_yaml_values_and_keys_know_their_place_and_their_text() -> None:
    tree = read_yaml(_file("kode: 0101\ndaftar:\n  - a: 1\n  - a: 2024-07-31\n"))
    assert tree.texts[("kode",)] == "0101"
    assert tree.value["daftar"][1]["a"] == "2024-07-31"
    assert tree.values[("daftar", 1, "a")] == Position(4, 8)
    assert tree.keys[("daftar", 1, "a")] == Position(4, 5)
    assert tree.position(("daftar", 0, "tiada")) == Position(3, 5)


def test_a_repeated_yaml_key_is_kept_apart() -> None:
    tree = read_yaml(_file("a: 1\nb: 2\na: 3\n"))
    assert tree.value == {"a": 1, "b": 2}
    assert tree.duplicates == ((("a",), Position(3, 1)),)


@pytest.mark.parametrize(
    "text",
    ["a: [1, 2", "a: &x [*x]", "a: 'x", "\tx: 1", "a: !!python/object/apply:os.system ['ls']", "@"],
)
def test_what_is_not_yaml_becomes_an_error_with_a_place(text: str) -> None:
    tree = read_yaml(_file(text))
    assert tree.error is not None
    assert tree.error.position.line >= 1


def test_aliases_that_multiply_are_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    tree = read_yaml(_file("\n".join(lines)))
    assert tree.error is not None


@pytest.mark.parametrize("text", ["", "a", "- ", "- \n- \n", "a:", "[a,b]", "{a,b}", "? a\n: b"])
def test_the_shortest_yaml_is_not_taken_for_such_aliases(text: str) -> None:
    assert read_yaml(_file(text)).error is None
