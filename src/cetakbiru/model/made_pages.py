"""The pages that no file of docs/ holds: one for each kecamatan, consultation, agency and action
plan, and for the works in each kabupaten as soon as any are recorded; made from the data alone.

They are named as if they lay in docs/, so that whoever knows pages by their names knows these too.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from cetakbiru.model.addresses import slug
from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint

_HOMES = "kabupaten"
_MEETINGS = "konsultasi"
_AGENCIES = "opd"
# The page of all action plans, below which each has its own.
ACTION_PLANS = "sinkronisasi/rencana-aksi"
# So many activities stand on one page: with what they say it weighs below 60 kB when it is sent.
_MOST_ACTIVITIES = 250
# The tables of what agencies, villages and companies do.
WORK_TABLES = ("renja", "aksi", "kegiatan_perusahaan")
# The page that counts their works, below which each kabupaten has its own.
WORKS = "sinkronisasi/renja"
# How many folders deep such pages lie, by the first of them.
_DEPTHS = {_HOMES: 2, _MEETINGS: 1, _AGENCIES: 1, ACTION_PLANS.partition("/")[0]: 2}
# No file of a site is called more than 255 letters, on some disks less with its folders.
_LONGEST = 100
_PART = re.compile(r"-bagian-([0-9]+)\.md$")
# What may not be the whole name of a page: nothing, the page of the folder, and what ends as those
# do that got their number.
_TAKEN = re.compile(r"|index|(?:.*-)?[0-9]{2}")


def subdistrict_pages(
    homes: Mapping[str, str], places: Iterable[tuple[str, str, str]]
) -> dict[str, str]:
    """The name of the page of each kecamatan by its code: "kabupaten/ketapang/sandai.md".

    `homes` says what the pages of kabupaten are called; `places` are code, name and kabupaten of
    each kecamatan. Those of one kabupaten whose names give the same address get their number too.
    """
    known = [(kode, _called(nama), home) for kode, nama, home in places if home in homes]
    times = Counter((home, name) for _, name, home in known)
    return {
        kode: f"{_HOMES}/{homes[home]}/{_told_apart(kode, name, times[home, name])}.md"
        for kode, name, home in known
    }


def consultation_pages(ids: Iterable[str]) -> dict[str, str]:
    """The name of the page of each consultation by its ID: "konsultasi/kon-04.md"."""
    return {one: f"{_MEETINGS}/{slug(one)}.md" for one in ids}


def agency_page(kode: str) -> str:
    """The name of the page of an agency: "opd/bappeda.md"."""
    return f"{_AGENCIES}/{slug(kode)}.md"


def action_plan_pages(
    homes: Mapping[str, str], activities: Iterable[tuple[str, str, str]]
) -> dict[str, str]:
    """The name of the page of each activity of an action plan by its ID:
    "sinkronisasi/rencana-aksi/2027-pendidikan.md"; a long plan has several.

    `activities` are ID, year and author of each. `homes` says what the pages of kabupaten are
    called, which draw up plans too.
    """
    counted: Counter[tuple[str, str]] = Counter()
    found: dict[str, str] = {}
    for aksi, year, author in activities:
        part = counted[year, author] // _MOST_ACTIVITIES
        counted[year, author] += 1
        ending = f"-bagian-{part + 1}" if part else ""
        found[aksi] = f"{ACTION_PLANS}/{year}-{homes.get(author, author)}{ending}.md"
    return found


def work_pages(homes: Mapping[str, str]) -> dict[str, str]:
    """The name of the page of the works in each kabupaten by its code: "sinkronisasi/renja/a.md".

    `homes` says what the pages of kabupaten are called.
    """
    return {kode: f"{WORKS}/{slug}.md" for kode, slug in homes.items()}


def may_be_made(name: str) -> bool:
    """Whether a page of that name may be one of these, for whoever can't know their names."""
    return _DEPTHS.get(name.partition("/")[0]) == name.count("/")


@once_per_blueprint
def subdistrict_page(blueprint: Blueprint, kecamatan: str) -> str:
    """The name of the page of a kecamatan."""
    return _subdistrict_pages(blueprint)[kecamatan]


@once_per_blueprint
def consultation_page(blueprint: Blueprint, konsultasi: str) -> str:
    """The name of the page of a consultation."""
    return consultation_pages(blueprint.konsultasi)[konsultasi]


@once_per_blueprint
def action_plan_page(blueprint: Blueprint, aksi: str) -> str:
    """The name of the page of an action plan on which an activity stands."""
    return _action_plan_pages(blueprint)[aksi]


@once_per_blueprint
def work_page(blueprint: Blueprint, kabupaten: str) -> str | None:
    """The name of the page of the works in a kabupaten; None while no works are recorded."""
    return _work_pages(blueprint).get(kabupaten)


