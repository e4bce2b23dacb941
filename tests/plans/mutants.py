"""Files that no program writes: workbooks and tables broken at random, and odd cells."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable, Mapping

from openpyxl import Workbook

from tests.archives import members
from tests.workbook.test_reading import saved_as

_TEXT = (
    "Kegiatan;Kabupaten;Kecamatan;Tahun;Anggaran\n"
    'Beasiswa “anak asuh”;Ketapang;Marau;2027;"Rp1.000.000"\n'
    "Posyandu;Melawi;;2028–2029;85 juta\n"
)
# What a cell may hold that few expect.
CELLS = (
    *(
        "",
        " ",
        "\u00a0",
        "\u200b",
        "a\u200bb",
        "\ufeff2027",
        "é",
        "e\u0301",
        "𝟚𝟘",
        "👩‍🌾",
        "\u202eabc",
    ),
    *(
        "#REF!",
        "#N/A",
        "Err:502",
        "=1+1",
        "@a",
        "'a",
        '"',
        '""',
        "a\nb",
        "a\r\nb",
        "a\tb",
        "_x000D_",
    ),
    *("<a>", "&amp;", "]]>", "x" * 5000, "0012", "61.10", "1e5", "NaN", "Infinity", "-0", "12,5%"),
    *(0, -0.0, 1, -1, 0.1, 1e-7, 1e21, 1e300, 123456789012345680, 0.07, 0.30000000000000004, 61.1),
    *(True, False, None),
)
# Pieces of XML that readers trip over.
_PIECES = (
    *(
        "<",
        ">",
        "&",
        '"',
        "'",
        "/>",
        "</row>",
        "<row>",
        "<c>",
        "</c>",
        "<v>",
        "</v>",
        "<!--",
        "-->",
    ),
    *(
        "<![CDATA[",
        "]]>",
        "<?x?>",
        "<!DOCTYPE a>",
        "&amp;",
        "&lt",
        "&#0;",
        "&#xD800;",
        "&#x110000;",
    ),
    *(
        "&b;",
        "\x00",
        "\x0b",
        "é",
        "\ud7ff",
        'r="A1"',
        ' r="ZZZ9999999"',
        ' t="s"',
        ' t="e"',
        ' s="-1"',
    ),
    *(
        ' hidden="1"',
        "1e999",
        "-1",
        "NaN",
        "0x10",
        "99999999999999999999",
        "<f>1+1</f>",
        "<is><t>a</t>",
    ),
    *(
        '<mergeCell ref="A1:XFD1048576"/>',
        '<mergeCell ref="B9:A1"/>',
        "_x0041_",
        "_xD83D_",
        " " * 99,
    ),
)

Draw = random.Random


def table(draw: Draw) -> bytes:
    """A table of text in one of the encodings, perhaps broken."""
    text = _TEXT.replace(";", draw.choice(";,\t|")).replace("\n", draw.choice(["\n", "\r\n", "\r"]))
    encoding = draw.choice(["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
    raw = text.encode(encoding, errors="ignore")
    return _broken(raw, draw) if draw.random() < 0.7 else raw


def odd_workbook(draw: Draw) -> bytes:
    """A sound workbook of odd cells, merged at random."""
    book = Workbook()
    for number in range(draw.randint(1, 3)):
        sheet = book.create_sheet(f"Lembar {number}")
        for row in range(1, draw.randint(2, 8)):
            for column in range(1, draw.randint(2, 8)):
                value = draw.choice(CELLS)
                cell = sheet.cell(row + draw.choice([0, 0, 5]), column, value)
                cell.number_format = draw.choice(["General", "0%", "0.0%", "d mmm yyyy", "#,##0"])
        if draw.random() < 0.5:
            top, left = draw.randint(1, 5), draw.randint(1, 5)
            sheet.merge_cells(None, top, left, top + draw.randint(0, 3), left + draw.randint(0, 3))
        sheet.row_dimensions[draw.randint(1, 6)].hidden = draw.random() < 0.5
        sheet.sheet_state = draw.choice(["visible", "hidden"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def broken_workbook(draw: Draw) -> bytes:
    """A workbook with bytes of its archive changed."""
    raw = saved_as(draw.choice(["xlsx", "xlsx", "xlsx", "ods", "xls"]))
    return (_broken if draw.random() < 0.5 else _broken_headers)(raw, draw)


def broken_parts(draw: Draw) -> bytes:
    """A sound archive whose parts are broken XML, or one of them twice, renamed or missing."""
    kind = draw.choice(["xlsx", "ods", "odd", "odd"])
    parts = members(odd_workbook(draw) if kind == "odd" else saved_as(kind))
    for _ in range(draw.randint(1, 4)):
        name = draw.choice(list(parts))
        parts[name] = _broken_xml(parts[name], draw)
    if draw.random() < 0.2:
        moved = draw.choice(list(parts))
        parts[draw.choice([moved.upper(), moved.replace("/", "\\"), "../a", "x\0y"])] = parts.pop(
            moved
        )
    return _zipped(parts, draw)


MUTANTS: Mapping[str, Callable[[Draw], bytes]] = {
    "tabel": table,
    "sel": odd_workbook,
    "arsip": broken_workbook,
    "bagian": broken_parts,
}


def _broken(raw: bytes, draw: Draw) -> bytes:
    """The bytes with some of them changed, moved, repeated or lost."""
    content = bytearray(raw)
    for _ in range(draw.randint(1, 4)):
        at = draw.randrange(len(content) + 1)
        end = min(len(content), at + draw.choice([1, 1, 2, 8, 64]))
        match draw.randrange(5):
            case 0:
                content[at:end] = draw.randbytes(end - at)
            case 1:
                del content[at:end]
            case 2:
                content[at:at] = content[draw.randrange(len(content) + 1) :][:64]
            case 3:
                content[at:at] = draw.choice(
                    [b"\0", b"\xff", b'"', b"\n", b"PK\x01\x02", b"\xef\xbb\xbf"]
                )
            case _:
                del content[draw.randrange(at, len(content) + 1) :]
    return bytes(content)


def _broken_headers(raw: bytes, draw: Draw) -> bytes:
    """The archive with fields of its headers changed."""
    content = bytearray(raw)
    signs = [match.start() for match in re.finditer(rb"PK(?:\x01\x02|\x03\x04|\x05\x06)", raw)]
    for at in draw.sample(signs, min(len(signs), draw.randint(1, 3))):
        place = at + draw.randint(4, 45)
        value = draw.choice([0, 1, 8, 255, 65535, 2**31, 2**32 - 1, draw.getrandbits(32)])
        size = draw.choice([1, 2, 4])
        content[place : place + size] = (value % 2 ** (8 * size)).to_bytes(size, "little")
    return bytes(content)


def _broken_xml(part: bytes, draw: Draw) -> bytes:
    text = part.decode(errors="replace")
    for _ in range(draw.randint(1, 3)):
        at = draw.randrange(len(text) + 1)
        if draw.random() < 0.5:
            at = draw.choice([match.end() for match in re.finditer('[>"]', text)] or [at])
        text = text[:at] + draw.choice(_PIECES) + text[at + draw.choice([0, 0, 1, 5]) :]
    return text.encode(draw.choice(["utf-8"] * 6 + ["utf-16", "latin-1"]), errors="replace")


def _zipped(parts: Mapping[str, bytes], draw: Draw) -> bytes:
    stream = io.BytesIO()
    methods = [zipfile.ZIP_DEFLATED] * 6 + [zipfile.ZIP_STORED, zipfile.ZIP_BZIP2]
    with zipfile.ZipFile(stream, "w", draw.choice(methods)) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()
