"""An invented forum: 30 companies with 600 activities, 20 agencies with 2,000 rows of their Renja.

Some works are planted to meet, of each kind (`Forum.planted`), some only look as if they did
(`Forum.apart`). All others stand alone in their kecamatan, bidang and year, so that nothing else
meets.
"""

from __future__ import annotations

import csv
import itertools
import random
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from cetakbiru.model.load import Blueprint

COMPANIES, ACTIVITIES = 30, 600
AGENCIES, ROWS = 20, 2_000
# Of each kind of meeting, and of works that only look alike.
EACH, APART = 20, 100
# Counted from the year of the edition.
_YEARS = range(1, 5)
_OVER = -1
SOURCE = "sumber-rekaan"

# By bidang: the same work as two owners would write it, and work of the same bidang in other words.
_SAME: Mapping[str, tuple[str, str, str]] = {
    "PEN": ("Beasiswa bagi siswa SMA", "Pemberian beasiswa jenjang SMA", "Perbaikan ruang kelas"),
    "KES": ("Pencegahan stunting pada balita", "Penanganan stunting", "Perbaikan ambulans"),
    "PDR": ("Bantuan bibit karet", "Penyaluran bibit karet", "Padat karya"),
    "EKO": ("Pelatihan koperasi simpan pinjam", "Pendampingan koperasi", "Rumah kemasan"),
    "SOS": ("Perbaikan masjid", "Rehabilitasi masjid", "Tanggap darurat banjir"),
    "LNG": ("Penanaman pohon di bantaran", "Gerakan penanaman pohon", "Bank sampah"),
    "LBG": ("Forum warga tentang tambang", "Penguatan forum warga", "Pelatihan pengurus lembaga"),
    "INF": (
        "Sumur bor untuk air minum",
        "Jaringan air minum perpipaan",
        "Lampu jalan tenaga surya",
    ),
}
# The same word with another meaning, each with the bidang that its planner gives it.
_OTHER_MEANING = (
    ("Perbaikan jalan desa", "INF", "Jalan sehat hari jadi kabupaten", "KES"),
    ("Perbaikan jalan usaha tani", "INF", "Jalan santai keluarga", "SOS"),
    ("Sumur bor untuk air minum", "INF", "Pengendalian pencemaran air sungai", "LNG"),
    ("Bantuan bibit karet", "PDR", "Pelatihan karet gelang untuk alat peraga sekolah", "PEN"),
    ("Bank sampah", "LNG", "Penyertaan modal bank daerah", "EKO"),
    ("Kelas ibu hamil", "KES", "Pembangunan ruang kelas", "PEN"),
)

Row = dict[str, str]


@dataclass(frozen=True)
class Place:
    """Where somebody works; an empty kecamatan is the whole kabupaten."""

    kabupaten: str
    kecamatan: str = ""
    desa: str = ""


@dataclass
class Forum:
    """The rows by the files that hold them, and which of them meet, by their IDs."""

    year: int
    renja: dict[str, list[Row]] = field(default_factory=dict)
    etalase: dict[str, list[Row]] = field(default_factory=dict)
    planted: dict[frozenset[str], str] = field(default_factory=dict)
    apart: set[str] = field(default_factory=set)

    @property
    def ids(self) -> set[str]:
        files = (*self.renja.values(), *self.etalase.values())
        return {row["id"] for rows in files for row in rows}

    def write(self, data: Path) -> None:
        """Writes the rows as the tables of a project, whose source `SOURCE` is."""
        head = _header(data / "perusahaan.csv")
        companies = [
            {
                "kode": name,
                "nama": name.title(),
                "persetujuan": f"{self.year}-01-02",
                "cakupan": "kegiatan",
                "sumber": SOURCE,
            }
            for name in self.etalase
        ]
        _write(data / "perusahaan.csv", head, companies)
        by_year: dict[str, list[Row]] = {}
        for owner, rows in self.renja.items():
            for row in rows:
                by_year.setdefault(f"{row['tahun']}-{owner}", []).append(row)
        for folder, files in (("renja", by_year), ("etalase", self.etalase)):
            (data / folder).mkdir(exist_ok=True)
            for name, rows in files.items():
                columns = dict.fromkeys(column for row in rows for column in row)
                _write(data / folder / f"{name}.csv", list(columns), rows)

    def agency(
        self, at: int, place: Place, bidang: str, year: int, name: str, code: str = ""
    ) -> str:
        """Adds a row of the Renja of an agency; returns its ID."""
        owner = f"dinas-{at % AGENCIES:02d}"
        rows = self.renja.setdefault(owner, [])
        identity = f"RNJ-{year}-{owner}-{len(rows) + 1:03d}"
        rows.append(
            {
                "id": identity,
                "tahun": str(year),
                "tingkat": "kabupaten" if at % AGENCIES % 2 else "provinsi",
                "wilayah": place.kabupaten if at % AGENCIES % 2 else place.kabupaten[:2],
                "opd": "",
                "pelaksana": f"Dinas Rekaan {at % AGENCIES}",
                "kode": code,
                "program": "",
                "kegiatan": "",
                "subkegiatan": name,
                "bidang": bidang,
                "kabupaten": place.kabupaten,
                "kecamatan": place.kecamatan,
                "desa": place.desa,
                "lokasi": "",
                "keluaran": "",
                "volume": "",
                "satuan": "",
                "anggaran": "250000000",
                "sumber_dana": "",
                "keadaan": "rancangan",
                "asal": "",
                "sumber": SOURCE,
            }
        )
        return identity

    def company(
        self, at: int, place: Place, bidang: str, year: int, name: str, subprogram: str = ""
    ) -> str:
        """Adds an activity of a company; returns its ID."""
        owner = f"rekaan-{at % COMPANIES:02d}"
        rows = self.etalase.setdefault(owner, [])
        identity = f"KGP-{owner}-{year}-{len(rows) + 1:03d}"
        rows.append(
            {
                "id": identity,
                "perusahaan": owner,
                "tahun": str(year),
                "kegiatan": name,
                "bidang": bidang,
                "subprogram": subprogram,
                "sejalan": "",
                "kecamatan": place.kecamatan,
                "desa": place.desa,
                "keluaran": "",
                "volume": "",
                "volume_tercapai": "",
                "satuan": "",
                "pita_biaya": "",
                "keadaan": "direncanakan",
                "sumber": SOURCE,
            }
        )
        return identity

    def meet(self, degree: str, *ids: str) -> None:
        """Says that these works meet, each with each."""
        for pair in itertools.combinations(ids, 2):
            self.planted[frozenset(pair)] = degree


