"""Invented sheets in the shapes in which agencies and villages send their plans of work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl

Rows = Sequence[Sequence[Any]]
# The sub-activities that most of the sheets plan: a code, its name, and what follows.
TUTORS = "1.01.02.1.03.0001", "Pelatihan tutor kesetaraan"
CLASSES = "1.01.02.1.03.0002", "Penyelenggaraan kelas kesetaraan"


def workbook(
    path: Path,
    rows: Rows,
    merged: Sequence[str] = (),
    sheet: str = "Renja",
    change: Callable[[Any], None] = lambda _: None,
) -> Path:
    """Writes a workbook of one sheet; `change` may do more with the sheet before it is saved."""
    book = openpyxl.Workbook()
    page: Any = book.active
    page.title = sheet
    for row in rows:
        page.append(row)
    for area in merged:
        page.merge_cells(area)
    change(page)
    book.save(path)
    return path


def sipd_export(path: Path) -> Path:
    """A flat export: names of fields as heads, codes and names of each level in each row."""
    head = (
        *("id", "kode_skpd", "nama_skpd", "kode_program", "nama_program", "kode_giat"),
        *("nama_giat", "kode_sub_giat", "nama_sub_giat", "pagu_n_depan", "pagu_indikatif", "pagu"),
        *("sumber_dana", "lokasi", "tahun"),
    )
    above = (
        *("1.01.0.00.0.00.01.0000", "Dinas Pendidikan", "1.01.02"),
        *("PROGRAM PENDIDIKAN REKAAN", "1.01.02.1.03", "Pengelolaan kesetaraan"),
    )
    return workbook(
        path,
        [
            head,
            (
                11,
                *above,
                *TUTORS,
                300e6,
                240e6,
                250e6,
                "DAU",
                "Kab. Contoh Utara, Hulu Rekaan,",
                2027,
            ),
            (
                12,
                *above,
                *CLASSES,
                500e6,
                410e6,
                "400.000.000",
                "DAU",
                "Kota Contoh Selatan, Semua Kecamatan, Semua Kelurahan",
                2027,
            ),
        ],
        sheet="Sheet1",
    )


def renja_table(path: Path) -> Path:
    """Table T-C.33: three rows of heads, column numbers, headings with subtotals, a forecast."""
    rows: list[list[Any]] = [
        ["RUMUSAN RENCANA KERJA PERANGKAT DAERAH TAHUN 2027"],
        ["DAN PRAKIRAAN MAJU TAHUN 2028"],
        ["PROVINSI CONTOH RAYA"],
        ["Perangkat Daerah : Dinas Pendidikan"],
        [],
        [
            "Kode",
            "Urusan/Bidang Urusan Pemerintahan Daerah dan Program/Kegiatan/Sub Kegiatan",
            *("Indikator Kinerja Program/Kegiatan/Sub Kegiatan", "Rencana Tahun 2027"),
            *(None, None, None, "Catatan Penting"),
            *("Prakiraan Maju Rencana Tahun 2028", None),
        ],
        [
            *(None, None, None, "Lokasi", "Target Capaian Kinerja"),
            *("Kebutuhan Dana/ Pagu Indikatif (Rp)", "Sumber Dana", None),
            *("Target Capaian Kinerja", "Kebutuhan Dana/ Pagu Indikatif (Rp)"),
        ],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)"],
        ["1", "URUSAN PEMERINTAHAN WAJIB", None, None, None, "650.000.000"],
        ["1.01", "BIDANG PENDIDIKAN", None, None, None, "650.000.000"],
        [
            "1.01.02",
            "PROGRAM PENDIDIKAN REKAAN",
            "Angka partisipasi",
            None,
            "80 %",
            "650.000.000",
            None,
            None,
            "82 %",
            "700.000.000",
        ],
        [
            "1.01.02.1.03",
            "Pengelolaan kesetaraan",
            "Warga belajar",
            None,
            "400 orang",
            "650.000.000",
            None,
            None,
            None,
            "700.000.000",
        ],
        [
            *TUTORS,
            "Tutor yang dilatih",
            "Kec. Hulu Rekaan",
            "40 orang",
            "250.000.000",
            "DAU",
            None,
            "45 orang",
            "300.000.000",
        ],
        [
            *CLASSES,
            "Kelas yang berjalan",
            "Kec. Hilir Rekaan",
            "4 kelas",
            "150.000.000",
            "DAU",
            None,
            "4 kelas",
            "150.000.000",
        ],
        [
            None,
            None,
            None,
            "Kota Contoh Selatan",
            "6 kelas",
            "250.000.000",
            "DAK",
            None,
            "6 kelas",
            "250.000.000",
        ],
        ["JUMLAH", None, None, None, None, "650.000.000", None, None, None, "700.000.000"],
        [],
        [None, None, None, None, None, None, None, "Kota Rekaan, 2 Juni 2026"],
        [None, None, None, None, None, None, None, "Kepala Dinas Pendidikan"],
        [None, None, None, None, None, None, None, "NIP. 19700101 199503 1 001"],
    ]
    merged = (
        "A1:J1",
        "A2:J2",
        "A3:J3",
        "A4:J4",
        "A6:A7",
        "B6:B7",
        "C6:C7",
        "D6:G6",
        "H6:H7",
        "I6:J6",
    )
    return workbook(path, rows, merged)


def codes_in_five_columns(path: Path) -> Path:
    """The code in pieces, of which the spreadsheet made numbers, in thousands of rupiah."""
    rows: list[list[Any]] = [
        ["RENCANA KERJA DINAS PENDIDIKAN PROVINSI CONTOH RAYA"],
        ["TAHUN ANGGARAN 2027 (dalam ribuan rupiah)"],
        [
            "KODE",
            None,
            None,
            None,
            None,
            "PROGRAM / KEGIATAN / SUB KEGIATAN",
            "LOKASI",
            "VOLUME",
            "SATUAN",
            "PAGU",
        ],
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
        [1, 1, 2, None, None, "PROGRAM PENDIDIKAN REKAAN", None, None, None, 400_000],
        [1, 1, 2, 1.1, None, "Pengelolaan kesetaraan", None, None, None, 400_000],
        [1, 1, 2, 1.1, 1, "Pelatihan tutor kesetaraan", "Kec. Hulu Rekaan", 40, "orang", 250_000],
        [
            1,
            1,
            2,
            1.1,
            2,
            "Penyelenggaraan kelas kesetaraan",
            "Kec. Hilir Rekaan",
            4,
            "kelas",
            "150.000",
        ],
        [None, None, None, None, None, "Jumlah", None, None, None, 400_000],
    ]
    return workbook(path, rows, ("A1:J1", "A2:J2", "A3:E3"))


def regional_list(path: Path) -> Path:
    """A list of the work of a whole kabupaten: agencies as headings, sums after each."""
    rows: list[list[Any]] = [
        ["RENCANA KERJA PEMERINTAH DAERAH KABUPATEN CONTOH UTARA TAHUN 2027"],
        [
            "Kode",
            "Nama Program/Kegiatan/Sub Kegiatan",
            "Indikator Keluaran",
            "Target",
            "Satuan",
            "Pagu Indikatif 2027 (Rp)",
            "Prakiraan Maju 2028 (Rp)",
            "Lokasi",
        ],
        [
            "1.01.0.00.0.00.01.0000",
            "Dinas Pendidikan Kabupaten Contoh Utara",
            None,
            None,
            None,
            "300.000.000",
        ],
        ["1.01.02", "Program Pendidikan Rekaan", None, None, None, "300.000.000"],
        ["1.01.02.2.03", "Kegiatan pendidikan kesetaraan rekaan", None, None, None, "300.000.000"],
        [
            "1.01.02.2.03.0001",
            "Sub Kegiatan Bantuan kelas kesetaraan",
            "Kelas",
            3,
            "kelas",
            "300.000.000",
            "310.000.000",
            "Kecamatan Hulu Rekaan; Kecamatan Hilir Rekaan",
        ],
        [None, "Jumlah Dinas Pendidikan", None, None, None, "300.000.000"],
        ["2.11.0.00.0.00.02.0000", "Dinas Lingkungan Hidup", None, None, None, "90.000.000"],
        ["2.11.03", "Program Lingkungan Hidup Rekaan", None, None, None, "90.000.000"],
        ["2.11.03.2.01", "Pencegahan pencemaran", None, None, None, "90.000.000"],
        [
            "2.11.03.2.01.0004",
            "Pemantauan air sungai",
            "Titik pantau",
            12,
            "titik",
            "90.000.000",
            "-",
            "Se-Kabupaten",
        ],
        ["TOTAL", None, None, None, None, "390.000.000", "310.000.000"],
    ]
    return workbook(path, rows, ("A1:H1",), "RKPD")


def simple_list(path: Path) -> Path:
    """A short list without codes, as a text file with semicolons, two figures for money."""
    path.write_bytes(
        "Dinas Lingkungan;;;;;\r\n"
        "Usulan kegiatan tahun 2027;;;;;\r\n"
        "No;Program;Kegiatan;Lokasi (Kecamatan);Pagu 2026;Pagu 2027\r\n"
        "1;Pengendalian pencemaran;Pemantauan air sungai;Hulu Rekaan;"
        "Rp 80.000.000,-;Rp 90.000.000,-\r\n"
        "2;;Sekolah peduli lingkungan;Pusat Rekaan;;Rp 1,2 M\r\n"
        ";;Jumlah;;80.000.000;1.290.000.000\r\n".encode("cp1252")
    )
    return path


def village_budget(path: Path) -> Path:
    """The plan of a village in the columns of Siskeudes."""
    rows: list[list[Any]] = [
        ["RENCANA KERJA PEMERINTAH DESA (RKP DESA)"],
        ["KELURAHAN ALUN REKAAN KECAMATAN PUSAT REKAAN"],
        ["TAHUN 2027"],
        [
            "Kode",
            "Bidang/Sub Bidang/Jenis Kegiatan",
            None,
            "Lokasi",
            "Volume",
            "Satuan",
            "Waktu Pelaksanaan",
            "Perkiraan Biaya dan Sumber Pembiayaan",
            None,
            "Pelaksana Kegiatan",
        ],
        [None, None, None, None, None, None, None, "Jumlah (Rp)", "Sumber", None],
        ["02", "Pelaksanaan Pembangunan Desa", None, None, None, None, None, "75.000.000"],
        ["02.01", "Sub Bidang Pendidikan", None, None, None, None, None, "75.000.000"],
        [
            "02.01.02",
            "Dukungan penyelenggaraan PAUD",
            None,
            "Dusun Rekaan RT 02",
            1,
            "paket",
            "12 bulan",
            "50.000.000",
            "DDS",
            "Kasi Pelayanan",
        ],
        [
            "02.01.06",
            "Pembangunan taman bacaan",
            None,
            "Dusun Contoh",
            1,
            "unit",
            "4 bulan",
            "25.000.000",
            "ADD",
            "Kasi Kesra",
        ],
    ]
    return workbook(path, rows, ("A1:J1", "A2:J2", "A3:J3", "A4:A5", "B4:C5", "H4:I4"), "RKP Desa")


def village_projects(path: Path) -> Path:
    """A village's building projects as OpenSID exports them, of several years."""
    path.write_text(
        "id,judul,sumber_dana,anggaran,volume,lokasi,pelaksana_kegiatan,tahun_anggaran,manfaat,keterangan\n"
        '7,"Jalan tani Dusun Rekaan","Dana Desa",120000000,"400 Meter","RT 03","TPK",2026,'
        '"Angkutan hasil tani",\n'
        '8,"Sumur bor","Dana Desa",80000000,"2 Unit","RT 01","TPK",2027,"Air bersih warga",\n',
        encoding="utf-8",
    )
    return path


