"""Letters that a program read in another encoding than they were written in: "cafÃ©" for "café".

Recognised by the way back: the characters, as bytes of the wrong encoding, are UTF-8 for one
character that people write. Text that was right all along has no such pairs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain

# What programs take UTF-8 for: Windows, a Mac of old, the two consoles of Windows.
_CODECS = ("cp1252", "mac_roman", "cp850", "cp437")
# Leads of characters that Indonesian texts have; outside Windows others are letters of their own.
_LEADS = {"cp1252": range(0xC2, 0xF5), "mac_roman": (0xC2, 0xC3, 0xE2)}
_CONSOLE_LEADS = (0xC2, 0xC3, 0xE2)
_CONTINUATIONS = range(0x80, 0xC0)
_BOXES = range(0x2500, 0x2580)
_PUNCTUATION = frozenset("‘’“”–—•…‹›«»")
# One alone may be chance (a capital and a closing quotation mark); in pairs they are not.
_USUAL = (
    (0x80, 0x180),
    (0x300, 0x400),
    (0x1E00, 0x3000),
    (0xFB00, 0xFB07),
    (0xFE00, 0xFE10),
    (0xFEFF, 0xFF00),
    (0xFFFD, 0xFFFE),
    (0x1F000, 0x20000),
)
# What is left when the second half was a space or was dropped.
_HALVES = re.compile(
    r"(?P<quote>â€)(?![\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ])"
    r"|(?P<grave>Ã)(?= )(?<![A-Z]Ã)"
    r"|(?P<space>(?<![\sA-ZÀ-Þ])Â(?=\s)|(?<=[^\sA-ZÀ-Þ])Â$|(?<= )Â(?= ))"
)
_WHOLE = {"quote": "”", "grave": "à", "space": ""}
_ROUNDS = 4
# A text without any of these, the leads as each codec shows them, is right: told in one pass.
_FIRST = re.compile("[\u00c2-\u00f4\u00ac\u221a\u201a\u252c\u251c\u0393]")


@dataclass(frozen=True)
class Misread:
    """A stretch of wrongly read characters and what they were."""

    start: int
    end: int
    right: str


@dataclass(frozen=True)
class _Codec:
    pattern: re.Pattern[str]
    bytes_of: Mapping[str, int]

    def found(self, text: str) -> Iterator[Misread]:
        before: Misread | None = None
        for match in self.pattern.finditer(text):
            try:
                right = bytes(map(self.bytes_of.__getitem__, match[0])).decode()
            except UnicodeDecodeError:
                continue
            here = Misread(match.start(), match.end(), right)
            if _is_usual(match[0], right):
                yield here
            elif before is not None and before.end == here.start:
                yield before
                yield here
            before = here


def _is_usual(found: str, right: str) -> bool:
    if not any(low <= ord(right) < high for low, high in _USUAL):
        return False
    # "Ä“" may be a German capital before a quotation mark; "Ã“" is a broken one.
    return ord(right) < 0x100 or len(found) > 2 or found[1] not in _PUNCTUATION


@cache
def _codecs() -> tuple[_Codec, ...]:
    return tuple(map(_codec, _CODECS))


def _codec(name: str) -> _Codec:
    console = name.startswith("cp") and name != "cp1252"
    characters: dict[int, str] = {}
    for byte in range(0x80, 0x100):
        character = bytes([byte]).decode(name, errors="ignore")
        characters[byte] = "" if console and character and ord(character) in _BOXES else character
    bytes_of = {character: byte for byte, character in characters.items() if character}
    leads = _LEADS.get(name, _CONSOLE_LEADS)
    if console:
        # A lead may be a piece of a box: only what follows it tells.
        for byte in leads:
            characters[byte] = bytes([byte]).decode(name)
            bytes_of[characters[byte]] = byte
    if name == "cp1252":
        # Bytes that it lacks, and all of Latin-1, become control characters.
        for byte in range(0x80, 0xA0):
            bytes_of.setdefault(chr(byte), byte)

    def one_of(wanted: object) -> str:
        chosen = (re.escape(each) for each, byte in bytes_of.items() if byte in wanted)  # type: ignore[operator]
        return f"[{''.join(chosen)}]"

    more = one_of(_CONTINUATIONS)
    two, three, four = (
        one_of([byte for byte in leads if low <= byte < high])
        for low, high in ((0xC2, 0xE0), (0xE0, 0xF0), (0xF0, 0xF5))
    )
    options = [f"{two}{more}", f"{three}{more}{{2}}"]
    options += [f"{four}{more}{{3}}"] if four != "[]" else []
    return _Codec(re.compile("|".join(options)), bytes_of)


def misread(text: str) -> list[Misread]:
    """Every stretch of a text that was read in a wrong encoding, in order."""
    if text.isascii() or not _FIRST.search(text):
        return []
    whole = chain.from_iterable(codec.found(text) for codec in _codecs())
    halves = (
        Misread(match.start(), match.end(), _WHOLE[match.lastgroup or "space"])
        for match in _HALVES.finditer(text)
    )
    found: list[Misread] = []
    for each in sorted(chain(whole, halves), key=lambda each: (each.start, -each.end)):
        if not found or each.start >= found[-1].end:
            found.append(each)
    return found


def repaired(text: str) -> str:
    """A text as it was before it was read wrongly, also when that happened several times."""
    for _ in range(_ROUNDS):
        found = misread(text)
        if not found:
            break
        parts, at = [], 0
        for each in found:
            parts += [text[at : each.start], each.right]
            at = each.end
        text = "".join(parts) + text[at:]
    return text.replace("\ufeff", "")
