"""A finished site in a folder: MkDocs with the plugin, in this process, its warnings as errors."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from cetakbiru.base.errors import Refused
from cetakbiru.base.progress import Step, step
from cetakbiru.base.project import PLUGIN, Project, menu_of, refuse_without_config
from cetakbiru.checks.kept import Kept, Remembered
from cetakbiru.editions.committed import keeps_own_results
from cetakbiru.editions.findings import findings
from cetakbiru.site.calls import Calls, LastCalls
from cetakbiru.site.inputs import refuse_problems

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from cetakbiru.base.cache import Shelf
    from cetakbiru.model.load import Blueprint
    from cetakbiru.site.draft import Draft
    from cetakbiru.site.plugin import Release


def build_site(
    project: Project,
    folder: Path,
    skip: Collection[str] = (),
    release: Release | None = None,
    step: Step = step,
    shelf: Shelf | None = None,
    before_keeping: Callable[[], None] = lambda: None,
) -> Blueprint:
    """Builds the site of the project into the empty `folder` and returns what it is made from.

    `skip` are names of outputs to leave out; `step` hears of each part of the work; finished pages
    are taken from the `shelf` and kept there. `before_keeping` is called once all is made: when it
    raises, nothing of this build is kept. Raises Refused with every problem of data and pages,
    every warning of MkDocs, or every fault of the finished site.
    """
    refuse_without_config(project)
    from cetakbiru.site.kept import OnShelf

    own = _without_foreign_cache(project)

    def prepare(plugin: Any) -> None:
        plugin.release = release
        plugin.store = OnShelf(shelf) if shelf and own.keeps else None
        for name in skip:
            plugin.config[name] = False

    # What macros make for the checks, pages need not make again.
    plugin = _built(own, folder, step, LastCalls().of, prepare)
    before_keeping()
    plugin.keep()
    return cast("Blueprint", plugin.blueprint)


class Drafts:
    """Builds a project again and again for whoever looks at some of its pages, all in memory."""

    def __init__(self, project: Project) -> None:
        from cetakbiru.site.kept import InMemory, OnShelf

        self._project, self._calls = _without_foreign_cache(project), LastCalls()
        shelf = page_shelf(self._project)
        self._store = InMemory(OnShelf(shelf) if shelf else None)
        self._findings = findings(self._project, Remembered)

    def build(
        self,
        folder: Path,
        step: Step,
        is_wanted: Callable[[str], bool] | None = None,
    ) -> Draft:
        """The site as it is now, its outputs not made yet.

        Of pages that changed only those are made that `is_wanted` wants, by their places in the
        site. Without it all are, and the whole site is laid out in the folder. The finished site is
        not inspected: what can be wrong with it the checks have told, unless the engine is at
        fault, and that `ppm build` tells. Raises Refused as `build_site` does.
        """

        def prepare(plugin: Any) -> None:
            plugin.store, plugin.outputs = self._store, ()
            if is_wanted is not None:
                plugin.is_wanted, plugin.lays_out = is_wanted, False

        plugin = _built(self._project, folder, step, self._calls.of, prepare, self._findings)
        return cast("Draft", plugin.draft())


def _built(
    project: Project,
    folder: Path,
    step: Step,
    calls_of: Callable[[Blueprint], Calls],
    prepare: Callable[[Any], None],
    kept: Kept | None = None,
) -> Any:
    """The plugin after a build for which `prepare` has set it up. Raises Refused."""
    refuse_without_config(project)
    # Before MkDocs reads its settings: its words for what is wrong with a menu are English.
    refuse_problems(project, calls_of=calls_of, kept=kept)
    from mkdocs.commands.build import build
    from mkdocs.exceptions import MkDocsException

    with _warnings() as warnings:
        plugin: Any = None
        try:
            config = _configured(project, folder)
            plugin = config.plugins[PLUGIN]
            plugin.is_checked = True
            plugin.keeps, plugin.step = project.keeps, step
            plugin.alone = False
            plugin.calls_of = calls_of
            plugin.config.data_dir = str(project.data)
            # MkDocs takes the plugin of the build before where this process has built already.
            for name in ("release", "store", "outputs", "lays_out", "is_wanted"):
                vars(plugin).pop(name, None)
            prepare(plugin)
            config.plugins.on_startup(command="build", dirty=False)
            with step("Membangun halaman"):
                build(config)
        except (MkDocsException, SystemExit) as error:
            if plugin is None:
                raise _unusable(project, error, warnings) from None
            if plugin.fault:
                raise plugin.fault from plugin.fault.__cause__
            raise plugin.refusal or _refusal(project, warnings or [str(error)]) from None
        if warnings:
            raise _refusal(project, warnings)
    return plugin


def _without_foreign_cache(project: Project) -> Project:
    """The project without what is kept, where that came with the content: it is not ours."""
    return replace(project, keeps=keeps_own_results(project))


def page_shelf(project: Project) -> Shelf | None:
    """Where a project keeps finished pages; None where nothing shall be kept."""
    from cetakbiru.base.cache import Cache

    return Cache(project.cache / "rak").shelf("halaman") if project.keeps else None


def refuse_unusable_settings(project: Project) -> None:
    """Raises Refused where no page could be built with what mkdocs.yml says."""
    refuse_without_config(project)
    from mkdocs.exceptions import MkDocsException

    with _warnings() as warnings:
        try:
            _configured(project, project.site)
        except (MkDocsException, SystemExit) as error:
            raise _unusable(project, error, warnings) from None


def _configured(project: Project, folder: Path) -> MkDocsConfig:
    # Material announces the end of MkDocs 1 on every run; decision 10 tells what we do about it.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.config import load_config

    config = load_config(
        config_file=str(project.config),
        docs_dir=str(project.docs),
        site_dir=str(folder),
        strict=True,
    )
    if project.menu_file != project.config:
        config.nav = menu_of(project)
    return config


def _unusable(project: Project, error: BaseException, reasons: list[str]) -> Refused:
    """Why mkdocs.yml is no configuration: in our words, or in those of MkDocs, as they are."""
    if not reasons:
        return Refused(str(error))
    listed = "\n".join(f"  - {reason}" for reason in dict.fromkeys(map(_short, reasons)))
    return Refused(
        f"{project.config} tidak dapat dipakai. Menurut MkDocs:\n{listed}\n"
        "Perbaiki pengaturan itu, lalu jalankan lagi. Situs sebelumnya tidak diubah."
    )


def _short(reason: str) -> str:
    """What MkDocs says without the traceback that it may bring: how it begins, and its end."""
    lines = [line.strip() for line in reason.splitlines() if line.strip()]
    return lines[0] if len(lines) == 1 else f"{lines[0]} {lines[-1]}"


def _refusal(project: Project, reasons: list[str]) -> Refused:
    listed = "\n".join(f"  - {reason}" for reason in dict.fromkeys(reasons))
    return Refused(
        f"Halaman di {project.docs} tidak dapat dibangun karena peringatan berikut:\n"
        f"{listed}\n"
        f"Perbaiki halaman atau {project.config} yang disebut, lalu jalankan lagi. "
        "Situs sebelumnya tidak diubah."
    )


class _Collector(logging.Handler):
    """Keeps what MkDocs warns of, and shows what the plugin notes."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.WARNING:
            self.messages.append(record.getMessage())
        elif record.name == f"mkdocs.plugins.{PLUGIN}":
            click.echo(record.getMessage(), err=True)


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """What MkDocs warns of from here on, which reaches nobody else."""
    logger = logging.getLogger("mkdocs")
    handler = _Collector()
    level, propagate = logger.level, logger.propagate
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    try:
        yield handler.messages
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
        logger.propagate = propagate
