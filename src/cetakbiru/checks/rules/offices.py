"""Problems of names: a person where an office or a group belongs, in any table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

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
            places = words_of_places(view)
        for column in sheet.descriptor.columns:
            if column.type != "string" or column.references or column.enum or column.is_address:
                continue
            if column.name in offices:
                yield from _told(sheet, column.name, places)
            elif name in _SPOKEN:
                yield from _told(sheet, column.name, None)


def _told(sheet: Sheet, column: str, places: frozenset[str] | None) -> Iterator[Problem]:
    """What a column tells of persons; `places` where an office belongs."""
    texts = sheet.column(column)
    faults = {text: found for text in set(texts) if (found := name_faults(text, column, places))}
    for row, text in enumerate(texts if faults else ()):
        for code, values in faults.get(text, ()):
            yield sheet.problem(code, row, column, **values)


def name_faults(
    text: str, column: str, places: frozenset[str] | None
) -> list[tuple[str, Mapping[str, object]]]:
    """What a text tells of persons: the code of each problem, and what its message names.

    `places` are words of places in small letters, given where an office belongs.
    """
    found: list[tuple[str, Mapping[str, object]]] = [
        ("nama-orang", {"value": quote(named)}) for named in named_persons(text)
    ]
    if places is not None and not found and (form := maybe_person(text, places)):
        found.append(("jabatan-meragukan", {"value": quote(form), "name": column}))
    if number := officers_number(text):
        shown = {"value": quote(f"{number[:_SHOWN]}…"), "kind": "NIP", "more": ""}
        found.append(("data-pribadi", shown))
    return found


def words_of_places(view: View) -> frozenset[str]:
    """The words of which the names of places are made, in small letters."""
    names = [
        name
        for table in _PLACES
        for sheet in view.sheets.get(table, [])
        for name in sheet.column("nama")
    ]
    if view.edition is not None:
        names.append(view.edition.provinsi.nama)
    return frozenset(word.casefold().strip("()") for name in names for word in name.split())
