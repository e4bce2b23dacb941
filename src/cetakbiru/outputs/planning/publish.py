"""What the finished site offers to planners: rules for the browser, planning sheets, an example."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from cetakbiru.base.cache import cache_of
from cetakbiru.base.digests import digest
from cetakbiru.base.formulas import neutral
from cetakbiru.base.workers import shared_out
from cetakbiru.model.alignment import Rules, alignment_rules, has_rules
from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.planning.browser_rules import write_rules
from cetakbiru.outputs.planning.sheet import planning_workbook
from cetakbiru.pages.fragments.planning import FOLDER, sheet_name
from cetakbiru.plans.verdict.example import EXAMPLE_NAME, example_rows


def write_plan_tools(blueprint: Blueprint, site: Path) -> None:
    """Writes everything that the plan pages of the finished site need; nothing without rules."""
    if not has_rules(blueprint):
        return
    write_rules(blueprint, site)
    write_sheets(blueprint, site)
    write_example(blueprint, site)


def write_sheets(blueprint: Blueprint, site: Path) -> None:
    """Writes a planning sheet for each kabupaten and commodity group; kept while no data change."""
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    kept = cache_of(blueprint)
    wanted = [
        (kode, kelompok)
        for kode in blueprint.kabupaten
        for kelompok in blueprint.kelompok_komoditas
    ]
    # A sheet draws on many tables, so any change of the data makes all of them anew.
    keys = {pair: digest(kept.code, kept.data, *pair) for pair in wanted}
    missing = [pair for pair in wanted if kept.cache.get(keys[pair]) is None]
    books = shared_out(lambda pair: planning_workbook(blueprint, *pair), missing)
    for pair, content in zip(missing, books):
        kept.cache.put(keys[pair], content)
    for pair in wanted:
        (folder / sheet_name(blueprint, *pair)).write_bytes(kept.cache[keys[pair]])


def write_example(blueprint: Blueprint, site: Path) -> None:
    """Writes the invented plan as a file to try the check with."""
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    (folder / EXAMPLE_NAME).write_bytes(example_csv(alignment_rules(blueprint)))


def example_csv(rules: Rules) -> bytes:
    """The invented plan of the rules as a CSV file that Excel in Indonesian opens."""
    text = io.StringIO()
    rows = (map(neutral, row) for row in example_rows(rules))
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()
