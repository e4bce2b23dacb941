"""The one style sheet: what only its writers need is left out, and nothing else."""

from __future__ import annotations

import gzip
import re

import pytest

from cetakbiru.pages.theme_files import SHEET_PARTS, THEME_FOLDER, packed, style_sheet

# It holds up every page on a telephone.
MOST_BYTES = 18_000


@pytest.mark.parametrize("part", SHEET_PARTS)
def test_only_remarks_and_indents_go(part: str) -> None:
    written = THEME_FOLDER.joinpath(part).read_text(encoding="utf-8")
    told = re.sub(r"/\*.*?\*/", "", written, flags=re.DOTALL)
    kept = re.sub(r"/\*.*?\*/", "", packed(written), flags=re.DOTALL)
    assert "".join(kept.split()) == "".join(told.split())
    # A remark, or a line of its own, within a string would be lost.
    assert not re.search(r"\"[^\"\n]*/\*", written)


def test_remarks_go_and_notices_stay() -> None:
    sheet = style_sheet(THEME_FOLDER)
    remarks = re.findall(r"/\*.*?\*/", sheet, re.DOTALL)
    assert len(remarks) == 1
    assert "Martin Donath" in remarks[0]
    assert packed("/* lost */\na {\n  b: c;\n\n  d: e;\n}\n") == "a {\nb: c;\nd: e;\n}\n"


def test_it_is_light() -> None:
    assert len(gzip.compress(style_sheet(THEME_FOLDER).encode(), 9)) <= MOST_BYTES
