"""The PDF for adoption, or that of one kabupaten or chapter, made from pages built afresh."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from cetakbiru.base.placing import refuse_among_sources, refuse_foreign_file
from cetakbiru.base.progress import step
from cetakbiru.base.project import OUTPUT_NAMES, Project, find_project, refuse_without_config
from cetakbiru.cli.options import data_folder, docs_folder
from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.pdf.job import Document
from cetakbiru.outputs.pdf.mend import is_own_pdf
from cetakbiru.outputs.pdf.printer import Printer
from cetakbiru.site.build import build_site
from cetakbiru.site.inputs import read_blueprint, refuse_problems
from cetakbiru.site.printing import FOLDER, printed, printer, refused_faults, write_file

# The permanent addresses that pages link to are written with the open data; it takes a second.
_NEEDED = "opendata"


@click.command(help="Buat PDF cetak biru untuk ditetapkan, atau PDF satu wilayah atau satu bab.")
@click.option("--kabupaten", metavar="KODE", help="Kode kabupaten atau kota.")
@click.option("--bab", type=click.IntRange(min=1), metavar="ANGKA", help="Nomor bab, contoh 3.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="BERKAS",
    help=f"Berkas hasil; bawaan site/{FOLDER}/.",
)
@data_folder
@docs_folder
def pdf(
    kabupaten: str | None, bab: int | None, out: Path | None, data: Path | None, docs: Path | None
) -> None:
    """Writes one PDF; an earlier one stays until the new one is whole."""
    if kabupaten is not None and bab is not None:
        raise click.UsageError("Pilih salah satu: --kabupaten atau --bab.")
    project = find_project(data, docs)
    refuse_without_config(project)
    if out is not None:
        refuse_among_sources(out, project.data, project.docs)
    with step("Memeriksa data dan halaman"):
        refuse_problems(project)
    if out is not None:
        refuse_foreign_file(out, is_own_pdf)
    blueprint = read_blueprint(project)
    _refuse_unknown(blueprint, kabupaten)
    with fresh_pages(project) as site:
        with step("Menyusun naskah"):
            document = _document(printer(project, blueprint, site), kabupaten, bab)
        target = (out or project.site / FOLDER / document.name).absolute()
        with step("Mencetak PDF"):
            ((_, content),) = printed(project, [document])
        write_file(target, content)
    click.echo(f"PDF selesai: {target.absolute()}")


@contextmanager
def fresh_pages(project: Project) -> Iterator[Path]:
    """A finished site of the pages as they are now, in a folder that is gone afterwards."""
    with TemporaryDirectory(prefix="ppm-") as folder:
        site = Path(folder) / "site"
        site.mkdir()
        build_site(project, site, set(OUTPUT_NAMES) - {_NEEDED})
        yield site


def _refuse_unknown(blueprint: Blueprint, kabupaten: str | None) -> None:
    if kabupaten is not None and kabupaten not in blueprint.kabupaten:
        known = ", ".join(blueprint.kabupaten)
        raise click.UsageError(f"Kabupaten {kabupaten!r} tidak dikenal. Yang ada: {known}.")


def _document(maker: Printer, kabupaten: str | None, bab: int | None) -> Document:
    with refused_faults():
        if kabupaten is not None:
            return maker.district(kabupaten)
        if bab is None:
            return maker.whole()
        if bab not in maker.chapters:
            known = ", ".join(map(str, maker.chapters))
            raise click.UsageError(f"Bab {bab} tidak ada. Yang ada: {known}.")
        return maker.chapter(bab)
