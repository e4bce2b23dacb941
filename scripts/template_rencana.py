"""`ppm template rencana`: the workbook in which a company plans PPM for a district."""

from __future__ import annotations

from pathlib import Path

import click

from macros.blueprint.load import Blueprint, DataError, load_blueprint
from plans.planning_sheet import planning_workbook
from scripts.errors import Refused
from scripts.importing import write_whole
from scripts.project import find_project


@click.command(
    short_help="Lembar rencana PPM perusahaan untuk satu kabupaten.",
    help="""Buat lembar rencana PPM (XLSX) untuk satu kabupaten dan kelompok komoditas.

    Lembar ini alat bantu, bukan formulir resmi. Setelah diisi, periksa dengan "ppm align".
    """,
)
@click.option("--kabupaten", required=True, metavar="KODE", help="Kode kabupaten.")
@click.option(
    "--komoditas",
    required=True,
    metavar="KELOMPOK",
    help="Kelompok komoditas; cukup bagian kodenya, misalnya logam atau batuan.",
)
@click.option(
    "--out",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="BERKAS.xlsx",
    help="Berkas yang ditulis.",
)
@click.option(
    "--data",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Folder data; bawaan data/.",
)
@click.help_option("--help", "-h", help="Tampilkan bantuan ini.")
def rencana(kabupaten: str, komoditas: str, out: Path, data: Path | None) -> None:
    """Writes the workbook, whole or not at all."""
    try:
        blueprint = load_blueprint(find_project(data).data)
    except DataError as error:
        raise Refused(f"Data tidak dapat dibaca: {error}. Jalankan: ppm check") from None
    if kabupaten not in blueprint.kabupaten:
        known = ", ".join(f"{code} {each.nama}" for code, each in blueprint.kabupaten.items())
        raise click.UsageError(f"Kabupaten {kabupaten!r} tidak dikenal. Yang ada: {known}.")
    if out.suffix.lower() != ".xlsx":
        raise click.UsageError(f"Nama berkas {out.name!r} harus berakhiran .xlsx.")
    content = planning_workbook(blueprint, kabupaten, group_code(blueprint, komoditas))
    try:
        write_whole(out, content)
    except OSError as error:
        raise Refused(f"Berkas {out} tidak dapat ditulis: {error.strerror}.") from None
    click.echo(f"Ditulis: {out}")


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
