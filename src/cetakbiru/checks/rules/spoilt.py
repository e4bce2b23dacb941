"""Codes as spreadsheets and keyboards spoil them, and what they were: zeros, letters, labels.

Asked before spelling distance, which knows no difference: 99.1 is one letter from 99.12 as from
99.10, and Excel makes it of the latter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from cetakbiru.checks.nearest import nearest_code

ZERO, LETTERS, LABELLED, GUESSED = "zero", "letters", "labelled", "guessed"

_DIGITS = re.compile(r"[0-9]+(?:[.,\-_/ ]+[0-9]+)*")
_SEPARATOR = re.compile(r"[.,\-_/ ]+")
_DOTTED = re.compile(r"[0-9]+(?:\.[0-9]+)+")
_JOINTS = re.compile(r"[,;/|+&\n\r]|\s+(?:dan|atau)\s+|\s-\s")
_AROUND = " -–—:()[]\"'"
_WORD = re.compile(r"[\w.\-]+")

# Letters of other scripts that no eye tells from Latin ones.
_FOREIGN = "АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧνορ"
_LATIN = "ABESIJKMHOPCTYXaesijopcyxhdqw" + "ABEZHIKMNOPTYXvop"
_ALIKE = str.maketrans(_FOREIGN, _LATIN)
# Latin letters and digits that many typefaces draw alike.
_SHAPES = str.maketrans("OoIlL", "00111")
_SCRIPTS = {"CYRILLIC": "huruf Kiril", "GREEK": "huruf Yunani", "FULLWIDTH": "huruf lebar penuh"}


@dataclass(frozen=True)
class Meant:
    """The code that a text means, how that was seen, and in words what happened to it."""

    code: str
    how: str
    what: str = ""


@dataclass(frozen=True)
class Known:
    """Codes with their names, asked what a text means that is none of them."""

    labels: Mapping[str, str]

    @cached_property
    def _widths(self) -> list[tuple[int, ...]]:
        return sorted({widths(code) for code in self.labels if _DOTTED.fullmatch(code)})

    @cached_property
    def _shapes(self) -> dict[str, str]:
        return {code.translate(_SHAPES): code for code in self.labels}

    def surely(self, text: str) -> Meant | None:
        """The code of which `text` is a spoilt form; None when that is not certain."""
        for form in self._widths:
            for code, what in with_zeros(text, form):
                if code in self.labels:
                    return Meant(code, ZERO, what)
        plain, letters = in_latin(text)
        if letters and plain in self.labels:
            return Meant(plain, LETTERS, letters)
        shaped = self._shapes.get(text.translate(_SHAPES))
        if shaped is not None and shaped.casefold() != text.casefold():
            return Meant(shaped, LETTERS, _difference(text, shaped))
        return self._labelled(text)

    def meant(self, text: str) -> Meant | None:
        """The same, or else the code that is written most like it."""
        if sure := self.surely(text):
            return sure
        guess = nearest_code(text, self.labels)
        return Meant(guess, GUESSED) if guess else None

    def joined(self, text: str) -> list[str]:
        """The codes that a text names without a semicolon between them; [] when it is one.

        Some may be unknown, but not all.
        """
        parts = [part.strip() for part in _JOINTS.split(text) if part.strip()]
        if len(parts) < 2 or any(" " in part for part in parts):
            return []
        found = [self._part(part) for part in parts]
        return list(dict.fromkeys(found)) if any(code in self.labels for code in found) else []

    def _part(self, text: str) -> str:
        sure = None if text in self.labels else self.surely(text)
        return sure.code if sure else text

    def _labelled(self, text: str) -> Meant | None:
        """A code with its name, or any words, behind it; or its name before it."""
        named = [word for word in _WORD.findall(text) if word in self.labels]
        if len(named) != 1 or text == named[0]:
            return None
        rest = text.replace(named[0], "", 1).strip(_AROUND)
        same = rest and rest.casefold() in self.labels[named[0]].casefold()
        return Meant(named[0], LABELLED) if same or text.startswith(named[0]) else None


def widths(code: str) -> tuple[int, ...]:
    """How many digits each part of a dotted code has."""
    return tuple(map(len, code.split(".")))


def with_zeros(text: str, form: tuple[int, ...]) -> Iterator[tuple[str, str]]:
    """The codes of a form that `text` was before it lost zeros or dots, the likeliest first.

    Each comes with what was lost, in words.
    """
    if not _DIGITS.fullmatch(text):
        return
    groups = list(_regrouped(_SEPARATOR.split(text), form))
    if len(groups) != len(form):
        return
    # What a spreadsheet takes for a decimal number loses zeros at its end, a part between dots
    # those at its beginning.
    decimal = len(form) == 2
    options = [
        list(_padded(group, width, decimal or 0 < at < len(form) - 1))
        for at, (group, width) in enumerate(zip(groups, form))
    ]
    for chosen in product(*options):
        code = ".".join(part for part, _ in chosen)
        lost = dict.fromkeys(what for _, what in chosen if what)
        if code != text:
            yield code, " dan ".join(lost) or "titiknya"


def _regrouped(groups: Iterable[str], form: tuple[int, ...]) -> Iterator[str]:
    """Groups cut where a dot was lost."""
    at = 0
    for group in groups:
        while at < len(form) and len(group) > form[at]:
            yield group[: form[at]]
            group = group[form[at] :]
            at += 1
        yield group
        at += 1


def _padded(group: str, width: int, at_end_first: bool) -> Iterator[tuple[str, str]]:
    if len(group) == width:
        yield group, ""
    elif len(group) < width:
        both = [(group.ljust(width, "0"), "nol di belakang")]
        both.insert(int(at_end_first), (group.rjust(width, "0"), "nol di depan"))
        yield from both


def in_latin(text: str) -> tuple[str, str]:
    """The text in Latin letters, plain digits and plain hyphens, and the first that was foreign.

    What was foreign is named in words; empty when nothing was.
    """
    if text.isascii():
        return text, ""
    plain = "".join(map(_plain, text))
    foreign = next((old for old in text if not old.isascii() and _plain(old) != old), "")
    return plain, _named(foreign) if foreign else ""


def _plain(character: str) -> str:
    if character.isascii():
        return character
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    if unicodedata.category(character) == "Pd" or character == "\u2212":
        return "-"
    return unicodedata.normalize("NFKC", character).translate(_ALIKE)


def _named(character: str) -> str:
    script = unicodedata.name(character, "").split(" ")[0]
    kind = _SCRIPTS.get(script)
    if kind is None:
        kind = "tanda hubung lain" if _plain(character) == "-" else "huruf atau angka lain"
    return f"{kind} {character} (U+{ord(character):04X})"


def _difference(text: str, right: str) -> str:
    """The first letter that stands for a digit, or the other way round, in words."""
    found, wanted = next((a, b) for a, b in zip(text, right) if a.casefold() != b.casefold())
    return f"{_kind(found)} {found}, bukan {_kind(wanted)} {wanted}"


def _kind(character: str) -> str:
    return "angka" if character.isdigit() else "huruf"
