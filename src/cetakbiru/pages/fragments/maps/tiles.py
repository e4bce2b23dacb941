"""The province as tiles, one a kabupaten or kota, for a province whose outlines are not known."""

from __future__ import annotations

from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Kabupaten
from cetakbiru.pages.fragments import svg
from cetakbiru.pages.fragments.html import Attributes, Html, element, lines
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.maps.figures import NO_FIGURE, Figures
from cetakbiru.pages.fragments.numbers import NOT_KNOWN
from cetakbiru.pages.fragments.svg import NO_VALUE, SHADES, Drawing, Shade, label

_TILE = 66
_GAP = 4


def tile_map(blueprint: Blueprint, links: Links, key: str, title: str, figures: Figures) -> Html:
    """The tiles in the shades of their figures; those without one are drawn dashed."""
    items = blueprint.kabupaten.values()
    rows = 1 + max(item.petak_baris for item in items)
    columns = 1 + max(item.petak_kolom for item in items)
    step = _TILE + _GAP
    drawing = Drawing(
        key=key,
        title=title,
        description="Setiap petak adalah satu kabupaten atau kota dengan letak kira-kira, bukan "
        "batas wilayah. Warna lebih gelap berarti nilai lebih tinggi.",
        width=columns * step,
        height=rows * step,
        interactive=True,
    )
    tiles = (
        _tile(
            links,
            item,
            SHADES[figures.classes[item.kode]] if item.kode in figures.values else NO_VALUE,
            figures.shown(item.kode),
        )
        for item in items
    )
    return element(
        "div",
        {"class": "ppm-peta"},
        "\n",
        lines((svg.frame(links, drawing, *tiles), _legend(figures))),
        "\n",
    )


def _tile(links: Links, item: Kabupaten, shade: Shade, figure: str | None) -> Html:
    x = item.petak_kolom * (_TILE + _GAP)
    y = item.petak_baris * (_TILE + _GAP)
    middle = str(x + _TILE // 2)
    colour = {"fill": shade.ink, "text_anchor": "middle", "class": "ppm-petak-teks"}
    return element(
        "a",
        {"href": links.kabupaten(item), "class": "ppm-petak"},
        element("title", None, f"{item.full_name}: {figure or NO_FIGURE}"),
        element(
            "rect",
            {
                "x": x + 1,
                "y": y + 1,
                "width": _TILE,
                "height": _TILE,
                "rx": 3,
                "fill": shade.fill,
                "stroke": svg.LINE,
                "stroke-width": 1,
                "stroke-dasharray": "3 3" if figure is None else None,
            },
        ),
        label(middle, str(y + 28), 15, item.singkatan, font_weight="700", **colour),
        label(
            middle, str(y + 48), 13 if len(figure or "") < 8 else 11, figure or NOT_KNOWN, **colour
        ),
    )


def _legend(figures: Figures) -> Html:
    """A list with one line for each shade in use: the range of its values, and how many."""
    found = (
        element("li", None, _swatch(SHADES[shade]), f" {told}")
        for shade, told in figures.ranges().items()
    )
    return element("ul", {"class": "ppm-legenda"}, *found)


def _swatch(shade: Shade) -> Html:
    box: Attributes = {"x": 1, "y": 1, "width": 20, "height": 12, "fill": shade.fill}
    return element(
        "svg",
        {"viewBox": "0 0 22 14", "width": 22, "height": 14, "aria-hidden": "true"},
        element("rect", {**box, "stroke": svg.LINE, "stroke-width": 1}),
    )
