"""Every problem of data/ and docs/ in one run."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cetakbiru.base.project import CONFIG, placed
from cetakbiru.checks.files.content import judge_file
from cetakbiru.checks.files.format import format_problems
from cetakbiru.checks.files.gate import gate_problems
from cetakbiru.checks.kept import Kept
from cetakbiru.checks.outcome import Outcome
from cetakbiru.checks.pages.assets import asset_problems
from cetakbiru.checks.pages.every import Pages, check_pages
from cetakbiru.checks.pages.made import Macros, MadeRules
from cetakbiru.checks.pages.menu import without_drafts
from cetakbiru.checks.pages.wording import table_wording, tree_wording, without_addresses
from cetakbiru.checks.problems import ERROR, Problem, in_order, problem
from cetakbiru.checks.rules.blueprint_matrix import matrix_problems
from cetakbiru.checks.rules.causes import given_anew_after_release, mend_keys
from cetakbiru.checks.rules.companies import company_problems
from cetakbiru.checks.rules.competence import competence_problems
from cetakbiru.checks.rules.dates import date_problems
from cetakbiru.checks.rules.earlier import (
    Earlier,
    Shuffled,
    keys_before,
    shuffled_columns,
    tables_before,
)
from cetakbiru.checks.rules.enactment import form_problems, legal_basis_problems
from cetakbiru.checks.rules.gaps import gap_problems
from cetakbiru.checks.rules.instruments import instrument_problems
from cetakbiru.checks.rules.keys import key_problems
from cetakbiru.checks.rules.lists import plan_problems
from cetakbiru.checks.rules.nomenclature import nomenclature_problems
from cetakbiru.checks.rules.offices import office_problems
from cetakbiru.checks.rules.outlines import broken_outline, outline_problems
from cetakbiru.checks.rules.programs import number_problems, program_problems
from cetakbiru.checks.rules.regions import region_problems
from cetakbiru.checks.rules.values import value_problems
from cetakbiru.checks.rules.vision import vision_problems
from cetakbiru.checks.shape.cells import ColumnCheckers
from cetakbiru.checks.shape.codes import Registry, build_registry
from cetakbiru.checks.shape.reading import read_raw
from cetakbiru.checks.shape.sheet import Sheet
from cetakbiru.checks.shape.tables import TableVerdict, judge_table
from cetakbiru.checks.shape.trees import TreeVerdict, judge_tree
from cetakbiru.checks.shape.view import View
from cetakbiru.model.format import EARLIER_SCHEMA
from cetakbiru.model.load import Blueprint, DataError, blueprint_of, build_blueprint
from cetakbiru.model.model import Kabupaten
from cetakbiru.model.schema import Descriptor
from cetakbiru.model.source import RawData
from cetakbiru.model.tables import Table
from cetakbiru.model.text import Position, TextFile
from cetakbiru.model.yamltree import YamlTree

Agreement = Callable[[Blueprint], list[Problem]]
# Codes by list, where they are known.
Known = Mapping[str, Collection[str]] | None

Rule = Callable[[View], Iterator[Problem]]

_RULES: tuple[Rule, ...] = (
    key_problems,
    program_problems,
    number_problems,
    region_problems,
    outline_problems,
    company_problems,
    plan_problems,
    nomenclature_problems,
    value_problems,
    date_problems,
    matrix_problems,
    gap_problems,
    competence_problems,
    instrument_problems,
    office_problems,
    vision_problems,
    form_problems,
    legal_basis_problems,
)


def run_checks(
    data_dir: Path,
    docs_dir: Path | None,
    macros: Mapping[str, inspect.Signature],
    agreements: Sequence[Agreement] = (),
    config: Path | None = None,
    call: Macros | None = None,
    kept: Kept | None = None,
    before: Known = None,
) -> list[Problem]:
    """All problems of a data folder and a folder of pages, in the order of `in_order`."""
    return examine(
        data_dir, docs_dir, macros, agreements, config, call, kept=kept, before=before
    ).problems


def known_codes(data_dir: Path) -> Mapping[str, Collection[str]]:
    """By list, the codes that the data in a folder define."""
    codes = build_registry(read_raw(data_dir)[0], frozenset()).codes
    return {target: frozenset(found.labels) for target, found in codes.items()}


def examine(
    data_dir: Path,
    docs_dir: Path | None,
    macros: Mapping[str, inspect.Signature],
    agreements: Sequence[Agreement] = (),
    config: Path | None = None,
    call: Macros | None = None,
    earlier: Earlier = lambda _: {},
    kept: Kept | None = None,
    before: Known = None,
) -> Outcome:
    """All problems of a data folder and a folder of pages, and how much was looked at.

    `macros` are the macros that a page may call. `agreements` judge the finished Blueprint and
    are asked only when the data have no error. `config` are the settings that hold the menu, by
    default mkdocs.yml beside the pages. `call` calls the macros, so that what they lead to is
    known; that too is asked only of data without error. `earlier` gives files as they were before.
    What is `kept` of earlier runs is not looked at again. `before` are the `known_codes` of data
    to which something was added: what was none of them has not been lost.
    Raises nothing that a file can cause.
    """
    kept = kept or Kept()
    data_dir = placed(data_dir)
    opened = [data_dir]
    if docs_dir is not None:
        docs_dir = placed(docs_dir)
        config = config or docs_dir.parent / CONFIG
        opened += [docs_dir, config]
    shut = gate_problems(opened, data_dir / EARLIER_SCHEMA, kept)
    if shut:
        return Outcome(in_order(shut), 0, 0, 0)
    foreign = list(format_problems(data_dir))
    if foreign:
        return Outcome(foreign, 0, 0, 0)
    raw, problems = read_raw(data_dir)
    source = raw.digest, raw.unread, earlier, before
    verdict = kept.again("data", source, lambda: _judge(raw, earlier, kept, before))
    files = sum(map(len, raw.tables.values())) + sum(map(len, raw.trees.values()))
    rows = sum(len(table.rows) for tables in raw.tables.values() for table in tables)
    problems += verdict.problems
    page_problems: list[Problem] = []
    pages = Pages("")
    if docs_dir is not None:
        slugs = [region.slug for region in verdict.regions.values()]
        pages = check_pages(
            docs_dir,
            config or docs_dir.parent / CONFIG,
            macros,
            verdict.registry,
            slugs,
            kept,
            verdict.made,
        )
        page_problems = [*pages.problems, *asset_problems(docs_dir, docs_dir.parent)]
    if not any(each.severity == ERROR for each in problems):
        last = _last_problems(raw, verdict.meant, agreements, macros, call, pages, kept)
        problems = given_anew_after_release([*problems, *last], verdict.registry)
    for shuffled in verdict.shuffled:
        problems = shuffled.over(problems)
    found = in_order(without_drafts({*problems, *page_problems}))
    return Outcome(found, files, rows, len(pages.texts))


@dataclass(frozen=True)
class _Verdict:
    """What is wrong with data, the codes that they define, and the pages that are made of them."""

    problems: list[Problem]
    registry: Registry
    regions: Mapping[str, Kabupaten]
    made: Collection[str] | None
    shuffled: Sequence[Shuffled]
    meant: Mapping[tuple[str, int], str]


def _judge(raw: RawData, earlier: Earlier, kept: Kept, known: Known) -> _Verdict:
    """Files first, then their shape, then what cells and files say to each other."""
    problems: list[Problem] = []
    unreliable = set(raw.unread)
    sheets: dict[str, list[Sheet]] = {}
    checkers: dict[str, ColumnCheckers] = {}
    trees = {name: list(found) for name, found in raw.trees.items()}
    for name, tables in raw.tables.items():
        judges = checkers[name] = ColumnCheckers(raw.descriptors[name])
        sheets[name] = []
        for table in tables:
            found = _table(table, raw.descriptors[name], judges, kept)
            problems += found.problems
            if not found.whole:
                unreliable.add(name)
            if found.sheet is not None:
                sheets[name].append(found.sheet)
    for name, files in raw.trees.items():
        for tree in files:
            content = _tree(tree, raw.descriptors[name], kept)
            problems += content.problems
            if not content.readable:
                unreliable.add(name)
                trees[name].remove(tree)
    outlines = {}
    for level, file in raw.outlines.items():
        broken = _outline(file, kept)
        if broken is None:
            outlines[level] = file
        else:
            problems.append(broken)
    raw = replace(raw, outlines=outlines)
    problems = without_addresses(problems)
    unreliable.update(
        name
        for name, descriptor in raw.descriptors.items()
        if not descriptor.may_be_none and not raw.tables.get(name, trees.get(name))
    )
    registry = build_registry(raw, frozenset(unreliable))
    for target, codes in (known or {}).items():
        registry.codes[target].before = codes
    written = View(raw, sheets, trees, registry)
    before = tables_before(written, earlier)
    for target, keys in keys_before(written, before).items():
        registry.codes[target].was = keys
    mended = mend_keys(written, checkers, problems)
    problems = mended.problems
    for rule in _RULES:
        problems += _said(rule, mended.view, problems)
    many = {
        last: counted
        for found in sheets.values()
        for sheet in found
        for last, counted in sheet.with_counts().items()
    }
    if many:
        problems = [many.get(each, each) for each in problems]
    shuffled = list(shuffled_columns(written, before))
    view = mended.view
    made = view.made_pages
    return _Verdict(problems, registry, view.regions, made, shuffled, view.meant)


def _table(
    table: Table, descriptor: Descriptor, judges: ColumnCheckers, kept: Kept
) -> TableVerdict:
    """What is wrong with a table by itself."""
    key = kept.key("table", descriptor.name, table.file.name, table.file.raw)
    if kept.is_sound(key):
        return TableVerdict((), Sheet(table, descriptor, range(len(table.rows))), whole=True)
    text = judge_file(table.file, _record_ends(table.starts))
    if not text.readable:
        return TableVerdict(text.problems, None, whole=False)
    wording = table_wording(table, descriptor)
    shape = judge_table(table, descriptor, judges)
    cells = judges.problems(shape.sheet) if shape.sheet else ()
    problems = (*text.problems, *wording, *shape.problems, *cells)
    if not problems:
        kept.note_sound(key)
    return TableVerdict(problems, shape.sheet, shape.whole)


def _tree(tree: YamlTree, descriptor: Descriptor, kept: Kept) -> TreeVerdict:
    """What is wrong with a YAML file by itself."""
    key = kept.key("tree", descriptor.name, tree.file.name, tree.file.raw)
    if kept.is_sound(key):
        return TreeVerdict((), readable=True)
    text = judge_file(tree.file)
    if not text.readable:
        return TreeVerdict(text.problems, readable=False)
    content = judge_tree(tree, descriptor)
    others = _but_for_slips(content.problems, text.problems)
    problems = (*text.problems, *tree_wording(tree), *others)
    if not problems and content.readable:
        kept.note_sound(key)
    return TreeVerdict(problems, content.readable)


def _outline(file: TextFile, kept: Kept) -> Problem | None:
    """What is wrong with a file of outlines by itself."""
    key = kept.key("outlines", file.name, file.raw)
    broken = None if kept.is_sound(key) else broken_outline(file)
    if broken is None:
        kept.note_sound(key)
    return broken


def _but_for_slips(found: Sequence[Problem], slips: Sequence[Problem]) -> Iterator[Problem]:
    """What a YAML file's content says, but for a break that a character nobody sees explains."""
    lines = {each.line for each in slips if each.code.startswith("karakter-")}
    for each in found:
        if each.code != "yaml-rusak" or lines.isdisjoint(range(each.line - 2, each.line + 1)):
            yield each


