"""Problems of docs/cetak.yml, which says what the printed document holds and in which order.

The one judge of it: `ppm check` tells what it finds, and printing asks it before it reads the file.
"""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cetakbiru.checks.files.content import judge_file
from cetakbiru.checks.nearest import asked, guess, nearest
from cetakbiru.checks.pages.anchors import headings
from cetakbiru.checks.pages.printed import printed_problems
from cetakbiru.checks.pages.text import PageText
from cetakbiru.checks.pages.wording import tree_wording
from cetakbiru.checks.problems import Problem, listed, problem, quote
from cetakbiru.checks.shape.reading import unreadable
from cetakbiru.checks.shape.trees import (
    duplicate_problems,
    field_name,
    syntax_problem,
    wrong_kind,
)
from cetakbiru.model.chapters import chapter_of
from cetakbiru.model.print_views import DISTRICT_VIEW, PRINT_VIEWS
from cetakbiru.model.text import Position, read_text
from cetakbiru.model.yamltree import Path as Steps
from cetakbiru.model.yamltree import YamlTree, read_yaml

PLAN_FILE = "cetak.yml"
CHAPTERS, DISTRICTS = "bab", "wilayah"
ROLES = ("pengantar", CHAPTERS, DISTRICTS, "lampiran")
STAND_INS = "terwakili"
PAPER = "kertas"
# The paper of the document; the first where none is named.
PAPERS = ("A4", "F4")
# Of an entry that is a view of the data: its name, and the parts that it takes from the page.
VIEW, PARTS = "tampilan", "bagian"

_KEYS = (PAPER, *ROLES, STAND_INS)
_TOP = Position(1, 1)
_SECTION = 2
_OWN_NUMBER = re.compile(r"^BAB\s+([IVXLCDM]+)\b", re.I)
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def read_pages(docs_dir: Path) -> dict[str, PageText]:
    """The pages of a folder by their paths below it. Raises OSError."""
    return {
        path.relative_to(docs_dir).as_posix(): PageText(read_text(path, docs_dir.parent))
        for path in sorted(docs_dir.rglob("*.md"))
    }


@dataclass(frozen=True)
class PrintVerdict:
    """What is wrong with the plan, and which pages are printed by it."""

    problems: tuple[Problem, ...]
    printed: frozenset[str] = frozenset()


def judge_plan(
    docs_dir: Path,
    pages: Mapping[str, PageText],
    slugs: Collection[str],
    unread: Collection[str] = (),
) -> PrintVerdict:
    """The plan in `docs_dir`, judged. `slugs` name the pages of the kabupaten; those of `unread`
    can't be judged."""
    path = docs_dir / PLAN_FILE
    name = f"{docs_dir.name}/{PLAN_FILE}"
    try:
        file = read_text(path, docs_dir.parent)
    except FileNotFoundError:
        return PrintVerdict((problem("cetak-hilang", name, _TOP),))
    except OSError as error:
        return PrintVerdict((unreadable(path, docs_dir.parent, error),))
    text = judge_file(file)
    if not text.readable:
        return PrintVerdict(text.problems)
    tree = read_yaml(file)
    problems = [*text.problems, *tree_wording(tree)]
    if tree.error is not None:
        return PrintVerdict((*problems, syntax_problem(tree)))
    if not isinstance(tree.value, dict):
        values = {"key": PLAN_FILE, "wanted": "kelompok kunci", "found": "lain"}
        return PrintVerdict((*problems, problem("yaml-jenis-salah", name, _TOP, **values)))
    plan = _Plan(tree, pages, sorted(slugs), unread)
    problems += [*duplicate_problems(tree), *plan.problems()]
    return PrintVerdict(tuple(problems), frozenset(plan.printed).intersection(pages))


