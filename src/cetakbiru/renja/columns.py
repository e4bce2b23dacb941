"""Which column of an agency's table plays which part, by what its head says.

Nothing here is sure: what it finds is a proposal, shown to whoever imports and remembered once it
was taken (memory.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cetakbiru.foreign.figures import MISSING, figure
from cetakbiru.foreign.grid import Cell, Grid, filled, shown
from cetakbiru.foreign.heads import Head, column_levels, column_names, head_at, is_head_like
from cetakbiru.renja.codes import looks_like_code

# The parts, in the order in which they are shown, and what each is called for people.
PARTS: Mapping[str, str] = {
    "kode": "kode program sampai subkegiatan",
    "kode_program": "kode program",
    "kode_kegiatan": "kode kegiatan",
    "kode_subkegiatan": "kode subkegiatan",
    "uraian": "nama program, kegiatan, dan subkegiatan dalam satu kolom",
    "program": "nama program",
    "kegiatan": "nama kegiatan",
    "subkegiatan": "nama subkegiatan",
    "pelaksana": "perangkat daerah",
    "kabupaten": "kabupaten",
    "kecamatan": "kecamatan",
    "desa": "desa",
    "lokasi": "lokasi",
    "keluaran": "keluaran",
    "target": "volume dan satuan dalam satu kolom",
    "volume": "volume",
    "satuan": "satuan",
    "anggaran": "pagu tahun ini",
    "sumber_dana": "sumber dana",
    "tahun": "tahun",
}
# Of these a table may have several: a code in pieces, a column of money for each fund.
SEVERAL = ("kode", "anggaran")
_NAMES = ("program", "kegiatan", "subkegiatan", "uraian")
NEEDED = ("uraian", "subkegiatan", "kegiatan", "program")

_YEAR = re.compile(r"\b(20[0-5]\d)\b")
# Figures of other years and other plans, people, and what an account is charged with.
_OTHER = re.compile(
    r"\b(?:(?:prakiraan|perkiraan|proyeksi) ?maju|prakiraan(?! (?:volume|biaya))"
    r"|n ?\+ ?\d|n ?- ?\d|n ?\d ?depan|n depan"
    r"|n ?\d? ?lalu|tahun (?:depan|lalu|berikut\w*|sebelum\w*|ke ?\d)|renstra|rpjmd|rpjmdes\w*"
    r"|realisasi|selisih|bertambah|berkurang|persen\w*|sebelum|semula|sisa"
    r"|harga|koefisien|rekening belanja|akun|ppn|pajak|nip|pptk|kpa|penanggung ?jawab kegiatan"
    r"|pelaksana kegiatan|nama kepala|catatan|keterangan|prioritas|id|uuid|foto|lat|lng|status"
    r"|s ?d|sampai dengan|updated|created|slug|waktu|bulan|mulai|selesai|pola|triwulan|tw)\b"
    r"|%|\bn[12]\b"
)
# What a sub-activity buys is booked on accounts: rows of these are parts of a work.
ACCOUNT = re.compile(r"\b(?:rekening|akun)\b")
_CODE = re.compile(r"\b(?:kode|kd|koderek|no kode|nomor kode)\b")
_MONEY = re.compile(
    r"\b(?:pagu|anggaran|kebutuhan dana|dana|biaya|rp|rupiah|belanja|nilai|alokasi)\b"
)
_FUND = re.compile(
    r"\b(?:apbd|apbn|apb ?desa|dak|dau|dbh|pad|dana desa|dds|add|otsus|did|pbh|phln|bankeu|silpa"
    r"|swadaya|csr|bantuan|provinsi|kab|kota|pusat|hibah|blud)\b"
)
_FUNDING = re.compile(
    r"\bsumber ?(?:dana|pendanaan|pembiayaan|anggaran|biaya)\b|^(?:sumber|pendanaan|jenis dana)$"
)
_OUTPUT = re.compile(r"\b(?:indikator|keluaran|output|tolok ?ukur|sasaran|manfaat|hasil|outcome)\b")
_TARGET = re.compile(r"\b(?:target|volume|vol|kuantitas|capaian)\b")
_SUB = re.compile(r"\bsub ?(?:kegiatan|giat|keg)\b|\bsubkegiatan\b|\bsubgiat\b")
_SUB_FIELD = re.compile(r"\bsub ?bidang\b")
_SUM = re.compile(r"\b(?:jumlah|total)\b")
_ACTIVITY = re.compile(r"\b(?:kegiatan|giat|judul|pekerjaan|usulan|uraian|paket)\b")
# What a short name below another one means: K for performance, Rp for money.
_SHORT = {"k": "target", "kinerja": "target", "rp": "anggaran", "keuangan": "anggaran"}
# What speaks for one of several columns of the same part, and how much.
_BETTER: Sequence[tuple[re.Pattern[str], int]] = (
    (re.compile(r"\b(?:setelah|sesudah|menjadi|validasi|final|perubahan)\b"), 8),
    (_SUB, 4),
    (re.compile(r"\b(?:keluaran|output)\b"), 2),
    (re.compile(r"^(?:pagu|anggaran|jumlah|total)\b(?!.*indikatif)|\b(?:jumlah|total)\b"), 1),
    (re.compile(r"\b(?:outcome|hasil|program|manfaat|sasaran)\b"), -2),
)


@dataclass(frozen=True)
class Column:
    """A column of a table: its name, and what the rows of the head say of it, from above."""

    at: int
    name: str
    levels: tuple[str, ...]
    examples: tuple[str, ...]
    hidden: bool
    filled: int
    sure: bool = field(default=True, compare=False)

    @property
    def whole(self) -> str:
        return _plain(" ".join(self.levels))

    @property
    def years(self) -> frozenset[int]:
        return frozenset(int(year) for year in _YEAR.findall(self.name))


@dataclass(frozen=True)
class Table:
    """A table of a sheet with its columns and the parts that they seem to play."""

    grid: Grid
    head: Head
    columns: tuple[Column, ...]
    parts: Mapping[str, tuple[Column, ...]]

    @property
    def names(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}

    @property
    def titles(self) -> list[str]:
        """The lines above the head."""
        rows = self.grid.rows[: self.head.first]
        return [" ".join(shown(cell) for cell in row if cell != "") for row in rows]

    @property
    def years(self) -> list[int]:
        """The years that the columns of this year's plan speak of, the earliest first."""
        found = {
            year
            for column in self.columns
            if not _OTHER.search(column.whole)
            for year in column.years
        }
        return sorted(found)


