"""What the text of a document refers to: notes, addresses, pictures, lists, places in it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from cetakbiru.outputs.pdf.pictures import PictureFile
from cetakbiru.outputs.word.xml import w
from cetakbiru.pages.fragments.html import EMPTY, Html, fragment

# The first two notes of a file are the line above notes and that above their rest.
_FIRST_NOTE = 1
BULLETS, NUMBERS = 1, 2


@dataclass(frozen=True)
class Picture:
    """A picture of the sections, and how large it stands on its page."""

    file: PictureFile
    width_mm: float
    height_mm: float


@dataclass
class Parts:
    """Collects while sections are written, in reading order, so that numbers are the same always.

    `targets` are the ids that links of the document lead to: only they become bookmarks. `site`
    holds the images.
    """

    targets: Collection[str]
    site: Path
    notes: list[Html] = field(default_factory=list)
    addresses: dict[str, str] = field(default_factory=dict)
    pictures: list[Picture] = field(default_factory=list)
    lists: list[tuple[int, int]] = field(default_factory=list)
    _bookmarks: dict[str, int] = field(default_factory=dict)
    _set: set[str] = field(default_factory=set)

    def add_note(self, content: Html) -> int:
        """The id of a new note."""
        self.notes.append(content)
        return len(self.notes) - 1 + _FIRST_NOTE

    def relation(self, address: str) -> str:
        """The id by which a link names an address outside the document."""
        return self.addresses.setdefault(address, f"tautan{len(self.addresses) + 1}")

    def add_picture(self, picture: Picture) -> int:
        """The number of a new picture, from 1."""
        self.pictures.append(picture)
        return len(self.pictures)

    def add_list(self, kind: int, start: int) -> int:
        """The id of a new list of BULLETS or NUMBERS that begins with `start`."""
        self.lists.append((kind, start))
        return len(self.lists)

    def bookmark(self, name: str) -> str:
        """The name that Word has for an id: letters and digits, hidden from lists of bookmarks."""
        return f"_R{self._bookmarks.setdefault(name, len(self._bookmarks) + 1)}"

    def anchor(self, name: str | None) -> Html:
        """The bookmark of an id, where links lead to it."""
        if name is None or name not in self.targets or name in self._set:
            return EMPTY
        self._set.add(name)
        mark = self.bookmark(name)
        number = self._bookmarks[name]
        return fragment(
            w("bookmarkStart", {"id": number, "name": mark}), w("bookmarkEnd", {"id": number})
        )
