"""The MkDocs plugin `cetakbiru`: pages from checked data, and after them all that stands beside.

It uses public events of MkDocs only, so MkDocs and ProperDocs build the same site, called by
`ppm build` or by their own commands.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path, PurePath
from typing import Any

from jinja2 import BytecodeCache, Environment, TemplateError
from jinja2.bccache import Bucket
from mkdocs.config import config_options
from mkdocs.config.base import Config, ConfigErrors, ConfigWarnings
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from cetakbiru.base import unforeseen
from cetakbiru.base.cache import Cache, attach_cache
from cetakbiru.base.errors import Refused
from cetakbiru.base.progress import Step
from cetakbiru.base.project import PLUGIN, Project, no_data
from cetakbiru.checks.pages.text import without_comments
from cetakbiru.comparison.history import attach
from cetakbiru.editions.committed import is_committed
from cetakbiru.editions.context import EditionContext
from cetakbiru.model.chapters import chapter_of
from cetakbiru.model.filenames import is_of_system
from cetakbiru.model.load import Blueprint
from cetakbiru.model.made_pages import made_pages
from cetakbiru.model.reads import Cell, recording
from cetakbiru.outputs.notices import write_notices
from cetakbiru.outputs.opendata.data import open_data
from cetakbiru.outputs.reader import Reader
from cetakbiru.pages import sandbox
from cetakbiru.pages.citing import with_citations
from cetakbiru.pages.markdown import tokens
from cetakbiru.pages.theme_files import SHEET, SHEET_PARTS, THEME_FOLDER, font_files, style_sheet
from cetakbiru.pages.voiced import with_voices
from cetakbiru.site.calls import LastCalls
from cetakbiru.site.draft import Draft, draft_of, leave_out
from cetakbiru.site.inputs import edition_context, read_blueprint, refuse_problems
from cetakbiru.site.kept import KeptPage, KeptPages, Store
from cetakbiru.site.macros import FRAGMENTS, has_macros
from cetakbiru.site.menu import left_out, mark_homes
from cetakbiru.site.outputs import OUTPUTS, Output, Site, refuse_faults
from cetakbiru.site.settings import site_address, site_settings, template_values
from cetakbiru.site.shared import KEPT_TEMPLATE, only_ours, others, shared_inputs

_LOG = get_plugin_logger(PLUGIN)
_EPOCH = "SOURCE_DATE_EPOCH"
# How mike tells the build that it runs which edition it makes.
_MIKE = "MIKE_DOCS_VERSION"
_MACROS = "macros"
# `## Judul {#anchor}` is a heading with an anchor, not a comment of Jinja.
_MACRO_OPTIONS = {
    "on_undefined": "strict",
    "on_error_fail": True,
    # The plugin does this itself, without a program made of every page first (pages/sandbox.py).
    "render_by_default": False,
    "j2_comment_start_string": "[[#",
    "j2_comment_end_string": "#]]",
}
# The macro whose pages differ where open data are made.
_LISTS_FILES = "daftar_berkas_data"
# What runs where the plugin is told of an error.
_RUN = "Pembangunan situs"
_MODULE = "cetakbiru.site.macros"
_TOKENS = tokens.__name__
_EXTENSIONS = (
    *(
        f"cetakbiru.pages.markdown.{name}"
        for name in ("handwritten", "folded", "footnotes", "safe")
    ),
    _TOKENS,
)


class Options(Config):  # type: ignore[no-untyped-call] # MkDocs types it in part
    """What `plugins: - cetakbiru:` in mkdocs.yml may say: a folder, and which outputs to make."""

    data_dir = config_options.Type(str, default="data")
    card = config_options.Type(bool, default=True)
    opendata = config_options.Type(bool, default=True)
    planning = config_options.Type(bool, default=True)
    near = config_options.Type(bool, default=True)
    beside = config_options.Type(bool, default=True)
    search = config_options.Type(bool, default=True)
    pdf = config_options.Type(bool, default=True)
    handout = config_options.Type(bool, default=True)
    editions = config_options.Type(bool, default=True)
    offline = config_options.Type(bool, default=True)


class _Compiled(BytecodeCache):
    """Compiled templates, for the next build of this process; they are never read from a file."""

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fills the bucket where its template was compiled before."""
        known = self._known.get(f"{bucket.key} {bucket.checksum}")
        if known is not None:
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remembers what was compiled."""
        self._known[f"{bucket.key} {bucket.checksum}"] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


@dataclass
class _Making:
    """A page in the making: its text, what it read of the data, and what it is kept as."""

    text: str
    reads: set[Cell] = field(default_factory=set)
    kept: KeptPage | None = None
    # Those of Markdown that the other pages have, while this one does without.
    extensions: list[str] | None = None


@dataclass(frozen=True)
class Release:
    """The edition that `ppm release` is making, and the alias that search engines shall find."""

    context: EditionContext
    canonical: str


@contextmanager
def _logged(title: str) -> Iterator[None]:
    _LOG.info(title)
    yield


class CetakBiruPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call] # the same
    """Turns a province's data and pages into its site, within MkDocs' own build.

    `release`, `keeps`, `step`, `alone` and `is_checked` are set by whoever builds in this process;
    `refusal` or `fault` is then why the last build ended early, and both are None when MkDocs ended
    it. `alone`: a command of MkDocs builds, and nobody but the plugin tells what nobody foresaw.
    `is_checked`: data and pages were judged already, and `calls_of` gives what macros made for
    that. `store`: where finished pages are kept from one build to the next. `is_wanted` is asked
    of pages that changed, by their places in the site: those that nobody wants stay as they were.
    `outputs` are those to make; None: what the settings want. `lays_out`: False where nobody needs
    the whole site in its folder, but only the pages that are made anew (`draft` has the others).
    """

    blueprint: Blueprint
    release: Release | None = None
    keeps: bool = True
    is_checked: bool = False
    step: Step = staticmethod(_logged)
    alone: bool = True
    refusal: Refused | None = None
    fault: Exception | None = None
    store: Store | None = None
    outputs: Collection[str] | None = None
    lays_out: bool = True
    is_wanted: Callable[[str], bool] = staticmethod(lambda name: True)

    def __init__(self) -> None:
        self._serving = False
        self._time_is_ours = False
        self.calls_of = LastCalls().of
        self._kept: KeptPages | None = None
        self._is_ours = False
        self._making: dict[str, _Making] = {}

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Raises PluginError for an option that is none: MkDocs would say so in English."""
        for name, value in options.items():
            known = [key for key, _ in self.config_scheme]
            if name not in known:
                raise PluginError(
                    f"{config_file_path}: {PLUGIN} tidak mengenal {name}. Yang dikenal: "
                    f"{', '.join(known)}. Perbaiki ejaannya, atau hapus baris itu."
                )
            if not isinstance(value, str if name == "data_dir" else bool):
                wanted = "nama folder" if name == "data_dir" else "true atau false"
                found = "kosong" if value is None else value
                raise PluginError(
                    f"{config_file_path}: isi {name} di bawah {PLUGIN} harus {wanted}, bukan "
                    f"{found}. Perbaiki baris itu."
                )
        return super().load_config(options, config_file_path)

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remembers whether this is a preview, which is not printed."""
        self._serving = command == "serve"

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Checks and reads the province and adds what it says, before any other plugin looks."""
        with self._told():
            if _MIKE in os.environ and self.release is None:
                raise Refused(
                    "Edisi cetak biru diterbitkan dengan: ppm release VERSI. Perintah itu memakai "
                    "mike dan menjaga edisi yang sudah terbit; mike deploy sendiri tidak."
                )
            self._project = project = self._project_of(config)
            if not self.is_checked:
                refuse_problems(project, self._menu_file(config, project), self.calls_of)
            self.blueprint = blueprint = read_blueprint(project)
            # What came with the content was not made by us; who builds in this process has asked.
            keeps = self.keeps and not (self.alone and is_committed(project.cache))
            self._cache = Cache(project.cache / "rak" if keeps else None)
            attach_cache(blueprint, self._cache)
            self._context = (
                self.release.context if self.release else edition_context(project, blueprint)
            )
            self._prepare_macros(config)
        attach(blueprint, self._context.publication)
        self._address = site_address(blueprint, self.release.canonical if self.release else "")
        config.update(site_settings(blueprint))
        if self._address and not self._serving:
            config.site_url = self._address
        config.extra.update(template_values(blueprint))
        config.watch.append(str(project.data))
        config.markdown_extensions.extend(_EXTENSIONS)
        # MkDocs does not see the anchors that macros make; the checks and the inspection do. They
        # warn of pages outside of the menu too, which are no reason to build nothing.
        config.validation.links.anchors = logging.DEBUG
        config.validation.nav.omitted_files = logging.DEBUG
        # Our frame stands in place of the theme named in mkdocs.yml: MkDocs would look through the
        # thousands of its icons. What MkDocs itself brings, the list of pages, comes last.
        own = config.theme.dirs[:1] if config.theme.custom_dir else []
        config.theme.dirs = [*own, str(THEME_FOLDER), config.theme.dirs[-1]]
        self._set_time(blueprint)
        _tell_of_others(config)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Shuts pages in a sandbox."""
        macros: Any = config.plugins[_MACROS]
        with self._told():
            missing = sorted(FRAGMENTS.keys() - macros.macros.keys())
            if missing:
                raise Refused(
                    f"Modul makro di {self._project.root} tidak memuat makro mesin, misalnya "
                    f"{missing[0]}. Tambahkan baris: from {_MODULE} import define_env"
                )
        known = {name: macros.macros[name] for name in FRAGMENTS}
        sandbox.shut(macros.env, known)
        self._calls = sandbox.MacroCalls(macros.env, known)
        if self.config.opendata and self.lays_out:
            # Pages list these files; made before the pages, they are made once.
            open_data(self.blueprint)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leaves out what file managers left, puts the style sheets of all pages into one, beside
        it the fonts that it names, and adds the pages that no file holds.
        """
        left = (file for file in files if not is_of_system(PurePath(file.src_uri)))
        found = Files([file for file in left if file.src_uri not in SHEET_PARTS])
        found.append(File.generated(config, SHEET, content=style_sheet(THEME_FOLDER)))
        for name, content in font_files().items():
            found.append(File.generated(config, name, content=content))
        # They stand in no menu: their kabupaten leads to them.
        level = InclusionLevel.NOT_IN_NAV
        for name, text in made_pages(self.blueprint).items():
            found.append(File.generated(config, name, content=text, inclusion=level))
        return found

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Opens the kept pages, now that all is known that pages share, the menu among it."""
        absent = [page.file.src_uri for page in left_out(self.blueprint, nav)]
        mark_homes(self.blueprint, files)
        self._making, self._kept, self._files = {}, None, files
        macros: Any = config.plugins[_MACROS]
        menu = self._menu_file(config, self._project)
        self._is_ours = only_ours(self._project, menu, config, macros.macros)
        if self.store is not None and self._is_ours:
            shared = shared_inputs(self._project, menu, config, files, absent)
            self._kept = KeptPages(self.store, self.blueprint, shared)
            if not self.lays_out:
                leave_out(self._kept, files, config, self._text, self.is_wanted)
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Lets every template escape what it prints: MkDocs' own environment leaves it raw."""
        env.autoescape = True
        env.bytecode_cache = _COMPILED
        return env

    # After mkdocs-macros has heard which page is being made: its macros ask it.
    @event_priority(-100)
    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Takes comments out, with the macros in them, and calls those that remain.

        A page that is kept becomes an empty one until it is written, with the title that it has.
        """
        name = page.file.src_uri
        making = self._making[name] = _Making(self._text(page.file))
        if self._kept is not None and self.lays_out:
            making.kept = self._kept.find(name, making.text)
            if making.kept is None and not self.is_wanted(page.file.dest_uri):
                making.kept = self._kept.earlier(name)
        if making.kept is not None:
            page.title = making.kept.title
            page.meta["template"] = KEPT_TEMPLATE
            self._extend_only_by((), making, config)
            return ""
        text = without_comments(markdown) if "<!--" in markdown else markdown
        with self._told():
            try:
                expanded = self._calls.expanded(text)
            except TemplateError as error:
                raise Refused(
                    f"docs/{name}: {error}. Halaman memanggil makro dengan nilai dan "
                    "tidak memuat perintah lain; perbaiki baris itu."
                ) from None
        if self._is_ours and tokens.is_all_tokens(expanded):
            self._extend_only_by((_TOKENS,), making, config)
        return expanded

    def _extend_only_by(
        self, extensions: Iterable[str], making: _Making, config: MkDocsConfig
    ) -> None:
        """Sets up no more of Markdown than a page needs: that takes longer than to convert most."""
        making.extensions = config.markdown_extensions
        config.markdown_extensions = list(extensions)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Tells the voices behind each section, and offers the citation of those of a chapter."""
        name = page.file.src_uri
        making = self._making[name]
        if making.extensions is not None:
            config.markdown_extensions = making.extensions
        if making.kept is not None:
            return ""
        chapter = chapter_of(name)
        with recording() as reads:
            told = with_voices(self.blueprint, page.url, name, html)
            if chapter is not None:
                told = with_citations(self.blueprint, page.url, chapter, told)
        self.has_read(page, reads)
        return told

    def _text(self, file: File) -> str:
        """All that a page is made from beside the data and what all pages share."""
        text = file.content_string
        return f"{_LISTS_FILES in text and self.config.opendata}\n{text}"

    def has_read(self, page: Page, reads: Iterable[Cell]) -> None:
        """Notes what of the data the page is made from."""
        self._making[page.file.src_uri].reads.update(reads)

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """The kept page in place of the empty one; any other is kept for the next build."""
        making = self._making.pop(page.file.src_uri)
        if making.kept is not None:
            return making.kept.html
        if self._kept is not None:
            title = str(page.title)
            self._kept.put(page.file.src_uri, making.text, making.reads, title, output)
        return output

    def keep(self) -> frozenset[str]:
        """Keeps the results of the build that has just passed, for the next one.

        Returns the pages that may be outdated.
        """
        self._cache.save()
        if self._kept is None:
            return frozenset()
        self._kept.save()
        return frozenset(self._kept.outdated)

    def draft(self) -> Draft:
        """The site of the build that has just passed, also what was not laid out."""
        kept = self._kept.html() if self._kept and not self.lays_out else {}
        return draft_of(self._site, self._files, kept, self.keep())

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Any) -> Any:
        """Puts our preview in the place of MkDocs' server, whose script pages may not run."""
        from cetakbiru.site.preview.within_mkdocs import WithinMkDocs

        host, port = config.dev_addr
        folder = self._project.cache / "pratinjau"
        watched = [Path(config.docs_dir), self._project.config, self._project.root / "macros"]
        return WithinMkDocs(builder, Path(config.site_dir), watched, folder, host, port)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Makes all that stands beside the pages, then looks at the whole."""
        site = self._site = Site(
            self._project,
            self.blueprint,
            self._context,
            Path(config.site_dir),
            self._address,
            Reader(self._cache.shelf("bacaan")),
        )
        absent = [output for output in OUTPUTS if not self._wants(output)]
        with self._told():
            write_notices(self.blueprint, site.folder)
            for output in OUTPUTS:
                if output not in absent:
                    with self.step(output.title):
                        output.write(site)
            if self.outputs is None:
                with self.step("Memeriksa situs jadi"):
                    refuse_faults(site, absent)
        if self.alone:
            self.keep()
        self._forget_time()

    def on_build_error(self, *, error: Exception) -> None:
        """Leaves the environment as it was. Raises Abort in place of what nobody foresaw."""
        self._forget_time()
        if self.alone and not isinstance(error, MkDocsException):
            raise Abort(unforeseen.told(error, _RUN)) from None

    def ended_by(self, error: Exception) -> SystemExit:
        """What to raise for an error in a macro: of any other, mkdocs-macros prints a traceback."""
        self.fault = error
        return SystemExit(unforeseen.told(error, _RUN) if self.alone else 1)

    def _wants(self, output: Output) -> bool:
        if self.outputs is not None and output.name not in self.outputs:
            return False
        if output.name != "pdf":
            return bool(self.config[output.name])
        return self.config.pdf and not self._serving

    def _project_of(self, config: MkDocsConfig) -> Project:
        if config.config_file_path is None:
            raise Refused("Cetak biru dibangun dari sebuah mkdocs.yml; sebutkan dengan -f.")
        root = Path(config.config_file_path).resolve().parent
        data = (root / self.config.data_dir).resolve()
        if not data.is_dir():
            raise no_data(data, config.config_file_path)
        return Project(root, data, Path(config.docs_dir), Path(config.site_dir), self.keeps)

    def _menu_file(self, config: MkDocsConfig, project: Project) -> Path:
        """The settings that MkDocs was given, by whatever name."""
        given = Path(config.config_file_path or project.config)
        return project.menu_file if given.name == project.config.name else given

    def _prepare_macros(self, config: MkDocsConfig) -> None:
        """Tells mkdocs-macros how pages write their calls, and where the macros are."""
        macros = config.plugins.get(_MACROS)
        if macros is None:
            raise Refused(
                f"{config.config_file_path}: plugin {_MACROS} tidak ada, padahal halaman memanggil "
                f"makro. Tambahkan baris '- {_MACROS}' di bawah '- {PLUGIN}'."
            )
        options = macros.config
        options.update(_MACRO_OPTIONS)
        if not has_macros(self._project.root, str(options["module_name"])):
            # A province without macros of its own gets those of the engine.
            options["module_name"] = "main"
            options["modules"] = [*options["modules"], _MODULE]

    def _set_time(self, blueprint: Blueprint) -> None:
        """Lets MkDocs date the site with the edition unless the time was given from outside."""
        if _EPOCH not in os.environ:
            day = blueprint.edisi.tanggal
            moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
            os.environ[_EPOCH] = str(int(moment.timestamp()))
            self._time_is_ours = True

    def _forget_time(self) -> None:
        if self._time_is_ours:
            os.environ.pop(_EPOCH, None)
            self._time_is_ours = False

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Hands a refusal to MkDocs, which tells it in place of a traceback."""
        self.refusal = None
        try:
            yield
        except Refused as refusal:
            self.refusal = refusal
            raise PluginError(refusal.message) from refusal


def _tell_of_others(config: MkDocsConfig) -> None:
    """Names other plugins that change pages: what is made after the pages is made of theirs."""
    for name in others(config):
        _LOG.info(
            f"Plugin {name} pada {config.config_file_path} ikut mengubah halaman. Pencarian, "
            "PDF, dan salinan luring dibuat dari halaman yang sudah diubahnya; hapus plugin "
            "itu bila hasilnya tidak sesuai."
        )
