"""The rules that a new province starts with weigh and ask what this project's weigh and ask."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from cetakbiru.starter.province import CONTENT
from tests.conftest import ROOT

RULES = "data/aturan-selaras.yml"


@pytest.mark.parametrize("section", ["ambang", "kata", "konsep", "bidang", "tahap", "bagian"])
def test_a_new_province_starts_with_the_same(section: str) -> None:
    def read(text: str) -> Any:
        return yaml.safe_load(text.replace("@", ""))[section]

    ours, theirs = (root / RULES for root in (ROOT, CONTENT))
    assert read(theirs.read_text("utf-8")) == read(ours.read_text("utf-8"))
