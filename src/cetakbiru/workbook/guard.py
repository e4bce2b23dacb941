"""What a file is, and the parts of a workbook within limits, or the reason why there are none."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from lxml import etree

_MOST_PARTS = 2_000
_ENTRY = b"PK\x01\x02"
_LOCAL = b"PK\x03\x04"
# What stands before each part: its sign, at the end the lengths of its name and of what follows.
_HEADER = struct.Struct("<4s22xHH")
# Marks of a part that is patched or encrypted in ways of its own, and of a name in UTF-8.
_UNKNOWN, _UTF_8 = 0x60, 0x800
# The name of the stream that holds a workbook under a password.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# The folder that holds the macros of an old workbook.
_XLS_MACROS = "_VBA_PROJECT_CUR".encode("utf-16-le")
_ODS = b"application/vnd.oasis.opendocument"
_WORD = "WordDocument".encode("utf-16-le")
# A full disk leaves files of zeros.
_NOTHING = b"\0 \t\n\v\f\r"
_MACROS = re.compile(r"vbaproject\.bin$|^(?:basic|scripts)/")
_DTD = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class FileKind(StrEnum):
    """What the first bytes of a file say that it is."""

    EMPTY = "berkas kosong"
    OLE = "buku kerja Excel lama"
    ZIP = "arsip zip"
    PDF = "PDF"
    PNG = "gambar PNG"
    JPEG = "gambar JPEG"
    GIF = "gambar GIF"
    RTF = "RTF"
    PACKED = "arsip RAR, 7z, atau gzip"
    BINARY = "berkas biner"
    MARKUP = "HTML atau XML"
    TEXT = "teks atau CSV"


_SIGNATURES = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileKind.OLE),
    (b"PK\x03\x04", FileKind.ZIP),
    (b"PK\x05\x06", FileKind.ZIP),
    (b"%PDF", FileKind.PDF),
    (b"\x89PNG", FileKind.PNG),
    (b"\xff\xd8\xff", FileKind.JPEG),
    (b"GIF8", FileKind.GIF),
    (b"{\\rtf", FileKind.RTF),
    (b"Rar!", FileKind.PACKED),
    (b"7z\xbc\xaf", FileKind.PACKED),
    (b"\x1f\x8b", FileKind.PACKED),
    (b"<", FileKind.MARKUP),
)


class BookKind(StrEnum):
    """The kinds of workbook that can be read."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"


class Obstacle(StrEnum):
    """Why a file can't be read as a workbook."""

    EMPTY = "kosong"
    TOO_LARGE = "terlalu-besar"
    SWOLLEN = "mengembang"
    LOCKED = "terkunci"
    XLS = "xls"  # too damaged, or older than can be read
    ODS = "ods"  # the same
    XLSB = "xlsb"
    OTHER = "bukan-excel"
    DTD = "dtd"
    DAMAGED = "rusak"


class NoWorkbookError(Exception):
    """A file can't be read as a workbook.

    `detail` says in Indonesian what it is instead or what of it is broken; `found` and `limit` how
    much there is of what is too large, in words.
    """

    def __init__(
        self, obstacle: Obstacle, detail: str = "", *, found: str = "", limit: str = ""
    ) -> None:
        super().__init__(obstacle)
        self.obstacle = obstacle
        self.detail = detail
        self.found = found
        self.limit = limit


