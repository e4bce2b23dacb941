"""A live preview on the editor's own computer: checked and rebuilt whenever a file is saved."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import click

from cetakbiru.base.errors import Refused, reason
from cetakbiru.base.project import PLUGIN, find_project, refuse_without_config
from cetakbiru.site.inputs import refuse_menu

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
    from mkdocs.exceptions import MkDocsException, PluginError

    project = find_project()
    refuse_without_config(project)
    refuse_menu(project)
    _refuse_taken(port)
    click.echo(f"Buka http://{_HOST}:{port}/ setelah halaman dibangun; Ctrl+C untuk berhenti.")
    click.echo("PDF tidak dicetak untuk pratinjau; pakai ppm pdf.")
    with _told_to_the_editor():
        try:
            serve_with_mkdocs(config_file=str(project.config), dev_addr=f"{_HOST}:{port}")
        except PluginError as error:
            # Found in the settings, before MkDocs looks at what may be told.
            raise Refused(str(error)) from None
        except MkDocsException:
            raise Refused(
                f"Pratinjau {project.root} tidak dimulai. Perbaiki yang disebut di atas."
            ) from None
    click.echo("Selesai.")


@contextmanager
def _told_to_the_editor() -> Iterator[None]:
    logger = logging.getLogger("mkdocs")
    handler, before = _Editor(), (logger.level, logger.propagate)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before[0])
        logger.propagate = before[1]


def _refuse_taken(port: int) -> None:
    """Raises Refused when somebody listens there already: MkDocs would notice after its build."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_HOST, port))
        except OSError as error:
            raise Refused(
                f"Port {port} tidak dapat dipakai: {reason(error)}. Pilih yang lain dengan --port."
            ) from None
