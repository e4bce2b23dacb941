"""One thing that a reader can find: a page, a section, or an item of the data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """Something that can be found.

    `kind` is a key of KINDS, `url` is relative to the site's root, `context` is where it stands,
    `aliases` are other names of it, `code` is its ID as readers see it; `regions` and `fields` are
    the kabupaten codes and the bidang codes that results can be narrowed to.
    """

    kind: str
    url: str
    title: str
    text: str = ""
    context: str = ""
    aliases: tuple[str, ...] = ()
    code: str = ""
    regions: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


# What the reader sees of a kind. The order is that of nothing; weights are the engine's.
KINDS = {
    "h": "Halaman",
    "b": "Bagian",
    "a": "Arah prioritas",
    "p": "Program",
    "i": "Indikator",
    "g": "Istilah",
    "w": "Wilayah",
    "o": "OPD",
    "u": "Isu",
    "k": "Konsultasi",
    "r": "Tujuan daerah",
    "d": "Program pemerintah",
    "l": "Dasar hukum",
    "s": "Sumber",
    "n": "Kelengkapan",
    "m": "Suara",
    "f": "Kesepakatan",
    "c": "Kompetensi",
    "t": "Rencana aksi",
    "j": "Rencana kerja",
    "e": "Etalase",
}
