"""An instrument as a file for Word."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cetakbiru.base.archive import to_zip
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
from cetakbiru.outputs.word.xml import clean, field, run, twips, value, w
from cetakbiru.pages.fragments.html import EMPTY, Html, element, fragment

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = {
    "/word/document.xml": f"{_WORD}.document.main+xml",
    "/word/styles.xml": f"{_WORD}.styles+xml",
    "/word/fontTable.xml": f"{_WORD}.fontTable+xml",
    "/word/header.xml": f"{_WORD}.header+xml",
    "/word/footer.xml": f"{_WORD}.footer+xml",
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}
_SIDES = ("left", "right")
# What stands beside the text, in the order of the ids that name it: r1, r2, …
_BESIDE = ("header", "footer", "styles", "fontTable")
_ALIGN = {"justify": "both", "center": "center", "left": "left"}


def docx(one: Instrument, day: date) -> bytes:
    """The file; `day` is the date that its properties bear."""
    blocks = (_para(part) if isinstance(part, Para) else _grid(part) for part in laid_out(one))
    page_number = w("p", None, _style(Style.FOOTER), field("PAGE", run("1")))
    members = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            (f"{_OFFICE}/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _properties(one, day),
        "word/_rels/document.xml.rels": _relations(
            *((f"{_OFFICE}/{name}", f"{name}.xml") for name in _BESIDE)
        ),
        "word/document.xml": _part("document", w("body", None, *blocks, _section())),
        "word/styles.xml": _part("styles", *_styles()),
        # Where the letters lack, others with serifs stand in for them.
        "word/fontTable.xml": _part("fonts", w("font", {"name": FONT}, value("family", "roman"))),
        "word/header.xml": _part("hdr", _para(Para(one.mark, Style.HEADER))),
        "word/footer.xml": _part("ftr", page_number),
    }
    return to_zip((name, text.encode()) for name, text in members.items())


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
            element(f"w:{name}Reference", {"w:type": "default", "r:id": f"r{number}"})
            for name, number in (("header", 1), ("footer", 2))
        ),
        w("pgSz", {"w": twips(width), "h": twips(height)}),
        w("pgMar", {name: twips(mm) for name, mm in (margins | rims).items()}),
    )


def _part(name: str, *children: Html) -> str:
    namespaces = {
        "xmlns:w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "xmlns:r": _OFFICE,
    }
    return _HEAD + element(f"w:{name}", namespaces, *children)


def _content_types() -> str:
    package = "application/vnd.openxmlformats-package.relationships+xml"
    return _HEAD + element(
        "Types",
        {"xmlns": f"{_PACKAGE}/content-types"},
        element("Default", {"Extension": "rels", "ContentType": package}),
        *(
            element("Override", {"PartName": name, "ContentType": kind})
            for name, kind in _TYPES.items()
        ),
    )


def _relations(*found: tuple[str, str]) -> str:
    return _HEAD + element(
        "Relationships",
        {"xmlns": f"{_PACKAGE}/relationships"},
        *(
            element("Relationship", {"Id": f"r{number}", "Type": kind, "Target": target})
            for number, (kind, target) in enumerate(found, start=1)
        ),
    )


def _properties(one: Instrument, day: date) -> str:
    moment = f"{day.isoformat()}T00:00:00Z"
    dated = {"xsi:type": "dcterms:W3CDTF"}
    return _HEAD + element(
        "cp:coreProperties",
        {
            "xmlns:cp": f"{_PACKAGE}/metadata/core-properties",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            "xmlns:dcterms": "http://purl.org/dc/terms/",
            "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        },
        element("dc:title", None, clean(one.title)),
        element("dc:subject", None, clean(one.mark)),
        element("cp:keywords", None, clean(f"{one.kind}; {one.mark}")),
        element("dc:language", None, "id-ID"),
        element("dcterms:created", dated, moment),
        element("dcterms:modified", dated, moment),
    )
