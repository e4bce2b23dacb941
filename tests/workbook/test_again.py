"""The same workbook imported again, as it is or edited further, and programmes withdrawn in it."""

from __future__ import annotations

import csv
import datetime as dt
import shutil
from random import Random
from typing import Any

import pytest

from tests.chance import draws, times
from tests.workbook.conftest import Desk, put
from tests.workbook.test_import import add, refused

# An import asks git what was published.
pytestmark = pytest.mark.site

NEW_ID = "PRG-6104-PEN-03"


def rows(desk: Desk) -> dict[str, dict[str, str]]:
    with desk.csv.open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def forget(desk: Desk) -> None:
    """Another computer, or a cache that somebody emptied."""
    shutil.rmtree(desk.data.parent / ".cache")


@pytest.mark.parametrize("forgotten", [False, True])
def test_the_same_workbook_changes_nothing_the_second_time(desk: Desk, forgotten: bool) -> None:
    desk.edit(add)
    assert desk.run().exit_code == 0
    if forgotten:
        forget(desk)
    first = desk.csv.read_bytes()
    result = desk.run()
    assert result.exit_code == 0, result.output
    assert result.output == (
        f"Program baru di baris 14 sudah dimasukkan sebagai {NEW_ID}.\nTidak ada perubahan.\n"
    )
    assert desk.csv.read_bytes() == first


def test_a_new_row_that_is_edited_further_changes_its_programme(desk: Desk) -> None:
    desk.edit(add)
    assert desk.run().exit_code == 0
    count = len(rows(desk))
    desk.edit(lambda sheet: put(sheet, 14, "hasil", "Lama sekolah naik di semua desa"))
    result = desk.run()
    assert f"{NEW_ID}, Hasil yang dituju: Lama sekolah naik →" in result.output
    assert rows(desk)[NEW_ID]["hasil"] == "Lama sekolah naik di semua desa"
    desk.edit(lambda sheet: put(sheet, 14, "penerima_manfaat", "Warga desa"))
    desk.edit(lambda sheet: put(sheet, 14, "status", "dicabut"))
    desk.edit(lambda sheet: put(sheet, 14, "catatan", "Salah masuk"))
    assert desk.run().exit_code == 0
    assert rows(desk)[NEW_ID]["penerima_manfaat"] == "Warga desa"
    assert rows(desk)[NEW_ID]["status"] == "dicabut"
    assert len(rows(desk)) == count
    assert "Tidak ada perubahan." in desk.run().output


def test_what_others_changed_of_it_since_stays(desk: Desk) -> None:
    desk.edit(add)
    assert desk.run().exit_code == 0
    text = desk.csv.read_text(encoding="utf-8")
    desk.csv.write_text(text.replace("Lama sekolah naik", "Hasil orang lain"), encoding="utf-8")
    theirs = desk.csv.read_bytes()
    assert "Tidak ada perubahan." in desk.run().output
    desk.edit(lambda sheet: put(sheet, 14, "hasil", "Hasil saya"))
    refused(desk, "Program!R14", "Hasil saya", "Hasil orang lain", "Lama sekolah naik")
    assert desk.csv.read_bytes() == theirs


def test_a_note_of_another_branch_is_no_truth(desk: Desk) -> None:
    """There the ID is that of somebody else's programme, and the row is new."""
    before = desk.csv.read_text(encoding="utf-8")
    desk.edit(add)
    assert desk.run().exit_code == 0
    other = before.splitlines(keepends=True)[1].replace("PRG-6104-PEN-01", NEW_ID)
    other = other.replace("Beasiswa agar", "Beasiswa lain agar")
    desk.csv.write_text(before + other, encoding="utf-8")
    result = desk.run()
    assert "PRG-6104-PEN-04, program baru: Program uji" in result.output
    assert result.exit_code == 0, result.output


def test_without_a_note_of_the_first_import_a_difference_is_asked_about(desk: Desk) -> None:
    desk.edit(add)
    assert desk.run().exit_code == 0
    forget(desk)
    desk.edit(lambda sheet: put(sheet, 14, "hasil", "Hasil saya"))
    refused(desk, "Program!R14", f"sudah dimasukkan sebagai {NEW_ID}", "Hasil saya")


def test_a_new_row_under_another_name_is_asked_about(desk: Desk) -> None:
    desk.edit(add)
    assert desk.run().exit_code == 0
    desk.edit(lambda sheet: put(sheet, 14, "nama", "Nama yang dibetulkan"))
    refused(desk, "Program!C14", f"mungkin sudah dimasukkan sebagai {NEW_ID}", "Program uji")


