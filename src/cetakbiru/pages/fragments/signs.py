"""A drawn sign for each program utama, by its number in the ministry's list.

Every sign stands beside the words that it goes with, so nothing reads it aloud. It is drawn in one
line of one weight on a square of 24; the site gives it the colour of its text.
"""

from __future__ import annotations

from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments import svg
from cetakbiru.pages.fragments.html import Html, element, lines
from cetakbiru.pages.fragments.links import Links, link

_LINES = {
    # An open book.
    1: "M12 6.5C10 5 7 4.5 3.5 5v13c3.5-.5 6.5 0 8.5 1.5 2-1.5 5-2 8.5-1.5V5C17 4.5 14 5 12 6.5v13",
    # A heart with a cross.
    2: "M12 20c-5-3.5-8.5-7-8.5-11A4.5 4.5 0 0 1 12 7a4.5 4.5 0 0 1 8.5 2c0 4-3.5 7.5-8.5 11z"
    "M12 9.5v5M9.5 12h5",
    # A case of tools.
    3: "M3.5 8.5h17v11h-17zM8.5 8.5v-4h7v4M3.5 13.5h17M12 12v3",
    # A stall with its awning.
    4: "M4.5 12v7.5h15V12M2.5 9.5l2.5-5h14l2.5 5a2.4 2.4 0 0 1-4.75 0 2.4 2.4 0 0 1-4.75 0"
    "A2.4 2.4 0 0 1 7.25 9.5a2.4 2.4 0 0 1-4.75 0zM9.5 19.5V15h5v4.5",
    # Two people on one ground.
    5: "M5.4 7.5a2.6 2.6 0 1 0 5.2 0 2.6 2.6 0 1 0-5.2 0M13.4 7.5a2.6 2.6 0 1 0 5.2 0 2.6 2.6 0 1 "
    "0-5.2 0M3 19.5c0-4 2-6 5-6 1.7 0 3 .6 4 1.8 1-1.2 2.3-1.8 4-1.8 3 0 5 2 5 6z",
    # A leaf.
    6: "M4.5 20.5C6 15 9 11.5 14.5 9M6 18C3.5 10 9 4 20 4c1 11-5 16.5-13 14.5",
    # Three who are bound to one another.
    7: "M9.7 5.5a2.3 2.3 0 1 0 4.6 0 2.3 2.3 0 1 0-4.6 0M3 17a2.3 2.3 0 1 0 4.6 0"
    "A2.3 2.3 0 1 0 3 17M16.4 17a2.3 2.3 0 1 0 4.6 0 2.3 2.3 0 1 0-4.6 0"
    "M10.8 7.5l-4.3 7.4M13.2 7.5l4.3 7.4M7.6 17h8.8",
    # A bridge that hangs.
    8: "M2.5 15.5h19M5 19.5V5.5M19 19.5V5.5M2.5 9.5 5 6c2.5 6 11.5 6 14 0l2.5 3.5M8.5 15.5v-5.8M12 "
    "15.5v-5M15.5 15.5V9.7",
}
# What has no sign of its own.
_OTHER = "M12 3.5l8.5 8.5-8.5 8.5L3.5 12zM12 11.5v1"


def sign(blueprint: Blueprint, bidang: str) -> Html:
    """The sign of a program utama; of one that the ministry's list does not know, a plain one."""
    return element(
        "svg",
        {
            "class": "ppm-tanda",
            "viewBox": "0 0 24 24",
            "width": 24,
            "height": 24,
            "fill": "none",
            "stroke": svg.BAR,
            "stroke-width": "1.6",
            "stroke-linecap": "round",
            "stroke-linejoin": "round",
            "aria-hidden": "true",
        },
        element("path", {"d": _LINES.get(blueprint.bidang[bidang].nomor, _OTHER)}),
    )


def main_programs(blueprint: Blueprint, links: Links) -> Html:
    """All program utama, each with its sign and its number, as ways in."""
    items = (
        element("li", None, sign(blueprint, one.kode), link(links.bidang(one), one.nama_pendek))
        for one in blueprint.bidang.values()
    )
    return element("ol", {"class": "ppm-bidang"}, "\n", lines(items), "\n")
