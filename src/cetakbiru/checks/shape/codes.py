"""Every code that a file may name: where it is defined, what it is called, how BPS numbers it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cetakbiru.model.schema import Descriptor
from cetakbiru.model.source import RawData
from cetakbiru.model.tables import Table
from cetakbiru.model.yamltree import Path, YamlTree

Slot = tuple[str, Any, Path]

_LABELS = ("nama", "judul", "istilah")


@dataclass
class Codes:
    """The codes that one column or key defines. `whole` is False when some may be missing.

    `pattern` is the form of a code. `official` names whose list it is when we give none ourselves.
    `given` are those that this run has offered for use, `told` those it has told to be missing.
    `was` are the earlier codes of rows that have another one now, `before` all that the list had
    earlier; None where nobody knows.
    """

    target: str
    where: str
    pattern: str = ""
    official: str = ""
    labels: dict[str, str] = field(default_factory=dict)
    bps: dict[str, str] = field(default_factory=dict)
    whole: bool = True
    given: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    was: Mapping[str, str] = field(default_factory=dict)
    before: Collection[str] | None = None

    def may_have_lost(self, code: str) -> bool:
        """Whether the code may have gone from the list while others still name it."""
        return self.before is None or code in self.before

    def fits(self, code: str) -> bool:
        """Whether a text has the form of a code."""
        return not self.pattern or re.fullmatch(self.pattern, code) is not None


@dataclass(frozen=True)
class Registry:
    """All codes by `table.field`."""

    codes: Mapping[str, Codes]

    def targets(self, names: Sequence[str]) -> list[Codes]:
        """The code lists that a reference may point into; unknown ones are left out."""
        return [self.codes[name] for name in names if name in self.codes]

    def label(self, target: str, code: str) -> str:
        """Code and name; only the code when it has no name or is not known."""
        codes = self.codes.get(target)
        name = codes.labels.get(code, "") if codes else ""
        return f"{code} {name}".strip()

    def distrust(self, target: str, code: str) -> str:
        """Takes a malformed code out; what it was called."""
        codes = self.codes.get(target)
        return codes.labels.pop(code, "") if codes else ""

    def mend(self, target: str, old: str, code: str, label: str) -> None:
        """Puts in the code that a broken one means."""
        codes = self.codes.get(target)
        if codes is None:
            return
        codes.labels[code] = label
        for bps, owner in codes.bps.items():
            if owner == old:
                codes.bps[bps] = code


def build_registry(raw: RawData, unreliable: frozenset[str]) -> Registry:
    """The codes of all tables and trees.

    Codes of rows with too many or too few cells count too. Of the files in `unreliable` (by name)
    some codes may be missing: nobody is blamed for naming those.
    """
    codes: dict[str, Codes] = {}
    for name, descriptor in raw.descriptors.items():
        where = f"{raw.data_dir.name}/{descriptor.pattern}"
        if descriptor.is_table:
            for column in descriptor.columns:
                target = f"{name}.{column.name}"
                pattern = column.descriptor.get("constraints", {}).get("pattern", "")
                official = column.descriptor.get("resmi", "")
                codes[target] = Codes(target, where, pattern, official)
        else:
            for inner in schemas(descriptor.json_schema):
                if "kunci" in inner:
                    target = inner["kunci"]
                    pattern, official = inner.get("pattern", ""), inner.get("resmi", "")
                    codes[target] = Codes(target, where, pattern, official)
    for name in _referenced(raw):
        if name not in codes:
            continue
        table = name.partition(".")[0]
        for found in raw.tables.get(table, ()):
            _add_table(codes[name], found, name.partition(".")[2])
    for name, descriptor in raw.descriptors.items():
        for tree in raw.trees.get(name, ()):
            for target, code, label in defined(descriptor.json_schema, tree.value):
                if isinstance(code, str):
                    codes[target].labels.setdefault(code, label)
    for name, descriptor in raw.descriptors.items():
        if name in unreliable:
            for target in _targets_of(name, descriptor):
                codes[target].whole = False
    return Registry(codes)


def _targets_of(name: str, descriptor: Descriptor) -> list[str]:
    if descriptor.is_table:
        return [f"{name}.{column.name}" for column in descriptor.columns]
    return list(defined_targets(descriptor.json_schema))


def _referenced(raw: RawData) -> set[str]:
    """Every `table.field` that something refers to, and every single-column key."""
    found: set[str] = set()
    for name, descriptor in raw.descriptors.items():
        for column in descriptor.columns:
            found.update(column.references)
        if len(descriptor.key) == 1:
            found.add(f"{name}.{descriptor.key[0]}")
        for schema in schemas(descriptor.json_schema):
            found.update(references_of(schema))
    return found


def _add_table(codes: Codes, table: Table, column: str) -> None:
    at = table.column_index.get(column)
    if at is None:
        return
    label = next((table.column_index[name] for name in _LABELS if name in table.column_index), None)
    bps = table.column_index.get("kode_bps") if column == "kode" else None
    for row in table.rows:
        if len(row) <= at:
            continue
        code = row[at].strip()
        name = row[label].strip() if label is not None and len(row) > label else ""
        codes.labels.setdefault(code, name)
        if bps is not None and len(row) > bps:
            codes.bps.setdefault(row[bps].strip(), code)
    codes.labels.pop("", None)
    codes.bps.pop("", None)


def references_of(schema: Mapping[str, Any]) -> tuple[str, ...]:
    """The targets of `acuan` in a JSON schema."""
    found = schema.get("acuan", ())
    return (found,) if isinstance(found, str) else tuple(found)


def schemas(schema: Mapping[str, Any] | None) -> Iterator[Mapping[str, Any]]:
    """A JSON schema and every schema within it."""
    if not schema:
        return
    yield schema
    for inner in schema.get("properties", {}).values():
        yield from schemas(inner)
    yield from schemas(schema.get("items"))


def defined_targets(schema: Mapping[str, Any] | None) -> Iterator[str]:
    """Every `table.field` that a JSON schema marks as a key."""
    for inner in schemas(schema):
        if "kunci" in inner:
            yield inner["kunci"]


def scalars(
    schema: Mapping[str, Any] | None, value: Any, path: Path = ()
) -> Iterator[tuple[Mapping[str, Any], Any, Path]]:
    """Every scalar of a YAML value with the schema that describes it and its path."""
    if not schema:
        return
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from scalars(schema.get("properties", {}).get(key), inner, (*path, key))
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from scalars(schema.get("items"), inner, (*path, at))
    else:
        yield schema, value, path


def at_path(value: Any, path: Path) -> Any:
    """The part of a YAML value at a path."""
    for step in path:
        value = value[step]
    return value


def defined(schema: Mapping[str, Any] | None, value: Any) -> Iterator[tuple[str, Any, str]]:
    """Every code that a YAML value defines, well typed or not: its target, the code, its name."""
    for inner, code, path in scalars(schema, value):
        if "kunci" in inner:
            parent = at_path(value, path[:-1])
            label = next((parent[name] for name in _LABELS if name in parent), "")
            yield inner["kunci"], code, str(label)


def key_slots(schema: Mapping[str, Any] | None, value: Any, path: Path = ()) -> Iterator[Slot]:
    """Every place of a YAML value for a key: its target, what stands there, its path.

    Also where the key is missing from a mapping that needs one.
    """
    if not schema:
        return
    if isinstance(value, dict):
        for name, inner in schema.get("properties", {}).items():
            if "kunci" in inner:
                yield inner["kunci"], value.get(name), (*path, name)
            elif name in value:
                yield from key_slots(inner, value[name], (*path, name))
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from key_slots(schema.get("items"), item, (*path, at))


def definitions(descriptor: Descriptor, tree: YamlTree) -> Iterator[tuple[str, str, Path]]:
    """Every code that a YAML file defines: its target, the code, its path."""
    for inner, code, path in scalars(descriptor.json_schema, tree.value):
        if "kunci" in inner and isinstance(code, str):
            yield inner["kunci"], code, path
