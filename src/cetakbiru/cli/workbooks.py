"""What the two kinds of `ppm template` share: the district asked for, and the file written."""

from __future__ import annotations

from pathlib import Path

import click

from cetakbiru.base.placing import refuse_foreign_file, write_output
from cetakbiru.base.project import find_project
from cetakbiru.model.load import Blueprint
from cetakbiru.site.inputs import read_sound_blueprint


def blueprint_with(data: Path | None, kabupaten: str) -> Blueprint:
    """The blueprint, known to hold the district.

    Raises Refused when the data can't be read, UsageError when it has no such district.
    """
    blueprint = read_sound_blueprint(find_project(data))
    if kabupaten not in blueprint.kabupaten:
        known = ", ".join(f"{code} {each.nama}" for code, each in blueprint.kabupaten.items())
        raise click.UsageError(f"Kabupaten {kabupaten!r} tidak dikenal. Yang ada: {known}.")
    return blueprint


def new_workbook(out: Path) -> Path:
    """The same path, free to be written.

    Raises UsageError for another suffix, Refused when a file is there.
    """
    if out.suffix.lower() != ".xlsx":
        raise click.UsageError(f"Nama berkas {out.name!r} harus berakhiran .xlsx.")
    refuse_foreign_file(out)
    return out


def write_workbook(out: Path, content: bytes) -> None:
    """Writes the workbook, whole or not at all, and says so. Raises Refused."""
    click.echo(f"Ditulis: {write_output(out, [content])}")
