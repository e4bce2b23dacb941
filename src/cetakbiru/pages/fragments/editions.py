"""The editions: their list, what this one changed, the picker of two, the history of a subject."""

from __future__ import annotations

import json

from cetakbiru.comparison.history import (
    Download,
    Lifetime,
    ReleasedEdition,
    editions_of,
    is_released,
    program_lifetime,
    region_lifetime,
)
from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.cells import text_or_missing
from cetakbiru.pages.fragments.downloads import DATA_FOLDER, document_name
from cetakbiru.pages.fragments.html import Html, element, fragment, lines
from cetakbiru.pages.fragments.links import Links, link
from cetakbiru.pages.fragments.numbers import count
from cetakbiru.pages.fragments.tables import Column, Row, Table, bullets, render, small

CHANGES_PAGE = "rilis/perubahan/"
_DOWNLOADS = "unduhan/"
_NEVER = "menunggu rilis pertama."
_THOUSAND = 1000


def edition_list(blueprint: Blueprint, links: Links) -> Html:
    """Every published edition with its status, basis, files, changes and errata."""
    editions = editions_of(blueprint)
    if not editions:
        return element("p", {"class": "ppm-kosong"}, "Belum ada edisi yang terbit.")
    return render(
        links,
        Table(
            key="edisi",
            caption="Edisi yang telah terbit, yang terbaru di atas",
            columns=(
                Column("Edisi"),
                Column("Tanggal"),
                Column("Status"),
                Column("Dasar"),
                Column("Isi dan perubahan"),
                Column("Ralat"),
                Column("Unduhan"),
            ),
            rows=[
                Row(
                    (
                        edition_link(blueprint, links, edition.version),
                        element("time", {"datetime": edition.date}, edition.date),
                        _status(blueprint, links, edition),
                        text_or_missing(edition.basis),
                        _changes(blueprint, links, edition),
                        _errata(blueprint, links, edition),
                        _downloads(blueprint, links, edition),
                    ),
                    id=f"edisi-{edition.version}",
                )
                for edition in editions
            ],
            origin="rilis",
        ),
    )


def edition_link(
    blueprint: Blueprint, links: Links, version: str, page: str = "", text: str = ""
) -> Html:
    """A link to a page of another edition, which lies beside this one on the published site."""
    if version == blueprint.edisi.versi and is_released(blueprint):
        return link(links.page(page), text or version)
    root = links.page("")
    return element(
        "a", {"href": f"{root}../{version}/{page}", "data-edisi": version}, text or version
    )


def _status(blueprint: Blueprint, links: Links, edition: ReleasedEdition) -> Html:
    parts: list[str] = [edition.label]
    if edition.aliases:
        parts.append(small(f"alias: {', '.join(edition.aliases)}"))
    if edition.period:
        parts.append(small(f"masa berlaku {edition.period}"))
    if edition.withdrawal:
        told = edition.withdrawal.document or edition.withdrawal.basis
        parts.append(small(f"dicabut {edition.withdrawal.date} dengan {told}"))
    return fragment(*parts)


def _changes(blueprint: Blueprint, links: Links, edition: ReleasedEdition) -> Html:
    changes = edition_link(
        blueprint, links, edition.version, CHANGES_PAGE, "Perubahan dari edisi sebelumnya"
    )
    return fragment(edition.summary, bullets(edition.changes) if edition.changes else "", changes)


def _errata(blueprint: Blueprint, links: Links, edition: ReleasedEdition) -> Html:
    parts: list[str] = []
    if edition.corrected_by:
        parts.append(
            fragment("Diralat oleh ", edition_link(blueprint, links, edition.corrected_by), ".")
        )
    if edition.errata:
        parts.append(
            bullets(
                f"Edisi {item.edition}, {item.part}: semula {item.wrong}, menjadi {item.right}"
                for item in edition.errata
            )
        )
    return fragment(*parts) if parts else fragment("tidak ada")


