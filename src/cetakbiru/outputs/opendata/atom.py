"""Atom feeds as files: what happened, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as Xml

from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.opendata.about import about

_ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True)
class Entry:
    """One happening, told at `href` below the site's root. `key` never changes: it makes the
    entry's id."""

    key: str
    day: date
    title: str
    text: str
    href: str


@dataclass(frozen=True)
class Feed:
    """What a feed is of: its file and the page that tells the same, both below the site's root."""

    file: str
    key: str
    title: str
    subtitle: str
    page: str
    entries: Sequence[Entry]


def to_atom(blueprint: Blueprint, feed: Feed, base_url: str | None) -> bytes:
    """The file of a feed, newest first. Without an address, links are relative to the file."""
    edition = about(blueprint)
    region = blueprint.edisi.provinsi.kode
    entries = sorted(feed.entries, key=lambda one: (one.day, one.key), reverse=True)
    root = base_url or "../" * feed.file.count("/")
    tree = Xml.Element("feed", {"xmlns": _ATOM, "xml:lang": "id"})
    _add(tree, "id", _urn(region, feed.key))
    _add(tree, "title", feed.title)
    _add(tree, "subtitle", feed.subtitle)
    # Where nothing has happened yet, what is new is the edition.
    _add(tree, "updated", _moment(entries[0].day if entries else blueprint.edisi.tanggal))
    _add(tree, "rights", edition.licence)
    _add(Xml.SubElement(tree, "author"), "name", edition.speaker.name)
    Xml.SubElement(tree, "link", {"rel": "alternate", "href": f"{root}{feed.page}"})
    if base_url:
        Xml.SubElement(tree, "link", {"rel": "self", "href": f"{base_url}{feed.file}"})
    for one in entries:
        entry = Xml.SubElement(tree, "entry")
        _add(entry, "id", _urn(region, one.key))
        _add(entry, "title", one.title)
        _add(entry, "updated", _moment(one.day))
        Xml.SubElement(entry, "link", {"rel": "alternate", "href": f"{root}{one.href}"})
        _add(entry, "content", one.text)
    Xml.indent(tree)
    text = Xml.tostring(tree, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _add(parent: Xml.Element, name: str, text: str) -> None:
    Xml.SubElement(parent, name).text = text


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _urn(region: str, key: str) -> str:
    return uuid5(NAMESPACE_URL, f"cetak-biru-ppm/{region}/{key}").urn
