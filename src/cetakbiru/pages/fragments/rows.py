"""Rows of any table and parts of any page: where each stands on the site, what it is called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cetakbiru.base.plain import capitalized
from cetakbiru.insight.entries import known_entries
from cetakbiru.insight.work import works_by_id
from cetakbiru.model.addresses import page_url
from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint
from cetakbiru.pages.fragments.cells import code, code_link
from cetakbiru.pages.fragments.html import Html, fragment
from cetakbiru.pages.fragments.links import Links, link
from cetakbiru.pages.fragments.works import work_address


def row_link(blueprint: Blueprint, links: Links, kode: str) -> Html:
    """The ID of a row as a link to its place, with its name; an ID that no table has stays text."""
    for found in _found(blueprint, links, kode):
        return found
    return code(kode)


def _found(blueprint: Blueprint, links: Links, kode: str) -> Iterator[Html]:
    entry, work = known_entries(blueprint).get(kode), works_by_id(blueprint).get(kode)
    if entry is not None:
        yield _named(links.entry(entry), kode, entry.nama)
    if work is not None:
        yield _named(work_address(blueprint, links, work), kode, work.name)
    if kode in blueprint.isu:
        yield _named(links.isu(kode), kode, blueprint.isu[kode].judul)
    if kode in blueprint.kesepakatan:
        yield _named(links.kesepakatan(kode), kode, blueprint.kesepakatan[kode].isi)
    if kode in blueprint.kompetensi:
        yield _named(links.kompetensi(kode), kode, blueprint.kompetensi[kode].kompetensi)
    if kode in blueprint.kelengkapan:
        yield _named(links.kelengkapan(kode), kode, blueprint.kelengkapan[kode].uraian)


def _named(href: str | None, kode: str, name: str) -> Html:
    return fragment(code(kode) if href is None else code_link(href, kode), f" {name}")


def part_link(blueprint: Blueprint, links: Links, part: str) -> Html:
    """A part of a page by the words of its address: "Bab 2 visi misi: Visi"."""
    page, _, anchor = part.partition("#")
    url = page_url(page)
    name = _places(blueprint).get(url)
    name = name or _words(blueprint, url.rstrip("/").rpartition("/")[2] or "beranda")
    text = f"{name}: {_words(blueprint, anchor)}" if anchor else name
    return link(links.page(url, anchor), text)


@once_per_blueprint
def _places(blueprint: Blueprint) -> Mapping[str, str]:
    """The names of kabupaten by the addresses of their pages."""
    return {f"kabupaten/{place.slug}/": place.full_name for place in blueprint.kabupaten.values()}


@once_per_blueprint
def _abbreviations(blueprint: Blueprint) -> Mapping[str, str]:
    """The abbreviations of the glossary, by their small letters."""
    entries = (item.istilah for item in blueprint.istilah.values())
    return {name.casefold(): name for name in entries if name.isupper()}


def _words(blueprint: Blueprint, slug: str) -> str:
    """The words of a slug, abbreviations in capitals as the glossary has them."""
    capitals = _abbreviations(blueprint)
    return capitalized(" ".join(capitals.get(word, word) for word in slug.split("-")))
