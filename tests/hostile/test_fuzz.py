"""No input whatever ends in a traceback: a fixed number of fuzzed runs, and properties."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cetakbiru.checks.files.images import KINDS, read_image
from cetakbiru.checks.pages.markup import markup_problems
from cetakbiru.checks.pages.safehtml import is_safe_tag, neutralised
from cetakbiru.checks.pages.text import PageText
from cetakbiru.checks.run import run_checks
from cetakbiru.model.schema import read_descriptors
from cetakbiru.model.tables import read_table
from cetakbiru.model.text import TextFile
from cetakbiru.model.yamltree import read_yaml
from cetakbiru.workbook.cells import Cell, Shown
from cetakbiru.workbook.changes import Edit, Origin
from cetakbiru.workbook.opened import open_workbook
from cetakbiru.workbook.problems import UnreadableError, cell_problem
from cetakbiru.workbook.rewrite import cell_spans, csv_cell, rewritten_table
from cetakbiru.workbook.texts import CellFault, ColumnReader, plain_number
from tests.conftest import ROOT

TARGETS = ("tabel", "pohon", "halaman", "svg", "buku-bita", "buku-sel")


@pytest.mark.whole
@pytest.mark.needs("atheris")
@pytest.mark.parametrize("target", TARGETS)
def test_the_fuzzer_finds_no_traceback(target: str, tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "tests.hostile.fuzz", target, tmp_path / "korpus"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        timeout=600,
    )
    told = result.stdout + result.stderr
    assert result.returncode == 0, told[-4000:]
    assert "Done " in told, told[-2000:]


DATA = ROOT / "data"
COLUMNS = read_descriptors()["program"].columns
texts = st.text(max_size=200)


def table(content: bytes) -> TextFile:
    return TextFile("data/opd.csv", DATA / "opd.csv", content)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=400), texts.map(str.encode)))
def test_a_table_of_any_bytes_is_judged(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        data.mkdir()
        (data / "opd.csv").write_bytes(content)
        found = run_checks(data, None, {})
    assert found
    for problem in found:
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.message
        assert problem.hint


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=300), st.text("[]{}:-&*!|>#\n\"' ab,?", max_size=200).map(str.encode)
    )
)
def test_yaml_of_any_bytes_is_read(content: bytes) -> None:
    read_yaml(table(content))


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(sorted(KINDS)),
    st.sampled_from(
        [
            b"",
            b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR",
            b"\xff\xd8\xff\xe1\x00\x20Exif\x00\x00II",
            b"RIFF\x00\x00\x00\x00WEBPVP8X",
        ]
    ),
    st.binary(max_size=200),
)
def test_an_image_of_any_bytes_is_judged(suffix: str, start: bytes, rest: bytes) -> None:
    image = read_image(suffix, start + rest)
    assert image is None or image.width * image.height > 0


@settings(max_examples=300, deadline=None)
@given(st.text("<>/\"'= abcdefgscriptonlhref:javascript&#;!-[](){}.:\n`", max_size=200))
def test_no_page_keeps_a_live_tag(text: str) -> None:
    list(markup_problems(PageText(table(text.encode()))))
    html = neutralised(text)
    at = html.find("<")
    while at >= 0:
        end = html.find(">", at)
        assert is_safe_tag(html[at : end + 1])
        at = html.find("<", at + 1)


cells = st.builds(
    Cell,
    st.one_of(
        st.none(),
        texts,
        st.booleans(),
        st.floats(allow_nan=False, allow_infinity=False),
        st.dates(),
    ),
    st.sampled_from(Shown),
    st.one_of(st.none(), texts),
    st.booleans(),
)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(COLUMNS), cells)
def test_a_cell_of_any_kind_is_a_text_or_a_fault(column: object, cell: Cell) -> None:
    reader = ColumnReader(column)  # type: ignore[arg-type]
    try:
        text = reader.text(cell)
    except CellFault as fault:
        # Raises KeyError when the message asks for what the fault does not say.
        cell_problem(fault.code, "Program", 3, 1, **fault.values_of)
        return
    assert "\n" not in text
    assert text == text.strip()
    assert reader.same(text, text)


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e12, max_value=1e12))
def test_a_number_is_written_plainly_and_keeps_fifteen_digits(value: float) -> None:
    text = plain_number(value)
    assert "e" not in text.lower()
    assert float(text) == pytest.approx(value, rel=1e-14, abs=1e-300)
    assert Decimal(text) == Decimal(plain_number(float(text)))


csv_texts = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r"), max_size=30
)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.lists(csv_texts, min_size=3, max_size=3), min_size=1, max_size=5),
    st.data(),
    st.sampled_from(["\n", "\r\n"]),
)
def test_one_edit_changes_one_cell_and_no_other_byte(
    rows: list[list[str]], data: st.DataObject, end: str
) -> None:
    lines = [["a", "b", "c"], *rows]
    text = end.join(",".join(csv_cell(each) for each in row) for row in lines) + end
    before = read_table(table(text.encode()))
    if [list(row) for row in before.rows] != rows:
        return  # line ends of a kind that the file does not use
    index = data.draw(st.integers(0, len(rows) - 1))
    column = data.draw(st.integers(0, 2))
    new = data.draw(csv_texts)
    edit = Edit(index, "x", "abc"[column], rows[index][column], new, Origin("", 1, {}))
    content = rewritten_table(before, [edit], [])
    after = read_table(table(content))
    expected = [list(row) for row in rows]
    expected[index][column] = new
    assert [list(row) for row in after.rows] == expected
    start, stop = cell_spans(before, index)[column]
    assert content.decode().startswith(before.file.text[:start])
    assert content.decode().endswith(before.file.text[stop:])


@settings(max_examples=100, deadline=None)
@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]),
)
def test_a_file_of_any_bytes_is_no_workbook(content: bytes, start: bytes) -> None:
    with pytest.raises(UnreadableError):
        open_workbook(start + content)
