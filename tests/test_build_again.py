"""A second build: what it takes from the first is right, whatever happened in between."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from cetakbiru.base.errors import Refused
from cetakbiru.base.project import OUTPUT_NAMES, Project, find_project
from cetakbiru.cli.build import build_in_place
from cetakbiru.site.outputs import OUTPUTS
from tests.conftest import copy_good
from tests.running import files_of, ppm_here, replaced

# Of the outputs, open data alone takes from the build before what did not change.
SKIP = frozenset(OUTPUT_NAMES) - {"opendata"}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The invented province in a folder of its own."""
    return find_project(root=copy_good(tmp_path / "provinsi"))


def _from_nothing(project: Project) -> dict[str, bytes]:
    """The site of the same inputs by a build that knows no other."""
    other = replace(project, site=project.root.with_name("dari-awal"), keeps=False)
    build_in_place(other, SKIP)
    return files_of(other.site)


def _edit(project: Project) -> None:
    file = project.data / "program" / "contoh-utara.csv"
    replaced(file, "Air sungai lebih bersih", "Air sungai jernih")


def test_the_names_are_those_of_the_outputs() -> None:
    assert tuple(output.name for output in OUTPUTS) == OUTPUT_NAMES


@pytest.mark.site
def test_a_second_build_knows_what_changed(project: Project) -> None:
    assert build_in_place(project, SKIP) == f"Situs selesai: {project.site}"
    assert build_in_place(project, SKIP) == f"Situs sudah mutakhir: {project.site}"
    (project.site / "index.html").write_text("disunting orang")
    assert build_in_place(project, SKIP).startswith("Situs selesai")
    _edit(project)
    assert build_in_place(project, SKIP).startswith("Situs selesai")
    assert files_of(project.site) == _from_nothing(project)


@pytest.mark.whole
@pytest.mark.parametrize("input_file", ["mkdocs.yml", "docs/index.md", "macros/__init__.py"])
def test_no_input_is_missed(project: Project, input_file: str) -> None:
    build_in_place(project, SKIP)
    file = project.root / input_file
    file.parent.mkdir(exist_ok=True)
    with file.open("a", encoding="utf-8") as stream:
        if file.suffix == ".py":
            stream.write("from cetakbiru.site.macros import define_env as define_env\n")
        else:
            stream.write("\n")
    assert build_in_place(project, SKIP).startswith("Situs selesai")


@pytest.mark.whole
@pytest.mark.parametrize("damage", ["a byte", "the end", "everything"])
def test_a_damaged_cache_is_noticed_and_made_anew(
    project: Project, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    build_in_place(project, SKIP)
    shelf = project.cache / "rak" / "data"
    content = bytearray(shelf.read_bytes())
    if damage == "a byte":
        content[len(content) // 2] ^= 1
    elif damage == "the end":
        del content[-100:]
    else:
        content.clear()
    shelf.write_bytes(content)
    _edit(project)
    build_in_place(project, SKIP)
    assert f"Simpanan {shelf} rusak dan dibuat ulang" in caplog.text
    assert files_of(project.site) == _from_nothing(project)


@pytest.mark.site
def test_a_full_disk_is_told_as_such(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.site.mkdir()
    (project.site / "index.html").write_text("situs lama")
    write = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        if path.name == "umpan.xml":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(Refused, match="ruang cakram habis") as refused:
        build_in_place(project, SKIP)
    assert f"Situs tidak dapat ditulis ke {project.site}" in str(refused.value)
    assert "Situs sebelumnya tidak diubah" in str(refused.value)
    assert files_of(project.site) == {"index.html": b"situs lama"}
    assert not list(project.root.glob(".site-*"))


@pytest.mark.site
def test_a_cache_that_cannot_be_written_stops_nothing(
    project: Project, caplog: pytest.LogCaptureFixture
) -> None:
    shutil.rmtree(project.cache, ignore_errors=True)
    project.cache.write_text("bukan folder")
    assert build_in_place(project, SKIP).startswith("Situs selesai")
    assert f"Simpanan {project.cache}/rak/data tidak dapat ditulis" in caplog.text


# Within the pages, the first thing after them, and the last.
STOPS = {
    "amid the pages": "P.CetakBiruPlugin.on_post_page = die",
    "after the pages": "P.CetakBiruPlugin.on_post_build = die",
    "at the inspection": "P.refuse_faults = die",
}


@pytest.mark.whole
@pytest.mark.parametrize("stop", STOPS.values(), ids=STOPS.keys())
def test_a_build_stopped_anywhere_leaves_the_last_whole_site(project: Project, stop: str) -> None:
    build_in_place(project, SKIP)
    before = files_of(project.site)
    _edit(project)
    program = (
        "import os, signal\n"
        "import cetakbiru.site.plugin as P\n"
        "def die(*given, **named): os.kill(os.getpid(), signal.SIGKILL)\n"
        f"{stop}\n"
        "from cetakbiru.cli.main import main\n"
        f"main(['build', '--skip', {','.join(sorted(SKIP))!r}])\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=project.root, capture_output=True)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert files_of(project.site) == before
    assert build_in_place(project, SKIP).startswith("Situs selesai")
    assert files_of(project.site) == _from_nothing(project)


@pytest.mark.whole
def test_several_provinces_are_built_at_once(project: Project, tmp_path: Path) -> None:
    other, broken = tmp_path / "lain", tmp_path / "rusak"
    shutil.copytree(project.root, other)
    shutil.copytree(project.root, broken)
    (broken / "data" / "opd.csv").write_text("kode;nama\nx;y\n", encoding="utf-8")
    names = (project.root, broken, other)
    answer = ppm_here(tmp_path, "build", *names, "--skip", ",".join(sorted(SKIP)))
    assert answer.code == 1
    assert f"{broken}:\n" in answer.err
    assert "data/opd.csv" in answer.err
    assert not (broken / "site").exists()
    assert files_of(project.site) == files_of(other / "site") == _from_nothing(project)
