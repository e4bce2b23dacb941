"""The change log in data/rilis.yml: entries of editions, errata, withdrawals, moved pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cetakbiru.comparison.history import Erratum, Withdrawal
from cetakbiru.model.load import Blueprint

LOG_FILE = "data/rilis.yml"


@dataclass(frozen=True)
class LogEntry:
    """What the log says of one edition."""

    version: str
    summary: str
    changes: tuple[str, ...]
    errata: tuple[Erratum, ...]


@dataclass(frozen=True)
class ChangeLog:
    """All entries by version, withdrawals by the edition withdrawn, moved pages old → new."""

    entries: Mapping[str, LogEntry] = field(default_factory=dict)
    withdrawals: Mapping[str, Withdrawal] = field(default_factory=dict)
    moved_pages: Mapping[str, str] = field(default_factory=dict)


def change_log(blueprint: Blueprint) -> ChangeLog:
    """The log of checked data; empty where the file is missing."""
    trees = blueprint.trees("rilis")
    value = trees[0] if trees else None
    if not isinstance(value, dict):
        return ChangeLog()
    return ChangeLog(
        entries={item["versi"]: _entry(item) for item in value.get("rilis") or ()},
        withdrawals={
            item["edisi"]: Withdrawal(
                date=item["tanggal"],
                document=item["dokumen"],
                basis=item["dasar"],
                successor=item.get("pengganti") or "",
            )
            for item in value.get("pencabutan") or ()
        },
        moved_pages={item["dari"]: item["ke"] for item in value.get("halaman_pindah") or ()},
    )


def _entry(item: Any) -> LogEntry:
    return LogEntry(
        version=item["versi"],
        summary=item["ringkasan"],
        changes=tuple(item["perubahan"]),
        errata=tuple(
            Erratum(error["edisi"], error["bagian"], error["semula"], error["menjadi"])
            for error in item["ralat"]
        ),
    )
