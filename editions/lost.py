"""Programmes of the latest edition that the list no longer holds, not even as withdrawn."""

from __future__ import annotations

from dataclasses import dataclass

from editions.published import Published
from macros.blueprint.load import Blueprint


@dataclass(frozen=True)
class LostProgram:
    """A programme that readers know from an edition and can no longer find."""

    id: str
    name: str
    region: str
    version: str


def lost_programs(published: Published, blueprint: Blueprint) -> list[LostProgram]:
    """Every lost programme, in the order of the latest edition; none before the first.

    Raises DamagedBranchError.
    """
    latest = published.latest
    if latest is None:
        return []
    return [
        LostProgram(row.key[0], row.label, row.region, latest.version)
        for row in published.snapshot(latest.version).table_rows("program")
        if row.key[0] not in blueprint.program
    ]
