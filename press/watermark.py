"""The watermark of a draft as a picture of letters, which no search or copy ever meets."""

from __future__ import annotations

from urllib.parse import quote

from press.typefaces import outline

_LONG_MM = 190.0


def watermark_url(word: str, width_mm: float, height_mm: float, angle: float) -> str:
    """A data: address of an SVG page with the word across it."""
    path, width, cap = outline(word)
    scale = _LONG_MM / width
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width_mm}mm" height="{height_mm}mm" '
        f'viewBox="0 0 {width_mm} {height_mm}">'
        f'<g transform="translate({width_mm / 2} {height_mm / 2}) rotate({angle}) '
        f'scale({scale:.6f}) translate({-width / 2:.0f} {cap / 2:.0f})">'
        f'<path fill="#7d2a1a" fill-opacity=".065" d="{path}"/></g></svg>'
    )
    return f"data:image/svg+xml,{quote(svg)}"


def watermark_rules(word: str) -> str:
    """CSS that lays the word under every page, upright and landscape."""
    upright = watermark_url(word, 210, 297, -52)
    turned = watermark_url(word, 297, 210, -32)
    return (
        f'@page{{background:url("{upright}") center/210mm 297mm no-repeat}}\n'
        f'@page lanskap{{background:url("{turned}") center/297mm 210mm no-repeat}}\n'
    )
