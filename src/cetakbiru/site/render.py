"""Pages turned into a finished site by a renderer, whose warnings count as errors."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NoReturn

from cetakbiru.model.load import Blueprint
from cetakbiru.site.settings import config_file
from cetakbiru.base.errors import Refused
from cetakbiru.base.project import Project


class _Collector(logging.Handler):
    """Keeps what a renderer warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def render_with_mkdocs(project: Project, blueprint: Blueprint, site: Path) -> None:
    """Builds docs/ into the folder `site`. Raises Refused with every warning of MkDocs."""
    # Material announces the end of MkDocs 1 on every run; docs/editor tells what we do about it.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    with (
        reproducible_time(blueprint.edisi.tanggal),
        collected("mkdocs") as warnings,
        config_file(project, blueprint, site) as config,
    ):
        try:
            build(load_config(config_file=str(config), strict=True))
        except (MkDocsException, SystemExit) as error:
            refuse_warnings(warnings or [str(error)])
    if warnings:
        refuse_warnings(warnings)


def refuse_warnings(reasons: Sequence[str]) -> NoReturn:
    """Raises Refused with each of the renderer's warnings once."""
    listed = "\n".join(f"  - {reason}" for reason in dict.fromkeys(reasons))
    raise Refused(
        "Halaman tidak dapat dibangun karena peringatan berikut:\n"
        f"{listed}\n"
        "Perbaiki halaman yang disebut, lalu jalankan lagi. Situs sebelumnya tidak diubah."
    ) from None


@contextmanager
def collected(logger_name: str) -> Iterator[list[str]]:
    """What the logger warns of from here on, which reaches nobody else."""
    logger = logging.getLogger(logger_name)
    handler = _Collector()
    propagate = logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield handler.messages
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate


@contextmanager
def reproducible_time(day: date) -> Iterator[None]:
    """SOURCE_DATE_EPOCH set to the edition's day unless the caller has set it already."""
    if "SOURCE_DATE_EPOCH" in os.environ:
        yield
        return
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(moment.timestamp()))
    try:
        yield
    finally:
        del os.environ["SOURCE_DATE_EPOCH"]
