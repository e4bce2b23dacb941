"""The search of a finished site in its place: the engine with its directory, and the parts."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from cetakbiru.base.digests import digest
from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.reader import FinishedPage, pages_of
from cetakbiru.outputs.search.entry import KINDS, Entry
from cetakbiru.outputs.search.items import about_pages, item_entries
from cetakbiru.outputs.search.pages import listed_pages, page_entries
from cetakbiru.outputs.search.parts import codes, entry_parts, summary, vocabulary, word_parts
from cetakbiru.outputs.search.postings import postings
from cetakbiru.outputs.search.synonyms import synonym_groups

FOLDER = Path("assets/search")
# What every query needs, and nothing more, is this one file.
SEARCH = FOLDER / "search.js"

_BROWSER = Path(__file__).with_name("browser")
_ENGINE = ("stem.js", "excerpt.js", "lexicon.js", "engine.js")
# JSDoc, and comments on lines of their own.
_COMMENT = re.compile(r"^[ \t]*//[^\n]*\n|\s*/\*\*.*?\*/", re.DOTALL | re.MULTILINE)
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
    write_entries(
        site / FOLDER,
        entries,
        regions={item.kode: item.full_name for item in blueprint.kabupaten.values()},
        fields={item.kode: item.nama_pendek for item in blueprint.bidang.values()},
        synonyms=synonym_groups(blueprint),
    )


def write_entries(
    folder: Path,
    entries: Sequence[Entry],
    *,
    regions: Mapping[str, str],
    fields: Mapping[str, str],
    synonyms: Sequence[Sequence[str]],
) -> None:
    """Writes the engine with its directory and the parts of these entries into `folder`.

    `regions` and `fields` are the names of kabupaten and bidang by code.
    """
    found = list(postings(entries, {**regions, **fields}))
    first_words, of_words = word_parts(found)
    first_entries, of_entries = entry_parts(entries)
    parts = [*of_words, *of_entries, vocabulary([one.term for one in found]), codes(entries)]
    scripts = {name: f"PpmSearchPart({_json(name)},{_json(held)});\n" for name, held in parts}
    directory = {
        # Parts of one build fit each other alone; their addresses change with what they hold.
        "version": digest(*scripts.values())[:8],
        "kinds": KINDS,
        "regions": list(regions.items()),
        "fields": list(fields.items()),
        "synonyms": synonyms,
        "words": first_words,
        "entries": first_entries,
        **summary(entries),
    }
    for name in _PART_FOLDERS:
        shutil.rmtree(folder / name, ignore_errors=True)
        (folder / name).mkdir(parents=True)
    for name, script in scripts.items():
        (folder / f"{name}.js").write_text(script, encoding="utf-8")
    engine = (*map(_source, _ENGINE), f"globalThis.PpmSearchIndex = {_json(directory)};\n")
    (folder / SEARCH.name).write_text("\n".join(engine), encoding="utf-8")


def _json(held: Any) -> str:
    text = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
    # U+2028 and U+2029 end a line in older script engines but not in JSON.
    return text.replace("\u2028", " ").replace("\u2029", " ")


def _source(name: str) -> str:
    """The script without its comments and types, which are a third of it."""
    return _COMMENT.sub("", (_BROWSER / name).read_text(encoding="utf-8"))
