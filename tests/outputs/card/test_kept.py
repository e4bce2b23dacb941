"""When the social card is drawn anew."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cetakbiru.base.cache import Cache, attach_cache
from cetakbiru.model.load import load_blueprint
from cetakbiru.outputs.card import CARD_FILE, content
from cetakbiru.outputs.card.content import CardContent, write_card
from cetakbiru.outputs.card.social import _SHADES
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


def test_every_class_has_a_shade() -> None:
    assert len(_SHADES) == content.SHADES
