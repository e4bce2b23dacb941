"""The form that narrows the catalogue: one choice for each facet, with the values that occur."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from cetakbiru.insight.directions import HOLDS
from cetakbiru.insight.entries import Entry, entries
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Program
from cetakbiru.pages.fragments.cells import RESPONSIBLE_AGENCY
from cetakbiru.pages.fragments.html import Html, element, lines

# Marks an entry for which a facet has no value.
NONE = "-"


@dataclass(frozen=True)
class Facet:
    """One choice. `name` is its place in the address and on the rows; `values` of a programme.

    `all_text` stands for no choice, `none_text` for programmes without a value.
    """

    name: str
    label: str
    all_text: str
    none_text: str
    values: Callable[[Entry], Sequence[str]]
    titles: Callable[[Blueprint], Mapping[str, str]]


FACETS = (
    Facet(
        "kabupaten",
        "Kabupaten atau kota",
        "Semua wilayah",
        "Belum ditetapkan",
        lambda program: (program.kabupaten,),
        lambda blueprint: {
            blueprint.edisi.provinsi.kode: "Seluruh provinsi",
            **{code: item.full_name for code, item in blueprint.kabupaten.items()},
        },
    ),
    Facet(
        "kecamatan",
        "Kecamatan",
        "Semua kecamatan",
        "Belum ditetapkan",
        lambda program: program.kecamatan,
        lambda blueprint: {
            code: f"{item.nama}, {blueprint.kabupaten[item.kabupaten].nama}"
            for code, item in blueprint.kecamatan.items()
        },
    ),
    Facet(
        "bidang",
        "Program utama",
        "Semua program utama",
        "Belum ditetapkan",
        lambda program: (program.bidang,),
        lambda blueprint: {code: item.nama_pendek for code, item in blueprint.bidang.items()},
    ),
    Facet(
        "subprogram",
        "Subprogram",
        "Semua subprogram",
        "Belum ditetapkan",
        lambda program: (program.subprogram,) if program.subprogram else (),
        lambda blueprint: {code: item.nama for code, item in blueprint.subprogram.items()},
    ),
    Facet(
        "panduan",
        "Panduan",
        "Semua panduan",
        "Tanpa panduan",
        lambda program: (program.calon,) if program.calon else (),
        lambda blueprint: {code: item.nama for code, item in blueprint.calon.items()},
    ),
    Facet(
        "tahun",
        "Tahun berjalan",
        "Semua tahun",
        "Tanpa tahun",
        lambda program: [str(year) for year in _years(program)],
        lambda blueprint: {
            str(year): str(year)
            for year in sorted({year for one in entries(blueprint) for year in _years(one)})
        },
    ),
    Facet(
        "status",
        "Status",
        "Semua status",
        "Belum ditetapkan",
        lambda program: (program.status,),
        lambda blueprint: {
            HOLDS: "Arah yang dihitung",
            "usulan": "Program: usulan",
            "dibahas": "Program: dibahas",
            "ditetapkan": "Program: ditetapkan",
            "dicabut": "Dicabut",
        },
    ),
    Facet(
        "opd",
        RESPONSIBLE_AGENCY,
        "Semua OPD",
        "Belum ditetapkan",
        lambda program: (program.opd,),
        lambda blueprint: {code: item.singkatan for code, item in blueprint.opd.items()},
    ),
    Facet(
        "tujuan",
        "Tujuan daerah",
        "Semua tujuan",
        "Tanpa tujuan",
        lambda program: program.tujuan,
        lambda blueprint: {code: f"{code} {item.nama}" for code, item in blueprint.tujuan.items()},
    ),
)


def _years(entry: Entry) -> Sequence[int]:
    """The years in which a programme runs; a direction has none."""
    if not isinstance(entry, Program) or entry.tahun_awal is None:
        return ()
    return range(entry.tahun_awal, (entry.tahun_akhir or entry.tahun_awal) + 1)


def facet_marks(program: Entry) -> dict[str, str]:
    """The codes of a programme by facet, with spaces between several."""
    return {facet.name: " ".join(facet.values(program)) or NONE for facet in FACETS}


def facet_form(blueprint: Blueprint, programs: Iterable[Entry]) -> Html:
    """The form, hidden until its script takes it over."""
    found = list(programs)
    search = element(
        "div",
        {"class": "ppm-saring__kata"},
        element("label", {"for": "ppm-saring-cari"}, "Kata dalam arah atau program"),
        element(
            "input",
            {
                "type": "search",
                "id": "ppm-saring-cari",
                "name": "cari",
                "autocomplete": "off",
                "maxlength": 200,
            },
        ),
    )
    choices = (
        _choice(blueprint, facet, found)
        for facet in FACETS
        if any(facet.values(one) for one in found)
    )
    buttons = element(
        "div",
        {"class": "ppm-saring__hasil"},
        element("p", {"role": "status", "data-ppm-jumlah": ""}),
        element("button", {"type": "reset", "class": "ppm-tombol"}, "Hapus semua saringan"),
    )
    return element(
        "form",
        {"class": "ppm-saring", "aria-label": "Saring katalog", "hidden": ""},
        "\n",
        lines((search, *choices, buttons, element("p", {"data-ppm-pesan": "", "hidden": ""}))),
        "\n",
    )


def _choice(blueprint: Blueprint, facet: Facet, programs: Sequence[Entry]) -> Html:
    used = {value for program in programs for value in facet.values(program)}
    titles = facet.titles(blueprint)
    options = [
        element("option", {"value": ""}, facet.all_text),
        *(element("option", {"value": code}, titles[code]) for code in titles if code in used),
    ]
    if any(not facet.values(program) for program in programs):
        options.append(element("option", {"value": NONE}, facet.none_text))
    name = f"ppm-saring-{facet.name}"
    return element(
        "div",
        None,
        element("label", {"for": name}, facet.label),
        element("select", {"id": name, "name": facet.name, "autocomplete": "off"}, *options),
    )
