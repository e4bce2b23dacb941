"""`ppm lint`: advice on how pages are written; never an error."""

from __future__ import annotations

from pathlib import Path

import click

from cetakbiru.base.errors import Refused
from cetakbiru.base.project import find_project
from cetakbiru.checks.reporters import github_report, json_report, text_report
from cetakbiru.checks.shape.reading import read_raw
from cetakbiru.cli.options import data_folder, docs_folder
from cetakbiru.writing.lint import advise
from cetakbiru.writing.spelling import find_dictionary

_REPORTS = {"text": text_report, "json": json_report, "github": github_report}


@click.command(
    short_help="Beri saran tentang ejaan, istilah, dan gaya halaman.",
    help="""Beri saran tentang ejaan, singkatan, istilah, kalimat, dan gaya Markdown.

    Saran bukan galat: kode keluar 0, kecuali dengan --strict. Ejaan diperiksa bila kamus hunspell
    bahasa Indonesia terpasang (di Debian dan Ubuntu: hunspell-id).
    """,
)
@data_folder
@docs_folder
@click.option(
    "--format", "form", type=click.Choice(list(_REPORTS)), default="text", help="Bentuk laporan."
)
@click.option("--strict", is_flag=True, help="Kode keluar 1 bila ada saran.")
@click.pass_context
def lint(
    context: click.Context, data: Path | None, docs: Path | None, form: str, strict: bool
) -> None:
    """Prints the advice."""
    project = find_project(data, docs)
    raw, _ = read_raw(project.data)
    dictionary = find_dictionary()
    try:
        advice = advise(raw, project.docs, dictionary)
    except OSError as error:
        raise Refused(
            f"Halaman tidak dapat dibaca: {error.filename}. Jalankan: ppm check"
        ) from None
    report = _REPORTS[form](advice.problems)
    if report:
        click.echo(report)
    if dictionary is None and form == "text":
        click.echo("Ejaan tidak diperiksa: kamus hunspell bahasa Indonesia belum terpasang.")
    context.exit(int(strict and bool(advice.problems)))
