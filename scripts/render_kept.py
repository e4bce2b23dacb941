"""MkDocs' own pages, but only those whose content changed are rendered, on both cores.

It takes the place of mkdocs.commands.build.build, which knows neither; everything that makes a page
is still MkDocs'. tests/test_render_kept.py pins the version and compares every page with it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from macros.blueprint.load import Blueprint
from macros.expand import expanded
from reuse.code import files_below, tree_digest
from reuse.shelf import Shelf, digest
from reuse.workers import shared_out
from scripts.config import config_file, site_settings
from scripts.kept import Kept
from scripts.project import Project
from scripts.render import collected, refuse_warnings, render_with_mkdocs, reproducible_time

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

# The only plugin whose work is done here (macros.expand); with another one MkDocs builds alone.
_KNOWN_PLUGINS = {"macros"}


@dataclass(frozen=True)
class _Made:
    """A page under its key; no html when the shelf has it. `warnings` are MkDocs'."""

    key: str
    html: bytes | None
    warnings: tuple[str, ...] = ()


def render_changed(project: Project, blueprint: Blueprint, site: Path, kept: Kept) -> None:
    """Builds docs/ into the folder `site`. Raises Refused with every warning of MkDocs."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from jinja2 import TemplateError
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    with (
        reproducible_time(blueprint.edisi.tanggal),
        collected("mkdocs") as warnings,
        config_file(project, blueprint, site) as file,
    ):
        try:
            config = load_config(config_file=str(file), strict=True)
            known = _is_known(config)
            if known:
                base = _base_key(project, blueprint, kept)
                told = _build(config, blueprint, base, kept.shelf("halaman"), warnings)
                warnings.extend(told)
        except (MkDocsException, TemplateError) as error:
            refuse_warnings(warnings or [str(error)])
    if not known:
        render_with_mkdocs(project, blueprint, site)
    elif warnings:
        refuse_warnings(warnings)


def _is_known(config: MkDocsConfig) -> bool:
    """Whether the configuration asks for nothing that is not retold here."""
    return set(config.plugins) <= _KNOWN_PLUGINS and not config.hooks and not config.extra_templates


def _base_key(project: Project, blueprint: Blueprint, kept: Kept) -> str:
    """What every page depends on: software, configuration, theme, the menu, the files beside it."""
    settings = site_settings(project, blueprint, Path())
    # Where the folders lie on this machine is on no page.
    placed = settings | {
        "INHERIT": "",
        "docs_dir": "",
        "watch": [],
        "extra": settings["extra"] | {"data_dir": "", "terbitan": ""},
    }
    names = sorted(path.relative_to(project.docs).as_posix() for path in files_below(project.docs))
    return digest(
        kept.code,
        project.config.read_bytes(),
        tree_digest(files_below(project.root / "theme"), project.root),
        yaml.safe_dump(placed, sort_keys=True),
        "\n".join(names),
        os.environ["SOURCE_DATE_EPOCH"],
    )


def _build(
    config: MkDocsConfig, blueprint: Blueprint, base: str, shelf: Shelf, warnings: list[str]
) -> list[str]:
    """Writes the whole site; returns what the workers were warned of."""
    from mkdocs.commands.build import _build_theme_template
    from mkdocs.structure.files import get_files, set_exclusions
    from mkdocs.structure.nav import get_navigation
    from mkdocs.structure.pages import Page

    files = get_files(config)
    env = config.theme.get_env()
    files.add_files_from_theme(env, config)
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
        content = shelf[made.key] if made.html is None else made.html
        told.extend(made.warnings)
        shelf.put(made.key, content)
        target = Path(page.file.abs_dest_path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return told


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
    """Makes one page, or finds that it is on the shelf; runs in a worker."""
    from mkdocs.commands.build import get_context

    documents = files.documentation_pages()

    def make(page: Page) -> _Made:
        assert page.markdown is not None  # noqa: S101 - it was read before
        source = page.file.content_string
        # A token is the hash of its fragment, so the text tells all that the data say on the page.
        page.markdown = expanded(blueprint, page.url, page.markdown)
        key = digest(base, page.file.src_uri, source, page.markdown)
        if shelf.get(key) is not None:
            return _Made(key, None)
        before = len(warnings)
        page.render(config, files)
        page.active = True
        template = env.get_template(page.meta.get("template", "main.html"))
        html = template.render(get_context(nav, documents, config, page))
        page.active = False
        return _Made(
            key, html.encode("utf-8", errors="xmlcharrefreplace"), tuple(warnings[before:])
        )

    return make
