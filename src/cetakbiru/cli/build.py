"""The finished site in site/: checked, built, and put in place whole."""

from __future__ import annotations

import ctypes
import errno
import io
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import click

from cetakbiru.base.workers import side_by_side
from cetakbiru.base.errors import Refused
from cetakbiru.site.names import RENDERER_NAMES, STEP_NAMES
from cetakbiru.base.progress import step
from cetakbiru.base.project import Project, find_project
from cetakbiru.site.unchanged import inputs_digest, is_unchanged, remember

# What every build needs sooner or later, and what takes longest to load.
_SHARED_SOFTWARE = ("cetakbiru.site.steps", "frictionless", "mkdocs.commands.build", "mkdocs.config")


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
@click.argument(
    "provinces",
    metavar="[FOLDER]...",
    nargs=-1,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
)
@click.option("--data", type=click.Path(path_type=Path), help="Folder data; bawaan data/.")
@click.option("--docs", type=click.Path(path_type=Path), help="Folder halaman; bawaan docs/.")
@click.option("--site", type=click.Path(path_type=Path), help="Folder hasil; bawaan site/.")
@click.option(
    "--renderer",
    type=click.Choice(RENDERER_NAMES),
    default="mkdocs",
    metavar="NAMA",
    help=f"Perender halaman: {', '.join(RENDERER_NAMES)}. Bawaan mkdocs; hasilnya sama.",
)
@click.option(
    "--skip",
    type=_StepNames(),
    default="",
    help=f"Langkah yang dilewati, dipisah koma: {', '.join(STEP_NAMES)}.",
)
@click.option(
    "--no-cache",
    is_flag=True,
    help="Bangun semuanya dari awal tanpa memakai simpanan dari bangunan sebelumnya.",
)
@click.help_option("--help", "-h", help="Tampilkan bantuan ini.")
def build(
    provinces: tuple[Path, ...],
    data: Path | None,
    docs: Path | None,
    site: Path | None,
    renderer: str,
    skip: frozenset[str],
    no_cache: bool,
) -> None:
    """Runs the whole pipeline; the previous site stays until the new one is whole.

    Each of `provinces` is a folder with a data/ and a docs/ of its own and gets its site/ there.
    """
    if provinces and (data or docs or site):
        raise click.UsageError("FOLDER tidak dapat dipakai bersama --data, --docs, atau --site.")
    missing = None if "pdf" in skip else _missing_libraries()
    if missing:
        skip |= {"pdf"}
    asked = replace(find_project(data, docs, site), renderer=renderer, keeps=not no_cache)
    if provinces:
        _build_each([_in_folder(asked, folder.resolve()) for folder in provinces], skip)
    else:
        click.echo(build_site(asked, skip))
    if missing:
        raise Refused(missing)


def _missing_libraries() -> str | None:
    from cetakbiru.outputs.pdf.availability import missing_libraries

    return missing_libraries()


def _in_folder(project: Project, folder: Path) -> Project:
    return replace(project, data=folder / "data", docs=folder / "docs", site=folder / "site")


def build_site(project: Project, skip: frozenset[str]) -> str:
    """Builds and puts in place one site; returns what to tell of it. Raises Refused."""
    inputs = inputs_digest(project, skip)
    if project.keeps and is_unchanged(project, inputs):
        return f"Situs sudah mutakhir: {project.site}"
    # Imported here: to see that nothing changed, nothing of this is needed.
    from cetakbiru.site.steps import build_into, refuse_problems

    with step("Memeriksa data dan halaman"):
        refuse_problems(project)
    try:
        with beside(project.site) as new_site:
            build_into(project, new_site, skip)
            put_in_place(new_site, project.site)
    except OSError as error:
        raise Refused(_unwritten(error)) from None
    remember(project, inputs)
    return f"Situs selesai: {project.site}"


def _unwritten(error: OSError) -> str:
    where = f": {error.filename}" if error.filename else ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return (
            f"Situs tidak dapat ditulis karena ruang cakram habis{where}. "
            "Kosongkan sebagian cakram, lalu jalankan lagi. Situs sebelumnya tidak diubah."
        )
    return (
        f"Situs tidak dapat ditulis: {error.strerror or error}{where}. "
        "Periksa ruang cakram dan izin folder. Situs sebelumnya tidak diubah."
    )


def _build_each(projects: list[Project], skip: frozenset[str]) -> None:
    """Builds several sites, two at a time. Raises Refused with what stopped any of them."""
    if len(projects) > 1:
        # Loaded once, before the work is shared out to processes that would each load it.
        for name in _SHARED_SOFTWARE:
            import_module(name)

    def one(project: Project) -> tuple[bool, str]:
        with redirect_stderr(io.StringIO()):
            try:
                return True, build_site(project, skip)
            except Refused as refusal:
                return False, f"{project.data.parent}:\n{refusal.message}"

    results = side_by_side(one, projects)
    for done, text in results:
        if done:
            click.echo(text)
    refused = [text for done, text in results if not done]
    if refused:
        raise Refused("\n\n".join(refused))


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
    elif not _exchanged(new_site, site):
        _moved_over(new_site, site)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether the system let two folders change places at once: no moment is without a site."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    here, exchange = -100, 2
    return bool(renameat2(here, bytes(one), here, bytes(other), exchange) == 0)


def _moved_over(new_site: Path, site: Path) -> None:
    """The same in two moves, where there is no other way."""
    old = new_site.with_name(f"{new_site.name}-lama")
    site.rename(old)
    try:
        new_site.rename(site)
    except BaseException:
        old.rename(site)
        raise
    shutil.rmtree(old)
