"""Words of one family have one stem, words of two families have two."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.outputs.search.node import HERE, run

pytestmark = [pytest.mark.site, pytest.mark.needs("node")]


def test_each_family_has_one_stem_of_its_own(root: Path) -> None:
    families = [line.split() for line in yaml.safe_load((HERE / "words.yml").read_text())]
    flat = [word for family in families for word in family]
    found = run(
        HERE / "stems.cjs", root / "src/cetakbiru/outputs/search/browser/stem.js", given=flat
    )
    stems = dict(zip(flat, found, strict=True))
    for family in families:
        assert {word: stems[word] for word in family} == dict.fromkeys(family, stems[family[0]])
    heads = [stems[family[0]] for family in families]
    assert len(set(heads)) == len(heads)
    assert len(flat) >= 80


def test_numbers_and_short_words_are_left_alone(root: Path) -> None:
    words = ["ppm", "6104", "p2", "sma", "pen", "9"]
    assert (
        run(HERE / "stems.cjs", root / "src/cetakbiru/outputs/search/browser/stem.js", given=words)
        == words
    )
