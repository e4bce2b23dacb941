"""`ppm align`: plans of companies against the blueprint, as text, JSON or a workbook."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import click

from cetakbiru.base.archive import comment_of, with_comment
from cetakbiru.base.errors import Refused, reason
from cetakbiru.base.javascript import ScriptLimitError
from cetakbiru.base.placing import refuse_foreign_file, write_output
from cetakbiru.base.project import find_project
from cetakbiru.cli.options import data_folder
from cetakbiru.model.alignment import alignment_rules
from cetakbiru.model.load import Blueprint, DataError
from cetakbiru.plans.engine import MARK, TITLE, Verdict, prepare, verdict_on, workbook_of
from cetakbiru.plans.facts import plan_facts
from cetakbiru.plans.files import PlanFile
from cetakbiru.plans.read import own_workbook, read_plan
from cetakbiru.plans.report_workbook import workbook_report
from cetakbiru.plans.window import is_window_file, named_company, window_csv
from cetakbiru.site.inputs import read_sound_blueprint, unreadable

_WINDOW_SUFFIX = ".csv"
_SUFFIX = {"text": ".txt", "json": ".json", "xlsx": ".xlsx"}
_FORMS = {"text": "teks", "rinci": "rinci", "json": "json"}
# By these a result is known again; a workbook loses its comment when a person saves it.
_MARK = "ppm align"
_JSON_START = "{" + ",".join(f"\n{json.dumps(key)}: {json.dumps(MARK[key])}" for key in MARK)


@click.command(
    short_help="Periksa rencana PPM perusahaan terhadap cetak biru.",
    help="""Periksa rencana PPM perusahaan terhadap cetak biru.

    Berkas yang dibaca: XLSX, XLSM, CSV, ODS, dan XLS lama. Setiap berkas adalah rencana satu
    perusahaan; beberapa berkas diperiksa bersama, dengan ringkasan bagi yang mengoordinasikannya.
    Tidak ada yang dikirim ke mana pun.

    Kode keluar 0 bila setiap kegiatan selaras, lengkap, dan wajar, 1 bila ada yang perlu diperbaiki
    atau dilihat, atau bila tidak ada kegiatan yang terbaca.
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
@click.option("--rinci", "in_full", is_flag=True, help="Sebut setiap kegiatan dalam bentuk text.")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="BERKAS",
    help="Tulis hasil ke berkas ini; wajib untuk xlsx.",
)
@click.option(
    "--etalase",
    "window",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="BERKAS",
    help="Tulis kegiatan yang disetujui untuk dimuat ke berkas etalase ini (CSV).",
)
@click.option("--perusahaan", "company", metavar="KODE", help="Kode perusahaan; untuk --etalase.")
@data_folder
def align(
    files: tuple[Path, ...],
    form: str,
    in_full: bool,
    out: Path | None,
    window: Path | None,
    company: str | None,
    data: Path | None,
) -> None:
    """Prints or writes the verdict; exit code 1 when something needs work."""
    _refuse_wrong_calls(files, form, in_full, out)
    _refuse_wrong_windows(files, window, company)
    prepare()
    blueprint = _blueprint(data)
    if window is not None and company is not None:
        _write_window(blueprint, files[0], window, company)
    plans = _plans(blueprint, files)
    facts = plan_facts(blueprint)
    kept: dict[str, bytes] = {}
    if form == "xlsx":
        original, kept = own_workbook(_bytes(files[0]), alignment_rules(blueprint).batas)
        told = _verdict(lambda: workbook_of(facts, next(plans), original))
    else:
        told = _verdict(lambda: verdict_on(facts, plans, _FORMS["rinci" if in_full else form]))
    if out is None:
        for piece in told.pieces():
            click.echo(piece, nl=False)
    else:
        pieces = _content(form, told, kept)
        click.echo(f"Ditulis: {write_output(out, pieces, _is_result)}")
    if not told.aligned:
        raise SystemExit(1)


