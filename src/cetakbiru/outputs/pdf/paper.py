"""The papers of the document and how large they are."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Paper:
    """A sheet, upright, in mm."""

    width: float
    height: float


A4 = Paper(210.0, 297.0)
# The folio of Indonesian offices.
F4 = Paper(215.0, 330.0)
# By the names that docs/cetak.yml gives them.
PAPERS = {"A4": A4, "F4": F4}