def best_table(grid: Grid, year: int | None) -> Table | None:
    """The table of a sheet whose head names the most parts; None where none names any work."""
    found: Table | None = None
    # The first rows tell a head as well as all, and there may be many rows that look like one.
    start = replace(grid, rows=grid.rows[:_LOOKED_AT], lines=grid.lines[:_LOOKED_AT])
    for at in _likely_heads(start):
        head = head_at(start, start.lines[at])
        if head is None or head.before_data + 1 >= len(grid.rows):
            continue
        table = table_at(start, head, year)
        if not any(part in table.parts for part in NEEDED) or len(table.parts) < 2:
            continue
        if found is None or _worth(table) > _worth(found):
            found = table
    return None if found is None else table_at(grid, found.head, year)


def _worth(table: Table) -> int:
    """How much of a table its head explains: the parts, those that tell most counted twice."""
    return sum(2 if part in (*NEEDED, "anggaran", "kode") else 1 for part in table.parts)


_SEARCHED, _LOOKED_AT = 60, 200
_NEARLY_ALL = 0.9
# A row of a table holds so many cells at least.
_FEWEST_CELLS = 3
_DESPITE_FIGURES = 4


def _likely_heads(grid: Grid) -> Iterable[int]:
    """The rows in which at least two cells name a part; more where others are no words at all."""
    for at, row in enumerate(grid.rows[:_SEARCHED]):
        named = {
            part
            for cell in row
            if isinstance(cell, str) and len(cell) < 120
            for part in [_part_of((cell,))]
            if part
        }
        if len(named) >= (2 if is_head_like(row) else _DESPITE_FIGURES):
            yield at


