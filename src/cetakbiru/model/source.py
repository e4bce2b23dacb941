"""All of data/ as read: descriptors, tables and trees, before anything is typed or judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from cetakbiru.base.digests import digest
from cetakbiru.model.schema import Descriptor, read_descriptors
from cetakbiru.model.tables import Table, read_table
from cetakbiru.model.text import TextFile, read_text
from cetakbiru.model.yamltree import YamlTree, read_yaml

# The levels that may have outlines.
OUTLINED = ("kabupaten", "kecamatan", "desa")


@dataclass(frozen=True)
class RawData:
    """What lies in a data folder. Several files of one descriptor keep the order of their names.

    `unread` names the descriptors of which not all could be read. `outlines` are the files of the
    levels in `OUTLINED` that there are.
    """

    data_dir: Path
    descriptors: Mapping[str, Descriptor]
    tables: dict[str, list[Table]]
    trees: dict[str, list[YamlTree]]
    unread: frozenset[str] = frozenset()
    outlines: Mapping[str, TextFile] = field(default_factory=dict)

    @cached_property
    def digest(self) -> str:
        """The hash of the names and bytes of all files."""
        tables = (table.file for tables in self.tables.values() for table in tables)
        trees = (tree.file for trees in self.trees.values() for tree in trees)
        return _digest([*tables, *trees, *self.outlines.values()])


def read_data(data_dir: Path) -> RawData:
    """Every described file of a data folder, named relative to the folder's parent.

    Raises OSError when a file can't be read.
    """
    return Unparsed.read(data_dir).parsed()


@dataclass(frozen=True)
class Unparsed:
    """The described files of a data folder, by the names of their descriptors."""

    data_dir: Path
    files: Mapping[str, list[TextFile]]
    outlines: Mapping[str, TextFile]

    @classmethod
    def read(cls, data_dir: Path) -> Unparsed:
        """The files as they are now. Raises OSError when one can't be read."""
        data_dir = data_dir.resolve()
        found = {
            name: [read_text(path, data_dir.parent) for path in descriptor.files(data_dir)]
            for name, descriptor in read_descriptors().items()
        }
        return cls(data_dir, found, read_outlines(data_dir))

    @property
    def digest(self) -> str:
        """The hash of the names and bytes of all files, which that of `parsed` is, too."""
        described = (file for files in self.files.values() for file in files)
        return _digest([*described, *self.outlines.values()])

    def parsed(self) -> RawData:
        """The tables and trees that the files hold."""
        descriptors = read_descriptors()
        return RawData(
            self.data_dir,
            descriptors,
            {
                name: list(map(read_table, self.files[name]))
                for name, one in descriptors.items()
                if one.is_table
            },
            {
                name: list(map(read_yaml, self.files[name]))
                for name, one in descriptors.items()
                if not one.is_table
            },
            outlines=self.outlines,
        )


def read_outlines(data_dir: Path) -> dict[str, TextFile]:
    """The files of outlines that there are, by level. Raises OSError when one can't be read."""
    paths = {level: data_dir / "wilayah" / f"{level}.topojson" for level in OUTLINED}
    return {
        level: read_text(path, data_dir.parent) for level, path in paths.items() if path.is_file()
    }


def _digest(files: Iterable[TextFile]) -> str:
    named = sorted((file.name, file.raw) for file in files)
    return digest(*(part for file in named for part in file))
