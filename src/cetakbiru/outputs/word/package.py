"""The parts of a .docx file put together, the same bytes from the same parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from struct import Struct

from cetakbiru.base.archive import comment_of, sha256, to_zip, with_comment
from cetakbiru.outputs.word.xml import clean
from cetakbiru.pages.fragments.html import EMPTY, Html, element, fragment

_CORE = "docProps/core.xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACES = {
    "xmlns:w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "xmlns:r": f"{_OFFICE}/relationships",
    "xmlns:wp": f"{_DRAWING}/wordprocessingDrawing",
    "xmlns:a": f"{_DRAWING}/main",
    "xmlns:pic": f"{_DRAWING}/picture",
}
_LENGTH = Struct("<H")  # of the comment, before it at the end of a zip


@dataclass(frozen=True)
class Relation:
    """What one part refers to by an id: another part, or an address outside."""

    id: str
    kind: str
    target: str
    outside: bool = False


def root(name: str, *children: Html) -> bytes:
    """A part: its root element with the namespaces that all parts may use."""
    return (_HEAD + element(f"w:{name}", NAMESPACES, *children)).encode()


@dataclass(frozen=True)
class Properties:
    """What a file says of itself in Word under File › Info."""

    title: str
    subject: str
    keywords: str
    day: date
    author: str = ""


def package(
    parts: Mapping[str, bytes],
    relations: Mapping[str, Iterable[Relation]],
    properties: Properties,
) -> bytes:
    """A .docx of parts by their names below word/, and of what each refers to, by the name of the
    part without its ending."""
    whole = (
        Relation("dokumen", f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
        Relation("sifat", f"{_PACKAGE}/relationships/metadata/core-properties", _CORE),
    )
    members = {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": _relations(whole),
        _CORE: _core(properties),
        **{f"word/_rels/{name}.xml.rels": _relations(found) for name, found in relations.items()},
        **{f"word/{name}": content for name, content in parts.items()},
    }
    archive = to_zip(members.items())
    return with_comment(archive, _seal(archive))


def is_own_docx(content: bytes) -> bool:
    """Whether the bytes are a .docx made here that nobody has changed since."""
    seal = comment_of(content)
    archive = content[: -len(seal) - _LENGTH.size] + _LENGTH.pack(0)
    return bool(seal) and with_comment(archive, _seal(archive)) == content


def _seal(archive: bytes) -> str:
    """The comment of the zip: a hash, which no program that saves the file writes anew."""
    return f"ppm {sha256(archive)}"


def _kind(name: str) -> str:
    return f"{_OFFICE}/relationships/{name}"


def link(id: str, address: str) -> Relation:
    """A link that leads out of the document."""
    return Relation(id, _kind("hyperlink"), address, outside=True)


def beside(id: str, kind: str, file: str) -> Relation:
    """Another part, of a kind such as `image`, `header` or `styles`."""
    return Relation(id, _kind(kind), file)


def _relations(relations: Iterable[Relation]) -> bytes:
    items = (
        element(
            "Relationship",
            {
                "Id": one.id,
                "Type": one.kind,
                "Target": clean(one.target),
                "TargetMode": "External" if one.outside else None,
            },
        )
        for one in relations
    )
    return _part("Relationships", f"{_PACKAGE}/relationships", fragment(*items))


def _content_types(parts: Mapping[str, bytes]) -> bytes:
    kinds = {"rels": "application/vnd.openxmlformats-package.relationships+xml"}
    kinds |= {"xml": "application/xml", "png": "image/png", "jpeg": "image/jpeg"}
    defaults = (
        element("Default", {"Extension": name, "ContentType": kind}) for name, kind in kinds.items()
    )
    overrides = (
        element("Override", {"PartName": f"/word/{name}", "ContentType": _content_type(name)})
        for name in sorted(parts)
        if name.endswith(".xml")
    )
    core = element(
        "Override",
        {
            "PartName": f"/{_CORE}",
            "ContentType": "application/vnd.openxmlformats-package.core-properties+xml",
        },
    )
    inside = fragment(*defaults, core, *overrides)
    return _part("Types", f"{_PACKAGE}/content-types", inside)


def _content_type(name: str) -> str:
    stem = name.removesuffix(".xml").rstrip("0123456789")
    return f"{_WORD}.{'document.main' if stem == 'document' else stem}+xml"


def _core(properties: Properties) -> bytes:
    moment = f"{properties.day.isoformat()}T00:00:00Z"
    w3c = {"xsi:type": "dcterms:W3CDTF"}
    inside = fragment(
        element("dc:title", None, clean(properties.title)),
        element("dc:creator", None, clean(properties.author)) if properties.author else EMPTY,
        element("dc:subject", None, clean(properties.subject)),
        element("cp:keywords", None, clean(properties.keywords)),
        element("dc:language", None, "id-ID"),
        element("dcterms:created", w3c, moment),
        element("dcterms:modified", w3c, moment),
    )
    names = {
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        "xmlns:dcterms": "http://purl.org/dc/terms/",
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        "xmlns:cp": f"{_PACKAGE}/metadata/core-properties",
    }
    return (_HEAD + element("cp:coreProperties", names, inside)).encode()


def _part(name: str, namespace: str, inside: Html) -> bytes:
    return (_HEAD + element(name, {"xmlns": namespace}, inside)).encode()
