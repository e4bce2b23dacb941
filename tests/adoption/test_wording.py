"""What an instrument says in each of its forms, filled in and blank."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cetakbiru.checks.files.persons import named_persons
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import DasarHukum
from cetakbiru.outputs.adoption.text import BLANK, Centred, Paragraph, Provision, Signing
from cetakbiru.outputs.adoption.wording import (
    KINDS,
    annex_head,
    annex_signature,
    instrument,
    subject,
)
from tests.adoption.conftest import LETTER, Adopting
from tests.adoption.reading import html_text

DECREE, REGULATION, SHEET = "keputusan-gubernur", "peraturan-gubernur", "lembar-pengesahan"


@pytest.mark.parametrize("form", KINDS)
def test_each_form_names_subject_period_consideration_review_and_place(
    adopting: Adopting, form: str
) -> None:
    blueprint = adopting(form)
    text = html_text(instrument(blueprint))
    assert subject(blueprint.edisi).endswith("Tahun 2026\N{EN DASH}2030")
    assert subject(blueprint.edisi).upper() in text
    assert "berlaku untuk tahun 2026 sampai dengan tahun 2030" in text
    assert f"{LETTER} tanggal 9 Januari 2026" in text
    assert "dievaluasi dan diubah setiap 5 (lima) tahun" in text
    assert "di Kota Rekaan pada tanggal 2 Maret 2026 GUBERNUR CONTOH (REKAAN)," in text
    # The law that nobody has proved yet, and the definitions that a drafter writes.
    assert text.count(BLANK) == {SHEET: 0, DECREE: 1, REGULATION: 3}[form]


@pytest.mark.parametrize("form", KINDS)
def test_what_is_not_decided_is_blank(undecided: Adopting, form: str) -> None:
    text = html_text(instrument(undecided(form)))
    assert f"di {BLANK} pada tanggal {BLANK}" in text
    assert f"surat Nomor {BLANK} tanggal {BLANK}" in text
    assert "None" not in text
    assert "null" not in text


def test_a_regulation_has_its_parts_in_their_order(adopting: Adopting) -> None:
    text = html_text(instrument(adopting(REGULATION)))
    parts = (
        "PERATURAN GUBERNUR CONTOH (REKAAN) NOMOR 12 TAHUN 2026 TENTANG",
        "DENGAN RAHMAT TUHAN YANG MAHA ESA",
        "GUBERNUR CONTOH (REKAAN),",
        *("Menimbang", "Mengingat", "MEMUTUSKAN:", "Menetapkan"),
        *(f"Pasal {number} " for number in range(1, 7)),
        "mulai berlaku pada tanggal diundangkan.",
        "Agar setiap orang mengetahuinya",
        "Ditetapkan di",
        "SEKRETARIS DAERAH PROVINSI CONTOH (REKAAN),",
        "BERITA DAERAH PROVINSI CONTOH (REKAAN) TAHUN 2026 NOMOR 15",
    )
    at = -1
    for part in parts:
        found = text.find(part, at + 1)
        assert found > at, part
        at = found


def test_a_decree_has_dicta_and_is_not_promulgated(adopting: Adopting) -> None:
    text = html_text(instrument(adopting(DECREE, nomor="188.44/12/HK/2026")))
    assert "KEPUTUSAN GUBERNUR CONTOH (REKAAN) NOMOR 188.44/12/HK/2026 TENTANG" in text
    for part in ("KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "pada tanggal ditetapkan."):
        assert part in text
    for part in ("Pasal", "DENGAN RAHMAT", "Diundangkan", "BERITA DAERAH"):
        assert part not in text


def test_a_day_of_its_own_is_when_it_comes_into_force(adopting: Adopting) -> None:
    text = html_text(instrument(adopting(DECREE, berlaku=date(2027, 1, 1))))
    assert "Keputusan Gubernur ini mulai berlaku pada tanggal 1 Januari 2027." in text


def test_other_words_for_office_region_and_opening(adopting: Adopting) -> None:
    words = {
        "pejabat": "Gubernur Negeri Rekaan",
        "daerah": "Negeri Rekaan",
        "pembuka": "Dengan nama yang lain",
    }
    text = html_text(instrument(adopting(REGULATION, **words)))
    assert "PERATURAN GUBERNUR NEGERI REKAAN" in text
    assert "BERITA DAERAH NEGERI REKAAN TAHUN" in text
    assert "DENGAN NAMA YANG LAIN" in text
    assert "TUHAN YANG MAHA ESA" not in text


def test_the_reasons_are_counted_to_the_last(adopting: Adopting) -> None:
    about = replace(next(iter(adopting(DECREE).konsultasi.values())), kaitan="naskah-ini")
    for meetings, letters in (({}, "huruf a dan huruf b,"), ({about.id: about}, "huruf c,")):
        blueprint = replace(adopting(DECREE), konsultasi=meetings)
        (reasons,) = (
            block
            for block in instrument(blueprint).blocks
            if isinstance(block, Provision) and block.label == "Menimbang"
        )
        assert letters in reasons.items[-1].text
        assert [item.mark for item in reasons.items] == ["a.", "b.", "c.", "d."][
            : len(reasons.items)
        ]
        assert len(reasons.items) == 3 + len(meetings)


def _law(short: str, *, is_named: bool = True, proof: str | None = "sumber") -> DasarHukum:
    full = f"{short} tentang Rekaan" if is_named else None
    return DasarHukum(short, 1, short, None, "Isi", None, "resmi", (), full, proof)


def test_only_proved_law_is_considered_once_and_in_legal_order(adopting: Adopting) -> None:
    laws = (
        _law("Peraturan Daerah Nomor 3 Tahun 2001"),
        _law("Peraturan Pemerintah Nomor 9 Tahun 2003"),
        _law("Peraturan Pemerintah Nomor 7 Tahun 2003"),
        _law("Peraturan Pemerintah Nomor 7 Tahun 2003"),
        _law("Undang-Undang Nomor 5 Tahun 2004", proof=None),
        _law("Peraturan Menteri X Nomor 1 Tahun 2002", is_named=False, proof=None),
    )
    blueprint = replace(adopting(DECREE), dasar_hukum=laws)
    found = instrument(blueprint)
    (considered,) = (
        block
        for block in found.blocks
        if isinstance(block, Provision) and block.label == "Mengingat"
    )
    assert [f"{item.mark} {item.text}" for item in considered.items] == [
        "1. Peraturan Pemerintah Nomor 7 Tahun 2003 tentang Rekaan;",
        "2. Peraturan Pemerintah Nomor 9 Tahun 2003 tentang Rekaan;",
        "3. Peraturan Daerah Nomor 3 Tahun 2001 tentang Rekaan;",
    ]
    notes = html_text(found).partition("Catatan bagi perancang")[2]
    assert "Undang-Undang Nomor 5 Tahun 2004; Peraturan Menteri X Nomor 1 Tahun 2002." in notes


@pytest.mark.parametrize("form", KINDS)
def test_it_says_that_it_is_a_template_and_names_nobody(real: Blueprint, form: str) -> None:
    edition = replace(real.edisi, penetapan=replace(real.edisi.penetapan, bentuk=form))
    found = instrument(replace(real, edisi=edition))
    text = html_text(found)
    assert "Templat untuk perancang peraturan" in text
    assert "belum diperiksa" in found.mark
    assert list(named_persons(text)) == []
    assert text.count("(nama)") == (2 if form == REGULATION else 1)


def test_the_annex_bears_the_name_of_what_it_belongs_to(adopting: Adopting) -> None:
    assert annex_head(adopting(SHEET).edisi) == ()
    assert annex_signature(adopting(SHEET).edisi) is None
    edition = adopting(REGULATION).edisi
    assert annex_head(edition) == (
        "LAMPIRAN",
        "PERATURAN GUBERNUR CONTOH (REKAAN)",
        "NOMOR 12 TAHUN 2026",
        "TENTANG",
        subject(edition).upper(),
    )
    signed = annex_signature(edition)
    assert signed is not None
    assert signed.office == "GUBERNUR CONTOH (REKAAN),"


def test_a_title_with_a_year_gets_no_period(adopting: Adopting) -> None:
    edition = replace(adopting(SHEET).edisi, judul="Cetak Biru Rekaan Tahun 2026-2030")
    assert subject(edition) == "Cetak Biru Rekaan Tahun 2026-2030"


def test_blocks_are_of_the_form(adopting: Adopting) -> None:
    kinds = {type(block) for block in instrument(adopting(REGULATION)).blocks}
    assert kinds >= {Centred, Paragraph, Provision, Signing}
