"""The blueprint as pandas DataFrames, for analysts and notebooks; and agencies' sheets as such.

Codes stay text, missing stays missing, units stand in `attrs`. Importing this package loads pandas,
which takes as long as reading all data: nothing that checks or builds pages does it.
"""

from cetakbiru.frames.joins import (
    indicator_by_place_and_year,
    indicator_values,
    program_counts,
    programs_by_place,
    ranking,
    trend,
)
from cetakbiru.frames.sheet import read_sheet, sheet_names
from cetakbiru.frames.tables import explode, open_blueprint, table, tables

__all__ = [
    "explode",
    "indicator_by_place_and_year",
    "indicator_values",
    "open_blueprint",
    "program_counts",
    "programs_by_place",
    "ranking",
    "read_sheet",
    "sheet_names",
    "table",
    "tables",
    "trend",
]
