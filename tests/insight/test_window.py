"""Consent decides what is shown; no sum gives a company away; what is open is what nobody took."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from cetakbiru.insight.window import (
    BANDS,
    FEWEST,
    JointSum,
    band_of,
    has_window,
    joint_sums,
    named_activities,
    still_open,
    taken,
)
from cetakbiru.model.instruments import KegiatanPerusahaan, Perusahaan
from cetakbiru.model.load import Blueprint
from tests.chance import draws

PLACES = ("99.01.01", "99.01.02", "99.02.01")


def company(kode: str, cakupan: str = "jumlah", dicabut: date | None = None) -> Perusahaan:
    return Perusahaan(kode, f"PT {kode}", date(2025, 1, 1), cakupan, dicabut, "sumber-rekaan")


def activity(
    company: str,
    number: int,
    bidang: str = "LNG",
    kecamatan: tuple[str, ...] = ("99.01.01",),
    **more: object,
) -> KegiatanPerusahaan:
    values: dict[str, object] = {
        "id": f"KGP-{company}-2026-{number:03}", "perusahaan": company, "tahun": 2026,
        "kegiatan": "Kegiatan rekaan", "bidang": bidang, "subprogram": None, "sejalan": (),
        "kecamatan": kecamatan, "desa": (), "keluaran": None, "volume": None,
        "volume_tercapai": None, "satuan": None, "pita_biaya": None, "keadaan": "direncanakan",
        "sumber": "sumber-rekaan",
    }  # fmt: skip
    return KegiatanPerusahaan(**{**values, **more})  # type: ignore[arg-type]


def with_window(
    province: Blueprint, companies: Iterable[Perusahaan], activities: Iterable[KegiatanPerusahaan]
) -> Blueprint:
    return replace(
        province,
        perusahaan={one.kode: one for one in companies},
        kegiatan_perusahaan={one.id: one for one in activities},
    )


def test_bands_meet_without_a_gap() -> None:
    limits = (50, 250, 1_000, 5_000)
    for at, limit in enumerate(limits):
        assert band_of(limit * 1_000_000) == BANDS[at]
        assert band_of(limit * 1_000_000 + 1) == BANDS[at + 1]
    assert band_of(0) == BANDS[0]


def test_only_who_agreed_is_named(province: Blueprint) -> None:
    companies = [
        company("a", "kegiatan"),
        company("b", "jumlah"),
        company("c", "kegiatan", date(2025, 12, 1)),
    ]
    made = with_window(province, companies, [activity(one.kode, 1) for one in companies])
    assert [one.perusahaan for one in named_activities(made)] == ["a"]


def test_two_companies_are_no_sum_and_three_are(province: Blueprint) -> None:
    for number in range(1, FEWEST + 1):
        companies = [company(f"c{at}") for at in range(number)]
        made = with_window(province, companies, [activity(one.kode, 1) for one in companies])
        told = joint_sums(made)
        assert has_window(made) == bool(told)
        assert told == ((JointSum(2026, "99.01", "LNG", 3, 3),) if number == FEWEST else ())


def test_a_withdrawn_company_is_in_no_sum(province: Blueprint) -> None:
    companies = [company("a"), company("b"), company("c", "jumlah", date(2025, 12, 1))]
    made = with_window(province, companies, [activity(one.kode, 1) for one in companies])
    assert joint_sums(made) == ()


def test_what_is_too_few_joins_its_neighbours(province: Blueprint) -> None:
    rows = [activity("a", 1, "LNG"), activity("b", 1, "PEN"), activity("c", 1, "KES")]
    made = with_window(province, map(company, "abc"), rows)
    assert joint_sums(made) == (JointSum(2026, "99.01", None, 3, 3),)
    rows[2] = activity("c", 1, "KES", ("99.02.01",))
    made = with_window(province, map(company, "abc"), rows)
    assert joint_sums(made) == (JointSum(2026, None, None, 3, 3),)


@pytest.mark.parametrize("turn", range(20))
def test_no_sum_and_no_rest_has_fewer_companies(province: Blueprint, turn: int) -> None:
    """Sums share no activity; each has companies enough, so a sum less others has too."""
    chance = draws(f"joint sums {turn}")
    names = [f"c{at}" for at in range(chance.randint(1, 7))]
    rows = [
        activity(chance.choice(names), at, chance.choice(("LNG", "PEN", "KES")),
                 tuple(chance.sample(PLACES, chance.randint(1, 2))),
                 tahun=chance.choice((2025, 2026)))
        for at in range(chance.randint(1, 20))
    ]  # fmt: skip
    told = joint_sums(with_window(province, map(company, names), rows))
    assert all(one.companies >= FEWEST for one in told)
    assert all(one.activities >= one.companies for one in told)
    assert sum(one.activities for one in told) <= len(rows)
    assert len({(one.tahun, one.kabupaten, one.bidang) for one in told}) == len(told)


def test_what_serves_a_direction_takes_it(province: Blueprint) -> None:
    first = activity("a", 1, "PEN", sejalan=("PRG-9901-PEN-01",))
    over = activity("a", 2, "PEN", sejalan=("PPM-9902-PEN-01",), tahun=2025)
    given_up = activity("a", 3, "PEN", sejalan=("PPM-9902-PEN-01",), keadaan="batal")
    made = with_window(province, [company("a", "kegiatan")], [first, over, given_up])
    assert taken(made) == {"PPM-9901-PEN-01": (first,)}
    assert "PPM-9901-PEN-01" not in [one.id for one in still_open(made, "99.01")]
    assert "PPM-9902-PEN-01" in [one.id for one in still_open(made, "99.02")]


def test_what_agrees_to_sums_alone_takes_nothing(province: Blueprint) -> None:
    rows = [activity("a", 1, "PEN", sejalan=("PPM-9901-PEN-01",))]
    assert taken(with_window(province, [company("a")], rows)) == {}
