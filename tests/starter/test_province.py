"""Every province can start: its data and pages pass the checks, and speak of no other province."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from cetakbiru.checks.rules.directions import direction_problems
from cetakbiru.checks.run import examine
from cetakbiru.model.schema import read_descriptors
from cetakbiru.places import register
from cetakbiru.site.macros import caller, signatures
from cetakbiru.starter import province
from cetakbiru.starter.province import province_files
from tests.conftest import ROOT

PROVINCES = list(register.provinces())
# What only the province that this engine grew up with has.
_HOME = "61"
_ITS_NAMES = re.compile(
    r"kalimantan\s+barat|kalbar|sarawak|pontianak|sintang|sanggau|ketapang|bengkayang|landak|p2-emas"
    rf"|(?<![\d.-]){_HOME}\.\d\d(?!\d)|PPM-{_HOME}\d\d",
    re.I,
)

Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes the files of a province into a folder."""

    def written(code: str) -> Path:
        for name, content in province_files(code).items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return tmp_path

    return written


@pytest.mark.parametrize("code", PROVINCES)
def test_a_new_province_has_no_error(code: str, write: Write) -> None:
    folder = write(code)
    outcome = examine(
        folder / "data", folder / "docs", signatures(), [direction_problems], call=caller
    )
    assert {each.code for each in outcome.problems} == {"belum-diisi"}
    assert outcome.pages > 50


@pytest.mark.parametrize("code", [code for code in PROVINCES if code != _HOME])
def test_nothing_in_it_is_of_another_province(code: str) -> None:
    places = [
        *register.subdistricts(code).values(),
        *(one.nama for one in register.regencies(code)),
    ]
    own = " ".join(places).casefold()
    for name, content in province_files(code).items():
        found = {each.casefold() for each in _ITS_NAMES.findall(f"{name}\n{content.decode()}")}
        # Some kecamatan elsewhere bears a name of these.
        assert not {each for each in found if each not in own}, name


@pytest.mark.parametrize("code", ["31", "62", "92"])
def test_every_gap_is_filled(code: str) -> None:
    for name, content in province_files(code).items():
        assert not re.search("@[a-z_]+@", name)
        assert not re.search(b"@[a-z_]+@", content), name


def test_a_gap_that_nothing_fills_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "halaman.md").write_text("@tidak_ada@")
    monkeypatch.setattr(province, "CONTENT", tmp_path)
    monkeypatch.setattr(province, "_common_values", lambda _: {})
    with pytest.raises(KeyError, match="tidak_ada"):
        province_files("62")


def test_the_same_province_is_the_same_bytes() -> None:
    assert province_files("62") == province_files("62")


def test_every_place_is_in_its_tables() -> None:
    files = province_files("62")
    kabupaten = list(csv.DictReader(io.StringIO(files["data/wilayah/kabupaten.csv"].decode())))
    kecamatan = list(csv.DictReader(io.StringIO(files["data/wilayah/kecamatan.csv"].decode())))
    assert [row["kode"] for row in kabupaten] == [one.kode for one in register.regencies("62")]
    assert {row["kode"]: row["nama"] for row in kecamatan} == register.subdistricts("62")
    # What no register tells stays empty: nothing is invented.
    known = {"kode", "nama", "jenis", "singkatan", "petak_baris", "petak_kolom", "sumber"}
    assert all(not row[column] for row in kabupaten for column in row.keys() - known)


def test_every_table_is_there_with_its_header() -> None:
    files = province_files("92")
    for descriptor in read_descriptors().values():
        pattern = re.escape(f"data/{descriptor.pattern}").replace(r"\*", "[^/]+")
        found = [name for name in files if re.fullmatch(pattern, name)]
        assert bool(found) != descriptor.may_be_none, descriptor.pattern
        if descriptor.is_table:
            header = ",".join(column.name for column in descriptor.columns)
            assert all(files[name].decode().partition("\n")[0] == header for name in found)


def test_kecamatan_without_outline_are_listed() -> None:
    lists = {
        province: [
            line.split(",")[0]
            for line in province_files(province)["data/wilayah/tanpa-garis-batas.csv"]
            .decode()
            .splitlines()[1:]
        ]
        for province in ("92", "62")
    }
    assert lists == {"92": list(register.without_outline("92")), "62": []}
    assert lists["92"]


def test_every_page_says_what_is_to_be_written() -> None:
    chapters = {
        name: text.decode()
        for name, text in province_files("62").items()
        if re.search(r"docs/(cetak-biru/bab-|kabupaten/(?!index)|program/(?!index|katalog))", name)
    }
    assert len(chapters) == 6 + 14 + 8
    assert all("Belum diisi." in text for text in chapters.values())


def test_the_home_province_lies_beside_the_same_outlines() -> None:
    files = province_files(_HOME)
    for name in ("kabupaten.topojson", "kecamatan.topojson"):
        own = (ROOT / "data" / "wilayah" / name).read_bytes()
        assert own == files[f"data/wilayah/{name}"], name
    licences = [
        text.partition("berlisensi MIT")[2]
        for text in (
            (ROOT / "data" / "wilayah" / "LISENSI.md").read_text("utf-8"),
            files["data/wilayah/LISENSI.md"].decode(),
        )
    ]
    assert licences[0] == licences[1] != ""
