"""Makes the three sheets of this folder: `python -m tests.examples.renja.strangers.make`.

They were written before the importer, by somebody who had not seen it, after what agencies send.
The files are committed; this says what is in them, since nobody reviews a binary.
"""

# ruff: noqa: RUF005 - a row is laid out by its groups of columns

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

HERE = Path(__file__).parent
Cell = str | int | float | datetime | None
WRITTEN = datetime(2026, 3, 12)


def put(sheet: Worksheet, row: int, *cells: Cell, start: int = 1) -> None:
    """Write cells from column `start` of a row; None leaves a cell empty."""
    for column, value in enumerate(cells, start):
        if value is not None:
            cell = sheet.cell(row, column, value)
            if isinstance(value, str) and "\n" in value:
                cell.alignment = Alignment(wrap_text=True)


def save(book: Workbook, name: str) -> None:
    """Write a book; a planner's book says when it was last saved, this one always the same."""
    book.properties.created = book.properties.modified = WRITTEN
    book.save(HERE / name)


def rumusan(sheet: Worksheet, year: int, rows: list[tuple[Cell, ...]]) -> int:
    """Head and rows of table T-C.33 of an agency's Renja; give the row after the last."""
    put(
        sheet,
        1,
        f"RUMUSAN RENCANA PROGRAM DAN KEGIATAN PERANGKAT DAERAH TAHUN {year}\n"
        f"DAN PRAKIRAAN MAJU TAHUN {year + 1}",
    )
    sheet.merge_cells("A1:L1")
    put(sheet, 2, "PROVINSI CONTOH (REKAAN)")
    sheet.merge_cells("A2:L2")
    put(sheet, 4, "Nama Perangkat Daerah", None, ": DINAS PENDIDIKAN (REKAAN)")
    put(sheet, 6, "No", "Kode", "Urusan/Bidang Urusan/Program/\nKegiatan/Sub Kegiatan")
    put(sheet, 6, "Indikator Kinerja\nProgram/Kegiatan/Sub Kegiatan", start=4)
    put(sheet, 6, f"Pagu Tahun {year - 1}", f"Rencana Tahun {year}", start=5)
    put(sheet, 6, "Catatan Penting", start=10)
    put(sheet, 6, f"Prakiraan Maju Rencana Tahun {year + 1}", start=11)
    put(sheet, 7, "Lokasi", "Target Capaian\nKinerja", "Kebutuhan Dana/", "Sumber Dana", start=6)
    put(sheet, 7, "Target Capaian Kinerja", "Kebutuhan Dana/", start=11)
    put(sheet, 8, "Pagu Indikatif (Rp)", start=8)
    put(sheet, 8, "Pagu Indikatif (Rp)", start=12)
    merged = ("A6:A8", "B6:B8", "C6:C8", "D6:D8", "E6:E8", "F6:I6", "J6:J8", "K6:L6")
    for area in (*merged, "F7:F8", "G7:G8", "I7:I8", "K7:K8"):
        sheet.merge_cells(area)
    put(sheet, 9, *(f"({number})" for number in range(1, 13)))
    sheet.column_dimensions["E"].hidden = True
    for number, cells in enumerate(rows, 10):
        put(sheet, number, *cells)
    return 10 + len(rows)


