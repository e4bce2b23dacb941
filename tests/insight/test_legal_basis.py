"""The order of regulations, and which of them a preamble may name."""

from __future__ import annotations

import random

from cetakbiru.insight.legal_basis import is_regulation, legal_order, named_in_full, not_proved
from cetakbiru.model.load import Blueprint

ORDERED = (
    "Pasal 18 ayat (6) Undang-Undang Dasar Negara Republik Indonesia Tahun 1945",
    "Undang-Undang Nomor 4 Tahun 2009 tentang A sebagaimana diubah dengan Undang-Undang Nomor 2 "
    "Tahun 2025",
    "Undang-Undang Nomor 23 Tahun 2014 tentang B",
    "Peraturan Pemerintah Pengganti Undang-Undang Nomor 2 Tahun 2022 tentang C",
    "Undang-Undang Nomor 9 Tahun 2022 tentang D",
    "Peraturan Pemerintah Nomor 96 Tahun 2021 tentang E",
    "Peraturan Presiden Nomor 55 Tahun 2022 tentang F",
    "Peraturan Menteri Energi dan Sumber Daya Mineral Nomor 25 Tahun 2018 tentang G",
    "Peraturan Menteri ESDM Nomor 26 Tahun 2018",
    "Keputusan Menteri ESDM Nomor 1824 K/30/MEM/2018",
    "Keputusan Menteri ESDM Nomor 373.K/MB.01/MEM.B/2023",
    "Peraturan Daerah Provinsi Rekaan Nomor 9 Tahun 2019 tentang H",
    "Peraturan Gubernur Rekaan Nomor 1 Tahun 2020 tentang I",
    "Keputusan Gubernur Rekaan Nomor 2 Tahun 2019 tentang J",
)


def test_regulations_stand_by_rank_year_and_number() -> None:
    mixed = random.Random(7).sample(ORDERED, len(ORDERED))  # noqa: S311 - only an order
    assert tuple(sorted(mixed, key=legal_order)) == ORDERED


def test_a_letter_and_a_guide_are_no_regulations() -> None:
    for name in ("Surat Dirjen Minerba tanggal 10 April 2023", "Panduan Ditjen Minerba", ""):
        assert not is_regulation(name)
    assert all(map(is_regulation, ORDERED))


def test_every_regulation_of_the_real_table_is_named_once(real: Blueprint) -> None:
    open_ones = not_proved(real)
    assert len(open_ones) == len(set(open_ones))
    assert not {one for one in open_ones if one.startswith("Surat")}
    # Of both the table says that others took their place.
    assert "Peraturan Menteri ESDM Nomor 41 Tahun 2016" not in open_ones
    assert "Peraturan Pemerintah Nomor 23 Tahun 2010" not in open_ones
    assert all(map(is_regulation, named_in_full(real)))
