"""The map of an edition: its pages, where earlier pages went, where each programme stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cetakbiru.comparison.compare import renamed_pages
from cetakbiru.comparison.snapshot import Snapshot
from cetakbiru.editions.changelog import change_log
from cetakbiru.insight.entries import known_entries
from cetakbiru.insight.former import resolve
from cetakbiru.model.addresses import page_url
from cetakbiru.model.load import Blueprint
from cetakbiru.model.made_pages import subdistrict_page, subdistrict_pages
from cetakbiru.model.model import kabupaten_slug
from cetakbiru.pages.fragments.links import Links

# Pages that only lead elsewhere say so near their beginning.
_REDIRECT = b'http-equiv="refresh"'
_HEAD = 1024


def page_map(
    site: Path, blueprint: Blueprint, now: Snapshot, before: Snapshot | None, earlier: Any
) -> dict[str, Any]:
    """Plain values for the notices of older editions, read from the newest one.

    `moved` holds old → new address of every page that earlier editions had, also over several
    editions; "" means that nothing took its place. `earlier` is the map of the edition before.
    """
    pages = site_pages(site)
    moved: dict[str, str] = dict(earlier["moved"]) if earlier else {}
    gone = [page for page in earlier["pages"] if page not in pages] if earlier else []
    renamed = renamed_pages(before.chapters, now.chapters) if before else {}
    renamed |= _renamed_subdistricts(before, blueprint) if before else {}
    for page in gone:
        moved[page] = renamed.get(page, "")
    moved.update(change_log(blueprint).moved_pages)
    links = Links(blueprint, "")
    return {
        "shape": 1,
        "version": blueprint.edisi.versi,
        "pages": pages,
        "moved": {
            page: target
            for page in sorted(moved)
            if page not in pages
            for target in (_end(page, moved, pages),)
        },
        "programs": {
            program.id: {
                "page": links.home_of(program),
                "name": program.nama,
                "status": program.status,
                "successors": list(program.diganti_oleh),
            }
            for program in known_entries(blueprint).values()
        },
    }


def _renamed_subdistricts(before: Snapshot, blueprint: Blueprint) -> dict[str, str]:
    """Old → new address of the page of each kecamatan that goes on, as one, under a code of now."""
    regions, table = before.tables.get("kabupaten"), before.tables.get("kecamatan")
    if regions is None or table is None:
        return {}
    homes = {
        row.key[0]: kabupaten_slug(regions.cell(row, "jenis"), regions.cell(row, "nama"))
        for row in regions.rows
    }
    places = (
        (row.key[0], table.cell(row, "nama"), table.cell(row, "kabupaten")) for row in table.rows
    )
    found = {}
    for kode, name in subdistrict_pages(homes, places).items():
        today = [one for one in resolve(blueprint, kode, None) if one in blueprint.kecamatan]
        if len(today) == 1:
            found[page_url(name)] = page_url(subdistrict_page(blueprint, today[0]))
    return found


def site_pages(site: Path) -> list[str]:
    """The addresses of a site's pages below its root, in order; "" is the home page."""
    folders = (
        path.parent.relative_to(site)
        for path in site.rglob("index.html")
        if not _leads_elsewhere(path)
    )
    return sorted("" if folder == Path() else f"{folder.as_posix()}/" for folder in folders)


def _leads_elsewhere(page: Path) -> bool:
    with page.open("rb") as stream:
        return _REDIRECT in stream.read(_HEAD)


def _end(page: str, moved: dict[str, str], pages: list[str]) -> str:
    """Where a chain of moves ends; "" when it ends nowhere."""
    seen = {page}
    target = moved.get(page, "")
    while target and target not in pages and target not in seen:
        seen.add(target)
        target = moved.get(target, "")
    return target if target in pages else ""
