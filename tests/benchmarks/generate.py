"""A plainly invented province of any size in a folder: data/ and docs/ that pass `ppm check`.

Run by hand: python -m tests.benchmarks.generate FOLDER [PROVINCES] [DISTRICTS]. The tables that
speak of no place (program utama, indicators, rules, agencies) are the project's own; every place,
value, issue and programme is invented and says so. Nothing of it is ever committed.

The code of a kabupaten is that of its province and two more digits, by the rule of the ministry: a
province has at most 99. A larger one is asked for all the same: of what goes beyond, each kabupaten
becomes as many kecamatan with pages of their own as a kabupaten has pages, and as many programmes
as a kabupaten has, shared out to the 99.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from cetakbiru.base.workers import side_by_side
from cetakbiru.cli.propose import number_rows
from cetakbiru.insight.directions import Direction, directions_of
from cetakbiru.model.load import load_blueprint
from tests.benchmarks import pages
from tests.benchmarks.check_rows import add_rows
from tests.rows import rows_of

ROOT = Path(__file__).resolve().parents[2]
SOURCE = "sumber-rekaan"
# About as many as a kabupaten has: the shipped province has 174 in 14. Also its pages here: its own
# and those of its subjects.
SUBDISTRICTS = 12
# Desa or kelurahan of each kecamatan: the shipped province has 2,145 in 174.
VILLAGES = 10
# Of kabupaten in a province, and of kecamatan in a kabupaten.
MOST = 99
# A country of 38 provinces and 514 kabupaten, in this shape some 7,000 pages.
PROVINCES, DISTRICTS = 38, 514
# One province of about 700 pages.
LARGE = 56
_FIRST_CODE = 99
_ABC = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

Row = dict[str, str]


def main() -> None:
    """Writes one province, or several side by side as FOLDER/rekaan-01 and so on."""
    words = argparse.ArgumentParser(prog="python -m tests.benchmarks.generate")
    words.add_argument("folder", type=Path, help="where the provinces are written")
    words.add_argument("provinces", type=int, nargs="?", default=1)
    words.add_argument("districts", type=int, nargs="?", help="kabupaten, of all provinces")
    asked = words.parse_args()
    usual = LARGE if asked.provinces == 1 else DISTRICTS
    write_country(asked.folder, asked.provinces, asked.districts or usual)


def write_country(folder: Path, provinces: int, districts: int) -> list[Path]:
    """Writes `districts` kabupaten spread over the provinces; returns the province folders."""
    names = [f"rekaan-{at + 1:02d}" for at in range(provinces)]
    shares = _shared_out(districts, names)
    folders = [folder if provinces == 1 else folder / name for name in names]
    side_by_side(
        lambda at: write_province(folders[at], shares[names[at]], _FIRST_CODE - at),
        range(provinces),
    )
    return folders


def write_province(folder: Path, districts: int, code: int = _FIRST_CODE, most: int = MOST) -> None:
    """Writes one province of `districts` kabupaten whose codes begin with `code`.

    Those beyond `most` become kecamatan and programmes of the others; see above. Raises ValueError
    where even these have no code left.
    """
    beyond = max(0, districts - most)
    data = folder / "data"
    shutil.copytree(ROOT / "data", data, dirs_exist_ok=True)
    province = _Province(data, str(code), districts - beyond, beyond * SUBDISTRICTS)
    province.write()
    blueprint = load_blueprint(data)
    if beyond:
        add_rows(data, blueprint, len(blueprint.program) * districts // most)
        blueprint = load_blueprint(data)
    pages.write_pages(folder / "docs", blueprint, province.further)


class _Province:
    """The tables of one province, each made after the rows of the shipped one."""

    def __init__(self, data: Path, code: str, districts: int, further: int) -> None:
        self.data = data
        self.code = code
        self.shipped = load_blueprint(ROOT / "data")
        self.codes = [f"{code}.{at:02d}" for at in range(1, districts + 1)]
        shares = {kode: SUBDISTRICTS + n for kode, n in _shared_out(further, self.codes).items()}
        if max(shares.values()) > MOST:
            raise ValueError(f"no codes for {max(shares.values())} kecamatan in one kabupaten")
        self.parts = {
            kode: [f"{kode}.{at:02d}" for at in range(1, count + 1)]
            for kode, count in shares.items()
        }
        # The kecamatan that stand for kabupaten without a code.
        self.further = [kode for found in self.parts.values() for kode in found[SUBDISTRICTS:]]
        old = list(self.shipped.kabupaten)
        self.places = {self.shipped.edisi.provinsi.kode: code}
        self.places |= {kode: self.codes[at % districts] for at, kode in enumerate(old)}

    def write(self) -> None:
        """Writes every table that speaks of places; programmes last: each follows a direction."""
        self._edition()
        self._definitions()
        sources = rows_of(self.data / "sumber.csv")
        invented = sources[0] | {"id": SOURCE, "judul": "Sumber rekaan", "penerbit": "Rekaan"}
        _write(self.data / "sumber.csv", [*sources, invented | {"url": ""}])
        self._kabupaten()
        self._kecamatan()
        self._desa()
        self._evidence()
        self._values()
        self._table("isu.csv", {"judul": "Isu rekaan {n}", "uraian": "Uraian rekaan {n}."})
        self._table(
            "konsultasi.csv",
            {
                "judul": "Pertemuan rekaan {n}",
                "tempat": "Balai rekaan",
                "penyelenggara": "Badan rekaan",
                "pihak": "Warga rekaan",
                "tujuan": "Membahas rancangan rekaan",
                "hasil": "Hasil rekaan {n}",
            },
        )
        self._table(
            "program-daerah.csv",
            {
                "nama": "Program daerah rekaan {n}",
                "pelaksana": "Dinas rekaan",
                "uraian": "Uraian rekaan {n}.",
                "pelajaran": "Pelajaran rekaan {n}.",
                "kecamatan": "",
            },
        )
        self._table("kompetensi.csv", {"kecamatan": "", "desa": "", "catatan": "rekaan {n}"})
        # What waits for the shipped list of gaps are pages that an invented province has not.
        self._nothing("kelengkapan.csv")
        # What people planned, agreed and said is of real places, too: `tests/plans/forum.py` has
        # an invented forum.
        self._nothing("kesepakatan.csv", "pendamping.csv", "kehadiran.csv", "masukan.csv")
        self._directions()
        self._programs()

    def _edition(self) -> None:
        path = self.data / "edisi.yml"
        edition: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        name = f"Rekaan {self.code}"
        edition |= {
            "judul": f"Cetak Biru PPM Provinsi {name} (seluruhnya rekaan, untuk pengukuran)",
            "judul_pendek": f"Cetak Biru PPM {name}",
            "provinsi": {"kode": self.code, "nama": name},
            "pengusul": "Tim rekaan",
            "lembaga": "Badan rekaan",
            "repositori": None,
            "alamat": None,
        }
        for event in (*edition["peristiwa"], *edition.get("proses", ())):
            event |= {"dasar": "Peristiwa rekaan.", "sumber": SOURCE}
        path.write_text(yaml.safe_dump(edition, allow_unicode=True, sort_keys=False), "utf-8")

    def _definitions(self) -> None:
        """Invented values make no wholes together and move in larger steps than real ones."""
        path = self.data / "indikator" / "definisi.yml"
        tree: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        for meaning in tree["indikator"]:
            for key in ("gabungan", "bagian_dari", "jumlah_wilayah"):
                meaning.pop(key, None)
            meaning["langkah"] *= 10
        path.write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False), "utf-8")

    def _kabupaten(self) -> None:
        rows = []
        for at, code in enumerate(self.codes):
            letters = f"{_ABC[at // 26 % 26]}{_ABC[at % 26]}"
            rows.append(
                {
                    "kode": code,
                    "kode_bps": code.replace(".", ""),
                    "nama": f"Rekaan {letters}",
                    "jenis": "Kota" if _is_city(at) else "Kabupaten",
                    "singkatan": f"R{letters}",
                    "nama_lama": "",
                    "ibu_kota": f"Kota {letters}",
                    "luas_km2": str(1000 + 37 * at),
                    "penduduk": str(100_000 + 4_321 * at),
                    "penduduk_tahun": "2024",
                    **self._counted(at, VILLAGES * len(self.parts[code])),
                    "perbatasan": "ya" if at % 5 == 0 else "tidak",
                    "petak_baris": str(at // 8),
                    "petak_kolom": str(at % 8),
                    "sumber": SOURCE,
                    "sumber_penduduk": SOURCE,
                    "sumber_ibu_kota": SOURCE,
                    "sumber_perbatasan": SOURCE,
                }
            )
        _write(self.data / "wilayah" / "kabupaten.csv", rows)

    def _kecamatan(self) -> None:
        rows = [
            {
                "kode": part,
                "kode_bps": f"{part.replace('.', '')}0",
                "nama": f"Kecamatan Rekaan {at}",
                "kabupaten": code,
                **self._counted(place, VILLAGES),
                "perbatasan": "",
                "sumber": SOURCE,
            }
            for place, code in enumerate(self.codes)
            for at, part in enumerate(self.parts[code], start=1)
        ]
        _write(self.data / "wilayah" / "kecamatan.csv", rows)

    def _counted(self, place: int, count: int) -> Row:
        """So many desa, or kelurahan in a city."""
        own, other = ("jumlah_desa", "jumlah_kelurahan")[:: -1 if _is_city(place) else 1]
        return {own: str(count), other: "0"}

    def _desa(self) -> None:
        rows = [
            {
                "kode": f"{part}.{1 if _is_city(place) else 2}{at:03d}",
                "nama": f"Rekaan {at}",
                "jenis": "kelurahan" if _is_city(place) else "desa",
                "kecamatan": part,
                "sumber": SOURCE,
            }
            for place, code in enumerate(self.codes)
            for part in self.parts[code]
            for at in range(1, VILLAGES + 1)
        ]
        _write(self.data / "wilayah" / "desa.csv", rows)
        # No outlines, and no history: both are of real places.
        self._nothing("wilayah/riwayat-wilayah.csv", "wilayah/tanpa-garis-batas.csv")
        for path in (self.data / "wilayah").glob("*.topojson"):
            path.unlink()

    def _evidence(self) -> None:
        """As much in each kabupaten as in a shipped one; without any it would have no directions.

        The kinds go in turn, and each kabupaten begins with a mine that works.
        """
        path = self.data / "wilayah" / "bukti-tambang.csv"
        province = self.shipped.edisi.provinsi.kode
        shipped = [row for row in rows_of(path) if row["wilayah"] != province]
        each = len(shipped) // len(self.shipped.kabupaten)
        rows = [
            row
            | {"wilayah": code, "jenis": row["jenis"] if at else "produksi"}
            | {"tahun": str(2010 + at), "uraian": f"Keterangan rekaan {at}."}
            | {"sumber": SOURCE, "catatan": "rekaan"}
            for place, code in enumerate(self.codes)
            for at, row in enumerate(
                itertools.islice(itertools.cycle(shipped), place, place + each)
            )
        ]
        _write(path, rows)

    def _values(self) -> None:
        """Each indicator, year and series of the shipped table, between its least and its most."""
        path = self.data / "indikator" / "nilai.csv"
        rows = []
        key = ("indikator", "tahun", "seri")
        found = sorted(rows_of(path), key=lambda row: [row[name] for name in key])
        for _, group in itertools.groupby(found, key=lambda row: [row[name] for name in key]):
            known = [row for row in group if row["wilayah"] in self.shipped.kabupaten]
            if not known:
                continue
            # Three decimals would look like thousands, of which `ppm check` warns.
            decimals = min(2, max(len(row["nilai"].partition(".")[2]) for row in known))
            least, most = (pick(float(row["nilai"]) for row in known) for pick in (min, max))
            for at, code in enumerate(self.codes):
                value = least + (most - least) * (at * 37 % 101) / 101
                rows.append(
                    known[0]
                    | {
                        "wilayah": code,
                        "nilai": f"{value:.{decimals}f}",
                        "sumber": SOURCE,
                        "catatan": "angka rekaan",
                    }
                )
        _write(path, rows)

    def _table(self, name: str, texts: Mapping[str, str]) -> None:
        """The shipped rows with invented texts and places. In `texts`, {n} is the row's number."""
        path = self.data / name
        rows = []
        for n, row in enumerate(rows_of(path), start=1):
            filled = {column: self.places.get(value, value) for column, value in row.items()}
            filled |= {column: text.format(n=n) for column, text in texts.items()}
            rows.append(filled | {"sumber": SOURCE})
        _write(path, rows)

    def _nothing(self, *names: str) -> None:
        """Only the heads of these tables."""
        for name in names:
            _write(self.data / name, [])

    def _directions(self) -> None:
        """Numbers for what the rule finds, so that register and rule agree."""
        for file in (self.data / "program").glob("*.csv"):
            _write(file, [])
        self._nothing("capaian.csv", "matriks.csv", "nomor-arah.csv")
        text = number_rows(load_blueprint(self.data), [self.code, *self.codes])
        (self.data / "nomor-arah.csv").write_text(text, encoding="utf-8")

    def _programs(self) -> None:
        """A programme for each direction: as many as the province had when they were one."""
        folder = self.data / "program"
        files = sorted(folder.glob("*.csv"))
        header = _header(files[0])
        blueprint = load_blueprint(self.data)
        for file in files:
            file.unlink()
        for item in blueprint.kabupaten.values():
            rows = [
                _program(direction, self.parts[item.kode][at % SUBDISTRICTS], item.jenis == "Kota")
                for at, direction in enumerate(directions_of(blueprint, item.kode))
            ]
            _write(folder / f"{item.slug}.csv", rows, header)


