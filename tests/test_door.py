"""The last door: an error that nobody foresaw is a sentence and a report, never a traceback."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cetakbiru.base import unforeseen
from cetakbiru.base.unforeseen import EXIT
from tests.conftest import PPM, copy_good
from tests.running import BIN, Answer, ppm_here, run

_PLACE = re.compile(r"laporan ini kepadanya: (/\S+)")
_STRANGE = ("Traceback", 'File "', "RuntimeError", "RecursionError", "MemoryError")


@pytest.fixture
def here(tmp_path: Path) -> Path:
    return copy_good(tmp_path / "provinsi")


@pytest.fixture(autouse=True)
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "sementara"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr("tempfile.tempdir", None)
    return folder


def _assert_told(answer: Answer, code: int = EXIT) -> str:
    """The report that the answer names."""
    assert answer.code == code, answer.said
    for word in _STRANGE:
        assert word not in answer.said
    place = _PLACE.search(answer.said)
    assert place, answer.said
    return Path(place[1]).read_text(encoding="utf-8")


def _deep(*given: object) -> None:
    _deep(*given)


def _raising(error: Exception) -> object:
    def fail(*given: object, **named: object) -> None:
        rahasia = "isi-berkas-orang"
        raise error from ValueError(len(rahasia))

    return fail


@pytest.mark.parametrize(
    ("fault", "named"),
    [
        (_raising(RuntimeError("x" * 10_000)), "RuntimeError: xxx"),
        (_raising(KeyError("nama")), "KeyError: 'nama'"),
        (_raising(MemoryError()), "MemoryError"),
        (_deep, "RecursionError"),
    ],
)
def test_what_nobody_foresaw_is_told_with_a_report(
    fault: object, named: str, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cetakbiru.checks.run.examine", fault)
    monkeypatch.setenv("KUNCI_RAHASIA", "jangan-dibaca")
    answer = ppm_here(here, "check", "--format", "json")
    report = _assert_told(answer)
    assert "ppm check berhenti karena kesalahan di dalam mesin" in answer.err
    assert answer.out == ""
    assert named in report
    assert "Argumen: check --format json" in report
    assert "cetakbiru 0" in report
    for secret in ("jangan-dibaca", "isi-berkas-orang"):
        assert secret not in report
    assert len(report) < 100_000


def test_without_a_place_for_the_report_the_sentence_stays(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cetakbiru.checks.run.examine", _raising(RuntimeError("x")))
    monkeypatch.setattr("tempfile.tempdir", "/proc/tiada")
    answer = ppm_here(here, "check")
    assert answer.code == EXIT
    assert "laporannya tidak tersimpan" in answer.err


def test_a_report_is_readable_by_its_owner_only(reports: Path) -> None:
    unforeseen.told(RuntimeError("x"), "ppm uji")
    (report,) = reports.iterdir()
    assert report.stat().st_mode & 0o077 == 0


_WRONG_MACRO = """
from cetakbiru.site import macros as engine

def fail(*given):
    raise RuntimeError("tidak terduga")

engine.FRAGMENTS = {**engine.FRAGMENTS, "padanan": fail}
from cetakbiru.site.macros import define_env
"""
_WRONG_EXTENSION = """
from cetakbiru.site.macros import define_env
from cetakbiru.pages.markdown import tokens

def fail(*given):
    raise RuntimeError("tidak terduga")

tokens.makeExtension = fail
"""


@pytest.mark.site
@pytest.mark.parametrize("program", ["ppm", "mkdocs"])
@pytest.mark.parametrize("wrong", [_WRONG_MACRO, _WRONG_EXTENSION], ids=["macro", "extension"])
def test_a_build_tells_it_too(wrong: str, program: str, here: Path, reports: Path) -> None:
    (here / "macros").mkdir()
    (here / "macros/__init__.py").write_text(wrong)
    settings = here / "mkdocs.yml"
    settings.write_text(
        settings.read_text().replace("  - macros\n", "  - macros:\n      module_name: macros\n")
    )
    answer = run(here, program, "build")
    report = _assert_told(answer, EXIT if program == "ppm" else 1)
    assert "RuntimeError: tidak terduga" in report
    if wrong is _WRONG_MACRO:
        assert "makro padanan pada docs/" in answer.said
    assert not (here / "site").exists() or program == "mkdocs"


@pytest.mark.site
@pytest.mark.parametrize("words", [["summary", "tiada.json"], ["outside_links"]])
def test_scripts_of_the_git_host_end_with_words(words: list[str], tmp_path: Path) -> None:
    answer = run(tmp_path, "python", "-m", f"cetakbiru.workflows.{words[0]}", *words[1:])
    assert answer.code == 1
    assert "Traceback" not in answer.said
    assert str(tmp_path) in answer.err


@pytest.mark.site
@pytest.mark.parametrize("stage", ["Membangun halaman", "Mencetak PDF"])
@pytest.mark.parametrize("wanted", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_build_that_is_told_to_end_leaves_nothing(
    wanted: signal.Signals, stage: str, here: Path, reports: Path
) -> None:
    (here / "site").mkdir()
    (here / "site/index.html").write_text("lama")
    before = sorted(path.name for path in here.iterdir())
    with subprocess.Popen(
        [PPM, "build"],
        cwd=here,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        # A run in the background has its children ignore interrupts.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        process_group=0,
    ) as process:
        assert process.stdout
        for line in process.stdout:
            if stage in line:
                break
        # Pages take less than half a second; the processes that print have begun by then.
        time.sleep(0.1)
        os.killpg(process.pid, wanted)
        said = process.stdout.read()
    assert process.returncode == (1 if wanted == signal.SIGINT else 128 + wanted), said
    assert "Dihentikan" in said
    assert "Traceback" not in said
    assert sorted({path.name for path in here.iterdir()} - {".cache"}) == before
    assert (here / "site/index.html").read_text() == "lama"
    assert _is_gone(process.pid)
    # Python's own caches aside, nothing of ours.
    assert [path.name for path in reports.iterdir() if path.name.startswith("ppm-")] == []


def _is_gone(group: int) -> bool:
    """Whether a group of processes has ended; the system may take a moment to clear up the last."""
    for _ in range(50):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.site
def test_python_is_the_one_of_the_environment() -> None:
    assert (BIN / "python").samefile(sys.executable)
