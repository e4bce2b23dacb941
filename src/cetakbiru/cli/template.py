"""`ppm template`: workbooks to fill in, to plan and to ask with, and a notebook."""

from __future__ import annotations

import click

from cetakbiru.cli.template_analisis import analisis
from cetakbiru.cli.template_lembar import sheet_commands
from cetakbiru.cli.template_rencana import rencana


@click.group(help="Buat lembar Excel untuk diisi, atau buku catatan untuk menganalisis.")
def template() -> None:
    """Holds the kinds of file that people go on working in."""


for _command in (analisis, rencana, *sheet_commands()):
    template.add_command(_command)
