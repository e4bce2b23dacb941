"""Programmes removed since the last edition told as problems, in the file that should hold them."""

from __future__ import annotations

from editions.git import GitError, Repo
from editions.lost import LostProgram, lost_programs
from editions.published import DamagedBranchError, read_published
from macros.blueprint.load import Blueprint
from macros.blueprint.text import Position
from macros.checks.problems import Problem, problem, quote
from macros.checks.run import Agreement
from scripts.agreement import priority_problems
from scripts.project import Project


def agreements(project: Project) -> list[Agreement]:
    """What the finished Blueprint of a project must agree with: the rule and the last edition."""

    def lost(blueprint: Blueprint) -> list[Problem]:
        return _lost_problems(project, blueprint)

    return [priority_problems, lost]


def _lost_problems(project: Project, blueprint: Blueprint) -> list[Problem]:
    """A problem for every programme that went without being withdrawn.

    Data from elsewhere than data/ have no last edition here; a damaged branch is reported by the
    commands that read editions, not by the checks of the data.
    """
    if project.data != project.root / "data":
        return []
    try:
        found = lost_programs(read_published(Repo(project.root)), blueprint)
    except (DamagedBranchError, GitError):
        return []
    return [_problem(blueprint, item) for item in found]


def _problem(blueprint: Blueprint, item: LostProgram) -> Problem:
    return problem(
        "program-hilang",
        _file(blueprint, item),
        Position(1, 1),
        "id",
        id=item.id,
        name=quote(item.name),
        version=item.version,
    )


def _file(blueprint: Blueprint, item: LostProgram) -> str:
    """The file of the programme's kabupaten, or the first one when that has gone too."""
    tables = blueprint.raw.tables["program"]
    region = blueprint.kabupaten.get(item.region)
    for table in tables:
        if region is not None and table.file.path.stem == region.slug:
            return table.file.name
    return tables[0].file.name if tables else "data/program"
