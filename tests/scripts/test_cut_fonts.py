"""What pages load of the fonts is cut from the whole ones, holds what is written, and is small."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from cetakbiru.fonts import FACES, SUBSTITUTES, WEB_FACES, Face, Substitute, web_fonts, web_rules
from scripts.cut_fonts import SIGNS, cut

# Over the wire, all faces together: WOFF2 is compressed already.
MOST_BYTES = 45_000


@pytest.mark.parametrize("face", WEB_FACES, ids=lambda face: face.file)
def test_a_cut_font_is_made_from_the_whole_one(face: Face) -> None:
    assert face.web_path.read_bytes() == cut(face), "run `python -m scripts.cut_fonts`"


@pytest.mark.parametrize("face", WEB_FACES, ids=lambda face: face.file)
def test_a_cut_font_goes_by_our_name_and_keeps_its_authors(face: Face) -> None:
    whole, own = TTFont(face.path)["name"], TTFont(face.web_path)["name"]
    for notice in (0, 13, 14):
        assert str(own.getDebugName(notice)) == str(whole.getDebugName(notice))
    names = [str(record) for record in own.names if record.nameID in (1, 3, 4, 6, 16)]
    assert names
    assert not [name for name in names if "source" in name.casefold()]


@pytest.mark.parametrize("face", WEB_FACES, ids=lambda face: face.file)
def test_figures_stand_below_one_another(face: Face) -> None:
    font = TTFont(face.web_path)
    widths = {font["hmtx"][font.getBestCmap()[ord(sign)]][0] for sign in "0123456789"}
    assert max(widths) - min(widths) <= 1


def test_what_pages_write_is_in_every_cut_font(root: Path) -> None:
    written = {
        sign
        for folder in ("docs", "src/cetakbiru/starter/content")
        for path in (root / folder).rglob("*.md")
        for sign in path.read_text(encoding="utf-8")
        if sign.isalnum()
    }
    for face in WEB_FACES:
        known = {chr(code) for code in TTFont(face.web_path).getBestCmap()}
        assert written - known == set(), face.file
        assert set(SIGNS) - known <= set("●○"), face.file


def test_fonts_are_small() -> None:
    assert sum(face.web_path.stat().st_size for face in WEB_FACES) <= MOST_BYTES


def test_rules_name_each_face_once_and_its_substitute() -> None:
    rules = web_rules("assets/")
    for address in web_fonts().values():
        assert rules.count(f'url("{address.removeprefix("assets/")}")') == 1
    for one in SUBSTITUTES:
        assert f'"{one.family} Ganti"' in rules


@pytest.mark.parametrize("one", SUBSTITUTES, ids=lambda one: f"{one.family} {one.weight}")
def test_a_substitute_stands_as_high_as_the_face(one: Substitute) -> None:
    (face,) = (
        face
        for face in FACES
        if (face.family, face.weight, face.style) == (one.family, one.weight, "normal")
    )
    heights = TTFont(face.path)["hhea"]
    assert (heights.ascent, -heights.descent) == (10 * one.ascent, 10 * one.descent)
    written = re.findall(r"(\w+-override|size-adjust):([\d.]+)%", web_rules(""))
    sizes = [float(value) for name, value in written if name == "size-adjust"]
    ascents = [float(value) for name, value in written if name == "ascent-override"]
    at = SUBSTITUTES.index(one)
    assert ascents[at] * sizes[at] / 100 == pytest.approx(one.ascent, abs=0.1)
