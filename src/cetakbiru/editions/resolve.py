"""A name turned into a snapshot: of an edition, an alias, a git revision or a folder."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

from cetakbiru.comparison.snapshot import Snapshot, SnapshotError
from cetakbiru.comparison.take import take_snapshot
from cetakbiru.editions.git import GitError
from cetakbiru.editions.published import Published
from cetakbiru.model.source import read_data

_DATA, _DOCS = "data", "docs"
_EDITION = "edisi.yml"


class UnknownNameError(Exception):
    """Nothing bears this name; the message lists what there is."""


class UnreadableError(Exception):
    """What bears the name holds no readable edition; the message says why."""


def resolve(published: Published, name: str) -> Snapshot:
    """The snapshot of an edition, alias, git revision or folder, looked for in this order.

    Raises UnknownNameError, UnreadableError, DamagedBranchError.
    """
    entry = published.find(name)
    if entry is not None:
        return published.snapshot(entry.version)
    if not name.strip():
        # It would be the folder that one is in, which nobody named.
        raise UnknownNameError(f"Nama edisi kosong. {known_names(published)}")
    commit = None if name.startswith("-") else published.repo.commit(name)
    if commit is not None:
        return _of_commit(published, name, commit)
    folder = Path(name)
    if folder.is_dir():
        return _of_folder(folder, name)
    raise UnknownNameError(f"{name!r} tidak dikenal. {known_names(published)}")


def known_names(published: Published) -> str:
    """A sentence that lists every edition with its aliases."""
    if not published.versions:
        return "Belum ada edisi yang terbit; sebutkan revisi git atau folder dengan data/edisi.yml."
    listed = ", ".join(
        f"{entry.version} ({', '.join(entry.aliases)})" if entry.aliases else entry.version
        for entry in published.versions
    )
    return f"Edisi yang ada: {listed}. Revisi git dan folder juga boleh disebut."


def _of_commit(published: Published, name: str, commit: str) -> Snapshot:
    """The snapshot of data/ and docs/ as committed."""
    repo = published.repo
    try:
        listed = repo.run("ls-tree", "--name-only", commit, _DATA, _DOCS).split()
        if _DATA not in listed:
            raise UnreadableError(f"Revisi {name} tidak memuat folder {_DATA}/.")
        archive = repo.run_bytes("archive", "--format=tar", commit, *listed)
    except GitError as error:
        raise UnreadableError(f"Revisi {name} tidak dapat dibaca: {error}") from error
    with TemporaryDirectory(prefix="ppm-") as folder:
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            tar.extractall(folder, filter="data")
        return _of_folder(Path(folder), name)


def _of_folder(folder: Path, name: str) -> Snapshot:
    """The snapshot of a folder that holds data/ and docs/, or of a data folder alone."""
    data, docs = folder / _DATA, folder / _DOCS
    if not (data / _EDITION).is_file() and (folder / _EDITION).is_file():
        data, docs = folder, folder.parent / _DOCS
    if not (data / _EDITION).is_file():
        raise UnreadableError(f"{name} tidak memuat {_DATA}/{_EDITION}.")
    try:
        return take_snapshot(read_data(data), docs if docs.is_dir() else None)
    except (SnapshotError, OSError, KeyError) as error:
        raise UnreadableError(f"Data pada {name} tidak dapat dibaca: {error}") from error
