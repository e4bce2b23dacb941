"""The elements of sections as Typst markup.

Everything of a page goes through `words`, so that no text, name or address is ever code.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from cetakbiru.outputs.pdf import dom
from cetakbiru.outputs.pdf.faults import Fault
from cetakbiru.outputs.pdf.markup.contents import contents_markup
from cetakbiru.outputs.pdf.markup.functions import (
    BOXES,
    FACTS,
    INLINE_LOOKS,
    INLINE_TAGS,
    PARAGRAPHS,
    TITLES,
)
from cetakbiru.outputs.pdf.markup.pictures import Pictures
from cetakbiru.outputs.pdf.markup.tables import rows_to_write, scopes_of, table_markup
from cetakbiru.outputs.pdf.numbering import title_of
from cetakbiru.outputs.pdf.pictures import UnfitImageError
from cetakbiru.outputs.pdf.places import PLACE_ATTRIBUTE, place_above
from cetakbiru.outputs.pdf.vocabulary import BLOCKS, DRAWINGS, HEADINGS, Look, looks
from cetakbiru.outputs.pdf.words import hyphenated, plain, string

# The scheme of links within the document, which `mend` leads to their places.
INSIDE = "ke"
_OUTSIDE = ("http", "https", "mailto", "tel", "geo")
# Typst takes no longer one.
_LONGEST_ADDRESS = 8000
# Set by what they belong to.
_CAPTIONS = ("caption", "figcaption")
# A box with more text than this may break over pages: it could be taller than one.
_WHOLE_LETTERS = 1800


@dataclass(frozen=True)
class Part:
    """A section as markup; `place` is the file that it was made from.

    `scopes` holds for each table, in reading order, what its cells are heads of: "Column", "Row"
    or nothing.
    """

    place: str
    text: str
    scopes: tuple[tuple[str, ...], ...] = ()


class Writer:
    """Writes sections; gathers on the way their pictures, places, and faults."""

    def __init__(self, site: Path, sections: Iterable[HtmlElement]) -> None:
        self._words: Callable[[str], str] = hyphenated
        self._level = 0
        self._parts = 0
        self._section: HtmlElement | None = None
        self._ids: set[str] = set()
        self._listed: set[str] = set()
        self._with_page: set[str] = set()
        self._place = ""
        self._by_tag: dict[str, Callable[[HtmlElement, set[Look]], str]] = {
            "p": self._paragraph,
            "ul": self._list,
            "ol": self._list,
            "dl": self._facts,
            "table": self._table,
            "figure": self._figure,
            "blockquote": self._quote,
            "pre": self._preformatted,
            "hr": self._rule,
        }
        self._by_look: dict[Look, Callable[[HtmlElement], str]] = {
            Look.COVER: self._cover,
            Look.PAIR: self._pair,
            Look.SIGNING: self._signing,
            Look.BESIDE_SIGN: self._beside_sign,
        }
        self.faults: list[Fault] = []
        self._pictures = Pictures(site)
        self._scopes: list[tuple[str, ...]] = []
        self.places: dict[str, str] = {}
        for section in sections:
            self._look_ahead(section)

    def _look_ahead(self, section: HtmlElement) -> None:
        """What later links lead to, and which of these need to know their page."""
        for element in dom.elements(section):
            if name := element.get("id"):
                self._ids.add(name)
            target = element.get("href", "")[1:]
            if element.tag == "a" and target and element.get("href", "").startswith("#"):
                if Look.PAGE_REFERENCE in looks(element):
                    self._with_page.add(target)
                if any(Look.CONTENTS in looks(one) for one in element.iterancestors("ol")):
                    self._listed.add(target)

    @property
    def pictures(self) -> Mapping[str, bytes]:
        """The files of the pictures, by name."""
        return self._pictures.files

    def part(self, section: HtmlElement) -> Part:
        """A section as markup, on lines of its own."""
        self._place = section.get(PLACE_ATTRIBUTE, "")
        self._scopes = []
        self._parts += 1
        self._section = section
        text = f"#seksi({self._parts}, akhir => [{self._block(section)}])\n"
        return Part(self._place, text, tuple(self._scopes))

    # --- Anchors and links ------------------------------------------------------------------

    def anchor(self, element: HtmlElement) -> str:
        """The place that links to an element lead to; empty where it has no id."""
        name = element.get("id")
        if not name:
            return ""
        if place := element.get(PLACE_ATTRIBUTE):
            self.places.setdefault(name, place)
        function = "tujuan-berhalaman" if name in self._with_page else "tujuan"
        return f"#{function}({string(name)})"

    def _link(self, element: HtmlElement, body: str) -> str:
        href = element.get("href", "").strip()
        if not href or not body.strip():
            return body
        if not href.startswith("#"):
            return self._outside_link(href, body)
        target = href[1:]
        if target not in self._ids:
            self._fault(element, f"tautan {href!r} menuju tempat yang tidak ada pada naskah")
            return body
        link = f"#link({string(f'{INSIDE}:{target}')})[{body}]"
        if Look.PAGE_REFERENCE in looks(element):
            link += f"#halaman({string(target)})"
        return link

    def _outside_link(self, href: str, body: str) -> str:
        if urlsplit(href).scheme.lower() not in _OUTSIDE or len(href) > _LONGEST_ADDRESS:
            # What no reader of a PDF may be led to, or none can hold; its text stays.
            return body
        return f"#link({string(href)})[{body}]"

    def _fault(self, element: HtmlElement, what: str) -> None:
        self.faults.append(Fault(place_above(element) or self._place, what))

    # --- In a line --------------------------------------------------------------------------

    def _inline(self, element: HtmlElement) -> str:
        """What an element holds, in one line of text."""
        found = [self._words(element.text)] if element.text else []
        for child in element:
            if isinstance(child.tag, str):
                found.append(self._in_line(child))
            if child.tail:
                found.append(self._words(child.tail))
        return "".join(found)

    def _in_line(self, element: HtmlElement) -> str:
        tag, kinds = element.tag, looks(element)
        if tag in DRAWINGS:
            return self._picture(element, self._pictures.in_line)
        if tag == "br":
            return "#linebreak()"
        if tag == "wbr":
            return "\N{ZERO WIDTH SPACE}"
        if Look.HIDDEN in kinds:
            return ""
        if tag in ("ul", "ol"):
            items = [
                self.anchor(item) + self._inline(item).strip()
                for item in element.iterchildren("li")
            ]
            return self.anchor(element) + "; ".join(items)
        body = self._inline(element)
        if tag == "q":
            body = f"“{body}”"
        elif tag == "a":
            body = self._link(element, body)
        if not body.strip():
            return self.anchor(element) + body
        if Look.FOOTNOTE in kinds:
            body = body.strip()
        if tag in INLINE_TAGS:
            body = f"#{INLINE_TAGS[tag]}[{body}]"
        for look, function in INLINE_LOOKS.items():
            if look in kinds:
                body = f"#{function}[{body}]"
        apart = "#antar-catatan" if _follows_a_note(element, kinds) else ""
        return self.anchor(element) + apart + body

    def inside_whole(self, element: HtmlElement) -> str:
        """What a cell holds, with no word hyphenated."""
        with self._unhyphenated():
            return self.inside(element)

    @contextmanager
    def _unhyphenated(self) -> Iterator[None]:
        before, self._words = self._words, plain
        try:
            yield
        finally:
            self._words = before

    # --- Blocks -----------------------------------------------------------------------------

    def _blocks(self, element: HtmlElement) -> str:
        """What an element holds, one below another; runs of text between are paragraphs."""
        found: list[str] = []
        run = [self._words(element.text)] if element.text else []

        def close() -> None:
            if text := "".join(run).strip():
                found.append(f"{text}\n\n")
            run.clear()

        for child in element:
            if isinstance(child.tag, str) and child.tag not in _CAPTIONS:
                if child.tag in BLOCKS:
                    close()
                    found.append(self._block(child))
                elif child.tag in DRAWINGS and not _stands_in_text(child):
                    close()
                    found.append(f"{self._picture(child, self._pictures.alone)}\n\n")
                else:
                    run.append(self._in_line(child))
            if child.tail:
                run.append(self._words(child.tail))
        close()
        return "".join(found)

    def inside(self, element: HtmlElement) -> str:
        """What a cell, an item or a meaning holds."""
        return self.anchor(element) + self._blocks(element).strip()

    def _block(self, element: HtmlElement) -> str:
        kinds = looks(element)
        made = self._shaped(element, kinds)
        if element is self._section:
            # Before the pages are turned back, where that would be a page of its own.
            made += "#akhir\n"
        return f"#[#set page(flipped: true)\n{made}]\n\n" if Look.LANDSCAPE in kinds else made

    def _shaped(self, element: HtmlElement, kinds: set[Look]) -> str:
        tag = element.tag
        if tag in HEADINGS:
            return self._heading(element)
        if tag in self._by_tag:
            return self._by_tag[tag](element, kinds)
        for look, write in self._by_look.items():
            if look in kinds:
                return write(element)
        body = f"{self.anchor(element)}{self._blocks(element)}"
        for look, function in BOXES.items():
            if look in kinds:
                whole = str(len(dom.text_of(element)) <= _WHOLE_LETTERS).lower()
                return f"#{function}(utuh-bila-muat: {whole})[{body}]\n\n"
        return body

    def _paragraph(self, element: HtmlElement, kinds: set[Look]) -> str:
        if Look.SIGNATURE_SPACE in kinds:
            return "#ruang-tanda-tangan\n\n"
        for look, function in PARAGRAPHS.items():
            if look in kinds:
                with self._unhyphenated() if look in TITLES else nullcontext():
                    body = f"{self.anchor(element)}{self._inline(element).strip()}"
                return f"#{function}[{body}]\n\n"
        mark, element = _parted(element)
        body = self.anchor(element) + self._inline(element).strip()
        if mark:
            return f"#butir[{mark}][{body}]\n\n"
        return f"{body}\n\n" if body else ""

    def _heading(self, element: HtmlElement) -> str:
        # No level is left out, which the standard forbids and readers of a screen miss.
        self._level = min(int(element.tag[1]), self._level + 1)
        running = string(title_of(element))
        with self._unhyphenated():
            body = self._inline(element).strip()
        name = element.get("id")
        listed = str(name in self._listed).lower()
        label = f"#label({string(name)})" if name else ""
        mark = f"#tujuan({string(name)})" if name else ""
        if self._level == 1:
            mark += f"#bagian({running})"
        options = f"level: {self._level}, outlined: {listed}"
        made = f"#heading({options})[{mark}{body}]{label}"
        return f"#judul-tengah[{made}]\n\n" if Look.CENTRED in looks(element) else f"{made}\n\n"

    def _quote(self, element: HtmlElement, kinds: set[Look]) -> str:
        return f"#quote(block: true)[{self.anchor(element)}{self._blocks(element)}]\n\n"

    def _preformatted(self, element: HtmlElement, kinds: set[Look]) -> str:
        lines = "".join(map(str, element.itertext())).strip("\n").split("\n")
        body = "#linebreak()".join(_kept_spaces(line) for line in lines)
        return f"#baris-kode[{self.anchor(element)}{body}]\n\n"

    def _rule(self, element: HtmlElement, kinds: set[Look]) -> str:
        return "#garis-pemisah\n\n"

    # --- Lists ------------------------------------------------------------------------------

    def _list(self, element: HtmlElement, kinds: set[Look]) -> str:
        if Look.CONTENTS in kinds:
            return contents_markup(element)
        items = element.findall("li")
        mark = self.anchor(element)
        if Look.PLAIN_LIST in kinds:
            return mark + "".join(self._block_item(item) for item in items)
        if Look.SOURCES in kinds:
            return self._sources(element, items)
        for look, function in ((Look.LEGEND, "legenda"), (Look.STANDINGS, "kedudukan")):
            if look in kinds:
                cells = ", ".join(f"[{self.anchor(item)}{self._line_of(item)}]" for item in items)
                return f"{mark}#{function}({cells})\n\n"
        cells = ", ".join(f"[{self.inside(item)}]" for item in items)
        if element.tag == "ul":
            return f"{mark}#list({cells})\n\n"
        start = element.get("start", "1")
        first = f"start: {int(start[:9])}, " if start.isdecimal() else ""
        return f"{mark}#enum({first}{cells})\n\n"

    def _sources(self, element: HtmlElement, items: list[HtmlElement]) -> str:
        """Sources as words with meanings: the number, then what it stands for."""
        pairs = []
        for mark, item in map(_parted, items):
            pairs.append(f"([{mark}], [{self.inside(item)}])")
        return f"{self.anchor(element)}#daftar-sumber({', '.join(pairs)})\n\n" if pairs else ""

    def _block_item(self, item: HtmlElement) -> str:
        return self._shaped(item, looks(item))

    def _line_of(self, item: HtmlElement) -> str:
        """An item in one line, whatever boxes it has."""
        item = copy.deepcopy(item)
        for box in item.iter("div", "p"):
            box.tag = "span"
            box.tail = f"{box.tail or ''} "
        body = self._inline(item).strip()
        return f"#lemah[{body}]" if Look.WEAK in looks(item) else body

    def _facts(self, element: HtmlElement, kinds: set[Look]) -> str:
        function = next((FACTS[look] for look in FACTS if look in kinds), "rincian")
        found = list(_beside(element))
        if not found:
            return self.anchor(element)
        if function == "rincian":
            self._scopes.append(("Row", "") * len(found))
        told = [(self._term(terms), self._meaning(part, function)) for terms, part in found]
        cells = ", ".join(f"([{term}], [{body}])" for term, body in told)
        return f"{self.anchor(element)}#{function}({cells})\n\n"

    def _term(self, parts: list[HtmlElement]) -> str:
        """Words that share a meaning, one below another."""
        lines = []
        for part in parts:
            group = part.getparent()
            mark = self.anchor(group) if group is not None and group.tag == "div" else ""
            with self._unhyphenated():
                lines.append(mark + self.anchor(part) + self._inline(part).strip())
        return "#linebreak()".join(lines)

    def _meaning(self, part: HtmlElement | None, function: str) -> str:
        if part is None:
            return ""
        if function == "berderet":
            return self.anchor(part) + self._inline(part).strip()
        return self.inside(part)

    # --- Tables and figures -----------------------------------------------------------------

    def _table(self, element: HtmlElement, kinds: set[Look]) -> str:
        rows = rows_to_write(element)
        if not rows:
            return self.anchor(element)
        caption = self._caption(element, element.find("caption"))
        # Tables in its cells come after it.
        self._scopes.append(scopes_of(rows))
        return table_markup(element, rows, caption, self)

    def _caption(self, element: HtmlElement, caption: HtmlElement | None) -> str:
        """The caption, the name and the anchor of a table or figure, as options."""
        if caption is None or Look.HIDDEN in looks(caption):
            mark = self.anchor(element)
            return f"jangkar: [{mark}]"
        with self._unhyphenated():
            words = self._inline(caption).strip()
        name = caption.get("id") or element.get("id") or ""
        marks = self.anchor(element) + self.anchor(caption)
        listed = str(name in self._listed).lower()
        if place := element.get(PLACE_ATTRIBUTE):
            self.places.setdefault(name, place)
        return f"judul: [{marks}{words}], nama: {string(name)}, terdaftar: {listed}"

    def _figure(self, element: HtmlElement, kinds: set[Look]) -> str:
        head = self._caption(element, element.find("figcaption"))
        return f"#gambar({head})[{self._blocks(element)}]\n\n"

    def _picture(self, element: HtmlElement, write: Callable[[HtmlElement], str]) -> str:
        try:
            return write(element)
        except UnfitImageError as error:
            self._fault(element, str(error))
            return ""

    # --- Front ------------------------------------------------------------------------------

    def _cover(self, element: HtmlElement) -> str:
        parts = {}
        for look, name in (
            (Look.COVER_TOP, "atas"),
            (Look.COVER_ORNAMENT, "hiasan"),
            (Look.COVER_FOOT, "bawah"),
        ):
            for part in element:
                if look in looks(part):
                    parts[name] = f"[{self._blocks(part)}]"
        return f"#sampul({named(parts)})\n"

    def _pair(self, element: HtmlElement) -> str:
        sides = [child for child in element if isinstance(child.tag, str)]
        shape = "gambar" if sides and sides[0].tag == "figure" else "sama"
        cells = ", ".join(f"[{self._block(side)}]" for side in sides)
        return f"#berdampingan({string(shape)}, {cells})\n\n"

    def _signing(self, element: HtmlElement) -> str:
        if len(element) != 2:
            return self._blocks(element)
        cells = ", ".join(f"[{self._block(side)}]" for side in element)
        return f"#pengesahan({cells})\n\n"

    def _beside_sign(self, element: HtmlElement) -> str:
        sign, *rest = element if len(element) else [None]
        if sign is None or sign.tag not in DRAWINGS:
            return self._blocks(element)
        body = "".join(self._block(child) for child in rest)
        return f"#di-samping-tanda([{self._picture(sign, self._pictures.alone)}], [{body}])\n\n"


def _parted(element: HtmlElement) -> tuple[str, HtmlElement]:
    """The mark that an item or paragraph begins with, "" without one, and what stands behind it."""
    first = element.find("./*")
    begins = first is not None and first.tag == "span" and not (element.text or "").strip()
    if not begins or Look.MARK not in looks(first):
        return "", element
    rest = copy.deepcopy(element)
    dom.drop(rest[0])
    return plain(dom.text_of(first)), rest


def _stands_in_text(drawing: HtmlElement) -> bool:
    """Whether a drawing is a sign in a line, not a picture of its own."""
    parent = drawing.getparent()
    before = drawing.getprevious()
    text = (parent.text if before is None and parent is not None else None) or ""
    if before is not None:
        text = before.tail or ""
    return bool(text.strip() or (drawing.tail or "").strip())


def _beside(facts: HtmlElement) -> Iterator[tuple[list[HtmlElement], HtmlElement | None]]:
    """Each meaning of a list with the words that stand beside it: of several that share words, the
    first has them."""
    for terms, meanings in dom.entries(facts):
        yield terms, meanings[0] if meanings else None
        yield from (([], meaning) for meaning in meanings[1:])


def _follows_a_note(element: HtmlElement, kinds: set[Look]) -> bool:
    """Whether a note stands right behind another, with whose number its own would be read as
    one."""
    before = element.getprevious()
    if Look.FOOTNOTE not in kinds or before is None or before.tail:
        return False
    return Look.FOOTNOTE in looks(before)


def _kept_spaces(line: str) -> str:
    """A line of code: its spaces stay as they are."""
    return plain(line.expandtabs(4).replace(" ", "\N{NO-BREAK SPACE}"))


def named(arguments: Mapping[str, str]) -> str:
    """Arguments by name, as a function of Typst takes them."""
    return ", ".join(f"{name}: {value}" for name, value in arguments.items())
