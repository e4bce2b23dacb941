"""Reports of problems: text for people, JSON for programs, annotations for GitHub."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from itertools import chain, groupby, islice, zip_longest

from cetakbiru.checks.problems import ERROR, SPOKEN, Problem, in_order

# So many problems are told in full to people.
MOST = 200


def text_report(problems: Sequence[Problem]) -> str:
    """Problems for people, grouped by file, with the remedy of each and a closing count.

    At most MOST are told in full; the others are counted by file and code. Those that a message
    stands for are counted, too.
    """
    lines: list[str] = []
    shown, left = _divided(problems)
    for file, group in groupby(shown, key=lambda problem: problem.file):
        lines += [file, ""]
        for problem in group:
            field = f" ({problem.field})" if problem.field else ""
            lines += [
                f"  {file}:{problem.line}:{problem.column}{field}",
                f"    {SPOKEN[problem.severity]}: {problem.message}",
                f"    Perbaikan: {problem.hint}",
                "",
            ]
    return "\n".join([*lines, *_rest(left), _count(problems)])


def _divided(problems: Sequence[Problem]) -> tuple[list[Problem], list[Problem]]:
    """The problems told in full, and the others.

    Each file has its share, so that none hides another; within it errors go before warnings.
    """
    ordered = in_order(problems)
    if len(ordered) <= MOST:
        return ordered, []
    by_file: dict[str, list[Problem]] = {}
    for problem in ordered:
        by_file.setdefault(problem.file, []).append(problem)
    for found in by_file.values():
        found.sort(key=lambda problem: problem.severity != ERROR)
    turns = chain.from_iterable(zip_longest(*by_file.values()))
    shown = {id(problem) for problem in islice((each for each in turns if each), MOST)}
    return (
        [problem for problem in ordered if id(problem) in shown],
        [problem for problem in ordered if id(problem) not in shown],
    )


def _rest(left: Sequence[Problem]) -> list[str]:
    """How many of each kind in each file are not told in full."""
    if not left:
        return []
    counts: Counter[tuple[str, str]] = Counter()
    for problem in left:
        counts[problem.file, problem.code] += 1 + problem.more
    return [
        f"Dan {counts.total()} lagi:",
        *(f"  {file}: {count} {code}" for (file, code), count in counts.items()),
        "",
    ]


def _count(problems: Sequence[Problem]) -> str:
    errors = sum(1 + problem.more for problem in problems if problem.severity == ERROR)
    warnings = sum(1 + problem.more for problem in problems) - errors
    files = len({problem.file for problem in problems})
    if not problems:
        return "Tidak ada kesalahan."
    return f"{errors} galat dan {warnings} peringatan di {files} berkas."


def json_report(problems: Sequence[Problem]) -> str:
    """All problems as a JSON list of objects with the keys of Problem."""
    return json.dumps(
        [problem.as_dict() for problem in in_order(problems)], ensure_ascii=False, indent=2
    )


def github_report(problems: Sequence[Problem]) -> str:
    """Problems as workflow commands, which GitHub shows beside the lines of a pull request.

    At most MOST; the last line counts the others.
    """
    shown, left = _divided(problems)
    rest = _escape("\n".join(_rest(left)).rstrip())
    return "\n".join([*map(_annotation, shown), *([f"::notice::{rest}"] if left else [])])


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
