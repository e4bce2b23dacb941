"""`ppm export`: whole or not at all, and never over what is not its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.running import Answer, files_of, ppm_here


def _export(root: Path, *arguments: str | Path) -> Answer:
    return ppm_here(root, "export", *arguments)


@pytest.mark.site  # data without error are compared with the editions in git
def test_it_writes_what_the_site_has(root: Path, real_export: Path, tmp_path: Path) -> None:
    folder = tmp_path / "baru" / "data"
    for _ in range(2):
        result = _export(root, "--out", folder)
        assert result.code == 0, result.err
        assert files_of(folder) == files_of(real_export)
    assert [path.name for path in folder.parent.iterdir()] == ["data"]


def test_it_keeps_off_a_folder_with_other_files(
    root: Path, real_export: Path, tmp_path: Path
) -> None:
    for path in real_export.glob("SHA256SUMS.txt"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "catatan.docx").write_text("milik orang", encoding="utf-8")
    result = _export(root, "--out", tmp_path)
    assert result.code == 1
    assert "catatan.docx" in result.err
    assert (tmp_path / "catatan.docx").read_text(encoding="utf-8") == "milik orang"


def test_wrong_data_leave_nothing_behind(root: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    folder = tmp_path / "hasil"
    result = _export(root, "--out", folder, "--data", data)
    assert result.code == 1
    assert "data/bidang.yml" in result.err
    assert not folder.exists()


@pytest.mark.parametrize("arguments", [(), ("--out",), ("--out", "x", "--data", "a", "b")])
def test_a_wrong_call_is_told_with_code_2(root: Path, arguments: tuple[str, ...]) -> None:
    assert _export(root, *arguments).code == 2


@pytest.mark.site  # data without error are compared with the editions in git
def test_a_folder_that_cannot_be_made_is_told(root: Path, tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("", encoding="utf-8")
    result = _export(root, "--out", tmp_path / "berkas" / "data")
    assert result.code == 1
    assert f"Data terbuka tidak dapat ditulis ke {tmp_path}/berkas/data" in result.err
