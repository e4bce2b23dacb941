"""`ppm import`: an edited district workbook back into its CSV file, touching only what changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from cetakbiru.base.atomic import why_unwritten, write_whole
from cetakbiru.base.digests import files_below
from cetakbiru.base.errors import Refused
from cetakbiru.base.project import Project, find_project
from cetakbiru.checks.problems import Problem
from cetakbiru.checks.run import run_checks
from cetakbiru.cli.options import data_folder
from cetakbiru.editions.lost_problems import agreements
from cetakbiru.insight.directions import next_id
from cetakbiru.model.load import Blueprint
from cetakbiru.site.inputs import blamed_on_data, read_blueprint
from cetakbiru.site.macros import signatures
from cetakbiru.workbook.merge import Addition, Edit
from cetakbiru.workbook.opened import read_workbook_file
from cetakbiru.workbook.plan import ImportPlan, new_errors, plan_import
from cetakbiru.workbook.problems import CellProblem, UnreadableError, advice, report
from cetakbiru.workbook.repeated import keep, read_kept

_EMPTY = "(kosong)"


@click.command(
    name="import",
    short_help="Masukkan buku kerja yang telah disunting ke data.",
    help="""Masukkan buku kerja buatan "ppm template kabupaten" kembali ke data.

    Hanya sel yang berubah yang ditulis. Program baru mendapat ID berikutnya. Bila ada satu saja
    kesalahan, semuanya disebut beserta lembar, sel, dan perbaikannya, dan tidak ada yang ditulis.

    Kode keluar: 0 bila berhasil, 1 bila ada kesalahan, 2 bila perintahnya keliru.
    """,
)
@click.argument(
    "file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="BERKAS.xlsx"
)
@click.option("--dry-run", is_flag=True, help="Sebutkan perubahannya saja; jangan tulis apa pun.")
@data_folder
def importing(file: Path, dry_run: bool, data: Path | None) -> None:
    """Prints every change, and writes the file unless this is a dry run."""
    project = find_project(data)
    click.get_current_context().with_resource(blamed_on_data(project))
    blueprint = read_blueprint(project)
    try:
        plan = plan_import(read_workbook_file(file), blueprint, _next_id, read_kept(project.cache))
    except UnreadableError as error:
        raise Refused(report(file.name, [error.problem])) from None
    if plan.warnings:
        click.echo(advice(plan.warnings), err=True)
    if plan.merged.problems:
        raise Refused(report(file.name, plan.merged.problems))
    for row in plan.merged.repeated:
        click.echo(f"Program baru di baris {row.row} sudah dimasukkan sebagai {row.id}.")
    if not plan.changed:
        click.echo("Tidak ada perubahan.")
        return
    found = check_plan(plan, project)
    if found:
        raise Refused(report(file.name, found))
    click.echo(change_list(plan, blueprint))
    if dry_run:
        click.echo("Hanya percobaan: tidak ada yang ditulis.")
        return
    try:
        write_whole(plan.path, plan.content)
    except OSError as error:
        raise Refused(
            f"{plan.path} tidak dapat ditulis: {why_unwritten(error)} Datanya tidak diubah."
        ) from None
    if plan.new_rows:
        keep(project.cache, plan.new_rows)
    click.echo(f"Ditulis: {plan.path}")


def _next_id(digits: str, bidang: str, taken: Sequence[str]) -> str:
    return next_id(f"PRG-{digits}-{bidang}-", taken)


def check_plan(plan: ImportPlan, project: Project) -> list[CellProblem]:
    """The errors that the data would have after the import and do not have now, told by cell."""
    try:
        with TemporaryDirectory() as folder:
            copy = Path(folder) / project.data.name
            for path in filter(Path.is_file, files_below(project.data)):
                _put(copy / path.relative_to(project.data), path.read_bytes())
            _put(copy / plan.path.relative_to(project.data), plan.content)
            after = _problems(project, copy)
    except OSError as error:
        raise Refused(
            f"Perubahan itu tidak dapat diperiksa: {why_unwritten(error)} Datanya tidak diubah."
        ) from None
    if not any(new_errors([], after)):
        return []
    return plan.on_sheet(new_errors(_problems(project, project.data), after))


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _problems(project: Project, data: Path) -> list[Problem]:
    """Those of the data in a folder, also against what the project has published."""
    return run_checks(data, None, signatures(), agreements(project))


def change_list(plan: ImportPlan, blueprint: Blueprint) -> str:
    """Every change in words: old and new content of each cell, and each new programme."""
    titles = {column.name: column.title for column in blueprint.raw.descriptors["program"].columns}
    lines = [_edit_line(edit, titles[edit.column]) for edit in plan.merged.edits]
    lines += [_addition_line(addition) for addition in plan.merged.additions]
    cells, rows = len(plan.merged.edits), len(plan.merged.additions)
    return "\n".join([*lines, f"{cells} sel berubah, {rows} program baru."])


def _edit_line(edit: Edit, title: str) -> str:
    return f"{edit.id}, {title}: {edit.old or _EMPTY} → {edit.new or _EMPTY}"


def _addition_line(addition: Addition) -> str:
    return f"{addition.id}, program baru: {addition.texts.get('nama', '')}"
