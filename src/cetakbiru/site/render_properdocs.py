"""Pages built by ProperDocs, the fork of MkDocs 1: the same configuration, plugins and theme.

ProperDocs puts itself in the place of every `mkdocs` import of its process, so it gets one of its
own.
"""

from __future__ import annotations

import re
from pathlib import Path

from cetakbiru.model.load import Blueprint
from cetakbiru.site.settings import config_file
from cetakbiru.base.project import Project
from cetakbiru.site.render import refuse_warnings, reproducible_time
from cetakbiru.site.renderer_process import run_renderer

_WARNING = re.compile(r"^(?:WARNING|ERROR|CRITICAL)\s+-\s+(.+)$", re.MULTILINE)


def render_with_properdocs(project: Project, blueprint: Blueprint, site: Path) -> None:
    """Builds docs/ into the folder `site`. Raises Refused with every warning of ProperDocs."""
    with (
        reproducible_time(blueprint.edisi.tanggal),
        config_file(project, blueprint, site) as config,
    ):
        code, output = run_renderer(
            "properdocs", ["build", "--strict", "--config-file", str(config)], project.root
        )
    if code:
        refuse_warnings(_WARNING.findall(output) or output.strip().splitlines()[-1:])
