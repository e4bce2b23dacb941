"""Whether a finished site is what its inputs would make again, known without loading them."""

from __future__ import annotations

import json
import os
from collections.abc import Collection
from pathlib import Path
from typing import Any

from cetakbiru.base.digests import code_digest, digest, files_below, tree_digest
from cetakbiru.base.project import Project
from cetakbiru.editions.git import GitError, Repo

_RECORD = "situs.json"


def inputs_digest(project: Project, skip: Collection[str]) -> str:
    """The hash of all that a site is made from: a single byte more or less gives another."""
    return digest(
        code_digest(),
        project.config.read_bytes(),
        *(
            tree_digest(files_below(folder), folder)
            for folder in (project.root / "macros", project.data, project.docs)
        ),
        _published(project),
        ",".join(sorted(skip)),
        os.environ.get("SOURCE_DATE_EPOCH", ""),
    )


def _published(project: Project) -> str:
    """What the repository holds: earlier editions are read from it. Empty outside of one."""
    try:
        return Repo(project.data.parent).run("for-each-ref", "--format=%(objectname) %(refname)")
    except GitError:
        return ""


def is_unchanged(project: Project, inputs: str) -> bool:
    """Whether the site that stands was made from these inputs, and nobody touched it since."""
    try:
        record = json.loads((project.cache / _RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(record == _record(project, inputs))


def remember(project: Project, inputs: str) -> None:
    """Notes that the site was made from these inputs. Without room for the note nothing is lost."""
    try:
        project.cache.mkdir(parents=True, exist_ok=True)
        text = json.dumps(_record(project, inputs))
        (project.cache / _RECORD).write_text(text, encoding="utf-8")
    except OSError:
        return


def _record(project: Project, inputs: str) -> dict[str, Any]:
    """A half-written note is no JSON, and one of another site names other files."""
    return {"inputs": inputs, "site": str(project.site), "files": _state(project.site)}


def _state(site: Path) -> list[list[Any]]:
    """Name, size and time of each file."""
    states = ((path, path.stat()) for path in files_below(site))
    return sorted(
        [path.relative_to(site).as_posix(), state.st_size, state.st_mtime_ns]
        for path, state in states
    )
