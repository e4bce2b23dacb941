"""`ppm check`: every problem of data and pages, with its place and its remedy."""

from __future__ import annotations

import gc
from pathlib import Path

import click

from cetakbiru.base.project import BrokenConfigError, Project, find_project, usual_project
from cetakbiru.checks.problems import ERROR
from cetakbiru.checks.reporters import github_report, json_report, text_report
from cetakbiru.checks.run import examine
from cetakbiru.cli.options import data_folder, docs_folder
from cetakbiru.editions.committed import committed
from cetakbiru.editions.lost_problems import agreements
from cetakbiru.site.macros import caller, signatures

_REPORTS = {"text": text_report, "json": json_report, "github": github_report}


@click.command(
    short_help="Periksa semua berkas data dan halaman.",
    help="""Periksa semua berkas data dan halaman, dan sebutkan setiap kesalahan sekaligus.

    Tanpa pilihan, yang diperiksa adalah data/ dan docs/ proyek ini. Dengan --data saja, halaman
    diperiksa bila ada folder docs di samping folder data itu. Dengan --docs saja, data yang dipakai
    adalah data proyek ini.

    Nama berkas ditulis relatif terhadap folder proyek, atau terhadap induk folder yang disebut.

    Kode keluar: 0 bila tidak ada galat (peringatan boleh ada), 1 bila ada galat, 2 bila perintahnya
    keliru.
    """,
)
@data_folder
@docs_folder
@click.option(
    "--format",
    "form",
    type=click.Choice(list(_REPORTS)),
    default="text",
    help="Bentuk laporan: text untuk orang, json untuk program, github untuk pull request.",
)
@click.option(
    "--base",
    metavar="REV",
    default="HEAD",
    help="Keadaan git yang menjadi pembanding kolom dan ID; bawaannya komit terakhir.",
)
@click.pass_context
def check(
    context: click.Context, data: Path | None, docs: Path | None, form: str, base: str
) -> None:
    """Prints the report and exits with 1 when there is an error."""
    # One short run that allocates much and keeps most of it: collecting cycles is lost time.
    gc.disable()
    context.call_on_close(gc.enable)
    project, pages = _chosen(data, docs)
    config = project.menu_file if pages == project.docs else None
    earlier = committed(project.data.parent, base)
    outcome = examine(
        project.data, pages, signatures(), agreements(project), config, caller, earlier
    )
    report = _REPORTS[form](outcome.problems)
    if report:
        click.echo(report)
    if form == "text":
        counts = f"{outcome.files} berkas data, {outcome.rows} baris, {outcome.pages} halaman"
        click.echo(f"Diperiksa: {counts}.")
    context.exit(int(any(problem.severity == ERROR for problem in outcome.problems)))


def _chosen(data: Path | None, docs: Path | None) -> tuple[Project, Path | None]:
    """The project and the pages that are judged with it. Raises Refused where there is none."""
    try:
        if data is None or docs is not None:
            project = find_project(data, docs)
            return project, project.docs
        project = find_project(data)
    except BrokenConfigError:
        # What is wrong with the settings is told among the problems.
        project = usual_project(data, docs)
        if not project.data.is_dir() or not project.docs.is_dir():
            raise
        return project, project.docs
    beside = data.resolve().parent / "docs"
    return project, beside if beside.is_dir() else None
