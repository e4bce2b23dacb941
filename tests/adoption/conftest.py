"""The invented province with its adoption said in full, in each of the forms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Penetapan, Pengundangan, Periode, Peristiwa

LETTER = "surat Nomor T-9/MB.04/DJB.M/2026"
FILLED = Penetapan(
    nomor="12",
    tempat="Kota Rekaan",
    tanggal=date(2026, 3, 2),
    pengundangan=Pengundangan("Kota Rekaan", date(2026, 3, 4), 15),
)
Adopting = Callable[..., Blueprint]


@pytest.fixture(scope="session")
def adopting(province: Blueprint) -> Adopting:
    """The province with this form of adoption: filled in, and what `said` says of it otherwise."""

    def adopted(form: str, **said: Any) -> Blueprint:
        consideration = Peristiwa(
            "pertimbangan-teknis", date(2026, 1, 9), "Rekaan.", "sumber-rekaan", LETTER
        )
        edition = replace(
            province.edisi,
            periode=Periode(2026, 2030),
            peristiwa=(*province.edisi.peristiwa, consideration),
            penetapan=replace(FILLED, bentuk=form, **said),
        )
        return replace(province, edisi=edition)

    return adopted


@pytest.fixture(scope="session")
def undecided(province: Blueprint) -> Adopting:
    """The province with this form of adoption, of which nothing is decided."""

    def left_open(form: str) -> Blueprint:
        return replace(province, edisi=replace(province.edisi, penetapan=Penetapan(form)))

    return left_open
