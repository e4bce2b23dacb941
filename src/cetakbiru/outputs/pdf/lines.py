"""Where lines of print end: a space at the end of a text needs no room.

WeasyPrint 70.0 breaks a text after its first word, or within it, when all of it fits on the line
but for the space at its end, which nobody sees: before a link or a small remark, a line then holds
half a word. This module asks again for such a text, in a block, and refuses to run on another
version.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import weasyprint
from weasyprint.layout import inline

from cetakbiru.outputs.pdf.structure import PINNED

_COLLAPSING = ("normal", "nowrap", "pre-line")
_split = inline.split_first_line


@contextmanager
def whole_lines() -> Iterator[None]:
    """WeasyPrint ends lines by the function of this module while the block runs."""
    if weasyprint.VERSION != PINNED:
        raise RuntimeError(f"pdf/lines.py fits WeasyPrint {PINNED}, not {weasyprint.VERSION}")
    inline.split_first_line = split_first_line
    try:
        yield
    finally:
        inline.split_first_line = _split


def split_first_line(
    text: str,
    style: Any,
    context: Any,
    max_width: float | None,
    justification_spacing: float,
    is_line_start: bool = True,
    minimum: bool = False,
) -> Any:
    """The first line of `text`; stands in for the function of WeasyPrint."""
    rest = (style, context, max_width, justification_spacing, is_line_start, minimum)
    made = _split(text, *rest)
    _, length, resume_at, *_ = made
    one_word = resume_at is not None and b" " not in text.encode()[:length]
    if max_width is None or not one_word or not text.endswith(" "):
        return made
    if style["white_space"] not in _COLLAPSING or _split(text.rstrip(" "), *rest)[2] is not None:
        return made
    return _split(text, style, context, None, justification_spacing, is_line_start, minimum)
