"""Every problem of the pages in docs/."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from pathlib import Path

from cetakbiru.checks.chapters import chapter_problems
from cetakbiru.checks.codes import Registry
from cetakbiru.checks.files import UNREADABLE, judge_page_text
from cetakbiru.checks.garbled import garbled_problems
from cetakbiru.checks.markup import markup_problems
from cetakbiru.checks.pagelinks import LinkRules, footnote_problems
from cetakbiru.checks.pagemacros import MacroRules
from cetakbiru.checks.pagetext import PageText
from cetakbiru.checks.problems import Problem, problem, quote
from cetakbiru.checks.reading import unreadable
from cetakbiru.checks.wording import page_wording
from cetakbiru.checks.yamlreasons import explain
from cetakbiru.model.text import Position, read_text

_REQUIRED = (
    ("title", "judul-kosong", "judul-ganda"),
    ("description", "uraian-kosong", "uraian-ganda"),
)


def check_pages(
    docs_dir: Path,
    root: Path,
    macros: Mapping[str, inspect.Signature],
    registry: Registry,
) -> tuple[list[Problem], int]:
    """The problems of all pages under `docs_dir`, named relative to `root`, and their number.

    `registry` holds the codes that arguments may name; an empty one lets every code pass.
    """
    pages: dict[str, PageText] = {}
    problems: list[Problem] = []
    for path in sorted(docs_dir.rglob("*.md")):
        try:
            pages[path.relative_to(docs_dir).as_posix()] = PageText(read_text(path, root))
        except OSError as error:
            problems.append(unreadable(path, root, error))
    if not pages and not problems:
        folder = docs_dir.relative_to(root).as_posix()
        return [problem("halaman-tidak-ada", folder, Position(1, 1), folder=folder)], 0
    macro_rules = MacroRules(macros, registry)
    link_rules = LinkRules(docs_dir, pages)
    for name, page in pages.items():
        found = judge_page_text(page.file)
        problems += found
        if any(each.code in UNREADABLE for each in found):
            continue
        problems += page_wording(page)
        problems += _front_matter_problems(page)
        problems += macro_rules.problems(page)
        problems += footnote_problems(page)
        problems += link_rules.problems(name, page)
        problems += markup_problems(page)
        problems += garbled_problems(page)
    problems += _repeated(pages)
    problems += chapter_problems(pages)
    return problems, len(pages)


def _front_matter_problems(page: PageText) -> Iterator[Problem]:
    """Front matter must be YAML with a title and a description."""
    tree = page.front_matter
    file = page.file.name
    if tree is None:
        yield problem("kepala-hilang", file, Position(1, 1))
        return
    if tree.error is not None:
        yield problem("kepala-rusak", file, tree.error.position, **explain(tree.error))
        return
    for path, place in tree.duplicates:
        key, line = quote(path[-1]), tree.keys[path].line
        yield problem("yaml-kunci-ganda", file, place, str(path[-1]), key=key, line=line)
    for key, code, _ in _REQUIRED:
        value = tree.value.get(key) if isinstance(tree.value, dict) else None
        if not isinstance(value, str) or not value.strip():
            yield problem(code, file, tree.keys.get((key,), Position(1, 1)), key)


def _repeated(pages: Mapping[str, PageText]) -> Iterator[Problem]:
    """Titles and descriptions that an earlier page has."""
    for key, _, code in _REQUIRED:
        first: dict[str, str] = {}
        for page in pages.values():
            tree = page.front_matter
            value = tree.value.get(key) if tree and isinstance(tree.value, dict) else None
            if tree is None or not isinstance(value, str) or not value.strip():
                continue
            owner = first.setdefault(value.strip().casefold(), page.file.name)
            if owner != page.file.name:
                place = tree.position((key,))
                yield problem(code, page.file.name, place, key, value=quote(value), file=owner)
