"""An instrument as a file for Word."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cetakbiru.outputs.adoption.layout import (
    BETWEEN,
    BOTTOM_MM,
    FONT,
    LOOKS,
    PAPER_MM,
    SIDE_MM,
    TOP_MM,
    Grid,
    Para,
    Style,
    laid_out,
)
from cetakbiru.outputs.adoption.text import Instrument
from cetakbiru.outputs.word.package import Properties, beside, package, root
from cetakbiru.outputs.word.xml import field, run, twips, value, w
from cetakbiru.pages.fragments.html import EMPTY, Html, element, fragment

_SIDES = ("left", "right")
# What stands beside the text, by the ids that name it.
_BESIDE = ("header", "footer", "styles", "fontTable")
_ALIGN = {"justify": "both", "center": "center", "left": "left"}


def docx(one: Instrument, day: date) -> bytes:
    """The file; `day` is the date that its properties bear."""
    blocks = (_para(part) if isinstance(part, Para) else _grid(part) for part in laid_out(one))
    page_number = w("p", None, _style(Style.FOOTER), field("PAGE", run("1")))
    parts = {
        "document.xml": root("document", w("body", None, *blocks, _section())),
        "styles.xml": root("styles", *_styles()),
        # Where the letters lack, others with serifs stand in for them.
        "fontTable.xml": root("fonts", w("font", {"name": FONT}, value("family", "roman"))),
        "header.xml": root("hdr", _para(Para(one.mark, Style.HEADER))),
        "footer.xml": root("ftr", page_number),
    }
    properties = Properties(one.title, one.mark, f"{one.kind}; {one.mark}", day)
    return package(
        parts, {"document": [beside(name, name, f"{name}.xml") for name in _BESIDE]}, properties
    )


def _para(para: Para) -> Html:
    return w("p", None, _style(para.style), run(para.text) if para.text else EMPTY)


def _grid(grid: Grid) -> Html:
    """A table, and the paragraph that parts it from a table that follows."""
    widths = [twips(width) for width in grid.widths_mm]
    properties = (
        w("tblW", {"w": sum(widths), "type": "dxa"}),
        _lines() if grid.is_lined else EMPTY,
        w("tblLayout", {"type": "fixed"}),
        w("tblCellMar", None, *(w(side, {"w": twips(1.5), "type": "dxa"}) for side in _SIDES)),
    )
    rows = (
        w(
            "tr",
            None,
            w("trPr", None, w("cantSplit")),
            *(
                w(
                    "tc",
                    None,
                    w("tcPr", None, w("tcW", {"w": width, "type": "dxa"})),
                    *map(_para, cell),
                )
                for width, cell in zip(widths, row, strict=True)
            ),
        )
        for row in grid.rows
    )
    columns = w("tblGrid", None, *(w("gridCol", {"w": width}) for width in widths))
    table = w("tbl", None, w("tblPr", None, *properties), columns, *rows)
    return fragment(table, _para(BETWEEN))


def _lines() -> Html:
    line: dict[str, str | int] = {"val": "single", "sz": 4, "space": 0, "color": "auto"}
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return w("tblBorders", None, *(w(side, line) for side in sides))


def _style(style: Style) -> Html:
    return w("pPr", None, value("pStyle", _id(style)))


def _id(style: Style) -> str:
    return style.value.title().replace(" ", "")


def _styles() -> Iterator[Html]:
    letters = w(
        "rPr",
        None,
        w("rFonts", {"ascii": FONT, "hAnsi": FONT, "cs": FONT}),
        value("sz", 24),
        value("lang", "id-ID"),
    )
    yield w("docDefaults", None, w("rPrDefault", None, letters))
    for style, look in LOOKS.items():
        told: dict[str, str | int] = {"type": "paragraph", "styleId": _id(style)}
        if style is Style.TEXT:
            told["default"] = 1
        yield w(
            "style",
            told,
            value("name", style.value),
            w("qFormat"),
            w(
                "pPr",
                None,
                w("keepNext") if look.kept else EMPTY,
                w("spacing", {"before": look.above * 20, "after": look.below * 20}),
                value("jc", _ALIGN[look.align]),
                value("outlineLvl", 0) if style is Style.TITLE else EMPTY,
            ),
            w("rPr", None, w("b") if look.bold else EMPTY, value("sz", look.size * 2)),
        )


def _section() -> Html:
    width, height = PAPER_MM
    margins = {"top": TOP_MM, "bottom": BOTTOM_MM, "left": SIDE_MM, "right": SIDE_MM}
    rims = {"header": 12.0, "footer": 12.0, "gutter": 0.0}
    return w(
        "sectPr",
        None,
        *(
            element(f"w:{name}Reference", {"w:type": "default", "r:id": name})
            for name in ("header", "footer")
        ),
        w("pgSz", {"w": twips(width), "h": twips(height)}),
        w("pgMar", {name: twips(mm) for name, mm in (margins | rims).items()}),
    )
