"""Every planted meeting of an invented forum is found, and no other (plans/engine/meet.js)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cetakbiru.insight.work import current_works, works, works_by_id
from cetakbiru.model.load import Blueprint, load_blueprint
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.overlaps import shared_work
from cetakbiru.pages.fragments.works import works_matrix
from cetakbiru.plans.engine import judged
from cetakbiru.plans.meetings import Meeting, meetings, served
from tests.benchmarks.generate import write_province
from tests.plans.forum import ACTIVITIES, APART, ROWS, Forum, forum

# As many as the shipped province has.
DISTRICTS = 14


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Forum, Blueprint]:
    folder = tmp_path_factory.mktemp("forum")
    write_province(folder, DISTRICTS)
    found = forum(load_blueprint(folder / "data"))
    found.write(folder / "data")
    return found, load_blueprint(folder / "data")


def _of_forum(made: tuple[Forum, Blueprint]) -> dict[frozenset[str], Meeting]:
    """The meetings of works of the forum, and not with the programmes of the province."""
    found, blueprint = made
    pairs = {frozenset((one.one, one.other)): one for one in meetings(blueprint)}
    return {pair: one for pair, one in pairs.items() if pair <= found.ids}


def test_the_forum_is_as_large_as_it_says(made: tuple[Forum, Blueprint]) -> None:
    found, blueprint = made
    assert len(blueprint.kegiatan_perusahaan) == ACTIVITIES
    assert len(blueprint.renja) == ROWS
    assert len(found.apart) == APART


def test_every_planted_meeting_is_found_and_no_other(made: tuple[Forum, Blueprint]) -> None:
    found = _of_forum(made)
    told = {pair: one.degree for pair, one in found.items()}
    planted = made[0].planted
    assert {pair: degree for pair, degree in told.items() if pair not in planted} == {}
    assert {pair: degree for pair, degree in planted.items() if told.get(pair) != degree} == {}


def test_what_only_looks_alike_does_not_meet(made: tuple[Forum, Blueprint]) -> None:
    assert {id for pair in _of_forum(made) for id in pair} & made[0].apart == set()


def test_a_programme_of_which_the_years_are_over_meets_nothing(blueprint: Blueprint) -> None:
    over = {item.id for item in blueprint.program_daerah.values()}
    assert over, "the shipped province has some"
    assert {one for each in meetings(blueprint) for one in (each.one, each.other)} & over == set()


def test_programmes_of_one_kind_may_be_put_together(with_programmes: Blueprint) -> None:
    first, second = "PRG-6104-PEN-01", "PRG-6104-PEN-02"
    twin = replace(
        with_programmes.program[second],
        subprogram=with_programmes.program[first].subprogram,
        kecamatan=with_programmes.program[first].kecamatan,
        desa=with_programmes.program[first].desa,
    )
    known = replace(with_programmes, program={**with_programmes.program, second: twin})
    (one,) = (one for one in meetings(known) if {one.one, one.other} == {first, second})
    assert one.likeness == "jenis-kode"
    assert first in shared_work(known, Links(known, ""))


def test_offices_of_one_name_at_two_levels_are_not_one(province: Blueprint) -> None:
    """Province and kabupaten both have a "Dinas Pendidikan", and neither sheet says whose it is."""
    pair = "RNJ-2026-pendidikan-001", "RNJ-2026-9901-001"
    name = province.opd["pendidikan"].nama
    rows = {id: replace(province.renja[id], opd=None, pelaksana=name) for id in pair}
    known = replace(province, renja={**province.renja, **rows})
    assert works_by_id(known)[pair[0]].owner == "pendidikan"
    assert {*pair} in [{one.one, one.other} for one in meetings(known)]


def test_a_direction_is_served_by_what_names_it_or_is_of_its_kind(province: Blueprint) -> None:
    found = served(province)
    assert "KGP-tambang-rekaan-2026-001" in found["PRG-9901-PEN-01"]
    assert "AKS-2026-9901-001" in found["PPM-9900-LNG-01"]


def test_who_agreed_only_to_sums_is_never_named(province: Blueprint) -> None:
    silent = {one.kode for one in province.perusahaan.values() if one.cakupan == "jumlah"}
    named = {work.owner for work in works(province)}
    assert silent
    assert silent & named == set()
    assert "tambang-rekaan" in named
    withdrawn = replace(province.perusahaan["tambang-rekaan"], dicabut=province.edisi.tanggal)
    known = replace(province, perusahaan={**province.perusahaan, withdrawn.kode: withdrawn})
    assert "tambang-rekaan" not in {work.owner for work in works(known)}


def test_what_is_done_or_over_is_not_talked_about(province: Blueprint) -> None:
    year = province.edisi.tanggal.year
    current = {work.id for work in current_works(province)}
    assert "KGP-tambang-rekaan-2025-001" not in current
    for state in ("selesai", "batal"):
        row = province.kegiatan_perusahaan["KGP-tambang-rekaan-2026-001"]
        rows = {**province.kegiatan_perusahaan, row.id: replace(row, keadaan=state, tahun=year + 1)}
        known = replace(province, kegiatan_perusahaan=rows)
        assert row.id in {work.id for work in works(known)}
        assert row.id not in {work.id for work in current_works(known)}


def test_a_village_works_at_home_where_it_names_no_place(province: Blueprint) -> None:
    row = province.renja["RNJ-2026-9901-001"]
    home = province.desa_of("99.02.01")[0].kode
    of_village = replace(
        row, tingkat="desa", wilayah=home, kabupaten=(), kecamatan=(), desa=(), pelaksana="Desa"
    )
    known = replace(province, renja={**province.renja, row.id: of_village})
    work = works_by_id(known)[row.id]
    assert (work.kabupaten, work.kecamatan, work.desa) == (("99.02",), ("99.02.01",), (home,))


@pytest.mark.parametrize(
    ("level", "owner", "kabupaten", "place", "unread"),
    [
        ("provinsi", "99", (), "Kebun bibit dinas", True),
        ("provinsi", "99", (), "Kota Contoh (rekaan)", True),
        ("provinsi", "99", (), "Semua Kabupaten/Kota, Semua Kecamatan", False),
        ("provinsi", "99", (), "2 kabupaten/kota", False),
        ("provinsi", "99", ("99.01",), "Kab. Contoh Utara", False),
        ("provinsi", "99", ("99.01",), "Kab. Contoh Utara, Kec. Rekaan Raya", True),
        ("kabupaten", "99.01", ("99.01",), "Kec. Rekaan Raya", True),
        ("kabupaten", "99.01", (), "Se-Kabupaten Contoh Utara", False),
        ("kabupaten", "99.01", (), None, False),
    ],
)
def test_a_place_that_is_not_read_is_not_everywhere(
    province: Blueprint,
    level: str,
    owner: str,
    kabupaten: tuple[str, ...],
    place: str | None,
    unread: bool,
) -> None:
    row = replace(
        province.renja["RNJ-2026-9901-001"],
        tingkat=level,
        wilayah=owner,
        kabupaten=kabupaten,
        kecamatan=(),
        lokasi=place,
    )
    known = replace(province, renja={**province.renja, row.id: row})
    assert works_by_id(known)[row.id].unread == (place if unread else None)
    mine = [one for one in meetings(known) if row.id in (one.one, one.other)]
    assert mine, "it meets the same sub-activity"
    if unread:
        assert {one.degree for one in mine} == {"lemah"}
        assert {one.places for one in mine} <= {(), ("99.01",)}
        assert all(one.reason.startswith("Tempat salah satunya tidak terbaca") for one in mine)


def test_a_place_that_is_not_read_is_listed_apart_with_its_words(province: Blueprint) -> None:
    row = replace(
        province.renja["RNJ-2026-pendidikan-003"], kabupaten=(), kecamatan=(), lokasi="Kebun bibit"
    )
    known = replace(province, renja={**province.renja, row.id: row})
    page = works_matrix(known, Links(known, ""))
    assert 'id="pekerjaan-tak-terbaca"' in page
    assert "lokasi: Kebun bibit" in page
    assert "lokasi: " not in works_matrix(province, Links(province, ""))


def _met_by(blueprint: Blueprint, *rows: str) -> list[list[str]]:
    text = "\n".join(("Bidang;Kegiatan;Kecamatan;Tahun", *rows))
    result = judged(blueprint, [{"name": "rencana.csv", "text": text}])
    return [
        [f"{one['id']}: {one['pesan']}" for one in each["tumpang_tindih"] if one["id"]]
        for each in result["kegiatan"]
    ]


def test_a_plan_meets_what_others_do_by_the_same_measure(province: Blueprint) -> None:
    (same, other_year, other_work) = _met_by(
        province,
        "Pendidikan;Penyelenggaraan kelas kesetaraan;Hulu Rekaan;2026",
        "Pendidikan;Penyelenggaraan kelas kesetaraan;Hulu Rekaan;2031",
        "Pendidikan;Perpustakaan;Hulu Rekaan;2026",
    )
    (told,) = (one for one in same if one.startswith("RNJ-2026-pendidikan-001"))
    assert "derajat kuat. Sama-sama di Kecamatan Hulu Rekaan, tahun 2026: nama" in told
    assert "Dinas Pendidikan (rekaan)" in told
    assert not [one for one in (*other_year, *other_work) if one.startswith("RNJ")]


def test_a_companys_plan_does_not_meet_its_own_window(province: Blueprint) -> None:
    text = (
        "Perusahaan;PT Tambang Rekaan\n\nBidang;Kegiatan;Kecamatan;Tahun\n"
        "Lingkungan;Pemeriksaan air sungai bersama warga;Hilir Rekaan;2026\n"
    )
    result = judged(province, [{"name": "rencana.csv", "text": text}])
    assert result["isian"]["perusahaan"] == "PT Tambang Rekaan"
    found = [one["id"] for each in result["kegiatan"] for one in each["tumpang_tindih"]]
    assert found
    assert not [one for one in found if "tambang-rekaan" in str(one)]
