"""What the page of places side by side reads: one script, since a folder can load nothing else."""

from __future__ import annotations

from pathlib import Path

from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.beside.page import RECORD_FILE
from cetakbiru.pages.fragments.beside.record import beside_script


def write_beside(blueprint: Blueprint, folder: Path) -> None:
    """Writes the record of all places into the site in `folder`."""
    target = folder / RECORD_FILE
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(beside_script(blueprint), encoding="utf-8")
