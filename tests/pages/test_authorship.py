"""Whose text a page says it is, before and after the take-over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Peristiwa
from tests.pages.calls import call


def test_a_page_names_the_document_of_the_take_over_and_no_longer_who_proposed(
    province: Blueprint,
) -> None:
    edition = province.edisi
    before = call(province, "penyusun_naskah", ())
    assert edition.pengusul in before
    assert edition.lembaga in before
    event = Peristiwa(
        "pengambilalihan",
        date(2026, 1, 20),
        "Naskah rekaan diambil alih.",
        "sumber-rekaan",
        "Surat rekaan 9",
        edition.lembaga,
    )
    events = (*edition.peristiwa, event)
    taken = replace(province, edisi=replace(edition, peristiwa=events))
    after = call(taken, "penyusun_naskah", ())
    assert edition.pengusul not in after
    for told in (edition.lembaga, "Surat rekaan 9", "20 Januari 2026"):
        assert told in after


def test_the_process_of_another_text_stands_apart(province: Blueprint) -> None:
    edition = province.edisi
    assert "tabel-proses" not in call(province, "peristiwa", ())
    other = Peristiwa("konsultasi", date(2024, 7, 31), "FGD rekaan.", "sumber-rekaan")
    page = call(replace(province, edisi=replace(edition, proses=(other,))), "peristiwa", ())
    own, _, process = page.partition("tabel-proses")
    assert "FGD rekaan." in process
    assert "FGD rekaan." not in own
