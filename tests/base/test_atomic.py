"""What is written whole or not at all, and what becomes of a writer that is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cetakbiru.base.atomic import (
    clear_leftovers,
    folder_beside,
    put_in_place,
    write_pieces,
    write_whole,
)

_OLD = "isi lama"


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("error", [OSError("penuh"), KeyboardInterrupt()])
def test_a_file_that_cannot_be_finished_leaves_nothing(
    error: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.csv"
    target.write_text(_OLD)

    def refuse(*given: object) -> None:
        raise error

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(type(error)):
        write_whole(target, b"baru")
    assert _names(tmp_path) == ["a.csv"]
    assert target.read_text() == _OLD


def test_pieces_of_which_one_cannot_be_made_leave_nothing(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"ba"
        raise ValueError

    target = tmp_path / "a.csv"
    target.write_text(_OLD)
    with pytest.raises(ValueError):  # noqa: PT011 - it is raised just above
        write_pieces(target, pieces())
    assert _names(tmp_path) == ["a.csv"]
    assert target.read_text() == _OLD
    write_pieces(target, (piece for piece in (b"ba", b"ru")))
    assert target.read_bytes() == b"baru"


def test_what_another_run_is_writing_stays(tmp_path: Path) -> None:
    with folder_beside(tmp_path / "situs") as first, folder_beside(tmp_path / "situs") as second:
        assert first.is_dir()
        assert second.is_dir()
    assert _names(tmp_path) == []


def test_folders_of_somebody_else_stay(tmp_path: Path) -> None:
    for name in (
        ".situs-cadangan",
        ".situs-abcdefgh.tmpx",
        "situs-abcdefgh.tmp",
        ".x-12345678.tmp",
    ):
        (tmp_path / name).mkdir()
    before = _names(tmp_path)
    clear_leftovers(tmp_path / "situs")
    assert _names(tmp_path) == before


# A writer that is killed at the worst moment: `{step}` is what it does last.
_WRITER = """
import os, signal, sys
from pathlib import Path
from cetakbiru.base import atomic
target = Path(sys.argv[1])
def die(*given, **named): os.kill(os.getpid(), signal.SIGKILL)
{step}
with atomic.folder_beside(target) as folder:
    (folder / "baru").write_text("baru")
    atomic.put_in_place(folder, target)
"""


@pytest.mark.site
@pytest.mark.parametrize(
    ("step", "content"),
    [
        ("atomic.put_in_place = die", "lama"),
        (
            "rename = Path.rename\n"
            "Path.rename = lambda self, to: rename(self, to) and die() if to != target "
            "else rename(self, to)",
            "lama",
        ),
        ("atomic.shutil.rmtree = die", "baru"),
    ],
    ids=["before the move", "between the moves", "after the move"],
)
def test_the_next_run_clears_up_after_a_killed_one(step: str, content: str, tmp_path: Path) -> None:
    target = tmp_path / "situs"
    target.mkdir()
    (target / "lama").write_text(_OLD)
    done = subprocess.run(
        [sys.executable, "-c", _WRITER.format(step=step), target], check=False, env={**os.environ}
    )
    assert done.returncode == -signal.SIGKILL
    assert len(_names(tmp_path)) > 1 or not target.exists()
    clear_leftovers(target)
    assert _names(tmp_path) == ["situs"]
    assert _names(target) == [content]


@pytest.mark.site
def test_a_finished_folder_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    target = tmp_path / "situs"
    target.mkdir()
    with folder_beside(target) as folder:
        (folder / "baru").touch()
        put_in_place(folder, target)
    assert _names(tmp_path) == ["situs"]
    assert _names(target) == ["baru"]
