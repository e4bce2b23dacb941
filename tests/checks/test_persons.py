"""People are told from offices: by titles, degrees and parents surely, by their form perhaps."""

from __future__ import annotations

import pytest

from cetakbiru.checks.files.persons import maybe_person, named_persons
from cetakbiru.places import register

PEOPLE = (
    "Dr. Anto Budi Rekaan, S.T., M.T (Kabid Ekonomi)",
    "dr. Rekaanson, M.Kes.",
    "A.L. Rekaansandri, S.H",
    "Rekaantiyus, SH, M.Si",
    "Rekaaniman,MM",
    "Kepala Badan Perbatasan Drs. Anto Rekaan, MMA",
    "Disampaikan oleh Bapak Anto",
    "H. Siti Rekaan",
    "Anto bin Budi",
    "Edi Rekaan, ST",
)
NOBODY = (
    "Bapak Bupati",
    "Pak Lurah dan Bu Camat",
    "Ibu Hamil di Ibu Kota provinsi",
    "Pasien dirujuk ke RSUD dr. Rekaan",
    "Jalan H. Rekaan A. Budiman rusak",
    "Kec. H. Rekaan",
    "Universitas Dr. Rekaan",
    "SE Bupati Nomor 3 Tahun 2026",
    "Panjang 3 m, MT belum diukur",
    "Kepala Bidang PAUD dan Dikmas",
    "PT Tambang Rekaan",
    "Sekolah Dasar 3, Puskesmas, dan Posyandu",
)
OFFICES = (
    "Camat Hulu Rekaan",
    "Kelompok Wanita Tani Melati",
    "PKBM Harapan Bersama",
    "Bappeda",
    "Hulu Rekaan",
    "Manajer pengembangan masyarakat",
    "kepala OPD provinsi; BPS kabupaten",
    "BADAN USAHA MILIK DESA",
    "PKBM KARYA",
    "Gubernur, Bupati dan Wali Kota",
    "Dinas Pendidikan (Hulu Rekaan)",
    # What stands after "dan" in the names that offices of a kabupaten have.
    "Dinas Pekerjaan Umum dan Penataan Ruang",
    "DINAS PEKERJAAN UMUM DAN PENATAAN RUANG",
    "Dinas Perumahan Rakyat dan Kawasan Permukiman",
    "Dinas Kependudukan dan Pencatatan Sipil",
    "Dinas Pemuda dan Olah Raga",
    "Satuan Polisi Pamong Praja dan Pemadam Kebakaran",
    "Dinas Pengairan dan Tata Bangunan",
    "Dinas Pemadam Kebakaran dan Penyelamatan",
)


@pytest.mark.parametrize("text", PEOPLE)
def test_a_title_or_a_degree_tells_a_person(text: str) -> None:
    assert len(list(named_persons(text))) == 1


@pytest.mark.parametrize("text", [*NOBODY, *OFFICES])
def test_offices_places_and_what_is_called_after_people_are_nobody(text: str) -> None:
    assert list(named_persons(text)) == []


@pytest.mark.parametrize("text", OFFICES)
def test_an_office_has_not_the_form_of_a_name(text: str) -> None:
    assert maybe_person(text, {"hulu", "rekaan"}) == ""


@pytest.mark.parametrize("name", sorted(register.names_of_regions()))
def test_no_region_of_the_country_is_a_person(name: str) -> None:
    for office in ("Bupati", "Wakil Bupati", "Gubernur", "Wali Kota"):
        assert maybe_person(f"{office} {name}") == ""


def test_a_person_may_be_called_like_a_region_in_part() -> None:
    assert "Bima" in register.names_of_regions()
    assert maybe_person("Camat Bima Rekaan") == "Bima Rekaan"


@pytest.mark.parametrize(
    "text",
    [
        *("Anto Budiman", "Kepala Dinas (Anto B. Rekaan)", "Siti Aminah", "Muh. Anto"),
        *("SITI AMINAH", "Camat Budiman", "Kades Anto Budiman"),
    ],
)
def test_the_form_of_a_name_is_told(text: str) -> None:
    assert maybe_person(text)