class Parts:
    """The parts of a zipped workbook, each unpacked when it is asked for.

    Names are told apart as Windows does: neither by case nor by the kind of slash. Raises
    NoWorkbookError for an archive that says of itself more than can be, or that unpacks to more
    than `most` bytes, and what zipfile raises for a broken one.
    """

    def __init__(self, raw: bytes, most: int) -> None:
        # Before each entry is made an object: a file of 25 MB may list half a million.
        _refuse_many(raw.count(_ENTRY))
        self._raw = raw
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            members = archive.infolist()
        if not members:
            raise zipfile.BadZipFile
        _refuse_many(len(members))
        # A part never gives more bytes than its entry says, so the entries can be believed.
        total = sum(member.file_size for member in members)
        if total > most:
            raise NoWorkbookError(
                Obstacle.SWOLLEN, found=f"{_size(total)} setelah dimekarkan", limit=_size(most)
            )
        if any(member.flag_bits & 1 for member in members):
            raise NoWorkbookError(Obstacle.LOCKED)
        _refuse_overlaps(members, len(raw))
        self._members = {_part_name(member.filename): member for member in members}
        if len(self._members) < len(members):
            raise zipfile.BadZipFile

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in lower case."""
        return tuple(self._members)

    @property
    def written_names(self) -> tuple[str, ...]:
        """The names of all parts as they are written, with slashes."""
        return tuple(member.filename.replace("\\", "/") for member in self._members.values())

    def __contains__(self, name: str) -> bool:
        return _part_name(name) in self._members

    def unpacked(self, name: str) -> bytes:
        """The bytes of a part. Raises KeyError when there is no such part."""
        member = self._members[_part_name(name)]
        part = self._packed(member)
        if member.compress_type == zipfile.ZIP_DEFLATED:
            stream = zlib.decompressobj(-zlib.MAX_WBITS)
            part = stream.decompress(part, member.file_size + 1)
            if not stream.eof:
                raise zipfile.BadZipFile
        elif member.compress_type != zipfile.ZIP_STORED:
            raise zipfile.BadZipFile
        if len(part) != member.file_size or zlib.crc32(part) != member.CRC:
            raise zipfile.BadZipFile
        return part

    def _packed(self, member: zipfile.ZipInfo) -> bytes:
        """The bytes of a part as they stand in the archive."""
        after = member.header_offset + _HEADER.size
        sign, name_length, more = _HEADER.unpack(self._raw[member.header_offset : after])
        encoding = "utf-8" if member.flag_bits & _UTF_8 else "cp437"
        name = self._raw[after : after + name_length]
        if (
            sign != _LOCAL
            or name.decode(encoding) != member.orig_filename
            or member.flag_bits & _UNKNOWN
        ):
            raise zipfile.BadZipFile
        start = after + name_length + more
        return self._raw[start : start + member.compress_size]

    def read(self, name: str) -> bytes:
        """The bytes of a part, none of them a DTD. Raises KeyError when there is no such part."""
        part = self.unpacked(name)
        # UTF-16 would hide the word from a search of bytes.
        if _DTD.search(part.replace(b"\x00", b"")):
            raise NoWorkbookError(Obstacle.DTD)
        return part


def _refuse_many(count: int) -> None:
    if count > _MOST_PARTS:
        raise NoWorkbookError(
            Obstacle.SWOLLEN, found=f"{count} bagian", limit=f"{_MOST_PARTS} bagian"
        )


def _refuse_overlaps(members: Sequence[zipfile.ZipInfo], end: int) -> None:
    """Members that share bytes unpack to more than the file can hold."""
    free = 0
    for member in sorted(members, key=lambda each: each.header_offset):
        if member.header_offset < free:
            raise zipfile.BadZipFile
        free = member.header_offset + _HEADER.size + len(member.filename) + member.compress_size
    if free > end:
        raise zipfile.BadZipFile


def _part_name(name: str) -> str:
    return name.replace("\\", "/").lower()


@dataclass(frozen=True)
class WorkbookFile:
    """A file that is a workbook by its looks; `parts` are those of a zipped one."""

    kind: BookKind
    raw: bytes
    parts: Parts | None = None
    macros: bool = False


@contextmanager
def damage_told() -> Iterator[None]:
    """Whatever a broken file makes the parsers raise, as a NoWorkbookError."""
    try:
        yield
    except etree.XMLSyntaxError as error:
        raise NoWorkbookError(Obstacle.DAMAGED, "XML di dalamnya tidak utuh") from error
    # Not before these: an unreadable text is a ValueError as well, a missing part a LookupError.
    except (LookupError, ValueError, ArithmeticError) as error:
        raise NoWorkbookError(Obstacle.DAMAGED, "isinya tidak tersusun semestinya") from error
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError) as error:
        raise NoWorkbookError(Obstacle.DAMAGED, "arsipnya tidak utuh") from error


def read_file(path: Path, most: int) -> bytes:
    """The bytes of a file of at most `most` bytes. Raises OSError and NoWorkbookError."""
    size = path.stat().st_size
    if size > most:
        raise NoWorkbookError(Obstacle.TOO_LARGE, found=_size(size), limit=_size(most))
    return path.read_bytes()


def file_kind(raw: bytes) -> FileKind:
    """What the bytes are, as far as their beginning and their zeros tell."""
    if not raw.strip(_NOTHING):
        return FileKind.EMPTY
    for mark, kind in _SIGNATURES:
        if raw.startswith(mark):
            return kind
    if b"\x00" in raw and not raw.startswith(_UTF_16):
        return FileKind.BINARY
    return FileKind.TEXT


@damage_told()
def workbook_file(raw: bytes, most: int) -> WorkbookFile:
    """The bytes as a workbook that unpacks to at most `most` bytes. Raises NoWorkbookError."""
    kind = file_kind(raw)
    if kind is FileKind.EMPTY:
        raise NoWorkbookError(Obstacle.EMPTY)
    if kind is FileKind.OLE:
        if _ENCRYPTED in raw:
            raise NoWorkbookError(Obstacle.LOCKED)
        if _WORD in raw:
            raise NoWorkbookError(Obstacle.OTHER, "dokumen Word")
        return WorkbookFile(BookKind.XLS, raw, macros=_XLS_MACROS in raw)
    if kind is not FileKind.ZIP:
        raise NoWorkbookError(Obstacle.OTHER, kind)
    parts = Parts(raw, most)
    names = parts.names
    macros = any(_MACROS.search(name) for name in names)
    if "xl/workbook.xml" in names:
        return WorkbookFile(BookKind.XLSX, raw, parts, macros)
    if "xl/workbook.bin" in names:
        raise NoWorkbookError(Obstacle.XLSB)
    if "content.xml" in names or ("mimetype" in names and parts.read("mimetype").startswith(_ODS)):
        return WorkbookFile(BookKind.ODS, raw, parts, macros)
    word = any(name.startswith("word/") for name in names)
    raise NoWorkbookError(Obstacle.OTHER, "dokumen Word" if word else "arsip zip lain")


def _size(count: int) -> str:
    return f"{count / 1024 / 1024:.1f} MB".replace(".", ",")
