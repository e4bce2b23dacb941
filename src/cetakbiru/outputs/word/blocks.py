"""The sections of a document as paragraphs and tables of Word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from lxml.html import HtmlElement

from cetakbiru.outputs.pdf import dom
from cetakbiru.outputs.pdf.columns import LANDSCAPE_MM
from cetakbiru.outputs.pdf.vocabulary import BLOCKS, HEADINGS, PARTS, Look, looks
from cetakbiru.outputs.word.lines import BREAK, TAB, Letters, Lines, Piece, page_number, runs
from cetakbiru.outputs.word.parts import BULLETS, NUMBERS, Parts
from cetakbiru.outputs.word.pictures import inline_picture, is_ornament
from cetakbiru.outputs.word.tables import table
from cetakbiru.outputs.word.xml import begin_field, end_field, field, run, special, twips, value, w
from cetakbiru.pages.fragments.html import EMPTY, Html, element, fragment

_STYLES = {
    Look.BOX_TITLE: "JudulKotak",
    Look.RUN_IN_TITLE: "JudulKecil",
    Look.SOURCE_NOTE: "CatatanTabel",
    Look.ENTRY_FACTS: "Identitas",
    Look.COVER_HEAD: "KepalaSampul",
    Look.COVER_TITLE: "Title",
    Look.COVER_STATUS: "Subtitle",
    Look.AUTHOR: "PenyusunSampul",
    Look.LEAD: "Pengantar",
    Look.SIGNATURE_SPACE: "RuangTandaTangan",
    Look.CENTRED: "Tengah",
    Look.ANNEX_HEAD: "KepalaLampiran",
}
_UNMARKED = {Look.PLAIN_LIST, Look.STANDINGS}
# Between the signs of a legend.
_GAP = " \N{NO-BREAK SPACE} \N{NO-BREAK SPACE} "
_BOXES = {Look.BOX, Look.WARNING_BOX, Look.DRAFT_BOX, Look.SUMMARY}
_CAPTION_NUMBER = re.compile(r"(\w+) (.*?)(\d+)")
_LEVEL = re.compile(r"tingkat-(\d)")
_FACTS_MM, _SOURCE_MM = 34.0, 10.0
# What Word shows as any other: it has no need of it, or no form for it.
AS_ANY_OTHER = frozenset(
    {
        *(Look.TOGETHER, Look.PAIR, Look.REASON, Look.BESIDE_SIGN, Look.GLOSSARY, Look.TITLE),
        *(Look.PROVISIONS, Look.WITH_NEXT),
        *(Look.COVER, Look.COVER_TOP, Look.COVER_ORNAMENT, Look.COVER_FOOT, Look.SIGNING),
    }
)


class Turn(Html):
    """Stands between blocks where pages turn: `lanskap` or `tegak`."""

    __slots__ = ()


LANDSCAPE, UPRIGHT = Turn("lanskap"), Turn("tegak")


@dataclass(frozen=True)
class Frame:
    """Where blocks stand. Lengths in mm; `level` is the depth of lists, 0 outside of them."""

    width: float
    style: str = "BodyText"
    list_style: str = "ListParagraph"
    heading: str = "Heading1"
    align: str = ""
    indent: float = 0.0
    step: float = 6.0
    level: int = 0
    ground: Html = EMPTY


class Blocks:
    """Writes sections; what they refer to is collected in `parts`."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._lines = Lines(parts)
        self._anchors: list[Html] = []
        self._mark: Html = EMPTY
        self._makers: dict[str, Callable[[HtmlElement, Frame], Iterator[Html]]] = {
            **dict.fromkeys(HEADINGS, self._heading),
            **dict.fromkeys(("ul", "ol"), self._list),
            **dict.fromkeys(("caption", "figcaption"), self._caption),
            "p": self._paragraphs,
            "dl": self._facts,
            "table": self._table,
            "pre": self._as_typed,
            "blockquote": self._quotation,
            "hr": self._rule,
            "svg": self._picture,
            "img": self._picture,
        }

    def block(self, one: HtmlElement, frame: Frame) -> Iterator[Html]:
        """One block as paragraphs and tables."""
        self._anchor(one)
        asked = looks(one)
        maker = self._makers.get(one.tag)
        if maker is not None:
            yield from maker(one, frame)
            return
        turned = Look.LANDSCAPE in asked
        if turned:
            yield LANDSCAPE
            frame = replace(frame, width=LANDSCAPE_MM)
        if asked & _BOXES:
            frame = replace(frame, ground=_ground(asked), style="Kotak")
        elif Look.ENTRY in asked and frame.style == "BodyText":
            frame = replace(frame, style="Entri")
        yield from self.flow(one, frame)
        if turned:
            yield UPRIGHT

    def flow(self, element: HtmlElement, frame: Frame) -> Iterator[Html]:
        """The content of an element: its blocks, and paragraphs of what stands between them."""
        line: list[Piece] = []
        if element.text:
            line.append((element.text, Letters()))
        for child in element:
            if _is_block(child):
                yield from self._line(line, frame)
                line = []
                yield from self.block(child, frame)
            else:
                line += self._lines.of(child, Letters())
            if child.tail:
                line.append((child.tail, Letters()))
        yield from self._line(line, frame)

    def _line(self, line: list[Piece], frame: Frame) -> Iterator[Html]:
        text = runs(line)
        if text:
            yield self._paragraph(text, frame, frame.style)

    def _anchor(self, one: HtmlElement) -> None:
        anchor = self._parts.anchor(one.get("id"))
        if anchor:
            self._anchors.append(anchor)

    def _paragraph(
        self, text: Html, frame: Frame, style: str, *, shape: Html = EMPTY, hanging: float = 0.0
    ) -> Html:
        """A paragraph; `shape` are properties that stand before its indent."""
        anchors, self._anchors = self._anchors, []
        mark, self._mark = self._mark, EMPTY
        if mark:
            style, hanging = frame.list_style, frame.step
        indent = {"left": twips(frame.indent + hanging * (not mark))}
        if hanging:
            indent["hanging"] = twips(hanging)
        properties = w(
            "pPr",
            None,
            value("pStyle", style),
            mark,
            frame.ground,
            shape,
            w("ind", indent) if indent["left"] or hanging else EMPTY,
            value("jc", frame.align) if frame.align else EMPTY,
        )
        return w("p", None, properties, *anchors, text)

    def _paragraphs(self, one: HtmlElement, frame: Frame) -> Iterator[Html]:
        style = next((_STYLES[look] for look in _STYLES if look in looks(one)), frame.style)
        yield from self.flow(one, replace(frame, style=style))

    def _heading(self, one: HtmlElement, frame: Frame) -> Iterator[Html]:
        style = frame.heading if one.tag == "h1" else f"Heading{one.tag[1]}"
        line: list[Piece] = [(one.text or "", Letters())]
        for child in one:
            line += self._lines.of(child, Letters())
            if one.tag == "h1" and Look.MARK in looks(child):
                line.append(BREAK)
            line.append((child.tail or "", Letters()))
        yield self._paragraph(runs(line), replace(frame, ground=EMPTY, align=""), style)

    def _caption(self, one: HtmlElement, frame: Frame) -> Iterator[Html]:
        """A caption; the last figure of its number is a field that counts tables or figures."""
        if Look.HIDDEN in looks(one):
            return
        mark = one[0] if len(one) and Look.MARK in looks(one[0]) else None
        found = _CAPTION_NUMBER.fullmatch(dom.text_of(mark)) if mark is not None else None
        if mark is None or found is None:
            yield self._paragraph(runs(self._lines.content(one)), frame, "Caption")
            return
        kind, before, number = found.groups()
        rest: list[Piece] = [(mark.tail or "", Letters())]
        for child in one[1:]:
            rest += self._lines.of(child, Letters())
            rest.append((child.tail or "", Letters()))
        # The first of a chapter begins anew. A switch that restarts at headings does the same in
        # Word, but LibreOffice does not know it.
        anew = " \\r 1" if number == "1" else ""
        counted = field(f"SEQ {kind} \\* ARABIC{anew}", run(number))
        text = fragment(run(f"{kind} {before}"), counted, run(". "), runs(rest))
        yield self._paragraph(text, frame, "Caption")

    def _list(self, one: HtmlElement, frame: Frame) -> Iterator[Html]:
        asked = looks(one)
        if Look.CONTENTS in asked:
            yield from self._contents(one)
            return
        items = [child for child in one if isinstance(child.tag, str)]
        if Look.LEGEND in asked:
            yield self._paragraph(runs(self._in_one_line(items)), frame, "Legenda")
            return
        if Look.SOURCES in asked:
            yield from map(partial(self._source, frame), items)
            return
        if asked & _UNMARKED:
            for item in items:
                yield from self.block(item, frame)
            return
        start = one.get("start", "1")
        kind = NUMBERS if one.tag == "ol" else BULLETS
        number = self._parts.add_list(kind, int(start[:9]) if start.isdecimal() else 1)
        within = replace(
            frame, level=frame.level + 1, indent=frame.indent + frame.step, style=frame.list_style
        )
        for item in items:
            self._mark = w(
                "numPr", None, value("ilvl", min(frame.level, 8)), value("numId", number)
            )
            yield from self.block(item, within)
            if self._mark:  # an item that holds nothing, or no paragraph
                yield self._paragraph(EMPTY, within, frame.list_style)

    def _source(self, frame: Frame, item: HtmlElement) -> Html:
        """A source; the number at its head hangs before the rest."""
        self._anchor(item)
        line: list[Piece] = [(item.text or "", Letters())]
        for child in item:
            line += self._lines.of(child, Letters())
            line += [TAB] if Look.MARK in looks(child) else []
            line.append((child.tail or "", Letters()))
        return self._paragraph(runs(line), frame, "Sumber", hanging=_SOURCE_MM)

    def _in_one_line(self, items: list[HtmlElement]) -> Iterator[Piece]:
        for at, item in enumerate(items):
            if at:
                yield _GAP, Letters()
            sign: Piece | None = None
            for piece in self._lines.of(item, Letters()):
                # A sign and what it means stay on one line.
                if isinstance(sign, Html) and not isinstance(piece, Html):
                    piece = ("\N{NO-BREAK SPACE}" + piece[0].lstrip(), piece[1])
                yield piece
                sign = piece

    def _contents(self, one: HtmlElement) -> Iterator[Html]:
        """A list of contents as Word keeps it: a field that holds the list as it is now."""
        kind = next((_TOC[name] for name in _TOC if one.xpath(_WITHIN.format(name))), _TOC["isi"])
        lines = [self._content_line(kind, item) for item in one.iterchildren("li")]
        found = [line for line in lines if line is not None]
        for at, (style, line) in enumerate(found):
            yield w(
                "p",
                None,
                w("pPr", None, value("pStyle", style)),
                begin_field(kind) if at == 0 else EMPTY,
                line,
                end_field() if at == len(found) - 1 else EMPTY,
            )

    def _content_line(self, kind: str, item: HtmlElement) -> tuple[str, Html] | None:
        """The style and the link of a line of contents; none where it leads nowhere."""
        link = item.find(".//a")
        target = "" if link is None else link.get("href", "")[1:]
        if link is None or target not in self._parts.targets:
            return None
        mark = self._parts.bookmark(target)
        number = [run(f"{dom.text_of(part)} ") for part in item if part.tag == "span"]
        shown = fragment(*number, run(dom.text_of(link)), special(w("tab")), page_number(mark))
        level = _LEVEL.search(item.get("class", ""))
        style = "TableofFigures" if "\\c" in kind else f"TOC{level[1] if level else 1}"
        return style, element("w:hyperlink", {"w:anchor": mark, "w:history": "1"}, shown)

    def _facts(self, one: HtmlElement, frame: Frame) -> Iterator[Html]:
        asked = looks(one)
        entries = list(dom.entries(one))
        if Look.RUN_ON in asked:
            yield self._paragraph(runs(self._run_on(entries)), frame, "Fakta")
            return
        for terms, meanings in entries:
            if Look.FACTS in asked and len(terms) == 1:
                yield from self._fact(terms[0], meanings, frame)
                continue
            if Look.KEY_FIGURES in asked:
                yield self._paragraph(runs(self._key_figure(terms, meanings)), frame, "AngkaKunci")
                continue
            for term in terms:
                self._anchor(term)
                yield self._paragraph(runs(self._lines.content(term)), frame, "Istilah")
            for meaning in meanings:
                yield from self.block(meaning, replace(frame, style="Arti"))

    def _key_figure(self, terms: list[HtmlElement], meanings: list[HtmlElement]) -> Iterator[Piece]:
        """A large number, then what it counts."""
        for meaning in meanings:
            yield from self._lines.content(meaning, Letters(style="AngkaBesar"))
        for term in terms:
            yield " ", Letters()
            yield from self._lines.content(term)

    def _run_on(
        self, entries: list[tuple[list[HtmlElement], list[HtmlElement]]]
    ) -> Iterator[Piece]:
        for at, (terms, meanings) in enumerate(entries):
            if at:
                yield " · ", Letters()
            for term in terms:
                self._anchor(term)
                yield from self._lines.content(term, Letters(bold=True))
            yield ": ", Letters(bold=True)
            for number, meaning in enumerate(meanings):
                if number:
                    yield "; ", Letters()
                self._anchor(meaning)
                yield from self._lines.content(meaning)

    def _fact(self, term: HtmlElement, meanings: list[HtmlElement], frame: Frame) -> Iterator[Html]:
        """A term with what it means beside it."""
        self._anchor(term)
        within = replace(frame, style="Rincian", indent=frame.indent + _FACTS_MM)
        head = fragment(runs(self._lines.content(term, Letters(style="Label"))), special(w("tab")))
        for meaning in meanings:
            blocks = any(_is_block(child) for child in meaning)
            if head and not blocks:
                self._anchor(meaning)
                text = fragment(head, runs(self._lines.content(meaning)))
                tabs = w("tabs", None, w("tab", {"val": "left", "pos": twips(within.indent)}))
                yield self._paragraph(text, frame, "Rincian", shape=tabs, hanging=_FACTS_MM)
            else:
                if head:
                    yield self._paragraph(head, frame, "Rincian")
                yield from self.block(meaning, within)
            head = EMPTY

    def _table(self, one: HtmlElement, frame: Frame) -> Iterator[Html]:
        if not one.xpath(".//td|.//th"):
            return  # a table without cells is none in Word
        caption = one.find("caption")
        if caption is not None:
            yield from self.block(caption, replace(frame, align=""))
        if self._mark:
            yield self._paragraph(EMPTY, frame, frame.list_style)
        yield table(one, frame.width - frame.indent, self._cell)

    def _cell(self, cell: HtmlElement, width: float, style: str, align: str) -> list[Html]:
        """The content of a cell. A row's bookmark stands in its first cell."""
        self._anchor(cell.getparent())
        self._anchor(cell)
        return list(self.flow(cell, Frame(width, style, style, align=align, step=3.5))) or [
            self._paragraph(EMPTY, Frame(width), style)
        ]

    def _as_typed(self, one: HtmlElement, frame: Frame) -> Iterator[Html]:
        yield self._paragraph(run(one.text_content().strip("\n")), frame, "KodeBlok")

    def _quotation(self, one: HtmlElement, frame: Frame) -> Iterator[Html]:
        yield from self.flow(one, replace(frame, style="Quote"))

    def _rule(self, _: HtmlElement, frame: Frame) -> Iterator[Html]:
        yield self._paragraph(EMPTY, frame, "Garis")

    def _picture(self, one: HtmlElement, frame: Frame) -> Iterator[Html]:
        if not is_ornament(one):
            picture = inline_picture(one, self._parts, min(frame.width, 118.0))
            yield self._paragraph(picture, frame, "Gambar")


