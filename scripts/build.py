"""The finished site in site/: checked, built, and put in place whole."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click

from press.availability import missing_libraries
from scripts.errors import Refused
from scripts.pipeline import STEP_NAMES, build_into, refuse_problems
from scripts.progress import step
from scripts.project import find_project
from scripts.renderers import RENDERERS


class _StepNames(click.ParamType[frozenset[str]]):
    """Names of steps with commas between them."""

    name = "langkah"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> frozenset[str]:
        names = frozenset(part.strip() for part in str(value).split(",") if part.strip())
        known = STEP_NAMES
        for name in sorted(names - set(known)):
            self.fail(f"{name!r} bukan langkah. Yang ada: {', '.join(known)}.", param, ctx)
        return names


@click.command(help="Periksa, bangun, dan pasang situs lengkap.")
@click.option("--data", type=click.Path(path_type=Path), help="Folder data; bawaan data/.")
@click.option("--docs", type=click.Path(path_type=Path), help="Folder halaman; bawaan docs/.")
@click.option("--site", type=click.Path(path_type=Path), help="Folder hasil; bawaan site/.")
@click.option(
    "--renderer",
    type=click.Choice(list(RENDERERS)),
    default="mkdocs",
    help="Perender halaman; bawaan mkdocs, hasilnya sama.",
)
@click.option(
    "--skip",
    type=_StepNames(),
    default="",
    help=f"Langkah yang dilewati, dipisah koma: {', '.join(STEP_NAMES)}.",
)
@click.help_option("--help", "-h", help="Tampilkan bantuan ini.")
def build(
    data: Path | None,
    docs: Path | None,
    site: Path | None,
    renderer: str,
    skip: frozenset[str],
) -> None:
    """Runs the whole pipeline; the previous site stays until the new one is whole."""
    project = replace(find_project(data, docs, site), renderer=renderer)
    missing = None if "pdf" in skip else missing_libraries()
    if missing:
        skip |= {"pdf"}
    with step("Memeriksa data dan halaman"):
        refuse_problems(project)
    try:
        with beside(project.site) as new_site:
            build_into(project, new_site, skip)
            put_in_place(new_site, project.site)
    except OSError as error:
        raise Refused(
            f"Situs tidak dapat ditulis: {error.strerror}: {error.filename}. "
            "Periksa ruang cakram dan izin folder. Situs sebelumnya tidak diubah."
        ) from None
    click.echo(f"Situs selesai: {project.site}")
    if missing:
        raise Refused(missing)


@contextmanager
def beside(site: Path) -> Iterator[Path]:
    """An empty folder on the same disk as `site`, removed afterwards if still there."""
    site.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f".{site.name}-", dir=site.parent))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def put_in_place(new_site: Path, site: Path) -> None:
    """Moves the finished folder to `site`; what was there before goes only then."""
    if not site.exists():
        new_site.rename(site)
        return
    old = new_site.with_name(f"{new_site.name}-lama")
    site.rename(old)
    try:
        new_site.rename(site)
    except OSError:
        old.rename(site)
        raise
    shutil.rmtree(old)
