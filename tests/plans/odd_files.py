"""Files that are no plan by their form, and archives that lie, byte by byte."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

from openpyxl import Workbook

from tests.archives import members, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SHEET = "xl/worksheets/sheet1.xml"
_END = b"PK\x05\x06"
_ENTRY = b"PK\x01\x02"
_ENTRY_SIZE = 46


def small_workbook() -> bytes:
    """A plan of one activity."""
    book = Workbook()
    book.active.append(["Kegiatan", "Kabupaten"])
    book.active.append(["Beasiswa", "Ketapang"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def replaced(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The archive with one member changed."""
    held = members(content)
    held[name] = change(held.get(name, b""))
    return zipped(held)


def changed_entry(place: int, value: int, size: int) -> bytes:
    """The small plan with a field changed in what its archive says of its sheet."""
    content = bytearray(small_workbook())
    at = content.rindex(SHEET.encode()) - _ENTRY_SIZE + place
    content[at : at + size] = value.to_bytes(size, "little")
    return bytes(content)


def _overlapping() -> bytes:
    """Members that all stand in one place, as bombs are made."""
    content = bytearray(small_workbook())
    first = content.index(_ENTRY)
    second = content.index(_ENTRY, first + 4)
    content[second + 42 : second + 46] = content[first + 42 : first + 46]
    return bytes(content)


def _longer_sizes() -> bytes:
    """An entry that has its sizes in a field of 64 bits, and there says a terabyte."""
    content = bytearray(small_workbook())
    at = content.index(_ENTRY)
    name = int.from_bytes(content[at + 28 : at + 30], "little")
    content[at + 24 : at + 28] = b"\xff\xff\xff\xff"
    content[at + 30 : at + 32] = (12).to_bytes(2, "little")
    extra = (1).to_bytes(2, "little") + (8).to_bytes(2, "little") + (10**12).to_bytes(8, "little")
    content[at + _ENTRY_SIZE + name : at + _ENTRY_SIZE + name] = extra
    end = content.index(_END)
    size = int.from_bytes(content[end + 12 : end + 16], "little") + len(extra)
    content[end + 12 : end + 16] = size.to_bytes(4, "little")
    return bytes(content)


def _twice() -> bytes:
    """Two members whose names differ by their letters' size only."""
    held = members(small_workbook())
    return zipped({**held, SHEET.upper(): held[SHEET]})


def _outside() -> bytes:
    """A sound plan beside a member that would be written outside of any folder."""
    return zipped({**members(small_workbook()), "../../etc/passwd": b"x"})


def _backslashes() -> bytes:
    """The names of members as some programs of Windows write them."""
    held = {name.replace("/", "\\"): each for name, each in members(small_workbook()).items()}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, each in held.items():
            entry = zipfile.ZipInfo("x")
            entry.filename = name
            archive.writestr(entry, each)
    return stream.getvalue()


def _utf_16(content: bytes) -> bytes:
    return content.decode().replace("UTF-8", "UTF-16").encode("utf-16")


def _cells(rows: str) -> bytes:
    """The small plan with these rows below its own."""
    return replaced(
        small_workbook(),
        SHEET,
        lambda xml: xml.replace(b"</sheetData>", rows.encode() + b"</sheetData>"),
    )


def _hidden() -> bytes:
    book = Workbook()
    book.active.append(["Kegiatan", "Kabupaten"])
    book.active.append(["Beasiswa", "Ketapang"])
    book.active.row_dimensions[2].hidden = True
    book.create_sheet("Sampul")
    book.active.sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


_TEXT = '<c r="{}3" t="inlineStr"><is><t>{}</t></is></c>'
ODD: Mapping[str, Callable[[], bytes]] = {
    "nol": lambda: b"\0" * 4096,
    "html": lambda: b"\xef\xbb\xbf  <HTML><body><table><tr><td>Kegiatan</td></tr></table>",
    "tabel-html": lambda: b"<table border=1><tr><td>Kegiatan</td></tr></table>",
    "mhtml": lambda: b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n",
    "xml-2003": lambda: (
        b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>'
    ),
    "xml": lambda: b'<?xml version="1.0"?><rencana/>',
    "numbers": lambda: zipped({"Index/Document.iwa": b"x", "Metadata/Properties.plist": b"x"}),
    "xlsb": lambda: zipped({"xl/workbook.bin": b"x"}),
    "docx": lambda: zipped({"word/document.xml": b"<a/>"}),
    "doc": lambda: OLE + b"\0" * 600 + "WordDocument".encode("utf-16-le"),
    "rtf": lambda: b"{\\rtf1\\ansi Kegiatan}",
    "jpeg": lambda: b"\xff\xd8\xff\xe0\0\x10JFIF",
    "zip-berisi-xlsx": lambda: zipped({"rencana.xlsx": small_workbook()}),
    "zip-kosong": lambda: zipped({}),
    "gzip": lambda: b"\x1f\x8b\x08\0" + b"x" * 40,
    "biner": lambda: bytes(range(256)) * 8,
    "anggota-terkunci": lambda: changed_entry(8, 1, 2),
    "cara-lain": lambda: changed_entry(10, 12, 2),
    "jumlah-salah": lambda: changed_entry(16, 12345, 4),
    "bertindih": _overlapping,
    "zip64": _longer_sizes,
    "bernama-dua": _twice,
    "banyak-anggota": lambda: zipped({f"a{at}": b"" for at in range(2_100)}),
    "ke-luar": _outside,
    "garis-miring": _backslashes,
    "utf-16": lambda: replaced(small_workbook(), SHEET, _utf_16),
    "tanpa-lembar": lambda: zipped(
        {name: each for name, each in members(small_workbook()).items() if name != SHEET}
    ),
    "galat": lambda: _cells(
        '<row r="3"><c r="A3" t="inlineStr"><is><t>Posyandu</t></is></c>'
        '<c r="B3" t="e"><v>#REF!</v></c></row>'
    ),
    "rumus": lambda: _cells(
        '<row r="3"><c r="A3" t="inlineStr"><is><t>Posyandu</t></is></c>'
        '<c r="B3"><f>A1</f><v></v></c></row>'
    ),
    "sel-jauh": lambda: _cells('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    "tersembunyi": _hidden,
}
