"""`ppm template matriks`: the workbook in which agencies fill in the Matriks Cetak Biru."""

from __future__ import annotations

from pathlib import Path

import click

from cetakbiru.base.project import find_project
from cetakbiru.cli.options import data_folder, some_kabupaten
from cetakbiru.cli.workbooks import blueprint_with, new_workbook, write_workbook
from cetakbiru.site.inputs import read_sound_blueprint
from cetakbiru.workbook.matrix_sheet import matrix_workbook


@click.command(
    short_help="Buku kerja untuk mengisi Matriks Cetak Biru.",
    help="""Buat buku kerja Excel berisi Matriks Cetak Biru.

    OPD mengisi target, strategi, dan arah kebijakan di samping kondisi dan usulan hasil hitungan.
    Isiannya disalin ke data/matriks.csv.
    """,
)
@some_kabupaten
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="BERKAS.xlsx",
    default=Path("matriks.xlsx"),
    help="Berkas yang ditulis; bawaan matriks.xlsx di folder ini.",
)
@data_folder
def matriks(kabupaten: str | None, out: Path, data: Path | None) -> None:
    """Writes the workbook, whole or not at all."""
    if kabupaten is None:
        blueprint = read_sound_blueprint(find_project(data))
        asked = tuple(blueprint.kabupaten)
    else:
        blueprint, asked = blueprint_with(data, kabupaten), (kabupaten,)
    write_workbook(new_workbook(out), matrix_workbook(blueprint, asked))
