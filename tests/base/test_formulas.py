"""The signs that begin a formula: one list, which the browser's own must equal."""

from __future__ import annotations

import ast
import re

import pytest

from cetakbiru.base.formulas import FORMULA_STARTS, neutral
from tests.conftest import ROOT


@pytest.mark.parametrize("sign", FORMULA_STARTS)
def test_a_text_that_would_be_run_is_made_a_text(sign: str) -> None:
    assert neutral(f"{sign}1+1") == f"'{sign}1+1"


@pytest.mark.parametrize("text", ["", "-", "Jalan desa", "10 - 20", "'=1+1"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert neutral(text) == text


def test_the_browser_knows_the_same_signs() -> None:
    script = (ROOT / "src/cetakbiru/plans/browser/page.js").read_text(encoding="utf-8")
    found = re.search(r"const FORMULA = /\^\[(.+)\]/;", script)
    assert found is not None
    assert set(ast.literal_eval(f'"{found[1]}"'.replace(r"\-", "-"))) == set(FORMULA_STARTS)
