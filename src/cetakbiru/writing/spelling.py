"""Words that neither the Indonesian dictionary nor the project knows."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from cetakbiru.checks.pages.text import PageText
from cetakbiru.checks.problems import Problem, quote
from cetakbiru.writing.found import warning
from cetakbiru.writing.words import WORD, Vocabulary, is_abbreviation, prose_only

# Where Debian's hunspell-id and LibreOffice put the dictionary of Indonesian.
DICTIONARIES = (
    "/usr/share/hunspell/id_ID",
    "/usr/share/myspell/dicts/id_ID",
    "/usr/lib/libreoffice/share/extensions/dict-id/id_ID",
    "/usr/local/share/hunspell/id_ID",
    "/Library/Spelling/id_ID",
)
_SHORTEST = 3
_ALIKE = 0.8
# The dictionary lists few of the forms that grammar makes: di-kan, -nya, antar-.
_ENDINGS = ("nya", "lah", "kah", "pun", "kan", "kannya")
_STARTS = ("di", "ter", "ke", "se", "antar", "pasca", "sub", "pra", "non", "multi", "maha", "nir")
_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s|\n\s*\n)[\s>*_#\-\"'“‘(|0-9.]*$")


def find_dictionary() -> Path | None:
    """The dictionary without its ending; None when the machine has none."""
    found = (Path(stem) for stem in DICTIONARIES if Path(stem + ".dic").is_file())
    return next(found, None)


class Speller:
    """Knows the words of a dictionary, of the project, and what grammar makes of them."""

    def __init__(self, dictionary: Path, vocabulary: Vocabulary) -> None:
        self._lookup = _load(str(dictionary))
        self._vocabulary = vocabulary
        self._known: dict[str, bool] = {}

    def knows(self, word: str) -> bool:
        """Whether the word, or every part of a hyphenated word, is known."""
        folded = word.casefold().replace("’", "'")
        if folded not in self._known:
            self._known[folded] = self._is_known(folded) or all(
                len(part) < _SHORTEST or self._is_known(part) for part in folded.split("-")
            )
        return self._known[folded]

    def _is_known(self, word: str) -> bool:
        stems = [word]
        stems += [word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)]
        stems += [
            stem.removeprefix(start)
            for stem in tuple(stems)
            for start in _STARTS
            if stem.startswith(start) and len(stem) - len(start) >= _SHORTEST
        ]
        return any(
            stem in self._vocabulary.words or self._lookup.lookup(stem) for stem in stems if stem
        )


@cache
def _load(stem: str) -> Any:
    # Imported here: it takes half a second, and only the writing help needs it.
    from spylls.hunspell import Dictionary

    with warnings.catch_warnings():
        # spylls leaves it to Python to close the two files.
        warnings.simplefilter("ignore", ResourceWarning)
        return Dictionary.from_files(stem)


def spelling_problems(
    pages: Sequence[PageText], speller: Speller, vocabulary: Vocabulary
) -> Iterator[Problem]:
    """Every unknown word once a page. Names are taken as they are: capitals inside a sentence."""
    for page in pages:
        told: set[str] = set()
        prose = prose_only(page)
        for match in WORD.finditer(prose):
            word = match[0]
            folded = word.casefold()
            if folded in told or len(word) < _SHORTEST or is_abbreviation(word):
                continue
            if not word.islower() and not _starts_sentence(prose, match.start()):
                continue
            if not speller.knows(word):
                told.add(folded)
                near = get_close_matches(folded, vocabulary.words, n=1, cutoff=_ALIKE)
                meant = f" Maksud Anda {near[0]}?" if near else ""
                yield warning("ejaan", page, match.start(), word=quote(word), guess=meant)


def _starts_sentence(prose: str, at: int) -> bool:
    return _SENTENCE_START.search(prose[max(0, at - 40) : at]) is not None
