"""The text of an instrument, read back from each kind of file."""

from __future__ import annotations

import io
import re
import zipfile

from lxml import etree, html

from cetakbiru.outputs.adoption.html import instrument_section
from cetakbiru.outputs.adoption.text import Instrument

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def docx_text(content: bytes) -> str:
    root = etree.fromstring(members(content)["word/document.xml"])
    return _of_paragraphs(root, (f"{_W}p",), f"{_W}br")


def odt_text(content: bytes) -> str:
    root = etree.fromstring(members(content)["content.xml"])
    return _of_paragraphs(root, (f"{_TEXT}p", f"{_TEXT}h"), f"{_TEXT}line-break")


def html_text(one: Instrument) -> str:
    root = html.fromstring(instrument_section(one))
    for line in root.iter("br"):
        line.tail = f" {line.tail or ''}"
    return flat(" ".join(root.itertext()))


def _of_paragraphs(root: etree._Element, tags: tuple[str, ...], end: str) -> str:
    for line in root.iter(end):
        line.tail = f" {line.tail or ''}"
    return flat(" ".join("".join(one.itertext()) for one in root.iter(*tags)))


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
