"""The engine knows no province: two invented ones are built by it at once, and it names none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cetakbiru.model.load import Blueprint
from tests.conftest import ROOT, copy_good
from tests.running import run

ENGINE = ROOT / "src/cetakbiru"
# Names and codes of every province of the country, and their outlines.
REGISTER = ENGINE / "places"
# What a province is called, and the codes of its places, directions and programmes.
NAMES = (
    r"{0} (Utara|Selatan|\(rekaan\))|(Provinsi|Badan|PPM) {0}\b|{1}-(utara|selatan)"
    r"|(PPM|PRG)-{2}0[012]|(?<![\d.]){2}\.0[12]\b"
)
WRITTEN = {".py", ".js", ".css", ".html", ".yml", ".yaml", ".csv", ".txt", ".md", ".svg", ".json"}


def _another(folder: Path) -> Path:
    """The invented province under another name, with other codes."""
    for path in sorted(
        copy_good(folder).rglob("*"), key=lambda path: len(path.parts), reverse=True
    ):
        if path.is_file():
            path.write_text(_renamed(path.read_text(encoding="utf-8")), encoding="utf-8")
        path.rename(path.with_name(_renamed(path.name)))
    return folder


def _renamed(text: str) -> str:
    # In small letters it is a word like any other, but for addresses.
    return re.sub(r"contoh-(?=utara|selatan)", "umpama-", text.replace("99", "98")).replace(
        "Contoh", "Umpama"
    )


@pytest.mark.site
def test_two_provinces_are_built_side_by_side_by_one_engine(tmp_path: Path) -> None:
    first, second = copy_good(tmp_path / "satu"), _another(tmp_path / "dua")
    answer = run(tmp_path, "ppm", "build", first, second, "--skip", "pdf")
    assert answer.code == 0, answer.err
    assert f"Situs selesai: {first / 'site'}" in answer.out
    assert f"Situs selesai: {second / 'site'}" in answer.out
    for project, own, others in (
        (first, "Provinsi Contoh", NAMES.format("Umpama", "umpama", 98)),
        (second, "Provinsi Umpama", NAMES.format("Contoh", "contoh", 99)),
    ):
        site = project / "site"
        assert own in (site / "index.html").read_text(encoding="utf-8")
        pages = list(site.rglob("*.html"))
        assert len(pages) >= 25
        for path in (*pages, *site.glob("data/*.csv"), *site.glob("data/*.json")):
            text = path.read_text(encoding="utf-8")
            assert "Kalimantan" not in text, path
            found = re.search(others, text)
            assert found is None, f"{path}: {text[found.start() - 40 :][:80]}"


def test_no_name_or_code_of_the_shipped_province_stands_in_the_engine(real: Blueprint) -> None:
    province = real.edisi.provinsi
    words = [province.nama, *(item.nama for item in real.kabupaten.values())]
    codes = rf"(?<![\d.])({province.kode}\.\d\d|(PPM|PRG)-{province.kode}\d\d)(?!\d)"
    found = re.compile("|".join([*(rf"\b{re.escape(word)}\b" for word in words), codes]))
    offences = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip():.120}"
        for path in _texts()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if found.search(line)
    ]
    assert offences == []


def _texts() -> Iterator[Path]:
    for path in sorted(ENGINE.rglob("*")):
        if path.suffix in WRITTEN and REGISTER not in path.parents:
            yield path
