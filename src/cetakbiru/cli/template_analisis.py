"""`ppm template analisis`: the notebook from which an analyst starts."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import click

from cetakbiru.base.placing import write_output

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
    content = files("cetakbiru").joinpath(_FOLDER, NOTEBOOK).read_bytes()
    click.echo(f"Ditulis: {write_output(out, [content])}")
