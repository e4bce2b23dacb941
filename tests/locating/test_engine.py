"""The engine as Python asks it, on the invented province."""

from __future__ import annotations

import pytest

from cetakbiru.locating.engine import Locator
from cetakbiru.model.load import load_blueprint
from tests.conftest import GOOD


@pytest.fixture(scope="module")
def locator() -> Locator:
    return Locator(load_blueprint(GOOD / "data"))


def test_a_name_is_found(locator: Locator) -> None:
    answer = locator.find("Kec. Hulu Rekaan")
    assert answer["kecamatan"] == {"kode": "99.01.01", "nama": "Hulu Rekaan"}
    assert [one["kode"] for one in answer["tetangga"]] == ["99.01.02"]


def test_a_point_is_found(locator: Locator) -> None:
    answer = locator.at(110.1, 0.1)
    assert answer["kabupaten"]["kode"] == "99.01"
    assert answer["kecamatan"]["kode"] == "99.01.01"
    assert answer["catatan"] == []


def test_a_point_outside_is_told_with_the_nearest(locator: Locator) -> None:
    answer = locator.at(109.9, 0.1)
    assert answer["kabupaten"] is None
    assert answer["terdekat"]["kode"] == "99.01.01"
    assert answer["terdekat"]["jarak_km"] == pytest.approx(11.12, abs=0.02)
