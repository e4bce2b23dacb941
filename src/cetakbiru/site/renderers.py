"""Finished pages from whichever renderer was asked for: MkDocs, ProperDocs or Zensical."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from cetakbiru.model.load import Blueprint
from cetakbiru.base.project import Project
from cetakbiru.site.render import render_with_mkdocs
from cetakbiru.site.render_properdocs import render_with_properdocs
from cetakbiru.site.render_zensical import render_with_zensical

# Builds docs/ into an empty folder. Raises Refused with everything that the renderer warns of.
Renderer = Callable[[Project, Blueprint, Path], None]

RENDERERS: Mapping[str, Renderer] = MappingProxyType(
    {
        "mkdocs": render_with_mkdocs,
        "properdocs": render_with_properdocs,
        "zensical": render_with_zensical,
    }
)


def render_pages(project: Project, blueprint: Blueprint, site: Path) -> None:
    """Builds docs/ into the folder `site` with the renderer that the project names."""
    RENDERERS[project.renderer](project, blueprint, site)
