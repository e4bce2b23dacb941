"""Where words are hyphenated: what is parted is parted rightly, and what is doubtful is not."""

from __future__ import annotations

import pytest

from cetakbiru.language.hyphens import syllables


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
