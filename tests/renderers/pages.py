"""What a reader gets from a finished page, aspect by aspect, however its renderer writes HTML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from lxml import html
from lxml.html import HtmlElement

from cetakbiru.outputs.reader import page_files

_ROOT = "https://situs.example/"
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SILENT = {"script", "style", "template"}
_ADDRESSES = {"href", "src", "action", "poster", "data"}


@dataclass(frozen=True)
class Difference:
    """Something that two sites do not share: where, in which aspect, and what."""

    page: str
    aspect: str
    what: str


def read_page(site: Path, name: str) -> dict[str, list[str]]:
    """Every aspect of the page `name`, each a list of lines in the order of the page."""
    tree = html.fromstring((site / name).read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    address = urljoin(_ROOT, name.removesuffix("index.html"))
    for element in tree.iter():
        for attribute in _ADDRESSES & set(element.attrib):
            element.attrib[attribute] = urljoin(address, element.attrib[attribute])
    return {
        "text": [text for text in map(_words, tree.itertext(*_spoken(tree))) if text],
        "headings": [
            f"{element.tag} #{element.get('id', '')} {_text(element)}"
            for element in tree.iter(*_HEADINGS)
        ],
        "anchors": [str(value) for value in tree.xpath("//@id | //a/@name")],
        "links": [f"{element.get('href')} | {_text(element)}" for element in tree.iter("a")],
        "images": [f"{element.get('src')} | {element.get('alt')}" for element in tree.iter("img")],
        "tables": list(_tables(tree)),
        "head": list(_head(tree)),
        "scripts": [str(value) for value in tree.xpath("//script/@src")],
        "elements": list(_elements(tree)),
    }


def differences(ours: Path, other: Path, names: list[str]) -> list[Difference]:
    """Everything in which the pages `names` of two sites differ."""
    found: list[Difference] = []
    for name in names:
        here, there = read_page(ours, name), read_page(other, name)
        for aspect, lines in here.items():
            found += [Difference(name, aspect, what) for what in _unlike(lines, there[aspect])]
    return found


def pages_of(site: Path) -> list[str]:
    """The names of all pages of a site."""
    return sorted(page_files(site))


def _unlike(here: list[str], there: list[str]) -> Iterator[str]:
    if len(here) != len(there):
        yield f"{len(here)} and {len(there)} of them"
    for one, two in zip(here, there):
        if one != two:
            yield f"{one!r} is {two!r}"
            return


def _spoken(tree: HtmlElement) -> list[str]:
    """The tags whose text a reader sees."""
    return sorted({str(e.tag) for e in tree.iter() if isinstance(e.tag, str)} - _SILENT)


def _text(element: HtmlElement) -> str:
    return _words("".join(element.itertext()))


def _words(text: str) -> str:
    return " ".join(text.split())


def _tables(tree: HtmlElement) -> Iterator[str]:
    for number, table in enumerate(tree.iter("table"), 1):
        for row in table.iter("tr"):
            cells = [
                f"{cell.tag}{cell.get('colspan', '')}/{cell.get('rowspan', '')} {_text(cell)}"
                for cell in row.iter("th", "td")
            ]
            yield f"{number}: {' | '.join(cells)}"


def _head(tree: HtmlElement) -> Iterator[str]:
    yield f"lang {tree.get('lang')}"
    for element in tree.iter("title"):
        yield f"title {_text(element)}"
    for element in tree.iter("meta", "link"):
        yield _element(element)


def _elements(tree: HtmlElement) -> Iterator[str]:
    """The whole page: every element with its attributes, and its depth."""
    depths = {tree: 0}
    for element in tree.iter():
        parent = element.getparent()
        depths[element] = depths[parent] + 1 if parent is not None else 0
        if isinstance(element.tag, str):
            yield f"{depths[element]} {_element(element)}"


def _element(element: HtmlElement) -> str:
    attributes = " ".join(f"{name}={value!r}" for name, value in sorted(element.attrib.items()))
    return f"{element.tag} {attributes}".strip()
