"""The record of an edition that is about to be released, from its data and its change log."""

from __future__ import annotations

import hashlib
from pathlib import Path

from cetakbiru.base.digests import files_below
from cetakbiru.comparison.history import Download, ReleasedEdition, Withdrawal
from cetakbiru.editions.changelog import LogEntry
from cetakbiru.model.legal import DICABUT
from cetakbiru.model.load import Blueprint

# The whole edition in one file each; single tables are listed on the page of the data.
_DOWNLOADS = (".pdf", ".zip")
_CHECKSUMS = ("sha256", "checksum")


def edition_record(blueprint: Blueprint, entry: LogEntry | None) -> ReleasedEdition:
    """What readers learn of this edition. Its files are not known before it is built."""
    edition, status = blueprint.edisi, blueprint.status
    document = status.event.dokumen or ""
    withdrawal = None
    if status.code == DICABUT:
        withdrawal = Withdrawal(status.event.tanggal.isoformat(), document, status.event.dasar)
    return ReleasedEdition(
        version=edition.versi,
        date=edition.tanggal.isoformat(),
        status=status.code,
        label=status.label,
        period=period_text(blueprint),
        basis=document or status.event.dasar,
        summary=entry.summary if entry else "",
        changes=entry.changes if entry else (),
        errata=entry.errata if entry else (),
        withdrawal=withdrawal,
    )


def period_text(blueprint: Blueprint) -> str:
    """The years that the blueprint covers; empty until they are decided."""
    period = blueprint.edisi.periode
    years = [str(year) for year in (period.awal, period.akhir) if year is not None]
    return "–".join(dict.fromkeys(years))


def downloads(site: Path) -> tuple[Download, ...]:
    """The documents, archives and checksum lists of a finished site, by path."""
    found = []
    for path in sorted(filter(_is_download, files_below(site))):
        content = path.read_bytes()
        found.append(
            Download(
                path=path.relative_to(site).as_posix(),
                bytes=len(content),
                sha256=hashlib.sha256(content).hexdigest(),
            )
        )
    return tuple(found)


def _is_download(path: Path) -> bool:
    name = path.name.lower()
    return name.endswith(_DOWNLOADS) or any(word in name for word in _CHECKSUMS)
