"""Random mistakes in pages, menu, plan and data: the checks find them, or the build ends well.

Nothing else may come of them: no exception, and no refusal by the build of what the checks let by.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.chance import SEED, draws, times
from tests.conftest import copy_good
from tests.hostile.edits import spoil
from tests.hostile.green import is_green, refusal

_NAME = "benar diperiksa, benar dibangun"


@pytest.mark.site
def test_what_the_checks_let_by_is_built_and_printed(tmp_path: Path) -> None:
    project, site = tmp_path / "proyek", tmp_path / "situs"
    for number in range(times(30, 300)):
        draw = draws(f"{_NAME} {number}")
        shutil.rmtree(project, ignore_errors=True)
        copy_good(project)
        made = spoil(draw, project)
        said = refusal(project, site) if is_green(project) else ""
        assert not said, f"PPM_BENIH={SEED}, suntingan {number}: {made}\n{said}"


@pytest.mark.site
def test_a_page_outside_of_the_menu_is_built(tmp_path: Path) -> None:
    project = copy_good(tmp_path / "proyek")
    settings = project / "mkdocs.yml"
    menu = settings.read_text(encoding="utf-8")
    settings.write_text(menu.replace("  - Uji: uji.md\n", ""), encoding="utf-8")
    assert is_green(project)
    assert refusal(project, tmp_path / "situs") == ""
    assert (tmp_path / "situs/uji/index.html").is_file()


@pytest.mark.site
def test_the_good_example_is_built_and_printed(tmp_path: Path) -> None:
    project = copy_good(tmp_path / "proyek")
    assert is_green(project)
    assert refusal(project, tmp_path / "situs") == ""
    # What the finished site is searched for, the checks have not seen here.
    page = project / "docs/uji.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nundefined\n", encoding="utf-8")
    assert not is_green(project)
    assert "undefined" in refusal(project, tmp_path / "situs")
