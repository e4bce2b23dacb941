"""The wall around the Jinja of pages: calls of macros with literals, and nothing else.

Pages come from strangers' pull requests. `ppm check` refuses anything but macro calls before a
page is rendered; this is the second wall, for whoever builds without the check.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from jinja2 import Environment, nodes
from jinja2.exceptions import SecurityError
from jinja2.ext import Extension
from jinja2.sandbox import ImmutableSandboxedEnvironment


class OnlyMacroCalls(Extension):
    """Refuses the source of a page before anything of it is compiled."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The same source. Raises SecurityError for anything but a call of a known macro."""
        for node in _parser(self.environment).parse(source).body:
            _refuse_all_but_calls(node, self.environment)
        return source


def shut(environment: Environment, macros: dict[str, Any]) -> None:
    """Leaves pages of the environment nothing within reach but calls of the `macros`."""
    environment.globals.clear()
    environment.globals.update(macros)
    environment.filters.clear()
    environment.tests.clear()
    environment.add_extension(OnlyMacroCalls)


def _parser(environment: Environment) -> Environment:
    """An environment that reads the same marks and has none of the extensions."""
    return ImmutableSandboxedEnvironment(
        block_start_string=environment.block_start_string,
        block_end_string=environment.block_end_string,
        variable_start_string=environment.variable_start_string,
        variable_end_string=environment.variable_end_string,
        comment_start_string=environment.comment_start_string,
        comment_end_string=environment.comment_end_string,
    )


def _refuse_all_but_calls(node: nodes.Node, environment: Environment) -> None:
    parts: Iterator[nodes.Node] = (
        iter(node.nodes) if isinstance(node, nodes.Output) else iter((node,))
    )
    for part in parts:
        if isinstance(part, nodes.TemplateData):
            continue
        if not _is_plain_call(part) or _called(part) not in environment.globals:
            raise SecurityError(
                f"baris {part.lineno}: hanya pemanggilan makro yang dikenal yang boleh"
            )


def _called(part: nodes.Node) -> str:
    return cast(nodes.Name, cast(nodes.Call, part).node).name


def _is_plain_call(node: nodes.Node) -> bool:
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        return False
    arguments = [*node.args, *(keyword.value for keyword in node.kwargs)]
    literal = all(isinstance(argument, nodes.Const) for argument in arguments)
    return literal and node.dyn_args is None and node.dyn_kwargs is None