def _program(direction: Direction, kecamatan: str, in_city: bool) -> Row:
    """A complete programme in one kecamatan that does what a direction asks for."""
    plain = ("kabupaten", "nama", "bidang", "subprogram", "calon", "penerima_manfaat", "hasil")
    measured = ("indikator", "baseline", "baseline_tahun", "baseline_sumber", "opd")
    values = {name: getattr(direction, name) for name in (*plain, *measured)}
    lists = {name: getattr(direction, name) for name in ("tujuan", "dasar_indikator", "dasar_isu")}
    return {
        **{name: "" if value is None else str(value) for name, value in values.items()},
        **{name: ";".join(items) for name, items in lists.items()},
        "id": direction.id.replace("PPM", "PRG"),
        "kecamatan": kecamatan,
        "desa": f"{kecamatan}.{1 if in_city else 2}001",
        "keluaran": "Kelompok rekaan yang dilayani",
        "volume": "12",
        "satuan": "kelompok",
        "tahun_awal": "2026",
        "tahun_akhir": "2028",
        "biaya_minimum": "200000000",
        "biaya_maksimum": "300000000",
        "dasar_biaya": "Standar harga rekaan 2026",
        "mitra": "Perusahaan rekaan",
        "asal_kebutuhan": "Musyawarah desa rekaan, 12 Januari 2026",
        "status": "usulan",
        "sumber": SOURCE,
        "ditinjau": "2026-01-20",
        "catatan": "Baris rekaan",
    }


def _is_city(place: int) -> bool:
    return place % 7 == 6


def _shared_out(count: int, names: Sequence[str]) -> dict[str, int]:
    """Which share of `count` falls to each of the names."""
    return {name: count // len(names) + (at < count % len(names)) for at, name in enumerate(names)}


def _header(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").partition("\n")[0].split(",")


def _write(path: Path, rows: Iterable[Row], header: list[str] | None = None) -> None:
    columns = header or _header(path)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
