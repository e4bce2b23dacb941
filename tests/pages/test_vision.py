"""The vision of PPM: what was decided on with its decision, else the place kept for it."""

from __future__ import annotations

from dataclasses import replace

from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import VisiMisi
from cetakbiru.pages.fragments.html import Html
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.vision import vision_and_missions

PAGE = "cetak-biru/bab-2-visi-misi/"


def shown(blueprint: Blueprint, stated: VisiMisi | None) -> Html:
    with_it = replace(blueprint, edisi=replace(blueprint.edisi, visi_misi=stated))
    return vision_and_missions(with_it, Links(with_it, PAGE))


def test_a_decided_vision_stands_with_its_missions_and_its_decision(province: Blueprint) -> None:
    stated = province.edisi.visi_misi
    assert stated is not None
    assert stated.keputusan is not None
    html = shown(province, stated)
    for text in (stated.visi, *stated.misi, stated.keputusan.dokumen):
        assert text in html


def test_words_without_a_decision_are_not_shown_as_the_vision(province: Blueprint) -> None:
    stated = province.edisi.visi_misi
    assert stated is not None
    html = shown(province, replace(stated, keputusan=None))
    assert stated.visi not in html
    assert html == shown(province, None)
