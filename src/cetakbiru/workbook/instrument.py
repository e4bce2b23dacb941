"""What a sheet to fill in is: declared once, and from that made, explained and read back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from cetakbiru.base.plain import normal
from cetakbiru.model.load import Blueprint
from cetakbiru.model.schema import LIST_SEPARATOR, Column, Descriptor, read_descriptors
from cetakbiru.workbook.keys import has_serial
from cetakbiru.workbook.layout import ID_COLUMN

if TYPE_CHECKING:
    from cetakbiru.workbook.writing import Value

Texts = Mapping[str, str]


@dataclass(frozen=True)
class Likeness:
    """When two rows say the same: alike in `filled`, which must hold something, and in `beside`."""

    filled: tuple[str, ...]
    beside: tuple[str, ...] = ()

    def of(self, texts: Texts) -> tuple[str, ...] | None:
        """What rows that say the same have in common; None where a row says too little."""
        found = tuple(normal(texts.get(name, "")) for name in (*self.filled, *self.beside))
        return found if all(found[: len(self.filled)]) else None


@dataclass(frozen=True)
class Scope:
    """What a sheet may be limited to: `--penyusun KODE`, `--tahun TAHUN`."""

    name: str
    help: str
    required: bool = False


@dataclass(frozen=True)
class Prepared:
    """A row that stands on the sheet when it is made, with what is computed before it.

    One that the data do not have counts only when more than its prefilled cells is filled.
    """

    texts: Texts
    computed: tuple[Value, ...] = ()


# The rows of a tab where they are not simply those of the data within the scope.
Prepare = Callable[[Blueprint, Texts], Iterable[Prepared]]


@dataclass(frozen=True)
class Tab:
    """One table of a sheet to fill in.

    `columns`: those on the sheet, all of the table by default. `filled`: those that people fill, by
    default all but the ID and what the scope says. `scope`: which column holds what the sheet is
    limited to, by the name of the scope. `fresh`: whether it shows no rows of the data, and is only
    for new ones. `given`: what all its rows say without a column. `inherited`: what they take over
    from the only row of the first tab where they say nothing themselves. `prefilled`: cells that
    make no row by themselves. `alike`: how a row without an ID is known again, the surest first;
    `renamed`: how one may be whose name was corrected. `only_of`: a column of the first tab that
    must hold what the column of the same name holds here. `rows_may_go`: whether rows may be
    missing that the sheet held. `prepare` and the heads `computed` are of tabs whose rows are not
    simply those of the data.
    """

    title: str
    table: str
    columns: tuple[str, ...] = ()
    filled: tuple[str, ...] = ()
    scope: Texts = field(default_factory=dict)
    fresh: bool = False
    given: Texts = field(default_factory=dict)
    inherited: Texts = field(default_factory=dict)
    prefilled: tuple[str, ...] = ()
    alike: tuple[Likeness, ...] = ()
    renamed: Likeness | None = None
    only_of: str = ""
    titles: Texts = field(default_factory=dict)
    computed: tuple[str, ...] = ()
    prepare: Prepare | None = None
    rows_may_go: bool = True
    single: bool = False
    spare: int = 40

    def columns_of(self, descriptor: Descriptor) -> tuple[Column, ...]:
        """The columns on the sheet in their order, as they are there: by their own titles, and
        none required that fills itself."""
        known = descriptor.columns_by_name
        by_itself = {*self.inherited, *(descriptor.key if has_serial(self.table) else ())}
        return tuple(
            replace(
                known[name],
                title=self.titles.get(name, known[name].title),
                required=known[name].required and name not in by_itself,
            )
            for name in self.columns or known
        )

    def locked(self, scope: Texts) -> frozenset[str]:
        """The columns that people do not fill, on a sheet that is limited to this."""
        if self.filled:
            return frozenset(self.columns) - frozenset(self.filled)
        own = (ID_COLUMN,) if has_serial(self.table) else ()
        return frozenset((*own, *self.limits(scope)))

    def limits(self, scope: Texts) -> dict[str, str]:
        """What the columns must hold on a sheet that is limited to this."""
        return {self.scope[name]: text for name, text in scope.items() if name in self.scope}

    def spare_rows(self, scope: Texts, rows: int) -> int:
        """How many rows to leave for what is new below those of the data.

        None beside a row that is the only one: of a tab for a single row, or limited to its key.
        """
        key = read_descriptors()[self.table].key
        is_alone = self.single or self.limits(scope).keys() >= set(key)
        return 0 if is_alone and rows else self.spare

    def is_within(self, record: Texts, scope: Texts) -> bool:
        """Whether a row of the data belongs on a sheet that is limited to this."""
        return all(record.get(name, "") == text for name, text in self.given.items()) and all(
            any(_within(part, text) for part in record.get(name, "").split(LIST_SEPARATOR))
            for name, text in self.limits(scope).items()
        )


def column_title(column: Column) -> str:
    """The title with unit, and a star when the column must be filled."""
    unit = f" ({column.unit})" if column.unit else ""
    return f"{column.title}{unit}{' *' if column.required else ''}"


def _within(code: str, limit: str) -> bool:
    """Whether a code is the limit or lies in it: 99.04.01 lies in 99.04."""
    return code.strip() == limit or code.strip().startswith(f"{limit}.")


@dataclass(frozen=True)
class Instrument:
    """A sheet to fill in: tabs, what it may be limited to, and how it is filled, in steps."""

    name: str
    title: str
    help: str
    tabs: tuple[Tab, ...]
    steps: tuple[str, ...] = ()
    scopes: tuple[Scope, ...] = ()

    @property
    def table(self) -> str:
        """The table by which a workbook of this kind is known."""
        return self.tabs[0].table
