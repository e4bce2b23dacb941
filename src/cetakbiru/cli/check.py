"""`ppm check`: every problem of data and pages, with its place and its remedy."""

from __future__ import annotations

import gc
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import click

from cetakbiru.base.cache import Shelf
from cetakbiru.base.digests import code_digest, digest, plain_digest
from cetakbiru.base.project import CONFIG, BrokenConfigError, Project, find_project, usual_project
from cetakbiru.checks.outcome import Outcome
from cetakbiru.checks.reporters import github_report, json_report, text_report
from cetakbiru.cli.options import data_folder, docs_folder
from cetakbiru.editions.asked import repository_digest
from cetakbiru.editions.committed import committed, is_committed

# What was found in the run before.
_KEPT = "laporan"
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
@click.option(
    "--no-cache",
    is_flag=True,
    help="Periksa semuanya dari awal tanpa memakai simpanan dari pemeriksaan sebelumnya.",
)
@click.pass_context
def check(
    context: click.Context,
    data: Path | None,
    docs: Path | None,
    form: str,
    base: str,
    no_cache: bool,
) -> None:
    """Prints the report and exits with 1 when there is an error."""
    # One short run that allocates much and keeps most of it: collecting cycles is lost time.
    gc.disable()
    context.call_on_close(_collect_again)
    project, pages = _chosen(data, docs)
    project = replace(project, keeps=not no_cache)
    outcome = _kept(project, pages, base)
    report = _REPORTS[form](outcome.problems)
    if report:
        click.echo(report)
    if form == "text":
        counts = f"{outcome.files} berkas data, {outcome.rows} baris, {outcome.pages} halaman"
        click.echo(f"Diperiksa: {counts}.")
    context.exit(int(outcome.has_error))


def _collect_again() -> None:
    """Lets Python search for garbage again, but not through all that this run has made."""
    gc.freeze()
    gc.enable()


def _kept(project: Project, pages: Path | None, base: str) -> Outcome:
    """What the run before found, when all that it looked at is the same; else what is found now."""
    seen = _seen(project, pages, base) if project.keeps else None
    # What came with the content was not found by us.
    if seen is None or is_committed(project.cache):
        return _examined(project, pages, base)
    shelf = Shelf(project.cache / _KEPT)
    found = shelf.get(seen)
    if found is not None:
        return Outcome.from_bytes(found)
    outcome = _examined(project, pages, base)
    # Somebody may have saved a file while others were read.
    if _seen(project, pages, base) == seen:
        shelf.put(seen, outcome.to_bytes())
        with suppress(OSError):  # where nothing can be written, nothing is kept
            shelf.write()
    return outcome


def _seen(project: Project, pages: Path | None, base: str) -> str | None:
    """The hash of all that a run looks at; None where that can't be told."""
    config = _config(project, pages)
    places = [place for place in (project.data, pages, config) if place is not None]
    contents = plain_digest(places)
    before = repository_digest(project.data, base)
    if contents is None or before is None or (config and _names_other_files(config)):
        return None
    return digest(code_digest(), *map(str, places), contents, before)


def _names_other_files(config: Path) -> bool:
    """Whether settings name files beside them, of which a check asks whether they are there."""
    return config.is_file() and b"hooks" in config.read_bytes()


def _config(project: Project, pages: Path | None) -> Path | None:
    """The settings that hold the menu of the pages."""
    if pages is None:
        return None
    return project.menu_file if pages == project.docs else pages.parent / CONFIG


def _examined(project: Project, pages: Path | None, base: str) -> Outcome:
    """What the checks find."""
    # Imported here: where nothing changed since the run before, nothing of this is needed.
    from cetakbiru.checks.run import examine
    from cetakbiru.editions.findings import findings
    from cetakbiru.editions.lost_problems import agreements
    from cetakbiru.site.macros import caller, signatures

    kept = findings(project)
    outcome = examine(
        project.data,
        pages,
        signatures(),
        agreements(project),
        _config(project, pages),
        caller,
        committed(project.data.parent, base),
        kept,
    )
    kept.save()
    return outcome


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
