"""What the latest edition could cite and this one cannot: programmes, chapters and sections."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from cetakbiru.editions.published import DamagedBranchError, Published
from cetakbiru.insight.entries import known_entries
from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.opendata.inventory import CHAPTER, INVENTORY_FILE, SECTION


@dataclass(frozen=True)
class LostProgram:
    """A direction or programme that readers know from an edition and can no longer find."""

    id: str
    name: str
    region: str
    version: str


@dataclass(frozen=True)
class LostSection:
    """A chapter or section that a permanent link of an edition leads to. `chapter` is its file."""

    id: str
    title: str
    chapter: str
    version: str


def lost_programs(published: Published, blueprint: Blueprint) -> list[LostProgram]:
    """Every lost direction and programme, in the order of the latest edition; else none.

    Raises DamagedBranchError.
    """
    latest = published.latest
    if latest is None:
        return []
    known = known_entries(blueprint)
    return [
        LostProgram(row.key[0], row.label, row.region, latest.version)
        for table in ("nomor_arah", "program")
        for row in published.snapshot(latest.version).table_rows(table)
        if row.key[0] not in known
    ]


def lost_sections(published: Published, ids: Collection[str]) -> list[LostSection]:
    """Every chapter and section of the latest edition whose permanent ID is not among `ids`.

    None before the first edition. Raises DamagedBranchError.
    """
    latest = published.latest
    if latest is None or published.file(latest.version, INVENTORY_FILE) is None:
        return []
    inventory = published.json(latest.version, INVENTORY_FILE)
    try:
        return [
            LostSection(name, str(item["judul"]), _chapter(str(item["url"])), latest.version)
            for name, item in inventory["butir"].items()
            if item["jenis"] in (CHAPTER, SECTION) and name not in ids
        ]
    except (AttributeError, KeyError, TypeError) as error:
        raise DamagedBranchError(f"{latest.version}/{INVENTORY_FILE} rusak: {error}") from error


def _chapter(url: str) -> str:
    return f"{url.partition('#')[0].rstrip('/')}.md"