@once_per_blueprint
def made_pages(blueprint: Blueprint) -> Mapping[str, str]:
    """The Markdown of every page that is made, by its name; in the order of the data."""
    subdistricts = {
        name: _of_subdistrict(blueprint, kode)
        for kode, name in _subdistrict_pages(blueprint).items()
    }
    consultations = {
        name: _of_consultation(blueprint, one)
        for one, name in consultation_pages(blueprint.konsultasi).items()
    }
    agencies = {agency_page(kode): _of_agency(blueprint, kode) for kode in blueprint.opd}
    # The first row of a page stands for it.
    firsts: dict[str, str] = {}
    for one in blueprint.told_aksi:
        firsts.setdefault(action_plan_page(blueprint, one.id), one.id)
    plans = {name: _of_action_plan(blueprint, aksi) for name, aksi in firsts.items()}
    works = {name: _of_works(blueprint, kode) for kode, name in _work_pages(blueprint).items()}
    return subdistricts | consultations | agencies | plans | works


@once_per_blueprint
def _subdistrict_pages(blueprint: Blueprint) -> Mapping[str, str]:
    places = ((item.kode, item.nama, item.kabupaten) for item in blueprint.kecamatan.values())
    return subdistrict_pages(_homes(blueprint), places)


@once_per_blueprint
def _action_plan_pages(blueprint: Blueprint) -> Mapping[str, str]:
    told = ((item.id, str(item.tahun), item.penyusun) for item in blueprint.told_aksi)
    return action_plan_pages(_homes(blueprint), told)


def _homes(blueprint: Blueprint) -> Mapping[str, str]:
    return {item.kode: item.slug for item in blueprint.kabupaten.values()}


@once_per_blueprint
def _work_pages(blueprint: Blueprint) -> Mapping[str, str]:
    if not any(getattr(blueprint, table) for table in WORK_TABLES):
        return {}
    return work_pages(_homes(blueprint))


def _of_works(blueprint: Blueprint, kabupaten: str) -> str:
    name = blueprint.region_name(kabupaten)
    told = f"Siapa mengerjakan apa di {name}, di mana bertemu, dan arah mana yang menunggu."
    head = {"title": f"Siapa mengerjakan apa di {name}", "description": told}
    return _page(head, f'pekerjaan_kabupaten("{kabupaten}")')


def _of_subdistrict(blueprint: Blueprint, kode: str) -> str:
    name = blueprint.region_name(kode)
    home = blueprint.region_name(blueprint.kecamatan[kode].kabupaten)
    told = f"Letak, desa, arah prioritas, program, dan cara mengusulkan di {name}, {home}."
    head = {"title": f"{name}, {home}", "description": told, "kelas": "kecamatan"}
    return _page(head, f'halaman_kecamatan("{kode}")')


def _of_consultation(blueprint: Blueprint, konsultasi: str) -> str:
    title = blueprint.konsultasi[konsultasi].judul
    told = f"Yang hadir, yang disampaikan, jawaban, dan yang berubah karena {title}."
    return _page({"title": title, "description": told}, f'halaman_konsultasi("{konsultasi}")')


def _of_agency(blueprint: Blueprint, opd: str) -> str:
    name = blueprint.opd[opd].nama
    told = f"Peran, rencana kerja, rencana aksi, dan kesepakatan {name}."
    return _page({"title": name, "description": told}, f'halaman_opd("{opd}")')


def _of_action_plan(blueprint: Blueprint, aksi: str) -> str:
    one = blueprint.aksi[aksi]
    title = f"Rencana aksi {one.tahun}, {blueprint.author_name(one.penyusun)}"
    # Two pages are not called the same.
    part = _PART.search(action_plan_page(blueprint, aksi))
    title += f", bagian {part[1]}" if part else ""
    told = f"{title}: kegiatan, keluaran, anggaran, dan realisasi setiap triwulan."
    head = {"title": title, "description": told, "orientasi": "lanskap"}
    return _page(head, f'halaman_aksi("{aksi}")')


def _page(head: Mapping[str, str], call: str) -> str:
    # A text of JSON is one of YAML, whatever letters a name has.
    lines = (f"{key}: {json.dumps(text, ensure_ascii=False)}" for key, text in head.items())
    return "\n".join(("---", *lines, "---", "", f"{{{{ {call} }}}}", ""))


def _called(nama: str) -> str:
    return slug(nama)[:_LONGEST].rstrip("-")


def _told_apart(kode: str, name: str, times: int) -> str:
    number = kode.rpartition(".")[2]
    is_own = times == 1 and not _TAKEN.fullmatch(name)
    return "-".join(filter(None, (name, "" if is_own else number)))
