"""Data as read, with a problem for every file that is missing, unknown or unreadable."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path

from cetakbiru.checks.files.strays import copies, copy_problem, is_backup, temporary_problem
from cetakbiru.checks.nearest import guess
from cetakbiru.checks.problems import Problem, problem
from cetakbiru.model.format import EARLIER_SCHEMA
from cetakbiru.model.schema import Descriptor, read_descriptors
from cetakbiru.model.source import RawData, read_outlines
from cetakbiru.model.tables import Table, read_table
from cetakbiru.model.text import Position, TextFile, read_text
from cetakbiru.model.yamltree import YamlTree, read_yaml

_TOP = Position(1, 1)
# Files that someone may take for data; others (notes, hidden files) are nobody's business.
_DATA_SUFFIXES = frozenset(
    {".csv", ".tsv", ".txt", ".yml", ".yaml", ".json", ".xls", ".xlsx", ".ods"}
)
_TEXT_SUFFIXES = frozenset({".csv", ".tsv", ".txt", ".yml", ".yaml"})
# Lines without text, as editors and spreadsheets leave them.
_BLANK_LINES = re.compile(r"(?<=[\r\n])(?:[,;\t ]*+(?:\r\n|\r|\n))++")
_BLANK_LINE = re.compile(r"[\r\n][,;\t ]*+[\r\n]")
_IDENTITY = re.compile(r"^[ -]*id: *(.+)$", re.M)
# So many of them on end are nobody's table: to read each would take minutes.
_GAP = 1_000


def read_raw(data_dir: Path) -> tuple[RawData, list[Problem]]:
    """The data and the problems of reading them."""
    descriptors = read_descriptors()
    problems = list(_foreign_schema(data_dir))
    copied = _copies(data_dir)
    root = data_dir.parent
    problems += [copy_problem(copy, original, root) for copy, original in copied.items()]
    tables: dict[str, list[Table]] = {}
    trees: dict[str, list[YamlTree]] = {}
    unread: set[str] = set()
    for name, descriptor in descriptors.items():
        files: list[TextFile] = []
        for path in descriptor.files(data_dir):
            if path in copied:
                continue
            try:
                file = read_text(path, root)
            except OSError as error:
                problems.append(unreadable(path, root, error))
                unread.add(name)
                continue
            gap, whole = _gap(file)
            problems += gap
            if whole is None:
                unread.add(name)
            else:
                files.append(whole)
        for copy, original, in_place in _equal(files, _region_texts(tables)):
            problems.append(copy_problem(copy.path, original.path, root, in_place))
            files.remove(copy)
            if in_place:
                unread.add(name)
        if descriptor.is_table:
            tables[name] = [read_table(file) for file in files]
        else:
            trees[name] = [read_yaml(file) for file in files]
    meant: set[str] = set()
    problems += _unknown(data_dir, descriptors, copied, meant)
    unread |= meant
    problems += (
        one for name in descriptors.keys() - meant for one in _missing(data_dir, descriptors[name])
    )
    outlines: dict[str, TextFile] = {}
    try:
        outlines = read_outlines(data_dir)
    except OSError as error:
        problems.append(unreadable(Path(str(error.filename)), root, error))
    return RawData(data_dir, descriptors, tables, trees, frozenset(unread), outlines), problems


def _gap(file: TextFile) -> tuple[list[Problem], TextFile | None]:
    """What is wrong with a file that consists of blank lines in the main, and what of it is left.

    Lines at its end are left out; what lies beyond such lines is not read at all.
    """
    text = file.text
    if text.count("\n") + text.count("\r") < _GAP or not _BLANK_LINE.search(text):
        return [], file
    for match in _BLANK_LINES.finditer(text):
        if match.end() - match.start() < _GAP:
            continue
        lines = len(match[0].splitlines())
        if lines < _GAP:
            continue
        place = Position(len(text[: match.start()].splitlines()) + 1, 1)
        if text[match.end() :].strip(" \t,;\r\n"):
            return [problem("baris-kosong-menumpuk", file.name, place, count=lines)], None
        found = problem("baris-kosong", file.name, place, which=f"{lines} baris mulai baris ini")
        return [found], replace(file, raw=text[: match.start()].encode())
    return [], file


def _copies(data_dir: Path) -> Mapping[Path, Path]:
    """The copies in a data folder, each with its original."""
    return copies(
        path
        for path in sorted(data_dir.rglob("*"))
        if (path.suffix.lower() in _DATA_SUFFIXES or is_backup(path))
        and EARLIER_SCHEMA not in path.relative_to(data_dir).parts
        and not path.name.startswith((".", "~$"))
        and path.is_file()
    )


def _region_texts(tables: Mapping[str, Sequence[Table]]) -> str:
    return "".join(table.file.text for table in tables.get("kabupaten", ())).casefold()


def _equal(files: Sequence[TextFile], regions: str) -> Iterator[tuple[TextFile, TextFile, bool]]:
    """The files of one descriptor that say the same as another one, with that one.

    Of two equal ones the original is named after the region or the ID that it holds. The last tells
    whether a copy lies in the place of a file that is wanted.
    """

    def named(file: TextFile) -> bool:
        words = file.path.stem.removeprefix("kota-").replace("-", " ")
        return f",{words}," in regions or f"id: {file.path.stem}" in file.text

    keys = {file.name: _keys(file) for file in files} if len(files) > 1 else {}
    seen: list[TextFile] = []
    for file in sorted(files, key=lambda file: (not named(file), file.name)) if keys else ():
        mine = keys[file.name]
        twin = next((one for one in seen if _is_copy(mine, keys[one.name])), None)
        if twin is None:
            seen.append(file)
        elif named(file) and not _is_own(twin, regions) and _is_own(file, regions):
            seen[seen.index(twin)] = file
            yield twin, file, named(twin)
        else:
            yield file, twin, named(file)


def _keys(file: TextFile) -> frozenset[str]:
    """What stands first in each row of a table, or the IDs that a YAML file gives."""
    if file.path.suffix == ".csv":
        return frozenset(line.partition(",")[0] for line in file.text.splitlines()[1:]) - {""}
    return frozenset(_IDENTITY.findall(file.text))


def _is_copy(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two files give nearly the same IDs, which nobody writes twice."""
    both = len(one & other)
    return both > 0 and both * 5 >= max(len(one), len(other)) * 4 and (one == other or both > 2)


