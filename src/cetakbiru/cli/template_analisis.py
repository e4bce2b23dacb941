"""`ppm template analisis`: the notebook from which an analyst starts."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import click

from cetakbiru.base.atomic import why_unwritten, write_whole
from cetakbiru.base.errors import Refused

NOTEBOOK = "analisis.ipynb"
# The folder of cetakbiru.frames, which is not imported: that would load pandas.
_FOLDER = "frames"


@click.command(
    short_help="Buku catatan Jupyter untuk menganalisis data.",
    help="""Buat buku catatan Jupyter yang membuka semua tabel sebagai DataFrame pandas.

    Jalankan di folder proyek, lalu buka hasilnya dengan Jupyter.
    """,
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path(NOTEBOOK),
    metavar="BERKAS.ipynb",
    help=f"Berkas yang ditulis; bawaan {NOTEBOOK} di folder ini.",
)
def analisis(out: Path) -> None:
    """Writes the notebook; never over one that is there, since it may hold somebody's work."""
    if out.suffix.lower() != ".ipynb":
        raise click.UsageError(f"Nama berkas {out.name!r} harus berakhiran .ipynb.")
    if out.exists():
        raise Refused(
            f"Berkas {out.absolute()} sudah ada dan tidak ditimpa. Pindahkan berkas itu, atau "
            "pilih nama lain dengan --out."
        )
    try:
        write_whole(out, files("cetakbiru").joinpath(_FOLDER, NOTEBOOK).read_bytes())
    except OSError as error:
        raise Refused(f"Berkas {out.absolute()} tidak ditulis: {why_unwritten(error)}") from None
    click.echo(f"Ditulis: {out.absolute()}")
