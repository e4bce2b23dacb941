"""Changes of data that an import brings: judged in a copy, told, and written all or none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from cetakbiru.base.atomic import why_unwritten, write_all_whole
from cetakbiru.base.digests import files_below
from cetakbiru.base.errors import Refused
from cetakbiru.base.project import Project
from cetakbiru.checks.problems import Problem
from cetakbiru.checks.run import run_checks
from cetakbiru.editions.lost_problems import agreements
from cetakbiru.site.macros import signatures
from cetakbiru.workbook.changes import Changes, new_errors, on_sheets
from cetakbiru.workbook.problems import CellProblem


def problems_after(changes: Sequence[Changes], project: Project) -> list[CellProblem]:
    """The errors that the data would have after the changes and do not have now, told by cell."""
    try:
        with TemporaryDirectory() as folder:
            copy = Path(folder) / project.data.name
            for path in filter(Path.is_file, files_below(project.data)):
                _put(copy / path.relative_to(project.data), path.read_bytes())
            for change in changes:
                _put(copy / change.path.relative_to(project.data), change.content)
            after = _problems(project, copy)
    except OSError as error:
        raise Refused(
            f"Perubahan itu tidak dapat diperiksa: {why_unwritten(error)} Datanya tidak diubah."
        ) from None
    if not new_errors([], after):
        return []
    return on_sheets(changes, new_errors(_problems(project, project.data), after))


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _problems(project: Project, data: Path) -> list[Problem]:
    """Those of the data in a folder, also against what the project has published."""
    return run_checks(data, None, signatures(), agreements(project))


def change_list(changes: Sequence[Changes]) -> str:
    """Every change in words, file by file, each file with a closing count."""
    lines: list[str] = []
    for change in changes:
        file = f"{change.table.file.name}: " if len(changes) > 1 else ""
        lines += [*change.told(), f"{file}{change.counted()}."]
    return "\n".join(lines)


def write_changes(changes: Sequence[Changes]) -> None:
    """Writes every file or none, and says so. Raises Refused."""
    try:
        write_all_whole({change.path: change.content for change in changes})
    except OSError as error:
        raise Refused(
            f"{', '.join(str(change.path) for change in changes)} tidak dapat ditulis: "
            f"{why_unwritten(error)} Datanya tidak diubah."
        ) from None
    for change in changes:
        click.echo(f"Ditulis: {change.path}")