def _is_own(file: TextFile, regions: str) -> bool:
    """Whether the code of the region after which a file is named stands in its rows."""
    words = file.path.stem.removeprefix("kota-").replace("-", " ")
    line = next((line for line in regions.splitlines() if f",{words}," in line), "")
    code = line.partition(",")[0]
    return bool(code) and f",{code}," in file.text


def unreadable(path: Path, root: Path, error: OSError) -> Problem:
    """The problem of a file that the system does not hand over."""
    name = path.relative_to(root).as_posix()
    return problem("berkas-tak-terbaca", name, _TOP, reason=error.strerror or type(error).__name__)


def _foreign_schema(data_dir: Path) -> Iterator[Problem]:
    """A schema beside the data: it is never opened, since the engine's own one judges."""
    folder = data_dir / EARLIER_SCHEMA
    names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    if names:
        place = f"{data_dir.name}/{EARLIER_SCHEMA}/{names[0]}"
        yield problem("skema-bukan-milik-data", place, _TOP, count=len(names))


def _missing(data_dir: Path, descriptor: Descriptor) -> Iterator[Problem]:
    if not descriptor.may_be_none and not descriptor.files(data_dir):
        name = f"{data_dir.name}/{descriptor.pattern}"
        yield problem("berkas-hilang", name, _TOP, path=name, title=descriptor.title)


def _unknown(
    data_dir: Path,
    descriptors: Mapping[str, Descriptor],
    copied: Mapping[Path, Path],
    meant: set[str],
) -> Iterator[Problem]:
    """Files that no descriptor knows. What they were meant to be is put into `meant`."""
    described = {path for found in descriptors.values() for path in found.files(data_dir)}
    patterns = [found.pattern for found in descriptors.values()]
    for path in sorted(data_dir.rglob("*")):
        within = path.relative_to(data_dir)
        if (
            path in described
            or path in copied
            or within.parts[0] == EARLIER_SCHEMA
            or path.suffix.lower() not in _DATA_SUFFIXES
            or not path.is_file()
        ):
            continue
        if temporary := temporary_problem(path, data_dir.parent):
            yield temporary
        elif not any(part.startswith(".") for part in within.parts):
            name = path.relative_to(data_dir.parent).as_posix()
            right = _meant(within, patterns)
            hint = f" Maksud Anda {right}?" if right else guess(within.as_posix(), patterns)
            yield problem("berkas-tak-dikenal", name, _TOP, guess=hint)
            if right and not (data_dir / right).exists():
                meant.update(
                    key for key, one in descriptors.items() if fnmatchcase(right, one.pattern)
                )


def _meant(within: Path, patterns: Sequence[str]) -> str:
    """What a file's name was meant to be: in small letters, or with another ending; else ""."""
    small = within.with_name(within.name.casefold())
    names = [small]
    if small.suffix in _TEXT_SUFFIXES:  # a workbook is no table by another name
        names += [small.with_suffix(suffix) for suffix in (".csv", ".yml")]
    return next(
        (
            name.as_posix()
            for name in names
            if any(fnmatchcase(name.as_posix(), pattern) for pattern in patterns)
        ),
        "",
    )
