"""Words of one family have one stem, words of two families have two."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from tests.outputs.search.node import HERE, run

pytestmark = [pytest.mark.site, pytest.mark.needs("node")]


def of_texts(*texts: str) -> Any:
    """The stem of each text, as one word, and its words."""
    return run(HERE / "stems.mjs", given=texts)


def test_each_family_has_one_stem_of_its_own() -> None:
    families = [line.split() for line in yaml.safe_load((HERE / "words.yml").read_text())]
    flat = [word for family in families for word in family]
    stems = dict(zip(flat, of_texts(*flat)["stems"], strict=True))
    for family in families:
        assert {word: stems[word] for word in family} == dict.fromkeys(family, stems[family[0]])
    heads = [stems[family[0]] for family in families]
    assert len(set(heads)) == len(heads)
    assert len(flat) >= 80


def test_numbers_and_short_words_are_left_alone() -> None:
    asked = ["ppm", "6104", "p2", "sma", "pen", "9"]
    assert of_texts(*asked)["stems"] == asked


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Café ÉLÈVE naïf", ["cafe", "eleve", "naif"]),
        ("ẞ ﬁ ½ ² Ⅷ", ["ß", "fi", "1", "2", "2", "viii"]),
        ("مرحبا 你好 привет", ["مرحبا", "你好", "привет"]),
        ("a_b-c’d 1.5", ["a", "b", "c", "d", "1", "5"]),
        ("\U0001d400x", ["ax"]),
        ("air\u00a0bersih\tdan\u0007sehat", ["air", "bersih", "dan", "sehat"]),
        ("— · …", []),
    ],
)
def test_words_are_parted_at_all_but_letters_and_digits(text: str, found: list[str]) -> None:
    assert of_texts(text)["words"] == [found]
