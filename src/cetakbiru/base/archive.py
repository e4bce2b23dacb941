"""Zip files and checksum lists that are the same bytes on every run."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterable

# The first day that a zip file can tell; the true date stands in the files themselves.
_EPOCH = (1980, 1, 1, 0, 0, 0)
# The next two levels take twice the time and save one part in a hundred.
_LEVEL = 6
_READABLE = 0o644 << 16
# Compressed already: deflating them once more takes time and saves nothing.
_PACKED = (".gz", ".pdf", ".png", ".webp", ".woff", ".woff2", ".xlsx", ".zip")


def to_zip(members: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of the members in the order given."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members:
            info = zipfile.ZipInfo(name, _EPOCH)
            stored = name.endswith(_PACKED)
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = _READABLE
            archive.writestr(info, content, compresslevel=_LEVEL)
    return stream.getvalue()


def with_comment(archive: bytes, comment: str) -> bytes:
    """The zip with a comment at its end, which those who unpack it do not see."""
    raw = comment.encode()
    return archive[:-2] + len(raw).to_bytes(2, "little") + raw


def comment_of(content: bytes) -> str:
    """The comment of a zip; empty when it has none or the bytes are no zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return archive.comment.decode("utf-8", errors="replace")
    except (zipfile.BadZipFile, OSError, ValueError):
        return ""


def checksum_list(members: Iterable[tuple[str, str]]) -> bytes:
    """Names with their SHA-256, in the form that `sha256sum --check` reads."""
    return "".join(f"{digest}  {name}\n" for name, digest in members).encode()


def sha256(content: bytes) -> str:
    """The SHA-256 of the content, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()
