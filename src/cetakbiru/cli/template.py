"""`ppm template`: workbooks to edit a kabupaten's programmes in, or to plan in."""

from __future__ import annotations

import click

from cetakbiru.cli.template_kabupaten import kabupaten
from cetakbiru.cli.template_rencana import rencana


@click.group(help="Buat buku kerja Excel.")
@click.help_option("--help", "-h", help="Tampilkan bantuan ini.")
def template() -> None:
    """Holds the kinds of workbook."""


template.add_command(kabupaten)
template.add_command(rencana)
