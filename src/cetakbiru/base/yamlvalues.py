"""The plain values of a YAML text, and how deep such a text may nest.

The parser in C follows any depth until the process dies of it, and Python's own ends in an error
that is none of YAML's: so the depth is judged before any parser begins.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

MOST_NESTING = 60
_BRACKETS = re.compile(r"[\[\]{}]")
_DASHES = re.compile(rf"(?:-[ \t]+){{{MOST_NESTING + 1}}}")
_INDENT = re.compile(r"^[ \t>]*", re.M)
# Indentation in columns at which a list of that many levels would stand.
_DEEPEST_INDENT = MOST_NESTING * 8
# What PyYAML lets through where a value is not of the kind that its tag or its looks promise.
_OTHER_KIND = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
_ENDLESS = "Exceeds the limit"


class NestingError(yaml.MarkedYAMLError):
    """A text nests deeper than any that people write."""


class Placed:
    """A loader that knows the place of a value that is not what it seems, such as 2026-13-45."""

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        """The value of a node. Raises yaml.YAMLError."""
        try:
            return super().construct_object(node, deep)  # type: ignore[misc] # the loader's
        except _OTHER_KIND as error:
            said = str(error)
            reason = said if said.startswith(_ENDLESS) else "not of its kind"
            raise yaml.MarkedYAMLError(problem=reason, problem_mark=node.start_mark) from error


class SafeLoader(Placed, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The safe loader on the parser in C, six times as fast, where PyYAML was built with it."""


class AnyTagLoader(SafeLoader):
    """Reads text and lists of mkdocs.yml; tags that only a renderer understands say nothing."""


AnyTagLoader.add_multi_constructor("", lambda loader, suffix, node: None)


def read_values(text: str, loader: Any = SafeLoader) -> Any:
    """Mappings, lists and scalars; no other object can be asked for.

    `loader` is a safe one that knows more tags. Raises yaml.YAMLError.
    """
    refuse_nesting(text)
    return yaml.load(text, Loader=loader)  # noqa: S506 - all are safe loaders


def refuse_nesting(text: str) -> None:
    """Raises NestingError with the place where a YAML text nests too deep."""
    at = too_deep(text)
    if at is not None:
        line, column = text.count("\n", 0, at), at - text.rfind("\n", 0, at) - 1
        mark = yaml.Mark("", at, line, column, None, 0)
        raise NestingError(problem="nests too deep", problem_mark=mark)


def too_deep(text: str) -> int | None:
    """Where a YAML text nests too deep, brackets in quotes counted too; None when it does not."""
    depth = 0
    for match in _BRACKETS.finditer(text):
        depth = depth + 1 if match[0] in "[{" else max(depth - 1, 0)
        if depth > MOST_NESTING:
            return match.start()
    dashes = _DASHES.search(text)
    return dashes.start() if dashes else deep_indent(text)


def deep_indent(text: str) -> int | None:
    """Where a line begins that is indented like the last of too many levels; None without one."""
    for match in _INDENT.finditer(text):
        if len(match[0].expandtabs(4)) > _DEEPEST_INDENT:
            return match.start()
    return None
