"""A live preview on the editor's own computer; data and pages are watched."""

from __future__ import annotations

from pathlib import Path

import click

from macros.blueprint.load import DataError, load_blueprint
from scripts.build import refuse_problems
from scripts.config import config_file
from scripts.errors import Refused
from scripts.project import find_project


@click.command(help="Tampilkan situs di komputer sendiri; perubahan langsung terlihat.")
@click.option("--data", type=click.Path(path_type=Path), help="Folder data; bawaan data/.")
@click.option("--docs", type=click.Path(path_type=Path), help="Folder halaman; bawaan docs/.")
@click.option("--port", type=click.IntRange(1024, 65535), default=8000, help="Nomor port.")
@click.help_option("--help", "-h", help="Tampilkan bantuan ini.")
def serve(data: Path | None, docs: Path | None, port: int) -> None:
    """Serves until interrupted."""
    from mkdocs.commands.serve import serve as mkdocs_serve

    project = find_project(data, docs)
    refuse_problems(project)
    try:
        blueprint = load_blueprint(project.data)
    except DataError as error:
        raise Refused(f"Data tidak dapat dibaca: {error}. Jalankan: ppm check") from None
    with config_file(project, blueprint, project.site) as config:
        click.echo(f"Buka http://127.0.0.1:{port}/ — tekan Ctrl+C untuk berhenti.")
        mkdocs_serve(str(config), dev_addr=f"127.0.0.1:{port}", livereload=True)
