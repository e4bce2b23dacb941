"""Why rows and sentences changed, in the words of the commits that changed them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cetakbiru.comparison.matrix import MatrixRow
from cetakbiru.editions.git import GitError
from cetakbiru.editions.published import Published
from cetakbiru.model.addresses import page_url

_DATA, _DOCS = "data/", "docs/"
_WORD = re.compile(r"[^\s,;:\"'\[\]]+")
# How many words of a sentence must stand together in a changed line.
_FIRST_WORDS = 4


@dataclass(frozen=True)
class _Change:
    """What one commit did to one file: the lines that came and went."""

    commit: str
    subject: str
    path: str
    lines: tuple[str, ...]

    @cached_property
    def lines_of(self) -> Mapping[str, set[int]]:
        """In which lines each word stands: rows are many, and so are lines."""
        found: dict[str, set[int]] = {}
        for number, line in enumerate(self.lines):
            for word in _WORD.findall(line):
                found.setdefault(word, set()).add(number)
        return found

    def has_line_with(self, words: Sequence[str]) -> bool:
        """Whether one line has all the words."""
        return bool(set.intersection(*(self.lines_of.get(word, set()) for word in words)))


@dataclass(frozen=True)
class Reasons:
    """The commits between two revisions. Empty where one of the two is no revision."""

    changes: Sequence[_Change] = ()

    def of(self, row: MatrixRow) -> tuple[str, ...]:
        """The reasons of a change: of a row of data, or of a sentence of a page."""
        if row.table:
            return self.of_row(row.table, row.key)
        return self.of_sentence(row.page, row.new or row.old)

    def of_row(self, table: str, key: Sequence[str]) -> tuple[str, ...]:
        """Of commits that changed a line of a table's files with all parts of a row's key. In YAML
        a row is many lines, and its key may stand in none: there, of all that changed the file."""
        name = f"{_DATA}{table.replace('_', '-')}"
        words = [word for part in key for word in _WORD.findall(part)]
        of_table = [one for one in self.changes if one.path.startswith((f"{name}.", f"{name}/"))]
        of_row = [one for one in of_table if words and one.has_line_with(words)]
        return _told(of_row or [one for one in of_table if one.path.endswith(".yml")])

    def of_sentence(self, page: str, sentence: str) -> tuple[str, ...]:
        """Of commits that changed the words of a sentence; if none did, those of its page."""
        start = " ".join(sentence.split()[:_FIRST_WORDS])
        on_page = [one for one in self.changes if _page_of(one.path) == page]
        of_words = [one for one in on_page if any(start in line for line in one.lines)]
        return _told(of_words or on_page)


def _told(changes: Sequence[_Change]) -> tuple[str, ...]:
    """Each commit once, the oldest first."""
    return tuple(dict.fromkeys(f"{one.subject} ({one.commit})" for one in changes))


def _page_of(path: str) -> str | None:
    return page_url(path.removeprefix(_DOCS)) if path.startswith(_DOCS) else None


def reasons_between(published: Published, old: str, new: str) -> Reasons:
    """What commits say of the changes from one name to another; nothing where a name is no revision
    of this repository, or the one does not lead to the other."""
    repo = published.repo
    before, after = (_revision(published, name) for name in (old, new))
    if before is None or after is None or not repo.is_ancestor(before, after):
        return Reasons()
    try:
        log = repo.run(
            *("-c", "core.quotePath=off", "log", "--reverse", "--no-merges", "--unified=0"),
            *("--no-color", "--no-ext-diff", "--no-textconv", "--no-renames", "--relative"),
            *("--format=%x00%h%x00%s%x00", "--patch", f"{before}..{after}", "--", _DATA, _DOCS),
        )
    except GitError:
        return Reasons()
    _, *fields = log.split("\0")
    return Reasons(
        tuple(
            change
            for commit, subject, patch in zip(fields[::3], fields[1::3], fields[2::3])
            for change in _changes(commit, subject, patch)
        )
    )


def _revision(published: Published, name: str) -> str | None:
    """The commit of a name; of a folder of this project, what is committed of it."""
    entry = published.find(name)
    if entry is not None:
        name = str(entry.properties.get("sumber", ""))
    if not name or name.startswith("-"):
        return None
    commit = published.repo.commit(name)
    if commit is None and Path(name).is_dir():
        inside = Path(name).resolve().is_relative_to(published.repo.root.resolve())
        commit = published.repo.commit("HEAD") if inside else None
    return commit


def _changes(commit: str, subject: str, patch: str) -> Iterator[_Change]:
    for part in patch.split("\ndiff --git ")[1:]:
        head, *hunks = part.split("\n@@ ")
        names = [line[6:] for line in head.splitlines() if line.startswith(("--- a/", "+++ b/"))]
        lines = [line[1:] for hunk in hunks for line in hunk.splitlines()[1:] if line[:1] in "+-"]
        if names:
            yield _Change(commit, subject, names[-1], tuple(lines))
