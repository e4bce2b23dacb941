"""What an edit returns: the state after it, what was done, and how it comes onto the disk."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from tests.walk.state import PLAIN, Manner, State


@dataclass(frozen=True)
class Edited:
    """A state after an edit."""

    state: State
    what: str
    manner: Manner = PLAIN


# None where there is nothing to edit so.
Edit = Callable[[random.Random, State], Edited | None]

WORDS = ("Sungai", "kebun", "warga", "bersama", "rekaan", "sekolah", "jalan", "pasar", "hulu")
_WORD = re.compile(r"[A-Za-z]{3,}")


def reworded(draw: random.Random, text: str) -> str:
    """The text with another word in place of one of its own, or with one more."""
    found = list(_WORD.finditer(text))
    word = draw.choice(WORDS)
    if not found or draw.random() < 0.5:
        return f"{text} {word}".strip()
    spot = draw.choice(found)
    return text[: spot.start()] + word + text[spot.end() :]


def on_line(text: str, at: int, line: str | None) -> str:
    """The text with another line in this place; None takes it away."""
    lines = text.split("\n")
    lines[at : at + 1] = [] if line is None else [line]
    return "\n".join(lines)
