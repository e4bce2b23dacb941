"""An agency's or a village's plan of work as the table `renja` has it, before it is taken in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from cetakbiru.foreign.grid import read_grids
from cetakbiru.model.load import Blueprint
from cetakbiru.renja.proposal import Wishes, propose
from cetakbiru.renja.reading import read_rows
from cetakbiru.renja.taking import TABLE, source_id

_DTYPES: Mapping[str, Any] = {"integer": "Int64", "number": "Float64"}
_KEY = "id"


def read_work_plan(
    blueprint: Blueprint,
    path: Path | str,
    *,
    sheet: str | None = None,
    sender: str | None = None,
    year: int | None = None,
    unit: int | None = None,
) -> pd.DataFrame:
    """The rows of work in a file as `ppm import renja` reads them, without IDs; nothing is written.

    The columns are those of the table `renja`, with codes of places and rupiah. What is left out is
    looked for: `sheet`, `sender` (a code of an agency or a place), `year`, and `unit`,
    what amounts count times. The index `baris` holds the numbers of the rows. `attrs` holds
    `berkas`, `lembar`, `pengirim`, and what is said of the sheet: `catatan`, `peringatan`, and
    `ditinggalkan`, the rows that are not here with the reason of each.

    Raises Refused for a file that can't be read as such a plan.
    """
    path = Path(path)
    proposal = propose(path, read_grids(path), blueprint, Wishes(sheet, sender, year, unit))
    reading = read_rows(proposal, blueprint, source_id(proposal))
    columns = [one for one in blueprint.raw.descriptors[TABLE].columns if one.name != _KEY]
    lines = pd.Index([row.origin.row for row in reading.rows], dtype="int64", name="baris")
    texts = {one.name: [row.texts[one.name] or None for row in reading.rows] for one in columns}
    frame = pd.DataFrame(texts, index=lines, dtype="string").astype(
        {one.name: _DTYPES.get(one.type, "string") for one in columns}
    )
    frame.attrs = {
        "berkas": path.name,
        "lembar": proposal.sheet,
        "pengirim": proposal.sender.code,
        "catatan": reading.notes,
        "peringatan": [f"{one.place}: {one.message}" for one in reading.warnings],
        "ditinggalkan": [f"{one.place}: {one.message}" for one in reading.problems],
    }
    return frame