def education() -> None:
    """Table T-C.33: heads of three rows, one column of codes, the year before beside."""
    book = Workbook()
    before = book.active
    assert isinstance(before, Worksheet)
    before.title = "Renja 2026"
    rumusan(
        before,
        2026,
        [
            (None, "1.01.02", "PROGRAM PENDIDIKAN REKAAN", None, None, None, None, 500_000_000),
            (None, "1.01.02.1.03", "Pendidikan Kesetaraan", None, None, None, None, 500_000_000),
            (1, "1.01.02.1.03.0001", "Penyelenggaraan Kelas Kesetaraan", "Jumlah warga belajar")
            + (None, "Kec. Hulu Rekaan", "100 orang", 500_000_000, "APBD")
            + (None, "120 orang", 800_000_000),
            (None, None, "JUMLAH", None, None, None, None, 500_000_000),
        ],
    )
    sheet = book.create_sheet("T-C.33 (2027)")
    rows: list[tuple[Cell, ...]] = [
        (None, 1, "URUSAN PEMERINTAHAN WAJIB YANG BERKAITAN DENGAN PELAYANAN DASAR")
        + (None, 4_810_000_000, None, None, 4_660_500_000, None, None, None, 5_119_550_000),
        # 1.01 became a number, which Excel shows as 1,01 where a comma marks decimals.
        (None, 1.01, "URUSAN PEMERINTAHAN BIDANG PENDIDIKAN")
        + (None, 4_810_000_000, None, None, 4_660_500_000, None, None, None, 5_119_550_000),
        (None, "1.01.02", "PROGRAM PENDIDIKAN REKAAN")
        + ("Persentase warga usia sekolah yang bersekolah", 3_110_000_000, None, "92,5%")
        + (3_310_500_000, None, None, "94%", 3_634_550_000),
        (None, "1.01.02.1.03", "Kegiatan pendidikan\nkesetaraan rekaan", None, 560_000_000)
        + (None, None, 860_500_000, None, None, None, 934_550_000),
        # One sub kegiatan at two places: number, code and name are merged over both rows.
        (1, "1.01.02.1.03.0001", "Penyelenggaraan Kelas\nKesetaraan", "Jumlah warga belajar")
        + (500_000_000, "Kec. Hulu Rekaan", "120 orang", 450_000_000, "APBD (DAU)")
        + ("Usulan Musrenbang*)", "130 orang", 500_000_000),
        (None, None, None, None, None, "Kec. Hilir Rekaan", "80 orang", 300_000_000, "APBD (DAU)")
        + (None, "80 orang", 315_000_000),
        (2, "1.01.02.1.03.0002", "Pelatihan Tutor Kesetaraan", "Jumlah tutor yang dilatih")
        + (60_000_000, "Kota Contoh Selatan", "40 Orang", 110_500_000, "DAU")
        + (None, "45 Orang", 119_550_000),
        (None, "1.01.02.1.01", "Pengelolaan Pendidikan Sekolah Menengah Atas", None)
        + (2_550_000_000, None, None, 2_450_000_000, None, None, None, 2_700_000_000),
        # Misspelt; a thousand with a point is a number of pupils, no fraction.
        (3, "1.01.02.1.01.0014", "Pemberian Beasiswa bagi Siswa dari Keluarga Tidak Mampu")
        + ("Jumlah siswa penerima beasiswa", 1_750_000_000, "Kec. Hulu Rekan; Kec Hilir Rekaan")
        + ("1.250 siswa", 1_500_000_000, "DBH Minerba", None, "1.300 siswa", 1_650_000_000),
        (4, "1.01.02.1.01.0020", "Rehabilitasi Sedang/Berat Ruang Kelas")
        + ("1. Jumlah ruang kelas yang direhabilitasi\n2. Jumlah sekolah", 800_000_000)
        + ("Kel. Hilir Rekaan", "6 ruang\n2 sekolah", 950_000_000, "DAK Fisik")
        + ("menunggu juknis", "7 ruang", 1_050_000_000),
        (None, "1.01.03", "PROGRAM PENGEMBANGAN KURIKULUM REKAAN", None, 1_700_000_000, None, None)
        + (1_350_000_000, None, None, None, 1_485_000_000),
        (None, "1.01.03.1.01", "Penetapan Kurikulum Muatan Lokal", None, 1_700_000_000, None, None)
        + (1_350_000_000, None, None, None, 1_485_000_000),
        (5, "1.01.03.1.01.0002", "Penyusunan Silabus Muatan Lokal", "Dokumen silabus")
        + (1_700_000_000, "Provinsi Contoh", "12 dok.", 1_350_000_000, "APBD")
        + (None, "12 dok.", 1_485_000_000),
        # Planned, not yet paid for: a dash in each cell that has nothing.
        (6, "1.01.03.1.01.0003", "Penyediaan Buku Teks Muatan Lokal", "Buku teks")
        + ("-", "-", "-", "-", "-", "ditunda", "500 eks", "-"),
        (None, None, "JUMLAH", None, 4_810_000_000, None, None, 4_660_500_000)
        + (None, None, None, 5_119_550_000),
    ]
    after = rumusan(sheet, 2027, rows)
    for column in "ABCD":
        sheet.merge_cells(f"{column}14:{column}15")
    put(sheet, after, "*) hasil Musrenbang Kecamatan Hulu Rekaan Tahun 2026")
    put(sheet, after + 1, "Catatan : pagu masih dapat berubah sesuai hasil asistensi 2027.")
    put(sheet, after + 3, "Kota Rekaan, 12 Maret 2026", start=9)
    put(sheet, after + 4, "KEPALA DINAS PENDIDIKAN (REKAAN)", start=9)
    put(sheet, after + 8, "Drs. H. BUDIMAN CONTOH, M.Pd.", start=9)
    put(sheet, after + 9, "Pembina Utama Muda", start=9)
    put(sheet, after + 10, "NIP. 19700101 199503 1 001", start=9)
    book.create_sheet("Sheet3")
    book.active = 1  # type: ignore[assignment]  # by number, as openpyxl says
    save(book, "tc33-tahun-lalu-di-samping.xlsx")


