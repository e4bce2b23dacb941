"""What a spreadsheet runs when it opens a text: the one list of signs that begin a formula."""

from __future__ import annotations

# Those of full width are read as the narrow ones where the system writes Japanese or Chinese.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def neutral(text: str) -> str:
    """The text, with an apostrophe before it when a spreadsheet would run it as a formula.

    A mark alone, such as the dash of an empty cell, is none.
    """
    return f"'{text}" if len(text) > 1 and text.startswith(FORMULA_STARTS) else text
