"""What a build stands on: checked data and pages, the Blueprint, and the editions before it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import click

from cetakbiru.base.errors import Refused
from cetakbiru.base.project import Project
from cetakbiru.checks.kept import Kept
from cetakbiru.checks.pages.menu import SHAPELESS, menu_problems
from cetakbiru.checks.problems import ERROR, Problem
from cetakbiru.checks.reporters import text_report
from cetakbiru.checks.run import run_checks
from cetakbiru.editions.context import EditionContext, build_context
from cetakbiru.editions.findings import findings
from cetakbiru.editions.git import GitError, Repo
from cetakbiru.editions.lost_problems import agreements
from cetakbiru.editions.published import DamagedBranchError, Published, read_published
from cetakbiru.model.load import Blueprint, DataError, load_blueprint
from cetakbiru.site.calls import Calls
from cetakbiru.site.macros import caller, signatures


class FaultyContent(Refused):
    """What the checks find keeps a site from being built."""

    def __init__(self, problems: Sequence[Problem], end: str) -> None:
        super().__init__(f"{text_report(problems)}\n\n{end}")
        self.problems = problems


def refuse_problems(
    project: Project,
    config: Path | None = None,
    calls_of: Callable[[Blueprint], Calls] = Calls,
    kept: Kept | None = None,
) -> None:
    """Raises FaultyContent with everything that the checks find when any of it is an error.

    `config` are the settings that hold the menu, when they are others than the project's. What
    macros make for the checks is found again in the calls that `calls_of` gives. What is `kept` of
    earlier runs is not looked at again; by default what they have written down.
    """
    kept = kept or findings(project)
    problems = run_checks(
        project.data,
        project.docs,
        signatures(),
        agreements(project),
        config or project.menu_file,
        partial(caller, calls_of=calls_of),
        kept,
    )
    kept.save()
    if any(problem.severity == ERROR for problem in problems):
        raise FaultyContent(
            problems,
            f"Situs dari {project.root} tidak dibangun; situs sebelumnya tidak diubah.",
        )


def refuse_menu(project: Project) -> None:
    """Raises Refused where the menu has a shape that MkDocs would not even load."""
    names = [path.relative_to(project.docs).as_posix() for path in project.docs.rglob("*.md")]
    found = menu_problems(project.menu_file, project.docs, names)
    shapeless = [one for one in found if one.code in SHAPELESS]
    if shapeless:
        raise Refused(f"{text_report(shapeless)}\n\nPratinjau {project.root} tidak dimulai.")


def read_blueprint(project: Project) -> Blueprint:
    """The Blueprint of the project. Raises Refused when the data can't be typed."""
    try:
        return load_blueprint(project.data)
    except DataError as error:
        raise unreadable(project, error) from None


def read_sound_blueprint(project: Project) -> Blueprint:
    """The Blueprint of data without an error: nothing that is computed from it trips over them.

    Raises Refused with everything that the checks find in the data.
    """
    _refuse_faulty_data(project)
    return read_blueprint(project)


@contextmanager
def blamed_on_data(project: Project) -> Iterator[None]:
    """For what may be done while data have errors: what trips over them tells them."""
    try:
        yield
    except (click.ClickException, OSError):
        raise
    except Exception:
        _refuse_faulty_data(project)
        raise


def _refuse_faulty_data(project: Project) -> None:
    problems = run_checks(project.data, None, {})
    if any(problem.severity == ERROR for problem in problems):
        raise FaultyContent(
            problems, f"Perbaiki data di {project.data} lebih dahulu; tidak ada yang ditulis."
        ) from None


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
