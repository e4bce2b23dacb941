"""`ppm template kabupaten`: the workbook in which editors change a kabupaten's programmes."""

from __future__ import annotations

from pathlib import Path

import click

from cetakbiru.cli.options import data_folder, one_kabupaten
from cetakbiru.cli.workbooks import blueprint_with, new_workbook, write_workbook
from cetakbiru.workbook.template import district_workbook


@click.command(
    short_help="Buku kerja untuk menyunting program satu kabupaten.",
    help="""Buat buku kerja Excel berisi program satu kabupaten.

    Setelah disunting, buku kerja dimasukkan kembali dengan "ppm import".
    """,
)
@one_kabupaten
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="BERKAS.xlsx",
    help="Berkas yang ditulis; bawaan program-<kabupaten>.xlsx di folder ini.",
)
@data_folder
def kabupaten(kabupaten: str, out: Path | None, data: Path | None) -> None:
    """Writes the workbook, whole or not at all."""
    blueprint = blueprint_with(data, kabupaten)
    target = new_workbook(out or Path(f"program-{blueprint.kabupaten[kabupaten].slug}.xlsx"))
    write_workbook(target, district_workbook(blueprint, kabupaten))
