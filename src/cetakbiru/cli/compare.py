"""What changed between two editions, git revisions or folders, for people and for programs."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import click

from cetakbiru.base.errors import Refused
from cetakbiru.base.project import find_project
from cetakbiru.cli.options import some_kabupaten
from cetakbiru.comparison.compare import Comparison
from cetakbiru.comparison.compare import compare as compare_snapshots
from cetakbiru.comparison.report import to_json, to_markdown, to_text
from cetakbiru.comparison.snapshot import Snapshot
from cetakbiru.editions.git import GitError, Repo
from cetakbiru.editions.published import DamagedBranchError, read_published
from cetakbiru.editions.resolve import UnknownNameError, UnreadableError, resolve


@click.command(help="Tampilkan apa yang berubah dari A ke B: edisi, revisi git, atau folder.")
@click.argument("old", metavar="A")
@click.argument("new", metavar="B")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "md", "json"]),
    default="text",
    help="Bentuk keluaran; bawaan text.",
)
@some_kabupaten
def compare(old: str, new: str, form: str, kabupaten: str | None) -> None:
    """Writes the comparison to standard output."""
    try:
        comparison = compare_names(find_project().root, old, new, kabupaten)
    except UnknownNameError as error:
        raise click.UsageError(str(error)) from None
    except (UnreadableError, DamagedBranchError, GitError) as error:
        raise Refused(str(error)) from None
    if form == "json":
        click.echo(json.dumps(to_json(comparison), ensure_ascii=False, indent=2))
    else:
        click.echo(to_markdown(comparison) if form == "md" else to_text(comparison), nl=False)


def compare_names(root: Path, old: str, new: str, kabupaten: str | None) -> Comparison:
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
    if kabupaten is None:
        return comparison
    return comparison.of_region(kabupaten, _region_name(before, after, kabupaten))


def _region_name(before: Snapshot, after: Snapshot, kabupaten: str) -> str:
    known = {**before.regions, **after.regions}
    if kabupaten not in known:
        listed = ", ".join(f"{code} {name}" for code, name in known.items())
        raise click.UsageError(f"Kabupaten {kabupaten!r} tidak dikenal. Yang ada: {listed}.")
    return known[kabupaten]
