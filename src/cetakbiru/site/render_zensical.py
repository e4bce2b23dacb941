"""Pages built by Zensical, which knows neither our macros nor their sandbox.

It gets a copy of docs/ in which every macro has been called. Tokens stand for the fragments, and
the fragments enter the finished pages: Zensical would rewrite the links inside them.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

from cetakbiru.model.load import Blueprint
from cetakbiru.site.expand import expanded
from cetakbiru.pages.markdown.tokens import replace_tokens
from cetakbiru.site.settings import joined_settings
from cetakbiru.base.project import Project
from cetakbiru.site.render import refuse_warnings, reproducible_time
from cetakbiru.site.renderer_process import run_renderer

_WARNING = re.compile(r"^(?:Warning|Error): (.+)\n.*\[ ([^\]]+) \]", re.MULTILINE)
_TOKENS = "cetakbiru.pages.markdown.tokens"
# The index of a search that our frame does not use.
_UNUSED = "search.json"


def render_with_zensical(project: Project, blueprint: Blueprint, site: Path) -> None:
    """Builds docs/ into the folder `site`. Raises Refused with every warning of Zensical."""
    # It wants pages, site and configuration in one folder; beside `site`, so that moving is cheap.
    with tempfile.TemporaryDirectory(prefix=".zensical-", dir=site.parent) as folder:
        work = Path(folder)
        _write_pages(project, blueprint, work / "docs")
        _write_theme(project, work / "src/cetakbiru/pages/theme")
        config = work / "mkdocs.yml"
        settings = zensical_settings(project, blueprint)
        config.write_text(
            yaml.safe_dump(settings, allow_unicode=True, sort_keys=False), encoding="utf-8"
        )
        with reproducible_time(blueprint.edisi.tanggal):
            code, output = run_renderer(
                "zensical", ["build", "--strict", "--clean", "--config-file", str(config)], work
            )
        if code:
            found = [f"{place}: {what}" for what, place in _WARNING.findall(output)]
            refuse_warnings(found or output.strip().splitlines()[-1:])
        for page in sorted((work / "site").rglob("*.html")):
            page.write_text(replace_tokens(page.read_text(encoding="utf-8")), encoding="utf-8")
        (work / "site" / _UNUSED).unlink(missing_ok=True)
        shutil.copytree(work / "site", site, dirs_exist_ok=True, copy_function=shutil.move)


def zensical_settings(project: Project, blueprint: Blueprint) -> dict[str, Any]:
    """mkdocs.yml joined with this edition's settings, less what Zensical does not run."""
    settings = joined_settings(project, blueprint, project.site)
    for name in ("plugins", "watch"):
        settings.pop(name, None)
    settings["docs_dir"], settings["site_dir"] = "docs", "site"
    settings["markdown_extensions"].pop(_TOKENS)
    settings["src/cetakbiru/pages/theme"]["custom_dir"] = "src/cetakbiru/pages/theme"
    return settings


def _write_theme(project: Project, theme: Path) -> None:
    """A copy of theme/ at `theme`, with the two style sheets of Material under their names.

    The look is Material's; Zensical's own sheets leave out what its search does not use.
    """
    shutil.copytree(project.root / "src/cetakbiru/pages/theme", theme)
    package = find_spec("material")
    if package is None or package.origin is None:
        # Then theme/ holds the sheets itself, or the finished site is refused for want of them.
        return
    sheets = Path("assets", "stylesheets")
    shutil.copytree(
        Path(package.origin).parent / "templates" / sheets,
        theme / sheets,
        ignore=shutil.ignore_patterns("*.map"),
        dirs_exist_ok=True,
    )


def _write_pages(project: Project, blueprint: Blueprint, docs: Path) -> None:
    """A copy of docs/ at `docs` with the macros of every page called."""
    shutil.copytree(project.docs, docs)
    for page in sorted(docs.rglob("*.md")):
        name = page.relative_to(docs).as_posix()
        text = page.read_text(encoding="utf-8")
        try:
            text = expanded(blueprint, _address(name), text)
        except Exception as error:
            # Whatever a macro raises is a fault of the page that calls it.
            refuse_warnings([f"{name}: {error}"])
        page.write_text(text, encoding="utf-8")


def _address(name: str) -> str:
    """Where the page of the Markdown file `name` stands in the site: a folder, "" for the first."""
    stem = name.removesuffix(".md")
    if stem in ("index", "README"):
        return ""
    return f"{stem.removesuffix('/index').removesuffix('/README')}/"
