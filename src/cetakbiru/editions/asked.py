"""What the checks learn from git, asked in few words: whether it is the same as in the run before.

The answers stand for what the rules read: the tables of a commit, and the editions on the branch of
the published site. Where an answer can change while its words do not, there is none.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from cetakbiru.base.digests import digest
from cetakbiru.editions.committed import committed, lies_in_repository
from cetakbiru.editions.git import GitError, Repo

# The branch of the published site, here and at each remote.
_PUBLISHED = "/gh-pages"


def repository_digest(data: Path, revision: str) -> str | None:
    """The hash of what git says to the checks of a folder of data; None where it can't be told."""
    root = data.parent
    if not lies_in_repository(root):
        return digest()
    names = sorted(path.relative_to(root).as_posix() for path in data.rglob("*.csv"))
    before = committed(root, revision)(names)
    published = _published(Repo(root))
    if published is None:
        return None
    said = (part for name, content in before.items() for part in (os.fsencode(name), content))
    return digest(*said, *published, *_surroundings())


def _published(repo: Repo) -> list[str] | None:
    """What decides which editions are read, and how their commits hang together."""
    try:
        refs = repo.run("for-each-ref", "--format=%(objectname) %(refname)").splitlines()
        ours = [line for line in refs if line.endswith(_PUBLISHED) or " refs/replace/" in line]
        if not ours:
            return []
        # A commit that was not fetched may come later, under the same names.
        place = repo.run("rev-parse", "--show-toplevel", "--git-path", "shallow", "HEAD")
        top, shallow, _ = place.splitlines()
        settings = repo.run("config", "--list")
    except (GitError, ValueError) as error:
        return [str(error)]
    if "promisor" in settings or (repo.root / shallow).exists():
        return None
    return [top, *ours, *(line for line in settings.splitlines() if line.startswith("remote."))]


def _surroundings() -> Iterator[str]:
    """What of the environment makes git look elsewhere."""
    return (f"{name}={text}" for name, text in sorted(os.environ.items()) if name[:4] == "GIT_")