def columns_of_funds(path: Path) -> Path:
    """Programme, activity and sub-activity in columns of their own, money by fund."""
    rows: list[list[Any]] = [
        ["RENCANA KERJA TAHUN 2027"],
        ["SKPD : Dinas Lingkungan"],
        [
            "No",
            "Program",
            "Kegiatan",
            "Sub Kegiatan",
            "Lokasi",
            None,
            "Anggaran (Rp. 000)",
            None,
            "Keluaran",
        ],
        [None, None, None, None, "Kabupaten/Kota", "Kecamatan", "APBD", "DAK", None],
        [
            1,
            "Pengendalian pencemaran",
            "Pencegahan pencemaran",
            "Pemantauan air sungai",
            "Contoh Utara",
            "Hulu Rekaan",
            60_000,
            30_000,
            "Titik pantau",
        ],
        [
            2,
            None,
            None,
            "Bank sampah sekolah",
            "Contoh Selatan",
            "Pusat Rekaan",
            45_000,
            None,
            "Bank sampah",
        ],
        [
            3,
            "Pendidikan lingkungan",
            "Penyuluhan",
            "Kemah hijau",
            "Contoh Utara",
            None,
            None,
            20_000,
            "Peserta",
        ],
    ]
    return workbook(
        path,
        rows,
        ("A1:I1", "A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:F3", "G3:H3", "I3:I4", "B5:B6", "C5:C6"),
    )


