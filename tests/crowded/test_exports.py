"""What leaves the crowded province as files: open data and the workbook of editors."""

from __future__ import annotations

from cetakbiru.insight.directions import all_directions
from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.opendata.collect import collect_tables
from cetakbiru.workbook.codes import code_lists
from tests.crowded.make import EACH


def test_open_data_hold_all_programmes_and_the_computed_directions(crowded: Blueprint) -> None:
    tables = {table.name: table for table in collect_tables(crowded)}
    assert len(tables["program"].rows) == len(crowded.program)
    assert len(tables["program-99.01"].rows) == EACH + 3
    directions = tables["arah"]
    names = [field.name for field in directions.fields]
    rows = [dict(zip(names, row)) for row in directions.rows]
    assert [row["id"] for row in rows] == list(all_directions(crowded))
    first = all_directions(crowded)["PPM-9901-KES-01"]
    (row,) = (row for row in rows if row["id"] == first.id)
    assert (row["urutan"], row["pelengkap"]) == (1, False)
    assert (row["alasan_indikator"], row["alasan_isu"]) == (("stunting",), ("ISU-003",))
    assert float(str(row["skor"])) == float(first.score) == 1


def test_editors_choose_among_the_villages_of_their_kabupaten(crowded: Blueprint) -> None:
    columns = crowded.raw.descriptors["program"].columns
    codes = code_lists(crowded, columns, "99.01")["desa"].codes
    places = [kode for kode in crowded.kecamatan if kode.startswith("99.01.")]
    assert list(codes) == [one.kode for kode in places for one in crowded.desa_of(kode)]
    assert len(codes) == 12
