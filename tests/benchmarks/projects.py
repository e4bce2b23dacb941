"""Copies of a project for measuring, and what an earlier build has left in them."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.conftest import KETAPANG, ROOT

_PARTS = ("data", "docs", "macros")


def copy_project(source: Path, target: Path) -> Path:
    """What a province's project is made of, and nothing that was made of it; returns `target`.

    The province of this repository has no programme to edit: its copy gets the invented ones.
    """
    for part in _PARTS:
        if (source / part).is_dir():
            shutil.copytree(source / part, target / part)
    shutil.copy(source / "mkdocs.yml", target)
    if source.resolve() == ROOT:
        shutil.copy(KETAPANG, target / "data/program/ketapang.csv")
    return target


def forget(project: Path) -> None:
    """As if nothing had ever been built here.

    What was built moves aside until all is measured. ext4 gives away no inode that was freed within
    the last minutes: files made just after many were deleted cost it a search past those.
    """
    aside = project.with_name(f"{project.name}-aside")
    for part in (".cache", "site"):
        if (project / part).exists():
            aside.mkdir(exist_ok=True)
            (project / part).rename(aside / str(len(list(aside.iterdir()))))
