"""The Tab key in a terminal: as the guide installs it, it knows every verb, option and choice."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from cetakbiru.cli.main import ppm
from cetakbiru.workbook.instruments import INSTRUMENTS
from tests.conftest import ROOT
from tests.running import BIN, run

pytestmark = pytest.mark.site

_GUIDE = ROOT / "docs/editor/index.md"


def _offered(words: str, folder: Path) -> set[str]:
    count = len(words.split(" ")) - 1
    answer = run(
        folder, "ppm", _PPM_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=str(count)
    )
    assert answer.err == ""
    return {line.partition(",")[2] for line in answer.out.splitlines()}


def test_verbs_options_and_choices_are_offered(tmp_path: Path) -> None:
    assert _offered("ppm ", tmp_path) == set(
        ppm.list_commands(ppm.make_context("ppm", [], resilient_parsing=True))
    )
    assert _offered("ppm ch", tmp_path) == {"check"}
    assert {"--data", "--docs", "--format"} <= _offered("ppm check --", tmp_path)
    assert _offered("ppm check --format ", tmp_path) == {"text", "json", "github"}
    kinds = {"analisis", "rencana", *INSTRUMENTS}
    assert _offered("ppm template ", tmp_path) == kinds


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_guide_installs_it(shell: str, tmp_path: Path) -> None:
    assert f"_PPM_COMPLETE={shell}_source ppm" in _GUIDE.read_text(encoding="utf-8")
    script = run(tmp_path, "ppm", _PPM_COMPLETE=f"{shell}_source").out
    assert f"_PPM_COMPLETE={shell}_complete" in script


def test_the_line_of_the_guide_works_in_bash(tmp_path: Path) -> None:
    found = re.search(r"echo '(eval .*bash_source.*)' >>", _GUIDE.read_text(encoding="utf-8"))
    assert found
    done = subprocess.run(
        ["bash", "-c", f"{found[1]}; complete -p ppm"],
        env={**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "_ppm_completion ppm" in done.stdout
