"""The whole site as a zip to carry along: opens from a folder, with search, without a server."""

from __future__ import annotations

from pathlib import Path

import click

from cetakbiru.base.atomic import folder_beside, why_unwritten
from cetakbiru.base.errors import Refused
from cetakbiru.base.placing import refuse_among_sources, refuse_foreign_file
from cetakbiru.base.progress import step
from cetakbiru.base.project import find_project
from cetakbiru.cli.options import data_folder, docs_folder
from cetakbiru.outputs.offline import is_offline_zip, offline_zip
from cetakbiru.site.build import build_site


@click.command(help="Tulis seluruh situs ke satu zip yang dapat dibuka tanpa internet.")
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="BERKAS",
    help="Berkas zip hasil.",
)
@data_folder
@docs_folder
def offline(out: Path, data: Path | None, docs: Path | None) -> None:
    """Builds the site anew and writes the zip whole or not at all."""
    project = find_project(data, docs)
    target = out.resolve()
    refuse_among_sources(target, project.data, project.docs)
    refuse_foreign_file(target, is_offline_zip)
    try:
        with folder_beside(target) as folder:
            site = folder / "situs"
            site.mkdir()
            blueprint = build_site(project, site, {"offline"})
            with step("Menyusun salinan luring"):
                written = folder / "situs.zip"
                written.write_bytes(offline_zip(blueprint, site))
            written.replace(target)
    except OSError as error:
        raise Refused(
            f"Salinan luring tidak dapat ditulis ke {target}: {why_unwritten(error)} "
            "Berkas lain dapat dipilih dengan --out."
        ) from None
    click.echo(f"Salinan luring selesai: {target}")
