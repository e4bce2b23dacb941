"""The macros of the registry bound to one renderer run: its data folder and its current page."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, cast

from cetakbiru.model.load import Blueprint, load_blueprint
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.markdown.tokens import keep
from cetakbiru.comparison.history import attach
from cetakbiru.site.macros import FRAGMENTS, Fragment


def bind_macros(env: Any) -> None:
    """Registers every macro with `env` and shuts its Jinja environment in a sandbox.

    The data folder is `extra.data_dir` of the configuration, or data/ beside mkdocs.yml.
    """
    root = Path(env.conf["config_file_path"]).parent
    data_dir = Path(env.conf["extra"].get("data_dir", root / "data"))
    published = env.conf["extra"].get("terbitan")
    # Once a run: looking for changed files at every call takes longer than the calls.
    blueprint = load_blueprint(data_dir)
    attach(blueprint, Path(published) if published else None)
    page_links = _LinksOfPage()
    for name, fragment in FRAGMENTS.items():
        env.macro(_bound(fragment, env, blueprint, page_links), name)
    _use_sandbox()


class _LinksOfPage:
    """One Links a page: the ids of its fragments are unique on it."""

    def __init__(self) -> None:
        self._page: object = None
        self._links: Links | None = None

    def of(self, page: Any, make: Callable[[str], Links]) -> Links:
        if self._links is None or self._page != page.file.src_path:
            self._page, self._links = page.file.src_path, make(page.url)
        return self._links


def _bound(
    fragment: Fragment,
    env: Any,
    blueprint: Blueprint,
    page_links: _LinksOfPage,
) -> Callable[..., str]:
    @wraps(fragment)
    def macro(*args: Any, **kwargs: Any) -> str:
        links = page_links.of(env.page, lambda url: Links(blueprint, url))
        return keep(fragment(blueprint, links, *args, **kwargs))

    return macro


def _use_sandbox() -> None:
    """Makes mkdocs-macros build a PageSandbox instead of a plain Jinja environment.

    It offers no option for this, so its name for the class is replaced; tests/test_sandbox.py pins
    the version and fails if a later one builds its environment another way.
    """
    import mkdocs_macros.plugin

    from cetakbiru.pages.sandbox import PageSandbox

    cast(Any, mkdocs_macros.plugin).Environment = PageSandbox
