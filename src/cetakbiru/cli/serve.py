"""A live preview on the editor's own computer: checked and rebuilt whenever a file is saved."""

from __future__ import annotations

import logging
import os

import click

from cetakbiru.base.errors import Refused
from cetakbiru.base.project import PLUGIN, find_project

_HOST = "127.0.0.1"


class _Editor(logging.Handler):
    """Shows an editor what the build says to people, and nothing of MkDocs' own housekeeping."""

    def emit(self, record: logging.LogRecord) -> None:
        ours = record.name == f"mkdocs.plugins.{PLUGIN}"
        if ours or (record.levelno >= logging.WARNING and record.name != "mkdocs.livereload"):
            click.echo(record.getMessage(), err=True)


@click.command(help="Tampilkan situs di komputer sendiri; perubahan langsung terlihat.")
@click.option(
    "--port", type=click.IntRange(1024, 65535), metavar="ANGKA", default=8000, help="Nomor port."
)
def serve(port: int) -> None:
    """Serves until interrupted. A broken file is told here; the preview stays as it was."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.serve import serve as serve_with_mkdocs
    from mkdocs.exceptions import MkDocsException

    project = find_project()
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.INFO)
    logger.addHandler(_Editor())
    logger.propagate = False
    click.echo(f"Buka http://{_HOST}:{port}/ setelah halaman dibangun; Ctrl+C untuk berhenti.")
    click.echo("PDF tidak dicetak untuk pratinjau; pakai ppm pdf.")
    try:
        serve_with_mkdocs(config_file=str(project.config), dev_addr=f"{_HOST}:{port}")
    except MkDocsException:
        raise Refused("Pratinjau tidak dimulai. Perbaiki yang disebut di atas.") from None
    except OSError as error:
        raise Refused(
            f"Port {port} tidak dapat dipakai: {error.strerror}. Pilih yang lain dengan --port."
        ) from None
    click.echo("Selesai.")
