"""A file is written whole or not at all, and never over what the command did not make."""

from __future__ import annotations

import errno
import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cetakbiru.base.archive import comment_of, to_zip, with_comment
from cetakbiru.base.atomic import write_whole
from cetakbiru.base.errors import Refused
from cetakbiru.base.placing import (
    refuse_among_sources,
    refuse_foreign_file,
    refuse_foreign_folder,
    write_output,
)


@contextmanager
def full_disk(most: int) -> Iterator[None]:
    """No file of this process may grow beyond `most` bytes: the system itself refuses."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("before", [None, b"semula"])
def test_a_full_disk_leaves_the_file_as_it_was_and_nothing_beside_it(
    tmp_path: Path, before: bytes | None
) -> None:
    file = tmp_path / "ketapang.csv"
    if before is not None:
        file.write_bytes(before)
    with full_disk(1000), pytest.raises(Refused) as caught:
        write_output(file, [b"x" * 5000], lambda content: True)
    assert caught.value.message == (
        f"Berkas {file} tidak dapat ditulis: ruang cakram habis. Kosongkan sebagian cakram, lalu "
        "jalankan lagi."
    )
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [before] * (before is not None)


@pytest.mark.parametrize(
    "stop", [OSError(errno.ENOSPC, "penuh"), KeyboardInterrupt(), SystemExit(143)]
)
def test_a_command_that_is_stopped_leaves_nothing_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: BaseException
) -> None:
    file = tmp_path / "ketapang.csv"
    file.write_bytes(b"semula")

    def refuse(*_: object) -> None:
        raise stop

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(type(stop)):
        write_whole(file, b"baru")
    assert [path.name for path in tmp_path.iterdir()] == ["ketapang.csv"]
    assert file.read_bytes() == b"semula"


def test_only_its_own_file_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "hasil.txt"
    file.write_bytes(b"surat")
    with pytest.raises(Refused, match=r"hasil\.txt sudah ada dan tidak ditimpa"):
        write_output(file, [b"hasil baru"], lambda content: content.startswith(b"hasil"))
    file.write_bytes(b"hasil lama")
    assert write_output(file, [b"hasil baru"], lambda content: True) == file
    assert file.read_bytes() == b"hasil baru"
    with pytest.raises(Refused):
        write_output(file, [b"lagi"])


def test_what_is_no_file_is_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipa"
    os.mkfifo(pipe)
    with pytest.raises(Refused):
        refuse_foreign_file(pipe, lambda content: True)
    with pytest.raises(Refused):
        refuse_foreign_file(tmp_path, lambda content: True)


def test_a_link_leads_to_the_file_that_is_written(tmp_path: Path) -> None:
    real = tmp_path / "asli.txt"
    (tmp_path / "tautan.txt").symlink_to(real)
    assert write_output(tmp_path / "tautan.txt", [b"isi"]) == real
    assert (tmp_path / "tautan.txt").is_symlink()


def test_a_folder_with_anything_that_its_list_does_not_name_is_refused(tmp_path: Path) -> None:
    refuse_foreign_folder(tmp_path, "SHA256SUMS")
    refuse_foreign_folder(tmp_path / "baru", "SHA256SUMS")
    (tmp_path / "data").mkdir()
    (tmp_path / "data/a.csv").write_bytes(b"a")
    (tmp_path / "SHA256SUMS").write_text("0  data/a.csv\n")
    refuse_foreign_folder(tmp_path, "SHA256SUMS")
    (tmp_path / "data/tandatangan.pdf").write_bytes(b"b")
    with pytest.raises(Refused, match=r"misalnya data/tandatangan\.pdf"):
        refuse_foreign_folder(tmp_path, "SHA256SUMS")


def test_a_zip_says_whose_it_is() -> None:
    archive = to_zip([("a", b"b")])
    assert comment_of(archive) == ""
    assert comment_of(with_comment(archive, "ppm align")) == "ppm align"
    assert comment_of(b"PK") == comment_of(b"") == ""


@pytest.mark.parametrize("name", ["docs", "docs/paket", "docs/../docs/a/b", "tautan/x"])
def test_nothing_is_written_among_what_a_site_is_built_from(name: str, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "tautan").symlink_to(tmp_path / "docs")
    with pytest.raises(Refused, match="hanya memuat bahan situs"):
        refuse_among_sources(tmp_path / name, tmp_path / "data", tmp_path / "docs")
    refuse_among_sources(tmp_path / "docs-paket", tmp_path / "data", tmp_path / "docs")
