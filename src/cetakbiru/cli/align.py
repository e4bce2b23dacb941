"""`ppm align`: a company's plan against the blueprint, as text, JSON or a workbook."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

from cetakbiru.base.atomic import why_unwritten, write_whole
from cetakbiru.base.errors import Refused, reason
from cetakbiru.base.project import find_project
from cetakbiru.cli.options import data_folder
from cetakbiru.model.alignment import alignment_rules
from cetakbiru.model.load import Blueprint, DataError
from cetakbiru.plans.read import read_plan
from cetakbiru.plans.report_text import text_report
from cetakbiru.plans.report_workbook import needs_work, workbook_report
from cetakbiru.plans.verdict.align import align as judge
from cetakbiru.plans.verdict.align import as_json
from cetakbiru.plans.verdict.model import PlanFile, Result
from cetakbiru.site.inputs import read_blueprint, unreadable

_SUFFIX = {"text": ".txt", "json": ".json", "xlsx": ".xlsx"}


@click.command(
    short_help="Periksa rencana PPM perusahaan terhadap cetak biru.",
    help="""Periksa rencana PPM perusahaan (CSV, XLSX, ODS, atau XLS lama) terhadap cetak biru.

    Beberapa berkas diperiksa bersama sebagai satu rencana. Tidak ada yang dikirim ke mana pun.
    Kode keluar 0 bila semua kegiatan selaras, 1 bila ada yang perlu diperbaiki atau dilihat.
    """,
)
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="BERKAS...",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(_SUFFIX)),
    default="text",
    help="Bentuk hasil; xlsx memberi komentar pada sel.",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="BERKAS",
    help="Tulis hasil ke berkas ini; wajib untuk xlsx.",
)
@data_folder
def align(files: tuple[Path, ...], form: str, out: Path | None, data: Path | None) -> None:
    """Prints or writes the verdict; exit code 1 when something needs work."""
    if form == "xlsx" and out is None:
        raise click.UsageError("Untuk --format xlsx sebutkan juga --out BERKAS.xlsx.")
    if out is not None and out.suffix.lower() != _SUFFIX[form]:
        raise click.UsageError(f"Nama berkas {out.name!r} harus berakhiran {_SUFFIX[form]}.")
    if out is not None and out.resolve() in {path.resolve() for path in files}:
        raise click.UsageError("Hasil tidak boleh menimpa rencana yang diperiksa.")
    blueprint = _blueprint(data)
    plans = _plans(blueprint, files)
    result = judge(blueprint, plans)
    content = _content(form, blueprint, plans, result)
    if out is None:
        click.echo(content.decode(), nl=False)
    else:
        _write(out, content)
        click.echo(f"Ditulis: {out.absolute()}")
    if needs_work(result):
        raise SystemExit(1)


def _blueprint(data: Path | None) -> Blueprint:
    project = find_project(data)
    blueprint = read_blueprint(project)
    try:
        alignment_rules(blueprint)
    except DataError as error:
        raise unreadable(project, error) from None
    return blueprint


def _plans(blueprint: Blueprint, files: Sequence[Path]) -> list[PlanFile]:
    limits = alignment_rules(blueprint).batas
    try:
        return [read_plan(path, limits) for path in files]
    except OSError as error:
        raise Refused(f"Rencana tidak dapat dibuka: {reason(error)}. Periksa berkas itu.") from None


def _content(form: str, blueprint: Blueprint, plans: Sequence[PlanFile], result: Result) -> bytes:
    if form == "xlsx":
        return workbook_report(blueprint, plans, result)
    if form == "json":
        return (json.dumps(as_json(result), ensure_ascii=False, indent=2) + "\n").encode()
    return text_report(blueprint, result).encode()


def _write(out: Path, content: bytes) -> None:
    try:
        write_whole(out, content)
    except OSError as error:
        raise Refused(
            f"Berkas {out.resolve()} tidak dapat ditulis: {why_unwritten(error)}"
        ) from None
