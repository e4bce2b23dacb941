"""What every drawing shares: the frame with title and description, text, colours.

Colours and fonts are presentation attributes, since the PDF engine sees no style sheet inside a
drawing; the classes let the site's style sheet override them in the dark scheme.
"""

from __future__ import annotations

from dataclasses import dataclass

from cetakbiru.pages.fragments.html import Attributes, Html, element, lines
from cetakbiru.pages.fragments.links import Links

FONT = "'Cetak Sans', system-ui, sans-serif"
INK = "#1d2930"
BAR = "#2a6f8e"
WARM = "#97400f"
LINE = "#5b6b72"


@dataclass(frozen=True)
class Shade:
    """The fill of a map class and the text that is readable on it."""

    fill: str
    ink: str


# From light to dark; the order is seen without seeing colour.
SHADES = (
    Shade("#e6f0ea", "#0d2a39"),
    Shade("#b4d6cd", "#0d2a39"),
    Shade("#74aebb", "#0d2a39"),
    Shade("#33789c", "#ffffff"),
    Shade("#0f4467", "#ffffff"),
)
NO_VALUE = Shade("#ffffff", "#4a5961")


@dataclass(frozen=True)
class Drawing:
    """A drawing of `width` × `height` units; `interactive` when it holds links."""

    key: str
    title: str
    description: str
    width: int
    height: int
    interactive: bool = False


def frame(links: Links, drawing: Drawing, *parts: Html) -> Html:
    """The svg element around its parts."""
    title_id = links.unique_id(f"judul-{drawing.key}")
    description_id = links.unique_id(f"uraian-{drawing.key}")
    return element(
        "svg",
        {
            "class": "ppm-svg",
            "viewBox": f"0 0 {drawing.width} {drawing.height}",
            # An image hides its links from screen readers; a group does not.
            "role": "group" if drawing.interactive else "img",
            "aria-labelledby": f"{title_id} {description_id}",
            "font-family": FONT,
        },
        "\n",
        lines(
            (
                element("title", {"id": title_id}, drawing.title),
                element("desc", {"id": description_id}, drawing.description),
                *parts,
            )
        ),
        "\n",
    )


def label(x: str, y: str, size: int, content: str, **attributes: str) -> Html:
    """A line of text; `attributes` may override the colour, the anchor and the weight."""
    rest = {name.replace("_", "-"): value for name, value in attributes.items()}
    base: Attributes = {"x": x, "y": y, "font-size": size, "fill": INK, "class": "ppm-svg-teks"}
    return element("text", {**base, **rest}, content)


def figure(caption: str, drawing: Html, note: Html, table: Html) -> Html:
    """The drawing with caption and note, and the same figures as a folded table.

    The table is narrow: on paper it stands beside the drawing.
    """
    return lines((drawing_alone(caption, drawing, note), _folded(table)))


def figure_with_wide_table(caption: str, drawing: Html, note: Html, table: Html) -> Html:
    """The same with a table that needs the width of the page: the note stands between them."""
    return lines((_drawn(caption, drawing), _note(note), _folded(table)))


def drawing_alone(caption: str, drawing: Html, note: Html) -> Html:
    """The drawing with caption and note, where its figures stand elsewhere."""
    return _drawn(caption, drawing, _note(note))


def _drawn(caption: str, *parts: Html) -> Html:
    inside = lines((element("figcaption", None, caption), *parts))
    return element("figure", {"class": "ppm-gambar"}, "\n", inside, "\n")


def _note(note: Html) -> Html:
    return element("p", {"class": "ppm-catatan"}, note)


def _folded(table: Html) -> Html:
    name = element("summary", None, "Angka dalam tabel")
    return element("details", {"class": "ppm-angka-tabel"}, name, table)
