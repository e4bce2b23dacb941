"""Whatever stands in the cells of a plan, it is judged: nothing fails, nothing is lost."""

from __future__ import annotations

import json
from random import Random
from typing import Any

from cetakbiru.model.alignment import alignment_rules
from cetakbiru.model.load import Blueprint
from cetakbiru.plans.engine import BUNDLES, judged
from cetakbiru.plans.files import FileCell, PlanFile, file_sheet
from tests.chance import draws, times

# What breaks readers: marks of formulas and markup, half a pair, what is in front of what, numbers
# that are too large, dates, codes, long runs, words that have a meaning in some cell.
_ODD = (
    *(
        "=1+1",
        "@SUM(A1)",
        "<script>",
        "&amp;",
        "\ud800",
        "\udfff",
        "\u202ePPM",
        "\u0000",
        "\n\n",
        '"',
    ),
    *(
        "1e309",
        "-0",
        "NaN",
        "Infinity",
        "99999999999999999999",
        "0x10",
        "१२३",
        "１２",
        "½",
        "10⁶",
        "¼ M",
    ),
    *("61.1", "6110", "61.10.01.2001", "0000", "..", "1.2.3.4", "{nilai}", "$&", "\\", "__proto__"),
    *(
        "constructor",
        "toString",
        "PPM-6104-PEN-01",
        "prg-1",
        "2027-2025",
        "2027–2098",
        "tahun 1–99",
    ),
    *(
        "Jumlah",
        "Total",
        "Catatan:",
        "Mengetahui",
        "Kegiatan",
        "Kabupaten",
        "A. PENDIDIKAN",
        "semua",
    ),
    *(
        "Kec.",
        "Desa",
        "dan",
        ";;;",
        "(((",
        "1. 2. 3.",
        "Rp",
        "x",
        "Rp 5 x",
        "5/",
        "±",
        "- 5 -",
        "%",
    ),
    *("50–75 juta", "Rp1.000/orang x 3", "naik dari 5 ke", "a" * 3000, "Marau\n" * 300, "1" * 400),
)


def _drawn(draw: Random, names: list[str]) -> PlanFile:
    """A sheet of odd cells, mostly under headings that are known."""

    def cell() -> FileCell:
        if draw.random() < 0.3:
            return draw.choice((None, True, 0.0, -5.0, 61.1, 2027.0, 46583.0, 1e300, 0.1 + 0.2))
        odd = draw.choice(_ODD)
        return odd if draw.random() < 0.7 else draw.choice(_ODD) + " " + odd

    width = draw.randint(1, 12)
    head = [draw.choice(names) if draw.random() < 0.9 else cell() for _ in range(width)]
    rows = [[cell() for _ in range(draw.randint(0, 2 * width))] for _ in range(draw.randint(0, 25))]
    rows.insert(draw.randint(0, min(3, len(rows))), head)
    top, left = draw.randint(1, 6), draw.randint(1, 6)
    numbered: list[list[FileCell]] = [[at, *row] for at, row in enumerate(rows, start=1)]
    merged = [(top, left, top + draw.randint(0, 3), left + draw.randint(0, 3))]
    return {"name": "aneh.xlsx", "sheets": [{**file_sheet("A", numbered), "merged": merged}]}


def test_odd_cells_are_judged(blueprint: Blueprint) -> None:
    draw = draws("odd cells")
    names = [name for column in alignment_rules(blueprint).kolom for name in column.sebutan]
    for _ in range(times(60, long=600)):
        plan = _drawn(draw, names)
        result = judged(blueprint, [plan])
        numbers = set(range(1, len(plan["sheets"][0]["rows"]) + 1))
        assert {activity["baris"] for activity in result["kegiatan"]} <= numbers
        assert {one["baris"] for one in result["tidak_terbaca"]} <= numbers
        assert "{" not in "".join(one["pesan"] for one in result["tidak_terbaca"]).replace(
            "{nilai}", ""
        )


def test_every_message_stands_once() -> None:
    seen: list[str] = []

    def counted(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        seen.extend(key for key, _ in pairs)
        return dict(pairs)

    text = (BUNDLES.parent / "engine/messages.json").read_text(encoding="utf-8")
    json.loads(text, object_pairs_hook=counted)
    assert sorted(seen) == sorted(set(seen))
