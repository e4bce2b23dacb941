"""umpan/….xml: an Atom feed for each kabupaten of what was said there and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cetakbiru.insight.voices import voices_from
from cetakbiru.model.addresses import feed_of
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Kabupaten
from cetakbiru.outputs.opendata.atom import Entry, Feed, to_atom
from cetakbiru.pages.fragments.links import Links


def write_feeds(blueprint: Blueprint, site: Path, base_url: str | None) -> None:
    """Writes the feed of every kabupaten into the finished site. Raises OSError."""
    for item in blueprint.kabupaten.values():
        file = site / feed_of(item.slug)
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(to_atom(blueprint, _feed(blueprint, item), base_url))


def _feed(blueprint: Blueprint, item: Kabupaten) -> Feed:
    links = Links(blueprint, "")
    name, title = item.full_name, blueprint.edisi.judul_pendek
    return Feed(
        feed_of(item.slug),
        f"umpan/{item.kode}",
        f"{name}, {title}",
        f"Konsultasi tentang {name} atau seluruh provinsi, dan apa yang disampaikan di sana",
        links.kabupaten(item),
        (*_meetings(blueprint, links, item), *_voices(blueprint, links, item)),
    )


def _meetings(blueprint: Blueprint, links: Links, item: Kabupaten) -> Iterator[Entry]:
    """The consultations whose day is known."""
    places = (item.kode, blueprint.edisi.provinsi.kode)
    for one in blueprint.konsultasi.values():
        if one.tanggal is not None and one.wilayah in places:
            parts = (("Tujuan", one.tujuan), ("Hasil", one.hasil))
            told = "\n".join(f"{name}: {text}" for name, text in parts if text)
            yield Entry(
                f"konsultasi/{one.id}",
                one.tanggal,
                one.judul,
                told,
                links.konsultasi(one.id),
            )


def _voices(blueprint: Blueprint, links: Links, item: Kabupaten) -> Iterator[Entry]:
    """What was said and proposed there, when it came in and when it was decided."""
    for one in voices_from(blueprint, item.kode):
        if one.tanggal is not None:
            yield Entry(
                f"masukan/{one.id}",
                one.tanggal,
                f"{one.id} dari {one.kelompok}",
                one.isi,
                links.masukan(one.id),
            )
        if one.tanggal_keputusan is not None:
            told = (one.isi, one.jawaban, one.alasan and f"Alasan: {one.alasan}")
            yield Entry(
                f"keputusan/{one.id}",
                one.tanggal_keputusan,
                f"{one.id}: {one.keadaan}",
                "\n".join(text for text in told if text),
                links.masukan(one.id),
            )
