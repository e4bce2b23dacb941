"""MkDocs' own pages, but only those whose content changed are rendered, on both cores.

It takes the place of mkdocs.commands.build.build, which knows neither; everything that makes a page
is still MkDocs'. tests/test_render_kept.py pins the version and compares every page with it.
"""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from jinja2 import BaseLoader, Environment, TemplateError

from cetakbiru.model.load import Blueprint
from cetakbiru.site.expand import expanded
from cetakbiru.base.digests import files_below, tree_digest
from cetakbiru.base.cache import Shelf, digest
from cetakbiru.base.workers import shared_out
from cetakbiru.site.settings import joined_settings
from cetakbiru.site.kept import Kept
from cetakbiru.site.page_markdown import PageMarkdown
from cetakbiru.base.project import Project
from cetakbiru.site.render import collected, refuse_warnings, render_with_mkdocs, reproducible_time

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

# The only plugin whose work is done here (cetakbiru.site.expand); with another one MkDocs builds alone.
_KNOWN_PLUGINS = {"macros"}
_UNKNOWN_SETTINGS = {"hooks", "extra_templates"}


@dataclass(frozen=True)
class _Made:
    """The key of a page that stands in the site, and what MkDocs warned of on the way."""

    key: str
    warnings: tuple[str, ...] = ()


def render_changed(project: Project, blueprint: Blueprint, site: Path, kept: Kept) -> None:
    """Builds docs/ into the folder `site`. Raises Refused with every warning of MkDocs."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.exceptions import MkDocsException

    settings = _known_settings(project, blueprint, site)
    if settings is None:
        render_with_mkdocs(project, blueprint, site)
        return
    with reproducible_time(blueprint.edisi.tanggal), collected("mkdocs") as warnings:
        try:
            config = _configuration(project, settings)
            base = _base_key(project, settings, kept)
            told = _build(config, blueprint, base, kept.shelf("halaman"), warnings)
        except (MkDocsException, TemplateError) as error:
            refuse_warnings(warnings or [str(error)])
    if warnings or told:
        refuse_warnings([*warnings, *told])


def _known_settings(project: Project, blueprint: Blueprint, site: Path) -> dict[str, Any] | None:
    """The settings of the run; None when they ask for anything that is not retold here."""
    try:
        settings = joined_settings(project, blueprint, site)
    except yaml.YAMLError:
        return None
    plugins = settings.get("plugins")
    known = isinstance(plugins, Mapping) and plugins.keys() <= _KNOWN_PLUGINS
    return settings if known and not _UNKNOWN_SETTINGS & settings.keys() else None


def _configuration(project: Project, settings: Mapping[str, Any]) -> MkDocsConfig:
    """The settings as MkDocs holds them, without plugins: theirs is done here."""
    from mkdocs.config import load_config

    given = {**settings, "plugins": [], "strict": True}
    return load_config(io.BytesIO(), config_file_path=str(project.config), **given)


def _base_key(project: Project, settings: Mapping[str, Any], kept: Kept) -> str:
    """What every page depends on: software, configuration, theme, the menu, the files beside it."""
    # Where the folders lie on this machine is on no page.
    placed = {
        **settings,
        "docs_dir": "",
        "site_dir": "",
        "watch": [],
        "src/cetakbiru/pages/theme": settings["src/cetakbiru/pages/theme"] | {"custom_dir": ""},
        "extra": settings["extra"] | {"data_dir": "", "terbitan": ""},
    }
    names = sorted(path.relative_to(project.docs).as_posix() for path in files_below(project.docs))
    return digest(
        kept.code,
        tree_digest(files_below(project.root / "src/cetakbiru/pages/theme"), project.root),
        json.dumps(placed, default=str),
        "\n".join(names),
        os.environ["SOURCE_DATE_EPOCH"],
    )


def _build(
    config: MkDocsConfig, blueprint: Blueprint, base: str, shelf: Shelf, warnings: list[str]
) -> list[str]:
    """Writes the whole site; returns what the workers were warned of.

    A worker writes its pages itself: sent here first, they would be copied twice.
    """
    from mkdocs.commands.build import _build_theme_template
    from mkdocs.structure.files import get_files, set_exclusions
    from mkdocs.structure.nav import get_navigation
    from mkdocs.structure.pages import Page

    files = get_files(config)
    env = config.theme.get_env()
    shown = Environment(loader=_VisibleFiles(config.theme.dirs), autoescape=True)
    files.add_files_from_theme(shown, config)
    set_exclusions(files, config)
    nav = get_navigation(files, config)
    pages = [file.page or Page(None, file, config) for file in files.documentation_pages()]
    for page in pages:
        page.read_source(config)
    base = digest(base, *(f"{page.url}\n{page.title}" for page in pages), _outline(nav.items))
    make = _maker(config, blueprint, base, shelf, warnings, files, nav, env)
    files.copy_static_files()
    for name in config.theme.static_templates:
        _build_theme_template(name, env, files, config, nav)
    told: list[str] = []
    for page, made in zip(pages, shared_out(make, pages)):
        told.extend(made.warnings)
        if shelf.get(made.key) is None and shelf.keeps:
            shelf.put(made.key, Path(page.file.abs_dest_path).read_bytes())
    return told


class _VisibleFiles(BaseLoader):
    """The theme's files. MkDocs passes over hidden folders too, but looks at each icon in them."""

    def __init__(self, folders: Sequence[str]) -> None:
        self._folders = folders

    def list_templates(self) -> list[str]:
        found: set[str] = set()
        for folder in self._folders:
            for here, below, names in os.walk(folder):
                below[:] = [name for name in below if name[0] != "."]
                found.update(Path(here, name).relative_to(folder).as_posix() for name in names)
        return sorted(found)


def _outline(items: Sequence[Any], level: int = 0) -> str:
    """The menu as text: what stands where, under which title."""
    lines: list[str] = []
    for item in items:
        lines.append(f"{level} {item.title} {getattr(item, 'url', '')}")
        lines.append(_outline(item.children or (), level + 1))
    return "\n".join(lines)


def _maker(
    config: MkDocsConfig,
    blueprint: Blueprint,
    base: str,
    shelf: Shelf,
    warnings: list[str],
    files: Files,
    nav: Navigation,
    env: Any,
) -> Callable[[Page], _Made]:
    """Makes one page, or finds it on the shelf, and writes it; runs in a worker."""
    from mkdocs.commands.build import get_context

    documents = files.documentation_pages()
    markdown = PageMarkdown(config, files)

    def make(page: Page) -> _Made:
        assert page.markdown is not None  # noqa: S101 - it was read before
        # A token is the hash of its fragment, so the text tells all that the data say on the page.
        page.markdown = expanded(blueprint, page.url, page.markdown)
        key = digest(base, page.file.src_uri, repr(page.meta), page.markdown)
        content = shelf.get(key)
        if content is not None:
            _write(page, content)
            return _Made(key)
        before = len(warnings)
        markdown.render(page)
        page.active = True
        template = env.get_template(page.meta.get("template", "main.html"))
        html = template.render(get_context(nav, documents, config, page))
        page.active = False
        _write(page, html.encode("utf-8", errors="xmlcharrefreplace"))
        return _Made(key, tuple(warnings[before:]))

    return make


def _write(page: Page, content: bytes) -> None:
    target = Path(page.file.abs_dest_path)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
