"""Focus of agencies and companies: one measure, no money counted twice, nobody told unasked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from cetakbiru.insight.focus import Pair, focus_of
from cetakbiru.insight.owners import COMPANIES, GOVERNMENT, focus_by_owner, focus_together
from cetakbiru.model.alignment import alignment_rules
from cetakbiru.model.load import Blueprint

A, B, C = ("99.01.01", "PEN"), ("99.01.02", "PEN"), ("99.02.01", "LNG")


@pytest.mark.parametrize(
    ("works", "placed", "by_money", "verdict"),
    [
        ([(100, [A]), (100, [B])], 2, True, "terfokus"),
        ([(900, [A]), (None, [B])], 2, False, "terfokus"),
        ([(0, [A]), (100, [B])], 2, False, "terfokus"),
        # What names no kecamatan has no say in whether money is known.
        ([(100, [A]), (None, [])], 1, True, "terfokus"),
        ([(None, [(f"99.01.{at:02}", "PEN")]) for at in range(11)], 11, False, "menyebar"),
        ([(None, [(f"99.01.{at:02}", "PEN")]) for at in range(6)], 6, False, "sedang"),
    ],
)
def test_focus_is_by_money_only_where_all_is_known(
    province: Blueprint,
    works: Sequence[tuple[int | None, list[Pair]]],
    placed: int,
    by_money: bool,
    verdict: str,
) -> None:
    found = focus_of(works, alignment_rules(province).fokus)
    assert found is not None
    assert (found.works, found.placed) == (len(works), placed)
    assert found.by_money is by_money
    assert found.found.verdict == verdict
    assert sum(found.kecamatan.values()) == sum(found.shares.values())


def test_without_places_there_is_no_focus(province: Blueprint) -> None:
    assert focus_of([], alignment_rules(province).fokus) is None
    assert focus_of([(100, [])], alignment_rules(province).fokus) is None


def test_a_work_in_several_places_is_shared_evenly(province: Blueprint) -> None:
    found = focus_of([(300, [A, B, C]), (100, [C])], alignment_rules(province).fokus)
    assert found is not None
    whole = sum(found.shares.values())
    assert {kode: 4 * share / whole for kode, share in found.kecamatan.items()} == {
        "99.02.01": 2,
        "99.01.01": 1,
        "99.01.02": 1,
    }


def test_a_plan_of_work_stands_before_an_action_plan(province: Blueprint) -> None:
    found = {one.owner: one for one in focus_by_owner(province, GOVERNMENT)}
    year = province.edisi.tanggal.year
    planned = [one for one in province.renja.values() if one.opd == "pendidikan"]
    assert any(one.penyusun == "pendidikan" for one in province.aksi.values())
    assert found["pendidikan"].works == sum(one.tahun >= year for one in planned)
    # Who has an action plan only is measured by it.
    assert found["99.01"].works == sum(
        one.penyusun == "99.01" and one.tahun >= year for one in province.aksi.values()
    )


def test_only_companies_that_agreed_are_measured(province: Blueprint) -> None:
    named = {one.kode for one in province.perusahaan.values() if one.cakupan == "kegiatan"}
    assert {one.owner for one in focus_by_owner(province, COMPANIES)} <= named
    assert len(named) < len(province.perusahaan)


def test_years_that_are_over_count_no_more(province: Blueprint) -> None:
    ended = {
        name: replace(item, tahun=province.edisi.tanggal.year - 1)
        for name, item in province.renja.items()
    }
    later = replace(province, renja=ended, aksi={})
    assert focus_by_owner(later, GOVERNMENT) == ()
    assert focus_together(later, GOVERNMENT) is None


def test_money_of_owners_is_weighed_together(province: Blueprint) -> None:
    together = focus_together(province, GOVERNMENT)
    assert together is not None
    assert together.by_money
    whole = Decimal(sum(together.shares.values()))
    money = {
        kode: sum(
            Decimal(work.anggaran or 0) / len(work.kecamatan)
            for work in (
                *(one for one in province.renja.values() if one.tingkat != "desa"),
                *(one for one in province.aksi.values() if one.penyusun == "99.01"),
            )
            if kode in work.kecamatan and work.tahun >= province.edisi.tanggal.year
        )
        for kode in together.kecamatan
    }
    for kode, share in together.kecamatan.items():
        assert share / whole == pytest.approx(money[kode] / sum(money.values()))
