"""Problems of the menu: `nav` in mkdocs.yml against the pages that there are.

The one judge of it: `ppm check` tells what it finds, and a build asks it before MkDocs does.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from posixpath import normpath
from typing import Any

from cetakbiru.base.yamlvalues import too_deep
from cetakbiru.checks.files.content import judge_file
from cetakbiru.checks.files.gate import nesting_problem
from cetakbiru.checks.files.traces import LOST, MISREAD
from cetakbiru.checks.nearest import asked, nearest
from cetakbiru.checks.pages.leftovers import LEFTOVERS
from cetakbiru.checks.pages.settings import setting_problems
from cetakbiru.checks.pages.wording import tree_wording
from cetakbiru.checks.problems import Problem, problem, quote
from cetakbiru.checks.shape.reading import unreadable
from cetakbiru.checks.shape.trees import duplicate_problems, syntax_problem
from cetakbiru.model.text import Position, read_text
from cetakbiru.model.yamltree import Path as Steps
from cetakbiru.model.yamltree import YamlTree, read_as_renderers_do

_OMITTED = "menu-tanpa-halaman-ini"
# Menus that no renderer would load.
SHAPELESS = frozenset(
    {"menu-bukan-daftar", "menu-butir", "menu-judul-rangkap", "menu-tanpa-halaman"}
)
_NAV: Steps = ("nav",)
# Where the menu stood in projects of the former engine.
_FORMER = "nav.yml"
_MOST_LEVELS = 4
_MARKUP = re.compile(r"[<>{}\x00-\x1f]|&#?\w+;")
_NO_BLANK = re.compile(r"([^:/]+):(\S+\.md)")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|/|\\")
# What YAML takes for something else than text when nobody puts it in quotes.
_NO_TEXT = re.compile(r"[-+]?[\d_.]+|true|false|yes|no|on|off|null|~", re.I)
_LENIENT = frozenset({"ignore", "info"})
# As it stands in the page: what YAML takes as a text there, it takes as a text in the menu.
_TITLE = re.compile(r"^title:[ \t]+(\S.*?)[ \t]*$", re.M)


def menu_problems(config: Path | None, docs_dir: Path, pages: Collection[str]) -> Iterator[Problem]:
    """The problems of the menu in the file `config`; None where the pages have none.

    `pages` are the paths of all pages below `docs_dir`.
    """
    if (docs_dir / _FORMER).is_file():
        yield problem("menu-lama", f"{docs_dir.name}/{_FORMER}", Position(1, 1))
    if config is None or not config.is_file():
        return
    try:
        file = read_text(config, config.parent)
    except OSError as error:
        yield unreadable(config, config.parent, error)
        return
    at = too_deep(file.text)
    if at is not None:
        yield nesting_problem(file, at)
        return
    verdict = judge_file(file)
    yield from verdict.problems
    if not verdict.readable:
        return
    tree = read_as_renderers_do(file, foreign_tags=True)
    # What else a label may not hold is the menu's own rule.
    yield from (each for each in tree_wording(tree) if each.code in (MISREAD, LOST))
    if tree.error is not None:
        yield syntax_problem(tree)
        return
    yield from duplicate_problems(tree)
    if not isinstance(tree.value, dict):
        values = {"key": file.name, "wanted": "kelompok kunci", "found": quote(file.line(1))}
        yield problem("yaml-jenis-salah", file.name, Position(1, 1), **values)
        return
    yield from setting_problems(tree)
    if tree.value.get("nav") is not None:
        yield from _Menu(tree, docs_dir, pages).problems()


def without_drafts(problems: Collection[Problem]) -> list[Problem]:
    """The problems but those of pages outside of the menu that have others: first things first."""
    others = {one.file for one in problems if one.code != _OMITTED}
    return [one for one in problems if one.code != _OMITTED or one.file not in others]


class _Menu:
    """Walks a menu once, and remembers which pages it has named."""

    def __init__(self, tree: YamlTree, docs_dir: Path, pages: Collection[str]) -> None:
        self._tree = tree
        self._docs_dir = docs_dir
        self._pages = pages
        self._named: dict[str, Position] = {}
        self._guessed: set[str] = set()
        self._written: frozenset[str] = frozenset()
        self._whole = True

    def problems(self) -> Iterator[Problem]:
        menu = self._tree.value["nav"]
        if not isinstance(menu, list):
            yield self._at("menu-bukan-daftar", _NAV)
            return
        self._written = frozenset(self._tree.texts.values())
        yield from self._entries(menu, _NAV, 1)
        # A page in a part that can't be read would be asked for twice.
        if menu and self._whole and not self._may_omit():
            yield from self._omitted()

    def _entries(self, entries: list[Any], path: Steps, level: int) -> Iterator[Problem]:
        if level > _MOST_LEVELS:
            self._whole = False
            yield self._at("menu-terlalu-dalam", path, limit=_MOST_LEVELS)
            return
        for at, entry in enumerate(entries):
            here: Steps = (*path, at)
            if isinstance(entry, str):
                yield from self._page(entry, here)
            elif isinstance(entry, dict) and len(entry) == 1:
                ((label, inner),) = entry.items()
                yield from self._label(label, (*here, label))
                if isinstance(inner, list) and inner:
                    yield from self._entries(inner, (*here, label), level + 1)
                elif isinstance(inner, str):
                    yield from self._page(inner, (*here, label))
                else:
                    self._whole = False
                    yield self._at("menu-tanpa-halaman", (*here, label), label=quote(label))
            else:
                self._whole = False
                yield from self._no_entry(entry, here)

    def _no_entry(self, entry: object, here: Steps) -> Iterator[Problem]:
        if isinstance(entry, dict) and entry:
            second = list(entry)[1]
            place = self._tree.keys[(*here, second)]
            yield self._problem("menu-judul-rangkap", place, label=quote(second))
        else:
            shown = quote(self._tree.texts.get(here, "")) if not isinstance(entry, list) else "[…]"
            yield self._at("menu-butir", here, value=shown)

    def _label(self, label: str, path: Steps) -> Iterator[Problem]:
        place = self._tree.keys[path]
        marked = _MARKUP.search(label) or LEFTOVERS.search(label)
        if not label.strip():
            yield self._problem("menu-judul-kosong", place)
        elif marked:
            yield self._problem("menu-judul-tanda", place, label=quote(label), mark=marked[0])
        elif _NO_TEXT.fullmatch(label) and not self._is_quoted(place):
            yield self._problem("menu-judul-kutip", place, label=label)

    def _is_quoted(self, place: Position) -> bool:
        return self._tree.file.line(place.line)[place.column - 1 : place.column] in ("'", '"')

    def _page(self, name: str, path: Steps) -> Iterator[Problem]:
        place = self._tree.values[path]
        joined = _NO_BLANK.fullmatch(name)
        if joined and joined[2] in self._pages:
            self._guessed.add(joined[2])
            values = {"value": quote(name), "label": joined[1].strip(), "page": joined[2]}
            yield self._problem("menu-titik-dua", place, **values)
        elif (_SCHEME.match(name) and name.lstrip("/") not in self._pages) or normpath(
            name
        ).startswith(".."):
            # Whichever page it should have been is not asked for as well.
            self._whole = False
            yield self._problem("menu-luar", place, value=quote(name))
        elif name not in self._pages:
            plain = normpath(name.lstrip("/"))
            # What the menu names elsewhere is hardly meant here.
            others = [page for page in self._pages if page not in self._written]
            meant = plain if plain in self._pages else nearest(name, others)
            # The page that is meant is asked for here, not a second time as one left out.
            self._guessed.add(meant or "")
            values = {"value": quote(name), "folder": self._docs_dir.name, "guess": asked(meant)}
            yield self._problem("menu-halaman-tidak-ada", place, **values)
        elif name in self._named:
            line = self._named[name].line
            yield self._problem("menu-halaman-ganda", place, value=quote(name), line=line)
        else:
            self._named[name] = place

    def _omitted(self) -> Iterator[Problem]:
        for name in sorted(set(self._pages) - self._named.keys() - self._guessed):
            yield problem(
                _OMITTED,
                f"{self._docs_dir.name}/{name}",
                Position(1, 1),
                file=self._tree.file.name,
                label=_label_for(self._docs_dir / name),
                page=name,
            )

    def _may_omit(self) -> bool:
        """Whether mkdocs.yml lets pages stand outside of the menu."""
        value: Any = self._tree.value
        for step in ("validation", "nav", "omitted_files"):
            value = value.get(step) if isinstance(value, Mapping) else None
        return value in _LENIENT or bool(self._tree.value.get("not_in_nav"))

    def _at(self, code: str, path: Steps, /, **values: object) -> Problem:
        return self._problem(code, self._tree.position(path), **values)

    def _problem(self, code: str, place: Position, /, **values: object) -> Problem:
        return problem(code, self._tree.file.name, place, "nav", **values)


def _label_for(page: Path) -> str:
    """What a menu may call a page: its title, or the name of its file where it has none."""
    head = page.read_text(encoding="utf-8", errors="replace").partition("\n---")[0]
    found = _TITLE.search(head) if head.startswith("---") else None
    return found[1] if found else page.stem.replace("-", " ").capitalize()
