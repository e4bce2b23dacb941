"""Whether the data inside a PDF are whole, and those of the edition in a data folder."""

from __future__ import annotations

from pathlib import Path

import click
import yaml

from cetakbiru.base.errors import Refused
from cetakbiru.base.project import find_project
from cetakbiru.base.yamlvalues import read_values
from cetakbiru.cli.options import data_folder
from cetakbiru.outputs.pdf.attachments import EDITION
from cetakbiru.outputs.pdf.authenticity import NoDataError, Wholeness, agreement, wholeness
from cetakbiru.outputs.pdf.extract import Contents, NotReadableError, read_contents
from cetakbiru.site.inputs import read_sound_blueprint


@click.command(help="Periksa apakah data di dalam PDF utuh dan sama dengan data sebuah edisi.")
@click.argument("file", metavar="FILE.pdf", type=click.Path(path_type=Path))
@data_folder
def verify(file: Path, data: Path | None) -> None:
    """Exit code 0 when the data are whole and the same, 1 when not."""
    contents, found = _read(file)
    click.echo(f"Berkas: {file.absolute()}")
    click.echo(f"Edisi di dalam PDF: {_edition(contents)}")
    click.echo(f"SHA-256 data: {found.sha256}")
    if not found.sound:
        raise Refused(_damage(found))
    click.echo(f"Data di dalam PDF utuh: {found.count} lampiran sesuai checksum.")
    blueprint = read_sound_blueprint(find_project(data))
    compared = agreement(contents, blueprint)
    name = data or "data/"
    if not compared.same:
        listed = "\n".join(f"  - {name}" for name in compared.differing)
        raise Refused(
            f"Data di dalam PDF berbeda dari data edisi {blueprint.edisi.versi} di {name}, "
            f"pada {len(compared.differing)} lampiran:\n{listed}\n"
            "Pilih folder data edisi yang benar dengan --data, atau buat PDF yang baru."
        )
    click.echo(f"Sama dengan data edisi {blueprint.edisi.versi} di {name}.")


def _read(file: Path) -> tuple[Contents, Wholeness]:
    try:
        contents = read_contents(file)
        return contents, wholeness(contents)
    except NotReadableError:
        raise Refused(
            f"{file.absolute()} tidak dapat dibaca sebagai PDF. Periksa nama berkasnya, atau unduh "
            "lagi dari halaman edisi."
        ) from None
    except NoDataError:
        raise Refused(
            f"{file.absolute()} tidak memuat data cetak biru. PDF ini bukan buatan ppm pdf, atau "
            "lampirannya telah dibuang; unduh lagi dari halaman edisi."
        ) from None


def _edition(contents: Contents) -> str:
    try:
        tree = read_values(contents.files[EDITION].decode())
        return f"{tree['versi']}, {tree['judul_pendek']}"
    except (yaml.YAMLError, UnicodeDecodeError, KeyError, TypeError):
        return "tidak terbaca"


def _damage(found: Wholeness) -> str:
    reasons = [f"lampiran {name} hilang, berubah, atau ditambahkan" for name in found.damaged]
    if not found.printed:
        reasons.append("SHA-256 data tidak sama dengan yang tercetak pada halaman tentang naskah")
    listed = "\n".join(f"  - {reason}" for reason in reasons)
    return (
        f"Data di dalam PDF tidak utuh:\n{listed}\nJangan dipakai; unduh lagi dari halaman edisi."
    )
