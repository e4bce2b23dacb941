"""The rows in which agencies fill in the Matriks Cetak Biru, beside what is computed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from cetakbiru.insight.blueprint_matrix import MatrixRow, Measure, matrix_of
from cetakbiru.insight.directions import Direction
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Matriks
from cetakbiru.workbook.instrument import Prepared

if TYPE_CHECKING:
    from cetakbiru.workbook.writing import Value

# A new row is a proposal until somebody decides.
_STATUS = "usulan"


def matrix_rows(blueprint: Blueprint, scope: Mapping[str, str]) -> Iterator[Prepared]:
    """What has been given of the kabupaten, and room for the rest."""
    given = scope.get("kabupaten")
    for code in [given] if given else blueprint.kabupaten:
        for row in matrix_of(blueprint, code):
            yield from _of_bidang(blueprint, code, row)


def _prepared(computed: tuple[Value, ...], given: Matriks) -> Prepared:
    values = {each.name: getattr(given, each.name) for each in fields(given)}
    texts = {name: "" if value is None else str(value) for name, value in values.items()}
    return Prepared(texts, computed)


def _of_bidang(blueprint: Blueprint, kabupaten: str, row: MatrixRow) -> Iterator[Prepared]:
    """Rows for strategy and policy first, then those of each indicator; blank where none is."""
    place, bidang = blueprint.region_name(kabupaten), blueprint.bidang[row.bidang].nama_pendek
    directions = "; ".join(map(_named, row.directions))
    blank = Matriks(
        *(kabupaten, row.bidang, None, None, None, None, None),
        *(row.agencies[0] if row.agencies else "", _STATUS, "", None),
    )
    whole = [each for each in row.given if each.target is None] or [blank]
    for given in whole:
        yield _prepared((place, bidang, "", "", None, None, "", None, directions), given)
    for measure in row.measures:
        condition = _condition(blueprint, measure)
        for given in measure.given or (_for_target(blueprint, blank, measure),):
            yield _prepared((place, bidang, *condition, ""), given)


def _named(direction: Direction) -> str:
    return f"{direction.id} {direction.nama}"


def _condition(blueprint: Blueprint, measure: Measure) -> tuple[Value, ...]:
    item = blueprint.indikator[measure.indikator]
    value = measure.value
    return (
        item.nama,
        item.satuan,
        None if value is None else value.nilai,
        None if value is None else value.tahun,
        "" if measure.rank is None else f"{measure.rank} dari {measure.of}",
        None if measure.proposed is None else round(measure.proposed.usulan, item.desimal),
    )


def _for_target(blueprint: Blueprint, blank: Matriks, measure: Measure) -> Matriks:
    aimed = blueprint.aturan.usulan_target
    year = None if aimed is None else aimed.tahun
    return replace(blank, indikator=measure.indikator, tahun=year)