def _downloads(blueprint: Blueprint, links: Links, edition: ReleasedEdition) -> Html:
    """The document and the data of an edition first, then the documents of its kabupaten.

    Sizes and checksums of the one being made are not known yet; its own record lists them.
    """
    if not edition.downloads:
        listed = edition_link(
            blueprint, links, edition.version, "edisi/edisi.json", "Daftar berkas dan checksum"
        )
        if edition.version != blueprint.edisi.versi:
            return listed
        document = links.page(f"{_DOWNLOADS}{document_name(edition.version)}")
        package = links.page(f"{DATA_FOLDER}datapackage.json")
        return bullets((link(document, "Naskah (PDF)"), link(package, "Data Package"), listed))
    items = edition.downloads
    documents = sorted((item for item in items if _is_document(item)), key=_by_length)
    whole = [*documents[:1], *(item for item in items if not _is_document(item))]
    told = bullets(_download(blueprint, links, edition, item) for item in whole)
    parts = [_download(blueprint, links, edition, item) for item in documents[1:]]
    if not parts:
        return told
    summary = element("summary", None, f"PDF per kabupaten dan kota ({len(parts)})")
    return fragment(told, element("details", None, summary, bullets(parts)))


def _is_document(item: Download) -> bool:
    return item.path.endswith(".pdf")


def _by_length(item: Download) -> tuple[int, str]:
    """The name of the whole document is the shortest: the others add that of a kabupaten."""
    return len(item.path), item.path


def _download(blueprint: Blueprint, links: Links, edition: ReleasedEdition, item: Download) -> Html:
    name = item.path.rpartition("/")[2]
    return fragment(
        edition_link(blueprint, links, edition.version, item.path, name),
        f" ({count(max(1, item.bytes // _THOUSAND))} kB)",
        small(f"SHA-256 {item.sha256}"),
    )


def edition_picker(blueprint: Blueprint, links: Links) -> Html:
    """Where a script offers two editions and a kabupaten; without it, links to every pair."""
    regions = {item.kode: item.full_name for item in blueprint.kabupaten.values()}
    told = json.dumps(regions, ensure_ascii=False)
    place = element("div", {"data-ppm-banding": told, "class": "ppm-banding"})
    return lines((place, edition_pairs(blueprint, links)))


def edition_pairs(blueprint: Blueprint, links: Links) -> Html:
    """A link to the comparison of each edition with the one before it."""
    editions = editions_of(blueprint)
    if len(editions) < 2:
        return element("p", None, "Perbandingan tersedia setelah dua edisi terbit.")
    pairs = zip(editions[1:], editions)
    return element(
        "ul",
        None,
        *(
            element(
                "li",
                None,
                edition_link(
                    blueprint, links, new.version, CHANGES_PAGE, f"{old.version} ke {new.version}"
                ),
            )
            for old, new in pairs
        ),
    )


def district_history(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    """In which edition a kabupaten came in and last changed."""
    life = region_lifetime(blueprint, kabupaten)
    return element("p", {"class": "ppm-riwayat"}, "Riwayat: ", _lifetime(blueprint, links, life))


def program_history(blueprint: Blueprint, links: Links, program: str) -> Html:
    """In which edition a programme came in and last changed."""
    return _lifetime(blueprint, links, program_lifetime(blueprint, program))


def _lifetime(blueprint: Blueprint, links: Links, life: Lifetime | None) -> Html:
    if life is None or not life.since:
        return fragment(_NEVER)
    since = edition_link(blueprint, links, life.since)
    if not life.changed:
        return fragment("sejak edisi ", since, "; perubahan sesudahnya menunggu rilis berikutnya.")
    if life.changed == life.since:
        return fragment("sejak edisi ", since, ", isinya tetap.")
    changed = edition_link(blueprint, links, life.changed, CHANGES_PAGE, life.changed)
    return fragment("sejak edisi ", since, ", terakhir berubah pada edisi ", changed, ".")
