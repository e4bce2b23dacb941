"""All of data/ as read: descriptors, tables and trees, before anything is typed or judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cetakbiru.base.digests import digest
from cetakbiru.model.schema import Descriptor, read_descriptors
from cetakbiru.model.tables import Table, read_table
from cetakbiru.model.text import read_text
from cetakbiru.model.yamltree import YamlTree, read_yaml

FileState = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class RawData:
    """What lies in a data folder. Several files of one descriptor keep the order of their names.

    `unread` names the descriptors of which not all could be read.
    """

    data_dir: Path
    descriptors: Mapping[str, Descriptor]
    tables: dict[str, list[Table]]
    trees: dict[str, list[YamlTree]]
    unread: frozenset[str] = frozenset()

    @cached_property
    def digest(self) -> str:
        """The hash of the names and bytes of all files."""
        files = [table.file for tables in self.tables.values() for table in tables]
        files += [tree.file for trees in self.trees.values() for tree in trees]
        return digest(*(part for file in files for part in (file.name, file.raw)))


def file_state(data_dir: Path) -> FileState:
    """Path, modification time and size of every file: equal states hold equal data."""
    return tuple(
        (path.relative_to(data_dir).as_posix(), stat.st_mtime_ns, stat.st_size)
        for path in sorted(data_dir.rglob("*"))
        if path.is_file()
        for stat in (path.stat(),)
    )


def read_data(data_dir: Path) -> RawData:
    """Every described file of a data folder, named relative to the folder's parent.

    Raises OSError when a file can't be read.
    """
    data_dir = data_dir.resolve()
    root = data_dir.parent
    descriptors = read_descriptors()
    tables: dict[str, list[Table]] = {}
    trees: dict[str, list[YamlTree]] = {}
    for name, descriptor in descriptors.items():
        files = [read_text(path, root) for path in descriptor.files(data_dir)]
        if descriptor.is_table:
            tables[name] = [read_table(file) for file in files]
        else:
            trees[name] = [read_yaml(file) for file in files]
    return RawData(data_dir, descriptors, tables, trees)
