"""Hashes: of parts, of folders, and of the software itself, which is part of every kept result."""

from __future__ import annotations

import hashlib
import os
import site
import stat
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
# Some times what any file of a project may have.
_LARGEST = 1 << 26


def digest(*parts: str | bytes) -> str:
    """A key made of the parts, each set off from the next."""
    found = hashlib.blake2b(digest_size=20)
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        found.update(b"%d:" % len(content))
        found.update(content)
    return found.hexdigest()


@cache
def code_digest() -> str:
    """The hash of every file of this software, of Python's version and of what is installed."""
    installed = (name for folder in site.getsitepackages() for name in _distributions(folder))
    return digest(sys.version, *sorted(installed), tree_digest(sources_below(_PACKAGE), _PACKAGE))


def tree_digest(files: Iterable[Path], root: Path) -> str:
    """The hash of the files' names below `root` and of their contents, in the order of names."""
    # Texts: a Path takes longer to tell where it lies than its file to be read.
    above = len(os.fspath(root)) + 1 if root.parts else 0
    named = sorted((os.fspath(file)[above:].replace(os.sep, "/"), file) for file in files)
    return digest(*(part for name, file in named for part in (name, file.read_bytes())))


def plain_digest(places: Iterable[Path]) -> str | None:
    """The hash of files and folders with all that lies in them: names, rights, contents.

    None where anything is no plain file or folder, is larger than any file should be or can't be
    read: of such a place nobody can say that it is still the same.
    """
    try:
        return digest(*(part for place in places for part in _described(place, place.name)))
    except OSError:
        return None


def _described(place: Path, name: str) -> Iterator[bytes]:
    """A place below its name, and everything in it. Raises OSError where it is not plain."""
    try:
        status = place.lstat()
    except FileNotFoundError:
        yield os.fsencode(f"{name} -")
        return
    yield os.fsencode(f"{name} {status.st_mode:o}")
    if stat.S_ISDIR(status.st_mode):
        for inner in sorted(place.iterdir()):
            yield from _described(inner, f"{name}/{inner.name}")
    elif stat.S_ISREG(status.st_mode) and status.st_size <= _LARGEST:
        yield place.read_bytes()
    else:
        raise OSError(f"{place} is no plain file")


def files_below(folder: Path) -> Iterator[Path]:
    """Every file in a folder, hidden ones included."""
    for here, _, names in os.walk(folder):
        yield from (Path(here, name) for name in names)


def sources_below(folder: Path) -> Iterator[Path]:
    """The same without what Python compiles beside modules whenever it loads them."""
    for here, _, names in os.walk(folder):
        yield from (Path(here, name) for name in names if not name.endswith(".pyc"))


def _distributions(folder: str) -> Iterator[str]:
    """Names with versions, as the folders of installed packages bear them."""
    # Debian names folders of its own that need not be there.
    entries = [one.name for one in Path(folder).glob("*")]
    return (name for name in entries if name.endswith((".dist-info", ".egg-info")))
