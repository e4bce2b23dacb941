"""The search index in its place on the finished site, and nothing of the theme's own search."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from macros.blueprint.load import Blueprint
from search.entry import KINDS, Entry, compact
from search.items import about_pages, item_entries
from search.pages import page_entries, read_pages
from search.synonyms import synonym_groups

INDEX = Path("assets/search/index.js")

# A script, not JSON: a worker, a page and a page opened from a folder can all load it alike.
_FRAME = "globalThis.PpmSearchIndex = {};\n"
_OF_THE_THEME = (
    "search/search_index.json",
    "search/search_index.js",
    "assets/javascripts/lunr",
    "assets/javascripts/workers",
)


def write_index(blueprint: Blueprint, site: Path) -> None:
    """Writes the index of the finished site in `site`; removes the theme's, which it replaces."""
    pages = read_pages(site)
    entries = [*page_entries(pages, about_pages(blueprint)), *item_entries(blueprint, pages)]
    content = json.dumps(
        index_content(blueprint, entries), ensure_ascii=False, separators=(",", ":")
    )
    target = site / INDEX
    target.parent.mkdir(parents=True, exist_ok=True)
    # U+2028 and U+2029 end a line in older script engines but not in JSON.
    content = content.replace("\u2028", " ").replace("\u2029", " ")
    target.write_text(_FRAME.format(content), encoding="utf-8")
    _remove_theme_search(site)


def index_content(blueprint: Blueprint, entries: Iterable[Entry]) -> dict[str, Any]:
    """What the engine reads: the entries, their kinds, what to narrow by, and the synonyms."""
    return {
        "kinds": KINDS,
        "regions": [[item.kode, item.full_name] for item in blueprint.kabupaten.values()],
        "fields": [[item.kode, item.nama_pendek] for item in blueprint.bidang.values()],
        "synonyms": synonym_groups(blueprint),
        "entries": compact(entries),
    }


def _remove_theme_search(site: Path) -> None:
    for name in _OF_THE_THEME:
        path = site / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    folder = site / "search"
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
