"""The editions on the branch of the published site, read strictly: damage is told, not repaired."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cetakbiru.comparison.history import (
    History,
    ReleasedEdition,
    edition_from_json,
    edition_to_json,
    history_from_json,
)
from cetakbiru.comparison.snapshot import Snapshot, SnapshotError, snapshot_from_json
from cetakbiru.editions.git import GitError, Repo
from cetakbiru.editions.versions import order

BRANCH = "gh-pages"
VERSIONS_FILE = "versions.json"
# What each edition carries for programs: below <version>/.
FOLDER = "edisi"
SNAPSHOT_FILE = f"{FOLDER}/isi.json"
HISTORY_FILE = f"{FOLDER}/riwayat.json"
COMPARISON_FILE = f"{FOLDER}/perubahan.json"
# What a released edition changed against each edition before it: <version>.json.
COMPARISONS = f"{FOLDER}/banding"
PAGES_FILE = f"{FOLDER}/peta.json"
EDITION_FILE = f"{FOLDER}/edisi.json"


class DamagedBranchError(Exception):
    """The branch of the published site is not as a release leaves it; the message says how."""


@dataclass(frozen=True)
class PublishedVersion:
    """An entry of versions.json."""

    version: str
    title: str
    aliases: tuple[str, ...]
    properties: Mapping[str, Any]

    @property
    def order(self) -> tuple[int, int, int]:
        return order(self.version) or (0, 0, 0)

    @property
    def status(self) -> str:
        return str(self.properties.get("status", ""))


@dataclass(frozen=True)
class Published:
    """The published site at one commit; `versions` newest first, no commit when there is none."""

    repo: Repo
    commit: str | None = None
    versions: tuple[PublishedVersion, ...] = ()

    @property
    def latest(self) -> PublishedVersion | None:
        return self.versions[0] if self.versions else None

    def find(self, name: str) -> PublishedVersion | None:
        """The edition with this version or alias."""
        for entry in self.versions:
            if name == entry.version or name in entry.aliases:
                return entry
        return None

    def file(self, version: str, path: str) -> bytes | None:
        """A file of an edition."""
        return self.repo.read(self.commit, f"{version}/{path}") if self.commit else None

    def json(self, version: str, path: str) -> Any:
        """The values of a JSON file of an edition. Raises DamagedBranchError."""
        content = self.file(version, path)
        try:
            if content is None:
                raise DamagedBranchError(f"{version}/{path} tidak ada pada cabang {BRANCH}")
            return json.loads(content)
        except (ValueError, GitError) as error:
            raise DamagedBranchError(_broken(version, path, error)) from error

    def snapshot(self, version: str) -> Snapshot:
        """What an edition said. Raises DamagedBranchError."""
        try:
            return snapshot_from_json(self.json(version, SNAPSHOT_FILE))
        except SnapshotError as error:
            raise DamagedBranchError(_broken(version, SNAPSHOT_FILE, error)) from error

    def history(self, version: str) -> History:
        """The history up to an edition. Raises DamagedBranchError."""
        try:
            return history_from_json(self.json(version, HISTORY_FILE))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise DamagedBranchError(_broken(version, HISTORY_FILE, error)) from error

    def edition(self, version: str) -> ReleasedEdition:
        """The record of an edition as it was released. Raises DamagedBranchError."""
        try:
            return edition_from_json(self.json(version, EDITION_FILE))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise DamagedBranchError(_broken(version, EDITION_FILE, error)) from error


def _broken(version: str, path: str, error: Exception) -> str:
    return f"{version}/{path} pada cabang {BRANCH} rusak: {error}"


# What was read last, and the repository as it was then.
_latest: tuple[Path, str, Published] | None = None


def read_published(repo: Repo) -> Published:
    """The editions on the local branch, or on that of the remote where it is further ahead.

    No repository or no branch: nothing published. Raises DamagedBranchError.
    """
    global _latest
    try:
        # Nothing else decides what is read, and a preview asks at every save.
        refs = repo.run("for-each-ref", "--format=%(objectname) %(refname)")
    except GitError:
        return _read_published(repo)
    if _latest is None or _latest[:2] != (repo.root, refs):
        _latest = (repo.root, refs, _read_published(repo))
    return _latest[2]


def _read_published(repo: Repo) -> Published:
    if not repo.exists():
        return Published(repo)
    commit = _tip(repo)
    if commit is None:
        return Published(repo)
    try:
        versions = _versions(repo.read(commit, VERSIONS_FILE))
        folders = set(repo.folders(commit))
    except GitError as error:
        raise DamagedBranchError(f"Isi cabang {BRANCH} tidak dapat dibaca: {error}") from error
    for entry in versions:
        if entry.version not in folders:
            raise DamagedBranchError(
                f"{VERSIONS_FILE} mencantumkan edisi {entry.version}, tetapi foldernya tidak ada"
            )
    return Published(repo, commit, tuple(sorted(versions, key=_newest_first)))


def _newest_first(entry: PublishedVersion) -> tuple[int, int, int]:
    year, serial, correction = entry.order
    return -year, -serial, -correction


def _tip(repo: Repo) -> str | None:
    """The commit of the local branch, or of the remote's where that is further ahead."""
    refs = [f"refs/heads/{BRANCH}"]
    refs += [f"refs/remotes/{remote}/{BRANCH}" for remote in repo.remotes()]
    best: str | None = None
    for ref in refs:
        found = repo.commit(ref)
        if found is None:
            if repo.has_ref(ref):
                raise DamagedBranchError(f"Cabang {ref} menunjuk kepada sesuatu yang tidak ada")
            continue
        if best is None or repo.is_ancestor(best, found):
            best = found
        elif not repo.is_ancestor(found, best):
            raise DamagedBranchError(
                f"Cabang {BRANCH} di sini dan {ref} saling berbeda; samakan dahulu keduanya"
            )
    return best


