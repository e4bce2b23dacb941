"""The Matriks Cetak Biru: what is given goes before what is proposed, and blanks stay blank."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

from cetakbiru.insight.blueprint_matrix import MatrixRow, Measure, matrix_of
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Matriks

NORTH, SOUTH = "99.01", "99.02"


def row_of(blueprint: Blueprint, kabupaten: str, bidang: str) -> MatrixRow:
    return next(row for row in matrix_of(blueprint, kabupaten) if row.bidang == bidang)


def only(row: MatrixRow) -> Measure:
    (measure,) = row.measures
    return measure


def given(**values: object) -> Matriks:
    blank = Matriks(SOUTH, "PEN", None, None, None, None, None, "lingkungan", "usulan", "s", None)
    return dataclasses.replace(blank, **values)  # type: ignore[arg-type] # any column


def test_every_program_utama_has_a_row_in_every_place(province: Blueprint) -> None:
    for kabupaten in province.kabupaten:
        assert [row.bidang for row in matrix_of(province, kabupaten)] == list(province.bidang)


def test_a_target_that_was_given_goes_before_one_that_is_calculated(province: Blueprint) -> None:
    silent = dataclasses.replace(province, matriks=())
    proposed = only(row_of(silent, SOUTH, "PEN"))
    assert proposed.given == ()
    assert proposed.proposed is not None
    row = given(indikator="rls", tahun=2030, target=Decimal(7))
    told = only(row_of(dataclasses.replace(province, matriks=(row,)), SOUTH, "PEN"))
    assert told.given == (row,)
    assert told.proposed is None


def test_a_row_without_a_target_leaves_the_proposal(province: Blueprint) -> None:
    row = given(indikator="rls", strategi="Kelas dibuka.")
    found = row_of(dataclasses.replace(province, matriks=(row,)), SOUTH, "PEN")
    assert only(found).given == ()
    assert only(found).proposed is not None
    assert found.strategies == ("Kelas dibuka.",)


def test_nothing_is_proposed_where_nothing_is_measured(province: Blueprint) -> None:
    row = row_of(dataclasses.replace(province, matriks=()), SOUTH, "KES")
    assert (row.measures, row.directions, row.strategies, row.outcomes) == ((), (), (), ())


def test_who_has_filled_in_a_row_goes_before_who_leads_a_guide(province: Blueprint) -> None:
    silent = dataclasses.replace(province, matriks=())
    assert row_of(silent, SOUTH, "PEN").agencies == ("pendidikan",)
    told = dataclasses.replace(province, matriks=(given(strategi="Kelas dibuka."),))
    assert row_of(told, SOUTH, "PEN").agencies == ("lingkungan",)


def test_a_place_without_mining_has_conditions_and_no_direction(province: Blueprint) -> None:
    bare = dataclasses.replace(province, bukti_tambang=(), matriks=())
    row = row_of(bare, SOUTH, "PEN")
    assert only(row).value is not None
    assert (row.directions, row.outcomes) == ((), ())
    assert row.agencies == ("pendidikan",)


def test_of_indicators_of_one_thing_the_first_stands_for_all(province: Blueprint) -> None:
    school = province.indikator["rls"]
    twins = {
        name: dataclasses.replace(school, id=name, kelompok="sekolah") for name in ("rls", "hls")
    }
    base = dataclasses.replace(province, indikator=twins | {"miskin": province.indikator["miskin"]})
    silent = dataclasses.replace(base, matriks=())
    assert [one.indikator for one in row_of(silent, SOUTH, "PEN").measures] == ["rls"]
    row = given(indikator="hls", tahun=2030, target=Decimal(7))
    told = dataclasses.replace(base, matriks=(row,))
    assert [one.indikator for one in row_of(told, SOUTH, "PEN").measures] == ["rls", "hls"]


def test_what_can_be_neither_better_nor_worse_is_left_out(province: Blueprint) -> None:
    neutral = dataclasses.replace(province.indikator["rls"], arah="netral")
    held = dataclasses.replace(province, indikator={**province.indikator, "rls": neutral})
    assert row_of(dataclasses.replace(held, matriks=()), SOUTH, "PEN").measures == ()
