"""The job summary of a check: every problem as Markdown, within the limits of GitHub.

Run as `python -m cetakbiru.workflows.summary masalah.json`. GitHub shows ten annotations of a kind
a step and drops a summary over 1 MiB, so the summary is written file by file until its budget is
spent; the JSON report, attached to the run, always holds all.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from cetakbiru.base.unforeseen import guarded

LIMIT = 900_000
_LONGEST = 600
_MARKS = str.maketrans(
    {character: f"\\{character}" for character in "\\`*_{}[]()#+!|~"}
    | {"<": "&lt;", ">": "&gt;", "&": "&amp;", "@": "&#64;", "\n": " ", "\r": " "}
)
_WORDS = {"error": "galat", "warning": "peringatan"}


def summary(problems: Sequence[Mapping[str, Any]], limit: int = LIMIT) -> str:
    """Markdown with all problems, or with as many as fit and the number of those left out.

    `problems` are the objects of the JSON report; `limit` is the size in bytes.
    """
    counts = Counter(_WORDS[each["severity"]] for each in problems)
    head = ["## Hasil pemeriksaan", ""]
    if not problems:
        return "\n".join([*head, "Tidak ada kesalahan.", ""])
    total = " dan ".join(f"{counts[word]} {word}" for word in _WORDS.values())
    head += [f"{total} di {len({each['file'] for each in problems})} berkas.", ""]
    lines, used, shown = head, sum(len(line.encode()) + 1 for line in head), 0
    for block, count in _blocks(problems):
        size = len(block.encode()) + 1
        if used + size > limit:
            break
        lines.append(block)
        used += size
        shown += count
    if shown < len(problems):
        lines.append(
            f"\n{len(problems) - shown} masalah lagi tidak muat di sini. Semuanya ada di lampiran "
            "**laporan**, berkas masalah.json."
        )
    return "\n".join([*lines, ""])


def _blocks(problems: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, int]]:
    """Pieces of Markdown in order, each with the number of problems it tells."""
    for file, group in groupby(problems, key=lambda each: each["file"]):
        yield f"### {plain(file)}\n", 0
        for each in group:
            field = f", {plain(each['field'])}" if each["field"] else ""
            place = f"Baris {each['line']}, kolom {each['column']}{field}"
            word = _WORDS[each["severity"]].capitalize()
            yield (
                f"- **{place}**: {word}. {plain(each['message'])}\n"
                f"  Perbaikan: {plain(each['hint'])}",
                1,
            )
        yield "", 0


def plain(text: str) -> str:
    """Text that Markdown shows as it is: no markup, no HTML, no mention, on one line."""
    return str(text)[:_LONGEST].translate(_MARKS)


def main() -> None:
    """Reads the JSON report named on the command line and prints the summary."""
    report = Path(sys.argv[1]).read_text(encoding="utf-8")
    try:
        problems = json.loads(report)
    except json.JSONDecodeError:
        sys.stdout.write("## Hasil pemeriksaan\n\nPemeriksaan tidak selesai; lihat lognya.\n")
        return
    sys.stdout.write(summary(problems))


if __name__ == "__main__":
    guarded(main, "Ringkasan pemeriksaan")
