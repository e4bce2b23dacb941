"""Text on its ground reaches the contrast of WCAG AA in drawings and in both colour schemes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cetakbiru.pages.fragments.svg import GREEN, INK, NO_VALUE, SHADES, WARM, Shade

PAIRS = [
    *((ink, ground) for ink in ("ppm-ink", "ppm-ink-soft", "ppm-link", "ppm-warm")
      for ground in ("ppm-surface", "ppm-tint", "ppm-warm-tint")),
    ("md-primary-bg-color", "md-primary-fg-color"),
    ("md-default-fg-color--lighter", "ppm-surface"),
    ("md-footer-fg-color--lighter", "md-footer-bg-color"),
]  # fmt: skip


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("shade", [*SHADES, NO_VALUE], ids=lambda shade: shade.fill)
def test_tiles(shade: Shade) -> None:
    assert contrast(shade.ink, shade.fill) >= 4.5


def test_shades_go_from_light_to_dark() -> None:
    steps = [luminance(shade.fill) for shade in SHADES]
    assert steps == sorted(steps, reverse=True)


@pytest.mark.parametrize("colour", [INK, WARM])
def test_text_of_drawings_on_paper(colour: str) -> None:
    assert contrast(colour, "#ffffff") >= 4.5
    assert contrast(GREEN, "#ffffff") >= 3


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_the_style_sheet(root: Path, scheme: str, ink: str, ground: str) -> None:
    sheet = (root / "src/cetakbiru/pages/theme/assets/ppm.css").read_text(encoding="utf-8")
    block = re.search(rf'\[data-md-color-scheme="{scheme}"\] {{(.*?)\n}}', sheet, re.DOTALL)
    assert block
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block[1]))
    # What a scheme does not change, it has from the light one.
    light = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", sheet.split("slate")[0]))
    both = {**light, **colours}
    assert contrast(both[ink], both[ground]) >= 4.5


def test_the_style_sheet_fetches_nothing(root: Path) -> None:
    sheet = (root / "src/cetakbiru/pages/theme/assets/ppm.css").read_text(encoding="utf-8")
    assert "url(" not in sheet
    assert "@import" not in sheet
