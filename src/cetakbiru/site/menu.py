"""The menu of mkdocs.yml against the pages that there are, told before MkDocs warns in English."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel

from cetakbiru.base.errors import Refused


def refuse_menu(config: MkDocsConfig, files: Files) -> None:
    """Raises Refused when the menu names a page that is not there, or lacks one that is.

    What mkdocs.yml tells MkDocs to pass over under `validation` is no fault. Without a menu every
    page is in it.
    """
    if not config.nav:
        return
    named = list(_pages(config.nav))
    faults = config.validation.nav
    if faults.not_found >= logging.WARNING:
        missing = [name for name in named if files.get_file_from_path(name) is None]
        if missing:
            raise Refused(
                f"{config.config_file_path}: menu menyebut halaman yang tidak ada di "
                f"{config.docs_dir}: {', '.join(missing)}. Betulkan alamatnya di bawah nav, atau "
                "hapus barisnya."
            )
    if faults.omitted_files >= logging.WARNING:
        pages = files.documentation_pages(inclusion=InclusionLevel.is_in_nav)
        omitted = sorted(page.src_uri for page in pages if page.src_uri not in named)
        if omitted:
            raise Refused(
                f"{config.config_file_path}: halaman di {config.docs_dir} ini belum ada di menu: "
                f"{', '.join(omitted)}. Tambahkan barisnya di bawah nav, misalnya "
                f"'- {Path(omitted[0]).stem.capitalize()}: {omitted[0]}'."
            )


def _pages(menu: Any) -> Iterator[str]:
    """The pages that a menu names, by their paths below docs/; other addresses are left out."""
    if isinstance(menu, list):
        for entry in menu:
            yield from _pages(entry)
    elif isinstance(menu, dict):
        for entry in menu.values():
            yield from _pages(entry)
    elif isinstance(menu, str) and menu.endswith(".md") and "://" not in menu:
        yield menu
