"""The pages of a province tried with Zensical, which knows neither our plugin nor our macros.

It gets a copy of docs/ in which every macro has been called. Tokens stand for the fragments, and
the fragments enter the finished pages: Zensical would rewrite the links inside them. A helper of
the tests only, to notice the day on which it can do our pages or no longer can.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, StrictUndefined

from cetakbiru.base.project import Project
from cetakbiru.model.chapters import chapter_of
from cetakbiru.model.load import Blueprint, load_blueprint
from cetakbiru.pages import sandbox
from cetakbiru.pages.citing import with_citations
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.markdown.tokens import keep, replace_tokens
from cetakbiru.pages.theme_files import THEME_FOLDER
from cetakbiru.site.macros import FRAGMENTS, Fragment
from cetakbiru.site.settings import site_settings, template_values
from tests.running import run

_EXTENSIONS = [f"cetakbiru.pages.markdown.{name}" for name in ("handwritten", "footnotes", "safe")]


def built_with_zensical(project: Project, work: Path) -> Path:
    """The site of the project in a folder below `work`. Fails with what Zensical says."""
    blueprint = load_blueprint(project.data)
    _write_pages(project, blueprint, work / "docs")
    shutil.copytree(THEME_FOLDER, work / "theme")
    (work / "mkdocs.yml").write_text(
        yaml.safe_dump(_settings(project, blueprint), allow_unicode=True, sort_keys=False),
        encoding="utf-8",
    )
    answer = run(work, "zensical", "build", "--strict", "--clean")
    assert answer.code == 0, answer.said[-4000:]
    for page in (work / "site").rglob("*.html"):
        text = replace_tokens(page.read_text(encoding="utf-8"))
        url = f"{page.parent.relative_to(work / 'site').as_posix()}/"
        chapter = chapter_of(f"{url.rstrip('/')}.md")
        if chapter is not None:
            text = with_citations(blueprint, url, chapter, text)
        page.write_text(text, encoding="utf-8")
    return work / "site"


def _settings(project: Project, blueprint: Blueprint) -> dict[str, Any]:
    """mkdocs.yml with what the plugin adds to it, less what Zensical does not run."""
    settings: dict[str, Any] = yaml.safe_load(project.config.read_text(encoding="utf-8"))
    del settings["plugins"]
    settings |= {**site_settings(blueprint), "extra": template_values(blueprint)}
    settings["theme"]["custom_dir"] = "theme"
    settings["markdown_extensions"] += _EXTENSIONS
    return settings


def _write_pages(project: Project, blueprint: Blueprint, docs: Path) -> None:
    shutil.copytree(project.docs, docs)
    for page in sorted(docs.rglob("*.md")):
        links = Links(blueprint, _address(page.relative_to(docs).as_posix()))
        environment = Environment(  # noqa: S701 - Markdown, from which the renderer makes HTML
            comment_start_string="[[#",
            comment_end_string="#]]",
            keep_trailing_newline=True,
            undefined=StrictUndefined,
        )
        sandbox.shut(
            environment,
            {name: _bound(fragment, blueprint, links) for name, fragment in FRAGMENTS.items()},
        )
        text = environment.from_string(page.read_text(encoding="utf-8")).render()
        page.write_text(text, encoding="utf-8")


def _bound(fragment: Fragment, blueprint: Blueprint, links: Links) -> Callable[..., str]:
    return lambda *given, **named: keep(fragment(blueprint, links, *given, **named))


def _address(name: str) -> str:
    """Where the page of a Markdown file stands in the site: a folder, "" for the first."""
    stem = name.removesuffix(".md")
    return "" if stem == "index" else f"{stem.removesuffix('/index')}/"
