"""Every problem of the pages in docs/."""

from __future__ import annotations

import inspect
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cetakbiru.checks.files.content import UNREADABLE, judge_page_text
from cetakbiru.checks.pages.anchors import id_problems
from cetakbiru.checks.pages.chapters import chapter_problems
from cetakbiru.checks.pages.frontmatter import front_problems, repeated_heads
from cetakbiru.checks.pages.garbled import garbled_problems
from cetakbiru.checks.pages.leftovers import leftover_problems
from cetakbiru.checks.pages.links import LinkRules, footnote_problems
from cetakbiru.checks.pages.macros import MacroRules
from cetakbiru.checks.pages.markup import markup_problems
from cetakbiru.checks.pages.menu import menu_problems
from cetakbiru.checks.pages.names import is_hidden, name_problems
from cetakbiru.checks.pages.printplan import judge_plan
from cetakbiru.checks.pages.text import PageText
from cetakbiru.checks.pages.wording import page_wording
from cetakbiru.checks.problems import Problem, problem
from cetakbiru.checks.shape.codes import Registry
from cetakbiru.checks.shape.reading import unreadable
from cetakbiru.model.text import Position, read_text

_NO_FILES_OF_PAGES = (".md", ".yml")


@dataclass(frozen=True)
class Pages:
    """The pages of a folder by their paths below it, and what is wrong with them by themselves.

    `links` remembers which anchors only macros can make; `faulty_calls` are the lines of calls that
    have a fault, by the name of the page; `printed` are the pages of the printed document.
    """

    folder: str
    texts: Mapping[str, PageText] = field(default_factory=dict)
    links: LinkRules = field(default_factory=lambda: LinkRules({}, ()))
    problems: tuple[Problem, ...] = ()
    faulty_calls: Mapping[str, Collection[int]] = field(default_factory=dict)
    printed: frozenset[str] = frozenset()


def check_pages(
    docs_dir: Path,
    config: Path | None,
    macros: Mapping[str, inspect.Signature],
    registry: Registry,
    slugs: Collection[str],
) -> Pages:
    """All pages under `docs_dir`, named relative to its parent, with their problems.

    `registry` holds the codes that arguments may name; an empty one lets every code pass. `config`
    is the file that holds the menu; `slugs` name the pages of the kabupaten.
    """
    root, folder = docs_dir.parent, docs_dir.name
    texts: dict[str, PageText] = {}
    files: list[str] = []
    problems: list[Problem] = []
    for path in sorted(docs_dir.rglob("*")):
        name = path.relative_to(docs_dir).as_posix()
        if is_hidden(name) or not path.is_file():
            continue
        if path.suffix != ".md":
            files.extend([name] if path.suffix not in _NO_FILES_OF_PAGES else [])
            continue
        try:
            texts[name] = PageText(read_text(path, root))
        except OSError as error:
            problems.append(unreadable(path, root, error))
    if not texts and not problems:
        missing = problem("halaman-tidak-ada", folder, Position(1, 1), folder=folder)
        return Pages(folder, problems=(missing,))
    faulty: dict[str, Collection[int]] = {}
    judged = {name: judge_page_text(page.file) for name, page in texts.items()}
    unread = {name for name, found in judged.items() if any(x.code in UNREADABLE for x in found)}
    macro_rules = MacroRules(macros, registry)
    link_rules = LinkRules(texts, frozenset(files), unread)
    for name, page in texts.items():
        found = judged[name]
        problems += found
        if name in unread:
            faulty[name] = range(1, len(page.file.line_starts) + 1)
            continue
        before = len(problems) - len(found)
        problems += page_wording(page)
        problems += front_problems(page, registry)
        calls = list(macro_rules.problems(page))
        if calls or found:
            faulty[name] = {one.line for one in (*calls, *found)}
        problems += calls
        problems += footnote_problems(page)
        problems += link_rules.problems(name, page)
        problems += id_problems(page)
        problems += markup_problems(page)
        # An indented call is told as a call already.
        told = faulty.get(name, ())
        problems += leftover_problems(page)
        others = problems[before:]
        problems += (one for one in garbled_problems(page, others) if one.line not in told)
    names = list(name_problems(texts, folder))
    copies = {one.file for one in names if one.code == "halaman-salinan"}
    problems += repeated_heads(
        {name: page for name, page in texts.items() if page.file.name not in copies}
    )
    problems += chapter_problems(texts)
    problems += names
    problems += menu_problems(config, docs_dir, texts)
    plan = judge_plan(docs_dir, texts, slugs, unread)
    problems += plan.problems
    if copies:
        problems = [
            one for one in problems if one.file not in copies or one.code == "halaman-salinan"
        ]
    # Of two permanent anchors that are alike the message about permanence says more.
    permanent = {(one.file, one.line) for one in problems if one.code == "jangkar-bab-ganda"}
    kept = (
        one
        for one in problems
        if one.code != "jangkar-ganda" or (one.file, one.line) not in permanent
    )
    return Pages(folder, texts, link_rules, tuple(kept), faulty, plan.printed)
