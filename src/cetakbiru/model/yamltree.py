"""YAML files as plain values, with the line and column of every key and value."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml

from cetakbiru.base.yamlvalues import AnyTagLoader, Placed, SafeLoader, read_values, refuse_nesting
from cetakbiru.model.text import Position, TextFile

Path = tuple[str | int, ...]


class _TextLoader(Placed, yaml.SafeLoader):
    """Reads plain scalars as YAML does, but leaves dates as the text that was written."""


class _FastTextLoader(SafeLoader):
    """The same on the parser in C, six times as fast, where PyYAML was built with it."""


_TextLoader.yaml_implicit_resolvers = _FastTextLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@dataclass(frozen=True)
class YamlError:
    """Why a file is not YAML, and where."""

    position: Position
    reason: str


@dataclass(frozen=True)
class YamlTree:
    """A YAML file as read.

    `values` and `keys` give the place of each value and of each mapping key by its path;
    `texts` the scalars as they were written, so that `0101` is known to have been typed so.
    """

    file: TextFile
    value: Any
    values: dict[Path, Position] = field(default_factory=dict)
    keys: dict[Path, Position] = field(default_factory=dict)
    texts: dict[Path, str] = field(default_factory=dict)
    duplicates: tuple[tuple[Path, Position], ...] = ()
    error: YamlError | None = None

    def position(self, path: Path) -> Position:
        """The place of the value at `path`, or of its nearest parent."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Position(1, 1))


# A preview reads the same files at every save but for the one that was saved.
@lru_cache(maxsize=1 << 9)
def read_yaml(file: TextFile, foreign_tags: bool = False) -> YamlTree:
    """The values of a YAML file. Never fails: what is wrong stands in `error`.

    With `foreign_tags`, tags that only another program understands are no fault: what bears one is
    None, and nothing that it asks for is done.
    """
    tree = _read_with(_FastTextLoader, file, foreign_tags)
    # The slower parser says more precisely what it stumbled over.
    return tree if tree.error is None else _read_with(_TextLoader, file, foreign_tags)


def read_as_renderers_do(file: TextFile, foreign_tags: bool = False) -> YamlTree:
    """The same for what a renderer reads too: it takes dates for dates, and stops at what is none.

    Its keys must be plain, too.
    """
    tree = read_yaml(file, foreign_tags)
    if tree.error is None:
        try:
            read_values(file.text, AnyTagLoader if foreign_tags else SafeLoader)
        except yaml.YAMLError as error:
            return YamlTree(file, None, error=_yaml_error(error))
    return tree


def _read_with(kind: type[Any], file: TextFile, foreign_tags: bool) -> YamlTree:
    try:
        refuse_nesting(file.text)
        loader = kind(file.text)
        node = loader.get_single_node()
        if node is None:
            return YamlTree(file, None)
        builder = _Builder(loader, len(file.text), foreign_tags)
        value = builder.build(node, ())
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        return YamlTree(file, None, error=_yaml_error(error))
    return YamlTree(
        file, value, builder.values, builder.keys, builder.texts, tuple(builder.duplicates)
    )


def _yaml_error(error: Exception) -> YamlError:
    mark = getattr(error, "problem_mark", None)
    position = Position(mark.line + 1, mark.column + 1) if mark else Position(1, 1)
    return YamlError(position, str(getattr(error, "problem", None) or error))


class _Builder:
    """Walks the node tree once, keeping places."""

    def __init__(self, loader: Any, most: int, foreign_tags: bool) -> None:
        self.loader = loader
        self.most = most
        self.foreign_tags = foreign_tags
        self.values: dict[Path, Position] = {}
        self.keys: dict[Path, Position] = {}
        self.texts: dict[Path, str] = {}
        self.duplicates: list[tuple[Path, Position]] = []
        self.open: set[int] = set()

    def build(self, node: yaml.Node, path: Path) -> Any:
        # An alias that contains itself would never end, and one repeated often would not fit: only
        # aliases make more values than the file has characters.
        if id(node) in self.open or len(self.values) > self.most:
            raise yaml.MarkedYAMLError(problem="alias", problem_mark=node.start_mark)
        known = node.tag in self.loader.yaml_constructors
        if not known and not self.foreign_tags:
            raise yaml.MarkedYAMLError(problem=node.tag, problem_mark=node.start_mark)
        self.values[path] = Position(node.start_mark.line + 1, node.start_mark.column + 1)
        if not known:
            return None
        self.open.add(id(node))
        try:
            if isinstance(node, yaml.MappingNode):
                return self._mapping(node, path)
            if isinstance(node, yaml.SequenceNode):
                return [self.build(item, (*path, at)) for at, item in enumerate(node.value)]
            self.texts[path] = node.value
            return self.loader.construct_object(node)
        finally:
            self.open.discard(id(node))

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            here = Position(key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            if key in result:
                self.duplicates.append(((*path, key), here))
                continue
            self.keys[(*path, key)] = here
            result[key] = self.build(value_node, (*path, key))
        return result
