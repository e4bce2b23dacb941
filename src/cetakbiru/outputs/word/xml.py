"""WordprocessingML as text: elements, text that is fit for XML, fields, units."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cetakbiru.pages.fragments.html import EMPTY, Html, element, fragment

# What XML 1.0 has no place for; and the soft hyphen, which Word shows as a hyphen.
_NO_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"

TWIPS_PER_MM = 1440 / 25.4
_EMU_PER_MM = 36000


def twips(mm: float) -> int:
    """Lengths of pages, columns and indents: twentieths of a point."""
    return round(mm * TWIPS_PER_MM)


def emu(mm: float) -> int:
    """Lengths of pictures."""
    return round(mm * _EMU_PER_MM)


def clean(text: str) -> str:
    """Text that an XML file can hold: a character that it can't is shown as unreadable."""
    return _NO_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", text.replace(_SOFT_HYPHEN, ""))


def w(name: str, attributes: Mapping[str, str | int] | None = None, *children: str) -> Html:
    """An element of WordprocessingML; its attributes are of the same namespace."""
    own = {f"w:{key}": value for key, value in attributes.items()} if attributes else None
    return element(f"w:{name}", own, *children)


def value(name: str, of: str | int) -> Html:
    """An element that holds nothing but a value: `<w:jc w:val="right"/>`."""
    return w(name, {"val": of})


def run(text: str, properties: Html = EMPTY) -> Html:
    """A run of text. A line break in it is one in Word, too."""
    lines = clean(text).split("\n")
    parts = [_text(lines[0])]
    for line in lines[1:]:
        parts += w("br"), _text(line)
    return _run_of(properties, *parts)


def special(*children: Html, properties: Html = EMPTY) -> Html:
    """A run of something else than text: a tab, a break, a mark of a note."""
    return _run_of(properties, *children)


def _run_of(properties: Html, *children: Html) -> Html:
    return w("r", None, w("rPr", None, properties) if properties else EMPTY, *children)


def field(instruction: str, shown: Html) -> Html:
    """A field with the result that it shows until it is brought up to date.

    `instruction` is ours alone: no text of the data may stand in it.
    """
    return fragment(begin_field(instruction), shown, end_field())


def begin_field(instruction: str) -> Html:
    """The head of a field whose result reaches over paragraphs."""
    return fragment(
        special(w("fldChar", {"fldCharType": "begin"})),
        special(element("w:instrText", {"xml:space": "preserve"}, f" {instruction} ")),
        special(w("fldChar", {"fldCharType": "separate"})),
    )


def end_field() -> Html:
    """The end of a field."""
    return special(w("fldChar", {"fldCharType": "end"}))


def _text(line: str) -> Html:
    return element("w:t", {"xml:space": "preserve"}, line)
