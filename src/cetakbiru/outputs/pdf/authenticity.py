"""Whether the data inside a PDF are whole, and whether they are those of a given Blueprint."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cetakbiru.base.archive import sha256
from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.pdf.attachments import (
    CHECKSUMS,
    EDITION,
    AttachedData,
    district_data,
    whole_data,
)
from cetakbiru.outputs.pdf.extract import Contents

_HASH = re.compile(r"\b[0-9a-f]{64}\b")
_SPACE = re.compile(r"\s+")


class NoDataError(Exception):
    """The PDF carries no data of a blueprint."""


@dataclass(frozen=True)
class Wholeness:
    """The data of a PDF against its own checksums. `damaged` are missing, changed or added files.

    `printed`: whether the SHA-256 on the imprint is that of the data.
    """

    sha256: str
    count: int
    damaged: tuple[str, ...]
    printed: bool

    @property
    def sound(self) -> bool:
        return not self.damaged and self.printed


@dataclass(frozen=True)
class Agreement:
    """The data of a PDF against those of a Blueprint; `differing` names each file that differs."""

    differing: tuple[str, ...]

    @property
    def same(self) -> bool:
        return not self.differing


def wholeness(contents: Contents) -> Wholeness:
    """How the attachments stand to the checksum list among them. Raises NoDataError."""
    sums = contents.files.get(CHECKSUMS)
    if sums is None or EDITION not in contents.files:
        raise NoDataError(CHECKSUMS)
    listed = {}
    for line in sums.decode("utf-8", "replace").splitlines():
        digest, _, name = line.partition("  ")
        listed[name] = digest
    names = dict.fromkeys([*listed, *contents.files])
    damaged = tuple(
        name
        for name in names
        if name != CHECKSUMS
        and (name not in contents.files or sha256(contents.files[name]) != listed.get(name))
    )
    own = sha256(sums)
    # A hash may be broken over two lines of the imprint.
    printed = own in _SPACE.sub("", contents.front) or own in _HASH.findall(contents.front)
    return Wholeness(own, len(listed), damaged, printed)


def agreement(contents: Contents, blueprint: Blueprint) -> Agreement:
    """How the attachments stand to the data of a Blueprint, whole or those of one kabupaten."""
    candidates = [whole_data(blueprint)]
    candidates += [district_data(blueprint, kode) for kode in blueprint.kabupaten]
    found = min((_differing(contents, data) for data in candidates), key=len)
    return Agreement(found)


def _differing(contents: Contents, data: AttachedData) -> tuple[str, ...]:
    expected = {file.name: file.content for file in data.files}
    names = sorted({*expected, *contents.files} - {CHECKSUMS})
    return tuple(name for name in names if expected.get(name) != contents.files.get(name))
