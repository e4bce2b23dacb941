from __future__ import annotations

import atexit
import gc

import pytest

from cetakbiru.cli.main import main


def test_when_python_ends_it_looks_no_more_through_what_a_command_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    at_the_end: list[object] = []
    monkeypatch.setattr(atexit, "register", at_the_end.append)
    with pytest.raises(SystemExit):
        main(["--help"])
    assert gc.freeze in at_the_end
