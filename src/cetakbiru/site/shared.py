"""What all pages of a site are made from beside the data and their own text."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from cetakbiru.base.digests import code_digest, digest, files_below, sources_below, tree_digest
from cetakbiru.base.project import PLUGIN, Project, settings_in
from cetakbiru.outputs.opendata.file_list import data_file_outline
from cetakbiru.site.macros import FRAGMENTS
from cetakbiru.site.unchanged import reads_more

# An empty page, in whose place a kept one is written.
KEPT_TEMPLATE = "kept.html"
_MACROS = "macros"
_OURS = frozenset((*FRAGMENTS.values(), data_file_outline))
# Events with which another plugin changes what readers get.
_PAGE_EVENTS = ("on_page_markdown", "on_page_content", "on_post_page", "on_page_context")


def others(config: MkDocsConfig) -> list[str]:
    """The names of other plugins that change pages."""
    return [
        name
        for name, plugin in config.plugins.items()
        if name not in (PLUGIN, _MACROS)
        and any(event in vars(type(plugin)) for event in _PAGE_EVENTS)
    ]


def only_ours(
    project: Project, menu: Path, config: MkDocsConfig, macros: Mapping[str, Callable[..., object]]
) -> bool:
    """Whether pages are made by nothing but this engine, which knows what it reads.

    Not so with plugins, hooks, settings, templates or macros of somebody else.
    """
    own = config.theme.custom_dir
    templates = (file.suffix == ".html" for file in files_below(Path(own))) if own else ()
    bound = (getattr(macros[name], "__wrapped__", None) in _OURS for name in FRAGMENTS)
    return (
        not others(config)
        and not reads_more(settings_in(project.root), _settings_files(project, menu))
        and not any(templates)
        and all(bound)
    )


def shared_inputs(
    project: Project, menu: Path, config: MkDocsConfig, files: Files, absent: Iterable[str]
) -> str:
    """The hash of what pages share: engine, settings, menu, names of files, titles of pages.

    `absent` are the pages that the menu leaves out.
    """
    own = config.theme.custom_dir
    return digest(
        code_digest(),
        *(file.read_bytes() for file in _settings_files(project, menu)),
        *(tree_digest(sources_below(folder), folder) for folder in _folders(project, own)),
        repr((config.site_url, config.site_name, config.site_description, config.site_author)),
        *absent,
        repr((config.copyright, config.repo_url, config.edit_uri, config.extra)),
        os.environ.get("SOURCE_DATE_EPOCH", ""),
        *(part for file in files for part in (file.src_uri, file.dest_uri)),
        *(_head(file.content_bytes) for file in files.documentation_pages()),
    )


def _settings_files(project: Project, menu: Path) -> list[Path]:
    return [file for file in dict.fromkeys((project.config, menu)) if file.is_file()]


def _folders(project: Project, theme: str | None) -> list[Path]:
    return [project.root / "macros", *([Path(theme)] if theme else [])]


def _head(content: bytes) -> bytes:
    """As much of a page as can hold the title by which menus name it."""
    head, mark, _ = content.partition(b"\n---")
    return head if mark and b"\ntitle:" in head else content
