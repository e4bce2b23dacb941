"""`ppm template`: workbooks to edit, to plan and to ask with, and a notebook."""

from __future__ import annotations

import click

from cetakbiru.cli.template_analisis import analisis
from cetakbiru.cli.template_kabupaten import kabupaten
from cetakbiru.cli.template_kelengkapan import kelengkapan
from cetakbiru.cli.template_matriks import matriks
from cetakbiru.cli.template_rencana import rencana


@click.group(help="Buat buku kerja Excel, atau buku catatan untuk menganalisis.")
def template() -> None:
    """Holds the kinds of file that people go on working in."""


template.add_command(analisis)
template.add_command(kabupaten)
template.add_command(kelengkapan)
template.add_command(matriks)
template.add_command(rencana)
