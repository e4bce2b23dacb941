"""Program utama, sub-programmes and commodity groups out of cells.

theme/assets/align/sectors.js does the same in the browser; what is changed here changes there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from cetakbiru.base.plain import normal
from cetakbiru.model.alignment import Rules
from cetakbiru.model.load import Blueprint
from cetakbiru.plans.verdict.text import Nearest, without_enumerator

_SUBPROGRAM = re.compile(r"\b([a-z]{3}) ([0-9]{1,2})\b")


class Sectors:
    """The program utama of a blueprint, found by what people write."""

    def __init__(self, blueprint: Blueprint, rules: Rules) -> None:
        self._names: dict[str, str] = {}
        self._numbers = {str(item.nomor): item.kode for item in blueprint.bidang.values()}
        for item in blueprint.bidang.values():
            for name in (item.kode, item.nama_pendek, item.nama):
                self._names.setdefault(normal(name), item.kode)
        for known in rules.bidang:
            for name in known.sebutan:
                self._names.setdefault(normal(name), known.bidang)
        self._subprograms = {
            normal(sub.kode): sub.kode
            for item in blueprint.bidang.values()
            for sub in item.subprogram
        }
        self._subprogram_names = {
            normal(sub.nama): sub.kode
            for item in blueprint.bidang.values()
            for sub in item.subprogram
        }
        self._bidang_of = {
            sub.kode: item.kode for item in blueprint.bidang.values() for sub in item.subprogram
        }
        self._groups: dict[str, str] = {}
        for group in blueprint.kelompok_komoditas.values():
            for name in (group.kode, group.nama):
                self._groups.setdefault(normal(name), group.kode)
        for alias in rules.kelompok:
            for name in alias.sebutan:
                self._groups.setdefault(normal(name), alias.kelompok)
        self._near = Nearest(item.nama_pendek for item in blueprint.bidang.values())

    def exact(self, key: str) -> str | None:
        """The program utama that a normal text names and nothing else."""
        return self._names.get(key)

    def exact_text(self, text: str) -> str | None:
        """The program utama that a cell names and nothing else, numbered or not."""
        return self._names.get(without_enumerator(normal(text)))

    def bidang(self, text: str) -> str | None:
        """The program utama of a cell: its code, number, name, or the longest name within."""
        key = normal(text)
        if key in self._numbers:
            return self._numbers[key]
        key = without_enumerator(key)
        if key in self._names:
            return self._names[key]
        sub = self._subprogram_code(key)
        if sub is not None:
            return self._bidang_of[sub]
        return _longest(key, self._names)

    def guess(self, text: str) -> str | None:
        """The name that a misspelt cell probably means."""
        return self._near.guess(text)

    def subprogram(self, text: str) -> str | None:
        """The sub-programme of a cell: its code, its name, or a name within."""
        key = normal(text)
        code = self._subprogram_code(key)
        if code is not None:
            return code
        key = without_enumerator(key)
        return self._subprogram_names.get(key) or _longest(key, self._subprogram_names)

    def bidang_of(self, subprogram: str) -> str:
        """The program utama of a sub-programme."""
        return self._bidang_of[subprogram]

    def group(self, text: str) -> str | None:
        """The commodity group of a cell."""
        key = normal(text)
        return self._groups.get(key) or _longest(key, self._groups)

    def _subprogram_code(self, key: str) -> str | None:
        for match in _SUBPROGRAM.finditer(key):
            code = f"{match[1]} {match[2]}"
            if code in self._subprograms:
                return self._subprograms[code]
        return None


def _longest(key: str, names: Mapping[str, str]) -> str | None:
    """The code of the longest name that stands in the text as whole words."""
    padded = f" {key} "
    found: Iterable[str] = (name for name in names if f" {name} " in padded)
    best = max(found, key=len, default=None)
    return None if best is None else names[best]
