"""`ppm import FILE`: a sheet of ours back into the data, touching only what changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from cetakbiru.base.errors import Refused
from cetakbiru.base.project import Project, find_project
from cetakbiru.cli.changing import change_list, judged_after, write_changes
from cetakbiru.cli.options import data_folder
from cetakbiru.model.load import Blueprint
from cetakbiru.site.inputs import blamed_on_data, read_blueprint
from cetakbiru.workbook.opened import OpenedWorkbook, open_workbook, read_workbook_file
from cetakbiru.workbook.plan import ImportPlan, Place, Wish, plan_of
from cetakbiru.workbook.problems import CellProblem, UnreadableError, advice, report
from cetakbiru.workbook.repeated import keep, read_kept
from cetakbiru.workbook.sense import UNITS

_MOST_TOLD = 20


@click.command(
    short_help="Lembar buatan ppm template (bawaan).",
    help="""Masukkan lembar buatan "ppm template" kembali ke data.

    Hanya sel yang berubah yang ditulis. Baris baru mendapat ID berikutnya. Bila ada satu saja
    kesalahan, semuanya disebut beserta lembar, sel, dan perbaikannya, dan tidak ada yang ditulis;
    dengan --sebagian, hanya baris yang salah yang ditinggalkan.

    Kode keluar: 0 bila berhasil, 1 bila ada kesalahan, 2 bila perintahnya keliru.
    """,
)
@click.argument(
    "file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="BERKAS.xlsx"
)
@click.option("--dry-run", is_flag=True, help="Sebutkan perubahannya saja; jangan tulis apa pun.")
@click.option("--sebagian", is_flag=True, help="Tinggalkan baris yang salah; masukkan yang lain.")
@click.option("--hapus", is_flag=True, help="Hapus dari data baris yang dihapus dari lembar.")
@click.option(
    "--satuan-uang",
    "money",
    type=click.Choice(list(UNITS)),
    help="Satuan angka uang pada lembar; bawaan rupiah penuh.",
)
@click.option("--timpa", is_flag=True, help="Lembar ini berlaku juga di mana data sudah berubah.")
@data_folder
def lembar(
    file: Path,
    dry_run: bool,
    sebagian: bool,
    hapus: bool,
    money: str | None,
    timpa: bool,
    data: Path | None,
) -> None:
    """Prints every change, and writes the files unless this is a dry run."""
    project = find_project(data)
    click.get_current_context().with_resource(blamed_on_data(project))
    wish = Wish(UNITS[money] if money else None, sheet_wins=timpa)
    taking = _Taking(project, read_blueprint(project), wish)
    try:
        book = open_workbook(read_workbook_file(file))
        plan, left_out = taking.rest(book) if sebagian else (taking.all(book), [])
    except UnreadableError as error:
        raise Refused(report(file.name, [error.problem])) from None
    if plan.warnings:
        click.echo(advice(plan.warnings), err=True)
    if plan.problems:
        raise Refused(report(file.name, list(plan.problems)))
    for line in _brought_before(plan):
        click.echo(line)
    if hapus:
        plan.remove_gone()
    elif plan.gone:
        click.echo(_still_there(plan.gone))
    after = judged_after(plan.changes, project)
    if after.errors:
        raise Refused(report(file.name, after.errors))
    if after.warnings:
        click.echo(after.advised(), err=True)
    if left_out:
        click.echo(_left_out(left_out))
    if not plan.changes:
        click.echo("Tidak ada perubahan.")
        return
    click.echo(change_list(plan.changes))
    if dry_run:
        click.echo("Hanya percobaan: tidak ada yang ditulis.")
        return
    write_changes(plan.changes)
    if plan.new_rows:
        keep(project.cache, plan.new_rows)


class _Taking:
    """Takes workbooks into a project: as a whole, or without the rows that something is against."""

    def __init__(self, project: Project, blueprint: Blueprint, wish: Wish) -> None:
        self.project, self.blueprint, self.wish = project, blueprint, wish
        self.kept: Mapping[str, Mapping[str, str]] = read_kept(project.cache)

    def all(self, book: OpenedWorkbook, left_out: Sequence[Place] = ()) -> ImportPlan:
        return plan_of(book, self.blueprint, self.kept, left_out, self.wish)

    def rest(self, book: OpenedWorkbook) -> tuple[ImportPlan, list[CellProblem]]:
        """The plan without rows in fault, and what is against those; what is against the workbook
        as a whole stays a problem of the plan."""
        told: list[CellProblem] = []
        while True:
            plan = self.all(book, [(each.sheet, each.row) for each in told])
            found = list(plan.problems) or judged_after(plan.changes, self.project).errors
            rows = {(row.title, at) for row in plan.merged for at in row.rows}
            new = [each for each in found if (each.sheet, each.row) in rows]
            if not new:
                return plan, told
            told += new


def _brought_before(plan: ImportPlan) -> Iterator[str]:
    """The new rows that an earlier import brought in; of many only how many."""
    told = [
        f"{descriptor.title} baru di baris {row.row} sudah dimasukkan sebagai {row.key}."
        for descriptor, row in plan.repeated
    ]
    yield from told[:_MOST_TOLD]
    if len(told) > _MOST_TOLD:
        yield f"… dan {len(told) - _MOST_TOLD} baris lagi yang sudah dimasukkan."


def _still_there(gone: Sequence[str]) -> str:
    return (
        f"Tidak ada lagi di lembar, tetapi tetap ada di data: {', '.join(gone)}. "
        "Untuk menghapusnya, jalankan lagi dengan --hapus."
    )


def _left_out(problems: Sequence[CellProblem]) -> str:
    """The rows that were left out, each with why and what to do."""
    lines = ["Ditinggalkan:"]
    lines += [f"  {each.place}: {each.message} {each.hint}" for each in sorted(problems)]
    rows = len({(each.sheet, each.row) for each in problems})
    return "\n".join([*lines, f"{rows} baris ditinggalkan."])
