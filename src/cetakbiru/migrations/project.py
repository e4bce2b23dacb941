"""The files of a project that a migration may touch, and its change written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cetakbiru.base.archive import to_zip
from cetakbiru.base.atomic import folder_beside, why_unwritten, write_whole
from cetakbiru.base.errors import Refused
from cetakbiru.base.project import CONFIG
from cetakbiru.model.format import EDITION_FILE

DATA = "data"
PAGES = "docs"
MENU = f"{PAGES}/nav.yml"
PRINTED = f"{PAGES}/cetak.yml"
MACROS = "macros/__init__.py"
EDITION = f"{DATA}/{EDITION_FILE}"

Files = Mapping[str, bytes]


@dataclass(frozen=True)
class Change:
    """What becomes of one file; None where it is not there before or after."""

    path: str
    before: bytes | None
    after: bytes | None


def read_files(root: Path) -> dict[str, bytes]:
    """The files by their path below the project. Raises Refused when one can't be read."""
    single = [root / name for name in (CONFIG, MENU, PRINTED, MACROS)]
    inside = sorted([*(root / DATA).rglob("*"), *(root / PAGES).rglob("*.md")])
    try:
        return {
            path.relative_to(root).as_posix(): path.read_bytes()
            for path in (*single, *inside)
            if path.is_file()
        }
    except OSError as error:
        raise Refused(f"Proyek di {root} tidak terbaca: {why_unwritten(error)}") from None


def changes(before: Files, after: Files) -> list[Change]:
    """What differs, in order of path; the file that states the format comes last.

    A project left half way, by a loss of power, is so still of its old format.
    """
    paths = sorted(before.keys() | after.keys(), key=lambda path: (path == EDITION, path))
    return [
        Change(path, before.get(path), after.get(path))
        for path in paths
        if before.get(path) != after.get(path)
    ]


def in_the_way(root: Path, wanted: list[Change]) -> list[Path]:
    """Folders that stand where a change writes a file."""
    return [
        root / change.path
        for change in wanted
        if change.after is not None and (root / change.path).is_dir()
    ]


@contextmanager
def copy_kept(root: Path, files: Files, number: int) -> Iterator[Path]:
    """Packs the files into a zip in the project that no earlier copy loses its place to.

    It stays once the body has made its change; where that failed, there is nothing to go back to.
    """
    content = to_zip(sorted(files.items()))
    target = _place_of_copy(root, content, number)
    stood_before = target.exists()
    if not stood_before:
        write_whole(target, content)
    try:
        yield target
    except BaseException:
        if not stood_before:
            target.unlink(missing_ok=True)
        raise


def _place_of_copy(root: Path, content: bytes, number: int) -> Path:
    for attempt in range(1, 1000):
        tail = "" if attempt == 1 else f"-{attempt}"
        target = root / f"salinan-bentuk-{number}{tail}.zip"
        if not target.exists() or (target.is_file() and target.read_bytes() == content):
            return target
    raise Refused(f"Folder {root} sudah memuat terlalu banyak salinan; pindahkan sebagian.")


def apply(root: Path, wanted: list[Change]) -> None:
    """Makes the changes; an error undoes those already made and is raised again (OSError).

    What is new is written beside first: once that is done, no room on the disk is needed.
    """
    done: list[Change] = []
    with folder_beside(root / DATA) as fresh:
        for number, change in enumerate(wanted):
            if change.after is not None:
                (fresh / str(number)).write_bytes(change.after)
        try:
            for number, change in enumerate(wanted):
                if change.after is None:
                    (root / change.path).unlink()
                else:
                    (root / change.path).parent.mkdir(parents=True, exist_ok=True)
                    (fresh / str(number)).replace(root / change.path)
                done.append(change)
        except OSError:
            for change in reversed(done):
                _undo(root / change.path, change.before)
            _drop_empty_folders(root, [one for one in wanted if one.before is None])
            raise
    _drop_empty_folders(root, [one for one in wanted if one.after is None])


def _undo(path: Path, before: bytes | None) -> None:
    if before is None:
        path.unlink()
    else:
        write_whole(path, before)


def _drop_empty_folders(root: Path, gone: list[Change]) -> None:
    for folder in {(root / change.path).parent for change in gone}:
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
