"""Kabupaten and kecamatan out of cells: by name, old name, code or inside a longer text.

theme/assets/align/places.js does the same in the browser; what is changed here changes there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from cetakbiru.base.plain import normal
from cetakbiru.model.alignment import Rules
from cetakbiru.model.load import Blueprint
from cetakbiru.plans.verdict.model import Note
from cetakbiru.plans.verdict.text import Nearest, shortened

_SEPARATOR = re.compile(r"[;,/\n&()|]|\s+dan\s+", re.IGNORECASE)
# Codes of the interior ministry down to the desa, with or without points.
_CODE = re.compile(r"([0-9]{2})\.?([0-9]{2})(?:\.?([0-9]{2})(?:\.?([12][0-9]{3}))?)?")
# Those of the statistics office below the kabupaten: three digits for each level.
_BPS_CODE = re.compile(r"([0-9]{4})[0-9]{3}(?:[0-9]{3})?")
# A code typed as a number loses its last zero, 12.10 becomes 12.1; people leave out 12.10.0 of 1.
_LOST_ZERO = re.compile(r"([0-9]{2})\.([0-9])|([0-9]{2}\.[0-9]{2})\.([0-9])")
# English says the kind of a place after its name.
_ENGLISH_KABUPATEN = re.compile(r"(.+) (regency|district|city)")
_ENGLISH_KECAMATAN = re.compile(r"(.+?) (?:sub ?)?district")


@dataclass
class Place:
    """What the cells of a row, or of a whole plan, say about where.

    `unread` holds (part of the plan, text, message) of what isn't understood.
    """

    kabupaten: list[str] = field(default_factory=list)
    kecamatan: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    unread: list[tuple[str, str, Note]] = field(default_factory=list)

    def add_kabupaten(self, kode: str) -> None:
        if kode not in self.kabupaten:
            self.kabupaten.append(kode)

    def add_kecamatan(self, kode: str) -> None:
        if kode not in self.kecamatan:
            self.kecamatan.append(kode)


@dataclass(frozen=True)
class _Coded:
    """What a code names. `unknown`: it names a kecamatan that the kabupaten does not have."""

    kabupaten: str
    kecamatan: str | None = None
    notes: tuple[Note, ...] = ()
    unknown: bool = False


class Gazetteer:
    """The regions of a blueprint, found by what people write."""

    def __init__(self, blueprint: Blueprint, rules: Rules) -> None:
        self._regions = blueprint.kabupaten
        self._subdistricts = blueprint.kecamatan
        self._bps = {
            item.kode_bps: item.kode for item in blueprint.kabupaten.values() if item.kode_bps
        }
        self._words = rules.kata
        self._names: dict[str, str] = {}
        self._prefixed: dict[str, str] = {}
        self._old: dict[str, str] = {}
        for item in blueprint.kabupaten.values():
            self._names.setdefault(normal(item.nama), item.kode)
            self._prefixed[normal(item.full_name)] = item.kode
        for item in blueprint.kabupaten.values():
            if item.nama_lama:
                self._old[normal(item.nama_lama)] = item.kode
        self._kecamatan: dict[str, list[str]] = {}
        for sub in blueprint.kecamatan.values():
            self._kecamatan.setdefault(normal(sub.nama), []).append(sub.kode)
        self._near_kabupaten = Nearest(item.nama for item in blueprint.kabupaten.values())
        self._near_kecamatan = Nearest(
            dict.fromkeys(item.nama for item in blueprint.kecamatan.values())
        )

    def name(self, kode: str) -> str:
        """The full name of a kabupaten."""
        return self._regions[kode].full_name

    def names(self, kode: Iterable[str]) -> str:
        """Full names, parted by commas."""
        return ", ".join(self.name(one) for one in kode)

    def home(self, kecamatan: str) -> str:
        """The kabupaten of a kecamatan."""
        return self._subdistricts[kecamatan].kabupaten

    def all_kecamatan(self, kabupaten: Iterable[str]) -> list[str]:
        """Every kecamatan of these kabupaten, in the order of the data."""
        wanted = set(kabupaten)
        return [item.kode for item in self._subdistricts.values() if item.kabupaten in wanted]

    def read_kabupaten(self, text: str, place: Place) -> None:
        """Adds the kabupaten that a cell names."""
        for part in _parts(text):
            if self._take_codes(part, place, "kabupaten") is not None:
                continue
            kode = self._by_name(normal(part), place)
            if kode is None and self._unmarked(part) in self._kecamatan:
                self._read_one_kecamatan(part, place)
            elif kode is None:
                guess = self._near_kabupaten.guess(self._bare(part))
                values = {"nilai": shortened(part), "saran": guess or ""}
                place.unread.append(("kabupaten", part, Note("kabupaten-tak-dikenal", values)))
            else:
                place.add_kabupaten(kode)

    def read_kecamatan(self, text: str, place: Place) -> None:
        """Adds the kecamatan that a cell names, looked for first in the kabupaten of `place`."""
        if normal(text) in self._words.semua:
            for kode in self.all_kecamatan(place.kabupaten):
                place.add_kecamatan(kode)
            return
        for part in _parts(text):
            self._read_one_kecamatan(part, place)

    def read_location(self, text: str, place: Place) -> None:
        """Adds what a free text names: parts after a marker such as "Kec.", or whole parts."""
        known = len(place.kabupaten) + len(place.kecamatan)
        unread = len(place.unread)
        pieces = []
        for piece in _parts(text):
            rest = self._take_codes(piece, place, "lokasi")
            pieces.append(piece if rest is None else rest)
        subdistricts = []
        for part in self._marked_parts(pieces):
            first = part.partition(" ")[0]
            if first in self._words.penanda_kecamatan:
                subdistricts.append(self._unmarked(part))
            elif first in self._words.penanda_desa or first in self._words.penanda_lain:
                continue
            elif (kode := self._by_name(part, place)) is not None:
                place.add_kabupaten(kode)
            elif self._unmarked(part) in self._kecamatan:
                subdistricts.append(part)
        for name in subdistricts:
            self._read_one_kecamatan(name, place)
        found = len(place.kabupaten) + len(place.kecamatan) > known
        if not found and not subdistricts and len(place.unread) == unread:
            note = Note("lokasi-tak-dikenal", {"nilai": shortened(text)})
            place.unread.append(("lokasi", text, note))

    def read_codes(self, text: str, place: Place) -> None:
        """Adds what the codes in a cell name, and nothing else of it."""
        for part in _parts(text):
            self._take_codes(part, place, "desa")

    def _take_codes(self, part: str, place: Place, column: str) -> str | None:
        """Adds what the codes in a part name and returns its other words; None without a code."""
        words = part.split()
        rest = []
        for word in words:
            token = word.strip("-–:.")
            # Amid other words a number without points may be that of a house.
            sure = len(words) == 1 or "." in token or column != "lokasi"
            coded = self._coded(token) if sure else None
            if coded is None:
                rest.append(word)
            else:
                self._add_coded(coded, token, place, column)
        return " ".join(rest) if len(rest) < len(words) else None

    def _add_coded(self, coded: _Coded, text: str, place: Place, column: str) -> None:
        place.notes.extend(coded.notes)
        place.add_kabupaten(coded.kabupaten)
        if coded.kecamatan is not None:
            place.add_kecamatan(coded.kecamatan)
        elif coded.unknown:
            values = {"nilai": text, "wilayah": self.name(coded.kabupaten)}
            place.unread.append((column, text, Note("kecamatan-tak-dikenal", values)))

    def _coded(self, text: str) -> _Coded | None:
        """What a code names: of the ministry or the statistics office, down to any level."""
        code = _CODE.fullmatch(text)
        kode = f"{code[1]}.{code[2]}" if code else ""
        if code and kode in self._regions:
            sub = f"{kode}.{code[3]}"
            if code[3] is None:
                return _Coded(kode, notes=self._bps_notes(text, kode))
            if sub in self._subdistricts:
                values = {"nilai": text, "nama": self._subdistricts[sub].nama}
                return _Coded(kode, sub, (Note("kode-desa", values),) if code[4] else ())
        bps = _BPS_CODE.fullmatch(text)
        if bps and bps[1] in self._bps:
            region = self._bps[bps[1]]
            values = {"nilai": text, "nama": self.name(region)}
            return _Coded(region, notes=(Note("kode-bps-kecamatan", values),))
        if code and kode in self._regions:
            return _Coded(kode, unknown=True)
        return self._lost_zero(text)

    def _lost_zero(self, text: str) -> _Coded | None:
        code = _LOST_ZERO.fullmatch(text)
        if code is None:
            return None
        kode = f"{code[1]}.{code[2]}0" if code[1] else code[3]
        sub = None if code[1] else f"{kode}.0{code[4]}"
        if kode not in self._regions or (sub is not None and sub not in self._subdistricts):
            return None
        values = {"nilai": text, "kode": sub or kode, "letak": "depan" if sub else "belakang"}
        return _Coded(kode, sub, (Note("kode-angka", values),))

    def _bps_notes(self, text: str, kode: str) -> tuple[Note, ...]:
        other = self._bps.get(text)
        if other is None or other == kode:
            return ()
        values = {"nilai": text, "kode": kode, "nama": self.name(kode), "lain": self.name(other)}
        return (Note("kode-bps", values),)

    def _by_name(self, key: str, place: Place) -> str | None:
        """The kabupaten of a normal name. A name with its kind goes before a bare one."""
        english = _ENGLISH_KABUPATEN.fullmatch(key)
        if english is not None:
            city = english[2] == "city"
            kinds = self._words.penanda_kota if city else self._words.penanda_kabupaten
            key = f"{kinds[0]} {english[1]}"
        first, _, rest = key.partition(" ")
        if rest and first in self._words.penanda_kabupaten:
            key = f"{self._words.penanda_kabupaten[0]} {rest}"
        for names in (self._prefixed, self._old, self._names):
            if key in names:
                kode = names[key]
                if names is self._old:
                    values = {"nilai": key.title(), "nama": self.name(kode)}
                    place.notes.append(Note("nama-lama", values))
                return kode
        return self._names.get(rest) if self._is_kind(first) and rest else None

    def _is_kind(self, word: str) -> bool:
        return word in self._words.penanda_kabupaten or word in self._words.penanda_kota

    def _bare(self, part: str) -> str:
        key = normal(part)
        first, _, rest = key.partition(" ")
        return rest if rest and self._is_kind(first) else key

    def _read_one_kecamatan(self, part: str, place: Place) -> None:
        coded = self._coded(part.split()[0].strip("-–:."))
        if coded is not None and coded.kecamatan is None and not coded.unknown:
            self._add_coded(coded, part, place, "kecamatan")
            return
        if coded is not None:
            place.notes.extend(coded.notes)
            found = [coded.kecamatan] if coded.kecamatan else []
        else:
            found = self._kecamatan.get(self._unmarked(part), [])
        inside = [kode for kode in found if self.home(kode) in place.kabupaten]
        if inside:
            for kode in inside:
                place.add_kecamatan(kode)
        elif len(found) == 1 and not place.kabupaten:
            place.add_kecamatan(found[0])
            place.add_kabupaten(self.home(found[0]))
        else:
            place.unread.append(("kecamatan", part, self._why_not(part, found, place)))

    def _unmarked(self, part: str) -> str:
        """The normal name without a leading "kec" or a closing "district"."""
        key = normal(part)
        english = _ENGLISH_KECAMATAN.fullmatch(key)
        if english is not None:
            return english[1]
        first, _, rest = key.partition(" ")
        return rest if rest and first in self._words.penanda_kecamatan else key

    def _why_not(self, part: str, found: list[str], place: Place) -> Note:
        values = {"nilai": shortened(part), "wilayah": self.names(place.kabupaten)}
        if found:
            values["lain"] = self.names(self.home(kode) for kode in found)
            return Note("kecamatan-lain" if place.kabupaten else "kecamatan-ganda", values)
        values["wilayah"] = values["wilayah"] or "edisi ini"
        values["saran"] = self._near_kecamatan.guess(self._unmarked(part)) or ""
        return Note("kecamatan-tak-dikenal", values)

    def _marked_parts(self, pieces: Iterable[str]) -> list[str]:
        """Normal parts of a text, parted also before each marker."""
        markers = {
            *self._words.penanda_desa,
            *self._words.penanda_kecamatan,
            *self._words.penanda_kabupaten,
            *self._words.penanda_kota,
            *self._words.penanda_lain,
        }
        parts: list[str] = []
        for piece in pieces:
            words: list[str] = []
            for word in normal(piece).split():
                if word in markers and words:
                    parts.append(" ".join(words))
                    words = []
                words.append(word)
            if words:
                parts.append(" ".join(words))
        return parts


def _parts(text: str) -> list[str]:
    return [part for part in (piece.strip() for piece in _SEPARATOR.split(text)) if normal(part)]
