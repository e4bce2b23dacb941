"""Rows of any table by their IDs: where each stands on the site, and what it is called."""

from __future__ import annotations

from collections.abc import Iterator

from cetakbiru.insight.entries import known_entries
from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.cells import code, entry_link
from cetakbiru.pages.fragments.html import Html, fragment
from cetakbiru.pages.fragments.links import Links, link


def row_link(blueprint: Blueprint, links: Links, kode: str) -> Html:
    """The ID of a row as a link to its place, with its name; an ID that no table has stays text."""
    for found in _found(blueprint, links, kode):
        return found
    return code(kode)


def _found(blueprint: Blueprint, links: Links, kode: str) -> Iterator[Html]:
    entry = known_entries(blueprint).get(kode)
    if entry is not None:
        yield fragment(entry_link(links, entry), f" {entry.nama}")
    if kode in blueprint.isu:
        yield fragment(link(links.isu(kode), kode), f" {blueprint.isu[kode].judul}")
    if kode in blueprint.kelengkapan:
        place = links.kelengkapan(kode)
        yield fragment(link(place, kode), f" {blueprint.kelengkapan[kode].uraian}")
    if kode in blueprint.kesepakatan:
        yield fragment(code(kode), f" {blueprint.kesepakatan[kode].isi}")
    if kode in blueprint.aksi:
        yield fragment(code(kode), f" {blueprint.aksi[kode].kegiatan}")
    if kode in blueprint.kompetensi:
        yield fragment(code(kode), f" {blueprint.kompetensi[kode].kompetensi}")
    if kode in blueprint.renja:
        yield fragment(code(kode), f" {blueprint.renja[kode].subkegiatan}")
