"""The finished site in site/: checked, built, and put in place whole."""

from __future__ import annotations

import io
from contextlib import redirect_stderr
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import click

from cetakbiru.base.atomic import clear_leftovers, folder_beside, put_in_place, why_unwritten
from cetakbiru.base.errors import Refused
from cetakbiru.base.garbage import seldom_collected
from cetakbiru.base.progress import Step, step
from cetakbiru.base.project import OUTPUT_NAMES, Project, find_project, refuse_without_config
from cetakbiru.base.workers import side_by_side
from cetakbiru.checks.nearest import guess
from cetakbiru.cli.options import data_folder, docs_folder
from cetakbiru.editions.committed import keeps_own_results
from cetakbiru.site.unchanged import (
    Inputs,
    forget,
    is_unchanged,
    read_inputs,
    remember,
    states_below,
)

# What every build needs sooner or later, and what takes longest to load.
_SHARED_SOFTWARE = (
    "cetakbiru.site.plugin",
    "mkdocs.commands.build",
    "mkdocs.config",
)
# The page for addresses that lead nowhere.
_OF_EVERY_SITE = "404.html"
# A build of some thousand pages makes as many objects that stay; searches took a twentieth of it.
_OBJECTS_UNTIL_A_SEARCH = 2_000_000
# How often to begin anew when somebody saves files meanwhile.
_ATTEMPTS = 3


class _MovedError(Exception):
    """What a site is made from changed while it was built."""


class _OutputNames(click.ParamType[frozenset[str]]):
    """Names of outputs with commas between them."""

    name = "keluaran"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> frozenset[str]:
        names = frozenset(part.strip() for part in str(value).split(",") if part.strip())
        known = OUTPUT_NAMES
        for name in sorted(names - set(known)):
            listed = f"Yang ada: {', '.join(known)}.{guess(name, known)}"
            self.fail(f"{name!r} bukan keluaran. {listed}", param, ctx)
        return names


@click.command(help="Periksa, bangun, dan pasang situs lengkap.")
@click.argument(
    "provinces",
    metavar="[FOLDER]...",
    nargs=-1,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
)
@data_folder
@docs_folder
@click.option(
    "--site", type=click.Path(path_type=Path), metavar="FOLDER", help="Folder hasil; bawaan site/."
)
@click.option(
    "--skip",
    type=_OutputNames(),
    default="",
    help=f"Keluaran yang dilewati, dipisah koma: {', '.join(OUTPUT_NAMES)}.",
)
@click.option(
    "--no-cache",
    is_flag=True,
    help="Bangun semuanya dari awal tanpa memakai simpanan dari bangunan sebelumnya.",
)
@click.option(
    "--verify",
    is_flag=True,
    help="Bangun juga dari awal, dan tolak situs yang berbeda darinya.",
)
def build(
    provinces: tuple[Path, ...],
    data: Path | None,
    docs: Path | None,
    site: Path | None,
    skip: frozenset[str],
    no_cache: bool,
    verify: bool,
) -> None:
    """Runs the whole pipeline; the previous site stays until the new one is whole.

    Each of `provinces` is a project of its own and gets its site there.
    """
    if provinces and (data or docs or site):
        raise click.UsageError("FOLDER tidak dapat dipakai bersama --data, --docs, atau --site.")
    if verify and no_cache:
        raise click.UsageError("--verify membandingkan simpanan, jadi tidak bersama --no-cache.")
    if provinces:
        asked = [find_project(root=folder) for folder in provinces]
        _build_each([replace(project, keeps=not no_cache) for project in asked], skip, verify)
    else:
        project = replace(find_project(data, docs, site), keeps=not no_cache)
        if site is not None:
            _refuse_foreign_site(project.site)
        click.echo(build_in_place(project, skip, verify))


def _refuse_foreign_site(folder: Path) -> None:
    """Raises Refused when a folder that was named holds something else than an earlier site."""
    found = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    if found and _OF_EVERY_SITE not in found:
        raise Refused(
            f"Folder {folder} berisi berkas lain, misalnya {found[0]}. Isinya tidak diubah. "
            "Pilih folder kosong atau folder baru dengan --site."
        )


@seldom_collected(_OBJECTS_UNTIL_A_SEARCH)
def build_in_place(project: Project, skip: frozenset[str], verify: bool = False) -> str:
    """Builds and puts in place one site; returns what to tell of it. Raises Refused.

    With `verify` it is built a second time from nothing, and refused where that is another one.
    """
    refuse_without_config(project)
    clear_leftovers(project.site)
    project = _trusting(project)
    for _ in range(_ATTEMPTS):
        inputs = read_inputs(project, skip)
        if project.keeps and not verify and is_unchanged(project, inputs):
            return f"Situs sudah mutakhir: {project.site}"
        if _is_built(project, skip, inputs, verify):
            return f"Situs selesai: {project.site}"
        click.echo("Ada berkas yang berubah selama situs dibangun; dibangun lagi.", err=True)
    raise Refused(
        f"Berkas di {project.root} terus berubah selama situs dibangun. Situs sebelumnya tidak "
        "diubah. Selesaikan dahulu penyuntingannya, lalu jalankan lagi."
    )


def _is_built(project: Project, skip: frozenset[str], inputs: Inputs | None, verify: bool) -> bool:
    """Builds a site from the inputs and puts it in place; False where they changed meanwhile."""
    # Imported here: to see that nothing changed, nothing of this is needed.
    from cetakbiru.site.build import build_site, page_shelf
    from cetakbiru.site.verify import Unlike, build_and_compare

    def refuse_moved() -> None:
        if inputs is not None and read_inputs(project, skip) != inputs:
            raise _MovedError

    def build(project: Project, folder: Path, step: Step) -> None:
        shelf = page_shelf(project)
        build_site(project, folder, skip, step=step, shelf=shelf, before_keeping=refuse_moved)

    try:
        with folder_beside(project.site) as new_site:
            if verify:
                build_and_compare(project, new_site, build)
            else:
                build(project, new_site, step)
            files = states_below(new_site)
            put_in_place(new_site, project.site)
    except _MovedError:
        return False
    except Unlike:
        forget(project)
        raise
    except OSError as error:
        raise Refused(
            f"Situs tidak dapat ditulis ke {project.site}: {why_unwritten(error)} "
            "Situs sebelumnya tidak diubah."
        ) from None
    if inputs is not None:
        remember(project, inputs, files)
    return True


def _trusting(project: Project) -> Project:
    """The project without what is kept where that came with the content, from whoever wrote it."""
    if not project.keeps or not project.cache.exists() or keeps_own_results(project):
        return project
    click.echo(
        f"Peringatan: {project.cache} tersimpan di git, jadi isinya tidak dipakai. Keluarkan "
        f"dengan: git rm -r --cached {project.cache.name}",
        err=True,
    )
    return replace(project, keeps=False)


def _build_each(projects: list[Project], skip: frozenset[str], verify: bool) -> None:
    """Builds several sites, two at a time. Raises Refused with what stopped any of them."""
    if len(projects) > 1:
        # Loaded once, before the work is shared out to processes that would each load it.
        for name in _SHARED_SOFTWARE:
            import_module(name)

    def one(project: Project) -> tuple[bool, str]:
        with redirect_stderr(io.StringIO()):
            try:
                return True, build_in_place(project, skip, verify)
            except Refused as refusal:
                return False, f"{project.root}:\n{refusal.message}"

    results = side_by_side(one, projects)
    for done, text in results:
        if done:
            click.echo(text)
    refused = [text for done, text in results if not done]
    if refused:
        raise Refused("\n\n".join(refused))
