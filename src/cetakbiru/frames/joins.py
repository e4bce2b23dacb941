"""The usual joins, pivots and trends of the blueprint, with names beside the codes.

What is comparable, current or withdrawn is decided where the pages have it decided: in
cetakbiru.insight.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from cetakbiru.base.errors import Refused
from cetakbiru.checks.nearest import guess
from cetakbiru.frames.tables import edition_attrs, table
from cetakbiru.insight.directions import all_directions
from cetakbiru.insight.indicators import all_years, latest_values, ranks
from cetakbiru.insight.matrix import agencies_by_bidang, districts_by_bidang, goals_by_bidang
from cetakbiru.model.load import Blueprint

_SIGNS = {"naik": 1, "turun": -1}
# Far below any figure's last digit: takes the noise of binary fractions off a difference.
_DIGITS = 9


def indicator_values(blueprint: Blueprint) -> pd.DataFrame:
    """Every value of every indicator, one a row, with its place, meaning and source beside it.

    `satuan` is the unit of the row's `nilai`. `dipakai` tells the one that the pages show where
    several sources give a value for the same place, year and series.
    """
    values = table(blueprint, "nilai")
    meanings = table(blueprint, "indikator")[["id", "nama", "satuan", "arah"]]
    sources = table(blueprint, "sumber")[["id", "judul", "penerbit", "keyakinan"]]
    frame = values.merge(
        meanings.rename(columns={"id": "indikator", "nama": "nama_indikator"}),
        how="left",
        on="indikator",
        validate="many_to_one",
    ).merge(
        sources.rename(columns={"id": "sumber", "judul": "judul_sumber"}),
        how="left",
        on="sumber",
        validate="many_to_one",
    )
    frame["nama_wilayah"] = _named(frame["wilayah"], _place_names(blueprint))
    shown = {
        (one.wilayah, one.indikator, one.tahun, one.sumber)
        for name in blueprint.indikator
        for year in all_years(blueprint, name)
        for one in (*year.nilai.values(), year.provinsi)
        if one is not None
    }
    keys = zip(frame["wilayah"], frame["indikator"], frame["tahun"], frame["sumber"])
    frame["dipakai"] = pd.array([key in shown for key in keys], dtype="boolean")
    order = (
        *("wilayah", "nama_wilayah", "indikator", "nama_indikator", "tahun", "nilai", "satuan"),
        *("arah", "seri", "sumber", "judul_sumber", "penerbit", "keyakinan", "catatan", "dipakai"),
    )
    return _described(
        frame[[*order]],
        blueprint,
        "Nilai indikator menurut wilayah dan tahun",
        "Satu baris untuk satu nilai. Satuan setiap nilai ada di kolom satuan.",
        {},
    )


def indicator_by_place_and_year(
    blueprint: Blueprint, indicator: str, series: str | None = None
) -> pd.DataFrame:
    """The values that the pages show, with a row for each place and a column for each year.

    The rows are all kabupaten and the province by their codes, `nama_wilayah` beside them; a place
    without a value in a year is missing there. `attrs["satuan"]` holds the unit by year,
    `attrs["sumber"]` the sources: where the indicator has no series and the sources differ, values
    may not be comparable, see `trend`.

    Raises Refused for an unknown indicator or series, and where the indicator has several series
    and none is named: their values must not stand in one row.
    """
    values = _values_of(blueprint, indicator)
    values = values[values["dipakai"]]
    known = [*values.sort_values("tahun")["seri"].dropna().unique()]
    if series is None and len(known) > 1:
        raise Refused(
            f"Indikator {indicator!r} memuat {len(known)} seri yang tidak boleh dicampur: "
            f"{', '.join(known)}. Sebutkan satu, misalnya series={known[-1]!r}."
        )
    if series is not None:
        if series not in known:
            raise Refused(
                f"Indikator {indicator!r} tidak memuat seri {series!r}.{guess(series, known)} "
                f"Yang ada: {', '.join(known) or 'tidak ada'}."
            )
        values = values[values["seri"] == series]
    places = pd.Series(_place_names(blueprint), dtype="string", name="nama_wilayah")
    places.index = places.index.astype("string").rename("wilayah")
    wide = values.pivot(index="wilayah", columns="tahun", values="nilai").reindex(places.index)
    wide.columns = pd.Index([int(year) for year in wide.columns], dtype="object")
    meaning = blueprint.indikator[indicator]
    frame = _described(
        pd.concat([places, wide], axis="columns"),
        blueprint,
        f"{meaning.nama} menurut wilayah dan tahun",
        meaning.definisi,
        {str(year): meaning.satuan for year in wide.columns},
    )
    frame.attrs |= {"seri": series or "".join(known), "sumber": sorted(values["sumber"].unique())}
    return frame


def trend(blueprint: Blueprint, indicator: str) -> pd.DataFrame:
    """How an indicator changed in each place, from the first to the last year that compare.

    Values compare when they are of one series or, where no series is named, of one source
    (`deret`). Of several such rows of years in a place the one that ends last is taken, then the
    longest, then the one of an official source; a place without two comparable years has no row.

    `selisih` = `nilai_akhir` - `nilai_awal` in the indicator's unit, `per_tahun` the same divided
    by the years between; `membaik` is missing for no change and for a neutral indicator.
    Raises Refused for an unknown indicator.
    """
    values = _values_of(blueprint, indicator)
    values = values[values["dipakai"] | values["seri"].isna()]
    values = values.assign(deret=values["seri"].fillna(values["sumber"]))
    values["urutan"] = (values["keyakinan"] != "resmi").astype("Int64")
    spans = (
        values.sort_values("tahun", kind="stable")
        .groupby(["wilayah", "nama_wilayah", "deret"], sort=False)
        .agg(
            tahun_awal=("tahun", "first"),
            nilai_awal=("nilai", "first"),
            tahun_akhir=("tahun", "last"),
            nilai_akhir=("nilai", "last"),
            urutan=("urutan", "max"),
        )
        .reset_index()
    )
    spans = spans[spans["tahun_awal"] < spans["tahun_akhir"]].sort_values(
        ["wilayah", "tahun_akhir", "tahun_awal", "urutan", "deret"],
        ascending=[True, False, True, True, True],
    )
    frame = spans.drop_duplicates("wilayah").drop(columns="urutan").reset_index(drop=True)
    meaning = blueprint.indikator[indicator]
    frame["selisih"] = (frame["nilai_akhir"] - frame["nilai_awal"]).round(_DIGITS)
    years = frame["tahun_akhir"] - frame["tahun_awal"]
    frame["per_tahun"] = (frame["selisih"] / years).round(_DIGITS)
    gain = frame["selisih"] * _SIGNS.get(meaning.arah, 0)
    frame["membaik"] = (gain > 0).mask(gain == 0)
    figures = ("nilai_awal", "nilai_akhir", "selisih")
    units = dict.fromkeys(figures, meaning.satuan) | {"per_tahun": f"{meaning.satuan} per tahun"}
    return _described(
        frame,
        blueprint,
        f"Perubahan {meaning.nama}",
        "Dari tahun pertama sampai tahun terakhir yang dapat dibandingkan: satu seri, atau satu "
        "sumber bila serinya tidak disebut.",
        units,
    )


def ranking(blueprint: Blueprint, indicator: str) -> pd.DataFrame:
    """The kabupaten by their place in the latest year that allows comparison, as the pages rank.

    `peringkat` 1 is the best, equal values share it; it is missing for a neutral indicator. The
    year and series stand in `attrs`. Empty when no year allows comparison. Raises Refused for an
    unknown indicator.
    """
    meaning = blueprint.indikator[_known_indicator(blueprint, indicator)]
    year = latest_values(blueprint, indicator)
    places = {} if year is None else ranks(year, meaning.arah)
    values = {} if year is None else {code: float(one.nilai) for code, one in year.nilai.items()}
    names = _place_names(blueprint)
    frame = pd.DataFrame(
        {
            "wilayah": pd.array([*values], dtype="string"),
            "nama_wilayah": pd.array([names[code] for code in values], dtype="string"),
            "nilai": pd.array([*values.values()], dtype="Float64"),
            "peringkat": pd.array([places.get(code) for code in values], dtype="Int64"),
        }
    )
    frame = _described(
        frame.sort_values(["peringkat", "wilayah"], ignore_index=True),
        blueprint,
        f"Peringkat {meaning.nama}",
        "Tahun terakhir dengan nilai bagi sedikitnya dua pertiga kabupaten dan kota.",
        {"nilai": meaning.satuan},
    )
    frame.attrs |= {"tahun": year and year.tahun, "seri": year and year.seri}
    return frame


def programs_by_place(blueprint: Blueprint) -> pd.DataFrame:
    """The programmes of every kabupaten, one a row, with a name beside each code.

    All columns of the table `program`, and `nama_` with the name of kabupaten, bidang, subprogram,
    opd and indikator, and `satuan_indikator`, the unit of baseline and targets.
    """
    frame = table(blueprint, "program")
    attrs = frame.attrs
    units = {one.id: one.satuan for one in blueprint.indikator.values()}
    names: Mapping[str, Mapping[str, str]] = {
        "kabupaten": _place_names(blueprint),
        "bidang": {one.kode: one.nama for one in blueprint.bidang.values()},
        "subprogram": {one.kode: one.nama for one in blueprint.subprogram.values()},
        "opd": {one.kode: one.nama for one in blueprint.opd.values()},
        "indikator": {one.id: one.nama for one in blueprint.indikator.values()},
    }
    for column, known in names.items():
        after = [*frame.columns].index(column) + 1
        frame.insert(after, f"nama_{column}", _named(frame[column], known))
    after = [*frame.columns].index("nama_indikator") + 1
    frame.insert(after, "satuan_indikator", _named(frame["indikator"], units))
    frame.attrs = {**attrs, "judul": "Program menurut wilayah"}
    return frame


# The columns of directions: their names, what of a direction stands in them, and as what.
_OF_A_DIRECTION = (
    ("id", "id", "string"),
    ("kabupaten", "kabupaten", "string"),
    ("urutan", "rank", "Int64"),
    ("calon", "calon", "string"),
    ("nama", "nama", "string"),
    ("bidang", "bidang", "string"),
    ("opd", "opd", "string"),
    ("indikator", "indikator", "string"),
    ("skor", "score", "object"),
    ("pelengkap", "supplementary", "boolean"),
    ("alasan_indikator", "dasar_indikator", "object"),
    ("alasan_isu", "dasar_isu", "object"),
)


def directions(blueprint: Blueprint) -> pd.DataFrame:
    """The priority directions that hold, one a row: first by kabupaten, then by `urutan`.

    `skor` is the largest lag of its reasons (0 to 1) times how directly PPM can act;
    `alasan_indikator` and `alasan_isu` are lists of the ids that are its reasons.
    """
    found = all_directions(blueprint).values()
    frame = pd.DataFrame(
        {
            name: pd.Series([getattr(one, attribute) for one in found], dtype=kind)
            for name, attribute, kind in _OF_A_DIRECTION
        }
    )
    frame["skor"] = frame["skor"].map(float).astype("Float64")
    frame.insert(2, "nama_kabupaten", _named(frame["kabupaten"], _place_names(blueprint)))
    return _described(
        frame,
        blueprint,
        "Arah prioritas menurut wilayah",
        "Dihitung dengan aturan prioritas; satu baris untuk satu arah.",
        {},
    )


def entry_counts(blueprint: Blueprint, rows: str = "kabupaten") -> pd.DataFrame:
    """How many directions and programmes stand where a row and a program utama meet.

    `rows` is "kabupaten", "opd" or "tujuan"; one counts once for each goal that it serves, and a
    withdrawn one not at all. Every row and every program utama of the data is there, with 0 where
    nothing meets; the index holds the codes, `nama` their names. Raises Refused for other rows.
    """
    names: Mapping[str, Mapping[str, str]] = {
        "kabupaten": {code: one.full_name for code, one in blueprint.kabupaten.items()},
        "opd": {code: one.nama for code, one in blueprint.opd.items()},
        "tujuan": {code: one.nama for code, one in blueprint.tujuan.items()},
    }
    if rows not in names:
        raise Refused(f"Baris {rows!r} tidak dikenal. Yang ada: {', '.join(names)}.")
    counted = {
        "kabupaten": districts_by_bidang,
        "opd": agencies_by_bidang,
        "tujuan": goals_by_bidang,
    }[rows](blueprint)
    index = pd.Index([*names[rows]], dtype="string", name=rows)
    counts = pd.DataFrame(
        {
            bidang: [counted.get((code, bidang), 0) for code in names[rows]]
            for bidang in blueprint.bidang
        },
        index=index,
    ).astype("Int64")
    counts.insert(0, "nama", _named(index.to_series(), names[rows]))
    return _described(
        counts,
        blueprint,
        f"Arah dan program menurut {rows} dan program utama",
        "Banyaknya arah prioritas dan program yang tidak dicabut.",
        dict.fromkeys(blueprint.bidang, "butir"),
    )


def _values_of(blueprint: Blueprint, indicator: str) -> pd.DataFrame:
    values = indicator_values(blueprint)
    return values[values["indikator"] == _known_indicator(blueprint, indicator)]


def _known_indicator(blueprint: Blueprint, indicator: str) -> str:
    if indicator not in blueprint.indikator:
        raise Refused(
            f"Tidak ada indikator {indicator!r}.{guess(indicator, blueprint.indikator)} "
            f"Yang ada: {', '.join(blueprint.indikator)}."
        )
    return indicator


def _place_names(blueprint: Blueprint) -> dict[str, str]:
    """The full names of the kabupaten and of the province by their codes."""
    codes = (*blueprint.kabupaten, blueprint.edisi.provinsi.kode)
    return {code: blueprint.region_name(code) for code in codes}


def _named(codes: pd.Series[str], names: Mapping[str, str]) -> pd.Series[str]:
    return codes.map(names).astype("string")


def _described(
    frame: pd.DataFrame,
    blueprint: Blueprint,
    title: str,
    description: str,
    units: Mapping[str, str],
) -> pd.DataFrame:
    """The same frame, its `attrs` saying what it is."""
    frame.attrs = {
        "judul": title,
        "keterangan": description,
        "satuan": dict(units),
        **edition_attrs(blueprint),
    }
    return frame
