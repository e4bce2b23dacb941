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
from cetakbiru.base.project import OUTPUT_NAMES, Project, find_project, refuse_without_config
from cetakbiru.base.workers import side_by_side
from cetakbiru.checks.nearest import guess
from cetakbiru.cli.options import data_folder, docs_folder
from cetakbiru.site.unchanged import inputs_digest, is_unchanged, remember

# What every build needs sooner or later, and what takes longest to load.
_SHARED_SOFTWARE = (
    "cetakbiru.site.plugin",
    "mkdocs.commands.build",
    "mkdocs.config",
)
# The page for addresses that lead nowhere.
_OF_EVERY_SITE = "404.html"


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
def build(
    provinces: tuple[Path, ...],
    data: Path | None,
    docs: Path | None,
    site: Path | None,
    skip: frozenset[str],
    no_cache: bool,
) -> None:
    """Runs the whole pipeline; the previous site stays until the new one is whole.

    Each of `provinces` is a project of its own and gets its site there.
    """
    if provinces and (data or docs or site):
        raise click.UsageError("FOLDER tidak dapat dipakai bersama --data, --docs, atau --site.")
    missing = None if "pdf" in skip else _missing_libraries()
    if missing:
        skip |= {"pdf"}
    if provinces:
        asked = [find_project(root=folder) for folder in provinces]
        _build_each([replace(project, keeps=not no_cache) for project in asked], skip)
    else:
        project = replace(find_project(data, docs, site), keeps=not no_cache)
        if site is not None:
            _refuse_foreign_site(project.site)
        click.echo(build_in_place(project, skip))
    if missing:
        raise Refused(missing)


def _refuse_foreign_site(folder: Path) -> None:
    """Raises Refused when a folder that was named holds something else than an earlier site."""
    found = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    if found and _OF_EVERY_SITE not in found:
        raise Refused(
            f"Folder {folder} berisi berkas lain, misalnya {found[0]}. Isinya tidak diubah. "
            "Pilih folder kosong atau folder baru dengan --site."
        )


def _missing_libraries() -> str | None:
    from cetakbiru.outputs.pdf.availability import missing_libraries

    return missing_libraries()


def build_in_place(project: Project, skip: frozenset[str]) -> str:
    """Builds and puts in place one site; returns what to tell of it. Raises Refused."""
    refuse_without_config(project)
    clear_leftovers(project.site)
    inputs = inputs_digest(project, skip)
    if project.keeps and is_unchanged(project, inputs):
        return f"Situs sudah mutakhir: {project.site}"
    # Imported here: to see that nothing changed, nothing of this is needed.
    from cetakbiru.site.build import build_site, page_shelf

    try:
        with folder_beside(project.site) as new_site:
            build_site(project, new_site, skip, shelf=page_shelf(project))
            put_in_place(new_site, project.site)
    except OSError as error:
        raise Refused(
            f"Situs tidak dapat ditulis ke {project.site}: {why_unwritten(error)} "
            "Situs sebelumnya tidak diubah."
        ) from None
    remember(project, inputs)
    return f"Situs selesai: {project.site}"


def _build_each(projects: list[Project], skip: frozenset[str]) -> None:
    """Builds several sites, two at a time. Raises Refused with what stopped any of them."""
    if len(projects) > 1:
        # Loaded once, before the work is shared out to processes that would each load it.
        for name in _SHARED_SOFTWARE:
            import_module(name)

    def one(project: Project) -> tuple[bool, str]:
        with redirect_stderr(io.StringIO()):
            try:
                return True, build_in_place(project, skip)
            except Refused as refusal:
                return False, f"{project.root}:\n{refusal.message}"

    results = side_by_side(one, projects)
    for done, text in results:
        if done:
            click.echo(text)
    refused = [text for done, text in results if not done]
    if refused:
        raise Refused("\n\n".join(refused))
