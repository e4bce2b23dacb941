"""A page can call macros with literals, and can do nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from jinja2 import Environment, StrictUndefined
from jinja2.exceptions import SecurityError

from cetakbiru.pages.sandbox import MacroCalls, shut

_MACROS = {"makro": lambda kode, tahun=0: f"<{kode}/{tahun}>"}


def _environment() -> Environment:
    return Environment(  # noqa: S701 - as mkdocs-macros makes it
        undefined=StrictUndefined, comment_start_string="[[#", comment_end_string="#]]"
    )


def _compiled(page: str, **known: str) -> str:
    environment = _environment()
    shut(environment, _MACROS)
    return environment.from_string(page).render(**known)


def _called(page: str, **known: str) -> str:
    return MacroCalls(_environment(), _MACROS).expanded(page)


_WAYS = pytest.mark.parametrize("rendered", [_compiled, _called])


@_WAYS
def test_a_macro_call_with_literals_is_rendered(rendered: Callable[..., str]) -> None:
    page = "Nilai {{ makro('61.04', tahun=2025) }} dan {% raw %}{{ contoh }}{% endraw %}."
    assert rendered(page) == "Nilai <61.04/2025> dan {{ contoh }}."


@pytest.mark.parametrize(
    "page",
    [
        "",
        "\n",
        "a\r\nb\r\n\r\n",
        "{{makro(1)}}{{ makro ( None , tahun = true ) }}\n",
        "{{- makro('a' 'b') -}} \n c",
        "{%- raw -%} {{ x }} {% endraw %}\n\n{{ makro('{{') }}",
        "# Judul {#anchor}\n\n{{ makro('\\u00e9\\n') }}",
    ],
)
def test_calls_are_read_as_jinja_reads_them(page: str) -> None:
    assert _called(page) == _compiled(page)


def test_no_macro_is_called_where_one_call_is_refused() -> None:
    called: list[str] = []
    calls = MacroCalls(_environment(), {"makro": lambda: called.append("sekali") or ""})
    with pytest.raises(SecurityError):
        calls.expanded("{{ makro() }} {{ config }}")
    assert called == []


@_WAYS
@pytest.mark.parametrize(
    "page",
    [
        "{{ config }}",
        "{{ makro }}",
        "{{ makro(config) }}",
        "{{ makro('a').__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ makro('a') | upper }}",
        "{{ makro(*config) }}",
        "{{ makro('a' * 10000000) }}",
        "{% for i in [1, 2] %}x{% endfor %}",
        "{% set x = 1 %}",
        "{% include 'index.md' %}",
        "{% macro lain() %}x{% endmacro %}",
        "{{ [1, 2] }}",
        "{{ 1 if true else 2 }}",
    ],
)
def test_anything_else_is_refused(rendered: Callable[..., str], page: str) -> None:
    with pytest.raises(SecurityError):
        rendered(page, config="rahasia")


@_WAYS
@pytest.mark.parametrize("name", ["range", "dict", "lipsum", "cycler", "joiner", "namespace"])
def test_the_globals_of_jinja_are_gone(rendered: Callable[..., str], name: str) -> None:
    with pytest.raises(SecurityError):
        rendered(f"{{{{ {name}(3) }}}}")
