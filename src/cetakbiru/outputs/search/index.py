"""The search index in its place on the finished site, and nothing of the theme's own search."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.reader import FinishedPage, pages_of
from cetakbiru.outputs.search.entry import KINDS, Entry, compact
from cetakbiru.outputs.search.items import about_pages, item_entries
from cetakbiru.outputs.search.pages import listed_pages, page_entries
from cetakbiru.outputs.search.synonyms import synonym_groups

SEARCH = Path("assets/search/search.js")

# One script with all that a query needs is one request, and an engine that fits its index. A script
# and not JSON, so that a worker, a page and a page opened from a folder can all load it.
_BROWSER = Path(__file__).with_name("browser")
_LIBRARY = ("vendor/minisearch-7.2.0.min.js", "vendor/minisearch-LICENSE.txt")
_ENGINE = ("stem.js", "excerpt.js", "engine.js")
_ANSWERING = "worker.js"
_INDEX = "globalThis.PpmSearchIndex = "


def write_index(
    blueprint: Blueprint,
    site: Path,
    read: Callable[[Path], Mapping[str, FinishedPage]] = pages_of,
) -> None:
    """Writes the search of the finished site in `site`.

    `read` gives the pages of a site.
    """
    pages = listed_pages(read(site))
    entries = [*page_entries(pages, about_pages(blueprint)), *item_entries(blueprint, pages)]
    target = site / SEARCH
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(_script(index_content(blueprint, entries)), encoding="utf-8")


def read_index(site: Path) -> dict[str, Any]:
    """The index in the search script of a finished site, as index_content made it."""
    for line in (site / SEARCH).read_text(encoding="utf-8").split("\n"):
        if line.startswith(_INDEX):
            content: dict[str, Any] = json.loads(line.removeprefix(_INDEX).removesuffix(";"))
            return content
    raise ValueError(f"{site / SEARCH} holds no index")


def _script(content: dict[str, Any]) -> str:
    """The library with its licence, the engine, the index and the worker, one after another."""
    library, licence = (_source(name) for name in _LIBRARY)
    index = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    # U+2028 and U+2029 end a line in older script engines but not in JSON.
    index = index.replace("\u2028", " ").replace("\u2029", " ")
    return "\n".join(
        (
            f"/* MiniSearch\n{licence}*/",
            library,
            *(_source(name) for name in _ENGINE),
            f"{_INDEX}{index};",
            _source(_ANSWERING),
        )
    )


def _source(name: str) -> str:
    return (_BROWSER / name).read_text(encoding="utf-8")


def index_content(blueprint: Blueprint, entries: Iterable[Entry]) -> dict[str, Any]:
    """What the engine reads: the entries, their kinds, what to narrow by, and the synonyms."""
    return {
        "kinds": KINDS,
        "regions": [[item.kode, item.full_name] for item in blueprint.kabupaten.values()],
        "fields": [[item.kode, item.nama_pendek] for item in blueprint.bidang.values()],
        "synonyms": synonym_groups(blueprint),
        "entries": compact(entries),
    }
