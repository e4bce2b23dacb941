"""A git repository through the git command: refs, files of a commit, atomic moves of refs."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

NOTHING = "0" * 40


class GitError(Exception):
    """Git refused; the message is what it said."""


@dataclass(frozen=True)
class Repo:
    """The repository that holds the project folder `root`."""

    root: Path

    def run(self, *arguments: str, stdin: str | None = None) -> str:
        """What git prints. Raises GitError with its words when it fails."""
        return self.run_bytes(*arguments, stdin=stdin).decode("utf-8", errors="replace")

    def run_bytes(self, *arguments: str, stdin: str | None = None) -> bytes:
        """The same as bytes."""
        try:
            done = subprocess.run(  # noqa: S603 - arguments are ours, and no shell reads them
                ["git", *arguments],  # noqa: S607 - git is where the user's PATH has it
                cwd=self.root,
                input=stdin.encode() if stdin is not None else None,
                stdin=None if stdin is not None else subprocess.DEVNULL,
                capture_output=True,
                check=False,
            )
        except OSError as error:
            raise GitError(str(error)) from error
        if done.returncode != 0:
            raise GitError(done.stderr.decode("utf-8", errors="replace").strip())
        return done.stdout

    def exists(self) -> bool:
        """Whether the project lies in a repository with at least one commit."""
        return self.commit("HEAD") is not None

    def top(self) -> Path:
        """The folder at the top of the repository. Raises GitError where there is none."""
        return Path(self.run("rev-parse", "--show-toplevel").strip())

    def commit(self, revision: str) -> str | None:
        """The id of the commit that a revision names; None when it names none."""
        try:
            return self.run("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").strip()
        except GitError:
            return None

    def has_ref(self, ref: str) -> bool:
        """Whether the ref is written down, even if what it names is damaged."""
        path = Path(self.run("rev-parse", "--git-path", ref).strip())
        if (self.root / path).is_file():
            return True
        return ref in self.run("for-each-ref", "--format=%(refname)", ref).split()

    def read(self, commit: str, path: str) -> bytes | None:
        """A file of a commit, None when the commit has no such file."""
        if not self.run("ls-tree", "--full-tree", commit, "--", path):
            return None
        return self.run_bytes("cat-file", "blob", f"{commit}:{path}")

    def folders(self, commit: str) -> list[str]:
        """The names of the folders at the top of a commit."""
        return self.run("ls-tree", "-d", "--name-only", "--full-tree", commit).splitlines()

    def changed_files(self) -> list[str]:
        """Files that differ from HEAD or that git does not know."""
        lines = self.run("status", "--porcelain", "--untracked-files=all").splitlines()
        return [line[3:] for line in lines]

    def remotes(self) -> list[str]:
        return self.run("remote").split()

    def is_ancestor(self, older: str, newer: str) -> bool:
        """Whether `newer` holds everything of `older`."""
        try:
            self.run("merge-base", "--is-ancestor", older, newer)
        except GitError:
            return False
        return True

    def move_refs(self, commands: Sequence[str]) -> None:
        """Runs update-ref commands as one transaction: all of them or none."""
        self.run("update-ref", "--stdin", stdin="\n".join(["start", *commands, "commit", ""]))
