"""The IDs that new rows are given, and the files in which they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from string import Formatter

from cetakbiru.model.load import Blueprint
from cetakbiru.model.schema import LIST_SEPARATOR

Texts = Mapping[str, str]

# What stands before the serial number, from cells of the row without their dots, and how many
# digits the number has at least.
_SERIALS: Mapping[str, tuple[str, int]] = {
    "aksi": ("AKS-{tahun}-{penyusun}-", 3),
    "kegiatan_perusahaan": ("KGP-{perusahaan}-{tahun}-", 3),
    "kelengkapan": ("KLG-", 3),
    "kesepakatan": ("KSP-", 3),
    "kompetensi": ("KOM-", 2),
    "konsultasi": ("KON-", 2),
    "masukan": ("MSK-{tanggal:.4}-", 3),
    "pendamping": ("PDM-", 3),
    "program": ("PRG-{kabupaten}-{bidang}-", 2),
}
# The file of a new row among several of a table, from cells of the row.
_FILES: Mapping[str, str] = {
    "aksi": "{tahun}-{penyusun}",
    "kegiatan_perusahaan": "{perusahaan}",
    "program": "{kabupaten}",
}


def has_serial(table: str) -> bool:
    """Whether rows of the table are given their IDs, and do not bring them."""
    return table in _SERIALS


def makes_key(table: str) -> tuple[str, ...]:
    """The columns from which an ID or the name of a file is made: without them a row has none."""
    forms = (_SERIALS.get(table, ("", 0))[0], _FILES.get(table, ""))
    return tuple(dict.fromkeys(name for form in forms for name in _fields(form)))


def _fields(form: str) -> Iterator[str]:
    return (name for _, name, _, _ in Formatter().parse(form) if name)


class Serials:
    """Gives IDs that were never given before; `taken` are those that were."""

    def __init__(self, table: str, taken: Iterable[str]) -> None:
        self._form, self._digits = _SERIALS[table]
        self._highest: dict[str, int] = {}
        for known in taken:
            prefix, serial = re.fullmatch(r"(.*?)(\d*)", known, re.DOTALL).groups()  # type: ignore[union-attr]
            self._highest[prefix] = max(self._highest.get(prefix, 0), int(serial or 0))

    def prefix(self, texts: Texts) -> str:
        """What stands before the number in the ID of such a row."""
        return self._form.format_map({name: text.replace(".", "") for name, text in texts.items()})

    def next(self, prefix: str) -> str:
        """The next ID that begins so."""
        self._highest[prefix] = self._highest.get(prefix, 0) + 1
        return f"{prefix}{self._highest[prefix]:0{self._digits}d}"


def taken_ids(blueprint: Blueprint, table: str) -> set[str]:
    """Every ID of a table that the data know, as a key or as a reference from another table."""
    found: set[str] = set(blueprint.nomor_arah) if table == "program" else set()
    for name, descriptor in blueprint.raw.descriptors.items():
        for column in descriptor.columns:
            if f"{table}.id" in column.references or (name == table and column.name == "id"):
                for one in blueprint.raw.tables[name]:
                    for record in one.records():
                        text = record.get(column.name, "")
                        found.update(part.strip() for part in text.split(LIST_SEPARATOR))
    return found - {""}


def file_of(blueprint: Blueprint, table: str, texts: Texts) -> str:
    """The file, within data/, of a new row: that of its like where there is one."""
    pattern = blueprint.raw.descriptors[table].pattern
    form = _FILES.get(table)
    if form is None:
        return pattern
    names = tuple(_fields(form))
    for one in blueprint.raw.tables[table]:
        records = one.records()
        if records and all(records[-1].get(name) == texts.get(name) for name in names):
            return one.file.path.relative_to(blueprint.raw.data_dir).as_posix()
    values = {name: text.replace(".", "") for name, text in texts.items()}
    if "kabupaten" in names:
        values["kabupaten"] = blueprint.kabupaten[texts["kabupaten"]].slug
    return pattern.replace("*", form.format_map(values))
