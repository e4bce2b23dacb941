"""The list of queries with the addresses where each should arrive."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import yaml

from tests.outputs.search.node import HERE

FIRST = 5


@dataclass(frozen=True)
class Case:
    """A query, what is chosen beside it, and the addresses that answer it."""

    group: str
    query: str
    to: tuple[str, ...]
    region: str = ""
    field: str = ""

    @property
    def asked(self) -> dict[str, Any]:
        return {"query": self.query, "filters": {"region": self.region, "field": self.field}}

    def is_met(self, urls: Iterable[str]) -> bool:
        """Whether one of the first five addresses is one that was wanted."""
        return bool(set(list(urls)[:FIRST]) & set(self.to))


def read_cases() -> list[Case]:
    """The cases of queries.yml in their order."""
    groups = yaml.safe_load((HERE / "queries.yml").read_text(encoding="utf-8"))
    return [
        Case(group, item["q"], tuple(item["to"]), item.get("region", ""), item.get("field", ""))
        for group, items in groups.items()
        for item in items
    ]
