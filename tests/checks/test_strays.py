"""Files that lie in data/ or docs/ by accident, and what is no file at all."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from cetakbiru.checks.files.strays import copies
from cetakbiru.checks.run import run_checks
from cetakbiru.model.load import load_blueprint
from cetakbiru.site.macros import signatures

HARMLESS = (".DS_Store", "Thumbs.db", "desktop.ini", ".~lock.contoh-utara.csv#", "BACA.md")


def codes(project: Path) -> list[str]:
    found = run_checks(project / "data", project / "docs", signatures())
    return [problem.code for problem in found]


@pytest.mark.parametrize(
    ("name", "original"),
    [
        *((f"ketapang{mark}.csv", "ketapang.csv") for mark in (" (1)", "(2)", " - Copy", " 2")),
        *((f"ketapang{mark}.csv", "ketapang.csv") for mark in (" - Copy (2)", " - Salin", "_v3")),
        *((f"ketapang{mark}.csv", "ketapang.csv") for mark in ("_final", "-baru", ".bak", "_rev2")),
        *((f"ketapang{mark}.csv", "ketapang.csv") for mark in ("_20261122", " 2026-11-22", "-old")),
        ("ketapang (Salinan Budi yang konflik 2026-11-22).csv", "ketapang.csv"),
        ("ketapang.sync-conflict-20261122-101010-ABC.csv", "ketapang.csv"),
        ("ketapang_final_revisi (1).csv", "ketapang.csv"),
        ("Salinan ketapang.csv", "ketapang.csv"),
        ("Salinan dari Ketapang.csv", "ketapang.csv"),
        ("Copy of ketapang.csv", "ketapang.csv"),
        ("KETAPANG.CSV", "ketapang.csv"),
        ("ketapang.csv.bak", "ketapang.csv"),
        ("ketapang.csv.csv", "ketapang.csv"),
        ("ketapang.csv~", "ketapang.csv"),
        ("kota-singkawang.csv", None),
        ("ketapang-barat.csv", None),
        ("rpd-2024-2026.csv", None),
        ("lama.csv", None),
        ("v2.csv", None),
    ],
)
def test_copies(name: str, original: str | None) -> None:
    files = [Path(each) for each in ("ketapang.csv", "singkawang.csv", "rpd.csv", name)]
    expected = {Path(name): Path(original)} if original else {}
    assert copies(files) == expected


def test_two_copies_have_one_original() -> None:
    files = [Path(each) for each in ("a (1).csv", "a.csv", "a_final (1).csv", "a_final.csv")]
    found = copies(files)
    assert set(found) == set(map(Path, ("a (1).csv", "a_final (1).csv", "a_final.csv")))
    assert found[Path("a_final.csv")] == Path("a.csv")


def test_what_systems_leave_behind_is_harmless(project: Path) -> None:
    for name in HARMLESS:
        (project / "data/program" / name).write_bytes(b"\x00\x01")
        if not name.endswith(".md"):
            (project / "docs/kabupaten" / name).write_bytes(b"\x00\x01")
    assert codes(project) == []


def test_temporary_files_are_never_data(project: Path) -> None:
    (project / "data/program/~$contoh-utara.csv").write_bytes(b"\x05PPM")
    assert load_blueprint(project / "data")


@pytest.mark.parametrize("folder", ["data/program", "docs", "docs/kabupaten"])
@pytest.mark.parametrize("name", ["pipa.csv", "pipa.md", "pipa"])
def test_a_pipe_is_never_opened(project: Path, folder: str, name: str) -> None:
    os.mkfifo(project / folder / name)
    assert codes(project) == ["bukan-berkas-biasa"]


def test_a_socket_is_never_opened(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)  # an address of a socket is short
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind("data/soket.yml")
        assert codes(project) == ["bukan-berkas-biasa"]


@pytest.mark.parametrize("name", ["data/program/baru.csv", "docs/baru.md", "data/baru.YML"])
def test_a_folder_named_like_a_file(project: Path, name: str) -> None:
    (project / name).mkdir()
    assert codes(project) == ["folder-bernama-berkas"]


@pytest.mark.parametrize(
    "name", ["data/opd.csv", "data/edisi.yml", "docs/index.md", "data/program"]
)
def test_what_nobody_may_read(project: Path, name: str) -> None:
    """Told to an administrator too, who could open it."""
    path = project / name
    mode = path.stat().st_mode
    path.chmod(0o200)
    try:
        assert codes(project) == ["berkas-tak-terbaca"]
    finally:
        path.chmod(mode)
