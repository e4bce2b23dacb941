"""Widths, faces, the store: what can be told without printing."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from cetakbiru.checks.files.printable import UNPRINTABLE
from cetakbiru.fonts import FACES, PRINT
from cetakbiru.outputs.pdf.columns import set_widths
from cetakbiru.outputs.pdf.store import Store
from cetakbiru.outputs.pdf.typefaces import printable, unpacked
from cetakbiru.outputs.pdf.words import SOFT_HYPHEN, hyphenated


def widths_of(markup: str) -> list[float]:
    table = html.fragment_fromstring(markup)
    set_widths(table)
    styles = [str(col.get("style")) for col in table.iter("col")]
    return [float(style.removeprefix("width:").removesuffix("%")) for style in styles]


def test_long_columns_get_more_and_all_add_up() -> None:
    long = "kata " * 80
    widths = widths_of(f"<table><tr><td>PRG-9901-PEN-01</td><td>{long}</td><td>1</td></tr></table>")
    assert widths[1] > widths[0] > widths[2]
    assert sum(widths) == pytest.approx(100, abs=0.1)


def test_the_column_that_makes_rows_low_gets_the_room() -> None:
    row = f"<tr><td>{'panjang ' * 20}</td><td>{'pendek ' * 5}</td><td>ya</td></tr>"
    first, second, third = widths_of(f"<table>{row * 9}</table>")
    assert first > 2 * second
    assert third < 12


def test_a_table_of_short_cells_breaks_no_line() -> None:
    widths = widths_of("<table><tr><th>Wilayah</th><th>Nilai</th></tr></table>")
    assert min(widths) > 20


def test_spanning_cells_count_as_columns() -> None:
    rows = '<tr><th colspan="2">Dua</th><th>Satu</th></tr><tr><td>a</td><td>b</td><td>c</td></tr>'
    assert len(widths_of(f"<table>{rows}</table>")) == 3


def test_a_cell_that_reaches_down_keeps_its_column() -> None:
    long = "kata " * 80
    first = f'<tr><th rowspan="2">Kepala</th><td>1</td><td rowspan="2">{long}</td></tr>'
    widths = widths_of(f"<table>{first}<tr><td>2</td></tr></table>")
    assert len(widths) == 3
    assert widths[2] > 70
    # The second row's only cell stands in the second column, which is narrow.
    assert widths[1] < widths[0]


def test_the_store_gives_back_what_it_was_given(tmp_path: Path) -> None:
    store = Store(tmp_path / "simpanan")
    assert store.get("kunci") is None
    store.put("kunci", b"isi")
    assert store.get("kunci") == b"isi"


@pytest.mark.parametrize("damage", [b"", b"pendek", b"x" * 32 + b"isi lain"])
def test_a_damaged_entry_is_told_and_counts_as_none(
    tmp_path: Path, damage: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    store = Store(tmp_path)
    store.put("kunci", b"isi")
    (tmp_path / "kunci").write_bytes(damage)
    assert store.get("kunci") is None
    assert "rusak dan dibuat ulang" in caplog.text
    assert store.get("kunci") is None, "the damaged file is gone"


def test_the_store_keeps_what_was_used_last(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for number in range(70):
        store.put(f"kunci-{number:02d}", b"isi")
    assert len(list(tmp_path.iterdir())) == 60
    assert store.get("kunci-69") == b"isi"


def test_fonts_are_bundled_with_their_licences_and_small() -> None:
    folder = PRINT
    assert {face.path.exists() for face in FACES} == {True}
    licences = [path.read_text(encoding="utf-8") for path in folder.glob("OFL-*.txt")]
    assert len(licences) == 2
    assert all("SIL OPEN FONT LICENSE" in text.upper() for text in licences)
    assert sum(path.stat().st_size for path in folder.iterdir()) < 1_500_000


def test_fonts_unpack_to_the_same_bytes_and_hold_indonesian() -> None:
    assert unpacked(FACES[0].file) == unpacked.__wrapped__(FACES[0].file)
    assert set("ABCabc0123456789–—…·²×≥≤−“”‘’→") <= printable()


def test_the_checks_know_what_the_fonts_hold() -> None:
    signs = map(chr, range(0x20000))
    known = {sign for sign in signs if not UNPRINTABLE.match(sign)}
    # A page may end its lines as Windows does; no finished page does.
    assert known == printable() | {"\r"}


def test_words_are_hyphenated_and_addresses_are_not() -> None:
    assert SOFT_HYPHEN in hyphenated("pengembangan")
    for address in (
        "https://contoh.example/pengembangan-masyarakat/pemberdayaan.html",
        "www.pengembangan.example",
        "pengembangan@pemberdayaan.example",
    ):
        assert SOFT_HYPHEN not in hyphenated(f"Baca {address}.")


def _kept(body: str) -> list[int]:
    table = html.fragment_fromstring(f"<table><thead><tr><th>a</th></tr></thead>{body}</table>")
    set_widths(table)
    return [at for at, row in enumerate(table.iter("tr")) if "dengan-berikut" in row.classes]


def test_the_first_and_last_two_rows_stay_together() -> None:
    row, tall = "<tr><td>x</td></tr>", f"<tr><td>{'kata ' * 4000}</td></tr>"
    assert _kept(row * 6) == [1, 5]
    assert _kept(row * 3) == []
    assert _kept(f"{tall}{row * 5}") == [5]


def test_rows_that_a_cell_reaches_over_are_left_as_they_are() -> None:
    joined = '<tr><td rowspan="2">x</td><td>y</td></tr><tr><td>z</td></tr>'
    row = "<tr><td>x</td><td>y</td></tr>"
    assert _kept(f"{joined}{row * 4}") == [5]
    assert _kept(f"{row * 3}{joined}{row}") == [1]
