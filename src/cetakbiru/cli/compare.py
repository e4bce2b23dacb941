"""What changed between two editions, git revisions or folders, for people and for programs."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

import click

from cetakbiru.base.errors import Refused
from cetakbiru.base.placing import write_output
from cetakbiru.base.project import find_project
from cetakbiru.cli.options import some_kabupaten
from cetakbiru.comparison.compare import Comparison
from cetakbiru.comparison.compare import compare as compare_snapshots
from cetakbiru.comparison.matrix import matrix
from cetakbiru.comparison.report import to_json, to_markdown, to_text
from cetakbiru.comparison.snapshot import Snapshot
from cetakbiru.editions.git import GitError, Repo
from cetakbiru.editions.published import DamagedBranchError, read_published
from cetakbiru.editions.reasons import Reasons, reasons_between
from cetakbiru.editions.resolve import UnknownNameError, UnreadableError, resolve
from cetakbiru.outputs.word.changes import change_document
from cetakbiru.outputs.word.document import to_docx
from cetakbiru.outputs.word.package import is_own_docx


@dataclass(frozen=True)
class Compared:
    """Two editions, what changed between them, and why as far as that is recorded."""

    old: Snapshot
    new: Snapshot
    comparison: Comparison
    reasons: Reasons


@click.command(help="Tampilkan apa yang berubah dari A ke B: edisi, revisi git, atau folder.")
@click.argument("old", metavar="A")
@click.argument("new", metavar="B")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "md", "json", "docx"]),
    default="text",
    help="Bentuk keluaran; bawaan text. docx adalah matriks perubahan untuk Word.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="BERKAS",
    help="Berkas hasil; wajib untuk docx, selainnya bawaan layar.",
)
@some_kabupaten
def compare(old: str, new: str, form: str, out: Path | None, kabupaten: str | None) -> None:
    """Writes the comparison to standard output or to a file."""
    if form == "docx" and out is None:
        raise click.UsageError("Sebutkan berkas hasil untuk docx: --out matriks-perubahan.docx.")
    try:
        compared = compare_names(find_project().root, old, new, kabupaten)
    except UnknownNameError as error:
        raise click.UsageError(str(error)) from None
    except (UnreadableError, DamagedBranchError, GitError) as error:
        raise Refused(str(error)) from None
    if out is None:
        click.echo(_text(compared.comparison, form), nl=False)
        return
    content = matrix_docx(compared) if form == "docx" else _text(compared.comparison, form).encode()
    click.echo(f"Berkas selesai: {write_output(out, [content], is_own_docx)}")


def _text(comparison: Comparison, form: str) -> str:
    """The comparison in a form that is text."""
    if form == "json":
        return f"{json.dumps(to_json(comparison), ensure_ascii=False, indent=2)}\n"
    return to_markdown(comparison) if form == "md" else to_text(comparison)


def matrix_docx(compared: Compared) -> bytes:
    """The change matrix for Word. Nothing in it lies on a site: it holds no pictures."""
    rows = tuple(matrix(compared.comparison, compared.old, compared.new))
    return to_docx(change_document(compared.comparison, rows, compared.reasons.of), Path())


def compare_names(root: Path, old: str, new: str, kabupaten: str | None) -> Compared:
    """The comparison of two names, limited to a kabupaten where one is given."""
    published = read_published(Repo(root))
    before, after = resolve(published, old), resolve(published, new)
    comparison = compare_snapshots(before, after)
    # Folders and revisions often bear the number of the edition they grew from.
    if before.version == after.version and old != new:
        comparison = replace(
            comparison,
            old=replace(comparison.old, version=old),
            new=replace(comparison.new, version=new),
        )
    if kabupaten is not None:
        name = _region_name(before, after, kabupaten)
        comparison = comparison.of_region(kabupaten, name)
    return Compared(before, after, comparison, reasons_between(published, old, new))


def _region_name(before: Snapshot, after: Snapshot, kabupaten: str) -> str:
    known = {**before.regions, **after.regions}
    if kabupaten not in known:
        listed = ", ".join(f"{code} {name}" for code, name in known.items())
        raise click.UsageError(f"Kabupaten {kabupaten!r} tidak dikenal. Yang ada: {listed}.")
    return known[kabupaten]
