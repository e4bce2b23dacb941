"""Words of one family have one stem, words of two families have two, and both twins agree."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from cetakbiru.outputs.search.stem import EMPTY, stem, words
from tests.outputs.search.node import HERE, run
from tests.outputs.search.reading import read_entries, read_terms

pytestmark = [pytest.mark.site, pytest.mark.needs("node")]

ENDS = ("", "kan", "an", "i", "nya")
STEM = "src/cetakbiru/outputs/search/browser/stem.js"


def test_each_family_has_one_stem_of_its_own(root: Path) -> None:
    families = [line.split() for line in yaml.safe_load((HERE / "words.yml").read_text())]
    flat = [word for family in families for word in family]
    found = run(HERE / "stems.cjs", root / STEM, given=flat)["stems"]
    stems = dict(zip(flat, found, strict=True))
    for family in families:
        assert {word: stems[word] for word in family} == dict.fromkeys(family, stems[family[0]])
    heads = [stems[family[0]] for family in families]
    assert len(set(heads)) == len(heads)
    assert len(flat) >= 80


def test_numbers_and_short_words_are_left_alone(root: Path) -> None:
    asked = ["ppm", "6104", "p2", "sma", "pen", "9"]
    assert run(HERE / "stems.cjs", root / STEM, given=asked)["stems"] == asked


def test_python_and_the_browser_have_the_same_stems(root: Path, built_site: Path) -> None:
    families = " ".join(yaml.safe_load((HERE / "words.yml").read_text()))
    prefixes = ("me", "mem", "men", "meng", "meny", "pe", "pem", "pen", "peng", "peny", "ber")
    prefixes += ("per", "ter", "di", "ke", "se", "member", "memper", "keber", "penge", "bel")
    terms = {*families.split(), *(term for term in read_terms(built_site) if len(term) < 20)}
    asked = sorted(terms)
    # Every prefix and suffix on a sample of words: forms that no page has, but a query may.
    asked += [f"{one}{term}{end}" for term in asked[::9] for one in prefixes for end in ENDS]
    found = run(HERE / "stems.cjs", root / STEM, given=asked)
    assert len(asked) > 10_000
    assert {
        word: (here, there)
        for word, here, there in zip(asked, map(stem, asked), found["stems"], strict=True)
        if here != there
    } == {}
    assert set(found["empty"]) == EMPTY


def test_python_and_the_browser_part_words_alike(root: Path, built_site: Path) -> None:
    texts = [" ".join(entry) for entry in read_entries(built_site)]
    texts += [
        "Café ÉLÈVE naïf",
        "İstanbul ẞ ﬁ ½ ² Ⅷ",
        "مرحبا 你好 привет",
        "a_b-c’d 1.5",
        "\U0001d400x",
    ]
    found = run(HERE / "stems.cjs", root / STEM, given=texts)
    assert [words(text) for text in texts] == found["words"]
