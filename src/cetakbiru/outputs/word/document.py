"""Sections as a whole .docx file: text, pages that turn, running heads, notes, lists, pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lxml.html import HtmlElement

from cetakbiru.outputs.pdf.columns import LANDSCAPE_MM, PORTRAIT_MM
from cetakbiru.outputs.pdf.compose import Composed
from cetakbiru.outputs.pdf.paper import Paper
from cetakbiru.outputs.word.blocks import LANDSCAPE, Blocks, Frame, Turn
from cetakbiru.outputs.word.drawn import pictures
from cetakbiru.outputs.word.package import Properties, beside, link, package, root
from cetakbiru.outputs.word.parts import BULLETS, NUMBERS, Parts
from cetakbiru.outputs.word.pictures import picture_id
from cetakbiru.outputs.word.xml import field, run, special, twips, value, w
from cetakbiru.pages.fragments.html import EMPTY, Html, element, fragment

# The looks, in Word's own words.
_LOOK = Path(__file__).parent / "look"
_LOOKS = ("styles", "settings", "fontTable")
_HEAD_MM, _FOOT_MM, _EDGE_MM = 26.0, 23.0, 12.0
_LEVELS = 9
_STEP_MM = 6.0


def to_docx(composed: Composed, site: Path) -> bytes:
    """The file. `site` holds the images. Raises PdfError with what can't be set."""
    sections = [*composed.front, *composed.body]
    parts = Parts(_targets(sections), site)
    blocks = Blocks(parts)
    body = root("document", w("body", None, *_body(composed, blocks)))
    drawn = pictures(parts.pictures)
    # Pictures that are the same are one file.
    numbers = {content: number for number, (_, content) in reversed([*enumerate(drawn, start=1)])}
    files = [f"media/gambar{numbers[content]}.{ending}" for ending, content in drawn]
    images = {name: content for name, (_, content) in zip(files, drawn)}
    margins = _margins(composed)
    looks = {f"{name}.xml": (_LOOK / f"{name}.xml").read_bytes() for name in _LOOKS}
    links = [link(id, address) for address, id in parts.addresses.items()]
    named = (*_LOOKS, "footnotes", "numbering")
    return package(
        {
            "document.xml": body,
            "footnotes.xml": _footnotes(parts),
            "numbering.xml": _numbering(parts),
            **looks,
            **margins,
            **images,
        },
        {
            "document": [
                *(beside(name, name, f"{name}.xml") for name in named),
                *(beside(picture_id(at), "image", name) for at, name in enumerate(files, 1)),
                *(beside(Path(name).stem, name[:6], name) for name in margins),
                *links,
            ],
            "footnotes": links,
        },
        Properties(
            title=composed.title,
            author=composed.author,
            subject=composed.description,
            keywords="; ".join(composed.keywords),
            day=composed.day,
        ),
    )


def _targets(sections: Sequence[HtmlElement]) -> frozenset[str]:
    """The ids that links lead to and that are there."""
    wanted = {href[1:] for one in sections for href in one.xpath(".//a/@href") if href[0:1] == "#"}
    there = {str(id) for one in sections for id in one.xpath("descendant-or-self::*/@id")}
    return frozenset(wanted & there)


@dataclass(frozen=True)
class _Pages:
    """How pages are from here to the next break."""

    paper: Paper
    landscape: bool
    roman: bool
    first: bool = False

    @property
    def properties(self) -> Html:
        """The end of these pages. The first page of roman ones is the cover: no head, no foot."""
        short, long = twips(self.paper.width), twips(self.paper.height)
        size: dict[str, str | int] = {"w": long, "h": short, "orient": "landscape"}
        side = (self.paper.height - LANDSCAPE_MM) / 2
        number = 2
        if not self.landscape:
            size = {"w": short, "h": long}
            side = (self.paper.width - PORTRAIT_MM) / 2
            number = 1
        margins = {"top": _HEAD_MM, "right": side, "bottom": _FOOT_MM, "left": side}
        margins |= {"header": _EDGE_MM, "footer": _EDGE_MM, "gutter": 0.0}
        counted = {"fmt": "lowerRoman"} if self.roman else {"fmt": "decimal"}
        if self.first:
            counted["start"] = "1"
        return w(
            "sectPr",
            None,
            *(
                element(f"w:{kind}Reference", {"w:type": "default", "r:id": f"{kind}{number}"})
                for kind in ("header", "footer")
            ),
            w("type", {"val": "nextPage"}),
            w("pgSz", size),
            w("pgMar", {name: twips(mm) for name, mm in margins.items()}),
            w("pgNumType", counted),
            w("titlePg") if self.roman and self.first else EMPTY,
        )