_WITHIN = 'ancestor::*[contains(concat(" ", @class, " "), " daftar-{} ")]'
_TOC = {
    "isi": '\\o "1-2"',
    "tabel": '\\c "Tabel"',
    "gambar": '\\c "Gambar"',
}
_TOC = {name: f"TOC {rest} \\h \\z" for name, rest in _TOC.items()}


def _is_block(child: HtmlElement) -> bool:
    return (
        child.tag in BLOCKS
        or child.tag in PARTS
        or (child.tag in ("svg", "img") and not is_ornament(child) and _stands_alone(child))
    )


def _stands_alone(drawing: HtmlElement) -> bool:
    parent = drawing.getparent()
    return parent is not None and parent.tag in ("div", "figure", "section", "td")


def _ground(asked: set[Look]) -> Html:
    """The ground of a box and the line at its side."""
    warns = Look.WARNING_BOX in asked
    line: dict[str, str | int] = {"val": "single", "sz": 18, "space": 6}
    line["color"] = "97400F" if warns else "2A6F8E"
    if Look.DRAFT_BOX in asked:
        line |= {"val": "dashed", "color": "97400F"}
    fill = {"val": "clear", "color": "auto", "fill": "FBF1E6" if warns else "EEF4F5"}
    return fragment(w("pBdr", None, w("left", line)), w("shd", fill))
