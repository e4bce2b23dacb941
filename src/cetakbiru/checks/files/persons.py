"""What looks like the name of a person where an office or a group belongs.

A name shows itself by a title before it, by a degree behind it, by "bin", or by its form: two to
four capitalised words of which none is a word of offices or groups, nor the name of a place: of
the project or, whole, of a province or kabupaten anywhere. Form alone is a guess. Streets,
hospitals and mosques are called after people, and are no people.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

from cetakbiru.base.yamlvalues import read_values
from cetakbiru.places import register

_WORD = r"[A-Z][a-z'\u2019]+"
_BEFORE = (
    r"(?:(?:Prof|Dr|dr|drg|drh|Drs|Dra|Ir|KH|H|Hj|Ust|Pdt|Bpk|Sdr|Sdri|Tn|Ny|Nn)\."
    r"|(?:Prof|Drs|Dra|Ir|Hj|KH|Bapak|Bpk|Sdr|Sdri|Saudara|Saudari|Ustaz|Ustadz|Pendeta|Pastor))"
)
# "Ibu Kota" and "Ibu Hamil" are no one's names.
_MOTHER = r"(?:Ibu|Pak|Bu|Bang|Kak)(?! (?:Kota|Negara|Hamil|Menyusui|Rumah|Tangga|Nifas)\b)"
_TITLED = re.compile(
    rf"(?<![\w.])(?:{_BEFORE}|{_MOTHER}) ?(?:{_BEFORE} ?)*(?P<name>{_WORD})(?: {_WORD})*"
)
_FIELDS = (
    "H|E|T|P|Pd|Pd\\.?I|Sos|Si|Kom|IP|Hut|Ag|Pi|Pt|STP|Kep|KM|Psi|Farm|Gz|Ked|Ars|PWK|Ikom|I\\.?Kom"
    "|Sn|Hum|Tr|ST|Ak|Stat|Geo|E\\.?I|Th|Fil"
)
_DOTTED = rf"(?:S\.(?:{_FIELDS})|M\.(?:{_FIELDS}|M|Kes|Sc|AP|Ec|A|Han|Eng|Ling)|A\.Ma?\.?d|Ph\.D)"
_JOINED = (
    "(?:SH|SE|ST|SP|SPd|SSos|SSi|SKom|SIP|SHut|SAg|SKM|SSTP|MM|MT|MH|MSi|MKes|MPd|MSc|MMA|MBA"
    "|AMd|Amd|PhD)"
)
_DEGREED = re.compile(
    rf"{_WORD}(?: {_WORD}| [A-Z]\.)*,? {_DOTTED}(?!\w)"
    rf"|{_WORD}(?: {_WORD}| [A-Z]\.)*,{_DOTTED}(?!\w)"
    rf"|{_WORD}(?: {_WORD}| [A-Z]\.)*, ?{_JOINED}(?=[,.;)]|$)"
)
_CHILD = re.compile(rf"{_WORD} (?:bin|binti) {_WORD}")
_MONTH = r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])"
# Day of birth, month of entering service, sex, serial number.
_OFFICER = re.compile(rf"\bNIP\.?[ :]*\d[\d ]{{7,}}|\b{_MONTH}[0-3]\d ?{_MONTH} ?[12] ?\d{{3}}\b")
_SIGNS = re.compile(rf"{_BEFORE}|{_MOTHER}|\b[SMAP]\.?[A-Z]|, ?M|\b(?:bin|binti)\b")
_PARTS = re.compile(
    r"[()\[\],;:/\u2013\u2014|&+]|\s-\s"
    r"|\b(?:selaku|sebagai|dan|bersama|oleh|atau|serta|untuk|di|dari)\b"
)
_NAME = rf"(?:{_WORD}|[A-Z][a-z]{{0,3}}\.)"
_FORM = re.compile(rf"{_NAME}(?: {_NAME}){{1,3}}")
# Whoever holds an office that is named after a place only.
_HOLDER = re.compile(
    rf"\b(?:Gubernur|Bupati|Camat|Lurah|Kades|Sekdes) ({_NAME}(?: {_NAME}){{0,2}})$"
)
# A name all in capitals; abbreviations are shorter or have no vowel.
_SHOUT = r"(?=[A-Z]*[AIUEO])[A-Z]{4,}"
_LOUD = re.compile(rf"{_SHOUT}(?: {_SHOUT}){{1,3}}")


@cache
def _words(of: str) -> frozenset[str]:
    """Words of offices and groups, or of what is called after people, as persons.yml has them."""
    file = Path(__file__).with_suffix(".yml")
    return frozenset(read_values(file.read_text(encoding="utf-8"))[of])


@cache
def _far_places() -> frozenset[str]:
    """Every province and kabupaten of the country, in small letters: people visit and compare."""
    return frozenset(
        part.strip().casefold()
        for name in register.names_of_regions()
        for part in _PARTS.split(name)
    )


def named_persons(text: str) -> Iterator[str]:
    """What is written as a person is addressed: with a title, a degree, or the parent's name."""
    if not _SIGNS.search(text):
        return
    end = 0
    for found in sorted(
        (match for form in (_TITLED, _DEGREED, _CHILD) for match in form.finditer(text)),
        key=lambda match: (match.start(), -match.end()),
    ):
        if found.start() < end or _is_called_after(text[: found.start()]):
            continue
        # "Bapak Bupati" is an office.
        if (found.groupdict().get("name") or "").casefold() not in _words("jabatan"):
            yield found[0]
            end = found.end()


def officers_number(text: str) -> str:
    """The first number of a civil servant (NIP) in a text; "" without any."""
    found = _OFFICER.search(text)
    return found[0] if found else ""


def maybe_person(text: str, places: Collection[str] = ()) -> str:
    """The part of what should be an office that has the form of a name; "" without any.

    `places` are words of names of places, in small letters.
    """
    offices = _words("jabatan")

    def is_nobody(words: str) -> bool:
        if words.casefold() in _far_places():
            return True
        plain = (word.casefold().strip(".") for word in words.split())
        return any(word in offices or word in places for word in plain)

    for part in _PARTS.split(text):
        chunk = part.strip()
        if _LOUD.fullmatch(chunk):
            chunk = chunk.title()
        holder = _HOLDER.search(chunk)
        name = holder[1] if holder else chunk
        if (holder or _FORM.fullmatch(name)) and not is_nobody(name):
            return name
    return ""


def _is_called_after(before: str) -> bool:
    words = re.findall(r"[\w-]+", before.casefold())[-2:]
    return any(word in _words("dinamai") for word in (*words[-1:], "-".join(words)))
