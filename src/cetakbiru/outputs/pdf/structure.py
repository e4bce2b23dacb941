"""The structure tree of a PDF: one tag for each element of the page, however many pages it crosses.

WeasyPrint 70.0 builds its tags page by page, so that a table over three pages becomes three tables,
each repeated header is read again, and running heads are tagged as text. This module builds the
tree from the same laid-out boxes with one node an element; what repeats is an artifact, as
ISO 32000-1 (14.8.2.2) asks. It replaces one function of a pinned version, in a block, and refuses
to run on another version.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pydyf
import weasyprint
import weasyprint.pdf
from weasyprint.formatting_structure import boxes

from cetakbiru.outputs.pdf.front import TOC_CLASS
from cetakbiru.outputs.pdf.notes import NOTE_CLASS

PINNED = "70.0"

_ROLES = {
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
    **{"p": "P", "pre": "P", "figcaption": "P", "address": "P", "blockquote": "BlockQuote"},
    **{"section": "Sect", "article": "Sect", "aside": "Sect"},
    **{"table": "Table", "caption": "Caption", "thead": "THead", "tbody": "TBody"},
    **{"tfoot": "TFoot", "tr": "TR", "th": "TH", "td": "TD"},
    **{"ul": "L", "ol": "L", "dl": "L", "li": "LI", "dt": "LI", "dd": "LBody", "a": "Link"},
}
# Nodes that hold other nodes: text directly in them gets a paragraph.
_GROUPING = {"Document", "Sect", "Div", "BlockQuote"}
_REPEATED = pydyf.Dictionary({"Type": "/Pagination"})


@dataclass(eq=False)
class _Node:
    """A structure element to be. Kids are nodes, (page, MCID) pairs, or annotations by page."""

    kind: str
    parent: _Node | None
    page: int
    element: Any = None
    kids: list[_Node | _Mark | _Annotation] = field(default_factory=list)
    object: pydyf.Dictionary = field(default_factory=pydyf.Dictionary)


@dataclass(frozen=True)
class _Mark:
    page: int
    mcid: int


@dataclass(frozen=True, eq=False)
class _Annotation:
    page: int
    object: Any


@contextmanager
def own_structure() -> Iterator[None]:
    """WeasyPrint writes the tree of this module while the block runs."""
    if weasyprint.VERSION != PINNED:
        raise RuntimeError(f"press/structure.py fits WeasyPrint {PINNED}, not {weasyprint.VERSION}")
    original = weasyprint.pdf.add_tags
    weasyprint.pdf.add_tags = add_tags
    try:
        yield
    finally:
        weasyprint.pdf.add_tags = original


def add_tags(pdf: Any, document: Any, pdf_version: Any, page_streams: list[Any]) -> None:
    """Adds the structure tree to `pdf`; stands in for the function of WeasyPrint."""
    builder = _Builder()
    for number, (page, stream) in enumerate(zip(document.pages, page_streams)):
        builder.add_page(number, page._page_box, stream)
    _write(pdf, builder)
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})


class _Builder:
    """Walks the boxes of each page and hangs their marks under the nodes of their elements."""

    def __init__(self) -> None:
        self.root = _Node("Document", None, 0)
        self.owners: list[dict[int, _Node]] = []
        self._nodes: dict[tuple[int, str], _Node] = {}
        self._headings: dict[int, _Node] = {}
        self._level = 0
        self._page = 0
        self._tags: dict[Any, dict[str, Any]] = {}

    def add_page(self, number: int, page_box: Any, stream: Any) -> None:
        self._page, self._tags = number, stream._tags
        self.owners.append({})
        repeated: set[int] = set()
        for child in page_box.children:
            self._walk(child, self.root, repeated)
        # What was painted but hangs nowhere would be neither text nor artifact.
        repeated.update(tag["mcid"] for tag in self._tags.values())
        self._tags.clear()
        _make_artifacts(stream, repeated)

    def _walk(self, box: Any, node: _Node, repeated: set[int]) -> None:
        box = getattr(box, "_box", box)
        if isinstance(box, boxes.MarginBox) or _is_ornament(box) or self._is_repeated_head(box):
            repeated.update(self._take_all(box))
            return
        node = self._node_of(box, node)
        if box.link_annotation:
            self._annotate(box, node)
        if isinstance(box, boxes.TextBox | boxes.ReplacedBox):
            tag = self._tags.pop(box, None)
            if tag is not None:
                self._mark(node, tag["mcid"], box)
            return
        if isinstance(box, boxes.LineBox) and node.kind in _GROUPING:
            node = self._paragraph(box, node)
        for child in box.children:
            self._walk(child, node, repeated)

    def _is_repeated_head(self, box: Any) -> bool:
        if not getattr(box, "is_header", False):
            return False
        known = self._nodes.get((id(box.element), "THead"))
        return known is not None and known.page != self._page

    def _take_all(self, box: Any) -> Iterator[int]:
        """The marks of a box that repeats; its links lead on from the nodes they repeat."""
        link: _Node | None = None
        for one in box.descendants(placeholders=True):
            one = getattr(one, "_box", one)
            link = self._nodes.get((id(one.element), "Link"), link)
            if one.link_annotation and link is not None:
                link.kids.append(_Annotation(self._page, one.link_annotation))
            tag = self._tags.pop(one, None)
            if tag is not None:
                yield tag["mcid"]

    def _mark(self, node: _Node, mcid: int, box: Any) -> None:
        node.kids.append(_Mark(self._page, mcid))
        self.owners[-1][mcid] = node
        if node.kind == "Figure":
            _describe_figure(node, box)

    def _annotate(self, box: Any, node: _Node) -> None:
        while node.kind != "Link" and node.parent is not None:
            node = node.parent
        node.kids.append(_Annotation(self._page, box.link_annotation))

    def _paragraph(self, box: Any, node: _Node) -> _Node:
        last = node.kids[-1] if node.kids else None
        if isinstance(last, _Node) and last.kind == "P" and last.element is box.element:
            return last
        made = _Node("P", node, self._page, box.element)
        node.kids.append(made)
        return made

    def _node_of(self, box: Any, node: _Node) -> _Node:
        """The node that the content of a box belongs to, below or equal to `node`."""
        element = box.element
        if element is None or box.element_tag is None:
            return node
        tag, _, pseudo = box.element_tag.partition("::")
        if pseudo == "footnote-call":
            reference = self._get(element, "Reference", node)
            self._get(element, "Note", node)
            return reference
        if pseudo in ("marker", "footnote-marker"):
            return self._get(element, "Lbl", node)
        if pseudo:
            return node
        if NOTE_CLASS in (element.get("class") or "").split():
            return self._get(element, "Note", node)
        if isinstance(box, boxes.ReplacedBox):
            return self._get(element, "Figure", node)
        kind = _ROLES.get(tag)
        if kind is None or (kind == "Link" and element.get("href") is None):
            return node
        if kind in ("L", "LI") or tag in ("dt", "dd"):
            return self._listed(tag, kind, element, node)
        if kind.startswith("H") and kind[1:].isdigit():
            return self._heading(element, int(kind[1:]), node)
        if kind == "Link" and node.kind == "TOCI":
            node = self._get(element, "Reference", node)
        return self._get(element, kind, node)

    def _heading(self, element: Any, level: int, node: _Node) -> _Node:
        """A heading; one that skips a level on its page is tagged as the next level down."""
        known = self._headings.get(id(element))
        if known is None:
            self._level = min(level, self._level + 1)
            known = self._headings[id(element)] = self._get(element, f"H{self._level}", node)
        return known

    def _listed(self, tag: str, kind: str, element: Any, node: _Node) -> _Node:
        """Lists, their items and the two halves of an item."""
        if kind == "L":
            is_toc = TOC_CLASS in (element.get("class") or "").split()
            return self._get(element, "TOC" if is_toc else "L", node)
        if tag == "dt":
            if node.element is element:
                return node
            return self._get(element, "Lbl", self._get(element, "LI", node))
        if tag == "dd":
            if node.element is element:
                return node
            items = [kid for kid in node.kids if isinstance(kid, _Node) and kid.kind == "LI"]
            return self._get(element, "LBody", items[-1] if items else node)
        if node.kind == "TOC" or (node.kind == "TOCI" and node.element is element):
            return self._get(element, "TOCI", node)
        return self._get(element, "LBody", self._get(element, "LI", node))

    def _get(self, element: Any, kind: str, parent: _Node) -> _Node:
        """The one node of an element in a kind; anonymous boxes and later pages find it again."""
        key = (id(element), kind)
        known = self._nodes.get(key)
        if known is None:
            known = self._nodes[key] = _Node(kind, parent, self._page, element)
            parent.kids.append(known)
        return known


def _is_ornament(box: Any) -> bool:
    """Whether a picture says nothing that the text beside it does not say."""
    element = box.element
    return isinstance(box, boxes.ReplacedBox) and element.get("aria-hidden") == "true"


def _describe_figure(node: _Node, box: Any) -> None:
    left, top = box.content_box_x(), box.content_box_y()
    node.object["A"] = pydyf.Dictionary(
        {
            "O": "/Layout",
            "BBox": pydyf.Array((left, top, left + box.width, top + box.height)),
        }
    )
    title = node.element.find("{http://www.w3.org/2000/svg}title")
    text = node.element.get("alt") if title is None else title.text
    node.object["Alt"] = pydyf.String(text or "")


def _make_artifacts(stream: Any, mcids: set[int]) -> None:
    """Rewrites the marks of a page stream: the sequences with these MCIDs become artifacts."""
    content = stream.stream
    for at, operator in enumerate(content):
        if operator != b"BDC":
            continue
        properties = content[at - 1]
        if properties.get("MCID") in mcids:
            content[at - 2] = "/Artifact"
            content[at - 1] = _REPEATED


def _write(pdf: Any, builder: _Builder) -> None:
    """Turns nodes into objects, and writes the parent tree that leads from marks to nodes."""
    pages = list(pdf.page_references)  # a property that is computed anew at each access
    numbers = pydyf.Array()
    parents = pydyf.Dictionary({"Nums": numbers})
    pdf.add_object(parents)
    top = pydyf.Dictionary({"Type": "/StructTreeRoot", "ParentTree": parents.reference})
    pdf.add_object(top)
    annotations: list[tuple[_Node, Any]] = []
    nodes = _numbered(pdf, pages, builder.root)
    for node in nodes:
        node.object["P"] = node.parent.object.reference if node.parent else top.reference
        node.object["K"] = pydyf.Array(_kid(pages, node, kid, annotations) for kid in node.kids)
        _attributes(node)
    top["K"] = pydyf.Array([builder.root.object.reference])
    for number, owners in enumerate(builder.owners):
        size = max(owners, default=-1) + 1
        references = [
            owners[mcid].object.reference if mcid in owners else "null" for mcid in range(size)
        ]
        numbers.extend([number, pydyf.Array(references)])
    for number, (node, annotation) in enumerate(annotations, start=len(builder.owners)):
        numbers.extend([number, node.object.reference])
        annotation["StructParent"] = number
    pdf.catalog["StructTreeRoot"] = top.reference


def _numbered(pdf: Any, pages: list[Any], root: _Node) -> list[_Node]:
    """All nodes that hold something, parents first, each with an object of its own."""
    found: list[_Node] = []
    waiting = [root]
    while waiting:
        node = waiting.pop()
        node.object.update({"Type": "/StructElem", "S": f"/{node.kind}"})
        node.object["Pg"] = pages[node.page]
        pdf.add_object(node.object)
        found.append(node)
        waiting.extend(kid for kid in reversed(node.kids) if isinstance(kid, _Node))
    return found


def _kid(
    pages: list[Any], node: _Node, kid: _Node | _Mark | _Annotation, annotations: list[Any]
) -> Any:
    if isinstance(kid, _Node):
        return kid.object.reference
    page = pages[kid.page]
    if isinstance(kid, _Mark):
        if kid.page == node.page:
            return kid.mcid
        return pydyf.Dictionary({"Type": "/MCR", "Pg": page, "MCID": kid.mcid}).data
    annotations.append((node, kid.object))
    reference = {"Type": "/OBJR", "Obj": kid.object.reference, "Pg": page}
    return pydyf.Dictionary(reference).data


def _attributes(node: _Node) -> None:
    """What a kind of node must say of itself: scopes and spans, numbering, ids of notes."""
    if node.kind in ("TH", "TD"):
        cell = pydyf.Dictionary({"O": "/Table"})
        if node.kind == "TH":
            in_head = node.parent is not None and _within(node, "THead")
            scope = node.element.get("scope") or ("col" if in_head else "row")
            cell["Scope"] = "/Row" if scope.startswith("row") else "/Column"
        for name, key in (("colspan", "ColSpan"), ("rowspan", "RowSpan")):
            value = node.element.get(name, "1")
            if value != "1" and value.isdecimal():
                cell[key] = int(value)
        if len(cell) > 1:
            node.object["A"] = cell
    elif node.kind == "L":
        tag = node.element.tag.rpartition("}")[2]
        numbering = {"ol": "/Decimal", "ul": "/Disc"}.get(tag, "/None")
        node.object["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": numbering})
    elif node.kind == "Note":
        node.object["ID"] = pydyf.String(f"catatan-{node.object.number}")


def _within(node: _Node, kind: str) -> bool:
    above = node.parent
    while above is not None:
        if above.kind == kind:
            return True
        above = above.parent
    return False
