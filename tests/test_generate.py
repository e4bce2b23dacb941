"""The invented provinces for measuring are valid, and say that they are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from cetakbiru.base.project import Project
from cetakbiru.checks.run import run_checks
from cetakbiru.editions.lost_problems import agreements
from cetakbiru.model.load import load_blueprint
from cetakbiru.site.macros import signatures
from tests.benchmarks.generate import write_country
from tests.conftest import ROOT


@pytest.mark.site
def test_generated_provinces_pass_every_check(tmp_path: Path) -> None:
    folders = write_country(tmp_path / "negara", 2, 5)
    assert [len(load_blueprint(one / "data").kabupaten) for one in folders] == [3, 2]
    for folder in folders:
        project = Project(ROOT, folder / "data", folder / "docs", folder / "site")
        assert run_checks(project.data, project.docs, signatures(), agreements(project)) == []
        assert "rekaan" in load_blueprint(project.data).edisi.judul


def test_the_same_province_is_the_same_bytes(tmp_path: Path) -> None:
    one, other = (write_country(tmp_path / name, 1, 2)[0] for name in ("satu", "dua"))
    names = [path.relative_to(one) for path in sorted(one.rglob("*")) if path.is_file()]
    assert len(names) > 50
    assert all((one / name).read_bytes() == (other / name).read_bytes() for name in names)
