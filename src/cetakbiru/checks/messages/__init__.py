"""The message catalogue: for every code its severity, its message and its remedy, in Indonesian."""

from __future__ import annotations

from collections.abc import Mapping

from cetakbiru.checks.messages.data import CELLS, RULES, TABLES
from cetakbiru.checks.messages.entry import Entry
from cetakbiru.checks.messages.files import FILES, TREES
from cetakbiru.checks.messages.markup import MARKUP
from cetakbiru.checks.messages.pages import PAGES
from cetakbiru.checks.messages.priority import PRIORITY

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
