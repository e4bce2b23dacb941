"""What a printed copy says of its origin: edition, status, and the SHA-256 of its data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cetakbiru.model.legal import LegalStatus
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Edisi
from cetakbiru.model.speaker import Speaker
from cetakbiru.pages.fragments.numbers import long_date


@dataclass(frozen=True)
class Identity:
    """The origin of a document.

    It names no commit: a change elsewhere would then change every document. The data that lie in
    the document tell copies apart, and `ppm verify` proves them.
    """

    edition: Edisi
    status: LegalStatus
    speaker: Speaker
    data_sha256: str

    @property
    def day(self) -> date:
        return self.edition.tanggal

    @property
    def edition_line(self) -> str:
        """ "Edisi 2026.1 · Rancangan", for running heads."""
        return f"Edisi {self.edition.versi} · {self.status.label}"

    @property
    def long_day(self) -> str:
        return long_date(self.day)


def identify(blueprint: Blueprint, data_sha256: str, status: LegalStatus | None = None) -> Identity:
    """The identity of a document made from a Blueprint; `status` is another than that of today."""
    return Identity(blueprint.edisi, status or blueprint.status, blueprint.speaker, data_sha256)


def watermark_word(status: LegalStatus) -> str:
    """The word under each page while an edition is a draft, and only then."""
    return status.label.upper() if status.is_draft else ""
