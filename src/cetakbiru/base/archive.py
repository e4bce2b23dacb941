"""Zip files and checksum lists that are the same bytes on every run."""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterable
from struct import Struct
from typing import NamedTuple

from cetakbiru.base.errors import Refused

# The first day that a zip file can tell; the true date stands in the files themselves.
_DAY = 1 << 5 | 1
# The next two levels take twice the time and save one part in a hundred.
_LEVEL = 6
_READABLE = 0o644 << 16
# Compressed already: deflating them once more takes time and saves nothing.
_COMPRESSED = (
    *(".docx", ".odt", ".xlsx", ".pdf", ".gz", ".zip"),
    *(".png", ".webp", ".woff", ".woff2"),
)
_KEPT = Struct("<LQ?")
_LOCAL, _CENTRAL, _END = Struct("<4s5H3L2H"), Struct("<4s2B5H3L5H2L"), Struct("<4s4H2LH")
_MOST_MEMBERS, _MOST_BYTES = 0xFFFF, 0xFFFFFFFF
_TOO_MUCH = (
    "Zip tidak dapat dibuat: isinya lebih dari 65.535 berkas atau 4 GB. "
    "Bangun tanpa salinan luring dengan --skip offline."
)


class Packed(NamedTuple):
    """A file as a zip holds it: deflated, or as it is where that would save nothing."""

    crc: int
    size: int
    deflated: bool
    stream: bytes

    def to_bytes(self) -> bytes:
        """What `from_bytes` reads, to be kept."""
        return _KEPT.pack(self.crc, self.size, self.deflated) + self.stream

    @classmethod
    def from_bytes(cls, content: bytes) -> Packed:
        """What `to_bytes` wrote."""
        crc, size, deflated = _KEPT.unpack_from(content)
        return cls(crc, size, deflated, content[_KEPT.size :])


def packed(name: str, content: bytes) -> Packed:
    """The content as it lies in a zip under that name."""
    crc, size = zlib.crc32(content), len(content)
    if is_compressed(name):
        return Packed(crc, size, False, content)
    squeezer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
    return Packed(crc, size, True, squeezer.compress(content) + squeezer.flush())


def is_compressed(name: str) -> bool:
    """Whether files of this kind are compressed already, and lie in a zip as they are."""
    return name.endswith(_COMPRESSED)


def to_zip(members: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of the members in the order given. Raises Refused, as `zip_of` does."""
    return zip_of((name, packed(name, content)) for name, content in members)


def zip_of(members: Iterable[tuple[str, Packed]]) -> bytes:
    """A zip of what is packed already, in the order given.

    `zipfile` writes the same bytes, but takes no streams: it would deflate each once more. Raises
    Refused for more than a plain zip can hold.
    """
    parts: list[bytes] = []
    index: list[bytes] = []
    at = 0
    for name, one in members:
        raw = name.encode()
        # Sizes and flags as `zipfile` writes them: version 2.0, and names beyond ASCII in UTF-8.
        flags = 0 if name.isascii() else 0x800
        method = zipfile.ZIP_DEFLATED if one.deflated else zipfile.ZIP_STORED
        about = (flags, method, 0, _DAY, one.crc, len(one.stream), one.size, len(raw), 0)
        head = _LOCAL.pack(b"PK\3\4", 20, *about)
        index += _CENTRAL.pack(b"PK\1\2", 20, 3, 20, *about, 0, 0, 0, _READABLE, at), raw
        parts += head, raw, one.stream
        at += len(head) + len(raw) + len(one.stream)
        if at > _MOST_BYTES or len(index) > 2 * _MOST_MEMBERS:
            raise Refused(_TOO_MUCH)
    count, length = len(index) // 2, sum(map(len, index))
    end = _END.pack(b"PK\5\6", 0, 0, count, count, length, at, 0)
    return b"".join((*parts, *index, end))


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
