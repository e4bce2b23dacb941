"""Text as Typst reads it: no mark of it is code, and every long word knows where it may break."""

from __future__ import annotations

import re
from functools import lru_cache

from cetakbiru.language.hyphens import syllables

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
BREAK = "\N{ZERO WIDTH SPACE}"

# Every mark of ASCII that is neither letter nor digit: what of them Typst would read as code
# changes with its versions, and a backslash before any of them is always the mark itself.
_MARK = re.compile(r"[!-/:-@\[-`{-~]")
# All that HTML or Typst take for a space or the end of a line; a no-break space is neither.
SPACE = re.compile(r"[ \t\r\n\f\v\x1c-\x1f\x85\u2028\u2029]+")
_RUN = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]+")
_OF_ADDRESSES = ("://", "www.", "@")
# What no space, hyphen or slash divides, after which lines break of themselves. As long as a
# programme's ID it stays whole; what is longer may break anywhere.
_LONGEST = 15
_TOKEN = re.compile(r"[^\s/\-–—?\xa0\xad]{16,}")
_SEAM = re.compile(r"(?<=[.,:;@=&_])(?=\w)")


@lru_cache(maxsize=1 << 16)
def plain(text: str) -> str:
    """Text as Typst markup, with runs of white space as one space; words break only as a last
    resort."""
    return _MARK.sub(r"\\\g<0>", _TOKEN.sub(_seamed, SPACE.sub(" ", text)))


@lru_cache(maxsize=1 << 16)
def hyphenated(text: str) -> str:
    """The same with the places where Indonesian words may be hyphenated."""
    return plain(_RUN.sub(_with_hyphens, text))


def string(text: str) -> str:
    """Text as a string of Typst code."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + SPACE.sub(" ", escaped) + '"'


def _with_hyphens(run: re.Match[str]) -> str:
    """A run of letters with hyphens in its words; in an address they would be read as its own."""
    if any(sign in run[0] for sign in _OF_ADDRESSES):
        return run[0]
    return _WORD.sub(lambda word: SOFT_HYPHEN.join(syllables(word[0])), run[0])


def _seamed(token: re.Match[str]) -> str:
    """A long run with places to break: at its seams where it has them, else anywhere."""
    pieces = _SEAM.split(token[0])
    return BREAK.join(BREAK.join(piece) if len(piece) > _LONGEST else piece for piece in pieces)
