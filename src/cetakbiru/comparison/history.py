"""What has been published before: editions, where each programme came in, what changed since.

Git knows it and the pages show it: a run writes a Publication to a file and the macros read that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

from cetakbiru.comparison.compare import REMOVED, Comparison
from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import looked_up


@dataclass(frozen=True)
class Erratum:
    """A correction: what an earlier edition said and what it should have said."""

    edition: str
    part: str
    wrong: str
    right: str


@dataclass(frozen=True)
class Withdrawal:
    """By what an edition was withdrawn."""

    date: str
    document: str
    basis: str
    successor: str = ""


@dataclass(frozen=True)
class Download:
    """A file of an edition: its path below the edition's root, size in bytes, SHA-256."""

    path: str
    bytes: int
    sha256: str


@dataclass(frozen=True)
class ReleasedEdition:
    """An edition as readers, the menu and the feed know it."""

    version: str
    date: str
    status: str
    label: str
    period: str
    basis: str
    summary: str
    changes: tuple[str, ...] = ()
    errata: tuple[Erratum, ...] = ()
    downloads: tuple[Download, ...] = ()
    aliases: tuple[str, ...] = ()
    corrected_by: str = ""
    withdrawal: Withdrawal | None = None


@dataclass(frozen=True)
class Lifetime:
    """The editions in which something came and last changed; empty: not yet published."""

    since: str
    changed: str


@dataclass(frozen=True)
class History:
    """Lifetimes by programme id and by code of kabupaten."""

    programs: Mapping[str, Lifetime] = field(default_factory=dict)
    regions: Mapping[str, Lifetime] = field(default_factory=dict)


@dataclass(frozen=True)
class Publication:
    """All that a build must know of what was published before it.

    `editions` newest first; a release counts itself among them. `previous` is the edition that
    `comparison` starts from.
    """

    releasing: bool = False
    editions: tuple[ReleasedEdition, ...] = ()
    history: History = History()
    previous: str = ""
    comparison: Comparison | None = None


NOTHING_PUBLISHED = Publication()
_attached: WeakKeyDictionary[Blueprint, Publication] = WeakKeyDictionary()


def attach(blueprint: Blueprint, publication: Publication) -> None:
    """Makes the Publication known to fragments of `blueprint`."""
    _attached[blueprint] = publication


@looked_up
def publication_of(blueprint: Blueprint) -> Publication:
    """What was attached; without it nothing has been published."""
    return _attached.get(blueprint, NOTHING_PUBLISHED)


@looked_up
def editions_of(blueprint: Blueprint) -> tuple[ReleasedEdition, ...]:
    """The published editions, newest first."""
    return _attached.get(blueprint, NOTHING_PUBLISHED).editions


@looked_up
def is_released(blueprint: Blueprint) -> bool:
    """Whether this build makes an edition that counts among the published."""
    return _attached.get(blueprint, NOTHING_PUBLISHED).releasing


@looked_up
def region_lifetime(blueprint: Blueprint, kode: str) -> Lifetime | None:
    """The editions of a kabupaten; None for one that was not yet published."""
    return _published(_attached.get(blueprint, NOTHING_PUBLISHED).history.regions.get(kode))


@looked_up
def program_lifetime(blueprint: Blueprint, program: str) -> Lifetime | None:
    """The editions of a programme; None for one that was not yet published."""
    return _published(_attached.get(blueprint, NOTHING_PUBLISHED).history.programs.get(program))


def _published(life: Lifetime | None) -> Lifetime | None:
    return life if life and life.since else None


def extended(
    before: History,
    comparison: Comparison | None,
    programs: list[str],
    regions: list[str],
    name: str,
) -> History:
    """The history after an edition with these programmes and kabupaten, which is called `name`
    ("" while it is not published) and differs from the one before it by `comparison`."""
    changed_programs: set[str] = set()
    changed_regions: set[str] = set()
    if comparison:
        changed_programs = {row.key[0] for row in comparison.programs if row.kind != REMOVED}
        changed_regions = {
            region for table in comparison.tables for row in table.rows for region in row.regions
        } | {chapter.region for chapter in comparison.chapters}
    return History(
        programs=_lifetimes(before.programs, programs, changed_programs, name),
        regions=_lifetimes(before.regions, regions, changed_regions, name),
    )


def _lifetimes(
    before: Mapping[str, Lifetime], items: list[str], changed: set[str], name: str
) -> dict[str, Lifetime]:
    return {
        item: (
            Lifetime(name, name)
            if item not in before
            else Lifetime(before[item].since, name if item in changed else before[item].changed)
        )
        for item in items
    }


def history_to_json(history: History) -> dict[str, Any]:
    """Plain values, as published with an edition."""
    return {
        kind: {item: [life.since, life.changed] for item, life in lives.items()}
        for kind, lives in (("programs", history.programs), ("regions", history.regions))
    }


def history_from_json(value: Any) -> History:
    """The history that `history_to_json` wrote. Raises KeyError, TypeError or ValueError."""

    def lives(kind: str) -> dict[str, Lifetime]:
        return {item: Lifetime(*pair) for item, pair in value[kind].items()}

    return History(lives("programs"), lives("regions"))


def edition_to_json(edition: ReleasedEdition) -> dict[str, Any]:
    """Plain values."""
    return asdict(edition)


def edition_from_json(value: Any) -> ReleasedEdition:
    """The edition that `edition_to_json` wrote. Raises KeyError or TypeError for anything else."""
    withdrawal = value["withdrawal"]
    return ReleasedEdition(
        **{
            **value,
            "changes": tuple(value["changes"]),
            "errata": tuple(Erratum(**item) for item in value["errata"]),
            "downloads": tuple(Download(**item) for item in value["downloads"]),
            "aliases": tuple(value["aliases"]),
            "withdrawal": Withdrawal(**withdrawal) if withdrawal else None,
        }
    )
