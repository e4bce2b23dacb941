"""A place that a sheet spells otherwise: proposed, agreed to, remembered, told; never guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from cetakbiru.renja.spelling import respelt
from tests.renja.conftest import Desk
from tests.renja.test_bad_input import FIRST, SECOND, sheet

SLIP = [*FIRST[:2], "Kec. Hulu Rekan", *FIRST[3:]]


@pytest.mark.parametrize(
    ("place", "told", "kabupaten", "kecamatan"),
    [
        ("Kec. Hulu Rekan", "Hulu Rekan → Hulu Rekaan", "99.01", "99.01.01"),
        ("Kec. Uhlu Rekaan", "Uhlu Rekaan → Hulu Rekaan", "99.01", "99.01.01"),
        ("Kab. Contoh Utra", "Contoh Utra → Contoh Utara", "99.01", ""),
        ("Hilir Rekaann", "Hilir Rekaann → Hilir Rekaan", "99.01", "99.01.02"),
    ],
)
def test_one_near_name_is_proposed_taken_and_remembered(
    desk: Desk, tmp_path: Path, place: str, told: str, kabupaten: str, kecamatan: str
) -> None:
    path = sheet(tmp_path, [*FIRST[:2], place, *FIRST[3:]], SECOND)
    asked = desk.ask(path)
    assert asked.exit_code == 1
    assert f"Ejaan tempat:\n  {told}" in asked.output
    assert desk.rows("2027-pendidikan") == []
    taken = desk.take(path)
    assert taken.exit_code == 0, taken.output
    assert f"Nama tempat yang dibaca lain daripada tertulis: {told}." in taken.output
    row = desk.rows("2027-pendidikan")[0]
    assert (row["kabupaten"], row["kecamatan"], row["lokasi"]) == (kabupaten, kecamatan, place)
    memory = (desk.folder / "pemetaan" / "pendidikan.yml").read_text(encoding="utf-8")
    wrong, _, right = told.partition(" → ")
    assert f"tempat:\n  {wrong}: {right}\n" in memory
    again = desk.ask(path)
    assert again.exit_code == 0, again.output
    assert "Ejaan tempat:" not in again.output
    assert "Tidak ada perubahan." in again.output


def test_a_further_spelling_is_asked_for_though_the_columns_are_remembered(
    desk: Desk, tmp_path: Path
) -> None:
    desk.take(sheet(tmp_path, FIRST, SECOND))
    before = desk.rows("2027-pendidikan")
    path = sheet(tmp_path, SLIP, SECOND)
    asked = desk.ask(path)
    assert asked.exit_code == 1
    assert "Hulu Rekan → Hulu Rekaan" in asked.output
    assert desk.rows("2027-pendidikan") == before


def test_two_near_names_are_a_question_with_both(desk: Desk, tmp_path: Path) -> None:
    register = desk.data / "wilayah" / "kecamatan.csv"
    text = register.read_text(encoding="utf-8")
    register.write_text(text.replace("Hilir Rekaan", "Hula Rekaan"), encoding="utf-8")
    path = sheet(tmp_path, [*FIRST[:2], "Kec. Hulo Rekaan", *FIRST[3:]], SECOND)
    result = desk.take(path, "--dry-run")
    assert result.exit_code == 0, result.output
    assert (
        'Renja!C5: Tempat "Hulo Rekaan" dapat berarti Hulu Rekaan atau Hula Rekaan.'
        in result.output
    )
    assert "Ejaan tempat:" not in result.output


def test_a_person_says_what_a_place_means(desk: Desk, tmp_path: Path) -> None:
    path = sheet(tmp_path, [*FIRST[:2], "Kebun bibit dinas", *FIRST[3:]], SECOND)
    desk.take(path)
    assert desk.rows("2027-pendidikan")[0]["kecamatan"] == ""
    memory = desk.folder / "pemetaan" / "pendidikan.yml"
    known = memory.read_text(encoding="utf-8") + "tempat:\n  kebun bibit dinas: Kec. Hulu Rekaan\n"
    memory.write_text(known, encoding="utf-8")
    result = desk.ask(path)
    assert result.exit_code == 0, result.output
    row = desk.rows("2027-pendidikan")[0]
    assert (row["kecamatan"], row["lokasi"]) == ("99.01.01", "Kebun bibit dinas")


def test_only_whole_words_are_respelt() -> None:
    known = {"Hulu": r"Hilir\1"}
    assert respelt("Kec. hulu, Huluan", known) == r"Kec. Hilir\1, Huluan"
