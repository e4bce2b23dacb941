"""`ppm new` writes a whole project or nothing, and tells in one sentence why not."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cetakbiru.cli import new as verb
from cetakbiru.cli.new import new
from cetakbiru.places import register
from cetakbiru.starter.province import province_files


def call(*words: str | Path) -> Result:
    return CliRunner().invoke(new, [str(word) for word in words])


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_it_writes_the_project_and_says_how_to_go_on(tmp_path: Path) -> None:
    target = tmp_path / "baru" / "sini"
    result = call(target, "--provinsi", "62")
    assert result.exit_code == 0, result.output
    assert str(target) in result.output
    assert f"cd {target}" in result.output
    assert "ppm serve" in result.output
    written = {
        path.relative_to(target).as_posix(): path.read_bytes()
        for path in target.rglob("*")
        if path.is_file()
    }
    assert written == province_files("62")
    assert names(target.parent) == ["sini"], "nothing is left beside it"


def test_an_empty_folder_and_a_name_will_do(tmp_path: Path) -> None:
    result = call(tmp_path, "--provinsi", "papua barat")
    assert result.exit_code == 0, result.output
    assert "5 di antaranya tanpa garis batas" in result.output
    assert (tmp_path / "mkdocs.yml").is_file()


def test_it_lists_the_codes() -> None:
    result = call("--daftar")
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        f"{code} {name}" for code, name in register.provinces().items()
    ]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("99", "ppm new --daftar"),
        ("", "ppm new --daftar"),
        ("Kalimantan Tngah", "Maksud Anda 62 Kalimantan Tengah"),
        ("62.01", "ppm new --daftar"),
        ("../62", "ppm new --daftar"),
    ],
)
def test_an_unknown_province_is_told_with_the_nearest(
    tmp_path: Path, asked: str, told: str
) -> None:
    result = call(tmp_path / "baru", "--provinsi", asked)
    assert result.exit_code == 1
    assert f'provinsi "{asked}" tidak dikenal.' in result.output
    assert told in result.output
    assert not (tmp_path / "baru").exists()


def test_a_folder_with_content_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "catatan.txt").write_text("milik orang")
    result = call(tmp_path, "--provinsi", "62")
    assert result.exit_code == 1
    assert f"Folder {tmp_path} sudah berisi catatan.txt" in result.output
    assert names(tmp_path) == ["catatan.txt"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("")
    for target in (tmp_path / "berkas", tmp_path / "berkas" / "baru"):
        result = call(target, "--provinsi", "62")
        assert result.exit_code == 1
        assert str(target) in result.output
        assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("code", "told"),
    [(errno.ENOSPC, "ruang cakram habis"), (errno.EACCES, "izinnya tidak ada")],
)
def test_what_can_not_be_written_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, told: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(code, os.strerror(code), "/di/mana")

    monkeypatch.setattr(verb, "put_in_place", fail)
    result = call(tmp_path / "baru", "--provinsi", "62")
    assert result.exit_code == 1
    assert f"Proyek di {tmp_path / 'baru'} tidak dibuat: {told}" in result.output
    assert names(tmp_path) == []
