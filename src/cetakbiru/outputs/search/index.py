"""The search of a finished site in its place: the engine with its directory, and the parts.

The index is made by the scripts that read it (engine/), so that stems are taken and parts are
written in one place: bundle/penyusun.js cuts it here, bundle/pencarian.js asks it in a page.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from cetakbiru.base.cache import Shelf, cache_of, key_of
from cetakbiru.base.compact import compact_json
from cetakbiru.base.digests import digest
from cetakbiru.base.javascript import Scripts
from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.reader import FinishedPage, pages_of
from cetakbiru.outputs.search.entry import KINDS, Entry
from cetakbiru.outputs.search.items import about_pages, item_entries
from cetakbiru.outputs.search.pages import listed_pages, page_entries
from cetakbiru.outputs.search.synonyms import synonym_groups

FOLDER = Path("assets/search")
# What every query needs, and nothing more, is this one file.
SEARCH = FOLDER / "search.js"

_BUNDLES = Path(__file__).with_name("bundle")
_OF_PAGES, _OF_BUILDS = _BUNDLES / "pencarian.js", _BUNDLES / "penyusun.js"
_SHELF = "pencarian"
_PART_FOLDERS = ("words", "entries")


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
    regions = {item.kode: item.full_name for item in blueprint.kabupaten.values()}
    fields = {item.kode: item.nama_pendek for item in blueprint.bidang.values()}
    index = _index(cache_of(blueprint).shelf(_SHELF), entries, {**regions, **fields})
    parts = {
        name: f"PpmSearchPart({compact_json(name)},{held});\n" for name, held in index["parts"]
    }
    directory = {
        # Parts of one build fit each other alone; their addresses change with what they hold.
        "version": digest(*parts.values())[:8],
        "kinds": KINDS,
        "regions": list(regions.items()),
        "fields": list(fields.items()),
        "synonyms": synonym_groups(blueprint),
        **index["directory"],
    }
    folder = site / FOLDER
    for name in _PART_FOLDERS:
        shutil.rmtree(folder / name, ignore_errors=True)
        (folder / name).mkdir(parents=True)
    for name, part in parts.items():
        (folder / f"{name}.js").write_text(part, encoding="utf-8")
    engine = _OF_PAGES.read_text(encoding="utf-8")
    told = f"globalThis.PpmSearchIndex = {compact_json(directory)};\n"
    (site / SEARCH).write_text(engine + told, encoding="utf-8")


def _index(shelf: Shelf, entries: Sequence[Entry], names: Mapping[str, str]) -> Any:
    """The parts of the index and what the directory says of them, as engine/parts.js cuts them.

    Most edits leave all that can be found as it is, and start no V8.
    """
    told = (compact_json([vars(entry) for entry in entries]), compact_json(names))

    def make() -> bytes:
        with Scripts(_OF_BUILDS) as scripts:
            return scripts.call("cetakbiruPencarian.index", *told).encode()

    return json.loads(shelf.kept(key_of(*told), make))
