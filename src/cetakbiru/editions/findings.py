"""Where the checks of a project keep what they learnt, and whether that may be believed."""

from __future__ import annotations

from cetakbiru.base.cache import Shelf
from cetakbiru.base.project import Project
from cetakbiru.checks.kept import Kept
from cetakbiru.editions.committed import keeps_own_results

_SHELF = "periksa"


def findings(project: Project, kind: type[Kept] = Kept) -> Kept:
    """What earlier runs learnt of the files of a project, kept in this way.

    Nothing for whoever wants nothing kept, and where git holds the folder: what came with the
    content was not found by us.
    """
    if not keeps_own_results(project):
        return kind()
    return kind(Shelf(project.cache / _SHELF))
