"""What the first bytes of an image say: its kind, how large it is, where it was taken.

Nothing is decoded: a picture of a few kilobytes can unfold to gigabytes.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

_PNG = b"\x89PNG\r\n\x1a\n"
_EXIF = b"Exif\x00\x00"
_GPS_FOLDER, _GPS_LATITUDE = 0x8825, 0x0002
# A folder of EXIF has a few dozen entries.
_MOST_ENTRIES = 512
_NO_FRAME = frozenset({0xC4, 0xC8, 0xCC})


@dataclass(frozen=True)
class Image:
    """Width and height in pixels, and whether the place where it was taken is noted in it."""

    width: int
    height: int
    has_place: bool


def read_image(suffix: str, content: bytes) -> Image | None:
    """The image of the kind that its name says; None when the content is none, or not whole."""
    with suppress(struct.error, IndexError):
        size, notes = _READERS[suffix](content)
        if min(size) > 0:
            return Image(*size, any(map(_names_place, notes)) or b"exif:GPSLatitude" in content)
    return None


def _png(content: bytes) -> tuple[tuple[int, int], list[bytes]]:
    if not content.startswith(_PNG) or content[12:16] != b"IHDR":
        raise IndexError
    chunks = dict(_chunks(content, 8, ">I4s", 4))
    if b"IEND" not in chunks:
        raise IndexError
    width, height = struct.unpack_from(">II", content, 16)
    return (width, height), [chunks.get(b"eXIf", b"")]


def _webp(content: bytes) -> tuple[tuple[int, int], list[bytes]]:
    if content[:4] != b"RIFF" or content[8:12] != b"WEBP":
        raise IndexError
    chunks = dict(_chunks(content, 12, "<4sI", 0))
    notes = [chunks.get(b"EXIF", b"").removeprefix(_EXIF)]
    if extended := chunks.get(b"VP8X"):
        width, height = (int.from_bytes(extended[at : at + 3], "little") for at in (4, 7))
        return (width + 1, height + 1), notes
    if lossless := chunks.get(b"VP8L"):
        (bits,) = struct.unpack_from("<I", lossless, 1)
        return ((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1), notes
    width, height = struct.unpack_from("<HH", chunks.get(b"VP8 ", b""), 6)
    return (width & 0x3FFF, height & 0x3FFF), notes


def _chunks(content: bytes, at: int, head: str, tail: int) -> Iterator[tuple[bytes, bytes]]:
    """Name and content of each chunk, of which the first of a name counts."""
    seen: set[bytes] = set()
    while at + 8 <= len(content):
        found = struct.unpack_from(head, content, at)
        name, length = found if isinstance(found[0], bytes) else found[::-1]
        if at + 8 + length > len(content):
            return
        if name not in seen:
            seen.add(name)
            yield name, content[at + 8 : at + 8 + length]
        # Chunks of RIFF begin at even places; those of PNG end with a checksum.
        at += 8 + length + (tail or length % 2)


def _jpeg(content: bytes) -> tuple[tuple[int, int], list[bytes]]:
    if not content.startswith(b"\xff\xd8\xff"):
        raise IndexError
    size, notes, at = (0, 0), [], 2
    while content[at] == 0xFF:
        mark = content[at + 1]
        if mark == 0xFF:  # filling
            at += 1
            continue
        if mark == 0xDA:  # the picture itself
            break
        (length,) = struct.unpack_from(">H", content, at + 2)
        body = content[at + 4 : at + 2 + length]
        if mark == 0xE1 and body.startswith(_EXIF):
            notes.append(body.removeprefix(_EXIF))
        elif 0xC0 <= mark <= 0xCF and mark not in _NO_FRAME:
            height, width = struct.unpack_from(">HH", body, 1)
            size = (width, height)
        at += 2 + max(length, 2)
    return size, notes


def _ico(content: bytes) -> tuple[tuple[int, int], list[bytes]]:
    if not content.startswith(b"\x00\x00\x01\x00"):
        raise IndexError
    return (content[6] or 256, content[7] or 256), []


def _names_place(exif: bytes) -> bool:
    """Whether a note of a camera holds a latitude."""
    with suppress(struct.error, KeyError):
        order = {b"II": "<", b"MM": ">"}[exif[:2]]
        (start,) = struct.unpack_from(f"{order}I", exif, 4)
        folder = dict(_entries(exif, start, order))
        return _GPS_FOLDER in folder and _GPS_LATITUDE in dict(
            _entries(exif, folder[_GPS_FOLDER], order)
        )
    return False


def _entries(exif: bytes, at: int, order: str) -> Iterator[tuple[int, int]]:
    (count,) = struct.unpack_from(f"{order}H", exif, at)
    for entry in range(min(count, _MOST_ENTRIES)):
        tag, _, _, value = struct.unpack_from(f"{order}HHII", exif, at + 2 + 12 * entry)
        yield tag, value


_READERS: Mapping[str, Callable[[bytes], tuple[tuple[int, int], list[bytes]]]] = {
    ".png": _png,
    ".jpg": _jpeg,
    ".jpeg": _jpeg,
    ".webp": _webp,
    ".ico": _ico,
}
KINDS = frozenset(_READERS)
