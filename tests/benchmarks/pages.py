"""The pages of an invented province: one for each kabupaten and each of its subjects, one for each
guide, and, where that is asked for, for kecamatan."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from cetakbiru.checks.pages.guides import SECTIONS
from cetakbiru.model.addresses import GUIDES, slug
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Kabupaten, Kecamatan

# The subjects of a kabupaten, each with its macros: together they are its own page.
SUBJECTS = {
    "Profil": ("profil_kabupaten", "riwayat_kabupaten"),
    "Kedudukan": ("tabel_indikator",),
    "Arah prioritas": ("arah_kabupaten",),
    "Program": ("tabel_program_kabupaten",),
    "Lembar rencana": ("lembar_kabupaten",),
    "Isu": ("isu_kabupaten",),
    "Konsultasi": ("konsultasi_kabupaten",),
    "Bukti kegiatan tambang": ("bukti_tambang",),
    "Kecamatan": ("tabel_kecamatan",),
    "Capaian": ("capaian_kabupaten",),
    "Tetangga": ("tetangga_kabupaten",),
}
# The macros of a guide, by the anchors of its sections.
_OF_GUIDE: Mapping[str, tuple[str, ...]] = {
    "untuk-siapa": ("ringkasan_panduan",),
    "ukuran": ("hasil_panduan",),
    "kaitan": ("kaitan_panduan",),
    "berlaku": ("tempat_panduan",),
}
# What a page of a kecamatan shows: as much as one of these subjects.
_OF_KECAMATAN = ("tabel_kecamatan", "tabel_indikator")
# The pages that any province has: path, title, macros.
_SHARED: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("index.md", "Beranda", ("peta_provinsi()", "cari_wilayah()", "kutip_edisi()")),
    ("wilayah-saya.md", "Wilayah saya", ("wilayah_saya()",)),
    ("banding.md", "Bandingkan", ("banding_wilayah()", "banding_semua()")),
    ("kabupaten/index.md", "Kabupaten dan kota", ("daftar_kabupaten()",)),
    ("panduan/index.md", "Panduan", ("daftar_panduan()",)),
    ("program/katalog.md", "Katalog", ("katalog_program()",)),
    ("sinkronisasi/tujuan-bidang.md", "Tujuan", ("matriks_tujuan()",)),
    ("sinkronisasi/kabupaten-bidang.md", "Matriks", ("matriks_kabupaten()",)),
    ("sinkronisasi/matriks.md", "Matriks cetak biru", ("matriks_cetak_biru()",)),
    ("cetak-biru/bab-1-pendahuluan.md", "Pendahuluan", ("daftar_konsultasi()",)),
    ("tentang/metode.md", "Metode", ("aturan_prioritas()",)),
    ("tentang/indikator.md", "Indikator", ("daftar_indikator()",)),
    ("tentang/isu.md", "Isu", ("daftar_isu()",)),
    ("tentang/opd.md", "OPD", ("daftar_opd()",)),
    ("tentang/sumber.md", "Sumber", ("daftar_sumber()",)),
    ("sinkronisasi/renja.md", "Rencana kerja", ("peta_pekerjaan()", "matriks_pekerjaan()")),
    (
        "sinkronisasi/tumpang-tindih.md",
        "Tumpang tindih",
        ("temuan_tumpang_tindih()", "provinsi_dan_kabupaten()", "arah_menunggu()", "kesenjangan()"),
    ),
    (
        "sinkronisasi/fokus.md",
        "Fokus",
        ("fokus_wilayah()", "fokus_pemerintah()", "fokus_perusahaan()"),
    ),
    ("sinkronisasi/kesepakatan.md", "Kesepakatan", ("daftar_kesepakatan()",)),
    ("sinkronisasi/kompetensi.md", "Kompetensi inti", ("rintisan()", "pendamping_kompetensi()")),
    ("sinkronisasi/rencana-aksi.md", "Rencana aksi", ("rencana_aksi()", "capaian_program()")),
    ("sinkronisasi/program-daerah.md", "Program pemerintah", ("tabel_program_daerah()",)),
    ("perusahaan/etalase.md", "Etalase", ("etalase()", "etalase_arah()")),
    ("masyarakat/cara-mengusulkan.md", "Cara mengusulkan", ()),
    ("masyarakat/formulir-usulan.md", "Formulir usulan", ("formulir_usulan()",)),
    ("masyarakat/suara.md", "Suara dan jawaban", ("daftar_suara()", "tabel_konsultasi()")),
    ("masyarakat/glosarium.md", "Glosarium", ("glosarium()",)),
)
# Where the goals of plans stand: those of the province itself (True), and those of others.
_OWN = ("rpd", "rpjmd")
_PLANS = (
    ("sinkronisasi/padanan.md", "Padanan", "padanan()", True),
    ("cetak-biru/bab-5-strategi.md", "Strategi", "kompetensi_kecamatan()", False),
)
_TEXT = (
    "Halaman ini rekaan dan dibuat hanya untuk mengukur kecepatan.\n"
    "Semua nama wilayah, angka, dan program di bawah ini karangan; **jangan dikutip**.\n"
    "Cara menghitung peringkat dijelaskan pada [metode]({up}tentang/metode.md), dan arti setiap\n"
    "indikator pada [daftar indikator]({up}tentang/indikator.md).[^asal]\n"
)
_NOTE = "[^asal]: Catatan kaki rekaan, sepanjang catatan kaki yang biasa ditulis pada halaman.\n"


_GOOD = Path(__file__).resolve().parents[1] / "examples/good"
# The settings of the invented province of the tests, but for the menu; what it prints is there too.
_SETTINGS = _GOOD / "mkdocs.yml"
_PRINTED = _GOOD / "docs/cetak.yml"


def write_pages(docs: Path, blueprint: Blueprint, told: Collection[str] = ()) -> None:
    """Writes docs/ with its menu. The kecamatan with a code in `told` get pages of their own."""
    menu: dict[str, list[Any]] = {}
    calls: tuple[str, ...]
    for path, title, calls in _SHARED:
        _write(docs / path, title, [("", calls)], up="../" * path.count("/"))
        menu.setdefault(path.partition("/")[0], []).append({title: path})
    for bidang in blueprint.bidang.values():
        path = f"program/{slug(bidang.nama_pendek)}.md"
        indicators = [
            item.id for item in blueprint.indikator.values() if bidang.kode in item.bidang
        ]
        calls = (
            f'program_utama("{bidang.kode}")',
            *(f'banding_indikator("{name}")' for name in indicators[:2]),
            f'tabel_program_bidang("{bidang.kode}")',
        )
        _write(docs / path, bidang.nama_pendek, [("", calls)], up="../")
        menu["program"].append({bidang.nama_pendek: path})
    for calon in blueprint.aturan.calon:
        path = f"{GUIDES}/{calon.halaman}.md"
        sections = [
            (f"{heading} {{#{anchor}}}", tuple(f'{macro}("{calon.kode}")' for macro in macros))
            for anchor, heading in SECTIONS.items()
            for macros in [_OF_GUIDE.get(anchor, ())]
        ]
        _write(docs / path, calon.nama, sections, up="../", head=f"panduan: {calon.kode}\n")
        menu[GUIDES].append({calon.nama: path})
    parts: dict[str, list[Kecamatan]] = {kode: [] for kode in blueprint.kabupaten}
    for kode in told:
        parts[blueprint.kecamatan[kode].kabupaten].append(blueprint.kecamatan[kode])
    for item in blueprint.kabupaten.values():
        menu["kabupaten"].append({item.nama: _write_kabupaten(docs, item, parts[item.kode])})
    for path, title, macro, own in _PLANS:
        plans = [plan for plan in blueprint.rencana.values() if (plan.jenis in _OWN) == own]
        calls = (macro, *(f'rencana("{plan.id}")' for plan in plans))
        _write(docs / path, title, [("", calls)], up="../")
        menu[path.partition("/")[0]].append({title: path})
    (home,) = menu.pop("index.md")
    nav = [home, *({name.capitalize(): entries} for name, entries in menu.items())]
    settings = yaml.safe_load(_SETTINGS.read_text(encoding="utf-8")) | {"nav": nav}
    text = yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)
    (docs.parent / "mkdocs.yml").write_text(text, encoding="utf-8")
    regions = [f"kabupaten/{item.slug}.md" for item in blueprint.kabupaten.values()]
    printed = yaml.safe_load(_PRINTED.read_text(encoding="utf-8")) | {"wilayah": regions}
    text = yaml.safe_dump(printed, allow_unicode=True, sort_keys=False)
    (docs / _PRINTED.name).write_text(text, encoding="utf-8")


def _write_kabupaten(docs: Path, item: Kabupaten, parts: Iterable[Kecamatan]) -> list[Any]:
    """The page of a kabupaten, and in a folder those of its subjects and parts; its menu."""
    folder = f"kabupaten/{item.slug}"
    calls = {
        title: tuple(f'{macro}("{item.kode}")' for macro in macros)
        for title, macros in SUBJECTS.items()
    }
    _write(docs / f"{folder}.md", item.full_name, list(calls.items()), up="../")
    entries: list[Any] = [f"{folder}.md"]
    for title, own in calls.items():
        path = f"{folder}/{slug(title)}.md"
        _write(docs / path, f"{title} {item.full_name}", [("Rincian", own)], up="../../")
        entries.append({title: path})
    for part in parts:
        path = f"{folder}/kecamatan-{part.kode.rpartition('.')[2]}.md"
        own = tuple(f'{macro}("{item.kode}")' for macro in _OF_KECAMATAN)
        title = f"{part.nama}, {item.full_name}"
        _write(docs / path, title, [("Rincian", own)], up="../../")
        entries.append({part.nama: path})
    return entries


def _write(
    path: Path, title: str, parts: list[tuple[str, tuple[str, ...]]], up: str, head: str = ""
) -> None:
    blocks = [f"---\ntitle: {title}\ndescription: {title} (rekaan).\n{head}---\n", f"# {title}\n"]
    blocks.append(_TEXT.format(up=up))
    for heading, calls in parts:
        if heading:
            blocks.append(f"## {heading}\n\nBagian ini memuat keterangan yang direka.\n")
        blocks.extend(f"{{{{ {call} }}}}\n" for call in calls)
    blocks.append(_NOTE)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(blocks), encoding="utf-8")
