"""Joins, pivots and trends: figures checked against the files, comparability against the pages."""

from __future__ import annotations

import csv
import shutil
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from cetakbiru.base.errors import Refused
from cetakbiru.frames import (
    directions,
    entry_counts,
    indicator_by_place_and_year,
    indicator_values,
    open_blueprint,
    programs_by_place,
    ranking,
    table,
    trend,
)
from cetakbiru.insight import indicators, matrix
from cetakbiru.model.load import Blueprint


@pytest.fixture(scope="session")
def written(root: Path) -> list[dict[str, str]]:
    """The rows of the province's nilai.csv, as text."""
    with (root / "data/indikator/nilai.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def with_values(root: Path, folder: Path, *rows: str) -> Blueprint:
    """The invented province with these rows at the end of its values."""
    data = shutil.copytree(root / "tests/examples/good/data", folder / "data")
    with (data / "indikator/nilai.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"{row}\n" for row in rows)
    with (data / "sumber.csv").open("a", encoding="utf-8") as file:
        file.write("resmi-rekaan,Rekaan resmi,Badan Contoh,2024,,situs pemerintah,resmi,-,,\n")
    return open_blueprint(data)


# --- values ---------------------------------------------------------------------------------------


def test_every_value_stands_in_one_row(shipped: Blueprint, written: list[dict[str, str]]) -> None:
    found = indicator_values(shipped)
    assert found["wilayah"].tolist() == [row["wilayah"] for row in written]
    assert [Decimal(str(value)) for value in found["nilai"]] == [
        Decimal(row["nilai"]) for row in written
    ]


def test_a_value_has_its_names_unit_and_source(shipped: Blueprint) -> None:
    found = indicator_values(shipped)
    (row,) = found[
        (found["wilayah"] == "61.04")
        & (found["indikator"] == "miskin-persen")
        & (found["tahun"] == 2025)
    ].to_dict("records")
    assert row["nama_wilayah"] == "Kabupaten Ketapang"
    assert row["nama_indikator"] == "Persentase penduduk miskin"
    assert row["satuan"] == shipped.indikator["miskin-persen"].satuan
    assert row["penerbit"] == shipped.sumber[row["sumber"]].penerbit
    assert row["keyakinan"] == shipped.sumber[row["sumber"]].keyakinan


def test_of_several_sources_one_is_used(shipped: Blueprint) -> None:
    found = indicator_values(shipped)
    assert not found["nama_wilayah"].isna().any()
    once = found[found["dipakai"]]
    assert not once.duplicated(["wilayah", "indikator", "tahun", "seri"]).any()
    keys = ["wilayah", "indikator", "tahun", "seri"]
    assert len(once) == len(found.drop_duplicates(keys)) < len(found)
    shown = indicators.latest_value(shipped, "stunting", "61")
    assert shown is not None
    newest = once[(once["wilayah"] == "61") & (once["indikator"] == "stunting")]
    assert newest.sort_values("tahun")["nilai"].iloc[-1] == float(shown.nilai)


# --- by place and year ----------------------------------------------------------------------------


def test_a_known_figure_stands_where_it_belongs(
    shipped: Blueprint, written: list[dict[str, str]]
) -> None:
    (ketapang,) = (
        row["nilai"]
        for row in written
        if (row["wilayah"], row["indikator"], row["tahun"]) == ("61.04", "ipm", "2024")
    )
    assert ketapang == "70.34"
    found = indicator_by_place_and_year(shipped, "ipm")
    assert found.loc["61.04", 2024] == 70.34
    assert found.loc["61.04", "nama_wilayah"] == "Kabupaten Ketapang"
    assert pd.isna(found.loc["61.04", 2022])


def test_rows_are_all_places_and_columns_the_years(shipped: Blueprint) -> None:
    found = indicator_by_place_and_year(shipped, "jalan-mantap")
    assert found.index.tolist() == [*shipped.kabupaten, "61"]
    assert found.index.dtype == "string"
    assert found.columns.tolist() == ["nama_wilayah", 2021, 2022, 2024]
    assert found[2022].dropna().to_dict() == {"61.12": 70.37}
    assert str(found[2022].dtype) == "Float64"
    assert found.attrs["satuan"] == dict.fromkeys(("2021", "2022", "2024"), "persen")
    assert len(found.attrs["sumber"]) == 4


def test_series_are_never_mixed_in_a_row(shipped: Blueprint) -> None:
    with pytest.raises(Refused) as refused:
        indicator_by_place_and_year(shipped, "stunting")
    assert "SSGI" in refused.value.message
    assert "SKI" in refused.value.message
    assert indicator_by_place_and_year(shipped, "stunting", "SKI").columns[1:].tolist() == [2023]
    assert 2023 not in indicator_by_place_and_year(shipped, "stunting", "SSGI").columns


def test_an_indicator_without_values_has_no_years(root: Path, tmp_path: Path) -> None:
    blueprint = with_values(root, tmp_path)
    data = tmp_path / "data/indikator/nilai.csv"
    lines = data.read_text("utf-8").splitlines(keepends=True)
    data.write_text("".join(line for line in lines if ",miskin," not in line), encoding="utf-8")
    blueprint = open_blueprint(tmp_path / "data")
    assert indicator_by_place_and_year(blueprint, "miskin").columns.tolist() == ["nama_wilayah"]
    assert trend(blueprint, "miskin").empty
    assert ranking(blueprint, "miskin").empty


# --- trend ----------------------------------------------------------------------------------------


def row_of(frame: pd.DataFrame, wilayah: str) -> dict[str, object]:
    (row,) = frame[frame["wilayah"] == wilayah].to_dict("records")
    return {str(name): value for name, value in row.items()}


def test_a_change_is_what_one_reckons_by_hand(shipped: Blueprint) -> None:
    found = trend(shipped, "ipm")
    row = row_of(found, "61.04")
    assert (row["tahun_awal"], row["nilai_awal"]) == (2024, 70.34)
    assert (row["tahun_akhir"], row["nilai_akhir"]) == (2025, 71.3)
    assert row["selisih"] == row["per_tahun"] == 0.96
    assert row["membaik"] is True
    assert found.attrs["satuan"]["selisih"] == shipped.indikator["ipm"].satuan
    assert found.attrs["satuan"]["per_tahun"].endswith("per tahun")


def test_several_years_are_divided(shipped: Blueprint) -> None:
    row = row_of(trend(shipped, "pdrb-kapita"), "61.71")
    assert (row["tahun_awal"], row["tahun_akhir"]) == (2021, 2025)
    assert row["selisih"] == 80795 - 60540
    assert row["per_tahun"] == (80795 - 60540) / 4


def test_other_series_are_passed_over(shipped: Blueprint) -> None:
    row = row_of(trend(shipped, "stunting"), "61")
    assert row["deret"] == "SSGI"
    assert (row["tahun_awal"], row["tahun_akhir"], row["selisih"]) == (2021, 2024, -3.0)
    assert row["membaik"] is True


def test_other_sources_do_not_compare(shipped: Blueprint) -> None:
    # Sanggau has a value of 2021 and one of 2024, each from a newspaper of its own.
    assert trend(shipped, "jalan-mantap").empty


@pytest.mark.parametrize("indicator", ["ipm", "miskin-persen", "stunting", "hls", "miskin-p1"])
def test_two_years_change_as_the_pages_say(shipped: Blueprint, indicator: str) -> None:
    found = trend(shipped, indicator)
    compared = 0
    for row in found.to_dict("records"):
        for value in shipped.values_of(indicator):
            if (value.wilayah, value.tahun) != (row["wilayah"], row["tahun_akhir"]):
                continue
            change = indicators.change(shipped, value)
            if change is not None and change.sebelumnya.tahun == row["tahun_awal"]:
                assert Decimal(str(row["selisih"])) == change.selisih
                better = indicators.is_better(change.selisih, shipped.indikator[indicator].arah)
                assert (None if pd.isna(row["membaik"]) else row["membaik"]) == better
                compared += 1
    assert compared


def test_the_row_of_years_that_ends_last_is_taken(root: Path, tmp_path: Path) -> None:
    blueprint = with_values(
        root,
        tmp_path,
        # Of one source to 2023, of another to 2024 and longer, of an official one as long.
        "99.01,miskin,2020,9.00,,aturan-prioritas,",
        "99.01,miskin,2023,8.50,,aturan-prioritas,",
        "99.01,miskin,2022,8.75,,sumber-rekaan,",
        "99.01,miskin,2022,8.70,,resmi-rekaan,",
        "99.01,miskin,2024,8.70,,resmi-rekaan,",
    )
    row = row_of(trend(blueprint, "miskin"), "99.01")
    assert row["deret"] == "resmi-rekaan"
    assert (row["tahun_awal"], row["tahun_akhir"], row["selisih"]) == (2022, 2024, 0.0)
    assert pd.isna(row["membaik"])
    assert "99.02" not in trend(blueprint, "miskin")["wilayah"].tolist()


def test_within_a_series_the_trusted_source_speaks(root: Path, tmp_path: Path) -> None:
    blueprint = with_values(
        root,
        tmp_path,
        "99.01,rls,2022,7.00,baru,sumber-rekaan,",
        "99.01,rls,2022,7.20,baru,resmi-rekaan,",
    )
    row = row_of(trend(blueprint, "rls"), "99.01")
    assert (row["deret"], row["nilai_awal"], row["selisih"]) == ("baru", 7.2, 0.7)


def test_a_neutral_indicator_gets_neither_better_nor_worse(shipped: Blueprint) -> None:
    found = trend(shipped, "desa-berkembang")
    assert shipped.indikator["desa-berkembang"].arah == "netral"
    assert len(found) > 0
    assert found["membaik"].isna().all()


# --- ranks ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("indicator", ["ipm", "miskin-persen", "desa-mandiri", "tpt"])
def test_ranks_are_those_of_the_pages(shipped: Blueprint, indicator: str) -> None:
    found = ranking(shipped, indicator)
    places = dict(zip(found["wilayah"], found["peringkat"]))
    assert places == indicators.latest_ranks(shipped, indicator)
    year = indicators.latest_values(shipped, indicator)
    assert found.attrs["tahun"] == (year and year.tahun)


def test_the_first_place_is_the_best(shipped: Blueprint) -> None:
    found = ranking(shipped, "ipm")
    assert found.loc[0, "nama_wilayah"] == "Kota Pontianak"
    assert found.loc[0, "nilai"] == 82.8
    assert found.attrs["satuan"] == {"nilai": shipped.indikator["ipm"].satuan}


# --- programmes -----------------------------------------------------------------------------------


def test_programmes_have_names_beside_their_codes(invented: Blueprint) -> None:
    found = programs_by_place(invented).set_index("id")
    row = found.loc["PRG-9901-PEN-01"]
    assert row["nama_kabupaten"] == "Kabupaten Contoh Utara"
    assert row["nama_bidang"] == "Pendidikan"
    assert row["nama_opd"] == invented.opd["pendidikan"].nama
    assert row["nama_indikator"] == invented.indikator["rls"].nama
    assert row["satuan_indikator"] == "tahun"
    assert row["baseline"] == 7.90
    assert len(found) == len(invented.program)
    # The codes are there as before, and a code that is missing has no name.
    assert [name for name in found.columns if not name.startswith(("nama_", "satuan_"))] == [
        *table(invented, "program").columns[1:]
    ]
    assert found.loc[found["subprogram"].isna(), "nama_subprogram"].isna().all()


@pytest.mark.parametrize(
    ("rows", "counts"),
    [
        ("kabupaten", matrix.districts_by_bidang),
        ("opd", matrix.agencies_by_bidang),
        ("tujuan", matrix.goals_by_bidang),
    ],
)
@pytest.mark.parametrize("province", ["shipped", "invented"])
def test_counts_are_those_of_the_pages(
    province: str, rows: str, counts: object, request: pytest.FixtureRequest
) -> None:
    blueprint: Blueprint = request.getfixturevalue(province)
    assert callable(counts)
    expected = counts(blueprint)
    found = entry_counts(blueprint, rows)
    for code in found.index:
        for bidang in blueprint.bidang:
            assert found.loc[code, bidang] == expected.get((code, bidang), 0)
    total = found.drop(columns="nama").to_numpy().sum()
    assert total == sum(expected.values())


def test_directions_are_told_in_their_order(shipped: Blueprint) -> None:
    found = directions(shipped)
    ketapang = found[found["kabupaten"] == "61.04"]
    assert ketapang["urutan"].tolist() == [*range(1, len(ketapang) + 1)]
    own = ketapang[~ketapang["pelengkap"]]
    assert own["skor"].is_monotonic_decreasing
    assert own["skor"].between(0, 1).all()


def test_a_withdrawn_programme_does_not_count(invented: Blueprint) -> None:
    assert len(invented.programs_of_kabupaten("99.02")) == 3
    found = entry_counts(invented)
    # One direction and one of two programmes.
    assert found.loc["99.02", "PEN"] == 2
    assert found.loc["99.02", "nama"] == "Kota Contoh Selatan"
    assert found.dtypes.astype(str).drop("nama").unique().tolist() == ["Int64"]


# --- what can't be answered -----------------------------------------------------------------------


@pytest.mark.parametrize("ask", [indicator_by_place_and_year, trend, ranking])
def test_an_unknown_indicator_is_told(shipped: Blueprint, ask: object) -> None:
    assert callable(ask)
    with pytest.raises(Refused, match=r"Tidak ada indikator 'impm'\. Maksud Anda ipm\?"):
        ask(shipped, "impm")


def test_an_unknown_series_and_row_are_told(shipped: Blueprint) -> None:
    with pytest.raises(Refused, match=r"Maksud Anda SSGI\?"):
        indicator_by_place_and_year(shipped, "stunting", "SSG")
    with pytest.raises(Refused, match="Yang ada: tidak ada"):
        indicator_by_place_and_year(shipped, "tpt", "lama")
    with pytest.raises(Refused, match="Yang ada: kabupaten, opd, tujuan"):
        entry_counts(shipped, "desa")
