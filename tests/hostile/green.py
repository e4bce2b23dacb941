"""Whether a project that the checks find without error is one that can be built and printed."""

from __future__ import annotations

import shutil
from pathlib import Path

from cetakbiru.base.errors import Refused
from cetakbiru.base.project import OUTPUT_NAMES, find_project
from cetakbiru.checks.problems import ERROR
from cetakbiru.checks.run import examine
from cetakbiru.editions.lost_problems import agreements
from cetakbiru.outputs.pdf.faults import PdfError
from cetakbiru.outputs.pdf.printer import Printer
from cetakbiru.site.build import build_site
from cetakbiru.site.macros import caller, signatures

# Neither looks at what people write; of printing, all but the typesetting is done.
_SKIPPED = frozenset({"card", "offline", "pdf", "planning", "opendata"}) & frozenset(OUTPUT_NAMES)


def is_green(root: Path) -> bool:
    """Whether the checks find no error. Settings that are none are refused before."""
    try:
        project = find_project(root=root)
    except Refused:
        return False
    found = examine(
        project.data, project.docs, signatures(), agreements(project), project.menu_file, caller
    ).problems
    return not any(one.severity == ERROR for one in found)


def refusal(root: Path, site: Path) -> str:
    """What a build of the project is refused for; "" when it ends well."""
    shutil.rmtree(site, ignore_errors=True)
    site.mkdir(parents=True)
    project = find_project(root=root)
    try:
        blueprint = build_site(project, site, _SKIPPED)
        Printer(blueprint, project.docs, site).everything()
    except (Refused, PdfError) as error:
        return str(error)
    return ""
