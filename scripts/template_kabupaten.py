"""`ppm template kabupaten`: the workbook in which editors change a kabupaten's programmes."""

from __future__ import annotations

from pathlib import Path

import click
from openpyxl.utils.exceptions import IllegalCharacterError

from macros.blueprint.load import DataError, load_blueprint
from scripts.errors import Refused
from scripts.importing import write_whole
from scripts.project import find_project
from workbook.template import district_workbook


@click.command(
    short_help="Buku kerja untuk menyunting program satu kabupaten.",
    help="""Buat buku kerja Excel berisi program prioritas satu kabupaten.

    Setelah disunting, buku kerja dimasukkan kembali dengan "ppm import".
    """,
)
@click.option("--kabupaten", required=True, metavar="KODE", help="Kode kabupaten.")
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
def kabupaten(kabupaten: str, out: Path, data: Path | None) -> None:
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
    try:
        content = district_workbook(blueprint, kabupaten)
    except IllegalCharacterError as error:
        raise Refused(
            f"Data memuat karakter kendali yang tidak dapat ditulis ke Excel: {error}. "
            "Jalankan: ppm check"
        ) from None
    try:
        write_whole(out, content)
    except OSError as error:
        raise Refused(f"Berkas {out} tidak dapat ditulis: {error.strerror}.") from None
    click.echo(f"Ditulis: {out}")
