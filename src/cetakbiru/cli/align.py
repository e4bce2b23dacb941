"""`ppm align`: a company's plan against the blueprint, as text, JSON or a workbook."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

from cetakbiru.base.archive import comment_of, with_comment
from cetakbiru.base.errors import Refused, reason
from cetakbiru.base.placing import refuse_foreign_file, write_output
from cetakbiru.base.project import find_project
from cetakbiru.cli.options import data_folder
from cetakbiru.model.alignment import alignment_rules
from cetakbiru.model.load import Blueprint, DataError
from cetakbiru.plans.engine import Verdict, verdict_on
from cetakbiru.plans.files import PlanFile
from cetakbiru.plans.read import read_plan
from cetakbiru.plans.report_text import TITLE, text_report, why_unjudged
from cetakbiru.plans.report_workbook import workbook_report
from cetakbiru.plans.result import MARK
from cetakbiru.site.inputs import read_sound_blueprint, unreadable

_SUFFIX = {"text": ".txt", "json": ".json", "xlsx": ".xlsx"}
# By these a result is known again; a workbook loses its comment when a person saves it.
_MARK = "ppm align"
_JSON_START = "{" + ",".join(f"\n{json.dumps(key)}: {json.dumps(MARK[key])}" for key in MARK)


@click.command(
    short_help="Periksa rencana PPM perusahaan terhadap cetak biru.",
    help="""Periksa rencana PPM perusahaan (CSV, XLSX, ODS, atau XLS lama) terhadap cetak biru.

    Beberapa berkas diperiksa bersama sebagai satu rencana. Tidak ada yang dikirim ke mana pun.
    Kode keluar 0 bila semua kegiatan selaras, 1 bila ada yang perlu diperbaiki atau dilihat, atau
    bila tidak ada kegiatan yang terbaca.
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
    if out is not None:
        refuse_foreign_file(out, _is_result)
    blueprint = _blueprint(data)
    plans = _plans(blueprint, files)
    verdict = verdict_on(blueprint, plans)
    result = verdict.head
    if not result["ringkasan"]["kegiatan"]:
        raise Refused(why_unjudged(result))
    content = _content(form, blueprint, plans, verdict)
    if out is None:
        click.echo(content.decode(), nl=False)
    else:
        click.echo(f"Ditulis: {write_output(out, content, _is_result)}")
    if result["putusan_rencana"] != "selaras":
        raise SystemExit(1)


def _blueprint(data: Path | None) -> Blueprint:
    project = find_project(data)
    blueprint = read_sound_blueprint(project)
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


def _content(form: str, blueprint: Blueprint, plans: Sequence[PlanFile], verdict: Verdict) -> bytes:
    if form == "xlsx":
        return with_comment(workbook_report(blueprint, plans, verdict.whole()), _MARK)
    if form == "json":
        return b"".join(piece.encode() for piece in verdict.json())
    return text_report(blueprint, verdict.whole()).encode()


def _is_result(content: bytes) -> bool:
    """Whether the bytes are an earlier result, in any of the three forms."""
    text = content[:200].decode("utf-8", errors="replace")
    return text.startswith((TITLE, _JSON_START)) or comment_of(content) == _MARK
