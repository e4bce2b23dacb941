"""Every table of the blueprint as a typed DataFrame; the open data describe them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
from pandas.api.extensions import ExtensionArray

from cetakbiru.base.errors import Refused
from cetakbiru.base.project import find_project
from cetakbiru.checks.nearest import guess
from cetakbiru.model.load import Blueprint, DataError, load_blueprint
from cetakbiru.model.schema import LIST_SEPARATOR
from cetakbiru.outputs.opendata.about import about
from cetakbiru.outputs.opendata.collect import collect_tables
from cetakbiru.outputs.opendata.tables import DataTable, Field, Value, plain_text

_EDITION_FILE = "edisi.yml"
_DTYPES: Mapping[str, Any] = {
    "string": "string",
    "integer": "Int64",
    "number": "Float64",
    "boolean": "boolean",
    "date": "datetime64[s]",
}


def open_blueprint(folder: Path | str = ".") -> Blueprint:
    """The blueprint of a project folder, or of a data folder.

    Raises Refused where neither lies, or where the data can't be read.
    """
    folder = Path(folder)
    data = folder if (folder / _EDITION_FILE).is_file() else find_project(root=folder).data
    try:
        return load_blueprint(data)
    except DataError as error:
        raise Refused(
            f"Data di {data.resolve()} tidak dapat dibaca: {error}. Jalankan: ppm check"
        ) from None


def tables(blueprint: Blueprint) -> dict[str, pd.DataFrame]:
    """Every table and list of the blueprint by its name, as `table` gives it.

    The programmes of each kabupaten, a part of the table `program`, have names such as
    `program-12.04`.
    """
    edition = edition_attrs(blueprint)
    return {one.name: _frame(one, edition) for one in collect_tables(blueprint)}


def table(blueprint: Blueprint, name: str) -> pd.DataFrame:
    """One table. Raises Refused for a name that no table has.

    Columns are "string" (codes too), "Int64", "Float64", "boolean", datetime64, or a category where
    the schema lists the choices; an empty cell is missing. A cell with several values stays one
    text with ";" between them: see `explode`.

    `attrs` says what it is: `nama`, `judul`, `keterangan`, `berkas` (below data/), `kunci`, and by
    column `judul_kolom`, `keterangan_kolom`, `satuan`, `acuan` (`table.column` in which its values
    stand); `daftar` are the columns with several values in a cell; of the edition `cetak_biru`,
    `edisi`, `tanggal`, `status`, `penyusun`, `diusulkan_kepada`, `lisensi`.
    """
    known = {one.name: one for one in collect_tables(blueprint)}
    if name not in known:
        whole = [one.name for one in known.values() if one.part_of is None]
        raise Refused(
            f"Tidak ada tabel {name!r}.{guess(name, known)} Yang ada: {', '.join(whole)}."
        )
    return _frame(known[name], edition_attrs(blueprint))


def explode(frame: pd.DataFrame, column: str) -> pd.DataFrame:
    """The table with a row for each value of a column that holds several in a cell.

    A row without a value stays, once. Raises Refused for any other column.
    """
    lists: Sequence[str] = frame.attrs.get("daftar", ())
    if column not in lists:
        raise Refused(
            f"Kolom {column!r} tidak memuat beberapa kode dalam satu sel.{guess(column, lists)} "
            f"Yang memuatnya di tabel ini: {', '.join(lists) or 'tidak ada'}."
        )
    split = frame.assign(**{column: frame[column].str.split(LIST_SEPARATOR)}).explode(
        column, ignore_index=True
    )
    return split.astype({column: "string"})


def edition_attrs(blueprint: Blueprint) -> dict[Hashable, Any]:
    """What the `attrs` of every DataFrame say of the edition that it belongs to."""
    edition = about(blueprint)
    return {
        "cetak_biru": edition.title,
        "edisi": edition.version,
        "tanggal": edition.date.isoformat(),
        "status": edition.status_label,
        "penyusun": edition.speaker.name,
        "diusulkan_kepada": edition.speaker.addressee,
        "lisensi": edition.licence,
    }


def _frame(table: DataTable, edition: Mapping[Hashable, Any]) -> pd.DataFrame:
    columns = {
        field.name: _array(field, [row[at] for row in table.rows])
        for at, field in enumerate(table.fields)
    }
    frame = pd.DataFrame(columns)
    described: dict[Hashable, Any] = {
        "nama": table.name,
        "judul": table.title,
        "keterangan": table.description,
        "berkas": table.path,
        "kunci": list(table.key),
        "judul_kolom": {field.name: field.title for field in table.fields},
        "keterangan_kolom": {field.name: field.description for field in table.fields},
        "satuan": {field.name: field.unit for field in table.fields if field.unit},
        "acuan": {field.name: list(field.references) for field in table.fields if field.references},
        "daftar": [
            field.name
            for at, field in enumerate(table.fields)
            if field.is_list and _can_be_split(row[at] for row in table.rows)
        ],
    }
    frame.attrs = {**described, **edition}
    return frame


def _array(field: Field, values: Sequence[Any]) -> ExtensionArray:
    """The column; texts of a choice that the schema does not know keep it a column of texts."""
    if field.is_list:
        return pd.array([plain_text(value) or None for value in values], dtype="string")
    choices = field.constraints.get("enum")
    if isinstance(choices, list) and {*values} <= {None, *choices}:
        return pd.Categorical([*values], categories=choices)
    found: ExtensionArray = pd.array(values, dtype=_DTYPES[field.type])
    return found


def _can_be_split(values: Iterable[Value]) -> bool:
    """Whether no value of the lists holds the mark that parts them."""
    return not any(
        LIST_SEPARATOR in item for value in values if isinstance(value, tuple) for item in value
    )
