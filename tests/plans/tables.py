"""Plans as tables of texts, to be changed cell by cell and written again."""

from __future__ import annotations

import csv
import io
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook

from cetakbiru.model.alignment import alignment_rules
from cetakbiru.model.load import Blueprint
from cetakbiru.plans.engine import workbook_of
from cetakbiru.plans.facts import plan_facts
from cetakbiru.plans.read import own_workbook, plan_of_bytes
from cetakbiru.plans.report_workbook import workbook_report
from tests.plans.corpus import Plan, read_plans
from tests.tiers import program

Rows = list[list[str]]
# Semicolons, UTF-8, from the first row, in Indonesian; figures in text are recognised.
_AS_INDONESIAN = "CSV:59,34,76,1,,1057,false,true"


@dataclass(frozen=True)
class Table:
    """One table with what stands above its head; the columns by their part."""

    name: str
    rows: Rows
    head: int
    columns: Mapping[str, int]

    @property
    def activities(self) -> Iterator[int]:
        """The rows below the head that name an activity and are no total."""
        name = self.columns["kegiatan"]
        for at in range(self.head + 1, len(self.rows)):
            text = self.rows[at][name].casefold()
            if text and not text.startswith(("jumlah", "total", "sub")):
                yield at

    def cell(self, row: int, part: str) -> str:
        return self.rows[row][self.columns[part]]

    def with_cell(self, row: int, part: str, text: str) -> Rows:
        """The rows with another text in one cell."""
        rows = [list(one) for one in self.rows]
        rows[row][self.columns[part]] = text
        return rows


def honest_tables(blueprint: Blueprint) -> list[Table]:
    """The honest plans of one CSV file with one head, all of whose columns are known."""
    found = (_table(plan, blueprint) for plan in read_plans("honest") if "provinsi" not in plan)
    return [table for table in found if table is not None]


def _table(plan: Plan, blueprint: Blueprint) -> Table | None:
    if len(plan["berkas"]) > 1 or "teks" not in plan["berkas"][0]:
        return None
    text = plan["berkas"][0]["teks"]
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    parts = {
        name: column.peran
        for column in alignment_rules(blueprint).kolom
        for name in (column.judul.casefold(), *column.sebutan)
    }
    for at, row in enumerate(rows):
        columns = {parts[_plain(cell)]: i for i, cell in enumerate(row) if _plain(cell) in parts}
        if "kegiatan" in columns and len(columns) == len(row) - (_plain(row[0]) == "no"):
            width = len(row)
            padded = [(one + [""] * width)[:width] for one in rows]
            return Table(plan["kunci"], padded, at, columns)
    return None


def _plain(title: str) -> str:
    return title.casefold().partition("(")[0].replace("/", " ").strip(" .")


def write_csv(rows: Rows, path: Path, delimiter: str = ";", encoding: str = "utf-8") -> Path:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, lineterminator="\n").writerows(rows)
    path.write_bytes(stream.getvalue().encode(encoding))
    return path


def write_workbook(rows: Rows, path: Path) -> Path:
    """All cells as texts, as they are."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for at, row in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            if text:
                cell = sheet.cell(at, column)
                cell.value, cell.data_type = text, "s"
    book.save(path)
    return path


def is_sound_in_libreoffice(table: Table) -> bool:
    """LibreOffice takes "1.000,-" for a negative number, which no reader of its file can see."""
    return ",-" not in str(table.rows)


def save_by_libreoffice(plans: list[Path], kind: str, folder: Path) -> None:
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


def workbook_on(blueprint: Blueprint, name: str, raw: bytes) -> bytes:
    """The verdict on the plan of these bytes as a workbook."""
    limits = alignment_rules(blueprint).batas
    original, kept = own_workbook(raw, limits)
    plan = plan_of_bytes(name, raw, limits)
    told = workbook_of(plan_facts(blueprint), plan, original)
    assert told.reason is None
    return workbook_report(told.pieces(), kept)
