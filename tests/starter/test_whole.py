"""A new province by the real commands: checked and built at once, strictly, in an empty folder."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PPM

MKDOCS = Path(sys.executable).with_name("mkdocs")


def run(*words: str | Path, where: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        list(words), cwd=where, capture_output=True, text=True, check=False, timeout=600
    )


@pytest.mark.whole
@pytest.mark.parametrize("code", ["62", "92"])
def test_a_new_province_is_checked_and_built_at_once(code: str, tmp_path: Path) -> None:
    made = run(PPM, "new", "provinsi", "--provinsi", code, where=tmp_path)
    assert made.returncode == 0, made.stderr
    project = tmp_path / "provinsi"
    checked = run(PPM, "check", where=project)
    assert checked.returncode == 0, checked.stdout
    config = project / "mkdocs.yml"
    quick = config.read_text("utf-8").replace("- cetakbiru\n", "- cetakbiru:\n      pdf: false\n")
    config.write_text(quick, "utf-8")
    built = run(MKDOCS, "build", "--strict", where=project)
    assert built.returncode == 0, built.stderr
    pages = list((project / "site").rglob("*.html"))
    assert len(pages) > 60
    for page in pages:
        text = page.read_text("utf-8")
        assert not re.search(r"kalimantan barat|kalbar|sarawak", text, re.I), page
    home = (project / "site/index.html").read_text("utf-8")
    assert "yang masih perlu diisi" in home
