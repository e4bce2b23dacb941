"""The scripts of the page that answers for a place; scripts, since a folder serves nothing else.

The first one names the others, each with a hash of its content, so that a server may let browsers
keep them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cetakbiru.base.compact import compact_json
from cetakbiru.base.digests import digest
from cetakbiru.locating.engine import PERMITS, SCRIPT
from cetakbiru.locating.facts import place_facts, village_outlines
from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.links import NEAR_PAGE, Links
from cetakbiru.pages.fragments.near.answers import answers_for
from cetakbiru.pages.fragments.near.page import ASSETS, FIRST_SCRIPT

_DIGITS = 8


def write_near(blueprint: Blueprint, site: Path) -> None:
    """Writes all that the page loads into the finished site in `site`."""
    folder = site / ASSETS
    folder.mkdir(parents=True, exist_ok=True)
    files = {}
    for name, script in _scripts(blueprint):
        (folder / f"{name}.js").write_text(script, encoding="utf-8")
        files[name] = f"{name}.js?v={digest(script)[:_DIGITS]}"
    told = f"globalThis.cetakbiruWilayahBerkas = {compact_json(files)};\n"
    (site / FIRST_SCRIPT).write_text(told, encoding="utf-8")


def _scripts(blueprint: Blueprint) -> Iterator[tuple[str, str]]:
    yield "mesin", SCRIPT.read_text(encoding="utf-8")
    yield "izin", PERMITS.read_text(encoding="utf-8")
    yield "fakta", f"globalThis.cetakbiruWilayahFakta = {compact_json(place_facts(blueprint))};\n"
    for kode in blueprint.kabupaten:
        # Links of its own: each is read without the others.
        told = answers_for(blueprint, Links(blueprint, NEAR_PAGE), kode)
        yield _part(f"arah-{kode}", told)
    for kode, outlines in village_outlines(blueprint).items():
        yield _part(f"desa-{kode}", outlines)


def _part(name: str, content: Any) -> tuple[str, str]:
    return name, f"cetakbiruWilayahBagian({compact_json(name)},{compact_json(content)});\n"
