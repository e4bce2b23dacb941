"""What an importer's rows lack or have too much beside those that a stranger's sheet must give."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

HERE = Path(__file__).parent
SHEETS = {
    "tc33-tahun-lalu-di-samping.xlsx": 2027,
    "ranwal-ribuan-lima-kode.xlsx": 2027,
    "dinkes-titik-koma.csv": 2027,
}
"""Each sheet and the year that it plans; rows of another year stand beside it."""
_SETS = {"kecamatan", "desa"}
_NUMBERS = {"volume", "anggaran"}


def expected(name: str) -> list[dict[str, str]]:
    """Return the rows that a sheet must give; `lembar` says where they stand in it."""
    file = HERE / f"{name.rsplit('.', 1)[0]}.harap.csv"
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def differences(name: str, given: Iterable[Mapping[str, str]]) -> list[str]:
    """Return what is wrong with rows read from a sheet, in words; nothing when they're right.

    Rows are laid side by side by name of sub kegiatan, place and budget, whatever their order.
    An importer may leave out the year before, but if it gives its rows, then right and as that
    year's.
    """
    wanted = expected(name)
    rows = list(given)
    years = {str(row.get("tahun", "")) for row in rows} | {str(SHEETS[name])}
    wanted = [row for row in wanted if row["tahun"] in years]
    left = rows.copy()
    wrong = []
    for want in wanted:
        near = max(left, key=lambda row: _likeness(want, row), default=None)
        if near is None or not _same("subkegiatan", want["subkegiatan"], near["subkegiatan"]):
            wrong.append(f"lacks {want['subkegiatan']} ({want['tahun']}, {want['kecamatan']})")
            continue
        left.remove(near)
        for column, value in want.items():
            if column != "lembar" and not _same(column, value, str(near.get(column) or "")):
                wrong.append(
                    f"{want['subkegiatan']}, {column}: wants {value!r}, has {near.get(column)!r}"
                )
    wrong += [f"has too much: {dict(row)}" for row in left]
    return wrong


def _likeness(want: Mapping[str, str], row: Mapping[str, str]) -> tuple[bool, int]:
    counted = Counter(
        _same(column, value, str(row.get(column) or "")) for column, value in want.items()
    )
    return _same("subkegiatan", want["subkegiatan"], row["subkegiatan"]), counted[True]


def _same(column: str, want: str, has: str) -> bool:
    if want.startswith("?"):
        return not has or _same(column, want[1:], has)
    if column in _SETS:
        return set(filter(None, want.split(";"))) == set(filter(None, has.split(";")))
    if column in _NUMBERS:
        return (want == has == "") or (bool(want and has) and float(want) == float(has))
    return _plain(want) == _plain(has)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold().rstrip(".")
