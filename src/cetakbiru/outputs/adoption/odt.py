"""An instrument as an OpenDocument text, for LibreOffice and others."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from datetime import date

from cetakbiru.base.archive import Packed, packed, zip_of
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
from cetakbiru.outputs.word.xml import clean
from cetakbiru.pages.fragments.html import Attributes, Html, element, joined

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_KIND = "application/vnd.oasis.opendocument.text"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_NAMESPACES = {
    "xmlns:office": f"{_OASIS}:office:1.0",
    "xmlns:style": f"{_OASIS}:style:1.0",
    "xmlns:text": f"{_OASIS}:text:1.0",
    "xmlns:table": f"{_OASIS}:table:1.0",
    "xmlns:fo": f"{_OASIS}:xsl-fo-compatible:1.0",
    "xmlns:svg": f"{_OASIS}:svg-compatible:1.0",
    "xmlns:meta": f"{_OASIS}:meta:1.0",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "office:version": "1.3",
}
_BREAK = element("text:line-break", {})
_LINED, _BARE = "Sel bergaris", "Sel"
_ROW, _PAGE, _MASTER = "Baris", "Halaman", "Standard"


def odt(one: Instrument, day: date) -> bytes:
    """The file; `day` is the date that its properties bear."""
    members = {
        "content.xml": _content(tuple(laid_out(one))),
        "styles.xml": _styles(one),
        "meta.xml": _meta(one, day),
        "META-INF/manifest.xml": _manifest(),
    }
    kind = _KIND.encode()
    # Who looks at a file from outside reads its kind at the very front, as it is.
    first = ("mimetype", Packed(zlib.crc32(kind), len(kind), False, kind))
    return zip_of((first, *((name, packed(name, text.encode())) for name, text in members.items())))


def _content(parts: Iterable[Para | Grid]) -> str:
    styles: list[Html] = []
    body: list[Html] = []
    for number, part in enumerate(parts, start=1):
        if isinstance(part, Para):
            body.append(_para(part))
        else:
            styles += _grid_styles(part, f"Kisi{number}")
            body += _grid(part, f"Kisi{number}"), _para(BETWEEN)
    cells = (_cell_style(_BARE, {}), _cell_style(_LINED, {"fo:border": "0.5pt solid #000000"}))
    row = _styled(
        _ROW, "table-row", element("style:table-row-properties", {"fo:keep-together": "always"})
    )
    return _root(
        "content",
        element("office:automatic-styles", None, *cells, row, *styles),
        element("office:body", None, element("office:text", None, *body)),
    )


def _para(para: Para) -> Html:
    lines = joined(_BREAK, clean(para.text).split("\n"))
    if para.style is Style.TITLE:
        return element(
            "text:h", {"text:style-name": _id(para.style), "text:outline-level": 1}, lines
        )
    return element("text:p", {"text:style-name": _id(para.style)}, lines)


def _grid(grid: Grid, name: str) -> Html:
    cell = {"table:style-name": _LINED if grid.is_lined else _BARE, "office:value-type": "string"}
    columns = (
        element("table:table-column", {"table:style-name": f"{name}.{at}"})
        for at in range(len(grid.widths_mm))
    )
    rows = (
        element(
            "table:table-row",
            {"table:style-name": _ROW},
            *(element("table:table-cell", cell, *map(_para, paras)) for paras in row),
        )
        for row in grid.rows
    )
    return element("table:table", {"table:name": name, "table:style-name": name}, *columns, *rows)


def _grid_styles(grid: Grid, name: str) -> Iterator[Html]:
    whole = {"style:width": _mm(sum(grid.widths_mm)), "table:align": "left"}
    yield _styled(name, "table", element("style:table-properties", whole))
    for at, width in enumerate(grid.widths_mm):
        properties = element("style:table-column-properties", {"style:column-width": _mm(width)})
        yield _styled(f"{name}.{at}", "table-column", properties)


def _cell_style(name: str, lines: Attributes) -> Html:
    properties = {"fo:padding-left": "1.5mm", "fo:padding-right": "1.5mm", **lines}
    return _styled(name, "table-cell", element("style:table-cell-properties", properties))


def _styles(one: Instrument) -> str:
    width, height = PAPER_MM
    page = element(
        "style:page-layout-properties",
        {
            "fo:page-width": _mm(width),
            "fo:page-height": _mm(height),
            "fo:margin-top": _mm(TOP_MM - 10),
            "fo:margin-bottom": _mm(BOTTOM_MM - 10),
            "fo:margin-left": _mm(SIDE_MM),
            "fo:margin-right": _mm(SIDE_MM),
        },
    )
    rims = (
        element(
            f"style:{name}-style",
            None,
            element("style:header-footer-properties", {"fo:min-height": "10mm"}),
        )
        for name in ("header", "footer")
    )
    number = element("text:page-number", {"text:select-page": "current"}, "1")
    return _root(
        "styles",
        element(
            "office:font-face-decls",
            None,
            element(
                "style:font-face",
                {
                    "style:name": FONT,
                    "svg:font-family": f"'{FONT}'",
                    # Where the letters lack, others with serifs stand in for them.
                    "style:font-family-generic": "roman",
                },
            ),
        ),
        element("office:styles", None, *_paragraph_styles()),
        element(
            "office:automatic-styles",
            None,
            element("style:page-layout", {"style:name": _PAGE}, page, *rims),
        ),
        element(
            "office:master-styles",
            None,
            element(
                "style:master-page",
                {"style:name": _MASTER, "style:page-layout-name": _PAGE},
                element("style:header", None, _para(Para(one.mark, Style.HEADER))),
                element(
                    "style:footer",
                    None,
                    element("text:p", {"text:style-name": _id(Style.FOOTER)}, number),
                ),
            ),
        ),
    )


def _paragraph_styles() -> Iterator[Html]:
    for style, look in LOOKS.items():
        paragraph = {
            "fo:text-align": look.align,
            "fo:margin-top": f"{look.above}pt",
            "fo:margin-bottom": f"{look.below}pt",
            "fo:keep-with-next": "always" if look.kept else None,
        }
        letters = {
            "style:font-name": FONT,
            "fo:font-size": f"{look.size}pt",
            "fo:font-weight": "bold" if look.bold else "normal",
            "fo:language": "id",
            "fo:country": "ID",
        }
        yield element(
            "style:style",
            {
                "style:name": _id(style),
                "style:display-name": style.value,
                "style:family": "paragraph",
            },
            element("style:paragraph-properties", paragraph),
            element("style:text-properties", letters),
        )


def _styled(name: str, family: str, properties: Html) -> Html:
    return element("style:style", {"style:name": name, "style:family": family}, properties)


def _id(style: Style) -> str:
    return style.value.title().replace(" ", "")


def _mm(length: float) -> str:
    return f"{length:g}mm"


def _root(name: str, *children: Html) -> str:
    return _HEAD + element(f"office:document-{name}", _NAMESPACES, *children)


def _meta(one: Instrument, day: date) -> str:
    moment = f"{day.isoformat()}T00:00:00"
    return _root(
        "meta",
        element(
            "office:meta",
            None,
            element("dc:title", None, clean(one.title)),
            element("dc:subject", None, clean(one.mark)),
            element("meta:keyword", None, clean(one.kind)),
            element("meta:keyword", None, clean(one.mark)),
            element("dc:language", None, "id-ID"),
            element("meta:creation-date", None, moment),
            element("dc:date", None, moment),
        ),
    )


def _manifest() -> str:
    entries = (
        ("/", _KIND),
        *((f"{name}.xml", "text/xml") for name in ("content", "styles", "meta")),
    )
    return _HEAD + element(
        "manifest:manifest",
        {"xmlns:manifest": f"{_OASIS}:manifest:1.0", "manifest:version": "1.3"},
        *(
            element(
                "manifest:file-entry",
                {"manifest:full-path": path, "manifest:media-type": kind},
            )
            for path, kind in entries
        ),
    )
