"""What Typst leaves undone in a PDF, done: whole words, heads of rows, places with names."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from cetakbiru.outputs.pdf.markup.writer import INSIDE

# Stands readable in the metadata of every PDF.
_GENERATOR = "ppm pdf"
_CREATOR = re.compile(rb"(<xmp:CreatorTool>)[^<]*")
# Letters that say what they are as UTF-16, among which places to break may be: U+00AD or U+200B.
# Fonts say so of all letters of a kind where the first was one, else the page says it of each.
_LETTERS = re.compile(rb"<((?:[0-9A-F]{4}){2,})>")
_SPAN = re.compile(rb"/Span<</ActualText<FEFF((?:[0-9A-F]{4})+)>>>BDC(.*?)EMC", re.S)
_BREAKS = (b"00AD", b"200B")
_PARTS = ("/THead", "/TBody", "/TFoot")


@dataclass(frozen=True)
class Spot:
    """A place that links lead to. `page` counts from 1, `x` and `y` in points from the left and
    from the top; `number` is what stands at the foot of its page."""

    id: str
    page: int
    x: float
    y: float
    number: str


def is_own_pdf(content: bytes) -> bool:
    """Whether the bytes are a PDF made here that nobody has signed since."""
    return f">{_GENERATOR}<".encode() in content and b"/ByteRange" not in content


def mend(content: bytes, spots: Sequence[Spot], scopes: Sequence[Sequence[str]]) -> bytes:
    """The PDF mended. `scopes`: of each table in reading order, what its cells are heads of."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for page in pdf.pages:
            _join_words(page)
        for font in _fonts(pdf):
            said = font.ToUnicode.read_bytes()
            font.ToUnicode.write(_LETTERS.sub(lambda one: b"<%s>" % _whole(one[1]), said))
        _lead_links(pdf, spots)
        _say_heads(pdf, scopes)
        _close_outline(pdf)
        _name_generator(pdf)
        # No tag is suspect unless it is said; some readers complain of its being said.
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        out = io.BytesIO()
        pdf.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            deterministic_id=True,
        )
    return out.getvalue()


def _join_words(page: Any) -> None:
    """Takes from the text of a page the places where words might have been broken, and were not:
    a reader's search would find no such word."""
    parts = page.Contents if isinstance(page.Contents, Array) else [page.Contents]
    for part in parts:
        raw = part.read_bytes()
        mended = _SPAN.sub(_said_whole, raw)
        if mended != raw:
            part.write(mended)


def _said_whole(span: re.Match[bytes]) -> bytes:
    letters = _whole(span[1])
    if letters == span[1]:
        return span[0]
    # Where the break stood behind them, letters say themselves what they are.
    if span[1].startswith(letters):
        return span[2]
    return span[0].replace(span[1], letters, 1)


def _whole(letters: bytes) -> bytes:
    """UTF-16 without the places to break; a break alone, which is a hyphen that is seen, stays."""
    units = [letters[at : at + 4] for at in range(0, len(letters), 4)]
    return b"".join(unit for unit in units if unit not in _BREAKS) or letters


