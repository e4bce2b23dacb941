"""A line of text in HTML as runs of Word: letters, links, notes, signs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from cetakbiru.outputs.pdf.vocabulary import DRAWINGS, Look, looks
from cetakbiru.outputs.word.parts import Parts
from cetakbiru.outputs.word.pictures import inline_picture, is_ornament
from cetakbiru.outputs.word.xml import clean, field, run, special, value, w
from cetakbiru.pages.fragments.html import EMPTY, Html, element, fragment

_SPACE = re.compile(r"[ \t\r\n\f]+")
# What a link may lead to; anything else is text.
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+$", re.IGNORECASE)
_STYLES = {
    Look.CODE: "Kode",
    Look.SMALL: "Kecil",
    Look.EMPTY: "Kosong",
    Look.ZERO: "Nol",
    Look.BADGE: "Lencana",
    Look.WEAK: "LencanaLemah",
    Look.SOURCE_NUMBER: "NomorSumber",
}
_CODE = frozenset({"code", "kbd", "samp"})
_STRUCK, _UNDERLINED = frozenset({"del", "s"}), frozenset({"ins", "u"})
_BOLD, _ITALIC = frozenset({"strong", "b"}), frozenset({"em", "i", "cite", "dfn", "var"})
# Between the parts of what runs on in one paragraph.
_BETWEEN = {"li": "; ", "dd": "; "}
_PAGE = "hal. "
_RAISED = value("rStyle", "FootnoteReference")


@dataclass(frozen=True)
class Letters:
    """How letters look. `within` says what they stand in: a link, a note."""

    style: str = ""
    bold: bool = False
    italic: bool = False
    struck: bool = False
    underlined: bool = False
    raised: str = ""
    within: str = ""

    @property
    def properties(self) -> Html:
        return fragment(
            value("rStyle", self.style) if self.style else EMPTY,
            w("b") if self.bold else EMPTY,
            w("i") if self.italic else EMPTY,
            w("strike") if self.struck else EMPTY,
            value("u", "single") if self.underlined else EMPTY,
            value("vertAlign", self.raised) if self.raised else EMPTY,
        )


# Text with its letters, or something made: a link, a note, a sign.
Piece = tuple[str, Letters] | Html
BREAK, TAB = special(w("br")), special(w("tab"))


class Lines:
    """Writes lines; what they refer to is collected in `parts`."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def content(self, element: HtmlElement, letters: Letters = Letters()) -> Iterator[Piece]:
        """What stands within an element, blocks in it run on."""
        if element.text:
            yield element.text, letters
        for child in element:
            yield from self.of(child, letters)
            between = _BETWEEN.get(child.tag) if isinstance(child.tag, str) else None
            if between and child.getnext() is not None:
                yield between, letters
            elif child.tail:
                yield child.tail, letters

    def of(self, child: HtmlElement, letters: Letters) -> Iterator[Piece]:
        """One element of a line, without the text after it."""
        if not isinstance(child.tag, str):
            return
        asked = looks(child)
        anchor = self._parts.anchor(child.get("id"))
        if anchor:
            yield anchor
        if child.tag == "br":
            yield BREAK
        elif child.tag in DRAWINGS:
            if not is_ornament(child):
                yield inline_picture(child, self._parts)
        elif Look.FOOTNOTE in asked:
            yield from self._note(child, letters)
        elif child.tag == "a" and letters.within != "link":
            yield from self._link(child, letters, asked)
        else:
            yield from self.content(child, _changed(letters, child.tag, asked))

    def _note(self, note: HtmlElement, letters: Letters) -> Iterator[Piece]:
        if letters.within == "note":  # Word has no notes of notes
            yield " (", letters
            yield from self.content(note, letters)
            yield ")", letters
            return
        text = runs(self.content(note, Letters(within="note")))
        mark = special(w("footnoteRef"), properties=_RAISED)
        style = w("pPr", None, value("pStyle", "FootnoteText"))
        number = self._parts.add_note(w("p", None, style, mark, run(" "), text))
        yield special(w("footnoteReference", {"id": number}), properties=_RAISED)

    def _link(self, link: HtmlElement, letters: Letters, asked: set[Look]) -> Iterator[Piece]:
        href = link.get("href", "")
        inside = _changed(letters, "a", asked)
        target = href.removeprefix("#")
        if href.startswith("#") and target in self._parts.targets:
            mark = self._parts.bookmark(target)
            attributes = {"w:anchor": mark, "w:history": "1"}
        elif _ADDRESS.match(clean(href)):
            mark = ""
            attributes = {"r:id": self._parts.relation(clean(href)), "w:history": "1"}
        else:
            yield from self.content(link, inside)
            return
        style = inside.style if Look.SOURCE_NUMBER in asked else "Hyperlink"
        if letters.within == "note" and style == "Hyperlink":
            style = ""
        text = runs(self.content(link, replace(inside, style=style, within="link")), at_ends=True)
        if text:
            yield element("w:hyperlink", attributes, text)
        if mark and Look.PAGE_REFERENCE in asked:
            yield f" ({_PAGE}", letters
            yield page_number(mark, letters)
            yield ")", letters


def page_number(bookmark: str, letters: Letters = Letters()) -> Html:
    """The page of a bookmark, as a field: nobody knows pages before Word has laid them out."""
    return field(f"PAGEREF {bookmark} \\h", run(UNKNOWN_PAGE, letters.properties))


# Shown for a page until the field is brought up to date.
UNKNOWN_PAGE = "–"


def _changed(letters: Letters, tag: str, asked: set[Look]) -> Letters:
    for look, style in _STYLES.items():
        if look in asked:
            letters = replace(letters, style=style)
    if tag in _CODE:
        return replace(letters, style="Kode")
    if tag in _BOLD:
        return replace(letters, bold=True)
    if tag in _ITALIC:
        return replace(letters, italic=True)
    if tag in _STRUCK:
        return replace(letters, struck=True)
    if tag in _UNDERLINED:
        return replace(letters, underlined=True)
    if tag in ("sup", "sub"):
        return replace(letters, raised={"sup": "superscript", "sub": "subscript"}[tag])
    return letters


def runs(pieces: Iterable[Piece], at_ends: bool = False) -> Html:
    """Pieces as runs: white space counts once, and at the ends of a line not at all."""
    found: list[Piece] = []
    spaced = not at_ends
    for piece in pieces:
        if isinstance(piece, Html):
            found.append(piece)
            spaced = piece in (BREAK, TAB) or (spaced and piece.startswith("<w:bookmarkStart"))
            continue
        text, letters = piece
        text = _SPACE.sub(" ", text)
        if spaced:
            text = text.removeprefix(" ")
        if not text:
            continue
        spaced = text.endswith(" ")
        before = found[-1] if found else None
        if before is not None and not isinstance(before, Html) and before[1] == letters:
            found[-1] = (before[0] + text, letters)
        else:
            found.append((text, letters))
    if found and not at_ends and not isinstance(found[-1], Html):
        found[-1] = (found[-1][0].rstrip(" "), found[-1][1])
    return fragment(
        *(
            piece if isinstance(piece, Html) else run(piece[0], piece[1].properties)
            for piece in found
            if isinstance(piece, Html) or piece[0]
        )
    )
