"""What the written search of a site holds, read back from its scripts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from cetakbiru.outputs.search.index import FOLDER, SEARCH

_DIRECTORY = "globalThis.PpmSearchIndex = "


def read_directory(site: Path) -> dict[str, Any]:
    """What the engine is given of the index before anything is asked."""
    (line,) = [
        line
        for line in (site / SEARCH).read_text(encoding="utf-8").split("\n")
        if line.startswith(_DIRECTORY)
    ]
    found: dict[str, Any] = json.loads(line.removeprefix(_DIRECTORY).removesuffix(";"))
    return found


def read_part(site: Path, name: str) -> Any:
    """What a part of the index holds."""
    script = (site / FOLDER / f"{name}.js").read_text(encoding="utf-8").strip()
    told, held = json.loads(f"[{script.removeprefix('PpmSearchPart(').removesuffix(');')}]")
    assert told == name
    return held


def read_terms(site: Path) -> list[str]:
    """Every term of the index, in its order."""
    parts = range(len(read_directory(site)["words"]))
    return [term for at in parts for term in read_part(site, f"words/{at}")[::3]]


def read_entries(site: Path) -> list[list[str]]:
    """Every entry: address, title, context, text, other names, code."""
    parts = range(len(read_directory(site)["entries"]))
    entries = [entry for at in parts for entry in read_part(site, f"entries/{at}")]
    return [entry + [""] * (6 - len(entry)) for entry in entries]
