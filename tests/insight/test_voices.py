"""What was said finds the rows and sections that it changed, and these find it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cetakbiru.insight.voices import (
    attendance,
    groups_of,
    register,
    rows_of_meeting,
    voices_from,
    voices_in,
    voices_of_page,
    voices_of_row,
)
from cetakbiru.model.instruments import Kehadiran, Masukan
from cetakbiru.model.load import Blueprint

STRATEGY = "cetak-biru/bab-5-strategi.md"


def voice(kode: str, **changes: object) -> Masukan:
    """A voice of a village, with what a test is about."""
    plain = Masukan(
        id=kode,
        jalur="usul desa",
        konsultasi=None,
        tanggal=date(2026, 1, 10),
        kelompok="masyarakat desa",
        wilayah="99.01.01",
        bidang=(),
        isi="Sumur kering",
        jawaban=None,
        penjawab=None,
        keadaan="diterima",
        alasan=None,
        tanggal_keputusan=None,
        mengubah=(),
        bagian=(),
        sumber="sumber-rekaan",
    )
    return replace(plain, **changes)  # type: ignore[arg-type] # columns of a voice


@pytest.fixture
def spoken(province: Blueprint) -> Blueprint:
    """The invented province with four voices."""
    voices = (
        voice("MSK-2026-009", mengubah=("ISU-001", "ISU-001"), bagian=(f"{STRATEGY}#strategi",)),
        voice("MSK-2026-0010", wilayah="99.02.01.1001", bagian=(STRATEGY,)),
        voice("MSK-2025-001", konsultasi="KON-01", wilayah="99", mengubah=("PRG-9901-LNG-01",)),
        voice("MSK-2025-002", konsultasi="KON-01", wilayah="99.01", mengubah=("ISU-001",)),
    )
    return replace(province, masukan={one.id: one for one in voices})


def ids(found: tuple[Masukan, ...]) -> list[str]:
    return [one.id for one in found]


def test_the_register_begins_with_the_last_number(spoken: Blueprint) -> None:
    newest_first = ["MSK-2026-0010", "MSK-2026-009", "MSK-2025-002", "MSK-2025-001"]
    assert ids(register(spoken)) == newest_first


def test_a_row_finds_every_voice_that_changed_it_once(spoken: Blueprint) -> None:
    assert ids(voices_of_row(spoken, "ISU-001")) == ["MSK-2026-009", "MSK-2025-002"]
    assert ids(voices_of_row(spoken, "PRG-9901-LNG-01")) == ["MSK-2025-001"]
    assert voices_of_row(spoken, "ISU-002") == ()


def test_a_page_finds_its_voices_by_section(spoken: Blueprint) -> None:
    found = {anchor: ids(voices) for anchor, voices in voices_of_page(spoken, STRATEGY).items()}
    assert found == {"strategi": ["MSK-2026-009"], "": ["MSK-2026-0010"]}
    assert voices_of_page(spoken, "index.md") == {}


def test_a_place_has_the_voices_of_its_parts_and_not_those_of_the_whole(spoken: Blueprint) -> None:
    assert ids(voices_from(spoken, "99.01")) == ["MSK-2026-009", "MSK-2025-002"]
    assert ids(voices_from(spoken, "99.02")) == ["MSK-2026-0010"]
    # The code of a kecamatan that begins as another's does is not part of it.
    assert voices_from(spoken, "99.0") == ()


def test_a_consultation_tells_what_was_said_and_all_that_came_of_it(spoken: Blueprint) -> None:
    assert ids(voices_in(spoken, "KON-01")) == ["MSK-2025-001", "MSK-2025-002"]
    rows = rows_of_meeting(spoken, "KON-01")
    assert len(rows) == len(set(rows))
    assert {"ISU-001", "PRG-9901-LNG-01"} <= set(rows)


def test_sums_say_what_is_not_known() -> None:
    groups = [
        Kehadiran("KON-01", "masyarakat desa", 20, 18, 9, None, "sumber-rekaan"),
        Kehadiran("KON-01", "perusahaan", None, 3, None, None, "sumber-rekaan"),
    ]
    found = attendance(groups)
    assert (found.invited, found.present, found.women, found.silent) == (20, 21, 9, 1)
    nobody = attendance(())
    assert (nobody.invited, nobody.present, nobody.women) == (None, None, None)


def test_groups_stand_in_the_order_of_the_data(province: Blueprint) -> None:
    some = (
        Kehadiran("KON-02", "perusahaan", 1, 1, 1, None, "sumber-rekaan"),
        Kehadiran("KON-01", "perusahaan", 1, 1, 1, None, "sumber-rekaan"),
        Kehadiran("KON-01", "DPRD", 1, 1, 1, None, "sumber-rekaan"),
    )
    found = groups_of(replace(province, kehadiran=some), "KON-01")
    assert [one.kelompok for one in found] == ["perusahaan", "DPRD"]
