"""Every problem of the pages in docs/."""

from __future__ import annotations

import inspect
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

from cetakbiru.base.digests import digest
from cetakbiru.checks.files.content import UNREADABLE, judge_page_text
from cetakbiru.checks.kept import Kept
from cetakbiru.checks.pages.anchors import id_problems, rendered_ids
from cetakbiru.checks.pages.chapters import chapter_problems
from cetakbiru.checks.pages.companies import company_problems
from cetakbiru.checks.pages.frontmatter import front_problems, repeated_heads
from cetakbiru.checks.pages.garbled import garbled_problems
from cetakbiru.checks.pages.guides import section_problems
from cetakbiru.checks.pages.leftovers import leftover_problems
from cetakbiru.checks.pages.links import LinkRules, OpenLink, footnote_problems
from cetakbiru.checks.pages.macros import MacroRules
from cetakbiru.checks.pages.markup import markup_problems
from cetakbiru.checks.pages.menu import menu_problems
from cetakbiru.checks.pages.names import is_hidden, name_problems
from cetakbiru.checks.pages.printplan import judge_plan
from cetakbiru.checks.pages.seen import Seen, Sound, named_codes, see
from cetakbiru.checks.pages.text import PageText
from cetakbiru.checks.pages.wording import page_wording
from cetakbiru.checks.problems import Problem, problem
from cetakbiru.checks.rules.references import Reference
from cetakbiru.checks.shape.codes import Registry
from cetakbiru.checks.shape.reading import unreadable
from cetakbiru.model.text import Position, read_text

_NO_FILES_OF_PAGES = (".md", ".yml")


@dataclass(frozen=True)
class Pages:
    """The pages of a folder by their paths below it, and what is wrong with them by themselves.

    `seen` is what each says by itself; `open` are the links to anchors that only macros can make;
    `faulty_calls` are the lines of calls that have a fault, by the name of the page; `printed` are
    the pages of the printed document.
    """

    folder: str
    texts: Mapping[str, PageText] = field(default_factory=dict)
    seen: Mapping[str, Seen] = field(default_factory=dict)
    open: Sequence[OpenLink] = ()
    problems: tuple[Problem, ...] = ()
    faulty_calls: Mapping[str, Collection[int]] = field(default_factory=dict)
    printed: frozenset[str] = frozenset()


