"""How the sheets of a sender were read the last time, in a file that people can read and mend.

It stands beside data/, in pemetaan/, one file for each sender. Years stand in it as {tahun} and
{tahun+1}, so that it holds for the next year's sheet.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from cetakbiru.base.yamlvalues import read_values
from cetakbiru.renja.columns import PARTS
from cetakbiru.renja.who import STATES
from cetakbiru.workbook.sense import UNITS

FOLDER = "pemetaan"
_YEAR = re.compile(r"\b(20[0-5]\d)\b")
_PLACEHOLDER = re.compile(r"\{tahun(?:([+-])(\d))?\}")
_KEYS = ("pengirim", "keadaan", "satuan_uang", "kolom", "tempat", "nomor")


@dataclass(frozen=True)
class Memory:
    """What was taken: whose sheet it is, and which columns, by their names in the head.

    All but `columns` may be unknown, which is empty or 0. `numbers` are the last that rows of each
    year were given, since none is given again. `places` are names of places as the sender writes
    them, with those that are meant.
    """

    columns: Mapping[str, Sequence[str]]
    sender: str = ""
    state: str = ""
    unit: int = 0
    numbers: Mapping[int, int] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)


class BrokenMemoryError(Exception):
    """A file of a mapping is none; the message says why, within a sentence."""


def memory_file(data: Path, sender: str) -> Path:
    """Where the mapping of a sender stands."""
    return data.parent / FOLDER / f"{sender}.yml"


def read_memory(path: Path, year: int | None) -> Memory:
    """The mapping in a file, for a sheet of this year. Raises BrokenMemoryError."""
    try:
        found = read_values(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "isinya bukan teks UTF-8"
        raise BrokenMemoryError(str(reason)) from None
    except yaml.YAMLError:
        raise BrokenMemoryError("isinya bukan YAML") from None
    if not isinstance(found, dict) or not isinstance(found.get("kolom"), dict):
        raise BrokenMemoryError("di dalamnya harus ada kolom: dengan nama kolom lembar")
    strange = [str(key) for key in found if key not in _KEYS]
    strange += [str(key) for key in found["kolom"] if key not in PARTS]
    if strange:
        raise BrokenMemoryError(
            f"isian {strange[0]!r} tidak dikenal; yang dikenal {', '.join((*_KEYS, *PARTS))}"
        )
    unit, state = found.get("satuan_uang", ""), found.get("keadaan", "")
    if unit not in ("", *UNITS) or state not in ("", *STATES):
        raise BrokenMemoryError(
            f"satuan_uang harus {', '.join(UNITS)}; keadaan harus {' atau '.join(STATES)}"
        )
    columns = {part: _names(part, named, year) for part, named in found["kolom"].items()}
    numbers = found.get("nomor", {})
    if not isinstance(numbers, dict) or not all(
        isinstance(one, int) for pair in numbers.items() for one in pair
    ):
        raise BrokenMemoryError("isi nomor harus tahun dengan nomor terakhirnya")
    places = found.get("tempat", {})
    if not isinstance(places, dict) or not all(
        isinstance(one, str) and one for pair in places.items() for one in pair
    ):
        raise BrokenMemoryError("isi tempat harus nama di lembar dengan nama yang dimaksud")
    sender = str(found.get("pengirim", ""))
    return Memory(columns, sender, state, UNITS.get(unit, 0), numbers, places)


def _names(part: str, named: Any, year: int | None) -> tuple[str, ...]:
    names = named if isinstance(named, list) else [named]
    if not names or not all(isinstance(name, str) for name in names):
        raise BrokenMemoryError(f"isi kolom {part} harus nama kolom, atau daftar nama kolom")
    return tuple(_PLACEHOLDER.sub(lambda match: _year(match, year), name) for name in names)


def _year(match: re.Match[str], year: int | None) -> str:
    if year is None:
        return match[0]
    away = int(match[2] or 0)
    return str(year - away if match[1] == "-" else year + away)


def written(memory: Memory, name: str, year: int) -> bytes:
    """The file of a mapping."""
    said: dict[str, Any] = {
        "pengirim": memory.sender,
        "keadaan": memory.state,
        "satuan_uang": next(word for word, unit in UNITS.items() if unit == memory.unit),
        "kolom": {
            part: _plain([_YEAR.sub(lambda match: _placeholder(match, year), one) for one in names])
            for part, names in memory.columns.items()
        },
        **({"tempat": dict(memory.places)} if memory.places else {}),
        # The last numbers that were given: none is given again.
        "nomor": dict(memory.numbers),
    }
    head = (
        f"# Cara membaca lembar {name}, dipakai lagi oleh ppm import renja.\n"
        "# Di kiri isian Cetak Biru, di kanan nama kolom pada lembar. {tahun}: tahun rencana.\n"
        "# tempat: nama tempat di lembar, dengan nama yang dimaksud.\n"
        "# nomor: nomor baris terakhir setiap tahun; tidak dipakai ulang.\n"
    )
    text = yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=1_000)
    return (head + text).encode()


def _plain(names: Sequence[str]) -> str | list[str]:
    return names[0] if len(names) == 1 else list(names)


def _placeholder(match: re.Match[str], year: int) -> str:
    away = int(match[1]) - year
    if abs(away) > 9:
        return match[0]
    return "{tahun}" if not away else f"{{tahun{away:+d}}}"
