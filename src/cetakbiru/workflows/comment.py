"""The comment on a pull request: changed pages, changed programmes, preview, and what needs a look.

Runs alone, with the standard library only, in the one workflow that may write: nothing of the pull
request is imported or executed. The report was made by a job that strangers control, so its text is
checked for shape, escaped and bounded before it is shown.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

MARK = "<!-- periksa -->"
LIMIT = 60_000
_LARGEST_REPORT = 20 * 1024 * 1024
_MOST_LINES, _MOST_FIELDS, _LONGEST = 60, 12, 160
_CONTENT = ("data/", "docs/")
_CONTENT_KINDS = (".md", ".csv", ".yml", ".png", ".jpg", ".jpeg", ".webp")
_DESCRIPTORS = "src/cetakbiru/schema/"
_PAGE = ".md"
_MARKS = str.maketrans(
    {character: f"\\{character}" for character in "\\`*_{}[]()#+!|~"}
    | {"<": "&lt;", ">": "&gt;", "&": "&amp;", "@": "&#64;", ":": "&#58;", "/": "&#47;"}
)
_STATES = {"added": "baru", "removed": "dihapus", "renamed": "ganti nama"}
_KINDS = {
    "added": "baru",
    "changed": "diubah",
    "moved": "dipindahkan",
    "merged": "digabung",
    "split": "dipecah",
    "withdrawn": "dicabut",
    "removed": "dihapus",
}
_OUTCOMES = {
    "success": "Pemeriksaan lulus.",
    "failure": "Pemeriksaan menemukan yang perlu diperbaiki.",
    "cancelled": "Pemeriksaan dibatalkan.",
    "timed_out": "Pemeriksaan melewati batas waktu.",
    "action_required": "Pemeriksaan menunggu izin pengelola.",
}

Files = Sequence[tuple[str, str]]


def comment(files: Files, report: Path, conclusion: str, run: str) -> str:
    """The Markdown of the comment, at most LIMIT characters.

    `files` are (state, path) of the changed files as GitHub lists them, `report` the folder of the
    unpacked report, `run` the address of the finished run.
    """
    lines = [MARK, "", f"**{_OUTCOMES.get(conclusion, 'Pemeriksaan tidak selesai.')}**", ""]
    lines += _counts(report / "masalah.json", run)
    if conclusion == "success":
        lines += [
            f"Pratinjau: unduh lampiran [pratinjau]({run}#artifacts), lalu buka index.html.",
            "",
        ]
    lines += _needs_maintainer(files)
    lines += _pages(files)
    lines += _changes(report / "perubahan.json")
    return bounded(lines)


def bounded(lines: Iterable[str]) -> str:
    """The lines joined, cut at a line's end when they exceed the limit."""
    kept: list[str] = []
    room = LIMIT
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            kept.append("")
            kept.append("Selebihnya tidak muat di sini; lihat ringkasan pemeriksaan.")
            break
        kept.append(line)
    return "\n".join(kept) + "\n"


def plain(text: object) -> str:
    """Text that shows as it is: no markup, HTML, mention or address, one line, bounded."""
    found = "".join(
        character if character.isprintable() else " " for character in str(text)[: _LONGEST + 1]
    )
    cut = found[:_LONGEST] + "…" if len(found) > _LONGEST else found
    return cut.translate(_MARKS)


def read_report(path: Path) -> Any:
    """The JSON of a report; None when it is missing, a link, too large or not JSON."""
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > _LARGEST_REPORT:
            return None
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None


def _counts(path: Path, run: str) -> Iterator[str]:
    found = read_report(path)
    if not isinstance(found, list):
        return
    severities = [each.get("severity") for each in found if isinstance(each, dict)]
    errors, warnings = severities.count("error"), severities.count("warning")
    if errors or warnings:
        yield f"{errors} galat dan {warnings} peringatan. Setiap galat, beserta cara"
        yield f"memperbaikinya, ada di [ringkasan pemeriksaan]({run})."
        yield ""


def _needs_maintainer(files: Files) -> Iterator[str]:
    """Everything that is not content: code, descriptors, settings."""
    code = [path for _, path in files if needs_maintainer(path)]
    if not code:
        return
    yield "### Perlu dibaca pengelola"
    yield ""
    yield "Perubahan ini menyentuh kode atau pengaturan, bukan hanya naskah:"
    yield ""
    yield from _listed([plain(path) for path in code])


def needs_maintainer(path: str) -> bool:
    """Whether a changed file is more than content: text, tables, and images that can't run."""
    if path.startswith(_DESCRIPTORS) or not path.startswith(_CONTENT):
        return True
    return not path.lower().endswith(_CONTENT_KINDS)


def _pages(files: Files) -> Iterator[str]:
    pages = [(state, path) for state, path in files if path.startswith("docs/")]
    pages = [(state, path) for state, path in pages if path.endswith(_PAGE)]
    if not pages:
        return
    yield f"### Halaman yang berubah ({len(pages)})"
    yield ""
    yield from _listed(
        [
            plain(path) + (f" ({_STATES[state]})" if state in _STATES else "")
            for state, path in pages
        ]
    )


def _changes(path: Path) -> Iterator[str]:
    found = read_report(path)
    tables = found.get("tables") if isinstance(found, dict) else None
    for table in tables if isinstance(tables, list) else ():
        if not isinstance(table, dict) or not isinstance(table.get("changes"), list):
            continue
        changes = [each for each in table["changes"] if isinstance(each, dict)]
        if not changes:
            continue
        yield f"### {plain(table.get('title', 'Data'))} ({len(changes)})"
        yield ""
        yield from _listed([_change(each) for each in changes])


def _change(change: dict[str, Any]) -> str:
    key = change.get("key")
    name = plain("/".join(map(str, key))) if isinstance(key, list) else "?"
    kind = change.get("kind")
    word = _KINDS.get(kind, "berubah") if isinstance(kind, str) else "berubah"
    fields = change.get("fields")
    told = [
        f"{plain(field.get('title', '?'))}: {_value(field, 'old')} → {_value(field, 'new')}"
        for field in (fields if isinstance(fields, list) else [])[:_MOST_FIELDS]
        if isinstance(field, dict)
    ]
    return (
        f"{name} {plain(change.get('label', ''))} ({word}){': ' if told else ''}{'; '.join(told)}"
    )


def _value(field: dict[str, Any], side: str) -> str:
    return plain(field.get(f"{side}_shown") or field.get(side) or "(kosong)")


def _listed(items: Sequence[str]) -> Iterator[str]:
    for item in items[:_MOST_LINES]:
        yield f"- {item}"
    if len(items) > _MOST_LINES:
        yield f"- dan {len(items) - _MOST_LINES} lagi"
    yield ""


def read_files(path: Path) -> list[tuple[str, str]]:
    """The changed files: a JSON pair of state and path on each line."""
    pairs = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line)
    return [(str(state), str(name)) for state, name in pairs]


def main() -> None:
    """Prints the comment."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=Path, required=True)
    parser.add_argument("--report", type=Path, required=True)
    parser.add_argument("--conclusion", required=True)
    parser.add_argument("--run", required=True)
    given = parser.parse_args()
    sys.stdout.write(comment(read_files(given.files), given.report, given.conclusion, given.run))


if __name__ == "__main__":
    main()
