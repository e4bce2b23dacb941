"""The pages of docs/ as sentences, free of Markdown marks, to be compared between editions."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from cetakbiru.base.cache import Shelf, key_of
from cetakbiru.base.digests import digest
from cetakbiru.base.yamlvalues import read_values
from cetakbiru.comparison.snapshot import SnapshotChapter

# Macros that stand within a sentence, and what they name.
_SPOKEN = {"istilah": "istilah.id", "kutipan": "sumber.id"}
_MACRO = re.compile(r"\{\{\s*(\w+)\(\s*(?:[\"']([^\"']*)[\"'])?[^}]*\}\}")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_FOOTNOTE = re.compile(r"\[\^[^\]]+\]:?")
_ATTRIBUTES = re.compile(r"\s*\{[:#.][^}]*\}")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_MARKS = re.compile(r"^(?:#{1,6}\s+|[-*+]\s+|\d+\.\s+|>\s?|!!!\s+\w+\s*|\?\?\?\+?\s+\w+\s*|:\s+)+")
_WHOLE_UNIT = re.compile(r"^(?:#{1,6}\s|\||!!!|\?\?\?)")
_NEW_UNIT = re.compile(r"^(?:[-*+]\s|\d+\.\s|>|\[\^|:\s)")
_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“(])")


def read_chapters(
    docs_dir: Path, names: Mapping[str, Mapping[str, str]], shelf: Shelf
) -> dict[str, SnapshotChapter]:
    """Every page by its address, in order of path. A page that isn't UTF-8 keeps what is legible.

    `names` resolve the terms and sources that a sentence names by a macro; what a page says is kept
    on the shelf by its bytes and these names.
    """
    spoken = {kind: names.get(kind, {}) for kind in _SPOKEN.values()}
    meant = digest(repr(spoken))
    chapters = []
    for path in sorted(path for path in docs_dir.rglob("*.md") if path.is_file()):
        name, content = path.relative_to(docs_dir).as_posix(), path.read_bytes()
        key = key_of(meant, name, content)
        kept = shelf.get(key)
        if kept is None:
            kept = _kept(read_chapter(name, _text(content), spoken))
            shelf.put(key, kept)
        chapters.append(_chapter(kept))
    return {chapter.page: chapter for chapter in chapters}


def _text(content: bytes) -> str:
    """A page's text, its lines ended as Python ends them."""
    return io.TextIOWrapper(io.BytesIO(content), encoding="utf-8", errors="replace").read()


def _kept(chapter: SnapshotChapter) -> bytes:
    parts = (chapter.page, chapter.title, chapter.region, *chapter.sentences)
    return json.dumps(parts, ensure_ascii=False).encode()


def _chapter(kept: bytes) -> SnapshotChapter:
    page, title, region, *sentences = json.loads(kept)
    return SnapshotChapter(page, title, region, tuple(sentences))


def read_chapter(name: str, text: str, names: Mapping[str, Mapping[str, str]]) -> SnapshotChapter:
    """The page `name` (relative to docs/, with .md) as sentences."""
    meta, body = _front_matter(text.replace("\r\n", "\n"))
    body = _COMMENT.sub("", body)
    sentences = tuple(_sentences(body, names))
    heading = re.search(r"^#\s+(.+?)\s*$", body, re.MULTILINE)
    title = str(meta.get("title") or (heading[1] if heading else name))
    return SnapshotChapter(
        page=page_address(name),
        title=title,
        region=str(meta.get("kabupaten") or ""),
        sentences=sentences,
    )


def page_address(name: str) -> str:
    """Where a file of docs/ stands on the site: "a/b.md" → "a/b/", "a/index.md" → "a/"."""
    stem = name.removesuffix(".md")
    if stem == "index" or stem.endswith("/index"):
        return stem[: -len("index")]
    return f"{stem}/"


def _front_matter(text: str) -> tuple[dict[str, object], str]:
    if not text.startswith("---\n"):
        return {}, text
    head, found, body = text[4:].partition("\n---\n")
    if not found:
        return {}, text
    try:
        meta = read_values(head)
    except yaml.YAMLError:
        return {}, body
    return (meta if isinstance(meta, dict) else {}), body


def _sentences(body: str, names: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    for unit in _units(body):
        text = _plain(unit, names)
        yield from (sentence.strip() for sentence in _END.split(text) if sentence.strip())


def _units(body: str) -> Iterator[str]:
    """Paragraphs and list items with their lines joined; headings and table rows each alone."""
    lines: list[str] = []
    for line in [*body.split("\n"), ""]:
        stripped = line.strip()
        whole = _WHOLE_UNIT.match(stripped) is not None
        if lines and (not stripped or whole or _NEW_UNIT.match(stripped)):
            yield " ".join(lines)
            lines = []
        if whole:
            yield stripped
        elif stripped:
            lines.append(stripped)


def _plain(unit: str, names: Mapping[str, Mapping[str, str]]) -> str:
    def macro(match: re.Match[str]) -> str:
        argument = match[2] or ""
        if match[1] in _SPOKEN:
            return names.get(_SPOKEN[match[1]], {}).get(argument, argument)
        return ""  # a table of the data, which is compared as a table

    text = _MACRO.sub(macro, unit)
    text = _LINK.sub(r"\1", text)
    text = _FOOTNOTE.sub("", text)
    text = _ATTRIBUTES.sub("", text)
    text = _MARKS.sub("", text.strip())
    text = text.replace("**", "").replace("`", "")
    if set(text) <= set("|-: "):
        return ""
    return re.sub(r"\s+", " ", text).strip(' |"')
