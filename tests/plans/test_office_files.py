"""Plans that a spreadsheet program has opened and saved get the verdict of the plan as text.

It turns amounts, years, shares and months into numbers with formats, as it does for its users.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cetakbiru.model.load import Blueprint
from tests.plans.tables import (
    honest_tables,
    is_sound_in_libreoffice,
    save_by_libreoffice,
    write_csv,
)
from tests.plans.test_disguises import changed, verdict


@pytest.mark.whole
@pytest.mark.needs("soffice")
@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_a_saved_workbook_is_judged_as_its_text(kind: str, real: Blueprint, tmp_path: Path) -> None:
    tables = [table for table in honest_tables(real) if is_sound_in_libreoffice(table)]
    plans = [write_csv(table.rows, tmp_path / f"{at:02}.csv") for at, table in enumerate(tables)]
    save_by_libreoffice(plans, kind, tmp_path)
    for table, plan in zip(tables, plans, strict=True):
        saved = plan.with_suffix(f".{kind}")
        assert changed(verdict(real, plan), verdict(real, saved)) == [], table.name
