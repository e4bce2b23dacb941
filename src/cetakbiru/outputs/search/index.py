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
_PART_FOLDERS = ("words", "entries")


def write_index(
    blueprint: Blueprint,
    site: Path,
    read: Callable[[Path], Mapping[str, FinishedPage]] = pages_of,
) -> None:
    """Writes the search of the finished site in `site`.

    `read` gives the pages of a site.
    """
    # They start while pages are read.
    with Scripts(_OF_BUILDS) as scripts:
        pages = listed_pages(read(site))
        entries = [*page_entries(pages, about_pages(blueprint)), *item_entries(blueprint, pages)]
        write_entries(
            site / FOLDER,
            entries,
            scripts,
            regions={item.kode: item.full_name for item in blueprint.kabupaten.values()},
            fields={item.kode: item.nama_pendek for item in blueprint.bidang.values()},
            synonyms=synonym_groups(blueprint),
        )


def write_entries(
    folder: Path,
    entries: Sequence[Entry],
    scripts: Scripts,
    *,
    regions: Mapping[str, str],
    fields: Mapping[str, str],
    synonyms: Sequence[Sequence[str]],
) -> None:
    """Writes the engine with its directory and the parts of these entries into `folder`.

    `regions` and `fields` are the names of kabupaten and bidang by code.
    """
    told = (_json([vars(entry) for entry in entries]), _json({**regions, **fields}))
    made = json.loads(scripts.call("cetakbiruPencarian.index", *told))
    parts = {name: f"PpmSearchPart({_json(name)},{held});\n" for name, held in made["parts"]}
    directory = {
        # Parts of one build fit each other alone; their addresses change with what they hold.
        "version": digest(*parts.values())[:8],
        "kinds": KINDS,
        "regions": list(regions.items()),
        "fields": list(fields.items()),
        "synonyms": synonyms,
        **made["directory"],
    }
    for name in _PART_FOLDERS:
        shutil.rmtree(folder / name, ignore_errors=True)
        (folder / name).mkdir(parents=True)
    for name, part in parts.items():
        (folder / f"{name}.js").write_text(part, encoding="utf-8")
    engine = _OF_PAGES.read_text(encoding="utf-8")
    index = f"globalThis.PpmSearchIndex = {_json(directory)};\n"
    (folder / SEARCH.name).write_text(engine + index, encoding="utf-8")


def _json(held: Any) -> str:
    return json.dumps(held, ensure_ascii=False, separators=(",", ":"))
