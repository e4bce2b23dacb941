"""umpan.xml: an Atom feed of what happened to the blueprint: editions and legal events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from cetakbiru.comparison.history import editions_of
from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.opendata.about import about
from cetakbiru.outputs.opendata.atom import Entry, Feed, to_atom
from cetakbiru.pages.fragments.numbers import long_date

FEED_FILE = "umpan.xml"
_RELEASES = "rilis/"


def to_feed(blueprint: Blueprint, base_url: str | None) -> bytes:
    """The feed. Without an address, links are relative to the feed itself."""
    edition = about(blueprint)
    subtitle = f"Perubahan {edition.title}"
    entries = tuple(_entries(blueprint))
    feed = Feed(FEED_FILE, "umpan", edition.short_title, subtitle, _RELEASES, entries)
    return to_atom(blueprint, feed, base_url)


def _entries(blueprint: Blueprint) -> Iterator[Entry]:
    edition, status = blueprint.edisi, blueprint.status
    log = _release_log(blueprint)
    yield Entry(
        f"edisi/{edition.versi}",
        edition.tanggal,
        f"Edisi {edition.versi} ({status.label.lower()})",
        "\n".join([f"{status.notice} {blueprint.speaker.notice}", *_notes(log, edition.versi)]),
        _RELEASES,
    )
    for earlier in editions_of(blueprint):
        if earlier.version != edition.versi:
            yield Entry(
                f"edisi/{earlier.version}",
                date.fromisoformat(earlier.date),
                f"Edisi {earlier.version} ({earlier.label.lower()})",
                "\n".join([earlier.summary, *(f"- {change}" for change in earlier.changes)]),
                _RELEASES,
            )
    for event in edition.peristiwa:
        document = f" Dokumen: {event.dokumen}." if event.dokumen else ""
        yield Entry(
            f"peristiwa/{event.tanggal.isoformat()}/{event.jenis}",
            event.tanggal,
            f"{event.jenis.replace('-', ' ').capitalize()}, {long_date(event.tanggal)}",
            f"{event.dasar}{document}",
            _RELEASES,
        )
    for one in log.get("pencabutan", ()):
        yield Entry(
            f"pencabutan/{one['edisi']}",
            date.fromisoformat(one["tanggal"]),
            f"Edisi {one['edisi']} dicabut",
            f"{one['dasar']} Dokumen: {one['dokumen']}.",
            _RELEASES,
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
