"""The province as its home page shows it: where mining is recorded, and what lags where."""

from __future__ import annotations

from collections.abc import Mapping

from cetakbiru.insight.evidence import (
    AT_WORK,
    POTENTIAL,
    RECORDED,
    UNKNOWN,
    evidence_by_place,
    mining_standing,
)
from cetakbiru.insight.indicators import Lagging, age, is_old, latest_values
from cetakbiru.maps.labels import room
from cetakbiru.maps.land import land
from cetakbiru.maps.sheet import Sheet, Spot
from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments import svg
from cetakbiru.pages.fragments.cells import region_link, short_region_name, subdistrict_link
from cetakbiru.pages.fragments.charts import comparison_title
from cetakbiru.pages.fragments.html import EMPTY, Attributes, Html, element, fragment, joined, lines
from cetakbiru.pages.fragments.indicators import DIRECTIONS
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.maps.choropleth import (
    lagging_map,
    lagging_note,
    province_polygons,
    province_sheet,
    shaded_places,
    small_places,
    undrawn,
)
from cetakbiru.pages.fragments.maps.district import UNPLACED, edges_of, is_unplaced
from cetakbiru.pages.fragments.maps.figures import (
    NO_FIGURE,
    Figures,
    figures_of,
    figures_of_lagging,
    subjects,
)
from cetakbiru.pages.fragments.maps.fills import PLAIN, SHADES, Hatch, unknown, unplaced
from cetakbiru.pages.fragments.maps.names import Name
from cetakbiru.pages.fragments.maps.parts import drawing_on, framed, written_over
from cetakbiru.pages.fragments.maps.signs import (
    Edges,
    Sign,
    hatch_swatch,
    legend_of_marks,
    legend_of_undrawn,
    marks,
    swatch,
)
from cetakbiru.pages.fragments.mining import kinds_with_years
from cetakbiru.pages.fragments.numbers import count, missing
from cetakbiru.pages.fragments.tables import Column, Row, Table, render

_KEY = "peta-provinsi"
_LAGGING = "Banyaknya pokok indikator yang tertinggal"
_SCRIPT = "assets/maps/peta.js"


def province_map(blueprint: Blueprint, links: Links) -> Html:
    """The kabupaten by subjects in which they lag, with marks where sources tell of mining.

    With a script a reader may shade them by an indicator instead. Tiles where outlines lack.
    """
    ground = land(blueprint, "kabupaten")
    if ground is None:
        return lagging_map(blueprint, links)
    found = subjects(blueprint)
    figures = figures_of_lagging(found)
    title = f"Peta {blueprint.region_name(blueprint.edisi.provinsi.kode)}"
    drawn, is_marked = _drawn(blueprint, links, province_sheet(ground), title, figures)
    return element(
        "div",
        {"class": "ppm-peta-pilihan", "data-peta": ""},
        "\n",
        lines(
            (
                svg.figure(title, drawn, _note(is_marked), _table(blueprint, links, found)),
                element("script", {"src": links.page(_SCRIPT), "defer": ""}),
            )
        ),
        "\n",
    )


def province_on_paper(blueprint: Blueprint, links: Links) -> Html:
    """The same map without its table; nothing where outlines lack."""
    ground = land(blueprint, "kabupaten")
    if ground is None:
        return EMPTY
    figures = figures_of_lagging(subjects(blueprint))
    title = f"Peta {blueprint.region_name(blueprint.edisi.provinsi.kode)}"
    drawn, is_marked = _drawn(blueprint, links, province_sheet(ground), title, figures)
    return svg.drawing_alone(title, drawn, _note(is_marked))


def _drawn(
    blueprint: Blueprint, links: Links, sheet: Sheet, title: str, figures: Figures
) -> tuple[Html, bool]:
    """The map with its legend, and whether anything on it tells of mining."""
    drawing = drawing_on(
        sheet,
        _KEY,
        title,
        "Setiap kabupaten atau kota menuju halamannya. Warna lebih kuat berarti nilai "
        "lebih tinggi. Tanda menunjukkan kecamatan dengan bukti kegiatan "
        "tambang menurut sumber bertanggal, bukan letak tambangnya.",
    )
    hatch = unknown(links, _KEY)
    told = {
        code: "; ".join(filter(None, (figures.told.get(code, NO_FIGURE), _mining(blueprint, code))))
        for code in province_polygons(blueprint)
    }
    placed, edges = _marks(blueprint, sheet), _edges(blueprint, sheet)
    beside = small_places(blueprint)
    wanted = []
    for number, (code, polygons) in enumerate(province_polygons(blueprint).items()):
        name = (short_region_name(blueprint, code),)
        if code in beside:
            wanted.append(Name.of_callout(name, beside[code]))
        else:
            wanted.append(Name.of_place(name, polygons, figures.fill(code, hatch), number))
    shades = _legend(blueprint, figures, hatch)
    signs = legend_of_marks(kind for kind, _ in placed)
    signs += [*edges.signs, *legend_of_undrawn(undrawn(blueprint))]
    somewhere = unplaced(links, _KEY)
    over = [
        somewhere.over(polygons)
        for code, polygons in province_polygons(blueprint).items()
        if is_unplaced(blueprint, code)
    ]
    if over:
        signs.append(Sign(hatch_swatch(somewhere, PLAIN), UNPLACED))
    drawn = framed(
        links,
        drawing,
        (
            hatch.pattern,
            shaded_places(blueprint, links, figures, hatch, told),
            somewhere.pattern if over else EMPTY,
            *over,
            edges.drawn,
            *written_over(sheet, placed, wanted, beside=beside.values()),
        ),
        shades + signs,
        _chooser(blueprint, links, figures),
    )
    return drawn, bool(placed or over)