def table_at(grid: Grid, head: Head, year: int | None) -> Table:
    """The table below a head, with the parts that its columns seem to play."""
    names, levels = column_names(grid, head), column_levels(grid, head)
    body = grid.rows[head.before_data + 1 :]
    columns = tuple(
        Column(
            at,
            name,
            levels[at],
            tuple(dict.fromkeys(_cells(body, at)))[:3],
            at in grid.unseen_columns,
            sum(1 for _ in _cells(body, at)),
        )
        for at, name in names.items()
    )
    return Table(grid, head, columns, _parts(columns, body, year))


def _cells(body: Sequence[Sequence[Cell]], at: int) -> Iterable[str]:
    for row in body:
        if at < len(row) and row[at] != "" and (text := shown(row[at])) not in MISSING:
            yield text


def _parts(
    columns: Sequence[Column], body: Sequence[Sequence[Cell]], year: int | None
) -> dict[str, tuple[Column, ...]]:
    found: dict[str, list[Column]] = {}
    this_year = year or min(
        (y for c in columns if not _OTHER.search(c.whole) for y in c.years), default=None
    )
    for column in columns:
        if not column.filled or (this_year and column.years and this_year not in column.years):
            continue
        if part := _part_of(column.levels):
            found.setdefault(part, []).append(column)
    if "anggaran" not in found:
        found["anggaran"] = [
            one for one in found.get("volume", ()) if "jumlah" in one.whole and _is_money(body, one)
        ]
        found["volume"] = [one for one in found.get("volume", ()) if one not in found["anggaran"]]
    if any(_SUB_FIELD.search(one.whole) for one in found.get("kegiatan", ())):
        # A village's activities lie in parts of fields, as sub-activities lie in activities.
        below = [one for one in found["kegiatan"] if not _SUB_FIELD.search(one.whole)]
        found["kegiatan"] = [one for one in found["kegiatan"] if one not in below]
        found["subkegiatan"] = [*found.get("subkegiatan", ()), *below]
    named_codes = [one for one in found.get("kode", ()) if not _is_of_accounts(one, found)]
    codes = _code_columns(named_codes, columns, body)
    money = _money_columns(found.get("anggaran", ()), columns, body)
    chosen: dict[str, tuple[Column, ...]] = {
        part: (max(left, key=_preferred),)
        for part, all_ in found.items()
        if (left := [one for one in all_ if one not in money])
    }
    chosen |= {"kode": codes, "anggaran": money}
    if "uraian" in chosen and "subkegiatan" in chosen:
        del chosen["uraian"]
    return {part: chosen[part] for part in PARTS if chosen.get(part)}


def _preferred(column: Column) -> tuple[int, int, int]:
    """What is better as the column of its part: seen, named more exactly, filled."""
    worth = sum(points for pattern, points in _BETTER if pattern.search(column.whole))
    return (not column.hidden, worth + 3 * bool(column.years), column.filled)


def _code_columns(
    named: Sequence[Column], columns: Sequence[Column], body: Sequence[Sequence[Cell]]
) -> tuple[Column, ...]:
    """The columns of the code: those of that name that stand side by side, filled with codes."""
    codes = [one for one in named if _is_code_column(body, one)]
    if not codes:
        return ()
    run = [codes[0]]
    for one in codes[1:]:
        if one.at == run[-1].at + 1:
            run.append(one)
    return tuple(run)


def _is_of_accounts(column: Column, found: Mapping[str, Sequence[Column]]) -> bool:
    """Whether a column of codes is that of accounts, beside one of the codes of works."""
    return "kode_subkegiatan" in found and ACCOUNT.search(column.whole) is not None


