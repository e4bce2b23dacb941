"""The Jinja environment of pages: macro calls with literals, and nothing else.

Pages come from strangers' pull requests. `ppm check` refuses anything but macro calls before a
page is rendered; this environment is the second wall, for whoever runs MkDocs without the check.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment


@dataclass(frozen=True)
class Call:
    """The call of a macro on a page, with what stands between its brackets."""

    name: str
    arguments: tuple[Any, ...]
    named: Mapping[str, Any]
    line: int


class PageSandbox(ImmutableSandboxedEnvironment):
    """Renders a page whose expressions are calls of registered macros with literal arguments."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.globals.clear()
        self.filters.clear()
        self.tests.clear()

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template = super()._parse(source, name, filename)
        for node in template.body:
            _refuse_all_but_calls(node)
        return template

    def parts(self, source: str) -> Iterator[str | Call]:
        """What a page consists of: text and calls. Raises TemplateError for anything else."""
        for output in cast(list[nodes.Output], self.parse(source).body):
            for part in output.nodes:
                if isinstance(part, nodes.TemplateData):
                    yield part.data
                else:
                    yield _call(cast(nodes.Call, part))

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """No attribute of anything is within reach of a page."""
        return False


def _refuse_all_but_calls(node: nodes.Node) -> None:
    if not isinstance(node, nodes.Output):
        raise SecurityError(f"baris {node.lineno}: hanya pemanggilan makro yang boleh")
    for part in node.nodes:
        if isinstance(part, nodes.TemplateData):
            continue
        if not _is_plain_call(part):
            raise SecurityError(f"baris {part.lineno}: hanya pemanggilan makro yang boleh")


def _is_plain_call(node: nodes.Node) -> bool:
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        return False
    arguments = [*node.args, *(keyword.value for keyword in node.kwargs)]
    literal = all(isinstance(argument, nodes.Const) for argument in arguments)
    return literal and node.dyn_args is None and node.dyn_kwargs is None


def _call(node: nodes.Call) -> Call:
    """The call that a node is; _refuse_all_but_calls has seen that it is no more than that."""
    return Call(
        cast(nodes.Name, node.node).name,
        tuple(cast(nodes.Const, argument).value for argument in node.args),
        {one.key: cast(nodes.Const, one.value).value for one in node.kwargs},
        node.lineno,
    )
