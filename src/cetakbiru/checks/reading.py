"""Data as read, with a problem for every file that is missing, unknown or unreadable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from cetakbiru.checks.nearest import guess
from cetakbiru.checks.problems import Problem, problem
from cetakbiru.checks.strays import copies, copy_problem, is_backup, temporary_problem
from cetakbiru.model.format import EARLIER_SCHEMA
from cetakbiru.model.schema import Descriptor, read_descriptors
from cetakbiru.model.source import RawData
from cetakbiru.model.tables import Table, read_table
from cetakbiru.model.text import Position, TextFile, read_text
from cetakbiru.model.yamltree import YamlTree, read_yaml

_TOP = Position(1, 1)
# Files that someone may take for data; others (notes, hidden files) are nobody's business.
_DATA_SUFFIXES = frozenset(
    {".csv", ".tsv", ".txt", ".yml", ".yaml", ".json", ".xls", ".xlsx", ".ods"}
)


def read_raw(data_dir: Path) -> tuple[RawData, list[Problem]]:
    """The data and the problems of reading them."""
    descriptors = read_descriptors()
    problems = list(_foreign_schema(data_dir))
    copied = _copies(data_dir)
    root = data_dir.parent
    problems += [copy_problem(copy, original, root) for copy, original in copied.items()]
    tables: dict[str, list[Table]] = {}
    trees: dict[str, list[YamlTree]] = {}
    for name, descriptor in descriptors.items():
        files: list[TextFile] = []
        for path in descriptor.files(data_dir):
            if path in copied:
                continue
            try:
                files.append(read_text(path, root))
            except OSError as error:
                problems.append(unreadable(path, root, error))
        for copy, original in _equal(files, _region_texts(tables)):
            problems.append(copy_problem(copy.path, original.path, root))
            files.remove(copy)
        if descriptor.is_table:
            tables[name] = [read_table(file) for file in files]
        else:
            trees[name] = [read_yaml(file) for file in files]
    problems += _missing(data_dir, descriptors)
    problems += _unknown(data_dir, descriptors, copied)
    return RawData(data_dir, descriptors, tables, trees), problems


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


def _equal(files: Sequence[TextFile], regions: str) -> Iterator[tuple[TextFile, TextFile]]:
    """The files of one descriptor that say the same as another one, with that one.

    Of two equal ones the original is named after a region, or after the ID that it holds.
    """

    def foreign(file: TextFile) -> tuple[bool, str]:
        words = file.path.stem.removeprefix("kota-").replace("-", " ")
        named = f",{words}," in regions or f"id: {file.path.stem}" in file.text
        return not named, file.name

    first: dict[bytes, TextFile] = {}
    for file in sorted(files, key=foreign) if len(files) > 1 else ():
        # Files without rows may well be equal.
        if file.raw.strip().count(b"\n"):
            original = first.setdefault(file.raw, file)
            if original is not file:
                yield file, original


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


def _missing(data_dir: Path, descriptors: Mapping[str, Descriptor]) -> Iterator[Problem]:
    for descriptor in descriptors.values():
        if not descriptor.files(data_dir):
            name = f"{data_dir.name}/{descriptor.pattern}"
            yield problem("berkas-hilang", name, _TOP, path=name, title=descriptor.title)


def _unknown(
    data_dir: Path, descriptors: Mapping[str, Descriptor], copied: Mapping[Path, Path]
) -> Iterator[Problem]:
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
            yield problem("berkas-tak-dikenal", name, _TOP, guess=_meant(within, patterns))


def _meant(within: Path, patterns: Sequence[str]) -> str:
    """What a file's name was meant to be: in small letters, or like that of a known file."""
    small = within.as_posix().casefold()
    if any(fnmatchcase(small, pattern) for pattern in patterns):
        return f" Maksud Anda {small}?"
    return guess(within.as_posix(), patterns)
