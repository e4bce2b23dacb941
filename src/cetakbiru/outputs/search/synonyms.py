"""Phrases of one meaning: those of data/sinonim.csv, and names that the data pair themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cetakbiru.model.load import Blueprint

_BRACKETED = re.compile(r"\s*\([^)]*\)")


def synonym_groups(blueprint: Blueprint) -> list[list[str]]:
    """Groups of phrases of one meaning; a group holds two phrases or more."""
    groups = (*_general(blueprint), *_names(blueprint))
    tidy = (list(dict.fromkeys(phrase.lower() for phrase in group)) for group in groups)
    return [group for group in tidy if len(group) > 1]


def _general(blueprint: Blueprint) -> Iterator[list[str]]:
    for entry in blueprint.sinonim:
        yield [entry.kata, *entry.sama_dengan]


def _names(blueprint: Blueprint) -> Iterator[list[str]]:
    for term in blueprint.istilah.values():
        if term.kepanjangan:
            yield [_plain(term.istilah), _plain(term.kepanjangan)]
    for home in blueprint.kabupaten.values():
        if home.nama_lama:
            yield [home.nama_lama, home.full_name]
        yield [home.singkatan, home.full_name]
    for bidang in blueprint.bidang.values():
        yield [bidang.kode, bidang.nama_pendek]
    for agency in blueprint.opd.values():
        yield [agency.singkatan, agency.nama]
    for indicator in blueprint.indikator.values():
        yield [indicator.nama_pendek, indicator.nama]


def _plain(name: str) -> str:
    """A name without what stands in brackets behind it."""
    return _BRACKETED.sub("", name)
