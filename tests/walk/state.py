"""What a site is made from, as a value: an edit is a function from one such state to another."""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from cetakbiru.base.project import OUTPUT_NAMES

# What is copied of a project; tema/ is there where a province changes what the theme says.
PARTS = ("data", "docs", "macros", "tema", "mkdocs.yml")
# The PDF is the work of a minute, and kept by none of what is walked over here.
NEVER = frozenset({"pdf"})
_LATER = 3_600 * 10**9
IDENTITY = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (
        ("NAME", "Penguji"),
        ("EMAIL", "penguji@contoh.example"),
        ("DATE", "2026-01-01T00:00:00Z"),
    )
}


@dataclass(frozen=True)
class State:
    """A project and all else that a build depends on.

    `files`: its files by their names below the project. `branch`: those of the published editions;
    none while there is no such branch. `engine`: files of the software that are others than those
    of this repository, below src/cetakbiru/. `drafts`: what an edition of the first state carries
    for programs; nothing is built from it.
    """

    files: Mapping[str, bytes]
    skip: frozenset[str] = NEVER
    branch: Mapping[str, bytes] = field(default_factory=dict)
    engine: Mapping[str, bytes] = field(default_factory=dict)
    environment: Mapping[str, str] = field(default_factory=dict)
    drafts: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def words(self) -> list[str]:
        """The command that builds it."""
        return ["build", "--skip", ",".join(name for name in OUTPUT_NAMES if name in self.skip)]

    def key(self) -> str:
        """The same for equal states only."""
        found = hashlib.blake2b(digest_size=20)
        for group in (self.files, self.branch, self.engine):
            for name in sorted(group):
                found.update(f"{name}:{len(group[name])}:".encode() + group[name])
            found.update(b"|")
        found.update(repr((sorted(self.skip), sorted(self.environment.items()))).encode())
        return found.hexdigest()

    def text(self, name: str) -> str:
        """A file as text."""
        return self.files[name].decode("utf-8")

    def named(self, start: str, end: str = "") -> list[str]:
        """The names of files that begin and end so, in order."""
        return sorted(name for name in self.files if name.startswith(start) and name.endswith(end))

    def writing(self, changes: Mapping[str, bytes | str | None]) -> State:
        """With these files in place of those of their names; None takes one away."""
        files = dict(self.files)
        for name, content in changes.items():
            if content is None:
                del files[name]
            else:
                files[name] = content.encode() if isinstance(content, str) else content
        return replace(self, files=files)


@dataclass(frozen=True)
class Manner:
    """How a state comes onto the disk.

    `times`: "now", "kept" (a file that changes keeps its time), "past", "future", or "touched"
    (every file gets a new time). `anew`: all files are written anew, in an order of this seed.
    `spoils`: what befalls the finished site or what is kept, before the next build.
    """

    times: str = "now"
    anew: int | None = None
    spoils: str = ""


PLAIN = Manner()


def read_state(project: Path) -> State:
    """The state of a project's folder."""
    return State(files_in(project))


def files_in(project: Path) -> dict[str, bytes]:
    """The files of a project that count, by name."""
    paths = (path for part in PARTS for path in [project / part, *(project / part).rglob("*")])
    return {
        path.relative_to(project).as_posix(): path.read_bytes()
        for path in paths
        if path.is_file() and "__pycache__" not in path.parts
    }


def write_state(before: State | None, after: State, project: Path, manner: Manner = PLAIN) -> None:
    """Brings a project's folder from one state to the next, in this manner."""
    old = before.files if before and manner.anew is None else {}
    for name in (before.files if before else {}).keys() - after.files.keys():
        (project / name).unlink()
        _remove_empty((project / name).parent, project)
    changed = [name for name in after.files if old.get(name) != after.files[name]]
    if manner.anew is not None:
        random.Random(manner.anew).shuffle(changed)  # noqa: S311 - an order, no secret
        for name in changed:
            (project / name).unlink(missing_ok=True)
    for name in changed:
        _write(project / name, after.files[name], manner.times)
    if manner.times == "touched":
        for name in after.files:
            os.utime(project / name)
    _write_branch(before, after, project)


def _write(path: Path, content: bytes, times: str) -> None:
    state = path.stat() if path.exists() else None
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    if times == "kept" and state is not None:
        os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    elif times in ("past", "future"):
        now = path.stat().st_mtime_ns
        moved = 10**9 if times == "past" else now + 24 * _LATER
        os.utime(path, ns=(moved, moved))


def _remove_empty(folder: Path, project: Path) -> None:
    while folder != project and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _write_branch(before: State | None, after: State, project: Path) -> None:
    """Points gh-pages to a commit with the files, or to nothing."""
    if not (project / ".git").exists():
        _git(project, "init", "--quiet", "--initial-branch=main")
    if (before.branch if before else {}) == after.branch:
        return
    if not after.branch:
        _git(project, "update-ref", "-d", "refs/heads/gh-pages")
        return
    index = {"GIT_INDEX_FILE": str(project / ".git/terbitan")}
    _git(project, "read-tree", "--empty", environment=index)
    for name, content in after.branch.items():
        blob = _git(project, "hash-object", "-w", "--stdin", content=content)
        _git(
            project,
            "update-index",
            "--add",
            "--cacheinfo",
            f"100644,{blob},{name}",
            environment=index,
        )
    tree = _git(project, "write-tree", environment=index)
    commit = _git(project, "commit-tree", tree, "-m", "Terbitan rekaan", environment=IDENTITY)
    _git(project, "update-ref", "refs/heads/gh-pages", commit)


def _git(
    project: Path, *words: str, content: bytes = b"", environment: Mapping[str, str] | None = None
) -> str:
    done = subprocess.run(
        ["git", *words],
        cwd=project,
        env={**os.environ, **(environment or {})},
        input=content,
        capture_output=True,
        check=True,
    )
    return done.stdout.decode().strip()
