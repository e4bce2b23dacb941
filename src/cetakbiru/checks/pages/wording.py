"""Problems of what is written, wherever it is: broken letters, HTML, marks of templates, people.

A text is judged as it stands in its file, so that each is told at its very place; whatever else
is wrong with a cell that holds one of these is told when it is mended.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from cetakbiru.checks.files.mojibake import repaired
from cetakbiru.checks.files.personal import is_contact
from cetakbiru.checks.files.traces import (
    HTML,
    LOST,
    MISREAD,
    PERSONAL,
    TEMPLATE,
    Trace,
    damages,
    damages_in_page,
    people,
    plain,
)
from cetakbiru.checks.pages.text import PageText
from cetakbiru.checks.problems import Problem, problem, quote
from cetakbiru.checks.shape.trees import field_name
from cetakbiru.model.schema import Column, Descriptor
from cetakbiru.model.tables import Table
from cetakbiru.model.text import TextFile
from cetakbiru.model.yamltree import YamlTree

_WORD_BREAK = re.compile(r"[\s\",;|]")
_LOOK_AROUND = 40
# More places of one kind in one file have one cause: the program that wrote it.
_MOST_PLACES = 10
_CODES = frozenset({MISREAD, LOST, HTML, TEMPLATE, PERSONAL})


def table_wording(table: Table, descriptor: Descriptor) -> list[Problem]:
    """The problems of a table's texts."""
    traces = _in_order([*damages(table.file.text), *people(table.file.text)])
    names = table.columns_at(each.start for each in traces)
    columns = list(map(descriptor.columns_by_name.get, names))
    return _told(
        table.file,
        [
            (trace, column.name if column else "")
            for trace, column in zip(traces, columns)
            if trace.code != PERSONAL or column is None or _may_name_people(column)
        ],
    )


def _may_name_people(column: Column) -> bool:
    return column.type == "string" and not is_contact(column.name)


def tree_wording(tree: YamlTree) -> list[Problem]:
    """The problems of a YAML file's texts."""
    places = sorted((place, field_name(path)) for path, place in tree.values.items())

    def field_of(trace: Trace) -> str:
        place = tree.file.position(trace.start)
        at = bisect_right(places, place, key=lambda named: named[0])
        return places[at - 1][1] if at else ""

    # Braces are what breaks a file that is no YAML: that is told as such.
    damaged = (
        each for each in damages(tree.file.text) if tree.error is None or each.code != TEMPLATE
    )
    traces = _in_order([*damaged, *people(tree.file.text)])
    fields = map(field_of, traces)
    return _told(
        tree.file,
        [
            (trace, field)
            for trace, field in zip(traces, fields)
            if trace.code != PERSONAL or not is_contact(field)
        ],
    )


def page_wording(page: PageText) -> list[Problem]:
    """The problems of a page's texts. What it shows as code is meant so, except personal data."""
    start = page.body_start
    shown = page.file.text[:start] + page.prose[start:]
    traces = _in_order([*damages_in_page(shown), *people(page.file.text, page=True)])
    return _told(page.file, [(trace, "") for trace in traces])


def without_addresses(problems: Iterable[Problem]) -> list[Problem]:
    """The problems without those of texts that are told to be no address: that says enough."""
    problems = list(problems)
    told = {_spot(each) for each in problems if each.code == "bukan-alamat"}
    return [each for each in problems if each.code not in _CODES or _spot(each) not in told]


def _spot(found: Problem) -> tuple[str, int, str]:
    return found.file, found.line, found.field


def _in_order(traces: list[Trace]) -> list[Trace]:
    return sorted(traces, key=lambda trace: trace.start)


def _told(file: TextFile, found: Iterable[tuple[Trace, str]]) -> list[Problem]:
    """One problem for each kind in each cell or line; one for a file that is full of one kind.

    `found` holds the traces in order, each with the name of its column or key.
    """
    places: dict[str, dict[tuple[int, str], list[Trace]]] = {}
    for trace, field in found:
        if trace.code == LOST and file.invalid_bytes is not None:
            continue  # the whole file is told to be of another encoding
        here = (file.position(trace.start).line, field)
        places.setdefault(trace.code, {}).setdefault(here, []).append(trace)
    problems: list[Problem] = []
    for code, by_place in places.items():
        several = code != PERSONAL and len(by_place) > _MOST_PLACES
        more = f" Ada {len(by_place) - 1} tempat lain seperti ini di berkas ini." if several else ""
        for (_, field), traces in by_place.items():
            values = _shown(file.text, traces) | {"more": more}
            place = file.position(traces[0].start)
            problems.append(problem(code, file.name, place, field, **values))
            if several:
                break
    return problems


def _shown(text: str, traces: list[Trace]) -> dict[str, object]:
    """What the message about some traces in one place shows."""
    first, last = traces[0], traces[-1]
    if first.code == TEMPLATE:
        return {"value": quote(text[first.start : first.end])}
    if first.code == PERSONAL:
        kinds = " dan ".join(dict.fromkeys(each.kind for each in traces))
        # The report of a pull request is public: it repeats no number.
        return {"kind": kinds, "value": quote(text[first.start : first.start + 4] + "…")}
    word = _word_around(text, first.start, last.end if first.code == HTML else first.end)
    if first.code == HTML:
        right = plain(word)
    else:
        # Half of a letter is known by what follows it.
        right = repaired(f"{word}{text[first.end : first.end + 1]}" if word[-1:] in "ÂÃ" else word)
    return {"value": quote(word), "right": quote(right.rstrip()) if right.strip() else "satu spasi"}


def _word_around(text: str, start: int, end: int) -> str:
    """A stretch of text with the words that it touches."""
    before = text[max(start - _LOOK_AROUND, 0) : start]
    after = text[end : end + _LOOK_AROUND]
    head = _WORD_BREAK.split(before)[-1]
    tail = _WORD_BREAK.split(after)[0]
    return f"{head}{text[start:end]}{tail}"
