"""The sheets that people fill in, each declared once: what is made, explained and read back."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from cetakbiru.workbook.instrument import Instrument, Likeness, Scope, Tab
from cetakbiru.workbook.layout import PROGRAM_SHEET
from cetakbiru.workbook.matrix_rows import matrix_rows
from cetakbiru.workbook.outcome_rows import outcome_rows

_KABUPATEN = Scope("kabupaten", "Kode kabupaten; tanpa ini semua kabupaten.")
_YEAR = Scope("tahun", "Tahun; tanpa ini semua tahun.")

# A letter or a list that brings rows is a source that the data may not know yet.
_SOURCES = Tab("Sumber", "sumber", fresh=True, spare=10)

_PROGRAMS = Instrument(
    name="kabupaten",
    title=PROGRAM_SHEET,
    help="Buku kerja untuk menyunting program satu kabupaten.",
    scopes=(Scope("kabupaten", "Kode kabupaten.", required=True),),
    tabs=(
        Tab(
            PROGRAM_SHEET,
            "program",
            scope={"kabupaten": "kabupaten"},
            alike=(
                Likeness(("nama", "penerima_manfaat"), ("bidang",)),
                Likeness(("nama", "hasil"), ("bidang",)),
            ),
            renamed=Likeness(("penerima_manfaat", "hasil"), ("bidang",)),
            rows_may_go=False,
        ),
    ),
    steps=(
        "Buka lembar Program. Satu baris adalah satu program; ubah hanya sel yang perlu diubah.",
        "Program baru: isi baris kosong di bawah baris terakhir. ID-nya diberikan saat diimpor.",
        "Program yang batal tidak dihapus: ubah Status menjadi dicabut, lalu isi Diganti oleh atau "
        "tulis alasannya di Catatan.",
    ),
)

_ACTIONS = Instrument(
    name="aksi",
    title="Rencana aksi",
    help="Lembar rencana aksi tahunan dan realisasi triwulan.",
    scopes=(Scope("penyusun", "Kode OPD, kabupaten, atau perusahaan yang menyusun."), _YEAR),
    tabs=(
        Tab(
            "Rencana aksi",
            "aksi",
            scope={"penyusun": "penyusun", "tahun": "tahun"},
            alike=(
                Likeness(
                    ("kegiatan", "keluaran"),
                    ("penyusun", "tahun", "program", "kabupaten", "kecamatan", "desa"),
                ),
            ),
            renamed=Likeness(
                ("keluaran", "penanggung_jawab", "volume"),
                ("penyusun", "tahun", "program", "kabupaten", "kecamatan", "desa"),
            ),
            spare=200,
        ),
        Tab(
            "Hasil",
            "capaian",
            scope={"tahun": "tahun"},
            prefilled=("program", "tahun", "rencana"),
            prepare=outcome_rows,
            only_of="program",
            spare=20,
        ),
        _SOURCES,
    ),
    steps=(
        "Lembar Rencana aksi: satu baris adalah satu kegiatan pada satu tahun. ID-nya diberikan "
        "saat diimpor.",
        "Penanggung jawab ditulis sebagai jabatan, tanpa nama orang.",
        "Sesudah setiap triwulan, minta lembar ini lagi, lalu isi realisasi, belanja, bukti, dan "
        "kendala triwulan itu saja, bukan jumlah sampai triwulan itu.",
        "Lembar Hasil: nilai indikator program yang diukur tahun itu, untuk program yang disebut "
        "dalam lembar Rencana aksi.",
        "Dokumen yang belum tercatat ditulis di lembar Sumber, lalu disebut dengan ID-nya.",
    ),
)

_COMPETENCES = Instrument(
    name="kompetensi",
    title="Kompetensi inti kecamatan",
    help="Lembar kompetensi inti kecamatan dan pendampingnya.",
    scopes=(_KABUPATEN,),
    tabs=(
        Tab(
            "Kompetensi",
            "kompetensi",
            scope={"kabupaten": "kabupaten"},
            alike=(Likeness(("kompetensi",), ("kabupaten", "kecamatan", "desa")),),
        ),
        Tab(
            "Pendamping",
            "pendamping",
            scope={"kabupaten": "wilayah"},
            alike=(Likeness(("peran", "wilayah"), ("kompetensi", "lembaga", "tahun_awal")),),
        ),
        _SOURCES,
    ),
    steps=(
        "Lembar Kompetensi: satu baris adalah satu kompetensi yang dipilih untuk satu kecamatan.",
        "Tahap rintisan dan sesudahnya memerlukan indikator gerbang, nilai target, dan tahunnya.",
        "Lembar Pendamping: peran, tempat, dan masa, tanpa nama orang.",
        "Kompetensi baru yang didampingi disebut dengan barisnya, misalnya: baris 5.",
        "Dokumen yang belum tercatat ditulis di lembar Sumber, lalu disebut dengan ID-nya.",
    ),
)

_CONSULTATION = Instrument(
    name="fgd",
    title="Notula konsultasi",
    help="Lembar notula satu FGD, forum, atau rapat: peserta, masukan, jawaban, keputusan.",
    scopes=(Scope("konsultasi", "ID konsultasi yang tercatat; tanpa ini konsultasi baru."),),
    tabs=(
        Tab(
            "Konsultasi",
            "konsultasi",
            scope={"konsultasi": "id"},
            alike=(Likeness(("judul",), ("tanggal", "wilayah")),),
            rows_may_go=False,
            single=True,
            spare=1,
        ),
        Tab(
            "Kehadiran",
            "kehadiran",
            columns=("kelompok", "diundang", "hadir", "hadir_perempuan", "catatan", "sumber"),
            scope={"konsultasi": "konsultasi"},
            inherited={"konsultasi": "id", "sumber": "sumber"},
            spare=20,
        ),
        Tab(
            "Masukan",
            "masukan",
            columns=(
                *("id", "kelompok", "wilayah", "bidang", "isi", "jawaban", "penjawab", "keadaan"),
                *("alasan", "tanggal_keputusan", "mengubah", "bagian", "sumber"),
            ),
            scope={"konsultasi": "konsultasi"},
            given={"jalur": "konsultasi"},
            inherited={"konsultasi": "id", "tanggal": "tanggal", "sumber": "sumber"},
            alike=(Likeness(("isi",), ("konsultasi", "kelompok", "wilayah")),),
            spare=100,
        ),
        _SOURCES,
    ),
    steps=(
        "Satu lembar untuk satu pertemuan. Lembar Konsultasi hanya berisi satu baris.",
        "Pimpinan, pembicara, dan penjawab ditulis sebagai jabatan; peserta sebagai kelompok dan "
        "banyaknya. Nama orang tidak ditulis.",
        "Lembar Masukan: satu baris adalah satu hal yang disampaikan, dengan jawaban dan "
        "keputusannya bila sudah ada.",
        "Bila suatu masukan mengubah data atau naskah, sebut ID barisnya, atau halaman dan "
        "bagiannya.",
        "Notula yang belum tercatat ditulis di lembar Sumber, lalu disebut dengan ID-nya di lembar "
        "Konsultasi; lembar lain mengikutinya.",
    ),
)

_PROPOSALS = Instrument(
    name="usulan",
    title="Usulan desa",
    help="Lembar usulan desa dengan nomor, keadaan, dan jawabannya.",
    scopes=(_KABUPATEN,),
    tabs=(
        Tab(
            "Usulan",
            "masukan",
            columns=(
                *("id", "tanggal", "kelompok", "wilayah", "bidang", "isi", "jawaban", "penjawab"),
                *("keadaan", "alasan", "tanggal_keputusan", "mengubah", "bagian", "sumber"),
            ),
            scope={"kabupaten": "wilayah"},
            given={"jalur": "usul desa"},
            alike=(Likeness(("isi",), ("kelompok", "wilayah")),),
            rows_may_go=False,
            spare=100,
        ),
        _SOURCES,
    ),
    steps=(
        "Satu baris adalah satu usulan. Nomornya diberikan saat diimpor, menurut tahun tanggalnya.",
        "Usulan berasal dari kelompok atau pemerintah desa; nama orang tidak ditulis.",
        "Keadaan usulan baru: diterima. Jawaban dan keputusan diisi kemudian pada baris yang sama.",
        "Surat atau berita acara yang belum tercatat ditulis di lembar Sumber.",
    ),
)

_AGREEMENTS = Instrument(
    name="kesepakatan",
    title="Kesepakatan forum",
    help="Lembar kesepakatan forum: siapa mengerjakan apa.",
    scopes=(Scope("konsultasi", "ID konsultasi tempat kesepakatan itu dicatat."),),
    tabs=(
        Tab(
            "Kesepakatan",
            "kesepakatan",
            scope={"konsultasi": "konsultasi"},
            alike=(Likeness(("isi", "pelaksana"), ("konsultasi", "wilayah")),),
            rows_may_go=False,
        ),
        _SOURCES,
    ),
    steps=(
        "Satu baris adalah satu kesepakatan: apa, oleh lembaga atau jabatan apa, sampai kapan.",
        "Kesepakatan yang dicatat dalam pertemuan baru memerlukan pertemuannya lebih dahulu: "
        "lembar fgd.",
        "Kesepakatan yang batal tidak dihapus: ubah Keadaan menjadi batal.",
        "Notula yang belum tercatat ditulis di lembar Sumber, lalu disebut dengan ID-nya.",
    ),
)

_WINDOW = Instrument(
    name="etalase",
    title="Etalase perusahaan",
    help="Lembar kegiatan yang disetujui perusahaan untuk dimuat.",
    scopes=(Scope("perusahaan", "Kode perusahaan; tanpa ini semua perusahaan."), _YEAR),
    tabs=(
        Tab(
            "Kegiatan",
            "kegiatan_perusahaan",
            scope={"perusahaan": "perusahaan", "tahun": "tahun"},
            alike=(
                Likeness(
                    ("kegiatan",),
                    ("perusahaan", "tahun", "bidang", "kecamatan", "desa", "keluaran"),
                ),
            ),
            rows_may_go=False,
            spare=100,
        ),
        Tab("Perusahaan", "perusahaan", scope={"perusahaan": "kode"}, spare=5),
        _SOURCES,
    ),
    steps=(
        "Hanya perusahaan yang menyetujui pemuatannya secara tertulis: isi lembar Perusahaan "
        "dengan tanggal dan cakupan persetujuannya.",
        "Lembar Kegiatan: satu baris adalah satu kegiatan pada satu tahun; biaya dalam pita, bukan "
        "angka tepat.",
        "Kegiatan yang batal tidak dihapus: ubah Keadaan menjadi batal.",
        "Surat persetujuan yang belum tercatat ditulis di lembar Sumber, lalu disebut dengan "
        "ID-nya.",
    ),
)

_MATRIX = Instrument(
    name="matriks",
    title="Matriks Cetak Biru",
    help="Buku kerja untuk mengisi Matriks Cetak Biru.",
    scopes=(_KABUPATEN,),
    tabs=(
        Tab(
            "Matriks",
            "matriks",
            scope={"kabupaten": "kabupaten"},
            prefilled=("kabupaten", "bidang", "indikator", "tahun", "opd", "status"),
            computed=(
                *("Kabupaten atau kota", "Program utama", "Indikator", "Satuan", "Nilai"),
                *("Tahun nilai", "Peringkat", "Usulan target (hitungan)", "Arah prioritas"),
            ),
            prepare=matrix_rows,
        ),
        _SOURCES,
    ),
    steps=(
        "Susunan kolom usulan penyusun, bukan susunan resmi. Kolom abu-abu dihitung dari data.",
        "Isi target, strategi, atau arah kebijakan. Baris yang tidak diisi tidak ikut diimpor.",
        "Sebut dokumen yang memuat isian di kolom Sumber; yang belum tercatat ditulis di lembar "
        "Sumber.",
    ),
)

_GAPS = Instrument(
    name="kelengkapan",
    title="Kelengkapan untuk penetapan",
    help="Buku kerja untuk meminta naskah, angka, dan keputusan.",
    scopes=(Scope("pemegang", "Nama pemegang seperti di kelengkapan.csv."),),
    tabs=(
        Tab(
            "Kelengkapan",
            "kelengkapan",
            columns=(
                *("id", "jenis", "uraian", "pemegang", "menunggu", "penanggung_jawab"),
                *("keadaan", "tanggal", "sumber", "catatan"),
            ),
            filled=("keadaan", "tanggal", "sumber", "catatan"),
            scope={"pemegang": "pemegang"},
            titles={
                "uraian": "Yang diperlukan",
                "tanggal": "Tanggal jawaban",
                "sumber": "Dokumen jawaban",
                "catatan": "Jawaban dan catatan",
            },
            spare=0,
        ),
        _SOURCES,
    ),
    steps=(
        "Satu baris adalah satu naskah, angka, atau keputusan. Isi kolom putih saja.",
        "Bila naskah atau angkanya diberikan, ubah Keadaan menjadi diterima; bila diputuskan, "
        "diputuskan. Tulis tanggalnya.",
        "Tulis dokumennya di lembar Sumber, lalu sebut ID-nya di kolom Dokumen jawaban. Lampirkan "
        "naskah atau tabelnya.",
        "Kirim kembali kepada penanggung jawab permintaan, yang memasukkan jawabannya.",
    ),
)

INSTRUMENTS: Mapping[str, Instrument] = MappingProxyType(
    {
        each.name: each
        for each in (
            *(_PROGRAMS, _ACTIONS, _COMPETENCES, _CONSULTATION, _PROPOSALS, _AGREEMENTS),
            *(_WINDOW, _MATRIX, _GAPS),
        )
    }
)