def forum(blueprint: Blueprint) -> Forum:
    """A forum in the kecamatan of a province, from the year of its edition on.

    The last kabupaten is for works that hold in the whole of it.
    """
    year = blueprint.edisi.tanggal.year
    kecamatan = {
        home: [one.kode for one in blueprint.kecamatan_of(home)] for home in blueprint.kabupaten
    }
    made = Forum(year)
    *usual, wide = kecamatan
    cells = Cells([code for home in usual for code in kecamatan[home]], year)
    for plant in (_same_words, _same_code, _same_kind, _same_bidang, _three, _words_tell):
        for at in range(EACH):
            plant(made, cells, at, blueprint)
    _whole_kabupaten(made, wide, kecamatan[wide])
    for at in range(APART):
        _look_alike(made, cells, at)
    for at in range(ACTIVITIES - sum(map(len, made.etalase.values()))):
        cell = cells.take()
        made.company(at, cell.place, cell.bidang, cell.year, _SAME[cell.bidang][0])
    for at in range(ROWS - sum(map(len, made.renja.values()))):
        cell = cells.take()
        made.agency(at, cell.place, cell.bidang, cell.year, _SAME[cell.bidang][1])
    return made


@dataclass(frozen=True)
class Cell:
    """A kecamatan, a bidang and a year."""

    place: Place
    bidang: str
    year: int


class Cells:
    """Cells that nobody works in yet, in an order without a pattern."""

    def __init__(self, kecamatan: Iterable[str], year: int) -> None:
        found = itertools.product(kecamatan, _SAME, (year + more for more in _YEARS))
        self._free = dict.fromkeys(
            Cell(Place(code[:5], code), bidang, when) for code, bidang, when in found
        )
        order = list(self._free)
        random.Random(18).shuffle(order)  # noqa: S311 # an order, no secret
        self._free = dict.fromkeys(order)

    def take(self) -> Cell:
        """The next one."""
        found = next(iter(self._free))
        del self._free[found]
        return found

    def of_bidang(self, bidang: Container[str]) -> Cell:
        """The next one of these bidang."""
        found = next(cell for cell in self._free if cell.bidang in bidang)
        del self._free[found]
        return found

    def two(self, bidang: str | None, other: Callable[[Cell], Cell]) -> tuple[Cell, Cell]:
        """The next one, of a bidang if one is given, of which the other is free, too."""
        for cell in self._free:
            beside = other(cell)
            if bidang in (None, cell.bidang) and beside != cell and beside in self._free:
                del self._free[cell], self._free[beside]
                return cell, beside
        raise LookupError("no two cells are left")


def _same_words(made: Forum, cells: Cells, at: int, _: object) -> None:
    cell = cells.take()
    place, bidang, year = cell.place, cell.bidang, cell.year
    one, other, _ = _SAME[bidang]
    made.meet(
        "kuat",
        made.company(at, place, bidang, year, one),
        made.agency(at, place, bidang, year, other),
    )