def _is_code_column(body: Sequence[Sequence[Cell]], column: Column) -> bool:
    # Who signs below a table stands in its first columns, with nothing beside.
    rows = [row for row in body if len(filled(row)) >= _FEWEST_CELLS]
    cells = list(_cells(rows or body, column.at))
    return 2 * sum(map(looks_like_code, cells)) >= len(cells)


def _money_columns(
    named: Sequence[Column], columns: Sequence[Column], body: Sequence[Sequence[Cell]]
) -> tuple[Column, ...]:
    """The column of this year's money, or those of its funds where there is no sum of them."""
    money = [one for one in named if _is_money(body, one)] or list(named)
    if not money:
        return ()
    named_so = [one for one in money if one.levels and _FUND.search(_plain(one.levels[-1]))]
    groups = {one.levels[:-1] for one in named_so} - {()}
    funds = [
        one
        for one in columns
        if (one in named_so or (one.levels[:-1] in groups and one.filled))
        and not _SUM.search(_plain(one.levels[-1]))
    ]
    others = [one for one in money if one not in funds]
    if not others:
        return tuple(funds)
    whole = max(others, key=_preferred)
    return tuple(funds) if len(funds) > 1 and _adds_up(body, whole, funds) else (whole,)


def _adds_up(body: Sequence[Sequence[Cell]], whole: Column, parts: Sequence[Column]) -> bool:
    """Whether the columns of funds make up the column of their sum, in nearly all rows."""
    rows = [[_figure(row, one) for one in (whole, *parts)] for row in body]
    judged = [numbers for numbers in rows if numbers[0]]
    right = sum(abs(first - sum(rest)) <= 1 for first, *rest in judged)
    return bool(judged) and right >= _NEARLY_ALL * len(judged)


def _figure(row: Sequence[Cell], column: Column) -> float:
    return (figure(row[column.at]) if column.at < len(row) else None) or 0


def _is_money(body: Sequence[Sequence[Cell]], column: Column) -> bool:
    cells = list(_cells(body, column.at))
    return any(any(sign.isdigit() for sign in cell) for cell in cells)


def _part_of(levels: Sequence[str]) -> str | None:
    """The part of a column by its head: what its lowest row says, under what stands above."""
    if not levels:
        return None
    whole = _plain(" ".join(levels))
    if _OTHER.search(whole):
        return _ownership(whole)
    leaf, above = _plain(levels[-1]), _plain(" ".join(levels[:-1]))
    if _FUNDING.fullmatch(whole):
        return "sumber_dana"
    if _CODE.fullmatch(above):
        # "Kode" over "Urusan", "Program", "Kegiatan": a code in pieces.
        return "kode"
    if _FUND.search(leaf) and (_FUNDING.search(above) or _MONEY.search(above)):
        return "anggaran"
    if leaf in _SHORT and above:
        return _SHORT[leaf]
    part = _named(leaf)
    if part in _NAMES and above:
        # "Indikator Kinerja / Sub Kegiatan" speaks of an indicator, not of a name.
        for pattern, meant in ((_OUTPUT, "keluaran"), (_TARGET, "target"), (_MONEY, "anggaran")):
            if pattern.search(above):
                return meant
    if part == "target" and re.search(r"\brp\b", leaf):
        return "anggaran"
    if part is None and above:
        part = _named(above)
        if part == "pelaksana":
            return None
    return part


def _ownership(whole: str) -> str | None:
    """ "Perangkat Daerah Penanggung Jawab", though whoever is in charge may be a person."""
    return "pelaksana" if re.search(r"\bperangkat daerah\b|\bnama (?:skpd|opd)\b", whole) else None


