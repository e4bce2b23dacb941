"""The invented province of tests/examples/good with many programmes, in a folder of its own.

Run by hand: python -m tests.crowded.make FOLDER, then `ppm build FOLDER`. Six kecamatan, five
guides, two times sixty complete programmes and a few that were withdrawn. kegiatan.yml says what
they do; places, years and amounts are drawn with a fixed seed, so the same province comes out each
time. Everything is invented and says so.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from cetakbiru.cli.propose import number_rows
from cetakbiru.model.addresses import slug
from cetakbiru.model.load import load_blueprint
from tests.conftest import copy_good
from tests.rows import rows_of

HERE = Path(__file__).parent
# Complete programmes that hold, of each kabupaten.
EACH = 60
_SEED = 15
_SOURCE = "sumber-rekaan"
_REVIEWED = "2026-01-20"
_YEARS = range(2026, 2031)

Row = dict[str, str]


@dataclass(frozen=True)
class _Kecamatan:
    """A strip of the map from `west` to `east`, with four desa or kelurahan."""

    kode: str
    nama: str
    west: int
    east: int

    @property
    def kabupaten(self) -> str:
        return self.kode[:5]

    @property
    def in_city(self) -> bool:
        return self.kabupaten == "99.02"

    @property
    def desa(self) -> dict[str, str]:
        first = 1001 if self.in_city else 2001
        return {f"{self.kode}.{first + at}": name for at, name in enumerate(_DESA[self.kode])}


_KECAMATAN = (
    _Kecamatan("99.01.01", "Hulu Rekaan", 0, 180),
    _Kecamatan("99.01.03", "Tengah Rekaan", 180, 300),
    _Kecamatan("99.01.02", "Hilir Rekaan", 300, 500),
    _Kecamatan("99.02.01", "Pusat Rekaan", 500, 540),
    _Kecamatan("99.02.02", "Dermaga Rekaan", 540, 570),
    _Kecamatan("99.02.03", "Muara Rekaan", 570, 603),
)
_DESA = {
    "99.01.01": ("Batu Rekaan", "Riam Rekaan", "Bukit Rekaan", "Lembah Rekaan"),
    "99.01.03": ("Padang Rekaan", "Tebing Rekaan", "Rimba Rekaan", "Danau Rekaan"),
    "99.01.02": ("Pasir Rekaan", "Kuala Rekaan", "Bakau Rekaan", "Ladang Rekaan"),
    "99.02.01": ("Alun Rekaan", "Taman Rekaan", "Menara Rekaan", "Pasar Rekaan"),
    "99.02.02": ("Galangan Rekaan", "Jangkar Rekaan", "Layar Rekaan", "Gudang Rekaan"),
    "99.02.03": ("Delta Rekaan", "Mercu Rekaan", "Ombak Rekaan", "Karang Rekaan"),
}
_NAMES = {"99.01": "Kabupaten Contoh Utara", "99.02": "Kota Contoh Selatan"}
_SLUGS = {"99.01": "contoh-utara", "99.02": "kota-contoh-selatan"}
# The newest value of each indicator by kabupaten; that of `rls` and `miskin` is in good/.
_VALUES = {"stunting": ("27.4", "21.9"), "air": ("64.1", "83.7")}
_BASELINES = {"rls": ("7.90", "6.53"), "miskin": ("8.25", "11.40"), **_VALUES}
# What a good year of an indicator brings.
_STEPS = {"rls": 0.1, "miskin": -0.2, "stunting": -0.6, "air": 0.9}


def main() -> None:
    words = argparse.ArgumentParser(prog="python -m tests.crowded.make")
    words.add_argument("folder", type=Path, help="where the province is written")
    write_crowded(words.parse_args().folder)


def write_crowded(folder: Path) -> Path:
    """Writes the province; returns the folder."""
    copy_good(folder)
    _Crowded(folder).write()
    return folder


class _Crowded:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.chance = random.Random(_SEED)  # noqa: S311 - an example, no secret
        self.kinds = yaml.safe_load((HERE / "kegiatan.yml").read_text(encoding="utf-8"))

    def write(self) -> None:
        self._places()
        self._fields()
        self._meetings()
        self._programs()
        self._pages()
        numbers = self.data / "nomor-arah.csv"
        found = number_rows(load_blueprint(self.data), list(_NAMES)).splitlines()[1:]
        numbers.write_text("\n".join([numbers.read_text("utf-8").rstrip(), *found, ""]), "utf-8")

    # --- places

    def _places(self) -> None:
        self._table(
            "wilayah/kecamatan.csv",
            (
                {
                    "kode": one.kode,
                    "nama": one.nama,
                    "kabupaten": one.kabupaten,
                    "jumlah_desa": "0" if one.in_city else "4",
                    "jumlah_kelurahan": "4" if one.in_city else "0",
                    "perbatasan": "ya" if one is _KECAMATAN[0] else "tidak",
                    "sumber": _SOURCE,
                    "sumber_perbatasan": _SOURCE,
                }
                for one in sorted(_KECAMATAN, key=lambda one: one.kode)
            ),
        )
        self._table(
            "wilayah/desa.csv",
            (
                {
                    "kode": kode,
                    "nama": nama,
                    "jenis": "kelurahan" if one.in_city else "desa",
                    "kecamatan": one.kode,
                    "sumber": _SOURCE,
                }
                for one in sorted(_KECAMATAN, key=lambda one: one.kode)
                for kode, nama in one.desa.items()
            ),
        )
        path = self.data / "wilayah/kabupaten.csv"
        counts = {"99.01": ("12", "0"), "99.02": ("0", "12")}
        rows = [
            row | dict(zip(("jumlah_desa", "jumlah_kelurahan"), counts[row["kode"]]))
            for row in rows_of(path)
        ]
        self._table("wilayah/kabupaten.csv", rows)
        (self.data / "wilayah/kecamatan.topojson").write_text(_strips(), encoding="utf-8")

    # --- what programmes refer to

    def _fields(self) -> None:
        self._tree("bidang.yml", "bidang", [_sector(4, "EKO", "Ekonomi warga")])
        judged = self.data / "bidang.yml"
        # All of them, so that a planning sheet holds every programme of its kabupaten.
        text = judged.read_text(encoding="utf-8").replace("dinilai: []", "dinilai:\n  - logam")
        judged.write_text(text, encoding="utf-8")
        opd = [
            {"kode": kode, "nama": f"Dinas {nama} (rekaan)", "singkatan": short}
            for kode, nama, short in (
                ("kesehatan", "Kesehatan", "Dinkes"),
                ("ekonomi", "Koperasi dan Usaha Kecil", "Diskop"),
            )
        ]
        common = {"tingkat": "provinsi", "nama_dipastikan": "ya", "sumber": _SOURCE}
        self._more("opd.csv", [one | common | {"peran": "Peran rekaan"} for one in opd])
        self._tree(
            "indikator/definisi.yml",
            "indikator",
            [
                _indicator("stunting", "Balita pendek menurut umur", "Stunting", "turun", "KES"),
                _indicator("air", "Rumah tangga dengan air layak", "Air layak", "naik", "LNG"),
            ],
        )
        self._more(
            "indikator/nilai.csv",
            (
                {"wilayah": kode, "indikator": name, "tahun": "2024", "nilai": value}
                | {"sumber": _SOURCE, "catatan": "angka rekaan"}
                for name, values in _VALUES.items()
                for kode, value in zip(_NAMES, values)
            ),
        )
        issue = {"lingkup": "semua", "tahun": "2025", "sumber": _SOURCE, "konsultasi": "KON-01"}
        self._more(
            "isu.csv",
            (
                issue
                | {"id": "ISU-003", "wilayah": "99.01", "aspek": "sosial", "bidang": "KES"}
                | {"judul": "Balita kurang gizi", "uraian": "Kader mencatat balita kurang gizi."},
                issue
                | {"id": "ISU-004", "wilayah": "99.02", "aspek": "ekonomi", "bidang": "EKO"}
                | {"judul": "Usaha tanpa modal", "uraian": "Pelaku usaha kecil tanpa modal."},
            ),
        )
        goals = (("RPD-3", 3, "Balita lebih sehat"), ("RPD-4", 4, "Warga lebih sejahtera"))
        self._tree(
            "rencana/rpd-contoh.yml",
            "butir",
            [
                {"id": kode, "jenis": "tujuan", "nomor": at, "nama": nama, "sumber": _SOURCE}
                for kode, at, nama in goals
            ],
        )
        pairs = (("KES", "RPD-3"), ("EKO", "RPD-4"))
        self._tree("padanan.yml", "padanan", [{"bidang": b, "tujuan": [t]} for b, t in pairs])
        self._tree(
            "aturan-prioritas.yml",
            "calon",
            [
                _candidate("PEN-B", "Beasiswa bagi anak sekitar tambang", "beasiswa", self.kinds)
                | {"dasar": {"indikator": ["rls"]}},
                _candidate("KES-A", "Gizi dan layanan ibu dan anak", "gizi-anak", self.kinds)
                | {"dasar": {"indikator": ["stunting"], "isu": ["ISU-003"]}},
                _candidate("EKO-A", "Usaha bersama warga", "usaha-bersama", self.kinds)
                | {"dasar": {"indikator": ["miskin"], "isu": ["ISU-004"]}},
            ],
        )

    def _meetings(self) -> None:
        self._more(
            "konsultasi.csv",
            (
                {
                    "id": _meeting(one),
                    "tanggal": f"2025-0{2 + at // 3}-1{at}",
                    "jenis": "Forum",
                    "judul": f"Musrenbang Kecamatan {one.nama}",
                    "kaitan": "naskah-ini",
                    "tempat": f"Aula Kecamatan {one.nama}",
                    "wilayah": one.kabupaten,
                    "penyelenggara": f"Kecamatan {one.nama}",
                    "pihak": "kepala desa; warga; perusahaan; dinas",
                    "tujuan": "Membahas usulan program",
                    "hasil": "Usulan desa diurutkan menurut kebutuhan",
                    "sumber": _SOURCE,
                }
                for at, one in enumerate(_KECAMATAN)
            ),
        )

    # --- programmes

    def _programs(self) -> None:
        results: list[Row] = []
        for kabupaten, name in _SLUGS.items():
            rows = list(self._programs_of(kabupaten))
            self._table(f"program/{name}.csv", rows)
            for row in rows:
                if row["tahun_awal"] == "2025" and row["status"] != "dicabut":
                    results.append(self._result(row))
        self._table("capaian.csv", results)

    def _programs_of(self, kabupaten: str) -> Iterable[Row]:
        serials: dict[str, int] = {}
        places = [one for one in _KECAMATAN if one.kabupaten == kabupaten]
        at = 0
        for calon, kind in self.kinds.items():
            for text in kind["kegiatan"]:
                row = self._program(kabupaten, calon, kind, text, places[at % len(places)], serials)
                at += 1
                yield row
        for calon, kind in list(self.kinds.items())[:3]:
            row = self._program(kabupaten, calon, kind, kind["kegiatan"][0], places[0], serials)
            serial = row["id"].rpartition("-")[2]
            yield row | {
                "nama": f"{row['nama']} tahap awal",
                "status": "dicabut",
                "diganti_oleh": row["id"].replace(f"-{serial}", "-01"),
                "catatan": "Digabung dengan usulan musrenbang",
            }

    def _program(
        self,
        kabupaten: str,
        calon: str,
        kind: Mapping[str, Any],
        text: str,
        place: _Kecamatan,
        serials: dict[str, int],
    ) -> Row:
        nama, keluaran, satuan, volume, price, receivers = text.split(" | ")
        bidang = kind["bidang"]
        serials[bidang] = serials.get(bidang, 0) + 1
        digits = kabupaten.replace(".", "")
        desa = sorted(self.chance.sample(list(place.desa), self.chance.choice((1, 1, 2))))
        amount = max(1, round(int(volume) * self.chance.choice((0.5, 0.8, 1, 1, 1.5))))
        first = self.chance.choice((2025, 2026, 2026, 2026, 2027))
        last = min(2030, first + self.chance.randint(1, 4))
        least = amount * int(price)
        indicator = kind["indikator"]
        baseline = _BASELINES[indicator][list(_NAMES).index(kabupaten)]
        targets = {
            f"target_{year}": f"{float(baseline) + _STEPS[indicator] * (year - 2025):.2f}"
            for year in _YEARS
            if first <= year <= last
        }
        village = place.desa[desa[0]]
        kind_of_village = "Kelurahan" if place.in_city else "Desa"
        status = self.chance.choice(("usulan", "usulan", "dibahas"))
        return {
            "id": f"PRG-{digits}-{bidang}-{serials[bidang]:02d}",
            "kabupaten": kabupaten,
            "nama": nama,
            "bidang": bidang,
            "subprogram": kind.get("subprogram", ""),
            "calon": calon,
            "kecamatan": place.kode,
            "desa": ";".join(desa),
            "penerima_manfaat": receivers,
            "keluaran": keluaran,
            "volume": str(amount),
            "satuan": satuan,
            "tahun_awal": str(first),
            "tahun_akhir": str(last),
            "biaya_minimum": str(least),
            "biaya_maksimum": str(least * 5 // 4),
            "dasar_biaya": "Standar harga satuan rekaan 2026",
            "hasil": kind["hasil"],
            "indikator": indicator,
            "baseline": baseline,
            "baseline_tahun": "2024",
            "baseline_sumber": _SOURCE,
            **targets,
            "opd": kind["opd"],
            "mitra": kind["mitra"],
            "tujuan": kind["tujuan"],
            "dasar_indikator": indicator,
            "dasar_isu": kind["isu"],
            "dasar_konsultasi": _meeting(place),
            "asal_kebutuhan": (
                f"Musyawarah {kind_of_village} {village}, {self.chance.randint(1, 28)} Januari 2025"
            ),
            "status": status,
            "sumber": _SOURCE,
            "ditinjau": _REVIEWED,
            "catatan": "Seluruh isi baris ini rekaan",
        }

    def _result(self, row: Row) -> Row:
        planned = float(row["baseline"]) + _STEPS[row["indikator"]] / 2
        return {
            "program": row["id"],
            "tahun": "2025",
            "rencana": f"{planned:.2f}",
            "realisasi": f"{planned - _STEPS[row['indikator']] / 5:.2f}",
            "bukti": "Laporan rekaan tahun 2025",
            "kendala": self.chance.choice(("Musim hujan panjang", "Peserta bekerja di kebun", "")),
            "sumber": _SOURCE,
        }

    # --- pages

    def _pages(self) -> None:
        texts = yaml.safe_load((HERE / "halaman.yml").read_text(encoding="utf-8"))
        shapes = {name: texts.pop(name) for name in ("kabupaten", "panduan", "bidang")}
        for code, name in _SLUGS.items():
            texts[f"kabupaten/{name}.md"] = shapes["kabupaten"].format(name=_NAMES[code], code=code)
        for code, name in (("KES", "Kesehatan"), ("EKO", "Ekonomi warga")):
            path = f"program/{slug(name)}.md"
            texts[path] = shapes["bidang"].format(name=name, code=code)
        for code, name, page in self.more_guides:
            texts[f"panduan/{page}.md"] = shapes["panduan"].format(name=name, code=code)
        menu = (self.folder / "mkdocs.yml").read_text(encoding="utf-8").rstrip()
        for page, text in texts.items():
            path = self.folder / "docs" / page
            if not path.exists():
                title = text.partition("title: ")[2].partition("\n")[0]
                menu += f"\n  - {title}: {page}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        (self.folder / "mkdocs.yml").write_text(f"{menu}\n", encoding="utf-8")
        printed = self.folder / "docs/cetak.yml"
        printed.write_text(
            f"{printed.read_text('utf-8').rstrip()}\n  - program/katalog.md\n", "utf-8"
        )

    @cached_property
    def more_guides(self) -> list[tuple[str, str, str]]:
        rule = yaml.safe_load((self.data / "aturan-prioritas.yml").read_text(encoding="utf-8"))
        known = {path.stem for path in (self.folder / "docs/panduan").glob("*.md")}
        return [
            (one["kode"], one["nama"], one["halaman"])
            for one in rule["calon"]
            if one["halaman"] not in known
        ]

    # --- files

    def _table(self, name: str, rows: Iterable[Row]) -> None:
        path = self.data / name
        columns = path.read_text(encoding="utf-8").partition("\n")[0].split(",")
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, columns, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)

    def _more(self, name: str, rows: Iterable[Row]) -> None:
        self._table(name, [*rows_of(self.data / name), *rows])

    def _tree(self, name: str, key: str, more: list[Any]) -> None:
        path = self.data / name
        tree = yaml.safe_load(path.read_text(encoding="utf-8"))
        tree[key] += more
        path.write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False), "utf-8")


def _meeting(place: _Kecamatan) -> str:
    # The meetings of the invented province have lower numbers.
    return f"KON-{11 + _KECAMATAN.index(place):02d}"


def _sector(at: int, code: str, name: str) -> dict[str, Any]:
    return {
        "kode": code,
        "nomor": at,
        "nama": name,
        "nama_pendek": name,
        "dinilai": ["logam"],
        "sumber": _SOURCE,
        "subprogram": [],
    }


def _indicator(code: str, name: str, short: str, way: str, bidang: str) -> dict[str, Any]:
    return {
        "id": code,
        "nama": name,
        "nama_pendek": short,
        "satuan": "persen",
        "desimal": 1,
        "arah": way,
        "rentang": {"minimum": 0, "maksimum": 100},
        "langkah": 3,
        "seri": [],
        "definisi": f"{name}, angka rekaan.",
        "bidang": [bidang],
        "sumber": _SOURCE,
    }


def _candidate(code: str, name: str, page: str, kinds: Mapping[str, Any]) -> dict[str, Any]:
    kind = kinds[code]
    found = {
        "kode": code,
        "bidang": kind["bidang"],
        "nama": name,
        "penerima_manfaat": "Warga rekaan di sekitar tambang",
        "hasil": kind["hasil"],
        "indikator": kind["indikator"],
        "opd": kind["opd"],
        "halaman": page,
        "daya_ungkit": "langsung",
    }
    return found | ({"subprogram": kind["subprogram"]} if "subprogram" in kind else {})


def _strips() -> str:
    """The kecamatan side by side as one topology: each border is one arc of both neighbours."""
    height = 243
    edges = [0, *(one.east for one in _KECAMATAN)]
    arcs: list[list[list[int]]] = [[[edge, 0], [0, height]] for edge in edges]
    shapes = []
    for at, one in enumerate(_KECAMATAN):
        top = len(arcs)
        arcs.append([[one.west, height], [one.east - one.west, 0]])
        arcs.append([[one.west, 0], [one.east - one.west, 0]])
        ring = [at, top, ~(at + 1), ~(top + 1)]
        names = {"kode": one.kode, "nama": one.nama}
        shapes.append({"type": "Polygon", "properties": names, "arcs": [ring]})
    return json.dumps(
        {
            "type": "Topology",
            "transform": {"scale": [0.001, 0.001], "translate": [110.0, 0.0]},
            "objects": {"kecamatan": {"type": "GeometryCollection", "geometries": shapes}},
            "arcs": arcs,
        }
    )


if __name__ == "__main__":
    main()
