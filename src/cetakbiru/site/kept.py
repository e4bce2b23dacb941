"""What one build keeps for the next, in .cache/: a shelf for each kind of result."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from cetakbiru.outputs.reader.site import Reader
from cetakbiru.base.digests import code_digest
from cetakbiru.base.cache import Shelf
from cetakbiru.base.project import Project


@dataclass
class Kept:
    """The shelves in `folder`; without one nothing is kept beyond the run."""

    folder: Path | None = None
    _shelves: dict[str, Shelf] = field(default_factory=dict)

    @cached_property
    def code(self) -> str:
        """The hash of the software, which is part of every key."""
        return code_digest()

    @cached_property
    def reader(self) -> Reader:
        """Reads finished pages, each once."""
        return Reader(self.shelf("terbaca"), self.code)

    def shelf(self, name: str) -> Shelf:
        """The shelf for one kind of result."""
        if name not in self._shelves:
            file = self.folder / name if self.folder else None
            self._shelves[name] = Shelf(file)
        return self._shelves[name]

    def save(self) -> None:
        """Keeps what this build asked for and made."""
        for shelf in self._shelves.values():
            shelf.save()


def kept_of(project: Project) -> Kept:
    """What earlier builds of the project kept; nothing where it shall not count."""
    return Kept(project.kept_folder if project.keeps else None)
