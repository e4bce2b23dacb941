"""Rows of any table and parts of any page: where each stands on the site, what it is called."""

from __future__ import annotations

from collections.abc import Iterator

from cetakbiru.insight.entries import known_entries
from cetakbiru.model.addresses import page_url
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
        action = blueprint.aksi[kode]
        yield fragment(link(links.aksi(action), kode), f" {action.kegiatan}")
    if kode in blueprint.kompetensi:
        told = f" {blueprint.kompetensi[kode].kompetensi}"
        yield fragment(link(links.kompetensi(kode), kode), told)
    if kode in blueprint.renja:
        yield fragment(code(kode), f" {blueprint.renja[kode].subkegiatan}")


def part_link(blueprint: Blueprint, links: Links, part: str) -> Html:
    """A part of a page by the words of its address: "Bab 2 visi misi: Visi"."""
    page, _, anchor = part.partition("#")
    url = page_url(page)
    places = {f"kabupaten/{place.slug}/": place.full_name for place in blueprint.kabupaten.values()}
    name = places.get(url) or _words(blueprint, url.rstrip("/").rpartition("/")[2] or "beranda")
    text = f"{name}: {_words(blueprint, anchor)}" if anchor else name
    return link(links.page(url, anchor), text)


def _words(blueprint: Blueprint, slug: str) -> str:
    """The words of a slug, abbreviations in capitals as the glossary has them."""
    entries = (item.istilah for item in blueprint.istilah.values())
    capitals = {name.casefold(): name for name in entries if name.isupper()}
    text = " ".join(capitals.get(word, word) for word in slug.split("-"))
    return text[:1].upper() + text[1:]
