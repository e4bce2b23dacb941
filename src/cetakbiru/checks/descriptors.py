"""The descriptors in data/skema, read with a problem for each fault."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cetakbiru.model.schema import SCHEMA_FOLDER, Descriptor, SchemaError, to_descriptor
from cetakbiru.model.text import Position, read_text
from cetakbiru.model.yamltree import YamlTree, read_yaml
from cetakbiru.checks.files import judge_file
from cetakbiru.checks.problems import Problem, problem
from cetakbiru.checks.codes import defined_targets, references_of, schemas
from cetakbiru.checks.trees import duplicate_problems
from cetakbiru.checks.yamlreasons import explain


def read_skema(data_dir: Path) -> tuple[dict[str, Descriptor], list[Problem]]:
    """Every usable descriptor by name, and the problems of the others."""
    folder = data_dir / SCHEMA_FOLDER
    paths = sorted(folder.glob("*.yml"))
    shown = folder.relative_to(data_dir.parent).as_posix()
    if not paths:
        return {}, [problem("skema-tidak-ada", shown, Position(1, 1), folder=shown)]
    descriptors: dict[str, Descriptor] = {}
    places: dict[str, YamlTree] = {}
    problems: list[Problem] = []
    for path in paths:
        try:
            tree = read_yaml(read_text(path, data_dir.parent))
        except OSError as error:
            name = path.relative_to(data_dir.parent).as_posix()
            reason = error.strerror or type(error).__name__
            problems.append(problem("berkas-tak-terbaca", name, Position(1, 1), reason=reason))
            continue
        found = list(_file_problems(tree))
        problems += found
        if any(each.severity == "error" for each in found):
            continue
        try:
            descriptor = to_descriptor(tree.value, path.stem)
        except SchemaError as error:
            reason = f"{error} tidak ada atau tidak dikenal"
            problems.append(_broken(tree, Position(1, 1), reason))
            continue
        descriptors[descriptor.name] = descriptor
        places[descriptor.name] = tree
    if not problems:
        problems += _dangling(descriptors, places)
    return descriptors, problems


def _file_problems(tree: YamlTree) -> Iterator[Problem]:
    verdict = judge_file(tree.file)
    yield from verdict.problems
    if not verdict.readable:
        return
    if tree.error is not None:
        yield _broken(tree, tree.error.position, explain(tree.error)["reason"])
        return
    yield from duplicate_problems(tree)


def _dangling(descriptors: dict[str, Descriptor], trees: dict[str, YamlTree]) -> Iterator[Problem]:
    """References of descriptors to columns and keys that no descriptor defines."""
    known = {
        f"{name}.{column.name}" for name, found in descriptors.items() for column in found.columns
    }
    for descriptor in descriptors.values():
        known.update(defined_targets(descriptor.json_schema))
    for name, descriptor in descriptors.items():
        wanted = [target for column in descriptor.columns for target in column.references]
        wanted += [
            target for schema in schemas(descriptor.json_schema) for target in references_of(schema)
        ]
        for target in dict.fromkeys(wanted):
            if target not in known:
                tree = trees[name]
                offset = tree.file.text.find(target)
                place = tree.file.position(max(offset, 0))
                yield _broken(tree, place, f"acuan {target} tidak ada")


def _broken(tree: YamlTree, place: Position, reason: str) -> Problem:
    return problem("skema-rusak", tree.file.name, place, reason=reason)
