"""Whose sheet it is: an agency of the province or a kabupaten, or a village; and of which year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cetakbiru.base.plain import normal
from cetakbiru.insight.doers import KABUPATEN, PROVINCE, VILLAGE
from cetakbiru.model.addresses import slug
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Desa, Opd

STATES = DRAFT, SETTLED = "rancangan", "ditetapkan"

_YEAR_WORD = re.compile(
    r"\b(?:tahun(?: anggaran| rencana)?|t\.? ?a\.?|ta)[ :.]*(20[0-5]\d)\b(?! ?[-–] ?20)"
)
_YEAR = re.compile(r"(?<!\d)(?<!20\d\d-)(20[0-5]\d)(?! ?[-–] ?20|\d)")
_LABEL = re.compile(
    r"^(?:nama )?(?:perangkat daerah|skpd|opd|organisasi(?: perangkat daerah)?|unit kerja"
    r"|unit organisasi|sub unit organisasi|instansi|pelaksana)\s*[:=]\s*(.+)$",
    re.I,
)
_NUMBER = re.compile(r"^[\dX][\d.X\- ]*\s+")
_OFFICES = (
    "dinas|badan|kantor|inspektorat|sekretariat|satuan polisi|rumah sakit|rsud|biro|bappeda"
    "|balitbang|bapperida|brida|satpol|kecamatan|kelurahan|uptd?|puskesmas"
)
OFFICE = re.compile(rf"^(?:{_OFFICES})\b", re.I)
_OFFICE_WITHIN = re.compile(
    rf"\b((?:{_OFFICES})\b.*?)(?=,?\s+(?:provinsi|tahun|t\.? ?a\.?|20\d\d)(?!\w)|$)", re.I
)
_SETTLED = re.compile(
    r"\b(?:dpa|dokumen pelaksanaan|penetapan|ditetapkan|apb ?desa|apbdes)\b", re.I
)
# What a whole government plans, and no agency of it.
_OF_GOVERNMENT = re.compile(
    r"\b(?:rkpd|rencana kerja pemerintah daerah|apbd|anggaran pendapatan dan belanja daerah)\b",
    re.I,
)
_DRAFT = re.compile(r"\b(?:rancangan|ranwal|rka|usulan)\b", re.I)

# Letters of a code that is made of a name.
_LONGEST_CODE = 60


@dataclass(frozen=True)
class Sender:
    """Who sent a sheet. `owner` is the code of the place whose budget it is.

    `code` names the sender in IDs and file names; `agency` is its code in opd.csv, if it has one.
    """

    code: str
    level: str
    owner: str
    name: str
    agency: str = ""

    @property
    def home(self) -> list[str]:
        """The kabupaten in which all that it does is."""
        return [] if self.level == PROVINCE else [".".join(self.owner.split(".")[:2])]


def year_of(titles: Sequence[str], years: Sequence[int], file_name: str) -> int | None:
    """The year of a plan: as a title says, else the one of its columns, else its file's name.

    None where columns speak of several and nothing says which is meant.
    """
    for text in titles:
        if match := _YEAR_WORD.search(text.casefold()):
            return int(match[1])
    if len(years) == 1:
        return years[0]
    for text in (*titles, file_name):
        match = _YEAR.search(text.replace("_", " "))
        if match and (not years or int(match[1]) in years):
            return int(match[1])
    return None


def state_of(texts: Iterable[str]) -> str:
    """Whether a sheet says that it is settled; a plan of work that says nothing is a draft."""
    text = " ".join(texts)
    return SETTLED if _SETTLED.search(text) and not _DRAFT.search(text) else DRAFT


def sender_named(blueprint: Blueprint, code: str) -> Sender | None:
    """The sender that a code of `--pengirim` means; None when it is no code."""
    province = blueprint.edisi.provinsi
    if code in blueprint.opd:
        agency = blueprint.opd[code]
        return Sender(code, *_home_of(blueprint, agency), agency.nama, code)
    if code == province.kode:
        return Sender(
            _code(f"rkpd {province.nama}"), PROVINCE, code, f"Pemerintah Provinsi {province.nama}"
        )
    if code in blueprint.kabupaten:
        region = blueprint.kabupaten[code]
        return Sender(f"rkpd-{region.slug}", KABUPATEN, code, f"Pemerintah {region.full_name}")
    village = blueprint.desa(code)
    return None if village is None else _village(village)


def _village(village: Desa) -> Sender:
    code = village.kode
    name = f"Pemerintah {village.jenis.capitalize()} {village.nama}"
    return Sender(f"desa-{code.replace('.', '-')}", VILLAGE, code, name)


def sender_of(
    blueprint: Blueprint, titles: Sequence[str], agencies: Sequence[str], village: bool
) -> Sender | None:
    """The sender by what stands above a table and in its column of agencies; None when unknown.

    `village` says that the table is of a village.
    """
    texts = [*titles, *agencies[:1]]
    if village:
        found = _village_of(blueprint, titles)
        return None if found is None else _village(found)
    owner, level = _government(blueprint, texts)
    names = list(dict.fromkeys(agencies))
    if len(names) > 1:
        return sender_named(blueprint, owner)
    name = names[0] if names else _office(titles)
    if name is not None:
        return agency_sender(blueprint, name, level, owner)
    is_named = level == KABUPATEN or _names_province(blueprint, titles)
    is_of_all = any(_OF_GOVERNMENT.search(text) for text in titles)
    return sender_named(blueprint, owner) if is_named and is_of_all else None


def agency_sender(blueprint: Blueprint, name: str, level: str, owner: str) -> Sender:
    """An agency as sender, known by opd.csv or not."""
    agency = agency_called(blueprint, name, level, owner)
    if agency is not None:
        return Sender(agency.kode, *_home_of(blueprint, agency, owner), agency.nama, agency.kode)
    place = blueprint.kabupaten[owner].slug if level == KABUPATEN else ""
    code = _code(name)
    code = code if not place or code.endswith(place) else f"{code}-{place}"
    return Sender(code, level, owner, name)


def agency_called(blueprint: Blueprint, name: str, level: str, owner: str) -> Opd | None:
    """The agency of opd.csv that a sheet names, of this level of government."""
    same = [one for one in blueprint.opd.values() if one.tingkat == level]
    forms = list(_forms(blueprint, name, owner))
    # What a bracket adds parts agencies of one name: it is passed over only where no other fits.
    for bare in (normal, _without_brackets):
        wanted = {bare(form) for form in forms}
        for one in same:
            if wanted & {bare(one.nama), bare(one.singkatan or one.nama)}:
                return one
    return None


def _forms(blueprint: Blueprint, name: str, owner: str) -> Iterable[str]:
    """A name with and without the place of its government."""
    yield name
    place = (
        blueprint.region_name(owner)
        if owner != blueprint.edisi.provinsi.kode
        else f"Provinsi {blueprint.edisi.provinsi.nama}"
    )
    yield re.sub(rf"\s*{re.escape(place)}$", "", name, flags=re.I)
    if owner != blueprint.edisi.provinsi.kode:
        yield f"{name} {place}"


def _home_of(blueprint: Blueprint, agency: Opd, owner: str = "") -> tuple[str, str]:
    """The level and the place of an agency of opd.csv."""
    province = blueprint.edisi.provinsi.kode
    if agency.tingkat != KABUPATEN:
        return PROVINCE, province
    if owner in blueprint.kabupaten:
        return KABUPATEN, owner
    for region in blueprint.kabupaten.values():
        if normal(region.nama) in normal(agency.nama):
            return KABUPATEN, region.kode
    return PROVINCE, province


def _government(blueprint: Blueprint, texts: Sequence[str]) -> tuple[str, str]:
    """The owner of the budget: the kabupaten or kota that a title names, else the province."""
    province = blueprint.edisi.provinsi
    for region in blueprint.kabupaten.values():
        names = {normal(region.full_name), f"kab {normal(region.nama)}"}
        if any(_stands_in(name, texts) for name in names):
            return region.kode, KABUPATEN
    return province.kode, PROVINCE


def _names_province(blueprint: Blueprint, titles: Sequence[str]) -> bool:
    return _stands_in(normal(f"Provinsi {blueprint.edisi.provinsi.nama}"), titles)


def _stands_in(name: str, texts: Sequence[str]) -> bool:
    """Whether one of the texts has a name, given in its plain form, as whole words."""
    return any(f" {name} " in f" {normal(text)} " for text in texts)


def _village_of(blueprint: Blueprint, titles: Sequence[str]) -> Desa | None:
    """The one village that the titles name, with its kecamatan where several have its name."""
    plain = " ".join(normal(text) for text in titles)
    found = [
        village
        for kecamatan in blueprint.kecamatan
        for village in blueprint.desa_of(kecamatan)
        if re.search(rf"\b(?:desa|kelurahan|kel)\s+{re.escape(normal(village.nama))}\b", plain)
    ]
    longest = max((len(one.nama) for one in found), default=0)
    found = [one for one in found if len(one.nama) == longest]
    if len(found) > 1:
        found = [
            one
            for one in found
            if re.search(
                rf"\b{re.escape(normal(blueprint.kecamatan[one.kecamatan].nama))}\b", plain
            )
        ]
    return found[0] if len(found) == 1 else None


def office_in(text: str) -> str | None:
    """The agency that a line above or amid a table names: "SKPD : 1.01 Dinas Pendidikan"."""
    text = " ".join(text.split())
    if match := _LABEL.match(text):
        named = _NUMBER.sub("", match[1]).strip(" -")
        return named or None
    text = _NUMBER.sub("", text)
    return text.rstrip(" :") if OFFICE.match(text) and len(text) < 120 else None


def _office(titles: Sequence[str]) -> str | None:
    for text in titles:
        if (found := office_in(text)) is not None:
            match = _OFFICE_WITHIN.search(found)
            return match[1] if match else found
    for text in titles:
        if match := _OFFICE_WITHIN.search(" ".join(text.split())):
            return match[1]
    return None


def renamed(sender: Sender, code: str) -> Sender:
    """The same under a code that a person gives."""
    return replace(sender, code=code)


def _code(name: str) -> str:
    """The code of a sender that has none, by its name."""
    return slug(name)[:_LONGEST_CODE].strip("-")


def _without_brackets(text: str) -> str:
    return normal(re.sub(r"\([^)]*\)", "", text))
