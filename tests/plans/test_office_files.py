"""Plans that a spreadsheet program has opened and saved get the verdict of the plan as text.

It turns amounts, years, shares and months into numbers with formats, as it does for its users.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from cetakbiru.model.load import Blueprint
from tests.plans.tables import honest_tables, write_csv
from tests.plans.test_disguises import changed, verdict
from tests.tiers import program

# Semicolons, UTF-8, from the first row, in Indonesian; figures in text are recognised.
_AS_INDONESIAN = "CSV:59,34,76,1,,1057,false,true"


@pytest.mark.whole
@pytest.mark.needs("soffice")
@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_a_saved_workbook_is_judged_as_its_text(kind: str, real: Blueprint, tmp_path: Path) -> None:
    # LibreOffice takes "1.000,-" for a negative number, which no reader can see.
    tables = [table for table in honest_tables(real) if ",-" not in str(table.rows)]
    plans = [write_csv(table.rows, tmp_path / f"{at:02}.csv") for at, table in enumerate(tables)]
    _convert(plans, kind, tmp_path)
    for table, plan in zip(tables, plans, strict=True):
        saved = plan.with_suffix(f".{kind}")
        assert changed(verdict(real, plan), verdict(real, saved)) == [], table.name


def _convert(plans: list[Path], kind: str, folder: Path) -> None:
    """Each plan as a workbook beside it, by one run of LibreOffice."""
    office = program("soffice")
    assert office is not None
    done = subprocess.run(
        [
            office,
            "--headless",
            f"-env:UserInstallation=file://{folder}/profil",
            f"--infilter={_AS_INDONESIAN}",
            "--convert-to",
            kind,
            "--outdir",
            folder,
            *plans,
        ],
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert all(plan.with_suffix(f".{kind}").is_file() for plan in plans), done.stderr
