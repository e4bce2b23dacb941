"""The zip: every file of a finished site, its pages rewritten, in one folder with a readme."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cetakbiru.base.archive import to_zip
from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.offline.rewrite import OfflinePages
from cetakbiru.pages.fragments.numbers import long_date

# Where the site keeps its own zip, which a zip need not hold again.
DOWNLOADS = "unduhan"
OFFLINE_FILE = f"{DOWNLOADS}/situs-luring.zip"
FOLDER_README = "BACA-DULU.txt"


def offline_zip(blueprint: Blueprint, site: Path) -> bytes:
    """The finished site in `site` as a zip; the same site gives the same bytes."""
    folder = f"cetak-biru-ppm-{blueprint.edisi.versi}"
    members = sorted(_members(blueprint, site))
    return to_zip((f"{folder}/{name}", content) for name, content in members)


def is_offline_zip(content: bytes) -> bool:
    """Whether the bytes are such a zip: one that names its readme."""
    return f"/{FOLDER_README}".encode() in content


def _members(blueprint: Blueprint, site: Path) -> Iterator[tuple[str, bytes]]:
    names = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    names.pop(OFFLINE_FILE, None)
    address = blueprint.edisi.edition_address or ""
    # The documents are half of it and stay on the published site; without one they come along.
    documents = {name for name in names if address and name.endswith(".pdf")}
    for name in documents:
        del names[name]
    pages = OfflinePages(names, {name: f"{address}{name}" for name in documents})
    yield FOLDER_README, _readme(blueprint, address if documents else "").encode()
    for name, path in names.items():
        content = path.read_bytes()
        if name.endswith(".html"):
            content = pages.page(content.decode("utf-8"), name).encode()
        yield name, content


def _readme(blueprint: Blueprint, address: str) -> str:
    """The first words; `address` is where the documents are that the zip leaves out."""
    edition, status = blueprint.edisi, blueprint.status
    elsewhere = f"Naskah PDF tidak ikut di sini; unduh dari {address}rilis/\n" if address else ""
    return (
        f"{edition.judul}\n"
        f"Edisi {edition.versi} ({status.label.lower()}), {long_date(edition.tanggal)}\n"
        f"{status.notice}\n\n"
        "Cara membuka: ekstrak seluruh isi zip ini, lalu buka berkas index.html dengan peramban.\n"
        "Pencarian, katalog, dan unduhan data bekerja tanpa sambungan internet.\n"
        f"{elsewhere}"
        "Membandingkan dua edisi memerlukan situs yang terbit.\n"
    )
