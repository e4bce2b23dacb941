"""Where words are hyphenated: what is parted is parted rightly, and what is doubtful is not."""

from __future__ import annotations

import re

import pytest

from cetakbiru.language.hyphens import syllables
from tests.conftest import ROOT


@pytest.mark.parametrize(
    "parted",
    [
        *("kabu-pa-ten", "pro-vinsi", "peru-sa-haan", "masya-ra-kat", "peme-rin-tah"),
        *("lang-sung", "tang-gung", "bang-krut", "pengan-tar", "akh-lak-nya"),
        # A prefix before a vowel: the syllable after it is one in both readings.
        *("peru-bahan", "tera-khir", "beri-kut-nya", "mengu-kur"),
        # The last consonant of a stem stays with it.
        *("kegiatan", "kepu-tusan", "ling-kungan", "dihu-bungi", "pen-di-dikan"),
        # A stop before r or l: pro-gram, but Ap-ril.
        *("program-nya", "demokra-tis", "dipro-ses"),
        *("pendek", "aaaaaaaaaa", "bcdfghjklm"),
    ],
)
def test_words_part_between_syllables(parted: str) -> None:
    whole = parted.replace("-", "")
    assert "-".join(syllables(whole)) == parted
    assert "".join(syllables(whole)) == whole


def test_capitals_part_as_small_letters_do() -> None:
    assert syllables("KABUPATEN") == ("KABU", "PA", "TEN")


def test_the_patterns_offered_to_others_part_words_alike() -> None:
    """decisions/0060-hyph-id.tex, which Typst could read, and the rules here: the few words that
    differ are foreign ones."""
    patterns = _patterns((ROOT / "decisions/0060-hyph-id.tex").read_text(encoding="utf-8"))
    texts = (page.read_text(encoding="utf-8") for page in (ROOT / "docs").rglob("*.md"))
    words = {word.lower() for text in texts for word in re.findall(r"[A-Za-z]{8,}", text)}
    differing = sorted(word for word in words if _parted(word, patterns) != syllables(word))
    assert len(words) > 2000
    assert len(differing) <= len(words) // 100, differing


def _patterns(tex: str) -> dict[str, list[int]]:
    """The letters of each pattern, with the numbers before, between and behind them."""
    within = re.sub(r"%.*", "", tex).partition("{")[2].rpartition("}")[0]
    found = {}
    for pattern in within.split():
        numbers = re.split(r"[^0-9]", pattern)
        found[re.sub(r"[0-9]", "", pattern)] = [int(number or 0) for number in numbers]
    return found


def _parted(word: str, patterns: dict[str, list[int]]) -> tuple[str, ...]:
    """A word as Liang's way parts it: the largest number at a place decides, odd ones part."""
    whole = f".{word}."
    weights = [0] * (len(whole) + 1)
    for start in range(len(whole)):
        for end in range(start + 1, len(whole) + 1):
            for at, number in enumerate(patterns.get(whole[start:end], ()), start=start):
                weights[at] = max(weights[at], number)
    cuts = [at for at in range(3, len(word) - 2) if weights[at + 1] % 2]
    return tuple(word[start:end] for start, end in zip([0, *cuts], [*cuts, len(word)]))
