"""Names of files that programs leave beside those of the editors, and that nobody means."""

from __future__ import annotations

from pathlib import PurePath

_SYSTEM = frozenset({".ds_store", "thumbs.db", "ehthumbs.db", "desktop.ini", ".directory"})


def is_temporary(path: PurePath) -> bool:
    """Whether Excel or macOS puts a file beside one that is open or copied."""
    return path.name.startswith(("~$", "._"))


def is_of_system(path: PurePath) -> bool:
    """Whether a file manager or LibreOffice keeps a file for itself: harmless, never published."""
    name = path.name.casefold()
    return name in _SYSTEM or name.startswith(".~lock.")
