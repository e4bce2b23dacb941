"""The signs that begin a formula."""

from __future__ import annotations

import pytest

from cetakbiru.base.formulas import FORMULA_STARTS, neutral


@pytest.mark.parametrize("sign", FORMULA_STARTS)
def test_a_text_that_would_be_run_is_made_a_text(sign: str) -> None:
    assert neutral(f"{sign}1+1") == f"'{sign}1+1"


@pytest.mark.parametrize("text", ["", "-", "Jalan desa", "10 - 20", "'=1+1"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert neutral(text) == text