def printed_budget(path: Path) -> Path:
    """An RKA as it is printed: each sub-activity in lines with what it buys below."""
    rows: list[list[Any]] = [
        ["RENCANA KERJA DAN ANGGARAN SATUAN KERJA PERANGKAT DAERAH"],
        ["Pemerintah Provinsi Contoh Raya Tahun Anggaran 2027"],
        ["Urusan Pemerintahan", ":", "1 URUSAN PEMERINTAHAN WAJIB"],
        ["Program", ":", "1.01.02 PROGRAM PENDIDIKAN REKAAN"],
        ["Kegiatan", ":", "1.01.02.1.03 Pengelolaan kesetaraan"],
        ["Organisasi", ":", "1.01.0.00.0.00.01.0000 Dinas Pendidikan"],
        ["Alokasi Tahun 2026", ":", "Rp0"],
        ["Alokasi Tahun 2027", ":", "Rp400.000.000"],
        ["Alokasi Tahun 2028", ":", "Rp450.000.000"],
        [],
        ["Sub Kegiatan", ":", f"{TUTORS[0]} {TUTORS[1]}"],
        ["Sumber Pendanaan", ":", "DAU"],
        ["Lokasi", ":", "Kab. Contoh Utara, Hulu Rekaan, "],
        ["Keluaran Sub Kegiatan", ":", "Tutor yang dilatih"],
        ["Waktu Pelaksanaan", ":", "Mulai Januari Sampai Desember"],
        ["Kode Rekening", "Uraian", "Volume", "Satuan", "Harga", "Jumlah"],
        ["5.1.02.01", "Belanja barang", 40, "orang", 6_250_000, 250_000_000],
        ["Jumlah Anggaran Sub Kegiatan", ":", None, None, None, "Rp250.000.000"],
        [f"Sub Kegiatan : {CLASSES[0]} {CLASSES[1]}"],
        ["Sumber Pendanaan : DAK"],
        ["Lokasi : Kota Contoh Selatan, Semua Kecamatan, Semua Kelurahan"],
        ["5.1.02.02", "Belanja jasa", 4, "kelas", 37_500_000, 150_000_000],
        ["Jumlah Anggaran Sub Kegiatan :", None, None, None, None, 150_000_000],
        [None, None, None, "Kepala Dinas"],
    ]
    return workbook(path, rows, sheet="RKA")
