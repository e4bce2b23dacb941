"""The legal status of an edition, computed from its events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cetakbiru.model.model import Peristiwa

RANCANGAN = "rancangan"
READY = "untuk-ditetapkan"
DITETAPKAN = "ditetapkan"
DICABUT = "dicabut"

_STATUS_AFTER = {
    "usulan": RANCANGAN,
    "pengambilalihan": RANCANGAN,
    "rancangan": RANCANGAN,
    "konsultasi": RANCANGAN,
    "pertimbangan-teknis": RANCANGAN,
    "ditetapkan": DITETAPKAN,
    "diubah": DITETAPKAN,
    "dicabut": DICABUT,
}
_LABELS = {
    RANCANGAN: "Rancangan",
    READY: "Untuk ditetapkan",
    DITETAPKAN: "Ditetapkan",
    DICABUT: "Dicabut",
}
_NOTICES = {
    RANCANGAN: "Naskah ini rancangan dan menjadi cetak biru setelah ditetapkan oleh gubernur.",
    READY: "Naskah ini disiapkan untuk ditetapkan dan berlaku setelah ditetapkan oleh gubernur.",
    DITETAPKAN: "Cetak biru ini telah ditetapkan oleh gubernur.",
    DICABUT: "Cetak biru ini telah dicabut dan tidak lagi menjadi pedoman.",
}


@dataclass(frozen=True)
class LegalStatus:
    """Where an edition stands in law, and the event that put it there."""

    code: str
    event: Peristiwa

    @property
    def label(self) -> str:
        """One word, for running heads and menus."""
        return _LABELS[self.code]

    @property
    def notice(self) -> str:
        """One or two sentences, for the head of a page."""
        return _NOTICES[self.code]

    @property
    def is_draft(self) -> bool:
        return self.code == RANCANGAN


def legal_status(events: Sequence[Peristiwa]) -> LegalStatus:
    """The status after the latest event.

    Of events on one day the last listed decides. A draft event after an adoption is work on the
    next edition and does not undo the adoption; only a withdrawal does.
    Raises ValueError when there is no event.
    """
    ordered = sorted(events, key=lambda event: event.tanggal)
    if not ordered:
        raise ValueError("no events")
    deciding = ordered[0]
    for event in ordered[1:]:
        settled = _STATUS_AFTER[deciding.jenis] != RANCANGAN
        if settled and _STATUS_AFTER[event.jenis] == RANCANGAN:
            continue
        deciding = event
    return LegalStatus(_STATUS_AFTER[deciding.jenis], deciding)


def ready(status: LegalStatus) -> LegalStatus:
    """The status of what is handed in to be signed, in which nothing is open any more."""
    return LegalStatus(READY, status.event) if status.is_draft else status
