"""The message catalogue: for every code its severity, its message and its remedy, in Indonesian."""

from __future__ import annotations

from collections.abc import Mapping

from macros.checks.catalogue_data import CELLS, RULES, TABLES
from macros.checks.catalogue_entry import Entry
from macros.checks.catalogue_files import FILES, TREES
from macros.checks.catalogue_markup import MARKUP
from macros.checks.catalogue_pages import PAGES
from macros.checks.catalogue_priority import PRIORITY

CATALOGUE: Mapping[str, Entry] = {
    **FILES,
    **TREES,
    **TABLES,
    **CELLS,
    **RULES,
    **PRIORITY,
    **PAGES,
    **MARKUP,
}
