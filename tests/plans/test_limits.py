"""A plan that the engine can't finish is told so, and ends nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from cetakbiru.base.javascript import Scripts
from cetakbiru.plans import engine
from tests.conftest import copy_good
from tests.running import ppm_here

pytestmark = pytest.mark.site


@pytest.mark.parametrize(("seconds", "memory"), [(0.001, 1_000_000_000), (60, 10_000_000)])
def test_a_plan_that_takes_too_much_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seconds: float, memory: int
) -> None:
    project = copy_good(tmp_path / "proyek")
    plan = tmp_path / "rencana.csv"
    row = "Sumur bor,Contoh Utara,2026,100000000\n"
    plan.write_text("Kegiatan,Kabupaten,Tahun,Anggaran\n" + row * 20_000, encoding="utf-8")
    with Scripts(*engine.SCRIPTS, seconds=seconds, memory=memory) as scripts:
        monkeypatch.setattr(engine, "_scripts", lambda: scripts)
        answer = ppm_here(project, "align", plan)
    assert answer.code == 1
    assert "lebih banyak memori atau waktu" in answer.err
    assert "Traceback" not in answer.said
    assert answer.out == ""
