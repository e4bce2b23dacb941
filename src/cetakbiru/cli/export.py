"""The open data in a folder: CSV, XLSX, JSON, Data Package, zip, checksums."""

from __future__ import annotations

from pathlib import Path

import click

from cetakbiru.base.atomic import folder_beside, put_in_place, why_unwritten
from cetakbiru.base.errors import Refused
from cetakbiru.base.placing import refuse_among_sources, refuse_foreign_folder
from cetakbiru.base.progress import step
from cetakbiru.base.project import find_project
from cetakbiru.cli.options import data_folder
from cetakbiru.model.load import load_blueprint
from cetakbiru.outputs.opendata.data import CHECKSUM_FILE, export_data
from cetakbiru.site.inputs import refuse_problems


@click.command(help="Tulis data terbuka ke sebuah folder: CSV, XLSX, JSON, dan Data Package.")
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Folder hasil; dibuat bila belum ada.",
)
@data_folder
def export(out: Path, data: Path | None) -> None:
    """Writes the folder whole or not at all; an earlier export in it is replaced."""
    project = find_project(data)
    folder = out.resolve()
    refuse_among_sources(folder, project.data, project.docs)
    refuse_foreign_folder(folder, CHECKSUM_FILE)
    with step("Memeriksa data dan halaman"):
        refuse_problems(project)
    try:
        with step("Menulis data terbuka"), folder_beside(folder) as new_folder:
            export_data(load_blueprint(project.data), new_folder)
            put_in_place(new_folder, folder)
    except OSError as error:
        raise Refused(
            f"Data terbuka tidak dapat ditulis ke {folder}: {why_unwritten(error)} "
            "Folder lain dapat dipilih dengan --out."
        ) from None
    click.echo(f"Data terbuka selesai: {folder}")
