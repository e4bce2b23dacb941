"""What must not even be opened: links in the file system, huge files, nesting without end.

Files come from strangers' pull requests. Whatever could keep a parser busy for minutes or end the
process stops the check here; nothing else is read until it is gone. Every test is linear in the
size of the files.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from cetakbiru.base.yamlvalues import MOST_NESTING, deep_indent, too_deep
from cetakbiru.checks.kept import Kept
from cetakbiru.checks.problems import Problem, problem
from cetakbiru.model.text import Position, TextFile

_TOP = Position(1, 1)
_KB = 1024
# Several times what a province needs; the longest shipped table has 34 KB.
_LARGEST_KB: Mapping[str, int] = {".csv": 16_384, ".yml": 2_048, ".yaml": 2_048, ".md": 512}
_LARGEST_OTHER_KB = 4_096
_YAML = (".yml", ".yaml")
_NAMES_OF_FILES = frozenset(_LARGEST_KB)
_KINDS = {stat.S_IFIFO: "pipa (FIFO)", stat.S_IFSOCK: "soket"}
_MAY_READ = 0o444

LONGEST_LINE = 20_000
LONGEST_RUN = 200
MOST_CALLS, MOST_COMMENTS = 400, 200
_LINK_BRACKETS = re.compile(r"[\[\]()]|\n[ \t]*(?=\n)")
# Lists and quotations that begin within each other on one line of a page.
_MARKERS = re.compile(
    rf"^[ \t]*(?:>[ \t]?|(?:[-*+]|[0-9]{{1,9}}[.)])[ \t]+){{{MOST_NESTING + 1}}}", re.M
)
_RUN = re.compile(rf"([\[\](){{}}<>*_~^=+`!|#$&\\/])\1{{{LONGEST_RUN},}}")


def gate_problems(opened: Iterable[Path], unread: Path, kept: Kept) -> list[Problem]:
    """Everything in the folders and files that must be mended before any file is read.

    They are named relative to the parent of the one that is opened, as all problems are. What lies
    in the folder `unread` is nobody's: not even the gate opens it.
    """
    return [
        found
        for one in opened
        for path in ([one] if one.is_symlink() or not one.is_dir() else sorted(one.rglob("*")))
        if not path.is_relative_to(unread)
        for found in _of_path(path, one.parent, kept)
    ]


def _of_path(path: Path, root: Path, kept: Kept) -> Iterator[Problem]:
    name = path.relative_to(root).as_posix()
    suffix = path.suffix.lower()
    try:
        status = path.lstat()
        if strange := _strange(name, suffix, status.st_mode):
            yield strange
            return
        if not stat.S_ISREG(status.st_mode):
            return
        limit = _LARGEST_KB.get(suffix, _LARGEST_OTHER_KB)
        size = status.st_size
        if size > limit * _KB:
            yield problem("berkas-terlalu-besar", name, _TOP, size=-(-size // _KB), limit=limit)
            return
        if suffix in _YAML or suffix == ".md":
            yield from _of_text(TextFile(name, path, path.read_bytes()), suffix, kept)
    except OSError:
        return  # told where files are read


def _of_text(file: TextFile, suffix: str, kept: Kept) -> Iterator[Problem]:
    key = kept.key("gate", suffix, file.raw)
    if kept.is_sound(key):
        return
    found = list(_page_problems(file) if suffix == ".md" else _yaml_problems(file))
    if not found:
        kept.note_sound(key)
    yield from found


def _strange(name: str, suffix: str, mode: int) -> Problem | None:
    """What is no file or folder, a folder named like a file, and what nobody may read."""
    if stat.S_ISLNK(mode):
        return problem("tautan-simbolik", name, _TOP)
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        kind = _KINDS.get(stat.S_IFMT(mode), "perangkat")
        return problem("bukan-berkas-biasa", name, _TOP, kind=kind)
    if stat.S_ISDIR(mode) and suffix in _NAMES_OF_FILES:
        return problem("folder-bernama-berkas", name, _TOP, suffix=suffix)
    if not mode & _MAY_READ:
        # An administrator could open it all the same, those who get the project could not.
        return problem(
            "berkas-tak-terbaca", name, _TOP, reason="tidak seorang pun boleh membacanya"
        )
    return None


def _yaml_problems(file: TextFile) -> Iterator[Problem]:
    at = too_deep(file.text)
    if at is not None:
        yield nesting_problem(file, at)


def nesting_problem(file: TextFile, at: int) -> Problem:
    """What stands at the offset `at` nests too deep."""
    return problem("sarang-terlalu-dalam", file.name, file.position(at), limit=MOST_NESTING)


def _deep_links(text: str) -> int | None:
    """Where brackets that may be links are opened, and not closed, too often in a paragraph."""
    depth = 0
    for match in _LINK_BRACKETS.finditer(text):
        if match[0] in "[(":
            depth += 1
            if depth > MOST_NESTING:
                return match.start()
        elif match[0] in "])":
            depth = max(depth - 1, 0)
        else:
            depth = 0
    return None


def _page_problems(file: TextFile) -> Iterator[Problem]:
    """Long lines and long runs: what Markdown needs more than linear time for."""
    starts = [*file.line_starts, len(file.text) + 1]
    for line, (start, end) in enumerate(pairwise(starts), start=1):
        if end - start > LONGEST_LINE:
            yield problem(
                "baris-terlalu-panjang",
                file.name,
                Position(line, 1),
                length=end - start - 1,
                limit=LONGEST_LINE,
            )
            return
    if match := _RUN.search(file.text):
        yield problem(
            "rentetan-tanda",
            file.name,
            file.position(match.start()),
            count=len(match[0]),
            mark=match[1],
            limit=LONGEST_RUN,
        )
    markers = _MARKERS.search(file.text)
    found = (markers.start() if markers else None, deep_indent(file.text), _deep_links(file.text))
    at = next((each for each in found if each is not None), None)
    if at is not None:
        yield nesting_problem(file, at)
    for mark, what, most in (("{{", "makro", MOST_CALLS), ("<!--", "komentar", MOST_COMMENTS)):
        count = file.text.count(mark)
        if count > most:
            yield problem(
                "tanda-terlalu-banyak", file.name, _TOP, count=count, what=what, limit=most
            )
