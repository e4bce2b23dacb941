"""The hash of the software itself: what a result was made with."""

from __future__ import annotations

import os
import site
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from cetakbiru.base.cache import digest

ROOT = Path(__file__).resolve().parents[1]
# Not software: what editors write, what tests and notes say, what runs leave behind.
_OTHERS = frozenset(
    {"data", "decisions", "docs", "hosting", "node_modules", "site", "tests", "__pycache__"}
)


@cache
def code_digest() -> str:
    """The hash of every file of this software, of Python's version and of what is installed."""
    installed = (name for folder in site.getsitepackages() for name in _distributions(folder))
    return digest(sys.version, *sorted(installed), tree_digest(_software(ROOT), ROOT))


def tree_digest(files: Iterable[Path], root: Path) -> str:
    """The hash of the files' names below `root` and of their contents, in the order of names."""
    named = sorted((file.relative_to(root).as_posix(), file) for file in files)
    return digest(*(part for name, file in named for part in (name, file.read_bytes())))


def files_below(folder: Path) -> Iterator[Path]:
    """Every file in a folder, hidden ones included."""
    for here, _, names in os.walk(folder):
        yield from (Path(here, name) for name in names)


def _software(root: Path) -> Iterator[Path]:
    for here, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name not in _OTHERS and name[0] != "."]
        yield from (Path(here, name) for name in names if name[0] != "." and name[-4:] != ".pyc")


def _distributions(folder: str) -> Iterator[str]:
    """Names with versions, as the folders of installed packages bear them."""
    # Debian names folders of its own that need not be there.
    entries = [one.name for one in Path(folder).glob("*")]
    return (name for name in entries if name.endswith((".dist-info", ".egg-info")))
