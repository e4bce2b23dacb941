"""All kinds of edits by name, and how often a walk takes each."""

from __future__ import annotations

import random

from tests.walk import around, entries, instruments, pages, places, tables
from tests.walk.edited import Edit, Edited
from tests.walk.state import State

KINDS: dict[str, tuple[Edit, int]] = {
    "sel": (tables.any_cell, 6),
    "sel teks": (tables.text_cell, 10),
    "sel angka": (tables.number_cell, 6),
    "sel pilihan": (tables.choice_cell, 4),
    "sel tanggal": (tables.date_cell, 2),
    "baris hapus": (tables.row_removed, 4),
    "baris tambah": (tables.row_added, 4),
    "baris tukar": (tables.rows_swapped, 3),
    "tabel acak": (tables.table_shuffled, 2),
    "tabel tulis ulang": (tables.table_rewritten, 1),
    "pohon teks": (tables.yaml_text, 5),
    "pohon butir": (tables.yaml_item, 3),
    "pohon komentar": (tables.yaml_comment, 1),
    "peta": (tables.geometry_digit, 1),
    "sebesar semula": (tables.same_size, 3),
    "rusak": (tables.broken, 1),
    "daya ungkit": (entries.leverage, 2),
    "bobot aturan": (entries.weight, 2),
    "bukti tambang": (entries.evidence, 2),
    "kecamatan nama": (places.renamed, 2),
    "kecamatan kembar": (places.namesakes, 1),
    "desa nama": (places.village_renamed, 1),
    "desa tanpa titik": (places.village_without_point, 1),
    "desa hilang": (places.villages_forgotten, 1),
    "garis batas": (places.line_moved, 2),
    "tanpa garis batas": (places.without_outlines, 1),
    "nomor arah": (entries.number, 2),
    "program tambah": (entries.programme_added, 2),
    "program cabut": (entries.programme_withdrawn, 2),
    "pengirim hapus": (instruments.sender_gone, 1),
    "pengirim tambah": (instruments.sender_came, 2),
    "persetujuan": (instruments.consent, 1),
    "masukan diputus": (instruments.decided, 2),
    "edisi": (tables.edition, 3),
    "edisi berikut": (tables.next_edition, 1),
    "kalimat": (pages.sentence, 6),
    "kalimat hapus": (pages.sentence_removed, 2),
    "judul": (pages.heading, 3),
    "bagian": (pages.heading_added, 2),
    "tautan": (pages.link_added, 2),
    "makro tambah": (pages.macro_added, 3),
    "makro hapus": (pages.macro_removed, 2),
    "makro isi": (pages.macro_argument, 2),
    "makro dalam kalimat": (pages.inline_macro, 2),
    "kepala": (pages.front_matter, 3),
    "kepala sakelar": (pages.front_switch, 2),
    "baris kosong": (pages.blank_lines, 1),
    "halaman baru": (pages.page_added, 3),
    "halaman hapus": (pages.page_removed, 2),
    "halaman ganti nama": (pages.page_renamed, 2),
    "menu judul": (pages.menu_title, 2),
    "menu tukar": (pages.menu_swapped, 2),
    "menu kelompok": (pages.menu_group, 1),
    "gambar baru": (pages.image_added, 2),
    "gambar lain": (pages.image_changed, 2),
    "gambar bentuk": (pages.picture_drawn, 1),
    "isi bertukar": (pages.contents_swapped, 2),
    "pengaturan": (around.settings, 3),
    "keluaran": (around.output_switch, 1),
    "tema templat": (around.theme_template, 2),
    "tema berkas": (around.theme_file, 1),
    "tema hapus": (around.theme_removed, 1),
    "kait": (around.hook, 1),
    "makro provinsi": (around.macros_changed, 1),
    "makro provinsi komentar": (around.macros_comment, 1),
    "mesin": (around.engine, 3),
    "dilewati": (around.skipped, 3),
    "waktu situs": (around.build_time, 1),
    "terbitan": (around.published, 3),
    "waktu berkas": (around.touched, 1),
    "urutan berkas": (around.written_anew, 1),
    "tangan orang": (around.spoiled, 3),
}


def draw_edit(draw: random.Random, state: State) -> tuple[str, Edited]:
    """An edit of any kind, and its name; one that finds nothing to edit gives way to another."""
    while True:
        (name,) = draw.choices(list(KINDS), [weight for _, weight in KINDS.values()])
        edited = KINDS[name][0](draw, state)
        if edited is not None:
            return name, edited
