"""`mike deploy` as it comes: it names the command that publishes editions, and changes nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.editions.province import Province
from tests.running import BIN, run


@pytest.mark.site
def test_mike_deploy_names_the_command_that_publishes(tmp_path: Path) -> None:
    province = Province.create(tmp_path / "provinsi")
    before = province.git("for-each-ref")
    # It builds with the MkDocs that it finds on the path.
    path = f"{BIN}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    answer = run(province.root, "mike", "deploy", "2026.2", PATH=path)
    assert answer.code != 0
    assert "Edisi cetak biru diterbitkan dengan: ppm release VERSI." in answer.err
    assert "Traceback" not in answer.said
    assert province.git("for-each-ref") == before
    assert province.git("status", "--porcelain") == ""