def test_a_third_programme_beside_two_imported_ones_is_new(desk: Desk) -> None:
    """All three want the same for the same people."""

    def two(sheet: Any) -> None:
        add(sheet)
        add(sheet, nama="Program uji kedua")

    desk.edit(two)
    assert desk.run().exit_code == 0
    desk.edit(lambda sheet: add(sheet, nama="Program uji ketiga"))
    result = desk.run()
    assert "PRG-6104-PEN-05, program baru: Program uji ketiga" in result.output
    assert "1 program baru" in result.output


def test_two_new_rows_of_one_programme_are_told(desk: Desk) -> None:
    def twice(sheet: Any) -> None:
        add(sheet)
        add(sheet, nama="PROGRAM  uji")

    desk.edit(twice)
    refused(desk, "Program!C15", "sama dengan yang di baris 14")


def test_a_new_row_of_a_programme_that_stands_above_is_told(desk: Desk) -> None:
    def copy(sheet: Any) -> None:
        known = {name: sheet.cell(3, at).value for name, at in (("nama", 3), ("penerima", 9))}
        add(sheet, nama=known["nama"], penerima_manfaat=known["penerima"])

    desk.edit(copy)
    refused(desk, "Program!C14", "sudah ada sebagai PRG-6104-PEN-01")


def test_every_programme_of_the_rule_can_be_withdrawn(desk: Desk) -> None:
    """All at once, each with its reason: so many that the rule warns, and none that it forbids."""
    identities = list(rows(desk))

    def withdraw(sheet: Any) -> None:
        for row, identity in enumerate(identities, start=3):
            put(sheet, row, "status", "dicabut")
            other = identities[0] if row > 3 else None
            put(sheet, row, "diganti_oleh", other)
            put(sheet, row, "catatan", None if other else f"Dibatalkan dalam rapat: {identity}")

    desk.edit(withdraw)
    result = desk.run()
    assert result.exit_code == 0, result.output
    assert {row["status"] for row in rows(desk).values()} == {"dicabut"}


def test_a_withdrawal_without_a_reason_is_one_problem_at_its_cell(desk: Desk) -> None:
    def withdraw(sheet: Any) -> None:
        put(sheet, 3, "status", "dicabut")
        put(sheet, 3, "catatan", None)

    desk.edit(withdraw)
    refused(desk, "Program!AI3", "1 galat")


# What an editor may do to a workbook, drawn at random.


_ODD = ('Kata "kutip", dan koma', "  spasi\u00a0keras ", "garis - panjang", "titik; koma")


def _edits(random: Random, sheet: Any) -> None:
    for row in random.sample(range(3, 14), random.randint(0, 3)):
        put(sheet, row, "hasil", f"Hasil ke-{random.randint(1, 999)}")
        put(sheet, row, "catatan", random.choice(_ODD))
        put(sheet, row, "ditinjau", dt.date(2026, 10, random.randint(1, 28)))
    for row in random.sample(range(3, 14), random.randint(0, 2)):
        put(sheet, row, "status", "dicabut")
        put(sheet, row, "catatan", random.choice(_ODD))
    for at in range(random.randint(0, 3)):
        add(
            sheet,
            nama=f"{random.choice(['Program', 'PROGRAM ', 'Kegiatan'])} uji {at}",
            penerima_manfaat=random.choice(["Warga", "Warga  desa\u00a0", "Ibu; bapak"]),
            catatan=random.choice(_ODD),
            ditinjau=random.choice([dt.date(2026, 10, 1), "2026-10-01", "20/10/2026"]),
        )


def _further(random: Random, sheet: Any) -> None:
    for row in range(14, 17):
        if sheet.cell(row, 3).value and random.random() < 0.6:
            put(sheet, row, "catatan", f"Catatan {random.randint(1, 999)}")


@pytest.mark.parametrize("number", range(times(4, 60)))
def test_importing_twice_is_importing_once(desk: Desk, number: int) -> None:
    random = draws(f"impor dua kali {number}")
    desk.edit(lambda sheet: _edits(random, sheet))
    for _ in range(2):
        assert desk.run().exit_code == 0
        first = desk.csv.read_bytes()
        again = desk.run()
        assert again.exit_code == 0, again.output
        assert again.output.endswith("Tidak ada perubahan.\n"), again.output
        assert desk.csv.read_bytes() == first
        desk.edit(lambda sheet: _further(random, sheet))
