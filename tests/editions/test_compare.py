"""The comparison as a function: fates of programmes, fields, pages, sentences, regions, shapes."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cetakbiru.comparison.compare import Comparison, compare, renamed_pages
from cetakbiru.comparison.pages import read_chapter
from cetakbiru.comparison.report import to_json, to_markdown, to_text
from cetakbiru.comparison.sentences import SentenceChange, compare_sentences
from cetakbiru.comparison.snapshot import (
    Snapshot,
    SnapshotChapter,
    SnapshotColumn,
    SnapshotError,
    SnapshotRow,
    SnapshotTable,
    snapshot_from_json,
)
from cetakbiru.comparison.take import take_snapshot
from cetakbiru.model.source import read_data
from tests.conftest import GOOD, copy_good

_COLUMNS = ("id", "nama", "kabupaten", "bidang", "status", "diganti_oleh", "catatan")


def snapshot(
    *rows: str, version: str = "1", chapters: dict[str, list[str]] | None = None
) -> Snapshot:
    """Programmes as "id nama kabupaten bidang status diganti_oleh"; "-" is an empty cell."""
    found = []
    for row in rows:
        cells = ["" if cell == "-" else cell for cell in row.split()]
        cells += [""] * (len(_COLUMNS) - len(cells))
        found.append(SnapshotRow((cells[0],), tuple(cells), cells[2], cells[1]))
    columns = tuple(
        SnapshotColumn(name, name.capitalize(), ("bidang.kode",) if name == "bidang" else ())
        for name in _COLUMNS
    )
    return Snapshot(
        version=version,
        date="2026-01-01",
        status="rancangan",
        label="Rancangan",
        regions={"99.01": "Kabupaten Satu", "99.02": "Kabupaten Dua"},
        names={"bidang.kode": {"PEN": "Pendidikan", "KES": "Kesehatan"}},
        tables={"program": SnapshotTable("program", "Program", ("id",), columns, tuple(found))},
        chapters={
            page: SnapshotChapter(page, page, "", tuple(sentences))
            for page, sentences in (chapters or {}).items()
        },
    )


def fates(old: Snapshot, new: Snapshot) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {
        row.key[0]: (row.kind, tuple(item.id for item in row.successors))
        for row in compare(old, new).programs
    }


A = "A satu 99.01 PEN usulan"
B = "B dua 99.01 PEN usulan"
GONE = "99.01 PEN dicabut"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([A], [A], {}),
        ([A], [A, B], {"B": ("added", ())}),
        ([A, B], [A], {"B": ("removed", ())}),
        ([A], ["A lain 99.01 PEN usulan"], {"A": ("changed", ())}),
        ([A], ["A satu 99.02 PEN usulan"], {"A": ("moved", ())}),
        ([A], ["A satu 99.01 KES usulan"], {"A": ("moved", ())}),
        ([A], [f"A satu {GONE}"], {"A": ("withdrawn", ())}),
        ([A, B], [f"A satu {GONE} B", B], {"A": ("withdrawn", ("B",))}),
        (
            [A],
            [f"A satu {GONE} C", "C tiga 99.01 PEN usulan"],
            {"A": ("withdrawn", ("C",)), "C": ("added", ())},
        ),
        (
            [A],
            [f"A satu {GONE} C", "C tiga 99.02 PEN usulan"],
            {"A": ("moved", ("C",)), "C": ("added", ())},
        ),
        (
            [A, B],
            [f"A satu {GONE} C", f"B dua {GONE} C", "C tiga 99.01 PEN usulan"],
            {"A": ("merged", ("C",)), "B": ("merged", ("C",)), "C": ("added", ())},
        ),
        (
            [A, B],
            [f"A satu {GONE} B;C", B, "C tiga 99.01 PEN usulan"],
            {"A": ("split", ("B", "C")), "C": ("added", ())},
        ),
        # Withdrawn before: what changes afterwards is a plain change.
        ([f"A satu {GONE}"], [f"A lain {GONE}"], {"A": ("changed", ())}),
        # A successor that does not exist is told as it stands.
        ([A], [f"A satu {GONE} Z"], {"A": ("withdrawn", ("Z",))}),
    ],
)
def test_the_fate_of_a_programme(
    old: list[str], new: list[str], expected: dict[str, tuple[str, tuple[str, ...]]]
) -> None:
    found = fates(snapshot(*old), snapshot(*new))
    told = {key: fate for key, fate in found.items() if key in expected or fate[0] != "changed"}
    assert told == expected


def test_a_changed_field_is_shown_old_and_new_by_name() -> None:
    comparison = compare(snapshot(A), snapshot("A satu 99.01 KES usulan"))
    (change,) = comparison.programs[0].fields
    assert (change.field, change.old, change.new) == ("bidang", "PEN", "KES")
    assert (change.old_shown, change.new_shown) == ("Pendidikan", "Kesehatan")


def test_a_successor_names_what_it_replaces() -> None:
    comparison = compare(snapshot(A, B), snapshot(f"A satu {GONE} B", B))
    assert comparison.programs[0].kind == "withdrawn"
    assert "digantikan oleh B (dua)" in to_text(comparison)


def test_columns_that_only_one_edition_has_are_compared_with_nothing() -> None:
    new = snapshot(A)
    table = new.tables["program"]
    wider = replace(
        table,
        columns=(*table.columns, SnapshotColumn("baru", "Baru")),
        rows=tuple(replace(row, cells=(*row.cells, "isi")) for row in table.rows),
    )
    (row,) = compare(snapshot(A), replace(new, tables={"program": wider})).programs
    assert [(change.title, change.old, change.new) for change in row.fields] == [
        ("Baru", "", "isi")
    ]


def test_a_table_that_only_one_edition_has_is_all_added() -> None:
    old = replace(snapshot(A), tables={})
    assert [row.kind for row in compare(old, snapshot(A)).programs] == ["added"]
    assert [row.kind for row in compare(snapshot(A), old).programs] == ["removed"]


def test_a_kabupaten_sees_what_came_to_it_and_what_left_it() -> None:
    old, new = snapshot(A, B), snapshot("A satu 99.02 PEN usulan", "B lain 99.01 PEN usulan")
    comparison = compare(old, new)
    south = comparison.of_region("99.02", "Kabupaten Dua")
    assert [row.key for row in south.programs] == [("A",)]
    north = comparison.of_region("99.01", "Kabupaten Satu")
    assert [row.key for row in north.programs] == [("A",), ("B",)]


def test_sentences_are_told_apart_by_their_words() -> None:
    old = ["Awal.", "Program ini dimulai tahun depan.", "Hilang.", "Akhir."]
    new = ["Awal.", "Program ini dimulai tahun ini.", "Akhir.", "Baru."]
    assert compare_sentences(old, new) == (
        SentenceChange("Program ini dimulai tahun depan.", "Program ini dimulai tahun ini."),
        SentenceChange("Hilang.", None),
        SentenceChange(None, "Baru."),
    )


@given(
    st.lists(st.sampled_from("abcd"), max_size=12), st.lists(st.sampled_from("abcd"), max_size=12)
)
def test_sentence_changes_lead_from_the_old_text_to_the_new(old: list[str], new: list[str]) -> None:
    changes = compare_sentences(old, new)
    gone = [change.old for change in changes if change.old is not None]
    come = [change.new for change in changes if change.new is not None]
    left = list(old)
    for sentence in gone:
        left.remove(sentence)
    kept = list(new)
    for sentence in come:
        kept.remove(sentence)
    assert sorted(left) == sorted(kept)
    assert compare_sentences(old, old) == ()


def test_rewrapped_paragraphs_are_the_same_sentences() -> None:
    one = read_chapter("a.md", "# Judul\n\nSatu kalimat panjang. Dua kalimat.\n", {})
    two = read_chapter("a.md", "# Judul\n\nSatu kalimat\npanjang.\nDua kalimat.\n", {})
    assert one.sentences == two.sentences == ("Judul", "Satu kalimat panjang.", "Dua kalimat.")


def test_markdown_and_macros_read_as_plain_words() -> None:
    chapter = read_chapter(
        "b/index.md",
        '---\ntitle: "T"\nkabupaten: "99.01"\n---\n\n# Judul {#x}\n\n'
        'Kata **tebal** dan [tautan](a.md) {{ istilah("ppm") }}.[^a]\n\n'
        '{{ tabel("x") }}\n\n[^a]: {{ kutipan("s") }}\n',
        {"istilah.id": {"ppm": "PPM"}, "sumber.id": {"s": "Judul sumber"}},
    )
    assert (chapter.page, chapter.title, chapter.region) == ("b/", "T", "99.01")
    assert chapter.sentences == ("Judul", "Kata tebal dan tautan PPM.", "Judul sumber")


def test_a_page_with_another_address_and_half_its_text_has_moved() -> None:
    old = snapshot(chapters={"lama/": ["a", "b", "c"], "lain/": ["x"]})
    new = snapshot(chapters={"baru/": ["a", "b", "d"], "lain/": ["x"]})
    assert renamed_pages(old.chapters, new.chapters) == {"lama/": "baru/"}
    (chapter,) = compare(old, new).chapters
    assert (chapter.kind, chapter.old_page, chapter.page) == ("moved", "lama/", "baru/")


def changed() -> Comparison:
    return compare(
        snapshot(A, B, chapters={"x/": ["Satu."]}),
        snapshot(f"A satu {GONE} B", B, version="2", chapters={"x/": ["Dua."]}),
    )


def test_json_keeps_its_shape() -> None:
    comparison = changed()
    value = json.loads(json.dumps(to_json(comparison)))
    assert list(value) == [
        *("shape", "old", "new", "region", "region_name", "summary", "tables", "chapters")
    ]
    empty = to_json(compare(snapshot(A), snapshot(A)))
    assert list(empty) == list(value)
    assert list(value["summary"]) == list(empty["summary"])


def test_markdown_escapes_what_the_data_say() -> None:
    comparison = compare(snapshot(), snapshot("A <b>*satu* 99.01 PEN usulan"))
    assert r"A: \<b\>\*satu\*" in to_markdown(comparison)


def test_nothing_changed_says_so() -> None:
    assert "Tidak ada perubahan." in to_text(compare(snapshot(A), snapshot(A)))


def test_the_snapshot_of_the_real_data_survives_json(root: Path) -> None:
    taken = take_snapshot(read_data(root / "data"), root / "docs")
    again = snapshot_from_json(json.loads(json.dumps(taken.to_json())))
    assert again == taken
    assert compare(taken, again).is_empty
    for name, table in taken.tables.items():
        assert len(table.by_key) == len(table.rows), name


def test_what_is_told_of_a_kecamatan_concerns_its_kabupaten() -> None:
    taken = take_snapshot(read_data(GOOD / "data"), None)
    rows = {row.key[0]: row.region for row in taken.tables["bukti_tambang"].rows}
    assert {code: rows[code] for code in ("99", "99.01", "99.01.02")} == {
        "99": "",
        "99.01": "99.01",
        "99.01.02": "99.01",
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "rusak"),
        ("- 1\n", "rusak"),
        ("a: [\n", "rusak"),
        ("peristiwa: 7\n", "rusak"),
        ("versi: '1'\n", "tidak memuat peristiwa"),
    ],
)
def test_an_edition_that_is_none_is_told_in_words(text: str, said: str, tmp_path: Path) -> None:
    copy_good(tmp_path)
    (tmp_path / "data/edisi.yml").write_text(text, encoding="utf-8")
    with pytest.raises(SnapshotError) as caught:
        take_snapshot(read_data(tmp_path / "data"), None)
    assert str(caught.value).startswith("edisi.yml")
    assert said in str(caught.value)


@pytest.mark.parametrize("value", [None, [], {}, {"shape": 99}, {"shape": 1, "tables": 7}])
def test_what_is_no_snapshot_is_refused(value: object) -> None:
    with pytest.raises(SnapshotError):
        snapshot_from_json(value)


def with_directions(*rows: str, version: str = "1") -> Snapshot:
    """Directions as "id urutan alasan"."""
    found = [
        SnapshotRow((cells[0],), tuple(cells), "99.01", f"Arah {cells[0]}")
        for cells in (row.split(maxsplit=2) for row in rows)
    ]
    columns = tuple(SnapshotColumn(name, name.capitalize()) for name in ("id", "urutan", "alasan"))
    table = SnapshotTable("arah", "Arah prioritas", ("id",), columns, tuple(found))
    return replace(snapshot(A, version=version), tables={"arah": table})


def test_directions_that_came_fell_away_or_moved_are_told_in_words() -> None:
    old = with_directions("D1 1 tertinggal", "D2 2 tertinggal")
    new = with_directions("D2 1 paling tertinggal", "D3 2 isu baru", version="2")
    told = to_text(compare(old, new))
    assert (
        "Program: tidak berubah. "
        "Arah prioritas: 1 muncul, 1 berubah urutan atau alasan, 1 gugur." in told
    )
    assert "Muncul (1)\n  D3: Arah D3" in told
    assert "Gugur (1)\n  D1: Arah D1" in told
    assert "Urutan: 2 → 1" in told
    assert "Alasan: tertinggal → paling tertinggal" in told


def test_an_edition_that_computed_no_directions_tells_of_none() -> None:
    new = with_directions("D1 1 tertinggal", version="2")
    for pair in ((snapshot(A), new), (new, snapshot(A, version="3"))):
        assert "arah" not in {table.name for table in compare(*pair).tables}


def test_a_snapshot_holds_the_directions_that_its_data_give() -> None:
    taken = take_snapshot(read_data(GOOD / "data"), None)
    directions = {row.key[0]: row for row in taken.table_rows("arah")}
    table = taken.tables["arah"]
    assert {row.region for row in directions.values()} == {"", "99.01", "99.02"}
    first = directions["PPM-9902-PEN-01"]
    assert table.cell(first, "alasan").startswith("Lama sekolah 6,53 (2024), peringkat 2 dari 2")
    assert snapshot_from_json(taken.to_json()).table_rows("arah") == table.rows