def _named(text: str) -> str | None:
    """The part that a single text of a head names."""
    if not text:
        return None
    if re.fullmatch(r"(?:tahun(?: anggaran| rencana| kegiatan)?|thn|ta|tahun ?anggaran)", text):
        return "tahun"
    if _CODE.search(text):
        return _code_part(text)
    if _FUNDING.search(text) and not re.search(r"\bjumlah\b", text):
        return "sumber_dana"
    if re.search(
        r"\b(?:skpd|opd|perangkat daerah|organisasi|instansi|unit kerja|sub ?unit)\b", text
    ):
        # "Perangkat Daerah / Program / Kegiatan" names each in its turn.
        return "uraian" if _name_part(text) == "uraian" else "pelaksana"
    if re.fullmatch(r"satuan(?: target| volume| keluaran| kegiatan)?|sat", text):
        return "satuan"
    if _OUTPUT.search(text):
        return "target" if text.startswith("target") else "keluaran"
    if _MONEY.search(text):
        return "anggaran"
    if place := _place_part(text):
        return place
    if re.search(r"\b(?:volume|vol|kuantitas)\b", text):
        return "target" if "satuan" in text else "volume"
    if _TARGET.search(text):
        return "target"
    if re.fullmatch(r"jumlah|total|kuantitas", text):
        return "volume"
    return _name_part(text)


def _code_part(text: str) -> str | None:
    if re.search(
        r"\b(?:skpd|opd|unit|perangkat|organisasi|dana|sumber|desa|wilayah|lokasi)\b", text
    ):
        return None
    if _SUB.search(text):
        return "kode" if re.search(r"\bprogram\b", text) else "kode_subkegiatan"
    if re.search(r"\b(?:kegiatan|giat)\b", text):
        return "kode" if re.search(r"\bprogram\b", text) else "kode_kegiatan"
    if re.search(r"\bprogram\b", text):
        return "kode_program"
    return None if re.search(r"\b(?:urusan|bidang)\b", text) else "kode"


def _place_part(text: str) -> str | None:
    kab = re.search(r"\b(?:kabupaten|kab|kota)\b", text) is not None
    kec = re.search(r"\b(?:kecamatan|kec)\b", text) is not None
    desa = re.search(r"\b(?:desa|kelurahan|kel)\b", text) is not None
    if kab + kec + desa > 1 or re.search(r"\b(?:lokasi|tempat|alamat|lokus|wilayah)\b", text):
        return (
            "lokasi"
            if kab + kec + desa != 1
            else "desa"
            if desa
            else "kecamatan"
            if kec
            else "kabupaten"
        )
    if re.search(r"\b(?:kegiatan|program)\b", text):
        return None
    return "kabupaten" if kab else "kecamatan" if kec else "desa" if desa else None


def _name_part(text: str) -> str | None:
    sub = _SUB.search(text) is not None
    rest = _SUB.sub(" ", text)
    activity, program = _ACTIVITY.search(rest) is not None, "program" in rest
    bidang = re.search(r"\b(?:bidang|urusan)\b", re.sub(r"\bsub ?bidang\b", " ", rest)) is not None
    if sum((sub, activity, program)) > 1 or (bidang and (activity or program)):
        return "uraian"
    if sub:
        return "subkegiatan"
    if re.search(r"\bsub ?bidang\b", text):
        return "kegiatan"
    if re.fullmatch(
        r"(?:nama )?(?:jenis )?(?:uraian|kegiatan|judul|nama|pekerjaan|usulan)(?: kegiatan)?", text
    ):
        return "kegiatan"
    if program:
        return "program"
    if activity:
        return "kegiatan"
    return "program" if text == "bidang" else None


def _plain(text: str) -> str:
    """Small letters with single spaces; of marks only those that columns of years need."""
    return " ".join(re.sub(r"[^a-z0-9+%-]+", " ", text.casefold().replace("_", " ")).split())


def columns_shown(parts: Mapping[str, Sequence[Column]]) -> Iterator[tuple[str, Column]]:
    """Each part with each of its columns, in the order in which they are shown."""
    for part, columns in parts.items():
        for column in columns:
            yield part, column
