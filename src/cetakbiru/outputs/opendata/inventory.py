"""inventaris.json: every item that can be cited, from its permanent ID to its place on the site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement

from cetakbiru.outputs.opendata.jsondata import pretty_json
from cetakbiru.model.chapters import FOLDER, SAFE_ID, section_id
from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.links import Links

# Rises when a key changes its meaning or goes; new keys may come without it.
SHAPE = 1
INVENTORY_FILE = "inventaris.json"
CHAPTER, SECTION = "bab", "bagian"


@dataclass(frozen=True)
class Item:
    """Something with a permanent ID. `url` is below the site's root, with the anchor.

    `status` is a programme's own; other items have none beside the edition's.
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
    """The programmes and the indicators, in the order of the data."""
    links = Links(blueprint, "")
    programs = [
        Item(one.id, "program", one.nama, links.program(one), one.status, one.diganti_oleh)
        for one in blueprint.program.values()
    ]
    indicators = [
        Item(f"indikator-{one.id}", "indikator", one.nama, links.indikator(one.id))
        for one in blueprint.indikator.values()
    ]
    return programs + indicators


def items_of_chapters(site: Path) -> list[Item]:
    """The chapters of the finished site and their sections, as far as they have anchors."""
    found: list[Item] = []
    for page in sorted((site / FOLDER).glob("*/index.html")):
        name = page.parent.name
        url = f"{FOLDER}/{name}/"
        headings = list(_headings(html.fromstring(page.read_bytes())))
        for level, anchor, title in headings:
            if level == "h1":
                found.append(Item(name, CHAPTER, title, url))
            elif anchor:
                found.append(Item(section_id(name, anchor), SECTION, title, f"{url}#{anchor}"))
    return [item for item in found if SAFE_ID.fullmatch(item.id)]


def _headings(tree: HtmlElement) -> Iterator[tuple[str, str, str]]:
    for heading in tree.xpath("//article//h1 | //article//h2[@id] | //article//h3[@id]"):
        for permalink in heading.xpath(".//a[@class='headerlink']"):
            permalink.drop_tree()
        title = " ".join(heading.text_content().split())
        yield heading.tag, heading.get("id", ""), title


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
