"""The steps that turn checked data and pages into a finished site, each callable alone."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path

import click

from cetakbiru.outputs.card import CARD_FILE
from cetakbiru.editions.context import (
    EditionContext,
    build_context,
    publication_file,
    write_edition_files,
)
from cetakbiru.editions.git import GitError, Repo
from cetakbiru.editions.published import DamagedBranchError, Published, read_published
from cetakbiru.outputs.opendata.citing import offer_citations
from cetakbiru.outputs.opendata.companions import write_companions
from cetakbiru.outputs.opendata.data import export_data, open_data
from cetakbiru.model.load import Blueprint, DataError, load_blueprint
from cetakbiru.checks.reporters import text_report
from cetakbiru.checks.run import run_checks
from cetakbiru.comparison.history import attach
from cetakbiru.site.macros import signatures
from cetakbiru.outputs.offline import OFFLINE_FILE, offline_zip
from cetakbiru.base.attached import Attached, attach_shelf
from cetakbiru.base.digests import files_below, tree_digest
from cetakbiru.site.settings import site_address
from cetakbiru.base.errors import Refused
from cetakbiru.site.inspect import inspect_site
from cetakbiru.site.kept import Kept, kept_of
from cetakbiru.editions.lost_problems import agreements
from cetakbiru.base.progress import step
from cetakbiru.base.project import Project
from cetakbiru.site.render_kept import render_changed
from cetakbiru.site.renderers import render_pages
from cetakbiru.outputs.search import write_index

DOWNLOADS = "unduhan/"


@dataclass(frozen=True)
class Work:
    """A site in the making: whose it is, what it is made from, its folder, what is kept of it."""

    project: Project
    blueprint: Blueprint
    site: Path
    kept: Kept


@dataclass(frozen=True)
class Step:
    """One step after rendering: it adds to the site in a folder and reads what lies there."""

    name: str
    title: str
    run: Callable[[Work], None]
    # Where its files lie: links to them lead nowhere in a site built without this step.
    makes: tuple[str, ...] = ()


def _cite(work: Work) -> None:
    offer_citations(work.blueprint, work.site)


def _export(work: Work) -> None:
    blueprint = work.blueprint
    export_data(blueprint, work.site / "data")
    address = site_address(work.project, blueprint)
    write_companions(blueprint, work.site, blueprint.edisi.edition_address, address)


def _search(work: Work) -> None:
    write_index(work.blueprint, work.site, work.kept.reader.pages_of)


def _plans(work: Work) -> None:
    # Imported here, as below: a build that does without workbooks or pictures need not load them.
    from cetakbiru.outputs.planning.publish import write_plan_tools

    write_plan_tools(work.blueprint, work.site)


def _offline(work: Work) -> None:
    target = work.site / OFFLINE_FILE
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(offline_zip(work.blueprint, work.site))


def _card(work: Work) -> None:
    from cetakbiru.outputs.card.social import social_card

    (work.site / CARD_FILE).write_bytes(social_card(work.blueprint))


def _pdf(work: Work) -> None:
    # Imported here: printing needs libraries that checking and building pages do not.
    from cetakbiru.site.printing import write_all_pdfs

    write_all_pdfs(work.project, work.blueprint, work.site)


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
    work = work_on(project, blueprint, site)
    with step("Membangun halaman"), publication_file(context) as publication:
        attach(blueprint, publication)
        render(replace(work, project=replace(project, publication=publication)), skip)
    for one in STEPS:
        if one.name not in skip:
            with step(one.title):
                one.run(work)
    write_edition_files(context, blueprint, site)
    if LAST_STEP.name not in skip:
        with step(LAST_STEP.title):
            LAST_STEP.run(work)
    with step("Memeriksa situs jadi"):
        left_out = [path for one in (*STEPS, LAST_STEP) if one.name in skip for path in one.makes]
        refuse_faults(work, left_out)
    work.kept.save()


def work_on(project: Project, blueprint: Blueprint, site: Path) -> Work:
    """The work on a site in the empty folder `site`, with what earlier builds kept at hand."""
    kept = kept_of(project)
    data = tree_digest(files_below(project.data), project.data)
    attach_shelf(blueprint, Attached(kept.shelf("buku"), kept.code, data))
    return Work(project, blueprint, site, kept)


def render(work: Work, skip: Collection[str]) -> None:
    """The pages, by MkDocs only those that changed; another renderer knows no such thing."""
    if "export" not in skip:
        # Pages list these files; made before the work is shared out, they are made once.
        open_data(work.blueprint)
    if work.project.renderer == "mkdocs":
        render_changed(work.project, work.blueprint, work.site, work.kept)
    else:
        render_pages(work.project, work.blueprint, work.site)


def refuse_faults(work: Work, absent: Collection[str] = ()) -> None:
    """Raises Refused with every fault of the finished site.

    Links to paths that begin with one of `absent` may lead nowhere: their step was skipped.
    """
    address = site_address(work.project, work.blueprint)
    faults = inspect_site(work.site, address, tuple(absent), work.kept.reader.pages_of)
    if faults:
        listed = "\n".join(f"  {fault.page}: {fault.what}" for fault in faults)
        raise Refused(
            f"Situs jadi mengandung {len(faults)} kesalahan:\n{listed}\n"
            "Situs tidak dipasang; situs sebelumnya tidak diubah."
        )
