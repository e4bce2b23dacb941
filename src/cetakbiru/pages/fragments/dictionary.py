"""The data dictionary: every file and every column, made from the descriptors of the engine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cetakbiru.model.load import Blueprint
from cetakbiru.model.schema import Column as DataColumn
from cetakbiru.model.schema import Descriptor, read_descriptors
from cetakbiru.pages.fragments.html import Html, element, fragment, lines
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.numbers import missing
from cetakbiru.pages.fragments.tables import NO_DATA, Column, Row, Table, bullets, render

_TYPES = {
    "string": "teks",
    "integer": "bilangan bulat",
    "number": "bilangan desimal",
    "boolean": "ya atau tidak",
    "date": "tanggal",
    "array": "daftar",
    "object": "kelompok",
    "null": "kosong",
}


def data_dictionary(blueprint: Blueprint, links: Links) -> Html:
    """One section a file, with all its columns or keys."""
    parts = (_section(links, item) for item in read_descriptors().values())
    return lines(parts)


def _section(links: Links, item: Descriptor) -> Html:
    rows = (
        [_column(column) for column in item.columns]
        if item.json_schema is None
        else list(_keys(item.json_schema, ""))
    )
    table = Table(
        key=f"kamus-{item.name}",
        caption=f"Isi {item.title}",
        columns=(
            Column("Kolom" if item.is_table else "Kunci"),
            Column("Judul"),
            Column("Jenis"),
            Column("Wajib"),
            Column("Keterangan"),
        ),
        rows=rows,
        origin=item.name,
        data=NO_DATA,
    )
    return element(
        "section",
        {"id": f"data-{item.name}"},
        "\n",
        lines(
            (
                element("h3", None, item.title),
                element("p", None, item.description),
                element("p", None, "Berkas: ", element("code", None, f"data/{item.pattern}")),
                render(links, table),
            )
        ),
        "\n",
    )


def _column(column: DataColumn) -> Row:
    kind = _TYPES[column.type]
    return Row(
        (
            element("code", None, column.name),
            column.title,
            f"daftar {kind}" if column.is_list else kind,
            "ya" if column.required else "tidak",
            _remarks(
                column.description,
                column.enum,
                column.references,
                column.unit,
                column.example,
            ),
        )
    )


def _keys(schema: Mapping[str, Any], prefix: str) -> Iterator[Row]:
    """A row a key of a YAML file; keys within keys are joined by dots, list items by []."""
    required = schema.get("required", ())
    for name, inner in schema.get("properties", {}).items():
        path = f"{prefix}{name}"
        references = inner.get("acuan", inner.get("items", {}).get("acuan", ()))
        yield Row(
            (
                element("code", None, path),
                _text(inner, "title") or missing("tanpa judul"),
                _kind(inner),
                "ya" if name in required else "tidak",
                _remarks(
                    _text(inner, "description"),
                    tuple(str(value) for value in inner.get("enum", ())),
                    (references,) if isinstance(references, str) else tuple(references),
                    _text(inner, "satuan"),
                    "",
                ),
            )
        )
        if inner.get("type") == "object":
            yield from _keys(inner, f"{path}.")
        elif inner.get("type") == "array":
            yield from _keys(inner.get("items", {}), f"{path}[].")


def _text(schema: Mapping[str, Any], key: str) -> str:
    """A text of the schema, or nothing."""
    return str(schema.get(key, ""))


def _kind(schema: Mapping[str, Any]) -> str:
    given = schema.get("type", "string")
    if schema.get("format") == "date":
        return _TYPES["date"]
    return " atau ".join(_TYPES[one] for one in ([given] if isinstance(given, str) else given))


def _remarks(
    description: str,
    enum: tuple[str, ...],
    references: tuple[str, ...],
    unit: str,
    example: str,
) -> Html:
    found: list[str] = [description] if description else []
    if enum:
        found.append(f"Pilihan: {', '.join(enum)}.")
    if references:
        found.append(f"Acuan: {' atau '.join(references)}.")
    if unit:
        found.append(f"Satuan: {unit}.")
    if example:
        found.append(fragment("Contoh: ", element("code", None, example)))
    return bullets(found) if found else missing("tanpa keterangan")
