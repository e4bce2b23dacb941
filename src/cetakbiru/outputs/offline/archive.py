"""The zip: every file of a finished site, its pages rewritten, in one folder with a readme."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from cetakbiru.base.archive import Packed, packed, zip_of
from cetakbiru.base.cache import Shelf, cache_of, key_of
from cetakbiru.base.digests import digest
from cetakbiru.base.streams import packed_of
from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.offline.rewrite import OfflinePages
from cetakbiru.outputs.opendata.data import SHELF
from cetakbiru.pages.fragments.numbers import long_date

# Where the site keeps its own zip, which a zip need not hold again.
DOWNLOADS = "unduhan"
OFFLINE_FILE = f"{DOWNLOADS}/situs-luring.zip"
FOLDER_README = "BACA-DULU.txt"
_SHELF = "luring"


def offline_zip(blueprint: Blueprint, site: Path) -> bytes:
    """The finished site in `site` as a zip; the same site gives the same bytes.

    Pages that did not change are kept as they were packed.
    """
    folder = f"cetak-biru-ppm-{blueprint.edisi.versi}"
    members = sorted(_members(blueprint, site))
    return zip_of((f"{folder}/{name}", one) for name, one in members)


def is_offline_zip(content: bytes) -> bool:
    """Whether the bytes are such a zip: one that names its readme."""
    return f"/{FOLDER_README}".encode() in content


def _members(blueprint: Blueprint, site: Path) -> Iterator[tuple[str, Packed]]:
    names = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    names.pop(OFFLINE_FILE, None)
    address = blueprint.edisi.edition_address or ""
    # The documents are half of it and stay on the published site; without one they come along.
    documents = {name for name in names if address and name.endswith(".pdf")}
    for name in documents:
        del names[name]
    online = {name: f"{address}{name}" for name in sorted(documents)}
    yield (
        FOLDER_README,
        packed(FOLDER_README, _readme(blueprint, address if documents else "").encode()),
    )
    pages = {name: path for name, path in names.items() if name.endswith(".html")}
    shelf = cache_of(blueprint).shelf(_SHELF)
    for page, content in _packed_pages(shelf, pages, names, online).items():
        yield page, Packed.from_bytes(content)
    lender = cache_of(blueprint).shelf(SHELF)
    for name, path in names.items():
        if name not in pages:
            yield name, packed_of(shelf, name, path.read_bytes(), lender)


def _packed_pages(
    shelf: Shelf, pages: Mapping[str, Path], names: Collection[str], online: Mapping[str, str]
) -> dict[str, bytes]:
    """Each page rewritten and packed, made of its bytes, its place and the names beside it."""
    rewriting = OfflinePages(names, online)
    beside = digest(*sorted(names), repr(online))

    def made(name: str) -> bytes:
        html = pages[name].read_bytes().decode("utf-8")
        return packed(name, rewriting.page(html, name).encode()).to_bytes()

    keys = {name: key_of(beside, name, path.read_bytes()) for name, path in pages.items()}
    return shelf.each_kept(keys, made)


def _readme(blueprint: Blueprint, address: str) -> str:
    """The first words; `address` is where the documents are that the zip leaves out."""
    edition, status = blueprint.edisi, blueprint.status
    elsewhere = f"Naskah PDF tidak ikut di sini; unduh dari {address}rilis/\n" if address else ""
    return (
        f"{edition.judul}\n"
        f"Edisi {edition.versi} ({status.label.lower()}), {long_date(edition.tanggal)}\n"
        f"{status.notice}\n{blueprint.speaker.notice}\n\n"
        "Cara membuka: ekstrak seluruh isi zip ini, lalu buka berkas index.html dengan peramban.\n"
        "Pencarian, katalog, dan unduhan data bekerja tanpa sambungan internet.\n"
        f"{elsewhere}"
        "Membandingkan dua edisi memerlukan situs yang terbit.\n"
    )
