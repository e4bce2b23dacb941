"""The check reads a macro call by Python's grammar: what it accepts, Jinja reads the same way."""

from __future__ import annotations

import ast
import string

from jinja2 import Environment, TemplateError, nodes

from cetakbiru.checks.pages import macros
from tests.chance import draws, times

_TOKENS = [
    *(
        '"a"',
        "'b'",
        '"61.01"',
        "'\\n'",
        '"#"',
        '"\\\\"',
        "1",
        "-1",
        "1.5",
        ".5",
        "5.",
        "1e3",
        "1_000",
    ),
    *(
        "0x1f",
        "1j",
        "True",
        "true",
        "None",
        "none",
        "...",
        "#",
        "\\",
        "r",
        "b",
        "f",
        "u",
        " ",
        "\t",
    ),
    *(
        ",",
        "=",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ":",
        "|",
        "~",
        "+",
        "*",
        "**",
        "not",
        "in",
        "x",
        "nama=",
    ),
]


def _jinja(source: str) -> list[object] | None:
    """The values that Jinja gives to the macro; None when it reads something else than a call."""
    try:
        (output,) = Environment(autoescape=True).parse(f"{{{{{source}}}}}").body
        (call,) = output.nodes if isinstance(output, nodes.Output) else ()
        assert isinstance(call, nodes.Call)
        given = [*call.args, *(each.value for each in call.kwargs)]
        return [each.as_const() for each in given]
    except (AssertionError, TemplateError, ValueError, nodes.Impossible):
        return None


def _ours(source: str) -> list[object] | None:
    """The values of a call that the check lets by."""
    call = macros._parse_call(source)
    given = [*call.args, *(each.value for each in call.keywords)] if call else []
    if call is None or not all(isinstance(each, ast.Constant) for each in given):
        return None
    if any(each.arg is None for each in call.keywords):
        return None  # told as an argument that no macro has
    values = [each.value for each in given if isinstance(each, ast.Constant)]
    return values if all(isinstance(each, str | int | float) for each in values) else None


def test_jinja_reads_each_call_that_the_check_lets_by() -> None:
    draw = draws("panggilan")
    letters = [*_TOKENS, *string.punctuation]
    let_by = 0
    for _ in range(times(20_000, 200_000)):
        inside = "".join(draw.choice(letters) for _ in range(draw.randrange(1, 7)))
        source = f" f({inside}) "
        ours = _ours(source)
        if ours is not None and "}}" not in inside and "{{" not in inside:
            let_by += 1
            assert _jinja(source) == ours, source
    assert let_by > 100
