"""One page of all that a page may hold, for whoever compares renderers."""

from __future__ import annotations

import shutil
from pathlib import Path


def with_everything(project: Path) -> Path:
    """The invented province's project with that page, below a title of its own in the menu."""
    shutil.copy(Path(__file__).with_name("segala.md"), project / "docs/masyarakat")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("  - Bagian:\n      - masyarakat/segala.md\n")
    return project