def _refuse_wrong_calls(files: Sequence[Path], form: str, in_full: bool, out: Path | None) -> None:
    if in_full and form != "text":
        raise click.UsageError("--rinci hanya untuk --format text; bentuk lain selalu lengkap.")
    if form == "xlsx" and len(files) > 1:
        raise click.UsageError("Untuk --format xlsx sebutkan satu rencana saja.")
    if form == "xlsx" and out is None:
        raise click.UsageError("Untuk --format xlsx sebutkan juga --out BERKAS.xlsx.")
    if out is None:
        return
    if out.suffix.lower() != _SUFFIX[form]:
        raise click.UsageError(f"Nama berkas {out.name!r} harus berakhiran {_SUFFIX[form]}.")
    if out.resolve() in {path.resolve() for path in files}:
        raise click.UsageError("Hasil tidak boleh menimpa rencana yang diperiksa.")
    refuse_foreign_file(out, _is_result)


def _refuse_wrong_windows(files: Sequence[Path], window: Path | None, company: str | None) -> None:
    if (window is None) != (company is None):
        raise click.UsageError("--etalase dan --perusahaan dipakai bersama.")
    if window is None:
        return
    if len(files) > 1:
        raise click.UsageError("Untuk --etalase sebutkan satu rencana saja.")
    if window.suffix.lower() != _WINDOW_SUFFIX:
        raise click.UsageError(f"Nama berkas {window.name!r} harus berakhiran {_WINDOW_SUFFIX}.")
    if window.resolve() in {path.resolve() for path in files}:
        raise click.UsageError("Berkas etalase tidak boleh menimpa rencana yang diperiksa.")
    refuse_foreign_file(window, is_window_file)


def _write_window(blueprint: Blueprint, file: Path, window: Path, code: str) -> None:
    """Writes the activities of a plan as a company agreed to show them. Raises Refused."""
    company = named_company(blueprint, code)
    plans = _plans(blueprint, [file])
    told = _verdict(lambda: verdict_on(plan_facts(blueprint), plans, _FORMS["json"]))
    content = window_csv(blueprint, company, json.loads("".join(told.pieces())))
    click.echo(f"Ditulis: {write_output(window, [content], is_window_file)}")
    click.echo("Usulkan berkas ini dengan pull request ke data/etalase/.\n")


def _blueprint(data: Path | None) -> Blueprint:
    project = find_project(data)
    blueprint = read_sound_blueprint(project)
    try:
        alignment_rules(blueprint)
    except DataError as error:
        raise unreadable(project, error) from None
    return blueprint


def _plans(blueprint: Blueprint, files: Sequence[Path]) -> Iterator[PlanFile]:
    """The plans one by one: a long one need not lie here while it is judged. Raises Refused."""
    limits = alignment_rules(blueprint).batas
    for path in files:
        try:
            plan = read_plan(path, limits)
        except OSError as error:
            raise _unopened(error) from None
        yield plan
        del plan


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unopened(error) from None


def _unopened(error: OSError) -> Refused:
    return Refused(f"Rencana tidak dapat dibuka: {reason(error)}. Periksa berkas itu.")


def _verdict(judge: Callable[[], Verdict]) -> Verdict:
    """The verdict, where there is one. Raises Refused."""
    try:
        told = judge()
    except ScriptLimitError:
        raise Refused(
            "Rencana ini memerlukan lebih banyak memori atau waktu daripada yang disediakan. "
            "Bagi menjadi beberapa berkas, lalu periksa satu per satu."
        ) from None
    if told.reason is not None:
        raise Refused(told.reason)
    return told


def _content(form: str, told: Verdict, kept: Mapping[str, bytes]) -> Iterable[bytes]:
    if form == "xlsx":
        return [with_comment(workbook_report(told.pieces(), kept), _MARK)]
    return (piece.encode() for piece in told.pieces())


def _is_result(content: bytes) -> bool:
    """Whether the bytes are an earlier result, in any of the three forms."""
    text = content[:200].decode("utf-8", errors="replace")
    return text.startswith((TITLE, _JSON_START)) or comment_of(content) == _MARK
