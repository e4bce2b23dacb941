"""The files of the project as a commit holds them, read in one go and only where there is git."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cetakbiru.base.project import Project

if TYPE_CHECKING:
    from cetakbiru.checks.rules.earlier import Earlier

# What a stranger's settings could make git start: nothing is watched, fetched or asked.
_QUIET = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null")
_OFFLINE = ("-c", "protocol.allow=never")
_ENVIRONMENT = {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
_LONGEST = 20


def committed(root: Path, revision: str) -> Earlier:
    """What reads the files below `root` as they are in a commit.

    It finds nothing, without a word, where there is no repository, no git, or no such commit.
    """

    def read(names: Sequence[str]) -> Mapping[str, bytes]:
        if not lies_in_repository(root):
            return {}
        asked = [name for name in names if "\n" not in name]
        try:
            done = subprocess.run(  # noqa: S603 - arguments are ours, and no shell reads them
                ["git", *_QUIET, *_OFFLINE, "cat-file", "--batch"],  # noqa: S607 - as PATH has it
                cwd=root,
                input="".join(f"{revision}:./{name}\n" for name in asked).encode(),
                env=os.environ | _ENVIRONMENT,
                capture_output=True,
                timeout=_LONGEST,
                check=True,
            )
        except (OSError, subprocess.SubprocessError):
            return {}
        return dict(_contents(asked, done.stdout))

    return read


def lies_in_repository(folder: Path) -> bool:
    """Whether git would find a repository here, told without asking it."""
    return "GIT_DIR" in os.environ or any(
        (one / ".git").exists() for one in (folder, *folder.parents)
    )


def is_committed(folder: Path) -> bool:
    """Whether git holds anything of a folder, which then came from whoever wrote the content."""
    if not lies_in_repository(folder.parent):
        return False
    try:
        done = subprocess.run(  # noqa: S603 - arguments are ours, and no shell reads them
            ["git", *_QUIET, "ls-files", "-z", "--", folder.name],  # noqa: S607 - as PATH has it
            cwd=folder.parent,
            env=os.environ | _ENVIRONMENT,
            capture_output=True,
            timeout=_LONGEST,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return True
    return bool(done.stdout)


def keeps_own_results(project: Project) -> bool:
    """Whether this project keeps results, and what lies there was not brought by the content."""
    return project.keeps and not is_committed(project.cache)


def _contents(names: Sequence[str], answer: bytes) -> list[tuple[str, bytes]]:
    """The contents in an answer of `git cat-file --batch`, which keeps the order of the names."""
    found: list[tuple[str, bytes]] = []
    at = 0
    for name in names:
        end = answer.find(b"\n", at)
        if end < 0:
            break
        head, at = answer[at:end].split(b" "), end + 1
        if len(head) == 3 and head[1] == b"blob" and head[2].isdigit():
            size = int(head[2])
            found.append((name, answer[at : at + size]))
            at += size + 1
    return found
