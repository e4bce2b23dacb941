"""Problems of what stands at the head of a page: title, description and the few other keys."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from cetakbiru.checks.nearest import guess, nearest
from cetakbiru.checks.pages.leftovers import LEFTOVERS
from cetakbiru.checks.pages.text import PageText
from cetakbiru.checks.problems import Problem, problem, quote
from cetakbiru.checks.rules.references import Reference
from cetakbiru.checks.shape.codes import Registry
from cetakbiru.checks.shape.trees import tree_problem, wrong_kind
from cetakbiru.checks.shape.yamlreasons import explain
from cetakbiru.model.text import Position
from cetakbiru.model.yamltree import YamlTree

_TOP = Position(1, 1)
_REQUIRED = (
    ("title", "judul-kosong", "judul-ganda"),
    ("description", "uraian-kosong", "uraian-ganda"),
)
# Keys in front of a page can steer the renderer, so only known ones pass.
_KEYS = (
    "title",
    "description",
    "hide",
    "search",
    "kelas",
    "kabupaten",
    "bidang",
    "bab",
    "panduan",
    "orientasi",
)
_INDONESIAN: Mapping[str, str] = {
    "judul": "title",
    "uraian": "description",
    "deskripsi": "description",
    "keterangan": "description",
}
# What only pages show as more than signs.
_MARKS = re.compile(r"</?[a-zA-Z][^<>]*>|\*\*|__|\]\(|`|&[a-z]+;|&#\d+;")
_COMMENT = re.compile(r"\s#.*\S")
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "kelas": ("kab", "bab", "lampiran", "katalog", "banding", "sanding", "panduan", "wilayah"),
    "orientasi": ("lanskap", "potret"),
}
# Keys that name a code, each with the list that holds it.
CODES_OF_HEAD: Mapping[str, str] = {
    "kabupaten": "kabupaten.kode",
    "bidang": "bidang.kode",
    "panduan": "calon.kode",
}
_HIDDEN = ("toc", "navigation", "footer", "feedback")
# Beyond this a search engine cuts a description off.
_LONGEST_DESCRIPTION = 300


def front_problems(page: PageText, registry: Registry) -> Iterator[Problem]:
    """The problems of one page's head; codes that it names are those of `registry`."""
    tree, file = page.front_matter, page.file.name
    if tree is None:
        yield problem("kepala-hilang", file, _TOP)
        return
    if tree.error is not None:
        yield problem("kepala-rusak", file, tree.error.position, **explain(tree.error))
        return
    for path, place in tree.duplicates:
        key, line = quote(path[-1]), tree.keys[path].line
        yield problem("yaml-kunci-ganda", file, place, str(path[-1]), key=key, line=line)
    value: dict[str, Any] = tree.value if isinstance(tree.value, dict) else {}
    meant = {_meant(key) for key in value if key not in _KEYS}
    for key, code, _ in _REQUIRED:
        text = value.get(key)
        if key in meant:
            continue  # told where it is written otherwise
        if text is None or (isinstance(text, str) and not text.strip()):
            yield problem(code, file, tree.keys.get((key,), _TOP), key)
    for key in value:
        yield from _key_problems(tree, key, value[key], registry)


def repeated_heads(pages: Mapping[str, Mapping[str, tuple[str, Position]]]) -> Iterator[Problem]:
    """Titles and descriptions that an earlier page has, by the texts of the heads of all files."""
    for key, _, code in _REQUIRED:
        first: dict[str, str] = {}
        for file, head in pages.items():
            text, place = head.get(key, ("", _TOP))
            if not text.strip():
                continue
            owner = first.setdefault(text.strip().casefold(), file)
            if owner != file:
                yield problem(code, file, place, key, value=quote(text), file=owner)


def _meant(key: str) -> str:
    """The known key that an unknown one is meant to be; "" when nobody can tell."""
    return _INDONESIAN.get(key.casefold()) or nearest(key, _KEYS) or ""


def _key_problems(tree: YamlTree, key: str, value: Any, registry: Registry) -> Iterator[Problem]:
    file, place = tree.file.name, tree.position((key,))
    if key not in _KEYS:
        right = _meant(key)
        hint = f" Maksud Anda {right}?" if right else ""
        values = {"key": quote(key), "guess": hint, "known": ", ".join(_KEYS)}
        yield problem("kepala-tak-dikenal", file, tree.keys.get((key,), _TOP), key, **values)
    elif key in ("title", "description"):
        yield from _text_problems(tree, key, value)
    elif key == "hide":
        named = value if isinstance(value, list) else [value]
        if not isinstance(value, list) or any(one not in _HIDDEN for one in named):
            wanted = f"daftar dari: {', '.join(_HIDDEN)}"
            yield wrong_kind(tree, (key,), wanted)
    elif key == "search":
        if not isinstance(value, dict) or set(value) - {"exclude", "boost"}:
            yield wrong_kind(tree, (key,), "kelompok kunci exclude atau boost")
    elif key == "bab":
        if not isinstance(value, int) or isinstance(value, bool):
            yield wrong_kind(tree, (key,), "nomor bab")
    elif not isinstance(value, str):
        yield from _not_text(tree, key, value)
    elif key in _CHOICES:
        if value not in _CHOICES[key]:
            allowed = ", ".join(_CHOICES[key])
            meant = guess(value, _CHOICES[key])
            yield problem(
                "yaml-pilihan", file, place, key, key=key, value=quote(value), guess=meant,
                allowed=allowed,
            )  # fmt: skip
    else:
        fault = Reference(registry.targets((CODES_OF_HEAD[key],))).fault(value)
        if fault:
            yield problem(fault.code, file, place, key, **fault.values)


def _text_problems(tree: YamlTree, key: str, value: Any) -> Iterator[Problem]:
    file, place = tree.file.name, tree.position((key,))
    if value is None:
        return
    if not isinstance(value, str):
        yield from _not_text(tree, key, value)
    elif found := LEFTOVERS.search(value):
        # A macro has a message of its own, which says that none may stand here.
        if found[0] != "{{":
            yield problem("sisa-templat", file, place, key, value=quote(found[0]))
    elif marked := _MARKS.search(value):
        yield problem("kepala-bertanda", file, place, key, key=key, mark=marked[0])
    elif (lost := _lost(tree, value, place)) and lost:
        yield problem("kepala-tagar", file, place, key, key=key, value=quote(lost))
    elif key == "description" and len(value) > _LONGEST_DESCRIPTION:
        values = {"length": len(value), "limit": _LONGEST_DESCRIPTION}
        yield problem("uraian-panjang", file, place, key, **values)


def _lost(tree: YamlTree, value: str, place: Position) -> str:
    """What stands behind a text on its line and is a comment to YAML."""
    line = tree.file.line(place.line)[place.column - 1 :]
    found = _COMMENT.fullmatch(line[len(value) :].rstrip()) if line.startswith(value) else None
    return found[0].strip() if found else ""


def _not_text(tree: YamlTree, key: str, value: Any) -> Iterator[Problem]:
    text = tree.texts.get((key,), "")
    if text and isinstance(value, bool | int | float):
        found = "ya atau tidak" if isinstance(value, bool) else f"angka {value}"
        values = {"text": quote(text), "bare": text, "found": found}
        yield tree_problem(tree, "yaml-perlu-kutip", (key,), **values)
    else:
        yield wrong_kind(tree, (key,), "teks")
