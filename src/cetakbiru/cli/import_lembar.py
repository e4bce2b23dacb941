"""`ppm import FILE`: a sheet of our own back into the data, touching only what changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from cetakbiru.base.errors import Refused
from cetakbiru.base.project import find_project
from cetakbiru.cli.changing import change_list, problems_after, write_changes
from cetakbiru.cli.options import data_folder
from cetakbiru.insight.directions import next_id
from cetakbiru.site.inputs import blamed_on_data, read_blueprint
from cetakbiru.workbook.opened import read_workbook_file
from cetakbiru.workbook.plan import plan_import
from cetakbiru.workbook.problems import UnreadableError, advice, report
from cetakbiru.workbook.repeated import keep, read_kept


@click.command(
    short_help="Lembar buatan ppm template (bawaan).",
    help="""Masukkan lembar buatan "ppm template" kembali ke data.

    Hanya sel yang berubah yang ditulis. Baris baru mendapat ID berikutnya. Bila ada satu saja
    kesalahan, semuanya disebut beserta lembar, sel, dan perbaikannya, dan tidak ada yang ditulis.

    Kode keluar: 0 bila berhasil, 1 bila ada kesalahan, 2 bila perintahnya keliru.
    """,
)
@click.argument(
    "file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="BERKAS.xlsx"
)
@click.option("--dry-run", is_flag=True, help="Sebutkan perubahannya saja; jangan tulis apa pun.")
@data_folder
def lembar(file: Path, dry_run: bool, data: Path | None) -> None:
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
    if not plan.changes:
        click.echo("Tidak ada perubahan.")
        return
    found = problems_after([plan.changes], project)
    if found:
        raise Refused(report(file.name, found))
    click.echo(change_list([plan.changes]))
    if dry_run:
        click.echo("Hanya percobaan: tidak ada yang ditulis.")
        return
    write_changes([plan.changes])
    if plan.new_rows:
        keep(project.cache, plan.new_rows)


def _next_id(digits: str, bidang: str, taken: Sequence[str]) -> str:
    return next_id(f"PRG-{digits}-{bidang}-", taken)