def check_pages(
    docs_dir: Path,
    config: Path | None,
    macros: Mapping[str, inspect.Signature],
    registry: Registry,
    slugs: Collection[str],
    kept: Kept,
    made: Collection[str] | None = frozenset(),
) -> Pages:
    """All pages under `docs_dir`, named relative to its parent, with their problems.

    `registry` holds the codes that arguments may name; an empty one lets every code pass. `config`
    is the file that holds the menu; `slugs` name the pages of the kabupaten, `made` the pages that
    lie in no file and are made of the data, None where faults of the data hide their names.
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
            file = read_text(path, root)
            texts[name] = kept.again(f"page {name}", file, partial(PageText, file))
        except OSError as error:
            problems.append(unreadable(path, root, error))
    if not texts and not problems:
        missing = problem("halaman-tidak-ada", folder, Position(1, 1), folder=folder)
        return Pages(folder, problems=(missing,))
    each = _EachPage(texts, frozenset(files), made, macros, registry, kept)
    problems += each.problems()
    names = list(name_problems(texts, folder, made or ()))
    copies = {one.file for one in names if one.code == "halaman-salinan"}
    heads = {texts[name].file.name: seen.head for name, seen in each.seen.items()}
    problems += repeated_heads({file: heads[file] for file in heads if file not in copies})
    problems += chapter_problems(texts)
    readable = {name: page for name, page in texts.items() if name not in each.unread}
    problems += section_problems(readable, each.seen)
    problems += names
    problems += _menu(config, docs_dir, texts, kept)
    plan = judge_plan(docs_dir, texts, slugs, each.unread)
    problems += plan.problems
    if copies:
        problems = [
            one for one in problems if one.file not in copies or one.code == "halaman-salinan"
        ]
    # Of two permanent anchors that are alike the message about permanence says more.
    permanent = {(one.file, one.line) for one in problems if one.code == "jangkar-bab-ganda"}
    left = (
        one
        for one in problems
        if one.code != "jangkar-ganda" or (one.file, one.line) not in permanent
    )
    return Pages(folder, texts, each.seen, each.open, tuple(left), each.faulty, plan.printed)


def _menu(config: Path | None, docs_dir: Path, pages: Collection[str], kept: Kept) -> list[Problem]:
    """The problems of the menu; a sound one is read again when a letter of it or a page changes."""
    try:
        content = config.read_bytes() if config else b""
        beside = sorted(one.name for one in docs_dir.iterdir())
    except OSError:
        return list(menu_problems(config, docs_dir, pages))
    key = kept.key("menu", docs_dir.name, content, *beside, "", *pages)
    # Files that hooks name may come and go.
    if kept.is_sound(key) and b"hooks" not in content:
        return []
    found = list(menu_problems(config, docs_dir, pages))
    if not found:
        kept.note_sound(key)
    return found


class _EachPage:
    """Judges every page by itself, and by what others must hold for it.

    A page that was sound in an earlier run is not judged again, as long as what it names and where
    it leads is as it was.
    """

    def __init__(
        self,
        texts: Mapping[str, PageText],
        files: Collection[str],
        made: Collection[str] | None,
        macros: Mapping[str, inspect.Signature],
        registry: Registry,
        kept: Kept,
    ) -> None:
        self._texts = texts
        self._kept = kept
        self._macros = MacroRules(macros, registry)
        known = digest(*(f"{name}{signature}" for name, signature in macros.items()))
        self._keys = {
            name: kept.key("page", known, page.file.name, page.file.raw)
            for name, page in texts.items()
        }
        self._sound = {
            name: None if value is None else Sound.from_json(texts[name].file.name, value)
            for name, value in ((name, kept.get(key)) for name, key in self._keys.items())
        }
        self._judged = {
            name: judge_page_text(page.file)
            for name, page in texts.items()
            if self._sound[name] is None
        }
        self.unread = {
            name for name, found in self._judged.items() if any(x.code in UNREADABLE for x in found)
        }
        self.seen = {
            name: sound.seen if sound else see(texts[name]) for name, sound in self._sound.items()
        }
        self._links = LinkRules(
            texts,
            files,
            self.unread,
            made,
            ids=lambda name: self.seen[name].ids,
            rendered=cache(self._rendered),
            has_calls=lambda name: self.seen[name].has_calls,
        )
        self.faulty: dict[str, Collection[int]] = {}
        self.open: list[OpenLink] = []

    def problems(self) -> Iterator[Problem]:
        for name, sound in self._sound.items():
            if sound is not None and self._holds(sound):
                self.open += sound.open
            else:
                yield from self._of_page(name, self._texts[name])

    def _rendered(self, name: str) -> frozenset[str]:
        key = self._kept.key("ids", self._texts[name].file.raw)
        ids = self._kept.get(key)
        if ids is None:
            ids = sorted(rendered_ids(self._texts[name]))
            self._kept.put(key, ids)
        return frozenset(ids)

    def _holds(self, sound: Sound) -> bool:
        registry = self._macros.registry
        return all(map(self._links.still_leads, sound.targets)) and not any(
            Reference(registry.targets((target,))).unknown(text) for target, text in sound.codes
        )

    def _of_page(self, name: str, page: PageText) -> list[Problem]:
        found = self._judged[name] if name in self._judged else judge_page_text(page.file)
        if name in self.unread:
            self.faulty[name] = range(1, len(page.file.line_starts) + 1)
            return found
        problems = [
            *found,
            *page_wording(page),
            *company_problems(page),
            *front_problems(page, self._macros.registry),
        ]
        calls = list(self._macros.problems(page))
        if calls or found:
            self.faulty[name] = {one.line for one in (*calls, *found)}
        problems += calls
        problems += footnote_problems(page)
        links = self._links.judge(name, page)
        self.open += links.open
        problems += links.problems
        problems += id_problems(page)
        problems += markup_problems(page)
        # An indented call is told as a call already.
        told = self.faulty.get(name, ())
        problems += leftover_problems(page)
        problems += [one for one in garbled_problems(page, problems) if one.line not in told]
        if not problems:
            codes = tuple(named_codes(page, self.seen[name], self._macros.macros))
            sound = Sound(self.seen[name], codes, links.targets, links.open)
            self._kept.put(self._keys[name], sound.to_json())
        return problems
