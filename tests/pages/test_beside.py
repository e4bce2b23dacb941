"""What is laid side by side: small, complete, and no more than the data say."""

from __future__ import annotations

import gzip
import json

from cetakbiru.insight.directions import directions_of
from cetakbiru.insight.evidence import evidence_of
from cetakbiru.insight.indicators import latest_ranks, latest_values
from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.beside.page import compare_link
from cetakbiru.pages.fragments.beside.record import beside_record, beside_script
from cetakbiru.pages.fragments.links import Links

LIMIT = 40_000


def test_the_record_is_light(real: Blueprint) -> None:
    assert len(gzip.compress(beside_script(real).encode(), mtime=0)) <= LIMIT


def test_every_place_is_there_with_a_page(real: Blueprint) -> None:
    places = beside_record(real)["places"]
    assert list(places) == [*real.kabupaten, *real.kecamatan]
    assert len({place["href"] for place in places.values()}) == len(places)
    assert all(set(place["near"]) <= set(places) for place in places.values())


def test_every_cell_belongs_to_a_row(real: Blueprint) -> None:
    record = beside_record(real)
    rows = {one["id"]: {key for key, _, _ in one["rows"]} for one in record["sections"]}
    for place in record["places"].values():
        for section, cells in place["cells"].items():
            assert set(cells) <= rows[section]
        assert set(place["sources"]) <= set(record["sources"])
        assert {value[-1] for value in place["values"].values()} <= set(place["sources"])


def test_values_and_ranks_are_those_of_the_year_of_comparison(real: Blueprint) -> None:
    record = beside_record(real)
    for item in real.indikator.values():
        year = latest_values(real, item.id)
        for kode in real.kabupaten:
            value = record["places"][kode]["values"].get(item.id)
            if year is None or kode not in year.nilai:
                assert value is None or value[3] == 0
                continue
            assert value is not None
            assert value[:2] == [str(year.nilai[kode].nilai), year.tahun]
            assert value[3] == latest_ranks(real, item.id).get(kode, 0)


def test_directions_and_evidence_are_all_told(real: Blueprint) -> None:
    for kode, place in beside_record(real)["places"].items():
        if kode not in real.kabupaten:
            continue
        told = place["cells"].get("arah", {})
        found = directions_of(real, kode)
        assert {calon: lines[0].split("(")[1] for calon, lines in told.items()} == {
            one.calon: f"{one.id})" for one in found
        }
        assert all(len(told[one.calon]) == 1 + len(one.reasons) for one in found)
        lines = [line for cell in place["cells"].get("bukti", {}).values() for line in cell]
        assert len(lines) == len(evidence_of(real, kode))
        assert bool(found) or "arah" in place["remarks"]


def test_the_script_is_one_value_that_no_text_can_leave(real: Blueprint) -> None:
    head, _, text = beside_script(real).partition("=")
    assert head == "globalThis.cetakbiruBanding"
    assert json.loads(text.removesuffix(";\n")) == json.loads(json.dumps(beside_record(real)))


def test_a_link_asks_for_the_place(province: Blueprint) -> None:
    link = compare_link(Links(province, "kabupaten/contoh-utara/"), "99.01")
    assert 'href="../../banding/?a=99.01"' in link
