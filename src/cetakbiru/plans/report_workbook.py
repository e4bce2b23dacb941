"""The verdict on a plan as a workbook: the plan's own rows with comments, and result sheets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from xlsxwriter.utility import xl_cell_to_rowcol

from cetakbiru.model.load import Blueprint
from cetakbiru.plans.files import OpenedFile, Sheet
from cetakbiru.plans.result import Activity, Finding, Result
from cetakbiru.workbook.writing import (
    NUMBER_FORMAT,
    PLAIN,
    Look,
    NewSheet,
    NewWorkbook,
    clipped,
)

# Colour is never alone: the comment and the result sheet say the same in words.
_LOOKS = {True: Look(fill="#DDEFE4"), False: Look(fill="#FFF2CC")}
_AUTHOR = "periksa rencana"
# Excel slows to a crawl with more; the result sheet holds every remark.
_MOST_COMMENTS = 3000
_LONGEST_COMMENT = 1500
_TITLE_LENGTH = 31
_NOT_IN_TITLE = re.compile(r"[\[\]:*?/\\']")
FINDING_NAMES = {
    "terpenuhi": "terpenuhi",
    "belum": "belum",
    "tidak-berlaku": "tidak berlaku",
    "tidak-dapat-dinilai": "tidak dapat dinilai dari berkas ini",
}
AID = "Hasil ini alat bantu proyek, bukan penilaian resmi."
# The columns that name an activity, the best first.
_NAMING = ("kegiatan", "program", "id")


@dataclass
class _Remarks:
    """What is said in the cells of one sheet of the plan, by row and column from 1 on."""

    looks: dict[tuple[int, int], Look] = field(default_factory=dict)
    texts: dict[tuple[int, int], list[str]] = field(default_factory=dict)


def workbook_report(blueprint: Blueprint, files: Sequence[OpenedFile], result: Result) -> bytes:
    """The workbook, the same bytes for the same plan and data."""
    edition = blueprint.edisi
    book = NewWorkbook("Hasil periksa rencana", _AUTHOR, edition.tanggal)
    _fill(book.add_sheet("Ringkasan"), ("Hal", "Isi"), _summary_rows(result), (44, 90))
    _fill_result_sheets(book, blueprint, result)
    said = _remarks(result)
    left = _MOST_COMMENTS
    for file in files:
        for sheet in file["sheets"]:
            place = file["name"], sheet["name"]
            left -= _fill_plan_sheet(book, file["name"], sheet, said.get(place, _Remarks()), left)
    return book.content()


def _summary_rows(result: Result) -> list[Sequence[str]]:
    edition = result["edisi"]
    rows: list[Sequence[str]] = [
        ("Diperiksa terhadap", f"{edition['judul']}, edisi {edition['versi']}"),
        ("Status edisi", edition["status"]),
        ("Sifat", AID),
        ("kegiatan", str(result["ringkasan"]["kegiatan"])),
        ("selaras, lengkap, dan wajar", str(result["ringkasan"]["selaras"])),
        ("fokus", result["fokus"]["pesan"]),
        *(("catatan", note) for note in result["catatan"]),
    ]
    for file in result["berkas"]:
        rows.append(("berkas", file["nama"] if file["galat"] is None else file["galat"]))
        rows.extend(
            (f"lembar {sheet['nama']}", note)
            for sheet in file["lembar"]
            for note in sheet["catatan"]
        )
    rows.extend(
        ("program utama", item["pesan"]) for item in result["program_utama"] if item["pesan"]
    )
    rows.append(
        (
            "arah dan program tanpa kegiatan",
            "; ".join(f"{one['id']} {one['nama']}" for one in result["arah_tanpa_kegiatan"]),
        )
    )
    return rows


def _fill_result_sheets(book: NewWorkbook, blueprint: Blueprint, result: Result) -> None:
    _fill(
        book.add_sheet("Hasil kegiatan"),
        ("Berkas", "Lembar", "Baris", "Kegiatan", "Hasil", "Keterangan"),
        [
            (
                activity["berkas"],
                activity["lembar"],
                str(activity["baris"]),
                activity["nama"],
                verdicts(activity),
                "\n".join(remarks(activity)),
            )
            for activity in result["kegiatan"]
        ],
        (22, 18, 8, 44, 36, 90),
    )
    _fill(
        book.add_sheet("Tidak terbaca"),
        ("Berkas", "Lembar", "Baris", "Kolom", "Isi", "Keterangan"),
        [
            (
                cell["berkas"],
                cell["lembar"],
                str(cell["baris"]),
                cell["kolom"] or "",
                cell["nilai"],
                cell["pesan"],
            )
            for cell in result["tidak_terbaca"]
        ],
        (22, 18, 8, 8, 36, 90),
    )
    for title, findings in (
        ("Kewajiban", result["kewajiban"]),
        ("Kesiapan RKAB", result["kesiapan"]),
    ):
        _fill(
            book.add_sheet(title),
            ("Butir", "Status", "Keterangan", "Sumber"),
            [_finding_row(blueprint, finding) for finding in findings],
            (48, 24, 80, 50),
        )


def _finding_row(blueprint: Blueprint, finding: Finding) -> tuple[str, str, str, str]:
    return (
        finding["judul"],
        FINDING_NAMES[finding["status"]],
        finding["pesan"],
        basis(blueprint, finding["acuan"]),
    )


def _fill(
    sheet: NewSheet, titles: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int]
) -> None:
    sheet.put_table(1, titles, rows, widths)
    sheet.sheet.freeze_panes("A2")


def _fill_plan_sheet(
    book: NewWorkbook, file_name: str, sheet: Sheet, said: _Remarks, most: int
) -> int:
    """A sheet of the plan as it was read, each row in its own place, with at most `most` comments.

    Returns how many comments it got.
    """
    made = book.add_sheet(_title(book, sheet["name"] or file_name))
    for place, look in said.looks.items():
        made.put(*place, None, look)
    for row in sheet["rows"]:
        number, numeric = row["number"], set(row["numeric"])
        for column, text in enumerate(row["cells"], start=1):
            look = said.looks.get((number, column), PLAIN)
            if column - 1 in numeric:
                made.put(number, column, float(text), look, NUMBER_FORMAT)
            elif text:
                made.put(number, column, text, look)
    comments = list(said.texts.items())[:most]
    for (number, column), texts in comments:
        text = clipped("\n".join(texts), _LONGEST_COMMENT)
        made.put_comment(number, column, text, author=_AUTHOR, width=360, height=160)
    return len(comments)


def _title(book: NewWorkbook, name: str) -> str:
    """A title that Excel allows and that no other sheet has."""
    base = _NOT_IN_TITLE.sub(" ", name).strip() or "Rencana"
    taken = {title.lower() for title in book.titles}
    title, number = clipped(base, _TITLE_LENGTH), 2
    while title.lower() in taken:
        tail = f" {number}"
        title, number = clipped(base, _TITLE_LENGTH - len(tail)) + tail, number + 1
    return title


def _remarks(result: Result) -> dict[tuple[str, str], _Remarks]:
    """What is said of each sheet of the plan, by file and sheet."""
    columns = {
        (file["nama"], sheet["nama"]): sheet["kolom"]
        for file in result["berkas"]
        for sheet in file["lembar"]
    }
    found: dict[tuple[str, str], _Remarks] = {}
    for activity in result["kegiatan"]:
        sheet = activity["berkas"], activity["lembar"]
        place = _place(activity["baris"], _name_column(columns[sheet]))
        said = verdicts(activity)
        here = found.setdefault(sheet, _Remarks())
        here.looks[place] = _LOOKS[activity["selaras"]]
        here.texts.setdefault(place, []).extend((said[0].upper() + said[1:], *remarks(activity)))
    for cell in result["tidak_terbaca"]:
        here = found.setdefault((cell["berkas"], cell["lembar"]), _Remarks())
        here.texts.setdefault(_place(cell["baris"], cell["kolom"] or "A"), []).append(cell["pesan"])
    return found


def _place(row: int, letters: str) -> tuple[int, int]:
    """Row and column from 1 on."""
    return row, xl_cell_to_rowcol(f"{letters}1")[1] + 1


def _name_column(columns: Mapping[str, str]) -> str:
    """The letters of the column that names an activity."""
    return next((columns[part].split(", ")[0] for part in _NAMING if part in columns), "A")


def verdicts(activity: Activity) -> str:
    """The three verdicts on an activity in words, with what it fits."""
    fit = activity["kesesuaian"]
    named = f" dengan {fit['acuan'][0]['id']} {fit['acuan'][0]['nama']}" if fit["acuan"] else ""
    told = (
        f"{fit['putusan']}{named}" if fit["putusan"] in ("selaras", "sebagian") else fit["putusan"],
        activity["kelengkapan"]["putusan"],
        activity["kewajaran"]["putusan"],
    )
    return "; ".join(word.replace("-", " ", 1) if "PPM" not in word else word for word in told)


def remarks(activity: Activity) -> list[str]:
    """Everything that is said of an activity beyond its verdicts."""
    lacks = "; ".join(lack["pesan"] for lack in activity["kelengkapan"]["kurang"])
    return [
        *activity["kesesuaian"]["pesan"],
        *([f"Kurang: {lacks}."] if lacks else []),
        *(reason["pesan"] for reason in activity["kewajaran"]["alasan"]),
        *(overlap["pesan"] for overlap in activity["tumpang_tindih"]),
        *activity["catatan"],
    ]


def basis(blueprint: Blueprint, reference: str) -> str:
    """The name of a legal basis or of a source."""
    for law in blueprint.dasar_hukum:
        if law.id == reference:
            return ", ".join(part for part in (law.peraturan, law.pasal) if part)
    return blueprint.sumber[reference].judul
