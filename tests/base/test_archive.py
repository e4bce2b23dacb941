"""Zips that are the same bytes on every run."""

from __future__ import annotations

import io
import os
import zipfile

import pytest

from cetakbiru.base import archive
from cetakbiru.base.archive import Packed, packed, to_zip, zip_of
from cetakbiru.base.errors import Refused

MEMBERS = [
    ("folder/teks.txt", b"teks " * 1000),
    ("folder/kosong.txt", b""),
    ("gambar.png", os.urandom(2000)),
    ("nama-é.html", "isi é".encode()),
]


def _by_library() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as zipped:
        for name, content in MEMBERS:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.create_system = 3
            info.external_attr = 0o644 << 16
            stored = name.endswith(".png")
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            zipped.writestr(info, content, compresslevel=6)
    return stream.getvalue()


def test_the_zip_is_what_the_library_writes() -> None:
    assert to_zip(MEMBERS) == _by_library()
    assert to_zip([]) == b"PK\5\6" + bytes(18)


def test_what_was_packed_is_kept_and_put_into_another_zip() -> None:
    kept = [(name, packed(name, content).to_bytes()) for name, content in MEMBERS]
    assert zip_of((name, Packed.from_bytes(one)) for name, one in kept) == _by_library()


@pytest.mark.parametrize(("limit", "value"), [("_MOST_MEMBERS", 3), ("_MOST_BYTES", 2000)])
def test_more_than_a_zip_can_hold_is_refused(
    monkeypatch: pytest.MonkeyPatch, limit: str, value: int
) -> None:
    monkeypatch.setattr(archive, limit, value)
    with pytest.raises(Refused, match="--skip offline"):
        to_zip(MEMBERS)


def test_as_much_as_a_zip_can_hold_is_not_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "_MOST_MEMBERS", len(MEMBERS))
    assert to_zip(MEMBERS) == _by_library()