class _Plan:
    """The plan of one document: which pages it names, and where."""

    def __init__(
        self,
        tree: YamlTree,
        pages: Mapping[str, PageText],
        slugs: Sequence[str],
        unread: Collection[str],
    ) -> None:
        self._tree = tree
        self._pages = pages
        self._slugs = slugs
        self._unread = frozenset(unread)
        self.printed: dict[str, Position] = {}
        # Roles whose pages are missing because of what is told of the role itself.
        self._doubtful: set[str] = set()
        self._guessed: set[str] = set()

    def problems(self) -> Iterator[Problem]:
        for key in self._tree.value:
            if key not in _KEYS:
                place = self._tree.keys[(key,)]
                values = {"key": quote(key), "known": ", ".join(_KEYS)}
                meant = nearest(key, [one for one in _KEYS if one not in self._tree.value])
                self._doubtful.add(meant or "")
                values["guess"] = asked(meant)
                yield self._problem("yaml-kunci-tak-dikenal", place, (key,), **values)
        if self._tree.value.get(PAPER, PAPERS[0]) not in PAPERS:
            yield self._wrong((PAPER,), " atau ".join(PAPERS))
        for role in ROLES:
            yield from self._role(role)
        yield from self._chapters()
        yield from self._stand_ins()

    def _role(self, role: str) -> Iterator[Problem]:
        entries = self._tree.value.get(role)
        if entries is None:
            return
        if not isinstance(entries, list):
            self._doubtful.add(role)
            yield self._wrong((role,), "daftar halaman")
            return
        for at, entry in enumerate(entries):
            path: Steps = (role, at)
            if isinstance(entry, dict):
                yield from self._view(entry, path)
                continue
            if not isinstance(entry, str):
                yield self._wrong(path, f"nama halaman atau {VIEW}: nama")
                continue
            yield from self._page(entry, path)

    def _view(self, entry: Mapping[object, object], path: Steps) -> Iterator[Problem]:
        """A view of the data, named with the parts that it takes from the page."""
        place = self._tree.position(path)
        for key in entry:
            if key not in (VIEW, PARTS):
                meant = nearest(str(key), [one for one in (VIEW, PARTS) if one not in entry])
                values = {"known": f"{VIEW}, {PARTS}", "guess": asked(meant)}
                found = quote(str(key))
                yield self._problem("yaml-kunci-tak-dikenal", place, path, key=found, **values)
        name = entry.get(VIEW)
        if not isinstance(name, str) or name not in PRINT_VIEWS:
            said = "" if name is None else str(name)
            values = {"value": quote(said), "guess": guess(said, PRINT_VIEWS)}
            values["known"] = ", ".join(PRINT_VIEWS)
            # Which pages it would have stood for is not known.
            self._doubtful.add(str(path[0]))
            yield self._problem("cetak-tampilan-tidak-ada", place, path, **values)
            return
        if (name == DISTRICT_VIEW) != (path[0] == DISTRICTS):
            *first, last = (one for one in ROLES if one != DISTRICTS)
            others = f"{', '.join(first)}, atau {last}"
            wanted = DISTRICTS if name == DISTRICT_VIEW else others
            self._doubtful.add(DISTRICTS)
            values = {"value": quote(name), "wanted": wanted}
            yield self._problem("cetak-tampilan-peran", place, path, **values)
        whole = PRINT_VIEWS[name].page
        many = name == DISTRICT_VIEW
        stood_for = [whole.format(slug=slug) for slug in self._slugs] if many else [whole]
        for page in stood_for:
            if page in self.printed:
                told = page if page in self._pages else f"{VIEW}: {name}"
                values = {"value": quote(told), "line": str(self.printed[page].line)}
                yield self._problem("cetak-halaman-ganda", place, path, **values)
                return
            self.printed[page] = place
            if PARTS in entry and page in self._pages and page not in self._unread:
                yield from printed_problems(self._pages[page])
        if PARTS in entry:
            told = whole.format(slug="…")
            # All such pages, also those whose row of the table is wrong, which is told for itself.
            pages = fnmatch.filter(self._pages, whole.format(slug="*"))
            yield from self._anchors(entry[PARTS], (*path, PARTS), pages, told)

    def _page(self, name: str, path: Steps) -> Iterator[Problem]:
        place = self._tree.position(path)
        if name not in self._pages:
            values = self._missing(name)
            # The page that is meant is asked for here, not a second time as one left out.
            self._guessed.add(nearest(name, self._pages) or "")
            if "*" in name:
                self._doubtful.add(str(path[0]))
                values = {"value": quote(name), "guess": asked(f"{VIEW}: {DISTRICT_VIEW}")}
            yield self._problem("cetak-halaman-tidak-ada", place, path, **values)
        elif name in self.printed:
            line = self.printed[name].line
            yield self._problem("cetak-halaman-ganda", place, path, value=quote(name), line=line)
        else:
            self.printed[name] = place
            untitled = not any(one.level == 1 for one in headings(self._pages[name]))
            if name in self._unread:
                return
            yield from printed_problems(self._pages[name])
            if untitled:
                yield problem("cetak-tanpa-judul", self._pages[name].file.name, _TOP)

    def _missing(self, name: str) -> dict[str, object]:
        return {"value": quote(name), "guess": guess(name, self._pages)}

    def _chapters(self) -> Iterator[Problem]:
        """Every chapter is printed, in the order of the numbers that they bear."""
        place = self._tree.keys.get((CHAPTERS,), _TOP)
        entries = self._tree.value.get(CHAPTERS)
        for name in () if CHAPTERS in self._doubtful else self._pages:
            if chapter_of(name) is None:
                continue
            title = quote(_title(self._pages[name]))
            if name in self.printed and name not in (entries or ()):
                there = self.printed[name]
                yield self._problem("cetak-bab-salah-tempat", there, (CHAPTERS,), title=title)
            elif name not in self.printed and name not in self._guessed:
                title = quote(_title(self._pages[name]))
                yield self._problem("cetak-bab-hilang", place, (CHAPTERS,), title=title, page=name)
        yield from self._districts()
        before = 0
        for at, name in enumerate(entries if isinstance(entries, list) else ()):
            page = self._pages.get(name) if isinstance(name, str) else None
            own = _OWN_NUMBER.match(_title(page)) if page else None
            number = _arabic(own[1]) if own else before + 1
            if page and number <= before:
                where = self._tree.position((CHAPTERS, at))
                title = quote(_title(page))
                yield self._problem(
                    "cetak-bab-mundur", where, (CHAPTERS, at), title=title, before=before
                )
            before = max(before, number)

    def _districts(self) -> Iterator[Problem]:
        left_out = [
            name
            for slug in self._slugs
            if (name := f"kabupaten/{slug}.md") in self._pages
            and name not in self.printed
            and name not in self._guessed
        ]
        if left_out and DISTRICTS not in self._doubtful:
            place = self._tree.keys.get((DISTRICTS,), _TOP)
            yield self._problem("cetak-wilayah-hilang", place, (DISTRICTS,), pages=listed(left_out))

    def _anchors(
        self, anchors: object, path: Steps, pages: Sequence[str], told: str
    ) -> Iterator[Problem]:
        """Anchors of sections, each of which one of the pages has; `told` names these pages."""
        if not isinstance(anchors, list):
            yield self._wrong(path, "daftar jangkar")
            return
        known = dict.fromkeys(
            one.id
            for name in pages
            if name in self._pages
            for one in headings(self._pages[name])
            if one.level == _SECTION
        )
        for at, anchor in enumerate(anchors):
            if not isinstance(anchor, str):
                yield self._wrong((*path, at), "jangkar sebuah judul")
            # A page that can't be read may have it.
            elif anchor not in known and self._unread.isdisjoint(pages):
                place = self._tree.position((*path, at))
                yield self._problem(
                    "cetak-jangkar-tidak-ada", place, (*path, at),
                    value=quote(anchor), guess=guess(anchor, known), page=told,
                )  # fmt: skip

    def _stand_ins(self) -> Iterator[Problem]:
        pairs = self._tree.value.get(STAND_INS)
        if pairs is None:
            return
        if not isinstance(pairs, dict):
            yield self._wrong((STAND_INS,), "pasangan halaman: halaman")
            return
        for name, standing_in in pairs.items():
            path: Steps = (STAND_INS, name)
            here, there = self._tree.keys[path], self._tree.position(path)
            if name not in self._pages:
                yield self._problem("cetak-halaman-tidak-ada", here, path, **self._missing(name))
            elif name in self.printed:
                line = self.printed[name].line
                yield self._problem("cetak-halaman-ganda", here, path, value=quote(name), line=line)
            if not isinstance(standing_in, str):
                yield self._wrong(path, "nama halaman")
            elif standing_in not in self._pages:
                values = self._missing(standing_in)
                yield self._problem("cetak-halaman-tidak-ada", there, path, **values)
            # A chapter that is not printed is told for itself.
            elif standing_in not in self.printed and chapter_of(standing_in) is None:
                value = quote(standing_in)
                yield self._problem("cetak-wakil-tak-dicetak", there, path, value=value)

    def _wrong(self, path: Steps, wanted: str) -> Problem:
        return wrong_kind(self._tree, path, wanted)

    def _problem(self, code: str, place: Position, path: Steps, /, **values: object) -> Problem:
        return problem(code, self._tree.file.name, place, field_name(path), **values)


def _title(page: PageText) -> str:
    return next((one.title for one in headings(page) if one.level == 1), page.file.name)


def _arabic(sign: str) -> int:
    """ "IV" → 4."""
    numbers = [_VALUES[letter] for letter in sign.upper()]
    return sum(
        -number if any(later > number for later in numbers[at + 1 : at + 2]) else number
        for at, number in enumerate(numbers)
    )
