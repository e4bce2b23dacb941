"""The invented plan of the rules as rows and as a plan that can be checked."""

from __future__ import annotations

from collections.abc import Iterator

from cetakbiru.model.alignment import Rules
from cetakbiru.plans.files import FileCell, PlanFile, file_sheet

EXAMPLE_NAME = "contoh-rencana-rekaan.csv"


def example_rows(rules: Rules) -> list[tuple[str, ...]]:
    """The note that it is invented, the answers, an empty row, the header and the activities."""
    example = rules.contoh
    answers = {item.kode: item.judul for item in rules.isian}
    titles = {item.peran: item.judul for item in rules.kolom}
    return [
        (example.catatan,),
        *((answers[item.kode], item.isi) for item in example.isian),
        (),
        tuple(titles[part] for part in example.kolom),
        *example.baris,
    ]


def example_plan(rules: Rules) -> PlanFile:
    """The invented plan, as it is read from its file."""
    rows: Iterator[list[FileCell]] = (
        [at, *cells] for at, cells in enumerate(example_rows(rules), start=1)
    )
    return {"name": EXAMPLE_NAME, "sheets": [file_sheet("", rows)]}