def _versions(content: bytes | None) -> list[PublishedVersion]:
    if content is None:
        raise DamagedBranchError(f"Cabang {BRANCH} ada tetapi tidak memuat {VERSIONS_FILE}")
    try:
        entries = [_entry(item) for item in json.loads(content)]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedBranchError(f"{VERSIONS_FILE} pada cabang {BRANCH} rusak: {error}") from error
    names = [name for entry in entries for name in (entry.version, *entry.aliases)]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise DamagedBranchError(f"{VERSIONS_FILE} memuat nama ganda: {', '.join(twice)}")
    return entries


def _entry(item: Any) -> PublishedVersion:
    version = item["version"]
    properties = item.get("properties") or {}
    if order(version) is None or not isinstance(properties, dict):
        raise ValueError(version)
    aliases = item["aliases"]
    if not isinstance(aliases, list) or not all(isinstance(alias, str) for alias in aliases):
        raise ValueError(aliases)
    return PublishedVersion(version, str(item["title"]), tuple(sorted(aliases)), properties)


def current_record(published: Published, entry: PublishedVersion) -> ReleasedEdition:
    """The record of a release with status, aliases, corrections and withdrawal as of now."""
    record = edition_to_json(published.edition(entry.version))
    properties = entry.properties
    withdrawn = properties.get("dicabut")
    if isinstance(withdrawn, dict):
        record["withdrawal"] = {
            "date": str(withdrawn.get("tanggal", "")),
            "document": str(withdrawn.get("dokumen", "")),
            "basis": str(withdrawn.get("dasar", "")),
            "successor": str(withdrawn.get("pengganti", "")),
        }
    record["status"] = entry.status or record["status"]
    record["label"] = str(properties.get("label", record["label"]))
    record["aliases"] = entry.aliases
    record["corrected_by"] = str(properties.get("diralat_oleh", ""))
    return edition_from_json(record)
