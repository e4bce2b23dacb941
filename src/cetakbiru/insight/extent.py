"""Whether the words of a place mean all of a government's area: "Se-Kabupaten Contoh Utara"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cetakbiru.base.plain import normal
from cetakbiru.model.load import Blueprint

EVERY = frozenset({"se", "semua", "seluruh"})
_KINDS = frozenset(
    {
        *("kab", "kabupaten", "kota", "kecamatan", "kec", "desa", "kelurahan", "kel", "wilayah"),
        *("daerah", "provinsi", "prov", "di", "dan", "dalam", "pada", "yang", "ada"),
    }
)
# A name after one of these is none of a place of another kind: Kota Contoh is no Provinsi Contoh.
_OTHER_KINDS = {
    "provinsi": ("kab", "kabupaten", "kota"),
    "kabupaten": ("kota", "provinsi", "prov"),
    "kota": ("kab", "kabupaten", "provinsi", "prov"),
}


def is_whole(blueprint: Blueprint, places: Iterable[str], text: str) -> bool:
    """Whether a text says nothing more than that it is about all of `places`, or nothing at all.

    `places` are codes of kabupaten and of the province, whose number of kabupaten is known, too:
    "14 Kabupaten/Kota". A kind of place alone ("Desa") says too little.
    """
    words = normal(text).split()
    if not words:
        return True
    for code in places:
        if code == blueprint.edisi.provinsi.kode and words[0] == str(len(blueprint.kabupaten)):
            words[0] = "semua"
        words = re.sub(_name(blueprint, code), " semua ", f" {' '.join(words)} ").split()
    said = {word for word in words if word not in _KINDS}
    return bool(said) and said <= EVERY


def _name(blueprint: Blueprint, code: str) -> str:
    """What finds the name of a place among words with single spaces."""
    region = blueprint.kabupaten.get(code)
    kind, name = (
        (region.jenis.casefold(), region.nama)
        if region is not None
        else ("provinsi", blueprint.edisi.provinsi.nama)
    )
    others = "".join(f"(?<! {word})" for word in _OTHER_KINDS[kind])
    return f"{others} {re.escape(normal(name))} "
