"""What the finished site offers to planners: rules for the browser, planning sheets, an example."""

from __future__ import annotations

import csv
import io
from functools import partial
from pathlib import Path

from cetakbiru.base.cache import cache_of, key_of
from cetakbiru.base.compact import compact_json
from cetakbiru.base.formulas import neutral
from cetakbiru.model.alignment import Rules, alignment_rules, has_rules
from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.planning.content import SheetContent, sheet_content
from cetakbiru.pages.fragments.empty import SHEETS, blank_sheet_name
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.planning import (
    ASSETS,
    FOLDER,
    SCRIPTS,
    facts_with_pages,
    sheet_name,
)
from cetakbiru.plans.engine import BUNDLES
from cetakbiru.plans.example import EXAMPLE_NAME, example_rows
from cetakbiru.workbook.codes import sheet_lists
from cetakbiru.workbook.instruments import INSTRUMENTS

_SHELF, _BLANK_SHELF = "lembar", "lembar-kosong"
_FACTS, _FACTS_SCRIPT = "aturan-selaras.json", "aturan-selaras.js"
RULES_FILES = tuple(f"{ASSETS}/{name}" for name in (*SCRIPTS, _FACTS, _FACTS_SCRIPT))


def write_plan_tools(blueprint: Blueprint, site: Path) -> None:
    """Writes the blank sheets, and all that the plan pages of the finished site need, if there are
    rules to judge plans by."""
    write_blank_sheets(blueprint, site)
    if not has_rules(blueprint):
        return
    write_rules(blueprint, site)
    write_sheets(blueprint, site)
    write_example(blueprint, site)


def write_rules(blueprint: Blueprint, site: Path) -> None:
    """Writes the scripts of the check, and what it knows: as JSON, and as a script for pages that
    are opened from a folder, where browsers don't fetch."""
    folder = site / ASSETS
    folder.mkdir(parents=True, exist_ok=True)
    for name in SCRIPTS:
        (folder / name).write_bytes((BUNDLES / name).read_bytes())
    facts = facts_with_pages(blueprint, Links(blueprint, ""))
    content = compact_json(facts)
    (folder / _FACTS).write_text(content + "\n", encoding="utf-8")
    script = f"globalThis.ppmSelarasFakta = {content};\n"
    (folder / _FACTS_SCRIPT).write_text(script, encoding="utf-8")


def write_sheets(blueprint: Blueprint, site: Path) -> None:
    """Writes a planning sheet for each kabupaten and commodity group; equal ones are kept."""
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    contents = {
        (kode, kelompok): sheet_content(blueprint, kode, kelompok)
        for kode in blueprint.kabupaten
        for kelompok in blueprint.kelompok_komoditas
    }
    # The content is plain texts, which say everything that a workbook is made from.
    keys = {pair: key_of(repr(content)) for pair, content in contents.items()}
    books = cache_of(blueprint).shelf(_SHELF).each_kept(keys, lambda pair: _made(contents[pair]))
    for pair, book in books.items():
        (folder / sheet_name(blueprint, *pair)).write_bytes(book)


def _made(content: SheetContent) -> bytes:
    # Imported here: with every sheet kept, what writes workbooks need not be loaded.
    from cetakbiru.outputs.planning.sheet import planning_workbook

    return planning_workbook(content)


def write_blank_sheets(blueprint: Blueprint, site: Path) -> None:
    """Writes the blank sheet of each instrument; equal ones are kept."""
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    keys = {name: key_of(_blank_facts(blueprint, name)) for name in sorted(SHEETS)}
    books = cache_of(blueprint).shelf(_BLANK_SHELF).each_kept(keys, partial(_blank, blueprint))
    for name, book in books.items():
        (folder / blank_sheet_name(name)).write_bytes(book)


def _blank_facts(blueprint: Blueprint, name: str) -> str:
    """All of the data that a blank sheet is made from."""
    edition, speaker = blueprint.edisi, blueprint.speaker
    told = (edition.judul_pendek, edition.versi, edition.tanggal, blueprint.status.notice)
    lists = sheet_lists(blueprint, INSTRUMENTS[name])
    codes = [(one.villages, *one.codes.items()) for tab in lists.values() for one in tab.values()]
    return repr((name, told, speaker.name, speaker.notice, codes))


def _blank(blueprint: Blueprint, name: str) -> bytes:
    # Imported here, as below.
    from cetakbiru.workbook.making import blank_sheet

    return blank_sheet(blueprint, name)


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
