"""A second build: what it takes from the first is right, whatever happened in between."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from cetakbiru.base.errors import Refused
from cetakbiru.base.project import Project
from cetakbiru.cli.build import build_site
from cetakbiru.site.names import RENDERER_NAMES, STEP_NAMES
from cetakbiru.site.renderers import RENDERERS
from cetakbiru.site.steps import LAST_STEP, STEPS
from tests.conftest import PPM, ROOT, copy_good

SKIP = frozenset({"pdf"})


@pytest.fixture
def province(tmp_path: Path) -> Path:
    """A folder with data/ and docs/ of the invented province."""
    return copy_good(tmp_path / "provinsi")


def _project(folder: Path, keeps: bool = True) -> Project:
    return Project(ROOT, folder / "data", folder / "docs", folder / "site", keeps=keeps)


def _files(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def _from_nothing(folder: Path) -> dict[str, bytes]:
    """The site of the same inputs by a build that knows no other."""
    site = folder.with_name("dari-awal")
    shutil.rmtree(site, ignore_errors=True)
    project = Project(ROOT, folder / "data", folder / "docs", site, keeps=False)
    build_site(project, SKIP)
    return _files(site)


def _edit(folder: Path) -> None:
    file = folder / "data" / "program" / "contoh-utara.csv"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Air sungai lebih bersih", "Air sungai jernih"), encoding="utf-8")


def test_the_names_are_those_of_steps_and_renderers() -> None:
    assert tuple(one.name for one in (*STEPS, LAST_STEP)) == STEP_NAMES
    assert tuple(RENDERERS) == RENDERER_NAMES


def test_a_second_build_knows_what_changed(province: Path) -> None:
    project = _project(province)
    assert build_site(project, SKIP).startswith("Situs selesai")
    assert build_site(project, SKIP).startswith("Situs sudah mutakhir")
    (project.site / "index.html").write_text("disunting orang")
    assert build_site(project, SKIP).startswith("Situs selesai")
    _edit(province)
    assert build_site(project, SKIP).startswith("Situs selesai")
    assert _files(project.site) == _from_nothing(province)


@pytest.mark.parametrize("damage", ["a byte", "the end", "everything"])
def test_a_damaged_cache_is_noticed_and_made_anew(
    province: Path, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    build_site(_project(province), SKIP)
    shelves = [path for path in (province / ".cache" / "bangun").iterdir() if not path.suffix]
    assert len(shelves) == 3
    for shelf in shelves:
        content = bytearray(shelf.read_bytes())
        if damage == "a byte":
            content[len(content) // 2] ^= 1
        elif damage == "the end":
            del content[-100:]
        else:
            content.clear()
        shelf.write_bytes(content)
    _edit(province)
    build_site(_project(province), SKIP)
    assert caplog.text.count("rusak dan dibuat ulang") == len(shelves)
    assert _files(province / "site") == _from_nothing(province)


def test_a_full_disk_is_told_as_such(province: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build_site(_project(province), SKIP)
    before = _files(province / "site")
    _edit(province)
    write = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        if path.name == "umpan.xml":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(Refused, match="ruang cakram habis") as refused:
        build_site(_project(province), SKIP)
    assert "Situs sebelumnya tidak diubah" in str(refused.value)
    assert _files(province / "site") == before
    assert {path.name for path in province.iterdir()} == {".cache", "data", "docs", "site"}


def test_a_cache_that_cannot_be_written_stops_nothing(
    province: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (province / ".cache").write_text("bukan folder")
    assert build_site(_project(province), SKIP).startswith("Situs selesai")
    assert "tidak dapat ditulis" in caplog.text


# The first step after the pages, one between, and the last.
@pytest.mark.parametrize("step", ["cite", "search", "offline"])
def test_a_build_stopped_at_a_step_leaves_the_last_whole_site(province: Path, step: str) -> None:
    build_site(_project(province), SKIP)
    before = _files(province / "site")
    _edit(province)
    stop = (
        "import os, signal\n"
        "import cetakbiru.site.steps as P\n"
        "from dataclasses import replace\n"
        "def die(work): os.kill(os.getpid(), signal.SIGKILL)\n"
        f"P.STEPS = tuple(replace(s, run=die) if s.name == {step!r} else s for s in P.STEPS)\n"
        f"P.LAST_STEP = replace(P.LAST_STEP, run=die) if {step!r} == 'offline' else P.LAST_STEP\n"
        "from cetakbiru.cli.main import main\n"
        f"main(['build', {str(province)!r}, '--skip', 'pdf'])\n"
    )
    done = subprocess.run([PPM.with_name("python"), "-c", stop], cwd=ROOT, capture_output=True)
    assert done.returncode == -signal.SIGKILL
    assert _files(province / "site") == before
    build_site(_project(province), SKIP)
    assert _files(province / "site") == _from_nothing(province)


def test_several_provinces_are_built_at_once(province: Path, tmp_path: Path) -> None:
    other, broken = tmp_path / "lain", tmp_path / "rusak"
    shutil.copytree(province, other)
    shutil.copytree(province, broken)
    (broken / "data" / "opd.csv").write_text("kode;nama\nx;y\n", encoding="utf-8")
    result = subprocess.run(
        [PPM, "build", province, broken, other, "--skip", "pdf"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert str(broken) in result.stderr
    assert "data/opd.csv" in result.stderr
    assert not (broken / "site").exists()
    assert _files(province / "site") == _files(other / "site") == _from_nothing(province)


def test_folders_and_options_do_not_mix(province: Path) -> None:
    result = subprocess.run(
        [PPM, "build", province, "--site", "x"], cwd=ROOT, capture_output=True, text=True
    )
    assert result.returncode == 2
    assert "FOLDER" in result.stderr
