"""A page can call macros with literals, and can do nothing else."""

from __future__ import annotations

import inspect
from importlib.metadata import version

import pytest
from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError, UndefinedError

from cetakbiru.pages.sandbox import PageSandbox


def _sandbox() -> PageSandbox:
    sandbox = PageSandbox(undefined=StrictUndefined)
    sandbox.globals["makro"] = lambda kode, tahun=0: f"<{kode}/{tahun}>"
    return sandbox


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
    with pytest.raises(UndefinedError):
        _sandbox().from_string(f"{{{{ {name}(3) }}}}").render()


def test_mkdocs_macros_still_builds_its_environment_by_the_name_we_replace() -> None:
    """binding._use_sandbox replaces `mkdocs_macros.plugin.Environment`.

    If this fails after an upgrade, pages would be rendered outside the sandbox: look at how the
    plugin makes its environment in `on_config` before raising the version here.
    """
    import mkdocs_macros.plugin

    assert version("mkdocs-macros-plugin") == "1.5.0"
    source = inspect.getsource(mkdocs_macros.plugin.MacrosPlugin.on_config)
    assert "self._env = Environment(**env_config)" in source
