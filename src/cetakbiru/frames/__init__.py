"""The blueprint as pandas DataFrames, for analysts and notebooks; and agencies' sheets as such.

Codes stay text, missing stays missing, units stand in `attrs`. Importing this package loads pandas,
which takes as long as reading all data: nothing that checks or builds pages does it.
"""

from cetakbiru.frames.joins import (
    directions,
    entry_counts,
    indicator_by_place_and_year,
    indicator_values,
    programs_by_place,
    ranking,
    trend,
)
from cetakbiru.frames.sheet import read_sheet, sheet_names
from cetakbiru.frames.tables import explode, open_blueprint, table, tables
from cetakbiru.frames.work_plans import read_work_plan

__all__ = [
    "directions",
    "entry_counts",
    "explode",
    "indicator_by_place_and_year",
    "indicator_values",
    "open_blueprint",
    "programs_by_place",
    "ranking",
    "read_sheet",
    "read_work_plan",
    "sheet_names",
    "table",
    "tables",
    "trend",
]
