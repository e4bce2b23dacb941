"""What a printed copy says of its origin: edition, status, commit, and the SHA-256 of its data."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cetakbiru.model.legal import LegalStatus
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Edisi
from cetakbiru.model.speaker import Speaker
from cetakbiru.pages.fragments.numbers import long_date


@dataclass(frozen=True)
class Identity:
    """The origin of a document. `commit` is a full hash, with a word where files differ from it."""

    edition: Edisi
    status: LegalStatus
    speaker: Speaker
    commit: str | None
    data_sha256: str

    @property
    def day(self) -> date:
        return self.edition.tanggal

    @property
    def edition_line(self) -> str:
        """ "Edisi 2026.1 · Rancangan", for running heads."""
        return f"Edisi {self.edition.versi} · {self.status.label}"

    @property
    def long_day(self) -> str:
        return long_date(self.day)


def identify(blueprint: Blueprint, commit: str | None, data_sha256: str) -> Identity:
    """The identity of a document made from a Blueprint."""
    return Identity(blueprint.edisi, blueprint.status, blueprint.speaker, commit, data_sha256)


def watermark_word(status: LegalStatus) -> str:
    """The word under each page while an edition is a draft, and only then."""
    return status.label.upper() if status.is_draft else ""


def current_commit(root: Path, *folders: Path) -> str | None:
    """The last commit that changed `folders` of the repository at `root`, or None outside git.

    Not simply where the repository stands: a commit that leaves the text as it is then leaves its
    document as it is too. When files differ from it, the commit alone would lie; so words say so.
    """
    inside = [str(folder) for folder in folders if folder.is_relative_to(root)]
    commit = _git(root, "log", "-1", "--format=%H", "--", *inside)
    if not commit:
        return None
    changed = _git(root, "status", "--porcelain", "--", *inside)
    return f"{commit} dengan perubahan yang belum dicatat" if changed else commit


def _git(root: Path, *words: str) -> str | None:
    try:
        done = subprocess.run(  # noqa: S603 - fixed words and paths of the project
            ["git", "-C", str(root), *words],  # noqa: S607 - git as the user's PATH has it
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None
