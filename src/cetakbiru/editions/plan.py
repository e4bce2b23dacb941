"""What the release of an edition makes of itself and of every edition before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from cetakbiru.comparison.history import ReleasedEdition, Withdrawal
from cetakbiru.editions.aliases import ALIASES, assign_aliases
from cetakbiru.editions.changelog import ChangeLog
from cetakbiru.editions.published import Published, PublishedVersion
from cetakbiru.editions.record import edition_record
from cetakbiru.model.legal import DICABUT, DITETAPKAN
from cetakbiru.model.load import Blueprint

TAG_PREFIX = "edisi-"


@dataclass(frozen=True)
class Plan:
    """What is to be published: the edition, all aliases after it, and what the others now are.

    `status_now` gives (status, label) of each version after this release, the new one included;
    `source` is the commit that the edition is built from; `address` the site's, where known.
    """

    record: ReleasedEdition
    source: str
    aliases: Mapping[str, str]
    status_now: Mapping[str, tuple[str, str]]
    withdrawals: Mapping[str, Withdrawal]
    corrected_by: Mapping[str, str]
    address: str

    @property
    def tag(self) -> str:
        return f"refs/tags/{TAG_PREFIX}{self.record.version}"

    def aliases_of(self, version: str) -> tuple[str, ...]:
        """The aliases that an edition bears after this release."""
        return tuple(alias for alias in ALIASES if self.aliases.get(alias) == version)

    def standing(self, record: ReleasedEdition) -> ReleasedEdition:
        """The record of an edition as it stands after this release."""
        version = record.version
        status, label = self.status_now.get(version, (record.status, record.label))
        return replace(
            record,
            status=status,
            label=label,
            aliases=self.aliases_of(version),
            withdrawal=self.withdrawals.get(version, record.withdrawal),
            corrected_by=self.corrected_by.get(version, record.corrected_by),
        )


def make_plan(blueprint: Blueprint, log: ChangeLog, published: Published, source: str) -> Plan:
    """The plan for releasing the edition of `blueprint`, built from the commit `source`."""
    record = edition_record(blueprint, log.entries.get(blueprint.edisi.versi))
    withdrawals = withdrawals_after(published.versions, record, log.withdrawals)
    statuses = list(statuses_after(published.versions, record, withdrawals))
    return Plan(
        record=record,
        source=source,
        aliases=assign_aliases([(version, status) for version, status, _ in statuses]),
        status_now={version: (status, label) for version, status, label in statuses},
        withdrawals=withdrawals,
        corrected_by={erratum.edition: record.version for erratum in record.errata},
        address=blueprint.edisi.alamat or "",
    )


def statuses_after(
    versions: tuple[PublishedVersion, ...],
    record: ReleasedEdition,
    withdrawals: Mapping[str, Withdrawal],
) -> Iterator[tuple[str, str, str]]:
    """(version, status, label) of every edition once `record` is out, newest first.

    An edition is withdrawn by an entry of the change log, or, when it was adopted, by the event
    that withdraws the whole blueprint.
    """
    yield record.version, record.status, record.label
    for entry in versions:
        label = str(entry.properties.get("label", ""))
        if entry.version in withdrawals:
            yield entry.version, DICABUT, "Dicabut"
        else:
            yield entry.version, entry.status, label


def withdrawals_after(
    versions: tuple[PublishedVersion, ...],
    record: ReleasedEdition,
    logged: Mapping[str, Withdrawal],
) -> dict[str, Withdrawal]:
    """By what each withdrawn edition was withdrawn, this release included."""
    found = dict(logged)
    if record.withdrawal:
        found[record.version] = record.withdrawal
        for entry in versions:
            if entry.status == DITETAPKAN:
                found.setdefault(entry.version, record.withdrawal)
    return found