def _fonts(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """The fonts that say which letters their glyphs are."""
    for thing in pdf.objects:
        if (
            isinstance(thing, Dictionary)
            and thing.get("/Type") == "/Font"
            and "/ToUnicode" in thing
        ):
            yield thing


def _lead_links(pdf: pikepdf.Pdf, spots: Sequence[Spot]) -> None:
    """Gives each place its name, and each link within the document the name of its place.

    Typst would lead them itself, by looking at every link anew each time it lays pages out: most
    of the time and half of the memory of a document with thousands of links.
    """
    by_name = {spot.id: spot for spot in reversed(spots)}
    heights = [float(page.MediaBox[3]) for page in pdf.pages]
    names = Array()
    for name in sorted(by_name, key=lambda one: one.encode()):
        spot = by_name[name]
        page = pdf.pages[spot.page - 1]
        top = heights[spot.page - 1] - spot.y
        names.append(String(name))
        names.append(Array([page.obj, Name.XYZ, round(spot.x, 2), round(top, 2), 0]))
    if not len(names):
        return
    if "/Names" not in pdf.Root:
        pdf.Root.Names = Dictionary()
    pdf.Root.Names.Dests = Dictionary(Names=names)
    scheme = f"{INSIDE}:"
    for page in pdf.pages:
        for note in page.get("/Annots", []):
            action = note.get("/A")
            address = str(action.get("/URI", "")) if action is not None else ""
            if address.startswith(scheme):
                spot = by_name[address.removeprefix(scheme)]
                del note["/A"]
                note.Dest = String(spot.id)
                note.Contents = String(f"halaman {spot.number or spot.page}")


def _say_heads(pdf: pikepdf.Pdf, scopes: Sequence[Sequence[str]]) -> None:
    """Says of the cells of tables what they are heads of: rows, which Typst has no way to say yet,
    or nothing, where it took the first row of a body for a head to keep it with the next."""
    for table, of_cells in zip(_tables(pdf.Root.StructTreeRoot), scopes, strict=True):
        for cell, scope in zip(list(_cells(table)), of_cells, strict=True):
            attributes = [one for one in _listed(cell.get("/A")) if one.get("/O") != "/Table"]
            own = Dictionary(O=Name.Table)
            for one in _listed(cell.get("/A")):
                if one.get("/O") == "/Table":
                    # Heads follow from the scope of rows and columns; a list of column heads
                    # alone would hide those of rows.
                    own = Dictionary(
                        {
                            key: value
                            for key, value in one.items()
                            if key not in ("/Headers", "/Scope")
                        }
                    )
            cell.S = Name.TH if scope else Name.TD
            if scope:
                own.Scope = Name(f"/{scope}")
            cell.A = Array([own, *attributes])
        _join_bodies(table)


def _join_bodies(table: Any) -> None:
    """Makes one body of all rows that are not heads, whatever Typst kept together by."""
    parts = [part for part in _listed(table.get("/K")) if part.get("/S") in _PARTS]
    body = next((part for part in parts if part.S != "/THead"), None)
    if body is None:
        return
    heads: list[Any] = []
    rows: list[Any] = []
    for part in parts:
        for row in _listed(part.get("/K")):
            (heads if part.S == "/THead" and _is_head(row) else rows).append(row)
    for row in rows:
        row.P = body
    body.S = Name.TBody
    body.K = Array(rows)
    if heads:
        parts[0].K = Array(heads)
    others = [part for part in _listed(table.K) if part.get("/S") not in _PARTS]
    table.K = Array([*others, *(parts[:1] if heads else ()), body])


def _is_head(row: Any) -> bool:
    cell = next(_cells(row), None)
    return cell is None or cell.A[0].get("/Scope") == "/Column"


def _tables(root: Any) -> Iterator[Any]:
    """The tables of an element in reading order, each before those in its cells."""
    for table in _elements(root, "/Table"):
        yield table
        for cell in _cells(table):
            yield from _tables(cell)


def _cells(table: Any) -> Iterator[Any]:
    return _elements(table, "/TH", "/TD")


def _elements(root: Any, *kinds: str) -> Iterator[Any]:
    """The structure elements of these kinds, in reading order; not those within them."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element is not root and element.get("/S") in kinds:
            yield element
            continue
        kids = [kid for kid in _listed(element.get("/K")) if isinstance(kid, Dictionary)]
        waiting.extend(kid for kid in reversed(kids) if "/S" in kid)


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]


def _close_outline(pdf: pikepdf.Pdf) -> None:
    """Shows of the bookmarks only the highest, until somebody opens one."""
    if "/Outlines" not in pdf.Root:
        return
    top = pdf.Root.Outlines
    top.Count = _closed(top)


def _closed(parent: Any) -> int:
    """Closes all bookmarks below `parent`; returns how many it has."""
    count = 0
    item = parent.get("/First")
    while item is not None:
        count += 1
        if "/First" in item:
            item.Count = -_closed(item)
        item = item.get("/Next")
    return count


def _name_generator(pdf: pikepdf.Pdf) -> None:
    pdf.trailer.Info.Creator = String(_GENERATOR)
    raw = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(_CREATOR.sub(rb"\g<1>" + _GENERATOR.encode(), raw))
