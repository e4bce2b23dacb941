"""What readers of the last edition can no longer find, told as problems in the file concerned."""

from __future__ import annotations

from cetakbiru.base.project import Project
from cetakbiru.checks.pages.chapters import read_section_ids
from cetakbiru.checks.problems import Problem, problem, quote
from cetakbiru.checks.rules.directions import direction_problems
from cetakbiru.checks.run import Agreement
from cetakbiru.editions.committed import lies_in_repository
from cetakbiru.editions.git import GitError, Repo
from cetakbiru.editions.lost import LostProgram, LostSection, lost_programs, lost_sections
from cetakbiru.editions.published import DamagedBranchError, Published, read_published
from cetakbiru.model.load import Blueprint
from cetakbiru.model.text import Position


def agreements(project: Project) -> list[Agreement]:
    """What the finished Blueprint of a project must agree with: the rule and the last edition."""

    def lost(blueprint: Blueprint) -> list[Problem]:
        return _lost_problems(project, blueprint)

    return [direction_problems, lost]


def _lost_problems(project: Project, blueprint: Blueprint) -> list[Problem]:
    """A problem for every programme that went without being withdrawn, and for every lost section.

    The last edition is that of the repository whose top folder holds the data: a pull request is
    checked by the tools of another checkout. Data elsewhere have none. A damaged branch is
    reported by the commands that read editions, not by the checks of the data.
    """
    repo = Repo(project.data.parent)
    if not lies_in_repository(repo.root):
        return []
    try:
        if repo.top() != project.data.parent:
            return []
        published = read_published(repo)
        programs = lost_programs(published, blueprint)
        sections = _lost_sections(project, published)
    except (DamagedBranchError, GitError):
        return []
    return [_problem(blueprint, item) for item in programs] + sections


def _lost_sections(project: Project, published: Published) -> list[Problem]:
    if project.docs.parent != project.data.parent:
        return []
    try:
        ids = read_section_ids(project.docs)
    except OSError:
        return []  # told by the checks of the pages
    return [_section_problem(project, item) for item in lost_sections(published, ids)]


def _section_problem(project: Project, item: LostSection) -> Problem:
    folder = project.docs.name
    return problem(
        "jangkar-bab-berhenti",
        f"{folder}/{item.chapter}",
        Position(1, 1),
        id=item.id,
        title=quote(item.title),
        version=item.version,
    )


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
