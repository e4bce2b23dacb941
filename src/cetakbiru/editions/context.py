"""What a build must know of earlier editions, and what an edition carries for programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from cetakbiru.base.cache import cache_of
from cetakbiru.base.compact import compact_json
from cetakbiru.comparison.compare import Comparison, compare
from cetakbiru.comparison.history import (
    History,
    Publication,
    ReleasedEdition,
    edition_to_json,
    extended,
    history_to_json,
)
from cetakbiru.comparison.report import to_json
from cetakbiru.comparison.snapshot import Snapshot
from cetakbiru.comparison.take import take_snapshot
from cetakbiru.editions.changelog import change_log
from cetakbiru.editions.pages import page_map
from cetakbiru.editions.plan import Plan
from cetakbiru.editions.published import (
    COMPARISON_FILE,
    COMPARISONS,
    EDITION_FILE,
    FOLDER,
    HISTORY_FILE,
    PAGES_FILE,
    SNAPSHOT_FILE,
    Published,
    current_record,
)
from cetakbiru.editions.record import downloads, edition_record
from cetakbiru.insight.entries import known_entries
from cetakbiru.model.load import Blueprint

# Where what pages say is kept between runs.
_SHELF = "kalimat"


@dataclass(frozen=True)
class EditionContext:
    """An edition in the making, seen against those published before it.

    `take` takes its snapshot, once: where nothing was published, only its files need one.
    `comparisons` are those with each of the others by version, for a release; else there are none.
    """

    publication: Publication
    record: ReleasedEdition
    take: Callable[[], Snapshot]
    comparisons: Mapping[str, Comparison]
    previous: Snapshot | None
    previous_pages: Any

    @property
    def snapshot(self) -> Snapshot:
        return self.take()

    @property
    def history(self) -> History:
        return self.publication.history


def build_context(blueprint: Blueprint, docs: Path, published: Published) -> EditionContext:
    """For a build that is not a release: what is new since the latest edition is unpublished.

    Raises DamagedBranchError.
    """
    return _context(blueprint, docs, published, plan=None)


def release_context(
    blueprint: Blueprint, docs: Path, published: Published, plan: Plan
) -> EditionContext:
    """For the release of this edition: it counts among the published, which stand as after it.

    Raises DamagedBranchError.
    """
    return _context(blueprint, docs, published, plan)


def _context(
    blueprint: Blueprint, docs: Path, published: Published, plan: Plan | None
) -> EditionContext:
    @cache
    def take() -> Snapshot:
        shelf = cache_of(blueprint).shelf(_SHELF)
        return take_snapshot(blueprint.raw, docs, blueprint, shelf)

    latest = published.latest
    previous: Snapshot | None = None
    previous_pages: Any = None
    history = History()
    comparison: Comparison | None = None
    comparisons: dict[str, Comparison] = {}
    if latest:
        previous = published.snapshot(latest.version)
        previous_pages = published.json(latest.version, PAGES_FILE)
        comparison = compare(previous, take())
        history = published.history(latest.version)
    editions = tuple(current_record(published, entry) for entry in published.versions)
    if plan is None:
        entry = change_log(blueprint).entries.get(blueprint.edisi.versi)
        record = edition_record(blueprint, entry)
    else:
        for earlier in published.versions:
            comparisons[earlier.version] = compare(published.snapshot(earlier.version), take())
        record = plan.standing(plan.record)
        editions = (record, *(plan.standing(edition) for edition in editions))
    name = "" if plan is None else record.version
    return EditionContext(
        publication=Publication(
            releasing=plan is not None,
            editions=editions,
            history=extended(
                history,
                comparison,
                sorted(known_entries(blueprint)),
                sorted(blueprint.kabupaten),
                name,
            ),
            previous=latest.version if latest else "",
            comparison=comparison,
        ),
        record=record,
        take=take,
        comparisons=comparisons,
        previous=previous,
        previous_pages=previous_pages,
    )


def write_edition_files(context: EditionContext, blueprint: Blueprint, site: Path) -> None:
    """Adds to a finished site what menu, notices, comparisons and later releases read."""
    (site / FOLDER).mkdir(exist_ok=True)
    record = replace(context.record, downloads=downloads(site))
    pages = page_map(site, blueprint, context.snapshot, context.previous, context.previous_pages)
    _write_json(site / SNAPSHOT_FILE, context.snapshot.to_json())
    _write_json(site / HISTORY_FILE, history_to_json(context.history))
    comparison = context.publication.comparison
    _write_json(site / COMPARISON_FILE, to_json(comparison) if comparison else None)
    if context.comparisons:
        (site / COMPARISONS).mkdir()
    for version, each in context.comparisons.items():
        _write_json(site / COMPARISONS / f"{version}.json", to_json(each))
    _write_json(site / PAGES_FILE, pages)
    _write_json(site / EDITION_FILE, edition_to_json(record))


def _write_json(path: Path, value: Any) -> None:
    text = compact_json(value)
    path.write_text(text + "\n", encoding="utf-8")
