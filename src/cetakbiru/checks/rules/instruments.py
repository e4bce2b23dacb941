"""Problems of plans, agreements, voices and reports: what their rows say against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import PurePosixPath

from cetakbiru.checks.problems import Problem, quote
from cetakbiru.checks.shape.numerals import is_figure
from cetakbiru.checks.shape.sheet import Sheet
from cetakbiru.checks.shape.view import View
from cetakbiru.model.instruments import QUARTERS

# What an ID is built of before its serial number; of the sender of a renja no column tells.
_ONLY_YEAR = ("tahun",)
_BUILT_OF = {
    "renja": ("RNJ", _ONLY_YEAR),
    "aksi": ("AKS", ("tahun", "penyusun")),
    "kegiatan_perusahaan": ("KGP", ("perusahaan", "tahun")),
}
# Tables in which no two rows say the same; these columns tell of the row alone.
_WITHOUT_TWINS = (
    *("renja", "aksi", "kegiatan_perusahaan", "masukan", "kesepakatan"),
    *("kompetensi", "pendamping"),
)
_OF_THE_ROW = ("id", "asal")
_ID = re.compile(r"(.+)-[0-9]{3,4}")
_DATE = re.compile(r"(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}")
# How many parts the code of a government has at each level.
_LEVELS = {"provinsi": 1, "kabupaten": 2, "desa": 4}
_IN_A_MEETING = "konsultasi"
_NEEDS_REASON = ("diambil sebagian", "tidak diambil")
_NEEDS_EFFECT = ("diambil", "diambil sebagian")
# Dates of a row, of which the second may not lie before the first.
_IN_ORDER = (
    ("masukan", "tanggal", "tanggal_keputusan"),
    ("perusahaan", "persetujuan", "dicabut"),
)


def instrument_problems(view: View) -> Iterator[Problem]:
    """The problems of the tables of all instruments."""
    for name, (prefix, columns) in _BUILT_OF.items():
        for sheet in view.sheets.get(name, []):
            yield from _sender_problems(sheet, prefix, columns)
    for name in _WITHOUT_TWINS:
        yield from _twins(view.sheets.get(name, []))
    for sheet in view.sheets.get("aksi", []):
        yield from _unplanned(sheet)
        yield from _sum_problems(sheet)
    for sheet in view.sheets.get("renja", []):
        yield from _level_problems(sheet)
    for sheet in view.sheets.get("masukan", []):
        yield from _voice_problems(sheet)
    for sheet in view.sheets.get("kehadiran", []):
        yield from _presence_problems(sheet)
    for name, first, last in _IN_ORDER:
        for sheet in view.sheets.get(name, []):
            yield from _dates_reversed(sheet, first, last)
    yield from _agreement_problems(view)
    yield from _consent_problems(view)


def _sender_problems(sheet: Sheet, prefix: str, columns: Sequence[str]) -> Iterator[Problem]:
    """An ID bears the year and the sender of its row; a file holds the rows of one sender."""
    stem = PurePosixPath(sheet.file).stem
    astray: dict[str, list[int]] = {}
    parts = zip(*(sheet.column(name) for name in columns))
    for row, (identity, of_row) in enumerate(zip(sheet.column("id"), parts)):
        found = _ID.fullmatch(identity)
        if found is None or not all(of_row):
            continue  # told by the rules of cells
        right = "-".join((prefix, *(part.replace(".", "") for part in of_row)))
        if found[1] != right and not (columns == _ONLY_YEAR and found[1].startswith(f"{right}-")):
            yield sheet.problem("id-pengirim", row, "id", id=quote(identity), right=f"{right}-")
            continue
        sender = found[1].removeprefix(f"{prefix}-")
        home = sender if columns[0] == "tahun" else sender.rpartition("-")[0]
        if home != stem:
            astray.setdefault(home, []).append(row)
    for home, rows in astray.items():
        names = {"file": f"{stem}.csv", "right": f"{home}.csv"}
        yield sheet.problem_on("berkas-pengirim", rows, "id", **names)


def _twins(sheets: Sequence[Sheet]) -> Iterator[Problem]:
    """Rows of different IDs that say the same, wherever a sheet has them from."""
    first: dict[tuple[str, ...], str] = {}
    for sheet in sheets:
        told = [
            one.name
            for one in sheet.descriptor.columns
            if one.name not in _OF_THE_ROW or one.references
        ]
        rows = zip(*(sheet.column(name) for name in told))
        for row, (identity, cells) in enumerate(zip(sheet.column("id"), rows)):
            before = first.setdefault(cells, identity)
            if before != identity:
                yield sheet.problem("isi-kembar", row, "id", other=quote(before))


def _unplanned(sheet: Sheet) -> Iterator[Problem]:
    """What was done belongs to something that was planned, in the year and in some quarter."""
    years, volumes = sheet.column("tahun"), sheet.column("volume")
    planned, done = (
        list(zip(*(sheet.column(f"{what}_{quarter}") for quarter in QUARTERS)))
        for what in ("rencana", "realisasi")
    )
    for row, (volume, promised, reached) in enumerate(zip(volumes, planned, done)):
        if _is_some(volume) and any(map(_is_some, reached)) and not any(promised):
            yield sheet.problem("triwulan-tanpa-rencana", row, "rencana_tw1", year=years[row])
    for column, numeral in QUARTERS.items():
        name = f"realisasi_{column}"
        for row, (text, volume) in enumerate(zip(sheet.column(name), volumes)):
            if _is_some(text) and is_figure(volume) and not Decimal(volume):
                quarter = f"triwulan {numeral} tahun {years[row]}"
                yield sheet.problem("realisasi-tanpa-rencana", row, name, quarter=quarter)


def _is_some(text: str) -> bool:
    return is_figure(text) and Decimal(text) > 0


def _sum_problems(sheet: Sheet) -> Iterator[Problem]:
    """Quarters that are all planned make the volume of the year; all spent is within the budget."""
    plans, spent = (
        list(zip(*(sheet.column(f"{what}_{quarter}") for quarter in QUARTERS)))
        for what in ("rencana", "belanja")
    )
    columns = zip(sheet.column("volume"), sheet.column("anggaran"), plans, spent)
    for row, (volume, budget, planned, paid) in enumerate(columns):
        if is_figure(volume) and all(map(is_figure, planned)):
            total = sum(map(Decimal, planned))
            if total != Decimal(volume):
                yield sheet.problem(
                    "rencana-tak-cocok", row, "rencana_tw1", total=total, volume=volume
                )
        figures = [Decimal(text) for text in paid if is_figure(text)]
        if figures and is_figure(budget) and sum(figures) > Decimal(budget):
            yield sheet.problem(
                "belanja-melebihi-anggaran", row, "anggaran", spent=sum(figures), budget=budget
            )


def _level_problems(sheet: Sheet) -> Iterator[Problem]:
    """The owner of a budget is of the level that the row says."""
    for row, (level, place) in enumerate(zip(sheet.column("tingkat"), sheet.column("wilayah"))):
        parts = _LEVELS.get(level)
        if parts and place and place.count(".") + 1 != parts:
            yield sheet.problem("tingkat-wilayah", row, "wilayah", value=quote(place), level=level)


def _voice_problems(sheet: Sheet) -> Iterator[Problem]:
    """A decision has its reason or its effect; what was said in a meeting names the meeting."""
    names = ("jalur", "konsultasi", "keadaan", "alasan", "mengubah", "bagian")
    for row, cells in enumerate(zip(*(sheet.column(name) for name in names))):
        way, meeting, state, reason, changed, part = cells
        if way == _IN_A_MEETING and not meeting:
            yield sheet.problem("masukan-tanpa-konsultasi", row, "konsultasi")
        if state in _NEEDS_REASON and not reason.strip():
            yield sheet.problem("keputusan-tanpa-alasan", row, "alasan", state=quote(state))
        if state in _NEEDS_EFFECT and not changed.strip() and not part.strip():
            yield sheet.problem("keputusan-tanpa-akibat", row, "mengubah", state=quote(state))


def _presence_problems(sheet: Sheet) -> Iterator[Problem]:
    """A row says some number; women are some of those who came."""
    names = ("diundang", "hadir", "hadir_perempuan")
    for row, (invited, came, women) in enumerate(zip(*(sheet.column(name) for name in names))):
        if not (invited or came or women):
            yield sheet.problem("kehadiran-tanpa-angka", row, "hadir")
        elif came.isdecimal() and women.isdecimal() and int(women) > int(came):
            yield sheet.problem("perempuan-melebihi-hadir", row, names[2], women=women, came=came)


def _dates_reversed(sheet: Sheet, first: str, last: str) -> Iterator[Problem]:
    for row, (begins, ends) in enumerate(zip(sheet.column(first), sheet.column(last))):
        if _DATE.fullmatch(begins) and _DATE.fullmatch(ends) and ends < begins:
            values = {"name": last, "value": quote(ends), "other": first, "first": begins}
            yield sheet.problem("tanggal-terbalik", row, last, **values)


def _agreement_problems(view: View) -> Iterator[Problem]:
    """Nobody agrees to have done something before the forum met."""
    days = {
        code: day
        for sheet in view.sheets.get("konsultasi", [])
        for code, day in zip(sheet.column("id"), sheet.column("tanggal"))
    }
    for sheet in view.sheets.get("kesepakatan", []):
        columns = zip(sheet.column("konsultasi"), sheet.column("batas"))
        for row, (forum, until) in enumerate(columns):
            met = days.get(forum, "")
            if _DATE.fullmatch(met) and _DATE.fullmatch(until) and until < met:
                values = {"name": "batas", "value": quote(until), "first": met}
                other = f"tanggal forum {forum}"
                yield sheet.problem("tanggal-terbalik", row, "batas", other=other, **values)


def _consent_problems(view: View) -> Iterator[Problem]:
    """What a company has withdrawn its consent for is not published."""
    withdrawn = {
        code: (name, day)
        for sheet in view.sheets.get("perusahaan", [])
        for code, name, day in zip(*(sheet.column(one) for one in ("kode", "nama", "dicabut")))
        if day
    }
    for sheet in view.sheets.get("kegiatan_perusahaan", []) if withdrawn else ():
        rows: dict[str, list[int]] = {}
        for row, code in enumerate(sheet.column("perusahaan")):
            if code in withdrawn:
                rows.setdefault(code, []).append(row)
        for code, found in rows.items():
            name, day = withdrawn[code]
            yield sheet.problem_on(
                "persetujuan-dicabut", found, "perusahaan", company=name or code, date=day
            )
