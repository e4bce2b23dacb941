"""A page can call macros with literals, and can do nothing else."""

from __future__ import annotations

import pytest
from jinja2 import Environment, StrictUndefined
from jinja2.exceptions import SecurityError

from cetakbiru.pages.sandbox import shut


def _sandbox() -> Environment:
    environment = Environment(undefined=StrictUndefined)  # noqa: S701 - as mkdocs-macros makes it
    shut(environment, {"makro": lambda kode, tahun=0: f"<{kode}/{tahun}>"})
    return environment


def test_a_macro_call_with_literals_is_rendered() -> None:
    page = "Nilai {{ makro('61.04', tahun=2025) }} dan {% raw %}{{ contoh }}{% endraw %}."
    assert _sandbox().from_string(page).render() == "Nilai <61.04/2025> dan {{ contoh }}."


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
def test_anything_else_is_refused(page: str) -> None:
    with pytest.raises(SecurityError):
        _sandbox().from_string(page).render(config="rahasia")


@pytest.mark.parametrize("name", ["range", "dict", "lipsum", "cycler", "joiner", "namespace"])
def test_the_globals_of_jinja_are_gone(name: str) -> None:
    with pytest.raises(SecurityError):
        _sandbox().from_string(f"{{{{ {name}(3) }}}}").render()
