"""What is still open before adoption, each with file and line; and names where offices belong."""

from __future__ import annotations

from pathlib import Path

import pytest

from cetakbiru.checks.enactment import open_matters
from cetakbiru.checks.problems import Problem
from cetakbiru.checks.run import run_checks
from cetakbiru.model.load import load_blueprint
from tests.conftest import copy_good

PAGE = "cetak-biru/bab-1.md"
REMARK = '!!! penyusunan "Catatan penyusunan"'


def _open(project: Path, pages: tuple[str, ...] = (PAGE,)) -> list[Problem]:
    return open_matters(load_blueprint(project / "data"), project / "docs", pages)


def _rewrite(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def _line(file: Path, words: str) -> int:
    lines = file.read_text("utf-8").splitlines()
    return 1 + next(at for at, line in enumerate(lines) if words in line)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The good example with one page, and nothing open but what the example leaves open."""
    made = copy_good(tmp_path)
    page = made / "docs" / PAGE
    page.parent.mkdir(exist_ok=True)
    page.write_text("# Bab rekaan\n\nIsi.\n", "utf-8")
    return made


def _closed(project: Path) -> Path:
    """Nothing is open any more."""
    edition, gaps = project / "data/edisi.yml", project / "data/kelengkapan.csv"
    _rewrite(edition, "  awal: null\n  akhir: null", "  awal: 2026\n  akhir: 2030")
    _rewrite(edition, "  nomor: null\n  tempat", "  nomor: '12'\n  tempat")
    text = gaps.read_text("utf-8")
    for state in (",dicatat,", ",diminta,"):
        text = text.replace(state, ",diputuskan,")
    gaps.write_text(text, "utf-8")
    return project


def test_all_that_is_open_is_told_with_its_line(project: Path) -> None:
    edition = project / "data/edisi.yml"
    text = edition.read_text("utf-8")
    start, end = text.index("visi_misi:"), text.index("repositori:")
    edition.write_text(text[:start] + text[end:], "utf-8")
    (project / "docs" / PAGE).write_text(f"# Bab\n\nIsi.\n\n{REMARK}\n    Teks.\n", "utf-8")
    found = {(one.code, one.file, one.line) for one in _open(project)}
    assert ("terbuka-visi", "data/edisi.yml", _line(edition, "judul:")) in found
    for field, words in (("awal", "awal: null"), ("akhir", "akhir: null")):
        assert ("terbuka-periode", "data/edisi.yml", _line(edition, words)) in found, field
    at = _line(edition, "bentuk: peraturan-gubernur") + 1
    assert ("terbuka-nomor", "data/edisi.yml", at) in found
    assert ("terbuka-penyusunan", f"docs/{PAGE}", 5) in found
    gaps = [one for one in found if one[0] == "terbuka-kelengkapan"]
    rows = (project / "data/kelengkapan.csv").read_text("utf-8").splitlines()
    assert len(gaps) == sum(",dicatat," in row or ",diminta," in row for row in rows) > 0
    assert all(one.message and one.hint for one in _open(project))


def test_nothing_is_open_when_all_is_decided(project: Path) -> None:
    assert _open(_closed(project)) == []


def test_what_a_new_province_has_not_written_yet_is_open(project: Path) -> None:
    edition, page = _closed(project) / "data/edisi.yml", project / "docs" / PAGE
    _rewrite(edition, "lembaga: Badan Contoh (rekaan)", "lembaga: Belum diisi (lembaga penerima)")
    page.write_text(
        '# Bab\n\nYang belum diisi kosong.\n\n!!! note "Yang ditulis"\n    Belum diisi.\n', "utf-8"
    )
    assert [(one.code, one.file, one.line) for one in _open(project)] == [
        ("belum-diisi", "data/edisi.yml", _line(edition, "Belum diisi")),
        ("terbuka-isian", f"docs/{PAGE}", 6),
    ]
    assert all(one.message and one.hint for one in _open(project))


def test_a_sheet_of_approval_needs_no_number(project: Path) -> None:
    edition = _closed(project) / "data/edisi.yml"
    text = edition.read_text("utf-8")
    start, end = text.index("penetapan:"), text.index("peristiwa:")
    edition.write_text(
        f"{text[:start]}penetapan:\n  bentuk: lembar-pengesahan\n{text[end:]}", "utf-8"
    )
    assert _open(project) == []


@pytest.mark.parametrize(
    "box",
    [
        REMARK,
        "???+ penyusunan",
        "    !!! warning penyusunan",
        '<div class="admonition penyusunan">',
        "!!!  penyusunan inline",
    ],
)
def test_a_remark_is_found_in_every_form(project: Path, box: str) -> None:
    (_closed(project) / "docs" / PAGE).write_text(f"# Bab\n\n{box}\n        Teks.\n", "utf-8")
    assert [(one.code, one.line) for one in _open(project)] == [("terbuka-penyusunan", 3)]


def test_a_word_about_drafting_is_no_remark(project: Path) -> None:
    text = "# Bab\n\nKotak `!!! penyusunan` menandai penyusunan.\n"
    (_closed(project) / "docs" / PAGE).write_text(text, "utf-8")
    assert _open(project) == []


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("pejabat", "Gubernur Budi Santoso", "jabatan-meragukan"),
        ("pejabat", "Dr. Budi Santoso", "nama-orang"),
        ("daerah", "H. Budi Santoso, S.H.", "nama-orang"),
    ],
)
def test_no_person_stands_in_the_form(project: Path, field: str, value: str, code: str) -> None:
    edition = project / "data/edisi.yml"
    _rewrite(edition, "  tempat: Kota Rekaan\n  tanggal", f"  {field}: {value}\n  tanggal")
    found = run_checks(project / "data", None, {})
    assert [(one.code, one.field) for one in found] == [(code, f"penetapan.{field}")]


def test_an_office_of_any_province_is_no_person(project: Path) -> None:
    edition = project / "data/edisi.yml"
    for office in (
        "Gubernur Contoh",
        "Penjabat Gubernur Contoh",
        "Gubernur Daerah Istimewa Contoh",
    ):
        text = edition.read_text("utf-8")
        _rewrite(edition, "  berlaku: null", f"  berlaku: null\n  pejabat: {office}")
        assert run_checks(project / "data", None, {}) == [], office
        edition.write_text(text, "utf-8")
