"""An instrument as blocks of text, which each of its writers puts into a file of its own kind."""

from __future__ import annotations

from dataclasses import dataclass

BLANK, SHORT_BLANK = "…" * 8, "…" * 4
"""Stand where nothing is decided: a drafter writes over them, or somebody by hand."""


NAME = "(nama)"
"""Stands where whoever signs writes a name: none is printed."""
INITIALS_HEADS = ("Paraf koordinasi", "Paraf", "Tanggal")


@dataclass(frozen=True)
class Centred:
    """Lines in the middle of the page. The title of the whole `is_title`."""

    lines: tuple[str, ...]
    is_title: bool = False


@dataclass(frozen=True)
class Item:
    """A text behind its mark: "a.", "1.", "(2)", or none."""

    text: str
    mark: str = ""


@dataclass(frozen=True)
class Provision:
    """What stands behind a label and a colon: "Menimbang : a. bahwa …"."""

    label: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the text; of several in an article each has its mark."""

    text: str
    mark: str = ""


@dataclass(frozen=True)
class Signature:
    """Who signs: lines above, the office, room to sign and for a name, lines below."""

    before: tuple[str, ...]
    office: str
    after: tuple[str, ...] = ()


@dataclass(frozen=True)
class Signing:
    """Signatures: on the right whoever adopts, on the left whoever promulgates."""

    right: Signature
    left: Signature | None = None


@dataclass(frozen=True)
class Box:
    """What is said to the drafter and not part of the text; whoever has checked it deletes it."""

    title: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Initials:
    """Room for the initials of those through whose hands the draft goes."""

    offices: tuple[str, ...]


Block = Centred | Provision | Paragraph | Signing | Box | Initials


@dataclass(frozen=True)
class Instrument:
    """The whole: what it is called, what its properties say of it, its blocks in order."""

    title: str
    kind: str
    mark: str
    blocks: tuple[Block, ...]
