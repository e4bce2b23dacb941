"""On a terminal whoever imports is asked; nothing is written before the answer, nor after a no."""

from __future__ import annotations

import os
import pty
import select
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.renja import sheets
from tests.renja.conftest import Desk

_LONGEST = 60.0
_RUN = "from cetakbiru.cli.main import main; main()"


def _said(desk: Desk, sheet: Path, answer: bytes) -> tuple[int, str]:
    """What `ppm import renja` says on a terminal to somebody who answers its question."""
    child, terminal = pty.fork()
    if child == 0:  # pragma: no cover - the program takes the place of this process
        os.environ["PYTHONPATH"] = str(ROOT / "src")
        words = ["import", "renja", str(sheet), "--data", str(desk.data)]
        os.execv(sys.executable, [sys.executable, "-c", _RUN, *words])  # noqa: S606 - our own program
    said, answered, end = b"", False, time.monotonic() + _LONGEST
    while time.monotonic() < end:
        if not select.select([terminal], [], [], 1)[0]:
            continue
        try:
            got = os.read(terminal, 65536)
        except OSError:
            break
        if not got:
            break
        said += got
        if not answered and b"Pakai pemetaan ini?" in said:
            assert desk.rows("2027-pendidikan") == []
            os.write(terminal, answer)
            answered = True
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said.decode()


@pytest.mark.whole
@pytest.mark.parametrize(("answer", "rows"), [(b"\n", 3), (b"y\n", 3), (b"n\n", 0), (b"\x04", 0)])
def test_the_mapping_is_asked_for_on_a_terminal(
    desk: Desk, tmp_path: Path, answer: bytes, rows: int
) -> None:
    code, said = _said(desk, sheets.renja_table(tmp_path / "renja.xlsx"), answer)
    assert "pagu tahun ini ← F" in said
    assert len(desk.rows("2027-pendidikan")) == rows, said
    assert code == (0 if rows else 1), said
    assert (desk.folder / "pemetaan").exists() == bool(rows)
    assert "Traceback" not in said
