"""Text on its ground reaches the contrast of WCAG AA in drawings and in both colour schemes."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

from cetakbiru.pages.fragments.svg import BAR, INK, LINE, NO_VALUE, SHADES, WARM, Shade

SHEET = Path("src/cetakbiru/pages/theme/assets/frame/palette.css")
SCHEMES = ("default", "slate")
PAIRS = [
    *((ink, ground) for ink in ("ink", "ink-soft", "link", "line-strong", "warm", "sah", "galat")
      for ground in ("surface", "tint", "warm-tint")),
    *((ink, f"{ink}-tint") for ink in ("sah", "galat")),
    *((ink, ground) for ink in ("kepala-teks", "kepala-redup", "kepala-fokus")
      for ground in ("kepala", "kaki", "kaki-bawah")),
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
    assert contrast(BAR, "#ffffff") >= 3


def colours(root: Path, scheme: str) -> dict[str, str]:
    """The colours of a scheme by their names; what it does not change is that of the light one."""
    sheet = (root / SHEET).read_text(encoding="utf-8")
    blocks = [
        block[1]
        for name in dict.fromkeys(("default", scheme))
        if (
            block := re.search(
                rf'\[data-md-color-scheme="{name}"\] {{(.*?)\n *}}', sheet, re.DOTALL
            )
        )
    ]
    assert len(blocks) == len({"default", scheme})
    return dict(re.findall(r"--ppm-([\w-]+): (#[0-9a-f]{6});", "".join(blocks)))


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_the_style_sheet(root: Path, scheme: str, ink: str, ground: str) -> None:
    both = colours(root, scheme)
    assert contrast(both[ink], both[ground]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
def test_steps_of_maps_go_away_from_the_ground_and_differ(root: Path, scheme: str) -> None:
    both = colours(root, scheme)
    steps = [contrast(both[f"peta-{step}"], both["surface"]) for step in range(1, 6)]
    assert all(later > earlier * 1.3 for earlier, later in itertools.pairwise(steps))
    # What is drawn upon the lightest and the darkest ground alike.
    for mark in ("peta-bukti", "peta-batas"):
        assert contrast(both[mark], both["peta-kosong"]) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
def test_bars_are_seen(root: Path, scheme: str) -> None:
    both = colours(root, scheme)
    assert contrast(both["bar"], both["surface"]) >= 3


def test_drawings_have_the_colours_of_the_light_scheme(root: Path) -> None:
    light = colours(root, "default")
    assert [shade.fill for shade in SHADES] == [light[f"peta-{step}"] for step in range(1, 6)]
    assert tuple(light[name] for name in ("ink", "bar", "warm", "line-strong")) == (
        INK,
        BAR,
        WARM,
        LINE,
    )


def test_the_style_sheet_fetches_nothing(root: Path) -> None:
    for name in ("ppm.css", "frame/palette.css", "frame/site.css"):
        sheet = (root / SHEET.parent.parent / name).read_text(encoding="utf-8")
        assert "url(" not in sheet
        assert "@import" not in sheet
