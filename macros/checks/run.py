"""Every problem of data/ and docs/ in one run."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from macros.blueprint.load import Blueprint
from macros.blueprint.source import RawData
from macros.checks.problems import Problem

Agreement = Callable[[Blueprint], list[Problem]]


def run_checks(
    data_dir: Path,
    docs_dir: Path | None,
    macros: Mapping[str, inspect.Signature],
    agreements: Sequence[Agreement] = (),
) -> list[Problem]:
    """All problems of a data folder and a folder of pages, sorted by place.

    `macros` are the macros that a page may call. `agreements` judge the finished Blueprint and
    are asked only when the data have no error. Raises nothing that a file can cause.
    """
    return []


def check_data(raw: RawData) -> list[Problem]:
    """All problems of data as read."""
    return []
