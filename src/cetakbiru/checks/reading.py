"""Data as read, with a problem for every file that is missing, unknown or unreadable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from cetakbiru.checks.nearest import guess
from cetakbiru.checks.problems import Problem, problem
from cetakbiru.model.schema import Descriptor, read_descriptors
from cetakbiru.model.source import RawData
from cetakbiru.model.tables import Table, read_table
from cetakbiru.model.text import Position, TextFile, read_text
from cetakbiru.model.yamltree import YamlTree, read_yaml

_TOP = Position(1, 1)
# Where a province held the descriptors before they came with the engine.
_EARLIER_SCHEMA = "skema"
# Files that someone may take for data; others (notes, hidden files) are nobody's business.
_DATA_SUFFIXES = frozenset(
    {".csv", ".tsv", ".txt", ".yml", ".yaml", ".json", ".xls", ".xlsx", ".ods"}
)


def read_raw(data_dir: Path) -> tuple[RawData, list[Problem]]:
    """The data and the problems of reading them."""
    descriptors = read_descriptors()
    problems = list(_foreign_schema(data_dir))
    tables: dict[str, list[Table]] = {}
    trees: dict[str, list[YamlTree]] = {}
    for name, descriptor in descriptors.items():
        files: list[TextFile] = []
        for path in descriptor.files(data_dir):
            try:
                files.append(read_text(path, data_dir.parent))
            except OSError as error:
                problems.append(unreadable(path, data_dir.parent, error))
        if descriptor.is_table:
            tables[name] = [read_table(file) for file in files]
        else:
            trees[name] = [read_yaml(file) for file in files]
    problems += _missing(data_dir, descriptors)
    problems += _unknown(data_dir, descriptors)
    return RawData(data_dir, descriptors, tables, trees), problems


def unreadable(path: Path, root: Path, error: OSError) -> Problem:
    """The problem of a file that the system does not hand over."""
    name = path.relative_to(root).as_posix()
    return problem("berkas-tak-terbaca", name, _TOP, reason=error.strerror or type(error).__name__)


def _foreign_schema(data_dir: Path) -> Iterator[Problem]:
    """A schema beside the data: it is never opened, since the engine's own one judges."""
    folder = data_dir / _EARLIER_SCHEMA
    names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    if names:
        place = f"{data_dir.name}/{_EARLIER_SCHEMA}/{names[0]}"
        yield problem("skema-bukan-milik-data", place, _TOP, count=len(names))


def _missing(data_dir: Path, descriptors: Mapping[str, Descriptor]) -> Iterator[Problem]:
    for descriptor in descriptors.values():
        if not descriptor.files(data_dir):
            name = f"{data_dir.name}/{descriptor.pattern}"
            yield problem("berkas-hilang", name, _TOP, path=name, title=descriptor.title)


def _unknown(data_dir: Path, descriptors: Mapping[str, Descriptor]) -> Iterator[Problem]:
    described = {path for found in descriptors.values() for path in found.files(data_dir)}
    patterns = [found.pattern for found in descriptors.values()]
    for path in sorted(data_dir.rglob("*")):
        within = path.relative_to(data_dir)
        if (
            path in described
            or within.parts[0] == _EARLIER_SCHEMA
            or path.suffix.lower() not in _DATA_SUFFIXES
            or any(part.startswith((".", "~$")) for part in within.parts)
            or not path.is_file()
        ):
            continue
        name = path.relative_to(data_dir.parent).as_posix()
        meant = guess(within.as_posix(), patterns)
        yield problem("berkas-tak-dikenal", name, _TOP, guess=meant)
