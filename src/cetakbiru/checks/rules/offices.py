"""Problems of names: a person where an office or a group belongs, in any table."""

from __future__ import annotations

from collections.abc import Iterator

from cetakbiru.checks.files.persons import maybe_person, named_persons, officers_number
from cetakbiru.checks.problems import Problem, quote
from cetakbiru.checks.shape.sheet import Sheet
from cetakbiru.checks.shape.view import View

# Tables that people write in meetings and reports: no cell of them names a person.
_SPOKEN = frozenset(
    {
        *("konsultasi", "kehadiran", "masukan", "kesepakatan", "aksi", "renja", "kompetensi"),
        *("pendamping", "kegiatan_perusahaan"),
    }
)
# So much of a number is repeated where it is told.
_SHOWN = 8
_PLACES = ("kabupaten", "kecamatan", "desa")


def office_problems(view: View) -> Iterator[Problem]:
    """The cells that name a person, or may do so where an office belongs."""
    places: frozenset[str] | None = None
    for name, sheet in view.all_sheets():
        offices = {one.name for one in sheet.descriptor.columns if one.names_office}
        if not len(sheet) or not (offices or name in _SPOKEN):
            continue
        if places is None and offices:
            places = _words_of_places(view)
        for column in sheet.descriptor.columns:
            if column.type != "string" or column.references or column.enum or column.is_address:
                continue
            if column.name in offices:
                yield from _told(sheet, column.name, places)
            elif name in _SPOKEN:
                yield from _told(sheet, column.name, None)


def _told(sheet: Sheet, column: str, places: frozenset[str] | None) -> Iterator[Problem]:
    """What a column tells of persons; `places` where an office belongs."""
    for row, text in enumerate(sheet.column(column)):
        named = list(named_persons(text))
        for found in named:
            yield sheet.problem("nama-orang", row, column, value=quote(found))
        if number := officers_number(text):
            value = quote(f"{number[:_SHOWN]}…")
            yield sheet.problem("data-pribadi", row, column, value=value, kind="NIP", more="")
        if places is not None and not named and (form := maybe_person(text, places)):
            yield sheet.problem("jabatan-meragukan", row, column, value=quote(form), name=column)


def _words_of_places(view: View) -> frozenset[str]:
    return frozenset(
        word.casefold()
        for table in _PLACES
        for sheet in view.sheets.get(table, [])
        for name in sheet.column("nama")
        for word in name.split()
    )
