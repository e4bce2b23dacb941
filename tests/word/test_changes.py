"""The change matrix: what changed, in both wordings, with the reasons that commits recorded."""

from __future__ import annotations

from pathlib import Path

import pytest

from cetakbiru.comparison.compare import Comparison, EditionLabel
from cetakbiru.comparison.matrix import MatrixRow
from cetakbiru.outputs.word.changes import change_document, change_matrix, marked
from cetakbiru.outputs.word.document import to_docx
from tests.editions.province import NORTH, Province
from tests.word.reading import rows_of
from tests.word.test_whole import converted

LABEL = EditionLabel("2026.1", "2026-01-02", "rancangan", "Rancangan")
EMPTY = Comparison(LABEL, LABEL, "", "", (), ())


def test_words_that_went_and_came_are_marked_and_nothing_is_lost() -> None:
    old, new = marked("Dana dikelola oleh desa.", "Dana dikelola oleh pemegang izin.")
    assert old == "Dana dikelola oleh <del>desa.</del>"
    assert new == "Dana dikelola oleh <ins>pemegang izin.</ins>"


def test_texts_that_hardly_agree_are_not_marked() -> None:
    assert marked("Satu dua tiga empat", "Lima enam tujuh") == (
        "Satu dua tiga empat",
        "Lima enam tujuh",
    )


def test_a_row_without_a_recorded_reason_leaves_room_for_one() -> None:
    row = MatrixRow("Bab I", "Teks lama.", "Teks baru.", "")
    content = to_docx(change_document(EMPTY, [row], lambda _: ()), Path())
    assert rows_of(content) == [["1", "Bab I", "Teks lama.", "Teks baru.", ""]]


def test_what_the_data_say_is_text_in_the_matrix() -> None:
    row = MatrixRow("<b>x</b>", "<del>a</del>", "", "Baris dihapus")
    section = change_matrix(EMPTY, [row], lambda _: ("<script>",))
    assert "<script>" not in section
    assert rows_of(to_docx(change_document(EMPTY, [row], lambda _: ()), Path()))[0][1:3] == [
        "<b>x</b>",
        "<del>a</del>",
    ]


def test_a_table_of_thousands_of_changes_stays_one_table() -> None:
    rows = [MatrixRow(f"Baris {at}", "a " * 2000, f"b {at}", "") for at in range(1000)]
    content = to_docx(change_document(EMPTY, rows, lambda _: ()), Path())
    assert len(rows_of(content)) == 1000


@pytest.fixture
def drafted(tmp_path: Path) -> Province:
    """Two drafts with three commits between them."""
    province = Province.create(tmp_path / "repo")
    province.git("tag", "satu")
    province.replace(NORTH, "Kelas malam", "Kelas petang")
    province.commit("Sebut petang menurut usul dinas")
    page = next((province.root / "docs/cetak-biru").glob("bab-5*.md")).relative_to(province.root)
    province.append(str(page), "", "Kalimat ini ditambahkan setelah musyawarah.")
    province.commit("Catat hasil musyawarah")
    return province


@pytest.mark.site
def test_the_matrix_names_the_commits_that_changed_each_row(
    drafted: Province, tmp_path: Path
) -> None:
    out = tmp_path / "matriks.docx"
    answer = drafted.ppm_here("compare", "satu", "HEAD", "--format", "docx", "--out", str(out))
    assert answer.returncode == 0, answer.stderr
    found = rows_of(out.read_bytes())
    assert [row[0] for row in found] == [str(at) for at in range(1, len(found) + 1)]
    sentence = next(row for row in found if "musyawarah" in row[3])
    assert sentence[2] == "–"
    assert sentence[4].startswith("Catat hasil musyawarah (")
    renamed = [row for row in found if "Kelas petang" in row[3]]
    assert renamed
    for row in renamed:
        assert "Kelas malam" in row[2]
        assert row[4].startswith("Sebut petang menurut usul dinas (")
    # The other way round nothing leads from the one to the other: reasons stay to be written.
    back = tmp_path / "balik.docx"
    drafted.ppm_here("compare", "HEAD", "satu", "--format", "docx", "--out", str(back))
    assert {row[4] for row in rows_of(back.read_bytes()) if row[4]} <= {"Gugur", "Muncul"}


@pytest.mark.site
def test_a_file_that_somebody_worked_on_is_not_written_over(
    drafted: Province, tmp_path: Path
) -> None:
    words = ("compare", "satu", "HEAD", "--format", "docx")
    out = tmp_path / "matriks.docx"
    assert drafted.ppm_here(*words).returncode == 2
    assert drafted.ppm_here(*words, "--out", str(out)).returncode == 0
    first = out.read_bytes()
    assert drafted.ppm_here(*words, "--out", str(out)).returncode == 0
    assert out.read_bytes() == first
    out.write_bytes(first + b"x")
    answer = drafted.ppm_here(*words, "--out", str(out))
    assert answer.returncode == 1
    assert "tidak ditimpa" in answer.stderr
    assert out.read_bytes() == first + b"x"


@pytest.mark.whole
@pytest.mark.needs("writer")
def test_libreoffice_opens_the_matrix(drafted: Province, tmp_path: Path) -> None:
    out = tmp_path / "matriks.docx"
    drafted.ppm_here("compare", "satu", "HEAD", "--format", "docx", "--out", str(out))
    text = converted(out, "txt:Text").read_text(encoding="utf-8-sig")
    assert "Kalimat ini ditambahkan setelah musyawarah." in text
