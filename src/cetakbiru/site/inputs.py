"""What a build stands on: checked data and pages, the Blueprint, and the editions before it."""

from __future__ import annotations

import click

from cetakbiru.base.errors import Refused
from cetakbiru.base.project import Project
from cetakbiru.checks.reporters import text_report
from cetakbiru.checks.run import run_checks
from cetakbiru.editions.context import EditionContext, build_context
from cetakbiru.editions.git import GitError, Repo
from cetakbiru.editions.lost_problems import agreements
from cetakbiru.editions.published import DamagedBranchError, Published, read_published
from cetakbiru.model.load import Blueprint, DataError, load_blueprint
from cetakbiru.site.macros import signatures


def refuse_problems(project: Project) -> None:
    """Raises Refused with everything that the checks find when any of it is an error."""
    problems = run_checks(project.data, project.docs, signatures(), agreements(project))
    if any(problem.severity == "error" for problem in problems):
        raise Refused(
            text_report(problems) + "\n\nSitus tidak dibangun; situs sebelumnya tidak diubah."
        )


def read_blueprint(project: Project) -> Blueprint:
    """The Blueprint of the project. Raises Refused when the data can't be typed."""
    try:
        return load_blueprint(project.data)
    except DataError as error:
        raise unreadable(project, error) from None


def unreadable(project: Project, error: DataError) -> Refused:
    """The refusal of data that can't be typed."""
    return Refused(
        f"Data di {project.data} tidak dapat dibaca: {error}. Jalankan ppm check untuk rinciannya."
    )


def edition_context(project: Project, blueprint: Blueprint) -> EditionContext:
    """What was published before; damage is told and then counts as nothing published.

    Data from elsewhere than the project's folder were never published from here.
    """
    nothing = Published(Repo(project.root))
    if project.data.parent != project.root:
        return build_context(blueprint, project.docs, nothing)
    try:
        return build_context(blueprint, project.docs, read_published(nothing.repo))
    except (DamagedBranchError, GitError) as error:
        click.echo(f"Peringatan: {error}. Edisi terbit tidak ditampilkan.", err=True)
        return build_context(blueprint, project.docs, nothing)
