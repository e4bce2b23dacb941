"""Files as the engine reads them: the same sheets of every kind, a sentence on what is no plan."""

from __future__ import annotations

import pytest

from cetakbiru.model.alignment import Batas
from cetakbiru.plans.engine import opened
from cetakbiru.plans.files import OpenedFile, note
from cetakbiru.plans.read import plan_of_bytes
from tests.workbook.test_files import zipped
from tests.workbook.test_reading import KINDS, saved_as

pytestmark = pytest.mark.usefixtures("judging")

MOST = 10_000_000
LIMITS = Batas(MOST, MOST, 50_000, 200, 60, 20_000, 5, 8)


def plan_from(raw: bytes) -> OpenedFile:
    (plan,) = opened(LIMITS, [plan_of_bytes("r", raw, LIMITS)])
    return plan


def test_a_plan_is_the_same_rows_from_each_kind_of_file() -> None:
    plans = [plan_from(saved_as(kind)) for kind in KINDS]
    assert [plan["error"] for plan in plans] == [None] * 3
    rows = plans[0]["sheets"][0]["rows"]
    assert [row["number"] for row in rows] == [1, 2, 3, 4, 5, 20]
    assert rows[1]["cells"][10] == "2027-05-06"
    assert rows[1]["cells"][4] == "12,5%"
    assert rows[3]["cells"][:3] == ["Posyandu", "Ketapang", "2029"]
    assert rows[3]["merged"] == [[0, 3], [1, 3]]
    for plan in plans:
        first, *others = plan["sheets"]
        assert [first["name"], *(sheet["name"] for sheet in others)] == [
            "Rencana",
            "Kedua",
            "Kosong",
        ]
        assert first["notes"] == [
            note("catatan-tersembunyi", baris="5"),
            note("catatan-galat", sel="I2 #DIV/0!"),
        ]
        for row, other in zip(rows, first["rows"], strict=True):
            # OpenDocument knows times apart from numbers, and tells TRUE() as a number.
            assert row["cells"][:5] == other["cells"][:5]
            assert row["cells"][6:9] == other["cells"][6:9]
            assert (row["number"], row["merged"]) == (other["number"], other["merged"])


@pytest.mark.parametrize("kind", ["ods", "xls"])
def test_a_plan_that_is_cut_short_is_told_to_be_saved_as_xlsx(kind: str) -> None:
    raw = saved_as(kind)
    parts = {"content.xml": b"<a"}
    broken = plan_from(zipped(parts) if kind == "ods" else raw[:600])
    assert broken["error"] == note(f"berkas-{kind}", berkas="r")
