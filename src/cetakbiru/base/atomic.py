"""Files and folders that are written whole or not at all.

What is not yet whole lies beside its place as `.name-xxxxxxxx.tmp`, locked by its writer. The
system unlocks what a killed run leaves behind, and whoever writes there next clears it away.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from cetakbiru.base.errors import reason, remedy

try:
    import fcntl
except ImportError:  # Windows has no such locks: there, what killed runs leave stays.
    fcntl = None  # type: ignore[assignment]

_SUFFIX = ".tmp"
_OLD = "-lama"


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file beside its place and moves it there; its folder is made. Raises OSError."""
    write_pieces(path, (content,))


def write_all_whole(contents: Mapping[Path, bytes]) -> None:
    """Writes several files, all of them or none. Raises OSError.

    Every one of them is whole on the disk before the first is moved to its place; where a move
    fails, those moved before it get back what they held.
    """
    before = {path: path.read_bytes() if path.exists() else None for path in contents}
    done: list[Path] = []
    with ExitStack() as beside:
        ready = {
            path: beside.enter_context(_whole_beside(path, (content,)))
            for path, content in contents.items()
        }
        try:
            for path, written in ready.items():
                done.append(path)
                written.replace(path)
        except BaseException:
            for path in done:
                _put_back(path, before[path])
            raise


def _put_back(path: Path, held: bytes | None) -> None:
    if held is None:
        path.unlink(missing_ok=True)
    elif path.read_bytes() != held:
        write_whole(path, held)


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """The same, piece after piece: they need not all be there at once."""
    with _whole_beside(path, pieces) as written:
        written.replace(path)


@contextmanager
def _whole_beside(path: Path, pieces: Iterable[bytes]) -> Iterator[Path]:
    """A finished file beside `path`, to be moved there; where it was not, it is removed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    clear_leftovers(path)
    with tempfile.NamedTemporaryFile(
        dir=path.parent, prefix=f".{path.name}-", suffix=_SUFFIX, delete=False
    ) as file:
        beside = Path(file.name)
        claim = _claim(beside)
        try:
            file.writelines(pieces)
            file.close()
            if path.exists():
                shutil.copymode(path, beside)
            else:
                beside.chmod(0o644)
            yield beside
        finally:
            beside.unlink(missing_ok=True)
            _release(claim)


@contextmanager
def folder_beside(target: Path) -> Iterator[Path]:
    """An empty folder on the same disk as `target`, removed afterwards if still there."""
    target.parent.mkdir(parents=True, exist_ok=True)
    clear_leftovers(target)
    folder = Path(tempfile.mkdtemp(prefix=f".{target.name}-", suffix=_SUFFIX, dir=target.parent))
    claim = _claim(folder)
    try:
        folder.chmod(0o755)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        _release(claim)


def put_in_place(new: Path, target: Path) -> None:
    """Moves the finished folder to `target`; what was there before goes only then."""
    if not target.exists():
        new.rename(target)
        return
    old = new.with_name(f"{new.name}{_OLD}")
    target.rename(old)
    try:
        new.rename(target)
    except BaseException:
        old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def clear_leftovers(target: Path) -> None:
    """Removes what killed runs left beside `target`, and puts back what they had moved away."""
    if fcntl is None:
        return
    unfinished = re.compile(rf"\.{re.escape(target.name)}-\w{{8}}{re.escape(_SUFFIX)}({_OLD})?")
    with suppress(OSError):
        for beside in sorted(target.parent.iterdir()):
            match = unfinished.fullmatch(beside.name)
            if match is None:
                continue
            if match[1]:
                _clear_old(beside, target)
            else:
                _clear(beside)


def _clear(beside: Path) -> None:
    try:
        claim = os.open(beside, os.O_RDONLY | os.O_NOFOLLOW)
    except OSError:
        return
    with suppress(OSError):
        fcntl.flock(claim, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if beside.is_dir():
            shutil.rmtree(beside, ignore_errors=True)
        else:
            beside.unlink(missing_ok=True)
    os.close(claim)


def _clear_old(old: Path, target: Path) -> None:
    """As long as the new folder stands beside it, its writer is alive and about to move it."""
    if old.with_name(old.name.removesuffix(_OLD)).exists():
        return
    if target.exists():
        shutil.rmtree(old, ignore_errors=True)
    else:
        old.rename(target)


def _claim(beside: Path) -> int | None:
    """Locks what this process is about to fill, for as long as it lives."""
    if fcntl is None:
        return None
    claim = os.open(beside, os.O_RDONLY)
    # A disk without locks loses nothing but the clearing up.
    with suppress(OSError):
        fcntl.flock(claim, fcntl.LOCK_SH)
    return claim


def _release(claim: int | None) -> None:
    if claim is not None:
        os.close(claim)


def why_unwritten(error: OSError) -> str:
    """Why something could not be written, in words, with the file and what to do about it."""
    return f"{reason(error)}. {remedy(error)}"
