"""Reports of problems: text for people, JSON for programs, annotations for GitHub."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby

from cetakbiru.checks.problems import ERROR, Problem

_WORDS = {"error": "Galat", "warning": "Peringatan"}


def text_report(problems: Sequence[Problem]) -> str:
    """Problems for people, grouped by file, with the remedy of each and a closing count."""
    lines: list[str] = []
    for file, group in groupby(sorted(problems), key=lambda problem: problem.file):
        lines += [file, ""]
        for problem in group:
            field = f" ({problem.field})" if problem.field else ""
            lines += [
                f"  {file}:{problem.line}:{problem.column}{field}",
                f"    {_WORDS[problem.severity]}: {problem.message}",
                f"    Perbaikan: {problem.hint}",
                "",
            ]
    return "\n".join([*lines, _count(problems)])


def _count(problems: Sequence[Problem]) -> str:
    errors = sum(problem.severity == ERROR for problem in problems)
    warnings = len(problems) - errors
    files = len({problem.file for problem in problems})
    if not problems:
        return "Tidak ada kesalahan."
    return f"{errors} galat dan {warnings} peringatan di {files} berkas."


def json_report(problems: Sequence[Problem]) -> str:
    """Problems as a JSON list of objects with the keys of Problem."""
    return json.dumps(
        [problem.as_dict() for problem in sorted(problems)], ensure_ascii=False, indent=2
    )


def github_report(problems: Sequence[Problem]) -> str:
    """Problems as workflow commands, which GitHub shows beside the lines of a pull request."""
    return "\n".join(_annotation(problem) for problem in sorted(problems))


def _annotation(problem: Problem) -> str:
    properties = {
        "file": problem.file,
        "line": str(problem.line),
        "col": str(problem.column),
        "title": problem.code,
    }
    named = ",".join(f"{key}={_escape_property(value)}" for key, value in properties.items())
    text = _escape(f"{problem.message}\nPerbaikan: {problem.hint}")
    return f"::{problem.severity} {named}::{text}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
