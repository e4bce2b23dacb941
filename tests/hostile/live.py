"""What of a finished site is alive: elements, attributes, addresses, scripts, lines, formulas.

Each function tells what a file holds beyond its text, as a multiset. A site in which strangers
wrote has nothing of it that the same site without them lacks.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import openpyxl
import pikepdf
import tinyhtml5

Alive = Counter[tuple[str, ...]]

_ADDRESSES = {"href", "src", "srcset", "action", "formaction", "data", "poster", "background"}
# Attributes whose whole value is the frame's or a fragment's, never a text.
_FIXED = {"class", "style", "rel", "type", "target", "http-equiv", "property", "name", "role"}


# Where a link has no address its text stays, and that is all that this element is.
_INERT = {"span"}


def of_html(content: bytes) -> Alive:
    """As a browser parses it. Of an address scheme and host count, of a script what it says."""
    alive: Alive = Counter()
    for element in tinyhtml5.parse(content.decode("utf-8"), namespace_html_elements=False).iter():
        if not isinstance(element.tag, str):
            alive["comment",] += 1
            continue
        if element.tag not in _INERT or element.attrib:
            alive["element", element.tag] += 1
        for name, value in element.attrib.items():
            alive["attribute", element.tag, str(name)] += 1
            if name in _ADDRESSES:
                alive["address", element.tag, _origin(value)] += 1
            elif name in _FIXED:
                alive["value", element.tag, name, value] += 1
        if element.tag == "script" and element.get("type") == "application/ld+json":
            alive += _shape(json.loads(element.text or ""))
        elif element.tag in ("script", "style"):
            alive["code", element.tag, element.text or ""] += 1
        elif element.get("http-equiv") == "refresh":
            delay, _, address = element.get("content", "").partition("url=")
            alive["leads on", delay, _origin(address)] += 1
        elif element.get("http-equiv"):
            alive["policy", element.get("content", "")] += 1
    return alive


def of_xml(content: bytes) -> Alive:
    """Elements, attributes and where links lead. Raises ParseError for what is no XML."""
    alive: Alive = Counter()
    for element in ElementTree.fromstring(content).iter():  # noqa: S314 - of our own making
        if element.tag not in _INERT or element.attrib:
            alive["element", element.tag] += 1
        for name, value in element.attrib.items():
            alive["attribute", element.tag, name] += 1
            if name in _ADDRESSES:
                alive["address", element.tag, _origin(value)] += 1
    return alive


def of_calendar(content: bytes) -> Alive:
    """The property of each line; a line that goes on begins with a space."""
    assert content.count(b"\n") == content.count(b"\r") == content.count(b"\r\n")
    lines = content.decode("utf-8").split("\r\n")
    return Counter(
        ("property", line.partition(":")[0].partition(";")[0])
        for line in lines
        if line and line[0] not in " \t"
    )


def of_json(content: bytes) -> Alive:
    """Nothing; but raises ValueError for what is no JSON."""
    json.loads(content)
    return Counter()


def _shape(value: Any) -> Alive:
    """The keys of linked data, and the words that say what it is."""
    alive: Alive = Counter()
    if isinstance(value, dict):
        for key, inner in value.items():
            alive["key", key] += 1
            if key in ("@type", "@context"):
                alive["value", key, str(inner)] += 1
            alive += _shape(inner)
    elif isinstance(value, list):
        for inner in value:
            alive += _shape(inner)
    return alive


def of_csv(content: bytes, separator: str = ",") -> Alive:
    """Rows by their number of cells, and cells that a spreadsheet would run."""
    alive: Alive = Counter()
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    for row in csv.reader(text, delimiter=separator, strict=True):
        alive["row", str(len(row))] += 1
        alive.update(("formula", cell) for cell in row if cell.startswith(("=", "+", "@", "\t")))
    return alive


def of_workbook(content: bytes) -> Alive:
    """Parts, formulas, links."""
    alive: Alive = Counter()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        alive.update(("part", name) for name in archive.namelist())
    for sheet in openpyxl.load_workbook(io.BytesIO(content)):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    alive["formula", str(cell.value)] += 1
                if cell.hyperlink is not None:
                    alive["address", _origin(cell.hyperlink.target or "#")] += 1
    return alive


def of_text(content: bytes) -> Alive:
    """What stands before the colon of each line, in robots.txt and its kind."""
    lines = content.decode("utf-8").splitlines()
    return Counter(("line", line.partition(":")[0]) for line in lines)


def of_zip(content: bytes) -> Alive:
    """Kinds of files, and what the members hold."""
    alive: Alive = Counter()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            # How many parts the index of the search has follows from how much there is to find.
            if not re.search("/assets/search/(words|entries)/", name):
                alive["member", PurePosixPath(name).suffix] += 1
            if judge := judge_of(name):
                alive += judge(archive.read(name))
    return alive


def of_pdf(content: bytes) -> Alive:
    """Actions, and where links lead."""
    alive: Alive = Counter()
    with pikepdf.open(io.BytesIO(content)) as document:
        for thing in document.objects:
            if not isinstance(thing, pikepdf.Dictionary):
                continue
            kind = str(thing.get("/S", ""))
            if kind in ("/JavaScript", "/Launch", "/URI", "/SubmitForm", "/ImportData", "/GoToR"):
                alive["action", kind, _origin(str(thing.get("/URI", "")))] += 1
            for key in ("/JS", "/AA", "/OpenAction", "/XFA"):
                if key in thing:
                    alive["action", key] += 1
    return alive


def _origin(address: str) -> str:
    """Scheme and host, as a browser reads them; an address within the site has neither."""
    parts = urlsplit("".join(address.split()).replace("\\", "/"))
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme or parts.netloc else ""


_BY_ENDING: Mapping[str, Callable[[bytes], Alive]] = {
    ".html": of_html,
    ".xml": of_xml,
    ".xml.gz": lambda content: of_xml(gzip.decompress(content)),
    ".svg": of_xml,
    ".ics": of_calendar,
    ".excel-id.csv": partial(of_csv, separator=";"),
    "contoh-rencana-rekaan.csv": partial(of_csv, separator=";"),
    ".csv": of_csv,
    ".json": of_json,
    ".webmanifest": of_json,
    ".xlsx": of_workbook,
    "robots.txt": of_text,
    ".zip": of_zip,
    ".pdf": of_pdf,
}
# Nothing of data stands in them, or nothing that a program would run.
DEAD = (".png", ".woff2", ".css", ".js", ".txt", ".md", ".sqlite", ".parquet", ".ipynb", ".py")


def judge_of(name: str) -> Callable[[bytes], Alive] | None:
    """What tells what is alive in a file of this name; None for what can't be."""
    for ending, judge in _BY_ENDING.items():
        if name.endswith(ending):
            return judge
    assert name.endswith(DEAD), f"{name}: who looks whether something in it is alive?"
    return None


def beyond(found: Alive, usual: Alive) -> Iterator[str]:
    """What is alive in one and not in the other."""
    for what, count in (found - usual).items():
        if what[0] == "address" and what[-1] == "":
            continue  # within the site, which has pages enough
        if what[0] == "attribute" and what[-1] in ("x", "dy") and what[-2].endswith("svg}tspan"):
            continue  # a long name on a map is set in lines
        yield f"{' '.join(what)[:200]} (+{count})"
