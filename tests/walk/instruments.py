"""Edits of the instruments: sheets of senders come and go, consent ends, voices are decided."""

from __future__ import annotations

import random
from pathlib import PurePosixPath

from tests.walk.edited import Edited
from tests.walk.entries import set_cells
from tests.walk.state import State
from tests.walk.tables import rows_of, text_of

_FOLDERS = ("data/renja/", "data/aksi/", "data/etalase/")
_YEARLY = ("data/renja/", "data/aksi/")
# What of an activity lies behind its year: next year's plan has none of it yet.
_REPORTED = ("realisasi_", "belanja_", "bukti_", "kendala_")


def sender_gone(draw: random.Random, state: State) -> Edited | None:
    """The sheet of a sender is taken back, rows and file."""
    files = [name for folder in _FOLDERS for name in state.named(folder, ".csv")]
    if not files:
        return None
    gone = draw.choice(files)
    return Edited(state.writing({gone: None}), f"{gone} dihapus")


def sender_came(draw: random.Random, state: State) -> Edited | None:
    """A sender sends the same for the next year: a file that was not there, with IDs of its own."""
    files = [name for folder in _YEARLY for name in state.named(folder, ".csv")]
    if not files:
        return None
    path = PurePosixPath(draw.choice(files))
    year, _, sender = path.stem.partition("-")
    later = str(int(year) + 1)
    fresh = str(path.with_name(f"{later}-{sender}.csv"))
    if fresh in state.files:
        return None
    head, *rows = rows_of(state, str(path))
    for row in rows:
        for at, column in enumerate(head):
            if column == "id":
                row[at] = row[at].replace(f"-{year}-", f"-{later}-", 1)
            elif column == "tahun":
                row[at] = later
            elif column.startswith(_REPORTED):
                row[at] = ""
    return Edited(state.writing({fresh: text_of([head, *rows])}), f"{fresh} dari {path}")


def consent(draw: random.Random, state: State) -> Edited | None:
    """A company agrees to its name, or to sums only."""
    scope = draw.choice(("kegiatan", "jumlah"))
    return set_cells(draw, state, "data/perusahaan.csv", cakupan=scope)


def decided(draw: random.Random, state: State) -> Edited | None:
    """A voice is declined, with the reason."""
    return set_cells(
        draw, state, "data/masukan.csv", keadaan="tidak diambil", alasan="Sudah dibiayai desa"
    )
