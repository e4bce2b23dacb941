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
from cetakbiru.cli.propose import proposal_rows
from cetakbiru.model.load import load_blueprint
from tests.benchmarks import pages
from tests.benchmarks.check_rows import add_rows

ROOT = Path(__file__).resolve().parents[2]
SOURCE = "sumber-rekaan"
# About as many as a kabupaten has: the shipped province has 174 in 14. Also its pages here: its own
# and those of its subjects.
SUBDISTRICTS = 12
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
        """Writes every table that speaks of places; programmes last, since a rule computes them."""
        self._edition()
        self._definitions()
        sources = _read(self.data / "sumber.csv")
        invented = sources[0] | {"id": SOURCE, "judul": "Sumber rekaan", "penerbit": "Rekaan"}
        _write(self.data / "sumber.csv", [*sources, invented | {"url": ""}])
        self._kabupaten()
        self._kecamatan()
        self._table(
            "wilayah/bukti-tambang.csv",
            {"uraian": "Keterangan rekaan {n}.", "catatan": "rekaan"},
            everywhere="wilayah",
        )
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
        self._table("kompetensi.csv", {"kecamatan": "", "pendamping": "", "catatan": "rekaan"})
        # What waits for the shipped list of gaps are pages that an invented province has not.
        gaps = self.data / "kelengkapan.csv"
        _write(gaps, [], _header(gaps))
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
                    "jenis": "Kota" if at % 7 == 6 else "Kabupaten",
                    "singkatan": f"R{letters}",
                    "nama_lama": "",
                    "ibu_kota": f"Kota {letters}",
                    "luas_km2": str(1000 + 37 * at),
                    "penduduk": str(100_000 + 4_321 * at),
                    "penduduk_tahun": "2024",
                    "jumlah_desa": "0" if at % 7 == 6 else str(10 * len(self.parts[code])),
                    "jumlah_kelurahan": str(10 * len(self.parts[code])) if at % 7 == 6 else "0",
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
                "jumlah_desa": "0" if place % 7 == 6 else "10",
                "jumlah_kelurahan": "10" if place % 7 == 6 else "0",
                "perbatasan": "",
                "sumber": SOURCE,
            }
            for place, code in enumerate(self.codes)
            for at, part in enumerate(self.parts[code], start=1)
        ]
        _write(self.data / "wilayah" / "kecamatan.csv", rows)

    def _values(self) -> None:
        """Each indicator, year and series of the shipped table, between its least and its most."""
        path = self.data / "indikator" / "nilai.csv"
        rows = []
        key = ("indikator", "tahun", "seri")
        found = sorted(_read(path), key=lambda row: [row[name] for name in key])
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

    def _table(self, name: str, texts: Mapping[str, str], everywhere: str = "") -> None:
        """The shipped rows with invented texts and places; `everywhere`: shared out to all places.

        In `texts`, {n} is the number of the row.
        """
        path = self.data / name
        shipped = _read(path)
        wanted = len(shipped)
        if everywhere:
            wanted = len(shipped) * len(self.codes) // len(self.shipped.kabupaten) + 1
        rows = []
        for n, row in enumerate(itertools.islice(itertools.cycle(shipped), wanted)):
            filled = {column: self.places.get(value, value) for column, value in row.items()}
            if everywhere:
                filled[everywhere] = self.codes[n % len(self.codes)]
            filled |= {column: text.format(n=n + 1) for column, text in texts.items()}
            rows.append(filled | {"sumber": SOURCE})
        if everywhere:
            unique = {(row[everywhere], row["komoditas"]): row for row in rows}
            rows = list(unique.values())
        _write(path, rows)

    def _programs(self) -> None:
        """What the priority rule proposes, so that list and rule agree."""
        folder = self.data / "program"
        header = next(iter(sorted(folder.glob("*.csv")))).read_text("utf-8").partition("\n")[0]
        for file in folder.glob("*.csv"):
            file.unlink()
        _write(self.data / "capaian.csv", [], _header(self.data / "capaian.csv"))
        (folder / "kosong.csv").write_text(f"{header}\n", encoding="utf-8")
        blueprint = load_blueprint(self.data)
        for item in blueprint.kabupaten.values():
            text = proposal_rows(blueprint, [item.kode])
            (folder / f"{item.slug}.csv").write_text(text, encoding="utf-8")
        (folder / "kosong.csv").unlink()


def _shared_out(count: int, names: Sequence[str]) -> dict[str, int]:
    """Which share of `count` falls to each of the names."""
    return {name: count // len(names) + (at < count % len(names)) for at, name in enumerate(names)}


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _header(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").partition("\n")[0].split(",")


def _write(path: Path, rows: Iterable[Row], header: list[str] | None = None) -> None:
    columns = header or _header(path)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
