"""What an editor changes, in the files of a project: a cell, a value, a sentence, a mistake.

Run by hand: python -m tests.benchmarks.edits FOLDER hasil|penduduk|nilai|kalimat [NUMBER]. Each
number gives another text; nothing else of the file changes. The engine is not asked about anything:
what is measured after an edit must find its software as unloaded as before.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from tests.rows import rows_of

_SENTENCE = re.compile(r"Kalimat pengukuran nomor \d+\.")
_HEADING = re.compile(r"^# .+\n", re.MULTILINE)
# Values that other values must agree with.
_BOUND = ("gabungan", "bagian_dari", "jumlah_wilayah")
# A bidang that no province has.
_MISTAKE = "XYZ"

Row = dict[str, str]


@dataclass(frozen=True)
class Seen:
    """Where the site shows an edit, the text that stands there then, and one that is gone."""

    address: str
    text: str
    gone: str | None = None

    def is_in(self, page: str) -> bool:
        """Whether the page shows the edit."""
        return self.text in page and (self.gone is None or self.gone not in page)


Edit = Callable[[Path, int], Seen]


def main() -> None:
    """Makes one edit and tells where it shows."""
    number = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    print(EDITS[sys.argv[2]](Path(sys.argv[1]), number))


def whole(project: Path) -> Seen:
    """What shows that the site stands, before any edit."""
    return Seen(_address(project), f'id="{_programs(project)[0]["id"]}"')


def programme_cell(project: Path, number: int) -> Seen:
    """Another `hasil` of the first programme."""
    text = f"Warga merasakan hasil nomor {number}"
    _set_cell(_programme_file(project), 0, "hasil", text)
    return Seen(_address(project), text)


def inhabitants(project: Path, number: int) -> Seen:
    """A few more inhabitants of the kabupaten of the first programme; they stand on its page."""
    path = project / "data/wilayah/kabupaten.csv"
    code = _programs(project)[0]["kabupaten"]
    at = next(at for at, row in enumerate(rows_of(path)) if row["kode"] == code)
    count = int(rows_of(path)[at]["penduduk"]) + number + 1
    _set_cell(path, at, "penduduk", str(count))
    return Seen(_address(project), _spoken(count, 0))


def indicator_value(project: Path, number: int) -> Seen:
    """A little more of an indicator that no sum, index or baseline is made of."""
    path = project / "data/indikator/nilai.csv"
    at = _free_value(project, path)
    value = rows_of(path)[at]["nilai"]
    decimals = len(value.partition(".")[2])
    more = float(value) + (number + 1) * 10.0**-decimals
    _set_cell(path, at, "nilai", f"{more:.{decimals}f}")
    return Seen(_address(project), _spoken(more, decimals))


def sentence(project: Path, number: int) -> Seen:
    """Another sentence below the heading of the kabupaten's page."""
    path = project / "docs/kabupaten" / f"{_programme_file(project).stem}.md"
    text = path.read_text(encoding="utf-8")
    new = f"Kalimat pengukuran nomor {number}."
    if _SENTENCE.search(text):
        text = _SENTENCE.sub(new, text, count=1)
    else:
        text = _HEADING.sub(lambda match: f"{match[0]}\n{new}\n", text, count=1)
    path.write_text(text, encoding="utf-8")
    return Seen(_address(project), new)


def mistake(project: Path, number: int) -> Seen:
    """A bidang that is none, in the first programme: no site can be built."""
    _set_cell(_programme_file(project), 0, "bidang", _MISTAKE)
    return Seen(_address(project), _MISTAKE)


def mended(project: Path, number: int) -> Seen:
    """The bidang as it was: the ID of the programme names it."""
    identity = _programs(project)[0]["id"]
    _set_cell(_programme_file(project), 0, "bidang", identity.split("-")[2])
    return replace(whole(project), gone=_MISTAKE)


EDITS: Mapping[str, Edit] = {
    "hasil": programme_cell,
    "penduduk": inhabitants,
    "nilai": indicator_value,
    "kalimat": sentence,
}


def _programme_file(project: Path) -> Path:
    """The programmes of the first kabupaten that has any; the file bears the name of its page."""
    return min(file for file in (project / "data/program").glob("*.csv") if rows_of(file))


def _programs(project: Path) -> list[Row]:
    return rows_of(_programme_file(project))


def _address(project: Path) -> str:
    return f"kabupaten/{_programme_file(project).stem}/"


def _spoken(value: float, decimals: int) -> str:
    """The number as pages write it: 1.234,5."""
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def _free_value(project: Path, path: Path) -> int:
    """Which row of nilai.csv may change alone: the last year of an indicator of the kabupaten."""
    text = (project / "data/indikator/definisi.yml").read_text(encoding="utf-8")
    meanings = yaml.safe_load(text)["indikator"]
    bound = {one["id"] for one in meanings if any(key in one for key in _BOUND)}
    bound |= {part["komponen"] for one in meanings for part in one.get("gabungan", ())}
    programs = _programs(project)
    bound |= {row["indikator"] for row in programs}
    code = programs[0]["kabupaten"]
    found = [
        (row["tahun"], at)
        for at, row in enumerate(rows_of(path))
        if row["wilayah"] == code and row["indikator"] not in bound
    ]
    return max(found)[1]


def _set_cell(path: Path, at: int, column: str, text: str) -> None:
    """Writes one cell anew. Files of the data quote only what needs it, as Python does."""
    rows = rows_of(path)
    rows[at][column] = text
    written = io.StringIO()
    writer = csv.DictWriter(written, list(rows[at]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(written.getvalue(), encoding="utf-8")


if __name__ == "__main__":
    main()
