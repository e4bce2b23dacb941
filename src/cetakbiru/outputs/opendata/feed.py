"""umpan.xml: an Atom feed of what happened to the blueprint: editions and legal events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as Xml

from cetakbiru.comparison.history import editions_of
from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.opendata.about import about
from cetakbiru.pages.fragments.numbers import long_date

FEED_FILE = "umpan.xml"
_RELEASES = "rilis/"
_ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True)
class Entry:
    """One happening. `key` never changes: it makes the entry's id."""

    key: str
    day: date
    title: str
    text: str


def to_feed(blueprint: Blueprint, base_url: str | None) -> bytes:
    """The feed, newest first. Without an address, links are relative to the feed itself."""
    edition = about(blueprint)
    region = blueprint.edisi.provinsi.kode
    entries = sorted(_entries(blueprint), key=lambda one: (one.day, one.key), reverse=True)
    root = base_url or ""
    feed = Xml.Element("feed", {"xmlns": _ATOM, "xml:lang": "id"})
    _add(feed, "id", _urn(region, "umpan"))
    _add(feed, "title", edition.short_title)
    _add(feed, "subtitle", f"Perubahan {edition.title}")
    _add(feed, "updated", _moment(max(entry.day for entry in entries)))
    _add(feed, "rights", edition.licence)
    _add(Xml.SubElement(feed, "author"), "name", edition.speaker.name)
    Xml.SubElement(feed, "link", {"rel": "alternate", "href": f"{root}{_RELEASES}"})
    if base_url:
        Xml.SubElement(feed, "link", {"rel": "self", "href": f"{base_url}{FEED_FILE}"})
    for one in entries:
        entry = Xml.SubElement(feed, "entry")
        _add(entry, "id", _urn(region, one.key))
        _add(entry, "title", one.title)
        _add(entry, "updated", _moment(one.day))
        Xml.SubElement(entry, "link", {"rel": "alternate", "href": f"{root}{_RELEASES}"})
        _add(entry, "content", one.text)
    Xml.indent(feed)
    text = Xml.tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _entries(blueprint: Blueprint) -> Iterator[Entry]:
    edition, status = blueprint.edisi, blueprint.status
    log = _release_log(blueprint)
    yield Entry(
        f"edisi/{edition.versi}",
        edition.tanggal,
        f"Edisi {edition.versi} ({status.label.lower()})",
        "\n".join([f"{status.notice} {blueprint.speaker.notice}", *_notes(log, edition.versi)]),
    )
    for earlier in editions_of(blueprint):
        if earlier.version != edition.versi:
            yield Entry(
                f"edisi/{earlier.version}",
                date.fromisoformat(earlier.date),
                f"Edisi {earlier.version} ({earlier.label.lower()})",
                "\n".join([earlier.summary, *(f"- {change}" for change in earlier.changes)]),
            )
    for event in edition.peristiwa:
        document = f" Dokumen: {event.dokumen}." if event.dokumen else ""
        yield Entry(
            f"peristiwa/{event.tanggal.isoformat()}/{event.jenis}",
            event.tanggal,
            f"{event.jenis.replace('-', ' ').capitalize()}, {long_date(event.tanggal)}",
            f"{event.dasar}{document}",
        )
    for one in log.get("pencabutan", ()):
        yield Entry(
            f"pencabutan/{one['edisi']}",
            date.fromisoformat(one["tanggal"]),
            f"Edisi {one['edisi']} dicabut",
            f"{one['dasar']} Dokumen: {one['dokumen']}.",
        )


def _release_log(blueprint: Blueprint) -> Mapping[str, Any]:
    """data/rilis.yml as read, where the province keeps one."""
    trees = blueprint.trees("rilis")
    return trees[0] if trees and isinstance(trees[0], Mapping) else {}


def _notes(log: Mapping[str, Any], version: str) -> list[str]:
    for one in log.get("rilis", ()):
        if one["versi"] == version:
            return [one["ringkasan"], *(f"- {change}" for change in one["perubahan"])]
    return []


def _add(parent: Xml.Element, name: str, text: str) -> None:
    Xml.SubElement(parent, name).text = text


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _urn(region: str, key: str) -> str:
    return uuid5(NAMESPACE_URL, f"cetak-biru-ppm/{region}/{key}").urn