def _note(marked: bool) -> Html:
    """What the shades mean, which the script changes, and what marks of mining do not mean."""
    shades = element("span", {"data-keterangan": ""}, f"{_LAGGING}. ", lagging_note())
    mining = (
        "Tanda dan arsir tambang berasal dari sumber bertanggal, bukan daftar izin yang berlaku "
        "sekarang."
    )
    return fragment(shades, " ", mining) if marked else shades


def _legend(blueprint: Blueprint, figures: Figures, hatch: Hatch) -> list[Sign]:
    """A line for every shade, in use or not: the script shows and hides them."""
    ranges = figures.ranges()
    signs = [
        Sign(
            swatch(shade),
            ranges.get(at, ""),
            {"data-warna-ke": at, "hidden": None if at in ranges else ""},
        )
        for at, shade in enumerate(SHADES)
    ]
    lacking = len(blueprint.kabupaten) - len(figures.values)
    last: Attributes = {"data-tanpa": "", "hidden": None if lacking else ""}
    told = f"belum ada data ({lacking} wilayah)"
    return [*signs, Sign(hatch_swatch(hatch, PLAIN), told, last)]


def _marks(blueprint: Blueprint, sheet: Sheet) -> list[tuple[str, Spot]]:
    """The marks of every kecamatan that a source names, each at the middle of its outline."""
    ground = land(blueprint, "kecamatan")
    if ground is None:
        return []
    fine = Sheet(ground, sheet.frame)
    found = []
    for kabupaten in blueprint.kabupaten:
        for kode, rows in evidence_by_place(blueprint, kabupaten).items():
            if kode in ground.outlines:
                at = room(fine.polygons(ground.outlines[kode]))
                found += marks(sheet.frame, (row.jenis for row in rows), (at.x, at.y))
    return found


def _edges(blueprint: Blueprint, sheet: Sheet) -> Edges:
    ground = land(blueprint, "kecamatan")
    if ground is None:
        return Edges((), ())
    return edges_of(blueprint, ground, Sheet(ground, sheet.frame), blueprint.kecamatan)


def _mining(blueprint: Blueprint, kabupaten: str) -> str:
    """Where dated sources tell of mining at work in a kabupaten, or that they tell of deposits."""
    places = evidence_by_place(blueprint, kabupaten)
    named = [
        blueprint.kecamatan[kode].nama
        for kode, rows in places.items()
        if any(row.jenis in AT_WORK for row in rows)
    ]
    if named:
        return f"tambang tercatat di {', '.join(named)}"
    return {
        RECORDED: UNPLACED[0].lower() + UNPLACED[1:],
        POTENTIAL: "endapan tercatat",
        UNKNOWN: "",
    }[mining_standing(blueprint, kabupaten)]


def _table(blueprint: Blueprint, links: Links, found: Mapping[str, Lagging]) -> Html:
    """The figures and the evidence that the map shows."""
    return render(
        links,
        Table(
            key=_KEY,
            caption="Pokok indikator yang tertinggal dan bukti kegiatan tambang",
            columns=(
                Column("Kabupaten atau kota"),
                Column("Tertinggal", numeric=True),
                Column("Dibandingkan", numeric=True),
                Column("Bukti kegiatan tambang menurut kecamatan", prose=True),
            ),
            rows=[
                Row(
                    (
                        region_link(blueprint, links, code),
                        count(one.lagging),
                        count(one.compared),
                        _evidence(blueprint, links, code),
                    )
                )
                for code, one in found.items()
            ],
            origin="bukti_tambang",
        ),
    )


def _evidence(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    items = [
        fragment(
            subdistrict_link(blueprint, links, kode),
            f": {kinds_with_years(rows)}",
        )
        for kode, rows in evidence_by_place(blueprint, kabupaten).items()
    ]
    if items:
        return joined("; ", items)
    told = _mining(blueprint, kabupaten)
    return fragment(told) if told else missing()


def _chooser(blueprint: Blueprint, links: Links, lagging: Figures) -> Html:
    """The choice of what shades the map, which the script shows; all that it needs is in here."""
    options = [_option("", _LAGGING, lagging, blueprint, lagging_note())]
    for item in blueprint.indikator.values():
        year = latest_values(blueprint, item.id)
        if year is not None:
            note = f"{DIRECTIONS[item.arah].capitalize()}. Tahun {year.tahun}"
            if is_old(year.tahun, blueprint.edisi.tanggal):
                note += f" · {age(year.tahun, blueprint.edisi.tanggal)} tahun lalu"
            figures = figures_of(item, year)
            title = comparison_title(item, year)
            options.append(_option(links.indikator(item.id), title, figures, blueprint, f"{note}."))
    name = links.unique_id("pilih-peta")
    label = element("label", {"for": name}, "Warnai peta menurut")
    return element(
        "p",
        {"class": "ppm-peta-pilih", "hidden": ""},
        label,
        " ",
        element("select", {"id": name}, *options),
    )


def _option(address: str, title: str, figures: Figures, blueprint: Blueprint, note: str) -> Html:
    """One choice with the shades, the figures and the ranges of its map.

    `data-warna` has a digit for each place of the drawing, "-" where nothing is known.
    """
    codes = province_polygons(blueprint)
    ranges = figures.ranges()
    shades = (str(figures.classes[code]) if code in figures.values else "-" for code in codes)
    return element(
        "option",
        {
            "value": address,
            "data-warna": "".join(shades),
            "data-angka": "|".join(figures.told.get(code, NO_FIGURE) for code in codes),
            "data-rentang": "|".join(ranges.get(shade, "") for shade in range(len(SHADES))),
            "data-catatan": note,
        },
        title,
    )
