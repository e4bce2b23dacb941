"""The command line speaks Bahasa Indonesia; what it says of wrong calls stands in another file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from cetakbiru.cli.main import ppm
from tests.running import ppm_here, run

ENGLISH = re.compile(
    r"\b(Usage|Options|Commands|Arguments|Error|Try|Missing|Invalid|option|required|default|Show)\b"
    r"|INTEGER|TEXT|PATH|DIRECTORY"
)


def _verbs(group: click.Group, words: str = "") -> Iterator[str]:
    """Every verb, and every kind of it, as words of a call."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        yield f"{words}{name}"
        if isinstance(command, click.Group):
            yield from _verbs(command, f"{words}{name} ")


@pytest.mark.parametrize("words", ["", *_verbs(ppm)])
def test_help_is_indonesian(words: str, tmp_path: Path) -> None:
    answer = ppm_here(tmp_path, *words.split(), "--help")
    assert answer.code == 0
    assert f"Pemakaian: ppm {words}".strip() in answer.out
    assert "Tampilkan bantuan ini." in answer.out
    assert not ENGLISH.search(answer.out), answer.out


@pytest.mark.site
def test_the_command_is_installed(tmp_path: Path) -> None:
    assert run(tmp_path, "ppm", "--help").out == ppm_here(tmp_path, "--help").out