def _body(composed: Composed, blocks: Blocks) -> Iterator[Html]:
    pages = _Pages(composed.paper, landscape=False, roman=bool(composed.front), first=True)
    made: list[Html] = []
    for one in composed.front:
        frame = Frame(PORTRAIT_MM, heading="TOCHeading")
        made += blocks.block(one, frame)
    if made:
        yield from _joined(made)
        yield _break(pages)
        pages = _Pages(composed.paper, landscape=False, roman=False, first=True)
    made = []
    for one in composed.body:
        made += blocks.block(one, Frame(PORTRAIT_MM))
    before: list[Html] = []
    turned = False
    for block in made:
        if isinstance(block, Turn):
            turned = block is LANDSCAPE
            continue
        if turned != pages.landscape and before:
            yield from _joined(before)
            yield _break(pages)
            before, pages = [], _Pages(composed.paper, turned, roman=False)
        pages = replace(pages, landscape=turned)
        before.append(block)
    yield from _joined(before)
    yield pages.properties


def _break(pages: _Pages) -> Html:
    return w("p", None, w("pPr", None, value("pStyle", "Jarak"), pages.properties))


_SPACER = w("p", None, w("pPr", None, value("pStyle", "Jarak")))
_CLOSE_TO_TABLES = ('"CatatanTabel"', '"Caption"', '"Heading', '"JudulKecil"')


def _joined(blocks: Sequence[Html]) -> Iterator[Html]:
    """Blocks with space after tables: two tables in a row would become one."""
    before = ""
    for block in blocks:
        if before.startswith("<w:tbl>"):
            head = block[:80]
            if not any(style in head for style in _CLOSE_TO_TABLES):
                yield _SPACER
        yield block
        before = block
    if before.startswith("<w:tbl>"):
        yield _SPACER


def _margins(composed: Composed) -> dict[str, bytes]:
    """Running heads and feet, of upright pages (1) and of those that are turned (2)."""
    found = {}
    for number, width in ((1, PORTRAIT_MM), (2, LANDSCAPE_MM)):
        tabs = w("tabs", None, w("tab", {"val": "right", "pos": twips(width)}))
        chapter = field("STYLEREF 1", run(composed.running_title))
        page = field("PAGE", run("1"))
        for kind, left, right in (
            ("header", chapter, run(composed.edition_line)),
            ("footer", run(composed.running_title), fragment(run("Halaman "), page)),
        ):
            style = w("pPr", None, value("pStyle", kind.capitalize()), tabs)
            line = w("p", None, style, left, special(w("tab")), right)
            found[f"{kind}{number}.xml"] = root("hdr" if kind == "header" else "ftr", line)
    return found


def _footnotes(parts: Parts) -> bytes:
    lines = (
        w(
            "footnote",
            {"type": name, "id": id},
            w("p", None, special(w(name))),
        )
        for name, id in (("separator", -1), ("continuationSeparator", 0))
    )
    notes = (w("footnote", {"id": id}, note) for id, note in enumerate(parts.notes, start=1))
    return root("footnotes", *lines, *notes)


def _numbering(parts: Parts) -> bytes:
    """Two kinds of lists, and each list of the document as one of them, counted from its start."""
    kinds = (
        w(
            "abstractNum",
            {"abstractNumId": kind},
            w("multiLevelType", {"val": "hybridMultilevel"}),
            *(_level(kind, level) for level in range(_LEVELS)),
        )
        for kind in (BULLETS, NUMBERS)
    )
    lists = (
        w(
            "num",
            {"numId": number},
            value("abstractNumId", kind),
            *(
                w("lvlOverride", {"ilvl": level}, value("startOverride", start))
                for level in range(_LEVELS)
                if kind == NUMBERS
            ),
        )
        for number, (kind, start) in enumerate(parts.lists, start=1)
    )
    return root("numbering", *kinds, *lists)


def _level(kind: int, level: int) -> Html:
    marks = ("\N{BULLET}", "\N{EN DASH}")
    text = marks[min(level, 1)] if kind == BULLETS else f"%{level + 1}."
    place = {"left": twips(_STEP_MM * (level + 1)), "hanging": twips(_STEP_MM)}
    return w(
        "lvl",
        {"ilvl": level},
        value("start", 1),
        value("numFmt", "bullet" if kind == BULLETS else "decimal"),
        value("lvlText", text),
        value("lvlJc", "left"),
        w("pPr", None, w("ind", place)),
    )
