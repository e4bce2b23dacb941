"""What looks like the number or address of a person: it is not published.

A blueprint names offices, not people. Codes, budgets, years, letters' and decrees' numbers, ISBN
and DOI look otherwise; what lies in an address of the web is the address's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cetakbiru.model.text import line_at

PHONE, IDENTITY, TAX, MAIL = "nomor telepon", "NIK", "NPWP", "alamat surel pribadi"

# Not within a longer number or code, nor after a currency. A comma may part cells.
_ALONE = r"(?<![\w/=#@])(?<!\d[ .\-])(?<!\w[.\-])(?<!Rp )(?<!Rp\. )"
_END = r"(?![\w/]|[.\-]\d)"
_GAP = r"[ .\-\u00a0\u2010-\u2013]{0,3}"
_MOBILE = (
    rf"(?:\+62|\(\+62\)|0062){_GAP}(?:\(0\){_GAP})?8[1-9]\d?(?:{_GAP}\d){{6,10}}"
    rf"|\(?08[1-9]\d\)?(?:{_GAP}\d){{6,9}}"
    rf"|628[1-9]\d{{7,10}}|62-8[1-9]\d-?(?:\d-?){{6,9}}"
    rf"|62 8[1-9]\d[ \-]\d{{4}}[ \-]\d{{3,5}}"
)
_AREA = r"(?:2[1-9]|[2-79]\d{2})"
_DESK = (
    rf"\(0{_AREA}\) ?\d(?:[ .\-]?\d){{4,7}}"
    rf"|0{_AREA} ?[\-–] ?(?!(?:19|20)\d\d\b)\d(?:[ .\-]?\d){{5,7}}"
    rf"|\+62{_GAP}\(?{_AREA}\)?{_GAP}\d(?:[ .\-]?\d){{4,7}}"
    rf"|(?<=[a-z][.:] )0{_AREA}[ \-]?\d(?:[ .\-]?\d){{4,7}}"
)
_SIXTEEN = r"\d(?:[ .\-]?\d){15}"
_NPWP = r"\d{2}\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}"
_PRIVATE_HOSTS = (
    "gmail|googlemail|yahoo|ymail|rocketmail|hotmail|outlook|live|msn|icloud|me|mac|aol|proton"
    "|protonmail|pm|gmx|zoho|mail|tutanota|yandex"
)
_FOUND = re.compile(
    rf"(?P<link>(?:https?://)?(?:wa\.me/|api\.whatsapp\.com/send/?\?phone=|tel:)\+?[\d\-]{{9,16}})"
    r"|(?P<url>(?:https?://|www\.|10\.\d{4,9}/)[^\s,\"';<>]+)"
    rf"|(?P<mail>(?<![\w.+\-])[\w.+\-]{{1,64}}@(?:{_PRIVATE_HOSTS})\.(?:com?|me|ch|net|org|id)(?:\.[a-z]{{2}})?\b)"
    rf"|{_ALONE}(?:(?P<tax>{_NPWP})|(?P<identity>{_SIXTEEN})|(?P<mobile>{_MOBILE})|(?P<desk>{_DESK}))"
    rf"{_END}",
    re.I,
)
# What a number of at least nine figures is written with, as bytes: "0" for that, "x" for all else.
# "?" is whatever is not ASCII, and may be a figure or what stands between two.
_FIGURES, _BETWEEN = b"0123456789?", b" .-()"
_OF_FIGURES = bytes(ord("0" if sign in _FIGURES else "x") for sign in range(1 << 8))
_OF_NUMBERS = bytes(ord("0" if sign in _FIGURES + _BETWEEN else "x") for sign in range(1 << 8))
_FEWEST = 9
# The fewest figures that any of them has.
_NUMBER = re.compile(r"\d(?:[ .\-()\u00a0\u2010-\u2013]{0,3}\d){8}")
# An at sign, a link.
_MARKS = ("@", "wa.me", "whatsapp", "tel:")
_MARK = re.compile("|".join(map(re.escape, _MARKS)), re.I)
_NAMED_IDENTITY = re.compile(r"\b(?:NIK|KTP|KK|Kartu Keluarga)\b[^\d\n]{0,20}$", re.I)
_LOOK_BACK = 40
_SERVICE = re.compile(
    r"layanan|pengaduan|hotline|call[ -]?cent|pusat panggilan|posko|kontak resmi|nomor resmi"
    r"|narahubung resmi",
    re.I,
)
_OFFICE = re.compile(
    _SERVICE.pattern + r"|kantor|dinas|badan|bappeda|balitbang|sekretariat|kecamatan|kelurahan"
    r"|puskesmas|rumah sakit|polsek|polres|faks",
    re.I,
)
# Fields that are made for a contact.
_CONTACT = re.compile(r"kontak|telepon|surel|email|hotline|narahubung")
_PROVINCES = frozenset(
    [
        *(*range(11, 22), *range(31, 37), *range(51, 54), *range(61, 66), *range(71, 77)),
        *(81, 82, *range(91, 98)),
    ]
)


@dataclass(frozen=True)
class Person:
    """A stretch of text that looks personal, and what it looks like."""

    start: int
    end: int
    kind: str


def is_contact(field: str) -> bool:
    """Whether a column or key is made for contacts, so that they may stand there."""
    return _CONTACT.search(field.casefold()) is not None


def personal(text: str, office_line: bool = False) -> Iterator[Person]:
    """Everything in a text that looks like a number or an address of a person.

    With `office_line`, a line that names an office may hold the office's telephone and address,
    and a line that names a service also a mobile number.
    """
    for match in _candidates(text):
        name = match.lastgroup
        if name == "url":
            continue
        kind = {"tax": TAX, "identity": IDENTITY, "mail": MAIL}.get(name or "", PHONE)
        if kind == IDENTITY and not _is_identity(match[0], text[: match.start()]):
            continue
        if office_line and kind in (PHONE, MAIL):
            allowed = _SERVICE if name in ("mobile", "link") else _OFFICE
            if allowed.search(line_at(text, match.start())):
                continue
        yield Person(match.start(), match.end(), kind)


def _candidates(text: str) -> Iterator[re.Match[str]]:
    """The matches in those lines that may have any: few, and found ten times as fast."""
    end = 0
    for hint in _hints(text):
        if hint < end:
            continue
        start = text.rfind("\n", 0, hint) + 1
        end = text.find("\n", hint) + 1 or len(text)
        yield from _FOUND.finditer(text, start, end)


def _hints(text: str) -> list[int]:
    """Where something stands that may be a person's, in order."""
    hints = [start for start, end in _stretches(text) if _NUMBER.search(text, start, end)]
    folded = text.casefold()
    if any(mark in folded for mark in _MARKS):
        hints += (mark.start() for mark in _MARK.finditer(text))
    return sorted(hints)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Where stretches begin and end that hold only what numbers are written with, and enough of it.

    Nearly all are a code or a date. Bytes tell that at once, where a pattern looks at each figure.
    """
    plain = text.encode("ascii", "replace")
    figures, signs = plain.translate(_OF_FIGURES), plain.translate(_OF_NUMBERS) + b"x"
    start = signs.find(b"0" * _FEWEST)
    while start >= 0:
        end = signs.index(b"x", start)
        if figures.count(b"0", start, end) >= _FEWEST:
            yield start, end
        start = signs.find(b"0" * _FEWEST, end)


def _is_identity(found: str, before: str) -> bool:
    """Whether sixteen digits are built as the register of residents builds them, or called so."""
    digits = re.sub(r"\D", "", found)
    if _NAMED_IDENTITY.search(before[-_LOOK_BACK:]):
        return True
    province, day, month = int(digits[:2]), int(digits[6:8]), int(digits[8:10])
    if province not in _PROVINCES or digits[2:4] == "00":
        return False
    if digits[4:6] == "00" or digits[12:] == "0000":
        return False
    try:
        # Women's days are counted from 41; of the year only two figures are known.
        date(2000, month, day - 40 if day > 40 else day)
    except ValueError:
        return False
    return True
