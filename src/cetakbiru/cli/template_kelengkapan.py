"""`ppm template kelengkapan`: the workbook that asks for what adoption still needs."""

from __future__ import annotations

from pathlib import Path

import click

from cetakbiru.base.project import find_project
from cetakbiru.cli.options import data_folder
from cetakbiru.cli.workbooks import new_workbook, write_workbook
from cetakbiru.site.inputs import read_sound_blueprint
from cetakbiru.workbook.gap_sheet import gap_workbook


@click.command(
    short_help="Buku kerja untuk meminta naskah, angka, dan keputusan.",
    help="""Buat buku kerja Excel berisi yang diperlukan untuk penetapan.

    Dengan --pemegang, hanya yang dipegang satu lembaga, sehingga dapat dilampirkan pada surat.
    """,
)
@click.option("--pemegang", metavar="NAMA", help="Nama pemegang seperti di kelengkapan.csv.")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="BERKAS.xlsx",
    default=Path("kelengkapan.xlsx"),
    help="Berkas yang ditulis; bawaan kelengkapan.xlsx di folder ini.",
)
@data_folder
def kelengkapan(pemegang: str | None, out: Path, data: Path | None) -> None:
    """Writes the workbook, whole or not at all."""
    blueprint = read_sound_blueprint(find_project(data))
    try:
        content = gap_workbook(blueprint, pemegang)
    except KeyError:
        holders = {one for gap in blueprint.kelengkapan.values() for one in gap.pemegang}
        known = ", ".join(sorted(holders))
        raise click.UsageError(f"Pemegang {pemegang!r} tidak dikenal. Yang ada: {known}.") from None
    write_workbook(new_workbook(out), content)
