"""What stands where an instrument holds nothing yet: one sentence, and the blank sheet to fill in.

Who reads an empty page wants to know what belongs there and how to bring it in, and no table of
zeros.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.html import Attributes, Html, element
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.planning import FOLDER


@dataclass(frozen=True)
class Emptiness:
    """The sentence of an instrument without rows; `sheet` is what its blank sheet is called.

    What agencies hand in is read as it is, so it has no sheet.
    """

    sentence: str
    sheet: str | None = None


# The instruments whose blank sheet a build writes (outputs/planning).
SHEETS = frozenset({"aksi", "etalase", "fgd", "kesepakatan", "kompetensi", "usulan"})
EMPTINESS: Mapping[str, Emptiness] = MappingProxyType(
    {
        "renja": Emptiness(
            "Rencana kerja perangkat daerah dan desa tersusun di sini setelah lembarnya dikirim "
            "kepada penyunting: ekspor SIPD, tabel Renja atau RKPD, RKA, atau lembar desa, apa "
            "adanya."
        ),
        "kesepakatan": Emptiness(
            "Kesepakatan forum tentang siapa mengerjakan apa dicatat di sini setelah forum "
            "bertemu.",
            "Lembar kesepakatan",
        ),
        "kompetensi": Emptiness(
            "Kompetensi inti kecamatan dan pendampingnya dicatat di sini setelah dipilih.",
            "Lembar kompetensi inti",
        ),
        "aksi": Emptiness(
            "Rencana aksi tahunan dan realisasi triwulan tersusun di sini setelah lembarnya diisi "
            "penanggung jawab.",
            "Lembar rencana aksi",
        ),
        "fgd": Emptiness(
            "Peserta, masukan, jawaban, dan keputusan konsultasi tersusun di sini setelah "
            "notulanya diisi.",
            "Lembar notula",
        ),
        "usulan": Emptiness(
            "Usulan desa tercatat di sini dengan nomor dan keadaannya setelah diterima.",
            "Lembar usulan desa",
        ),
        "etalase": Emptiness(
            "Kegiatan perusahaan dimuat di sini setelah perusahaan menyetujuinya secara tertulis.",
            "Lembar etalase",
        ),
    }
)


def blank_sheet_name(name: str) -> str:
    """The file name of an instrument's blank sheet below `unduhan/`."""
    return f"lembar-{name}.xlsx"


def empty_instrument(blueprint: Blueprint, links: Links, name: str) -> Html:
    """The sentence of an instrument that holds nothing, with the blank sheet to download."""
    told = EMPTINESS[name]
    sheet = blank_sheet_link(blueprint, links, name)
    return element("p", {"class": "ppm-belum-ada"}, told.sentence, *((" ", sheet) if sheet else ()))


def blank_sheet_link(blueprint: Blueprint, links: Links, name: str) -> Html | None:
    """A link to the blank sheet of an instrument, for the screen; None where it has none."""
    title = EMPTINESS[name].sheet
    if title is None or name not in SHEETS:
        return None
    href = links.page(f"{FOLDER}/{blank_sheet_name(name)}")
    attributes: Attributes = {"href": href, "download": "", "data-hanya-web": ""}
    return element("a", attributes, f"{title} kosong (XLSX)")


def blank_sheets(blueprint: Blueprint, links: Links) -> Html:
    """The blank sheet of every instrument, and what is filled in on it."""
    # Imported here: only one page lists them.
    from cetakbiru.workbook.instruments import INSTRUMENTS

    named = ((name, blank_sheet_link(blueprint, links, name)) for name in EMPTINESS)
    items = (
        element("li", None, sheet, f": {INSTRUMENTS[name].help.removeprefix('Lembar ')}")
        for name, sheet in named
        if sheet is not None
    )
    return element("ul", None, *items)