def _same_code(made: Forum, cells: Cells, at: int, blueprint: Blueprint) -> None:
    cell = cells.take()
    place, bidang, year = cell.place, cell.bidang, cell.year
    village = Place(place.kabupaten, place.kecamatan, blueprint.desa_of(place.kecamatan)[0].kode)
    names = ("Fasilitasi urusan satu", "Penyelenggaraan layanan dua")
    code = f"9.09.09.1.01.{at + 1:04d}"
    made.meet(
        "kuat",
        *(made.agency(at + n, village, bidang, year, name, code) for n, name in enumerate(names)),
    )


def _same_kind(made: Forum, cells: Cells, at: int, blueprint: Blueprint) -> None:
    subprograms = {code: item.subprogram for code, item in blueprint.bidang.items()}
    cell = cells.of_bidang([code for code, found in subprograms.items() if found])
    place, bidang, year = cell.place, cell.bidang, cell.year
    kind = subprograms[bidang][0].kode
    names = ("Kegiatan rekaan satu", "Kegiatan rekaan dua")
    made.meet(
        "sedang",
        *(made.company(at + n, place, bidang, year, name, kind) for n, name in enumerate(names)),
    )


def _same_bidang(made: Forum, cells: Cells, at: int, _: object) -> None:
    cell = cells.take()
    place, bidang, year = cell.place, cell.bidang, cell.year
    one, _, other = _SAME[bidang]
    made.meet(
        "lemah",
        made.company(at, place, bidang, year, one),
        made.agency(at, place, bidang, year, other),
    )


def _three(made: Forum, cells: Cells, at: int, _: object) -> None:
    """Two companies and an agency, each with each."""
    cell = cells.take()
    place, bidang, year = cell.place, cell.bidang, cell.year
    one, other, _ = _SAME[bidang]
    made.meet(
        "kuat",
        made.company(at, place, bidang, year, one),
        made.company(at + 1, place, bidang, year, other),
        made.agency(at, place, bidang, year, other),
    )


def _words_tell(made: Forum, cells: Cells, at: int, _: object) -> None:
    """A row whose agency gave it no bidang, and whose words tell it."""
    cell = cells.take()
    place, bidang, year = cell.place, cell.bidang, cell.year
    one, other, _ = _SAME[bidang]
    made.meet(
        "kuat",
        made.company(at, place, bidang, year, one),
        made.agency(at, place, "", year, other),
    )


def _whole_kabupaten(made: Forum, kabupaten: str, kecamatan: list[str]) -> None:
    """An agency that names no kecamatan, and a company in one; a bidang and year for each."""
    cells = itertools.islice(itertools.product(_SAME, _YEARS), EACH)
    for at, (bidang, more) in enumerate(cells):
        one, other, _ = _SAME[bidang]
        year = made.year + more
        inside = Place(kabupaten, kecamatan[at % len(kecamatan)])
        made.meet(
            "sedang",
            made.company(at, inside, bidang, year, one),
            made.agency(at, Place(kabupaten), bidang, year, other),
        )


def _look_alike(made: Forum, cells: Cells, at: int) -> None:
    """A row of an agency that has all but one thing in common with a company's activity."""
    kinds = (_other_bidang, _other_year, _other_place, _year_over, _other_meaning)
    made.apart.add(kinds[at % len(kinds)](made, cells, at))


def _other_bidang(made: Forum, cells: Cells, at: int) -> str:
    order = list(_SAME)
    cell, beside = cells.two(
        None, lambda one: replace(one, bidang=order[(order.index(one.bidang) + 3) % len(order)])
    )
    return _apart(made, at, cell, beside)


def _other_year(made: Forum, cells: Cells, at: int) -> str:
    cell, beside = cells.two(None, lambda one: replace(one, year=one.year + 1))
    return _apart(made, at, cell, beside)


def _other_place(made: Forum, cells: Cells, at: int) -> str:
    """In the next kecamatan of the same kabupaten."""

    def beside(one: Cell) -> Cell:
        code = f"{one.place.kabupaten}.{int(one.place.kecamatan[-2:]) % 12 + 1:02d}"
        return replace(one, place=Place(one.place.kabupaten, code))

    return _apart(made, at, *cells.two(None, beside))


def _year_over(made: Forum, cells: Cells, at: int) -> str:
    """The same work at the same place, both before the edition."""
    cell = cells.take()
    over = replace(cell, year=made.year + _OVER)
    return _apart(made, at, over, over)


def _apart(made: Forum, at: int, cell: Cell, beside: Cell) -> str:
    name = _SAME[cell.bidang][0]
    made.company(at, cell.place, cell.bidang, cell.year, name)
    return made.agency(at, beside.place, beside.bidang, beside.year, name)


def _other_meaning(made: Forum, cells: Cells, at: int) -> str:
    one, bidang, other, its_bidang = _OTHER_MEANING[at % len(_OTHER_MEANING)]
    cell, beside = cells.two(bidang, lambda found: replace(found, bidang=its_bidang))
    made.company(at, cell.place, cell.bidang, cell.year, one)
    return made.agency(at, beside.place, beside.bidang, beside.year, other)


def _header(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").partition("\n")[0].split(",")


def _write(path: Path, columns: list[str], rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
