"""A live preview on the editor's own computer: checked and rebuilt whenever a file is saved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from cetakbiru.base.atomic import folder_beside
from cetakbiru.base.project import find_project, refuse_without_config
from cetakbiru.site.inputs import refuse_menu

if TYPE_CHECKING:
    from cetakbiru.site.preview.state import Shown


@click.command(
    short_help="Tampilkan situs di komputer sendiri sambil menyunting.",
    help="""Tampilkan situs di komputer sendiri; perubahan langsung terlihat.

    Setiap kali berkas disimpan, isi diperiksa dan halaman yang sedang dibuka disusun ulang. Bila
    ada kesalahan, halaman menyebutkannya, lalu kembali sendiri setelah berkasnya diperbaiki.
    """,
)
@click.option(
    "--port", type=click.IntRange(1024, 65535), metavar="ANGKA", default=8000, help="Nomor port."
)
def serve(port: int) -> None:
    """Serves until interrupted; what is wrong is told here and in the page."""
    # Imported here: `ppm serve --help` needs none of it.
    from cetakbiru.site.build import Drafts, refuse_unusable_settings
    from cetakbiru.site.preview.server import HOST, served
    from cetakbiru.site.preview.showing import drafted
    from cetakbiru.site.preview.state import Preview

    project = find_project()
    refuse_without_config(project)
    refuse_menu(project)

    settings = (project.config, project.menu_file, project.root / "macros")
    watched = (*settings, project.data, project.docs)
    with folder_beside(project.cache / "pratinjau") as folder:
        preview = Preview(partial(drafted, Drafts(project)), watched, folder, _tell)
        with served(preview, port):
            refuse_unusable_settings(project)
            click.echo(f"Buka http://{HOST}:{port}/ di peramban; Ctrl+C untuk berhenti.")
            click.echo(f"Yang ditampilkan: {project.root}")
            click.echo("PDF tidak dibuat untuk pratinjau; unduhan lain dibuat saat diminta.")
            try:
                preview.follow()
            except KeyboardInterrupt:
                click.echo("Selesai.")


def _tell(shown: Shown) -> None:
    if shown.trouble:
        click.echo(f"{shown.trouble.message}\n", err=True)
    else:
        click.echo(f"Halaman diperbarui dalam {f'{shown.took:.1f}'.replace('.', ',')} detik.")
