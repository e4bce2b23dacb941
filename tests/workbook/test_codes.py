"""Codes that sheets list: all of them for a kabupaten, no thousands of villages for a province."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from cetakbiru.model.load import Blueprint
from cetakbiru.workbook import codes
from cetakbiru.workbook.codes import code_lists, sheet_lists
from cetakbiru.workbook.instruments import INSTRUMENTS
from cetakbiru.workbook.making import blank_sheet

PLACES = "wilayah"


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody who reads little."""
    monkeypatch.setattr(codes, "MOST_READ", 5)


def villages(province: Blueprint) -> set[str]:
    return {desa.kode for kode in province.kecamatan for desa in province.desa_of(kode)}


def listed(province: Blueprint, kabupaten: str = "") -> codes.CodeList:
    return sheet_lists(province, INSTRUMENTS["usulan"], kabupaten)["Usulan"][PLACES]


def test_few_villages_are_listed(province: Blueprint) -> None:
    assert villages(province) <= listed(province).codes.keys()
    assert not listed(province).villages


@pytest.mark.usefixtures("few")
def test_many_villages_are_counted_and_all_other_places_listed(province: Blueprint) -> None:
    one, every = listed(province), villages(province)
    assert one.villages == len(every)
    assert {*province.kabupaten, *province.kecamatan} <= one.codes.keys()
    assert not every & one.codes.keys()


@pytest.mark.usefixtures("few")
def test_the_villages_of_a_kabupaten_are_listed(province: Blueprint) -> None:
    kabupaten = next(iter(province.kabupaten))
    own = {kode for kode in villages(province) if kode.startswith(f"{kabupaten}.")}
    assert own <= listed(province, kabupaten).codes.keys()


@pytest.mark.usefixtures("few")
def test_what_may_stand_in_a_cell_is_not_cut(province: Blueprint) -> None:
    columns = province.raw.descriptors["masukan"].columns
    assert villages(province) <= code_lists(province, columns)[PLACES].codes.keys()


@pytest.mark.usefixtures("few")
def test_a_sheet_says_where_the_codes_of_villages_are_and_offers_no_part_of_them(
    province: Blueprint,
) -> None:
    with ZipFile(BytesIO(blank_sheet(province, "usulan"))) as book:
        told, names = book.read("xl/sharedStrings.xml"), book.read("xl/workbook.xml")
    where = "desa, terlalu banyak untuk lembar ini; kodenya di berkas desa.xlsx"
    assert f"{len(villages(province))} {where}".encode() in told
    assert f"daftar_{PLACES}".encode() not in names
