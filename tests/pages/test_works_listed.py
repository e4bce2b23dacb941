"""Where the works of a kabupaten are, of which bidang and when: every number leads to a row."""

from __future__ import annotations

import re
from dataclasses import replace

from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.works_listed import works_listed, works_spread

_PAGE = "sinkronisasi/renja/contoh-utara/"
_HOME = "99.01"


def _drawn(blueprint: Blueprint) -> tuple[str, str]:
    links = Links(blueprint, _PAGE)
    return works_spread(blueprint, links, _HOME), works_listed(blueprint, links, _HOME)


def _rows(grid: str) -> dict[str, list[str]]:
    """The cells of the grid by the name of the kecamatan."""
    body = grid.partition("<tbody>")[2]
    found = {}
    for row in re.findall(r"<tr.*?</tr>", body, re.DOTALL):
        first, *rest = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)
        found[first] = [re.sub(r"<[^>]*>", "", cell) for cell in rest]
    return found


def test_a_map_and_a_grid_lead_to_rows(province: Blueprint) -> None:
    spread, listed = _drawn(province)
    addresses = set(re.findall(r'href="#([^"]+)"', spread))
    assert addresses
    assert addresses <= set(re.findall(r'id="([^"]+)"', listed))
    drawing, _, grid = spread.partition("</svg>")
    places = [item for item in province.kecamatan.values() if item.kabupaten == _HOME]
    for item in places:
        assert f"Kecamatan {item.nama}: " in drawing
    assert set(_rows(grid)) == {item.nama for item in places}


def test_a_work_in_several_kecamatan_counts_in_each_and_is_told_under_each(
    province: Blueprint,
) -> None:
    one = province.renja["RNJ-2026-9901-001"]
    both = tuple(item.kode for item in province.kecamatan.values() if item.kabupaten == _HOME)
    before = _rows(_drawn(province)[0].partition("</svg>")[2])
    moved = replace(
        province,
        renja={**province.renja, one.id: replace(one, kecamatan=both, desa=(), kabupaten=())},
    )
    spread, listed = _drawn(moved)
    after = _rows(spread.partition("</svg>")[2])
    grown = {name: int(cells[0]) - int(before.get(name, ["0"])[0]) for name, cells in after.items()}
    assert sorted(grown.values()) == [0, 1]
    assert "Beberapa kecamatan (1)" in listed
    assert listed.count(f'<a href="#pekerjaan-{one.id}">') == len(both)


def test_a_work_of_far_years_makes_no_endless_grid(province: Blueprint) -> None:
    one = next(iter(province.program_daerah.values()))
    endless = replace(one, wilayah=_HOME, tahun_akhir=2999)
    moved = replace(province, program_daerah={**province.program_daerah, one.id: endless})
    assert len(re.findall(r'<th scope="col"[^>]*>\d{4}<', _drawn(moved)[0])) == 6


def _below(blueprint: Blueprint, kode: str) -> str:
    """What stands below the name of a work."""
    told = _drawn(blueprint)[1].partition(f'id="pekerjaan-{kode}"')[2]
    return re.sub(r"<[^>]*>", "", told.partition("</td>")[0])


def test_a_code_is_told_with_the_names_of_programme_and_activity(province: Blueprint) -> None:
    one = province.renja["RNJ-2026-9901-001"]
    held = province.nomenklatur["1.01.02"].nama, province.nomenklatur["1.01.02.2.03"].nama

    def told(**other: str | None) -> str:
        changed = replace(one, **other)  # type: ignore[arg-type]
        return _below(replace(province, renja={**province.renja, one.id: changed}), one.id)

    own = told(program="Program lain", kegiatan="Kegiatan lain")
    assert f"{one.kode} (Program lain; Kegiatan lain)" in own
    assert f"{one.kode} ({held[0]}; {held[1]})" in told(program=None, kegiatan=None)
    unknown = told(kode="9.09.09.1.01.0001", program=None, kegiatan=None)
    assert "9.09.09.1.01.0001 ·" in unknown
    nameless = told(kode=None, program="Program lain", kegiatan=None)
    assert "· Program lain ·" in nameless
