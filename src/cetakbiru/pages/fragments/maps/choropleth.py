"""Kabupaten shaded by a figure: an indicator, or in how many subjects each lags."""

from __future__ import annotations

from collections.abc import Mapping

from cetakbiru.insight.directions import directions_of
from cetakbiru.insight.indicators import latest_values
from cetakbiru.maps.callouts import Callout, callouts
from cetakbiru.maps.land import Land, land
from cetakbiru.maps.sheet import Polygon, Sheet
from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint
from cetakbiru.pages.fragments import svg
from cetakbiru.pages.fragments.cells import region_link, short_region_name
from cetakbiru.pages.fragments.charts import comparison_note, comparison_table, comparison_title
from cetakbiru.pages.fragments.html import Html, element, fragment
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.maps.figures import (
    NO_FIGURE,
    Figures,
    figures_of,
    figures_of_lagging,
    subjects,
)
from cetakbiru.pages.fragments.maps.fills import PLAIN, SHADES, Hatch, unknown
from cetakbiru.pages.fragments.maps.names import SCALE_HEIGHT, Name
from cetakbiru.pages.fragments.maps.parts import (
    COLUMN,
    drawing_on,
    framed,
    place,
    places,
    written_over,
)
from cetakbiru.pages.fragments.maps.signs import (
    Sign,
    hatch_swatch,
    legend_of_undrawn,
    swatch,
)
from cetakbiru.pages.fragments.maps.tiles import tile_map
from cetakbiru.pages.fragments.numbers import count, missing
from cetakbiru.pages.fragments.tables import Column, Row, Table, render

LAGGING_TITLE = "banyaknya pokok indikator yang tertinggal"


def indicator_map(blueprint: Blueprint, links: Links, indikator: str) -> Html:
    """Five shades by the latest comparable year of an indicator, with the figures as a table."""
    item = blueprint.indikator[indikator]
    year = latest_values(blueprint, indikator)
    if year is None:
        text = f"{item.nama}: dipetakan setelah ada tahun yang cukup lengkap."
        return element("p", None, missing(text))
    drawing = shaded_map(
        blueprint, links, f"peta-{indikator}", comparison_title(item, year), figures_of(item, year)
    )
    table = comparison_table(blueprint, links, item, year, "peta")
    title = map_title(blueprint, comparison_title(item, year))
    return svg.figure(title, drawing, comparison_note(blueprint, links, item, year), table)


def lagging_map(blueprint: Blueprint, links: Links) -> Html:
    """Five shades by the number of subjects in which a place lags."""
    found = subjects(blueprint)
    drawing = shaded_map(
        blueprint, links, "peta-tertinggal", LAGGING_TITLE, figures_of_lagging(found)
    )
    table = Table(
        key="peta-tertinggal",
        caption="Pokok indikator yang tertinggal menurut kabupaten dan kota",
        columns=(
            Column("Kabupaten atau kota"),
            Column("Tertinggal", numeric=True),
            Column("Dibandingkan", numeric=True),
            Column("Arah prioritas", numeric=True),
        ),
        rows=[
            Row(
                (
                    region_link(blueprint, links, code),
                    count(one.lagging),
                    count(one.compared),
                    count(sum(not each.supplementary for each in directions_of(blueprint, code))),
                )
            )
            for code, one in found.items()
        ],
        origin="nilai",
        data="nilai",
    )
    title = map_title(blueprint, LAGGING_TITLE)
    return svg.figure(title, drawing, lagging_note(), render(links, table))


def lagging_note() -> Html:
    """What counts as a subject."""
    return fragment(
        "Dihitung dari indikator edisi ini. Indikator yang menggambarkan hal yang sama, seperti "
        "beberapa ukuran kemiskinan, dihitung sebagai satu pokok."
    )


def map_title(blueprint: Blueprint, subject: str) -> str:
    """The caption of a map of the province, which says so when it is one of tiles."""
    return f"{'Peta' if blueprint.outlines('kabupaten') else 'Peta petak'}: {subject}"


def shaded_map(
    blueprint: Blueprint, links: Links, key: str, subject: str, figures: Figures
) -> Html:
    """The kabupaten in the shades of their figures, with a legend; tiles where outlines lack."""
    ground, title = land(blueprint, "kabupaten"), map_title(blueprint, subject)
    if ground is None:
        return tile_map(blueprint, links, key, title, figures)
    sheet = province_sheet(ground)
    polygons = province_polygons(blueprint)
    drawing = drawing_on(
        sheet,
        key,
        title,
        "Setiap kabupaten atau kota menuju halamannya. Warna lebih kuat berarti nilai "
        "lebih tinggi.",
    )
    hatch = unknown(links, key)
    told = (figures.told.get(code, NO_FIGURE) for code in polygons)
    beside = small_places(blueprint)
    wanted = []
    for code in polygons:
        lines = tuple(filter(None, (short_region_name(blueprint, code), figures.shown(code))))
        if code in beside:
            wanted.append(Name.of_callout(lines, beside[code]))
        else:
            wanted.append(Name.of_place(lines, polygons[code], figures.fill(code, hatch)))
    return framed(
        links,
        drawing,
        (
            hatch.pattern,
            shaded_places(blueprint, links, figures, hatch, dict(zip(polygons, told))),
            *written_over(sheet, (), wanted, beside=beside.values()),
        ),
        legend_of(blueprint, figures, hatch),
    )


def shaded_places(
    blueprint: Blueprint, links: Links, figures: Figures, hatch: Hatch, told: Mapping[str, str]
) -> Html:
    """Each kabupaten in its shade, with its name and what is told of it."""
    return places(
        place(
            links.kabupaten(blueprint.kabupaten[code]),
            f"{blueprint.region_name(code)}: {told[code]}",
            polygons,
            figures.fill(code, hatch),
            small_places(blueprint).get(code),
        )
        for code, polygons in province_polygons(blueprint).items()
    )


def legend_of(blueprint: Blueprint, figures: Figures, hatch: Hatch) -> list[Sign]:
    """A line for each shade in use, and one for the places without a figure."""
    signs = [Sign(swatch(SHADES[shade]), told) for shade, told in figures.ranges().items()]
    if lacking := len(blueprint.kabupaten) - len(figures.values):
        signs.append(Sign(hatch_swatch(hatch, PLAIN), f"belum ada data ({lacking} wilayah)"))
    return [*signs, *legend_of_undrawn(undrawn(blueprint))]


def undrawn(blueprint: Blueprint) -> list[str]:
    """The names of the kabupaten that have no outline."""
    drawn = province_polygons(blueprint)
    return [item.full_name for item in blueprint.kabupaten.values() if item.kode not in drawn]


def province_sheet(ground: Land) -> Sheet:
    """The sheet that shows all kabupaten."""
    return Sheet.showing(ground, ground.outlines, COLUMN)


@once_per_blueprint
def province_polygons(blueprint: Blueprint) -> Mapping[str, list[Polygon]]:
    """Each kabupaten that has an outline as it is drawn, in the order of the data."""
    ground = land(blueprint, "kabupaten")
    if ground is None:
        return {}
    sheet = province_sheet(ground)
    return {
        code: sheet.polygons(ground.outlines[code])
        for code in blueprint.kabupaten
        if code in ground.outlines
    }


@once_per_blueprint
def small_places(blueprint: Blueprint) -> Mapping[str, Callout]:
    """The kabupaten and kota that are drawn once more, since they are hard to see or to touch."""
    ground = land(blueprint, "kabupaten")
    if ground is None:
        return {}
    return callouts(province_sheet(ground).frame, province_polygons(blueprint), SCALE_HEIGHT)
