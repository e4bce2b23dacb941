"""When the social card is drawn anew."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cetakbiru.base.cache import Cache, attach_cache
from cetakbiru.model.load import load_blueprint
from cetakbiru.outputs.card import CARD_FILE, content
from cetakbiru.outputs.card.content import CardContent, write_card
from tests.conftest import GOOD
from tests.running import replaced


def test_a_card_is_drawn_anew_when_it_shows_something_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[CardContent] = []
    make = content._made

    def noted(one: CardContent) -> bytes:
        drawn.append(one)
        return make(one)

    monkeypatch.setattr(content, "_made", noted)
    data = tmp_path / "data"
    shutil.copytree(GOOD / "data", data)

    def write(cache: Path | None) -> bytes:
        blueprint, kept = load_blueprint(data), Cache(cache)
        attach_cache(blueprint, kept)
        write_card(blueprint, tmp_path / "situs")
        kept.save()
        return (tmp_path / "situs" / CARD_FILE).read_bytes()

    first = write(tmp_path / "rak")
    replaced(data / "program/contoh-utara.csv", "Air sungai lebih bersih", "Air sungai jernih")
    assert write(tmp_path / "rak") == first
    assert len(drawn) == 1
    replaced(data / "edisi.yml", "judul_pendek: ", "judul_pendek: Lain ")
    assert write(tmp_path / "rak") != first
    assert len(drawn) == 2
    assert write(tmp_path / "rak") == write(None)


@pytest.mark.parametrize("outlined", [True, False])
def test_the_province_fills_its_field(tmp_path: Path, outlined: bool) -> None:
    data = tmp_path / "data"
    shutil.copytree(GOOD / "data", data)
    if not outlined:
        for path in data.glob("wilayah/*.topojson"):
            path.unlink()
    blueprint = load_blueprint(data)
    shapes = content.card_content(blueprint).shapes
    assert len(shapes) >= len(blueprint.kabupaten)
    places = [place for one in shapes for place in one]
    assert min(min(place) for place in places) >= 0
    width, height = (max(place[axis] for place in places) for axis in (0, 1))
    assert width <= content.FIELD.width
    assert height <= content.FIELD.tallest
    # One of its two sides is full.
    assert max(width / content.FIELD.width, height / content.FIELD.tallest) > 0.9
