"""The wall around the Jinja of pages: calls of macros with literals, and nothing else.

Pages come from strangers' pull requests. `ppm check` refuses anything but macro calls before a
page is rendered; this is the second wall, for whoever builds without the check.

Since nothing else may stand in a page, no program need be made of it: `MacroCalls` calls what it
reads. `shut` is for renderers that make one nevertheless.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

from jinja2 import Environment, nodes
from jinja2.exceptions import SecurityError
from jinja2.ext import Extension
from jinja2.sandbox import ImmutableSandboxedEnvironment


class MacroCalls:
    """The `macros` that pages may call, between the marks that `environment` knows."""

    def __init__(self, environment: Environment, macros: Mapping[str, Callable[..., str]]) -> None:
        self._parser, self._macros = _parser(environment), macros

    def expanded(self, source: str) -> str:
        """The page with what each call makes in its place.

        Raises SecurityError for anything but a call of a known macro, before one of them is called,
        and TemplateSyntaxError for what Jinja does not read.
        """
        parts = _parts(self._parser, source, self._macros)
        return "".join(
            [
                part.data if isinstance(part, nodes.TemplateData) else self._made(part)
                for part in parts
            ]
        )

    def _made(self, call: nodes.Call) -> str:
        given = [cast(nodes.Const, argument).value for argument in call.args]
        named = {one.key: cast(nodes.Const, one.value).value for one in call.kwargs}
        return str(self._macros[_called(call)](*given, **named))


class OnlyMacroCalls(Extension):
    """Refuses the source of a page before anything of it is compiled."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The same source. Raises SecurityError for anything but a call of a known macro."""
        _parts(_parser(self.environment), source, self.environment.globals)
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


def _parts(
    parser: Environment, source: str, macros: Mapping[str, Any]
) -> list[nodes.TemplateData | nodes.Call]:
    """The text and the calls of a page in their order."""
    found: list[nodes.TemplateData | nodes.Call] = []
    for node in parser.parse(source).body:
        for part in node.nodes if isinstance(node, nodes.Output) else (node,):
            if not isinstance(part, nodes.TemplateData) and not (
                isinstance(part, nodes.Call) and _is_plain(part) and _called(part) in macros
            ):
                raise SecurityError(
                    f"baris {part.lineno}: hanya pemanggilan makro yang dikenal yang boleh"
                )
            found.append(part)
    return found


def _called(call: nodes.Call) -> str:
    return cast(nodes.Name, call.node).name


def _is_plain(call: nodes.Call) -> bool:
    if not isinstance(call.node, nodes.Name):
        return False
    arguments = [*call.args, *(keyword.value for keyword in call.kwargs)]
    literal = all(isinstance(argument, nodes.Const) for argument in arguments)
    return literal and call.dyn_args is None and call.dyn_kwargs is None
