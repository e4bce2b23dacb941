"""Small steps on an lxml tree: text, classes, new elements, removal that keeps what follows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement

_SPACE = re.compile(r"\s+")

# libxml2's HTML parser lowercases names; SVG distinguishes them.
_SVG_NAMES = {
    name.lower(): name
    for name in (
        *("clipPath", "linearGradient", "radialGradient", "textPath", "foreignObject", "viewBox"),
        *("preserveAspectRatio", "gradientUnits", "gradientTransform", "patternUnits"),
        *("patternContentUnits", "patternTransform", "clipPathUnits", "maskUnits"),
        *("maskContentUnits", "markerWidth", "markerHeight", "markerUnits", "refX", "refY"),
        *("textLength", "lengthAdjust", "startOffset", "spreadMethod", "attributeName"),
        "pathLength",
    )
}


def new(tag: str, text: str | None = None, **attributes: str) -> HtmlElement:
    """An element with text; `class_` is written for class."""
    made: HtmlElement = etree.Element(tag)
    made.text = text
    for name, value in attributes.items():
        made.set(name.rstrip("_").replace("_", "-"), value)
    return made


def text_of(element: HtmlElement) -> str:
    """All text within, with runs of white space as one space."""
    return _SPACE.sub(" ", "".join(str(part) for part in element.itertext())).strip()


def classes(element: HtmlElement) -> list[str]:
    """The classes of an element."""
    return (element.get("class") or "").split()


def add_class(element: HtmlElement, name: str) -> None:
    """Adds a class."""
    element.set("class", " ".join([*classes(element), name]))


def elements(root: HtmlElement, *tags: str) -> Iterator[HtmlElement]:
    """Root and everything within it, comments left out; only `tags` when given."""
    for element in list(root.iter(*tags)):
        if isinstance(element.tag, str):
            yield element


def text_before(element: HtmlElement) -> str:
    """The text right before an element, within its parent."""
    before = element.getprevious()
    return (element.getparent().text if before is None else before.tail) or ""


def set_text_before(element: HtmlElement, text: str) -> None:
    """Puts a text in place of that one."""
    before = element.getprevious()
    if before is None:
        element.getparent().text = text
    else:
        before.tail = text


def add_text(element: HtmlElement, text: str) -> None:
    """Adds a text at the end of an element."""
    last = element[-1] if len(element) else None
    if last is None:
        element.text = f"{element.text or ''}{text}"
    else:
        last.tail = f"{last.tail or ''}{text}"


def in_cell(element: HtmlElement) -> bool:
    """Whether an element stands in a cell of a table."""
    return next(element.iterancestors("td", "th"), None) is not None


def entries(facts: HtmlElement) -> Iterator[tuple[list[HtmlElement], list[HtmlElement]]]:
    """The words of a definition list, each group with its meanings; either may lack."""
    terms: list[HtmlElement] = []
    meanings: list[HtmlElement] = []
    for part in facts.xpath("./dt|./dd|./div/dt|./div/dd"):
        if part.tag == "dt" and meanings:
            yield terms, meanings
            terms, meanings = [], []
        (terms if part.tag == "dt" else meanings).append(part)
    if terms or meanings:
        yield terms, meanings


def drop(element: HtmlElement) -> None:
    """Removes an element with its content; the text after it stays."""
    element.drop_tree()


def move_children(source: HtmlElement, target: HtmlElement) -> None:
    """Moves text and children of `source` to the end of the empty `target`."""
    target.text, source.text = source.text, None
    for child in list(source):
        target.append(child)


def restore_svg_names(root: HtmlElement) -> None:
    """Gives the elements and attributes of drawings back their capitals."""
    for svg in elements(root, "svg"):
        for element in elements(svg):
            element.tag = _SVG_NAMES.get(element.tag, element.tag)
            for name in list(element.attrib):
                if name in _SVG_NAMES:
                    element.set(_SVG_NAMES[str(name)], str(element.attrib.pop(name)))
