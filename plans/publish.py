"""What the finished site offers to planners: rules for the browser, planning sheets, an example."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from macros.blueprint.load import Blueprint
from macros.insight.align_model import PlanFile
from macros.insight.align_rules import Rules, alignment_rules
from plans.browser_rules import write_rules
from plans.planning_sheet import planning_workbook
from plans.read import plan_of_bytes

FOLDER = "unduhan"


def write_plan_tools(blueprint: Blueprint, site: Path) -> None:
    """Writes everything that the plan pages of the finished site need."""
    write_rules(blueprint, site)
    write_sheets(blueprint, site)
    write_example(blueprint, site)


def write_sheets(blueprint: Blueprint, site: Path) -> None:
    """Writes a planning sheet for each kabupaten and commodity group."""
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for kode in blueprint.kabupaten:
        for kelompok in blueprint.kelompok_komoditas:
            content = planning_workbook(blueprint, kode, kelompok)
            (folder / sheet_name(blueprint, kode, kelompok)).write_bytes(content)


def sheet_name(blueprint: Blueprint, kabupaten: str, kelompok: str) -> str:
    """The file name of a planning sheet."""
    return f"lembar-rencana-{blueprint.kabupaten[kabupaten].slug}-{kelompok}.xlsx"


EXAMPLE_NAME = "contoh-rencana-rekaan.csv"


def write_example(blueprint: Blueprint, site: Path) -> None:
    """Writes the invented plan as a file to try the check with."""
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    (folder / EXAMPLE_NAME).write_bytes(example_csv(alignment_rules(blueprint)))


def example_csv(rules: Rules) -> bytes:
    """The invented plan of the rules as a CSV file that Excel in Indonesian opens."""
    example = rules.contoh
    answers = {item.kode: item.judul for item in rules.isian}
    titles = {item.peran: item.judul for item in rules.kolom}
    rows: list[Sequence[str]] = [
        (example.catatan,),
        *((answers[item.kode], item.isi) for item in example.isian),
        (),
        [titles[part] for part in example.kolom],
        *example.baris,
    ]
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def example_plan(rules: Rules) -> PlanFile:
    """The invented plan as it is read back."""
    return plan_of_bytes(EXAMPLE_NAME, example_csv(rules), rules.batas)
