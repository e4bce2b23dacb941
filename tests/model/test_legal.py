"""Status is computed from events, never typed."""

from __future__ import annotations

from datetime import date

import pytest

from cetakbiru.model.legal import legal_status
from cetakbiru.model.model import Peristiwa


def _event(kind: str, day: str) -> Peristiwa:
    return Peristiwa(kind, date.fromisoformat(day), "dasar", "sumber", "dokumen")


@pytest.mark.parametrize(
    ("events", "status"),
    [
        ([("rancangan", "2024-01-01")], "rancangan"),
        ([("rancangan", "2024-01-01"), ("konsultasi", "2024-07-31")], "rancangan"),
        ([("rancangan", "2024-01-01"), ("pertimbangan-teknis", "2025-01-01")], "rancangan"),
        ([("rancangan", "2024-01-01"), ("ditetapkan", "2025-02-01")], "ditetapkan"),
        ([("ditetapkan", "2025-02-01"), ("diubah", "2026-02-01")], "ditetapkan"),
        ([("ditetapkan", "2025-02-01"), ("dicabut", "2026-02-01")], "dicabut"),
        # Work on the next edition does not undo an adoption.
        ([("ditetapkan", "2025-02-01"), ("konsultasi", "2026-02-01")], "ditetapkan"),
        # A new adoption after a withdrawal counts.
        ([("dicabut", "2025-02-01"), ("ditetapkan", "2026-02-01")], "ditetapkan"),
        # The order in the file does not matter, the dates do.
        ([("ditetapkan", "2025-02-01"), ("rancangan", "2024-01-01")], "ditetapkan"),
    ],
)
def test_the_latest_deciding_event_gives_the_status(
    events: list[tuple[str, str]], status: str
) -> None:
    assert legal_status([_event(kind, day) for kind, day in events]).code == status


def test_without_events_there_is_no_status() -> None:
    with pytest.raises(ValueError, match="no events"):
        legal_status([])
