"""The invented provinces for measuring are valid, and say that they are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from cetakbiru.base.project import find_project
from cetakbiru.checks.problems import Problem
from cetakbiru.checks.run import run_checks
from cetakbiru.editions.lost_problems import agreements
from cetakbiru.model.load import load_blueprint
from cetakbiru.site.macros import caller, signatures
from tests.benchmarks.generate import write_country, write_province


def _problems(folder: Path) -> list[Problem]:
    """What `ppm check` and `ppm build` find in a project."""
    project = find_project(root=folder)
    return run_checks(
        project.data,
        project.docs,
        signatures(),
        agreements(project),
        project.menu_file,
        caller,
    )


@pytest.mark.site
def test_generated_provinces_pass_every_check(tmp_path: Path) -> None:
    folders = write_country(tmp_path / "negara", 2, 5)
    assert [len(load_blueprint(one / "data").kabupaten) for one in folders] == [3, 2]
    for folder in folders:
        assert _problems(folder) == []
        assert "rekaan" in load_blueprint(folder / "data").edisi.judul


@pytest.mark.site
def test_more_kabupaten_than_a_province_has_codes_for(tmp_path: Path) -> None:
    """They become kecamatan with pages, and programmes: the project grows as if they were there."""
    write_province(tmp_path / "penuh", 5)
    write_province(tmp_path / "lebih", 5, most=3)
    assert _problems(tmp_path / "lebih") == []
    full, more = (load_blueprint(tmp_path / name / "data") for name in ("penuh", "lebih"))
    assert len(full.kabupaten) == 5
    assert len(more.kabupaten) == 3
    assert len(more.kecamatan) == len(full.kecamatan)
    assert len(more.program) >= 0.8 * len(full.program)
    pages = [len(list((tmp_path / name / "docs").rglob("*.md"))) for name in ("penuh", "lebih")]
    assert pages[0] == pages[1]


def test_a_province_that_no_codes_are_left_for(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no codes for 132 kecamatan"):
        write_province(tmp_path, 11, most=1)


def test_the_same_province_is_the_same_bytes(tmp_path: Path) -> None:
    one, other = (write_country(tmp_path / name, 1, 2)[0] for name in ("satu", "dua"))
    names = [path.relative_to(one) for path in sorted(one.rglob("*")) if path.is_file()]
    assert len(names) > 50
    assert all((one / name).read_bytes() == (other / name).read_bytes() for name in names)
