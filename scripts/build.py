"""The finished site in site/: checked, rendered, inspected, and put in place whole."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from macros.registry import signatures

from macros.blueprint.load import load_blueprint
from macros.checks.reporters import text_report
from macros.checks.run import run_checks
from scripts.agreement import priority_problems
from scripts.errors import Refused
from scripts.inspect_site import inspect_site
from scripts.progress import step
from scripts.project import Project, find_project
from scripts.render import render_with_mkdocs


@click.command(help="Periksa, bangun, dan pasang situs lengkap.")
@click.option("--data", type=click.Path(path_type=Path), help="Folder data; bawaan data/.")
@click.option("--docs", type=click.Path(path_type=Path), help="Folder halaman; bawaan docs/.")
@click.option("--site", type=click.Path(path_type=Path), help="Folder hasil; bawaan site/.")
@click.help_option("--help", "-h", help="Tampilkan bantuan ini.")
def build(data: Path | None, docs: Path | None, site: Path | None) -> None:
    """Runs the whole pipeline; the previous site stays until the new one is whole."""
    project = find_project(data, docs, site)
    with step("Memeriksa data dan halaman"):
        refuse_problems(project)
    with beside(project.site) as new_site:
        build_into(project, new_site)
        put_in_place(new_site, project.site)
    click.echo(f"Situs selesai: {project.site}")


def refuse_problems(project: Project) -> None:
    """Raises Refused with every error that the checks find."""
    problems = run_checks(project.data, project.docs, signatures(), [priority_problems])
    if any(problem.severity == "error" for problem in problems):
        raise Refused(
            text_report(problems) + "\n\nSitus tidak dibangun; situs sebelumnya tidak diubah."
        )


def build_into(project: Project, site: Path) -> None:
    """Builds the site of checked data and pages into the empty folder `site`."""
    blueprint = load_blueprint(project.data)
    with step("Membangun halaman"):
        render_with_mkdocs(project, blueprint, site)
    with step("Memeriksa situs jadi"):
        refuse_faults(site)


def refuse_faults(site: Path) -> None:
    """Raises Refused with every fault of the finished site."""
    faults = inspect_site(site)
    if faults:
        listed = "\n".join(f"  {fault.page}: {fault.what}" for fault in faults)
        raise Refused(
            f"Situs jadi mengandung {len(faults)} kesalahan:\n{listed}\n"
            "Situs tidak dipasang; situs sebelumnya tidak diubah."
        )


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
