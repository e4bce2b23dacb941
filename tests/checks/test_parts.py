"""Numerals, nearest words, next IDs and shifted rows, each by itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cetakbiru.checks.nearest import nearest, nearest_code
from cetakbiru.checks.problems import listed, quote
from cetakbiru.checks.rules.keys import next_free
from cetakbiru.checks.shape.cells import ColumnCheckers
from cetakbiru.checks.shape.numerals import is_number, is_whole_number, rewritten
from cetakbiru.checks.shape.shift import shift_guess
from cetakbiru.checks.shape.trees import judge_tree
from cetakbiru.model.schema import read_descriptors
from cetakbiru.model.text import TextFile
from cetakbiru.model.yamltree import read_yaml


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("1.500.000", "1500000"),
        ("1.500", "1500"),
        ("6,53", "6.53"),
        ("1.234,5", "1234.5"),
        ("-0,25", "-0.25"),
        ("1,500,000", "1500000"),
        ("Rp 5.000", "5000"),
        ("12 %", "12"),
        ("12,5 persen", "12.5"),
        ("dua", None),
        ("1.2.3", None),
    ],
)
def test_rewritten(text: str, right: str | None) -> None:
    assert rewritten(text) == right


@pytest.mark.parametrize("text", ["nan", "inf", "1e5", "1_000", "+5", " 5", "٣", "05", ".5", "5."])
def test_only_plain_numbers_are_numbers(text: str) -> None:
    assert not is_number(text)
    assert not is_whole_number(text)


@pytest.mark.parametrize("text", ["0", "-3", "3.50", "-0.5", "1000000"])
def test_numbers(text: str) -> None:
    assert is_number(text)


def test_nearest_code_by_punctuation_name_and_likeness() -> None:
    labels = {"99.01": "Contoh Utara", "99.02": "Contoh Selatan"}
    assert nearest_code("9902", labels) == "99.02"
    assert nearest_code("contoh selatan", labels) == "99.02"
    assert nearest_code("Contoh Slatan", labels) == "99.02"
    assert nearest_code("99.1", labels) == "99.01"
    assert nearest_code("!", labels) is None
    assert nearest("xyz", labels) is None


def test_next_free_goes_after_the_highest() -> None:
    used = {"PRG-9901-PEN-01", "PRG-9901-PEN-09", "PRG-9901-KES-30"}
    assert next_free("PRG-9901-PEN-01", used) == "PRG-9901-PEN-10"
    assert next_free("ppm", {"ppm"}) is None


def test_quote_is_one_short_line() -> None:
    assert quote("a\nb\tc") == '"a b\\u0009c"'
    assert len(quote("x" * 500)) == 63
    assert listed([str(number) for number in range(20)], 3) == "0, 1, 2, dan 17 lagi"


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("99.01,miskin,2024,8.25,,rekaan,ada, lalu tiada", "catatan"),
        ("99.01,miskin,8.25,baru,rekaan,", "tahun"),
        ("99.01,miskin,2024,8,25,baru,rekaan,catatan", "nilai"),
    ],
)
def test_shift_guess(row: str, column: str | None) -> None:
    descriptor = read_descriptors()["nilai"]
    header = [each.name for each in descriptor.columns]
    guess = shift_guess(row.split(","), header, ColumnCheckers(descriptor))
    assert (header[guess] if guess is not None else None) == column


def test_a_rule_without_a_message_of_its_own_is_told_too() -> None:
    """No schema of the engine has such a rule today; one that is added must not pass unseen."""
    descriptor = replace(
        read_descriptors()["padanan"],
        json_schema={"type": "object", "properties": {"alasan": {"minLength": 10}}},
    )
    tree = read_yaml(TextFile("data/padanan.yml", Path("padanan.yml"), b"alasan: panjang\n"))
    (found,) = judge_tree(tree, descriptor).problems
    assert found.code == "yaml-aturan"
    assert "minLength" in found.message
