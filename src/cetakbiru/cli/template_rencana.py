"""`ppm template rencana`: the workbook in which a company plans PPM for a district."""

from __future__ import annotations

from pathlib import Path

import click

from cetakbiru.cli.options import data_folder, one_kabupaten
from cetakbiru.cli.workbooks import blueprint_with, new_workbook, write_workbook
from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.planning.content import sheet_content
from cetakbiru.outputs.planning.sheet import planning_workbook


@click.command(
    short_help="Lembar rencana PPM perusahaan untuk satu kabupaten.",
    help="""Buat lembar rencana PPM (XLSX) untuk satu kabupaten dan kelompok komoditas.

    Lembar ini alat bantu, bukan formulir resmi. Setelah diisi, periksa dengan "ppm align".
    """,
)
@one_kabupaten
@click.option(
    "--komoditas",
    required=True,
    metavar="KELOMPOK",
    help="Kelompok komoditas; cukup bagian kodenya, misalnya logam atau batuan.",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="BERKAS.xlsx",
    help="Berkas yang ditulis; bawaan rencana-<kabupaten>-<kelompok>.xlsx di folder ini.",
)
@data_folder
def rencana(kabupaten: str, komoditas: str, out: Path | None, data: Path | None) -> None:
    """Writes the workbook, whole or not at all."""
    blueprint = blueprint_with(data, kabupaten)
    group = group_code(blueprint, komoditas)
    slug = blueprint.kabupaten[kabupaten].slug
    target = new_workbook(out or Path(f"rencana-{slug}-{group}.xlsx"))
    write_workbook(target, planning_workbook(sheet_content(blueprint, kabupaten, group)))


def group_code(blueprint: Blueprint, text: str) -> str:
    """The code of a commodity group from itself, its first words or its last ones.

    "logam" is logam-batubara and not bukan-logam-batuan, since a beginning goes before an end.
    Raises UsageError when nothing or more than one fits.
    """
    codes = list(blueprint.kelompok_komoditas)
    wanted = text.strip().lower().replace(" ", "-")
    for fits in (
        [code for code in codes if code == wanted],
        [code for code in codes if code.startswith(f"{wanted}-")],
        [code for code in codes if code.endswith(f"-{wanted}")],
    ):
        if len(fits) == 1:
            return fits[0]
    raise click.UsageError(
        f"Kelompok komoditas {text!r} tidak dikenal. Yang ada: {', '.join(codes)}."
    )
