"""A bar for each owner, cut by kecamatan: one long piece is a focus, many slivers are a spread."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cetakbiru.base.plain import rounded
from cetakbiru.insight.focus import Focus
from cetakbiru.insight.owners import OwnersFocus
from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments import svg
from cetakbiru.pages.fragments.cells import kecamatan_apart
from cetakbiru.pages.fragments.html import Html, element
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.svg import Drawing, label

_WIDTH = 400
# Of an owner: all lines, where the name stands, the bar, and the kecamatan beneath.
_ROW, _NAME, _BAR, _PLACES = 58, 12, 19, 46
_HEIGHT = 14
# Between kecamatan, and between kinds of work within one.
_GAP, _CUT = 4.0, 1.0
# So many letters fit a line at each size.
_OF_NAME, _OF_PLACES = 50, 64
# So many owners are drawn; the table has all.
DRAWN = 20


def strips(
    blueprint: Blueprint,
    links: Links,
    key: str,
    title: str,
    description: str,
    owners: Sequence[OwnersFocus],
) -> Html:
    """The bars of owners whose works name kecamatan, those with most works first."""
    shown = [(one, one.focus) for one in owners if one.focus][:DRAWN]
    drawing = Drawing(
        key=key,
        title=title,
        description=description,
        width=_WIDTH,
        height=_ROW * len(shown),
    )
    parts = (
        element(
            "g",
            None,
            *_lines(blueprint, one, focus, _ROW * row),
            *_pieces(focus, _ROW * row + _BAR),
        )
        for row, (one, focus) in enumerate(shown)
    )
    return svg.frame(links, drawing, *parts)


def _lines(blueprint: Blueprint, one: OwnersFocus, focus: Focus, top: int) -> Iterator[Html]:
    """The owner with its verdict above the bar, and beneath it the kecamatan with their shares."""
    base = str(top + _NAME)
    yield label("0", base, 12, short_name(one.doer))
    yield label(str(_WIDTH), base, 12, focus.found.verdict, text_anchor="end", font_weight="700")
    yield label("0", str(top + _PLACES), 11, _places(blueprint, focus))


def short_name(name: str) -> str:
    """A name that fits its line: of a long one beginning and end, since the end tells where."""
    if len(name) <= _OF_NAME:
        return name
    words = name.split()
    end = words.pop() if len(words) > 1 else ""
    while words and len(f"{words[-1]} {end}") <= _OF_NAME // 2:
        end = f"{words.pop()} {end}"
    end = end[-(_OF_NAME // 2) :]
    begun = " ".join(words)
    room = _OF_NAME - len(end) - 2
    # A word that begins within the room and ends without is left out, but for the first.
    start = begun[: room + 1].rpartition(" ")[0] or begun[:room]
    return f"{start}… {end}".rstrip()


def _places(blueprint: Blueprint, focus: Focus) -> str:
    """The kecamatan from the largest share on, as many as fit, and how many are left."""
    whole = sum(focus.shares.values())
    named = [
        f"{kecamatan_apart(blueprint, kode)} {rounded(100 * share, whole)}%"
        for kode, share in focus.kecamatan.items()
    ]
    for shown in range(len(named), 1, -1):
        left = len(named) - shown
        text = " · ".join([*named[:shown], *([f"{left} lainnya"] if left else [])])
        if len(text) <= _OF_PLACES:
            return text
    return named[0]


def _pieces(focus: Focus, top: int) -> Iterator[Html]:
    """The kecamatan from the largest share on, each cut by its kinds of work."""
    whole = sum(focus.shares.values())
    at = 0.0
    for kode in focus.kecamatan:
        parts = sorted((part for (place, _), part in focus.shares.items() if place == kode))
        for left, part in zip(reversed(range(len(parts))), reversed(parts)):
            width = _WIDTH * part / whole
            # Nothing comes after the end; a sliver stays seen, so that many are seen to be many.
            room = 0.0 if at + width > _WIDTH - 0.1 else _CUT if left else _GAP
            yield _piece(at, width - min(room, width / 2), top)
            at += width


def _piece(left: float, width: float, top: int) -> Html:
    return element(
        "rect",
        {
            "x": f"{left:.1f}",
            "y": top,
            "width": f"{width:.1f}",
            "height": _HEIGHT,
            "fill": svg.BAR,
            "class": "ppm-svg-batang",
        },
    )