def plan_of_the_district() -> None:
    """A draft RKPD: five columns of codes, the forward estimate first, thousands of rupiah."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Ranwal"
    put(sheet, 1, "RANCANGAN AWAL RENCANA KERJA PEMERINTAH DAERAH")
    put(sheet, 2, "KABUPATEN CONTOH UTARA TAHUN ANGGARAN 2027")
    sheet.merge_cells("A1:O1")
    sheet.merge_cells("A2:O2")
    put(sheet, 3, "(dalam ribuan rupiah)", start=14)
    put(sheet, 5, "NO", "KODE", start=1)
    put(sheet, 5, "URUSAN / PROGRAM / KEGIATAN / SUB KEGIATAN", "INDIKATOR KELUARAN", start=7)
    put(sheet, 5, "PRAKIRAAN MAJU TAHUN 2028", None, "RENCANA TAHUN 2027", start=9)
    put(sheet, 5, "SUMBER DANA", start=15)
    put(sheet, 6, "Ur", "BU", "Prog", "Keg", "Sub\nKeg", start=2)
    put(sheet, 6, "Target", "Pagu", "Lokasi", "Vol.", "Sat.", "Pagu Indikatif", start=9)
    for area in ("A5:A6", "B5:F5", "G5:G6", "H5:H6", "I5:J5", "K5:N5", "O5:O6"):
        sheet.merge_cells(area)
    put(sheet, 7, *range(1, 16))
    environment = "DINAS LINGKUNGAN HIDUP KABUPATEN CONTOH UTARA"
    works = "DINAS PEKERJAAN UMUM DAN PENATAAN RUANG KABUPATEN CONTOH UTARA"
    januari = datetime(2026, 1, 2)
    rows: list[tuple[Cell, ...]] = [
        (environment,),
        (None, 2, 11, None, None, None, "URUSAN LINGKUNGAN HIDUP", None, None, 1_405_000)
        + (None, None, None, 1_297_750),
        (None, 2, 11, 3, None, None, "PROGRAM LINGKUNGAN HIDUP REKAAN", None, None, 1_405_000)
        + (None, None, None, 1_297_750),
        (None, 2, 11, 3, januari, None, "Pencegahan Pencemaran Lingkungan", None, None, 885_000)
        + (None, None, None, 822_750),
        (1, 2, 11, 3, januari, 1, "Pemantauan Kualitas Air Sungai", "Titik pantau")
        + ("14 titik", 385_000, "Kec. Hulu Rekaan, Kec. Hilir Rekaan", 12, "titik", 350_000)
        + ("DAU",),
        (2, 2, 11, 3, januari, 2, "Penanaman Pohon di Bantaran Sungai", "Luas bantaran ditanami")
        + ("3 ha", 500_000, "Ds. Sumber Rekaan Kec. Hilir Rekaan", "2,5", "Ha", "472.750")
        + ("DBH SDA",),
        # 2.10 became a number and lost its zero.
        (None, 2, 11, 3, 2.1, None, "Pemulihan Lahan Rekaan", None, None, 520_000)
        + (None, None, None, 475_000),
        (3, 2, 11, 3, 2.1, 4, "Pemulihan Lahan Bekas Tambang Rakyat", "Luas lahan yang dipulihkan")
        + ("5 ha", 400_000, "Desa Sumber Rekaan", 4, "Ha", "Rp 400.000,00", "DAU"),
        # Hulu or Hilir: nobody can tell.
        (4, 2, 11, 3, 2.1, 5, "Pelatihan Pemulihan Lahan bagi Warga", "Warga yang dilatih")
        + ("60 org", 120_000, "Kec. H. Rekaan", 50, "org", 75_000, "CSR/PPM"),
        (None, None, None, None, None, None, "Jumlah Dinas Lingkungan Hidup", None, None)
        + (1_405_000, None, None, None, 1_297_750),
        (works,),
        # From here each code stands at its own level only.
        (None, 1, 3, None, None, None, "URUSAN PEKERJAAN UMUM", None, None, 9_150_000)
        + (None, None, None, 8_600_000.5),
        (None, None, None, "10", None, None, "PROGRAM PENYELENGGARAAN JALAN REKAAN", None, None)
        + (9_150_000, None, None, None, 8_600_000.5),
        (None, None, None, None, "2.01", None, "Penyelenggaraan Jalan Kabupaten", None, None)
        + (9_150_000, None, None, None, 8_600_000.5),
        (5, None, None, None, None, "0019", "Rekonstruksi Jalan", "Panjang jalan", "3 km")
        + (6_000_000, "Kec. Hulu Rekaan (Ds. Batu Rekaan - Ds. Sumber Rekaan)", "2,75", "km")
        + ("5.500.000", "DAK"),
        (6, None, None, None, None, "0035", "Pemeliharaan Rutin Jalan", "Panjang jalan", "60 km")
        + (3_150_000, "Tersebar di Kab. Contoh Utara", 58, "Km", 3_100_000.5, "DAU"),
        (None, None, None, None, None, None, "Jumlah Dinas PUPR", None, None, 9_150_000)
        + (None, None, None, 8_600_000.5),
        ("TOTAL", None, None, None, None, None, None, None, None, 10_555_000)
        + (None, None, None, 9_897_750.5),
    ]
    for number, cells in enumerate(rows, 8):
        put(sheet, number, *cells)
        if len(cells) == 1:
            sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=15)
            sheet.cell(number, 1).font = Font(bold=True)
        for column, form in ((3, "00"), (4, "00"), (6, "0000")):
            if isinstance(sheet.cell(number, column).value, int):
                sheet.cell(number, column).number_format = form
        if isinstance(sheet.cell(number, 5).value, datetime):
            sheet.cell(number, 5).number_format = "dd-mmm"
    end = 9 + len(rows)
    put(sheet, end, "Ket: Ur = Urusan; BU = Bidang Urusan; pagu 2027 sebelum verifikasi")
    put(sheet, end + 2, "BUPATI CONTOH UTARA", start=12)
    put(sheet, end + 6, "Hj. SITI REKAAN, S.E.", start=12)
    save(book, "ranwal-ribuan-lima-kode.xlsx")


def health_of_the_town() -> None:
    """A book saved as CSV: semicolons, letters of Windows, blanks where cells were merged."""
    lines = [
        "RENCANA KERJA DINAS KESEHATAN KOTA CONTOH SELATAN;;;;;;;;;",
        "TAHUN 2027;;;;;;;;;",
        ";;;;;;;;;",
        "Program;Kegiatan;Sub Kegiatan;Keluaran;Lokus;Target;Kebutuhan Dana;;Sumber;Ket",
        ";;;;;;2028;2027;Dana;",
        "1;2;3;4;5;6;7;8;9;10",
        # Code and name in one cell; the amount of 2028 stands before that of 2027.
        "1.02.02 PROGRAM KESEHATAN REKAAN;1.02.02.2.02 Layanan Kesehatan Rekaan;"
        '"1.02.02.2.02.0001 Pengelolaan Pelayanan\r\nKesehatan Ibu Hamil";Ibu hamil yang dilayani;'
        "Kec. Pusat Rekaan;350 orang;Rp1.375.000.000,00;Rp1.250.000.000,00;BOK;",
        ";;1.02.02.2.02.0002. Pengelolaan Pelayanan Kesehatan Balita;Balita yang dilayani;"
        "Kel. Alun Rekaan;120 anak;99,000,000;90,000,000;DAU;",
        ";;;;Kel. Dermaga Rekaan;95 anak;70,125,000;63,750,000;DAU;",
        ";;Jumlah;;;;;1.403.750.000;;",
        ";1.02.02.2.03 Sistem Informasi Kesehatan Rekaan;1.02.02.2.03. 0001 Pengelolaan Data dan "
        "Informasi Kesehatan;Dokumen;Kota Contoh Selatan;1 dok;45.000.000;40.000.000;DAU;rutin",
        # The page broke here, and the head was printed again.
        "Program;Kegiatan;Sub Kegiatan;Keluaran;Lokus;Target;Kebutuhan Dana;;Sumber;Ket",
        ";;;;;;2028;2027;Dana;",
        "1.02.03 PROGRAM SUMBER DAYA KESEHATAN REKAAN;1.02.03.2.02 Tenaga Kesehatan Rekaan;"
        "1.02.03.2.02.0003 Pembinaan Kader \x96 Posyandu;Kader yang dibina;"
        "Kel. Bukit Rekan & Kel. Embun Rekaan;64 kader;385 jt;350 jt;CSR;",
        # No code yet, and a target that is a share.
        ";;Penyediaan Air Minum Puskesmas;Puskesmas dengan air minum layak;Kel. Istana Rekaan;"
        "100%;-;12.500.000,49;DAU;baru",
        ";;1.02.03.2.02.0004 Distribusi Tenaga Kesehatan;Tenaga kesehatan;Pusat;-;-;-;-;ditunda",
        "TOTAL;;;;;;;1.806.250.000,49;;",
        ";;;;;;;;;",
        ";;;;;;Kota Contoh Selatan, 3 Februari 2026;;;",
        ";;;;;;Plt. Kepala Dinas;;;",
        ";;;;;;dr. Rekaan Wijaya, Sp.PD;;;",
        ";;;;;;NIP 198002022008011002;;;",
    ]
    (HERE / "dinkes-titik-koma.csv").write_bytes(
        ("\r\n".join(lines) + "\r\n").encode("latin-1")  # \x96 is the dash of Windows-1252
    )


if __name__ == "__main__":
    education()
    plan_of_the_district()
    health_of_the_town()
