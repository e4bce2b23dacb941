"""The steps that turn checked data and pages into a finished site, each callable alone."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path

import click

from brand.card import CARD_FILE, social_card
from editions.context import (
    EditionContext,
    build_context,
    publication_file,
    write_edition_files,
)
from editions.git import GitError, Repo
from editions.published import DamagedBranchError, Published, read_published
from export.citing import offer_citations
from export.companions import write_companions
from export.data import export_data
from macros.blueprint.load import Blueprint, DataError, load_blueprint
from macros.checks.reporters import text_report
from macros.checks.run import run_checks
from macros.insight.compare_history import attach
from macros.registry import signatures
from offline import OFFLINE_FILE, offline_zip
from plans.publish import write_plan_tools
from scripts.config import site_address
from scripts.errors import Refused
from scripts.inspect_site import inspect_site
from scripts.lost import agreements
from scripts.progress import step
from scripts.project import Project
from scripts.renderers import render_pages
from search import write_index

DOWNLOADS = "unduhan/"


@dataclass(frozen=True)
class Step:
    """One step after rendering: it adds to the site in a folder and reads what lies there."""

    name: str
    title: str
    run: Callable[[Project, Blueprint, Path], None]
    # Where its files lie: links to them lead nowhere in a site built without this step.
    makes: tuple[str, ...] = ()


def _cite(project: Project, blueprint: Blueprint, site: Path) -> None:
    offer_citations(blueprint, site)


def _export(project: Project, blueprint: Blueprint, site: Path) -> None:
    export_data(blueprint, site / "data")
    write_companions(
        blueprint, site, blueprint.edisi.edition_address, site_address(project, blueprint)
    )


def _search(project: Project, blueprint: Blueprint, site: Path) -> None:
    write_index(blueprint, site)


def _plans(project: Project, blueprint: Blueprint, site: Path) -> None:
    write_plan_tools(blueprint, site)


def _offline(project: Project, blueprint: Blueprint, site: Path) -> None:
    target = site / OFFLINE_FILE
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(offline_zip(blueprint, site))


def _card(project: Project, blueprint: Blueprint, site: Path) -> None:
    (site / CARD_FILE).write_bytes(social_card(blueprint))


def _pdf(project: Project, blueprint: Blueprint, site: Path) -> None:
    # Imported here: printing needs libraries that checking and building pages do not.
    from scripts.printing import write_all_pdfs

    write_all_pdfs(project, blueprint, site)


STEPS = (
    Step("cite", "Menambahkan kutipan bagian", _cite),
    Step("card", "Menggambar kartu sosial", _card, (CARD_FILE,)),
    Step(
        "export",
        "Menulis data terbuka",
        _export,
        ("data/", "id/", "umpan.xml", "kalender-rkab.ics"),
    ),
    Step("plans", "Menulis lembar rencana", _plans, (DOWNLOADS,)),
    Step("search", "Menyusun pencarian", _search),
    Step("pdf", "Mencetak PDF", _pdf, (DOWNLOADS,)),
)

# It packs everything that the others have written.
LAST_STEP = Step("offline", "Menyusun salinan luring", _offline, (DOWNLOADS,))
STEP_NAMES = tuple(one.name for one in (*STEPS, LAST_STEP))


def refuse_problems(project: Project) -> None:
    """Raises Refused with everything that the checks find when any of it is an error."""
    problems = run_checks(project.data, project.docs, signatures(), agreements(project))
    if any(problem.severity == "error" for problem in problems):
        raise Refused(
            text_report(problems) + "\n\nSitus tidak dibangun; situs sebelumnya tidak diubah."
        )


def read_blueprint(project: Project) -> Blueprint:
    """The Blueprint of the project. Raises Refused when the data can't be typed."""
    try:
        return load_blueprint(project.data)
    except DataError as error:
        raise Refused(
            f"Data tidak dapat dibaca: {error}. Jalankan ppm check untuk rinciannya."
        ) from None


def build_into(project: Project, site: Path, skip: Collection[str] = ()) -> None:
    """Builds the site of checked data and pages into the empty folder `site`."""
    blueprint = read_blueprint(project)
    build_edition(project, blueprint, edition_context(project, blueprint), site, skip)


def edition_context(project: Project, blueprint: Blueprint) -> EditionContext:
    """What was published before; damage is told and then counts as nothing published.

    Data from elsewhere than data/ were never published from here.
    """
    nothing = Published(Repo(project.root))
    if project.data != project.root / "data":
        return build_context(blueprint, project.docs, nothing)
    try:
        return build_context(blueprint, project.docs, read_published(nothing.repo))
    except (DamagedBranchError, GitError) as error:
        click.echo(f"Peringatan: {error}. Edisi terbit tidak ditampilkan.", err=True)
        return build_context(blueprint, project.docs, nothing)


def build_edition(
    project: Project,
    blueprint: Blueprint,
    context: EditionContext,
    site: Path,
    skip: Collection[str] = (),
) -> None:
    """Builds the site of an edition into the empty folder `site`, knowing those before it."""
    with step("Membangun halaman"), publication_file(context) as publication:
        attach(blueprint, publication)
        render_pages(replace(project, publication=publication), blueprint, site)
    for one in STEPS:
        if one.name not in skip:
            with step(one.title):
                one.run(project, blueprint, site)
    write_edition_files(context, blueprint, site)
    if LAST_STEP.name not in skip:
        with step(LAST_STEP.title):
            LAST_STEP.run(project, blueprint, site)
    with step("Memeriksa situs jadi"):
        left_out = [path for one in (*STEPS, LAST_STEP) if one.name in skip for path in one.makes]
        refuse_faults(site, site_address(project, blueprint), left_out)


def refuse_faults(site: Path, address: str = "", absent: Collection[str] = ()) -> None:
    """Raises Refused with every fault of the finished site, which stands at `address`.

    Links to paths that begin with one of `absent` may lead nowhere: their step was skipped.
    """
    faults = inspect_site(site, address, tuple(absent))
    if faults:
        listed = "\n".join(f"  {fault.page}: {fault.what}" for fault in faults)
        raise Refused(
            f"Situs jadi mengandung {len(faults)} kesalahan:\n{listed}\n"
            "Situs tidak dipasang; situs sebelumnya tidak diubah."
        )
