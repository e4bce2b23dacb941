"""inventaris.json: every item that can be cited, from its permanent ID to its place on the site."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import html

from cetakbiru.insight.entries import Entry, known_entries
from cetakbiru.model.chapters import FOLDER
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Program
from cetakbiru.outputs.opendata.jsondata import pretty_json
from cetakbiru.pages.citing import headings_of
from cetakbiru.pages.fragments.links import Links

# Rises when a key changes its meaning or goes; new keys may come without it.
SHAPE = 1
INVENTORY_FILE = "inventaris.json"
CHAPTER, SECTION = "bab", "bagian"


@dataclass(frozen=True)
class Item:
    """Something with a permanent ID. `url` is below the site's root, with the anchor.

    `status` is an entry's or a voice's own; other items have none beside the edition's.
    """

    id: str
    kind: str
    title: str
    url: str
    status: str | None = None
    replaced_by: tuple[str, ...] = ()

    @property
    def permalink(self) -> str:
        """The short address that leads to the item, below the site's root."""
        return f"id/{self.id}/"


def items_of_data(blueprint: Blueprint) -> list[Item]:
    """Directions, programmes, indicators, consultations and voices, in the order of the data."""
    links = Links(blueprint, "")
    entries = [
        Item(one.id, _kind(one), one.nama, links.entry(one), one.status, one.diganti_oleh)
        for one in known_entries(blueprint).values()
    ]
    indicators = [
        Item(f"indikator-{one.id}", "indikator", one.nama, links.indikator(one.id))
        for one in blueprint.indikator.values()
    ]
    meetings = [
        Item(one.id, "konsultasi", one.judul, links.konsultasi(one.id))
        for one in blueprint.konsultasi.values()
    ]
    voices = [
        Item(one.id, "masukan", one.isi, links.masukan(one.id), one.keadaan)
        for one in blueprint.masukan.values()
    ]
    return entries + indicators + meetings + voices


def _kind(entry: Entry) -> str:
    return "program" if isinstance(entry, Program) else "arah"


def items_of_chapters(site: Path) -> list[Item]:
    """The chapters of the finished site and their sections, as far as they have anchors."""
    found: list[Item] = []
    for page in sorted((site / FOLDER).glob("*/index.html")):
        name = page.parent.name
        url = f"{FOLDER}/{name}/"
        for article in html.fromstring(page.read_bytes()).iter("article"):
            for one in headings_of(name, article):
                kind = SECTION if one.anchor else CHAPTER
                address = f"{url}#{one.anchor}" if one.anchor else url
                found.append(Item(one.id, kind, one.title, address))
    return found


def to_inventory(blueprint: Blueprint, items: Sequence[Item], base_url: str | None) -> bytes:
    """inventaris.json; addresses are below `alamat`, or below the folder of the file itself."""
    edition = blueprint.edisi
    return pretty_json(
        {
            "bentuk": SHAPE,
            "judul": edition.judul,
            "edisi": edition.versi,
            "status": blueprint.status.code,
            "tanggal": edition.tanggal.isoformat(),
            "alamat": base_url,
            "butir": {
                item.id: {
                    "jenis": item.kind,
                    "judul": item.title,
                    "url": item.url,
                    "tautan_tetap": item.permalink,
                    "status": item.status,
                    "diganti_oleh": list(item.replaced_by),
                    "edisi": edition.versi,
                }
                for item in items
            },
        }
    )
