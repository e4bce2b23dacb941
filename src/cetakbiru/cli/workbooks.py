"""What the two kinds of `ppm template` share: the district asked for, and the file written."""

from __future__ import annotations

from pathlib import Path

import click

from cetakbiru.base.atomic import why_unwritten, write_whole
from cetakbiru.base.errors import Refused
from cetakbiru.base.project import find_project
from cetakbiru.model.load import Blueprint
from cetakbiru.site.inputs import read_blueprint


def blueprint_with(data: Path | None, kabupaten: str) -> Blueprint:
    """The blueprint, known to hold the district.

    Raises Refused when the data can't be read, UsageError when it has no such district.
    """
    blueprint = read_blueprint(find_project(data))
    if kabupaten not in blueprint.kabupaten:
        known = ", ".join(f"{code} {each.nama}" for code, each in blueprint.kabupaten.items())
        raise click.UsageError(f"Kabupaten {kabupaten!r} tidak dikenal. Yang ada: {known}.")
    return blueprint


def new_workbook(out: Path) -> Path:
    """The same path, free to be written.

    Raises UsageError for another suffix, Refused when a file is there: it may hold an editor's
    work.
    """
    if out.suffix.lower() != ".xlsx":
        raise click.UsageError(f"Nama berkas {out.name!r} harus berakhiran .xlsx.")
    if out.exists():
        raise Refused(
            f"Berkas {out.absolute()} sudah ada dan tidak ditimpa. Pindahkan berkas itu, atau "
            "pilih nama lain dengan --out."
        )
    return out


def write_workbook(out: Path, content: bytes) -> None:
    """Writes the workbook, whole or not at all, and says so. Raises Refused."""
    try:
        write_whole(out, content)
    except OSError as error:
        raise Refused(
            f"Berkas {out.resolve()} tidak dapat ditulis: {why_unwritten(error)}"
        ) from None
    click.echo(f"Ditulis: {out.absolute()}")
