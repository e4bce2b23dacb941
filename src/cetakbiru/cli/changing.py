"""Changes of data that an import brings: judged in a copy, told, and written all or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from cetakbiru.base.atomic import why_unwritten, write_all_whole
from cetakbiru.base.digests import files_below
from cetakbiru.base.errors import Refused
from cetakbiru.base.project import Project
from cetakbiru.checks.problems import Problem
from cetakbiru.checks.run import Known, known_codes, run_checks
from cetakbiru.editions.lost_problems import agreements
from cetakbiru.site.macros import signatures
from cetakbiru.workbook.changes import Changes, new_errors, new_warnings, on_sheets
from cetakbiru.workbook.problems import CellProblem, advice

# Of more warnings than these, the others are counted.
_MOST_WARNINGS = 20


@dataclass(frozen=True)
class After:
    """What is wrong with the data after changes, and was not before, told by cell; `warnings` stop
    nothing."""

    errors: list[CellProblem]
    warnings: list[CellProblem]

    def advised(self) -> str:
        """The warnings for people; of very many the first."""
        told = advice(self.warnings[:_MOST_WARNINGS])
        more = len(self.warnings) - _MOST_WARNINGS
        if more <= 0:
            return told
        return f"{told}\n… dan {more} peringatan lagi; ppm check menyebut semuanya sesudah impor."


def judged_after(changes: Sequence[Changes], project: Project) -> After:
    """What the data would be told of after the changes."""
    if not changes:
        return After([], [])
    try:
        with TemporaryDirectory() as folder:
            copy = Path(folder) / project.data.name
            for path in filter(Path.is_file, files_below(project.data)):
                _put(copy / path.relative_to(project.data), path.read_bytes())
            for change in changes:
                _put(copy / change.path.relative_to(project.data), change.content)
            after = _problems(project, copy, known_codes(project.data))
    except OSError as error:
        raise Refused(
            f"Perubahan itu tidak dapat diperiksa: {why_unwritten(error)} Datanya tidak diubah."
        ) from None
    if not after:
        return After([], [])
    before = _problems(project, project.data)
    return After(
        on_sheets(changes, new_errors(before, after)),
        on_sheets(changes, new_warnings(before, after)),
    )


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _problems(project: Project, data: Path, before: Known = None) -> list[Problem]:
    """Those of the data in a folder, also against what the project has published."""
    return run_checks(data, None, signatures(), agreements(project), before=before)


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