def _said(rule: Rule, view: View, told: Sequence[Problem]) -> list[Problem]:
    """What a rule finds. One that trips over data whose errors are told says what it had found."""
    found: list[Problem] = []
    try:
        for each in rule(view):
            # A kind that is too many comes as the same last problem again and again.
            if not found or found[-1] is not each:
                found.append(each)
    except Exception:
        if not tripped_over(told):
            raise
    return found


def tripped_over(told: Sequence[Problem]) -> bool:
    """Whether errors that are told may be why a rule could not end."""
    return any(each.severity == ERROR for each in told)


def _record_ends(starts: Sequence[int]) -> Callable[[int], bool]:
    """Whether a line is followed by the start of a record."""
    following = frozenset(starts)
    return lambda line: line + 1 in following


def _last_problems(
    raw: RawData,
    meant: Mapping[tuple[str, int], str],
    agreements: Sequence[Agreement],
    macros: Mapping[str, inspect.Signature],
    call: Macros | None,
    pages: Pages,
    kept: Kept,
) -> list[Problem]:
    """What only the finished Blueprint can tell."""
    if not agreements and call is None:
        return []
    try:
        blueprint = blueprint_of(raw)
    except DataError as error:
        place = Position(1, 1)
        return [problem("data-tak-termuat", raw.data_dir.name, place, reason=str(error))]
    found = [one for agreement in agreements for one in agreement(blueprint)]
    if found and meant:
        # What follows only from a figure in doubt, and not from what it may have meant, is not
        # told beside it.
        certain = build_blueprint(_with_figures(raw, meant))
        sure = {one for agreement in agreements for one in agreement(certain)}
        found = [one for one in found if one in sure]
    if call is not None and pages.texts:
        found += MadeRules(blueprint, call, macros, pages, kept).problems()
    return found


def _with_figures(raw: RawData, meant: Mapping[tuple[str, int], str]) -> RawData:
    """The data with other values in some rows of nilai.csv, by file and row."""
    tables = []
    for table in raw.tables["nilai"]:
        rows = list(table.rows)
        at = table.column_index["nilai"]
        for (file, row), text in meant.items():
            if file == table.file.name:
                rows[row] = [*rows[row][:at], text, *rows[row][at + 1 :]]
        tables.append(replace(table, rows=tuple(rows)))
    return replace(raw, tables={**raw.tables, "nilai": tables})
