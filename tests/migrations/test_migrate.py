"""`ppm migrate` shows what it changes, keeps a copy, and changes all or nothing."""

from __future__ import annotations

import csv
import errno
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from cetakbiru.cli.migrate import migrate
from cetakbiru.model.format import FORMAT, data_format
from cetakbiru.model.schema import read_descriptors
from tests.conftest import GOOD, PPM
from tests.running import replaced

# What the third format says otherwise.
CHANGED = {
    "docs/cetak.yml",
    *("data/edisi.yml", "data/bidang.yml", "data/aturan-selaras.yml", "data/konsultasi.csv"),
    *("data/aturan-prioritas.yml", "data/capaian.csv", "data/wilayah/kecamatan.csv"),
    *("data/kompetensi.csv", "data/kalender.csv", "data/program-daerah.csv"),
    "data/dasar-hukum.csv",
    *("data/program/contoh-utara.csv", "data/program/kota-contoh-selatan.csv"),
    *("docs/program/pendidikan.md", "docs/kabupaten/contoh-utara.md"),
    *("docs/kabupaten/kota-contoh-selatan.md", "docs/index.md"),
}
Call = Callable[..., Result]
MKDOCS = Path(sys.executable).with_name("mkdocs")


@pytest.fixture
def call(old_project: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    monkeypatch.chdir(old_project)
    return lambda *words, answer="": CliRunner().invoke(migrate, words, input=answer)


def content(project: Path) -> dict[str, bytes]:
    return {
        path.relative_to(project).as_posix(): path.read_bytes()
        for path in project.rglob("*")
        if path.is_file()
    }


def test_it_shows_first_and_changes_nothing_unless_asked(old_project: Path, call: Call) -> None:
    before = content(old_project)
    for answer in ("", "\n", "y\n", "tidak\n"):
        result = call(answer=answer)
        assert result.exit_code == 1
        assert content(old_project) == before
    assert f"hapus  data/skema/ ({len(read_descriptors())} berkas)" in result.output
    assert "hapus  docs/nav.yml" in result.output
    assert "+  - cetakbiru" in result.output
    assert f"+bentuk: {FORMAT}" in result.output
    assert "Tidak ada yang diubah." in result.output


def test_it_brings_the_first_format_forward(old_project: Path, call: Call) -> None:
    before = content(old_project)
    menu = yaml.safe_load(before["docs/nav.yml"])
    assert data_format(old_project / "data").number == 1
    result = call(answer="ya\n")
    assert result.exit_code == 0, result.output
    assert data_format(old_project / "data").number == FORMAT
    assert not (old_project / "data" / "skema").exists()
    assert not (old_project / "docs" / "nav.yml").exists()
    settings = yaml.safe_load((old_project / "mkdocs.yml").read_text("utf-8"))
    assert settings["nav"] == menu
    assert settings["plugins"] == ["cetakbiru", "macros"]
    assert "custom_dir" not in settings["theme"]
    assert b"cetakbiru.site.macros" in (old_project / "macros/__init__.py").read_bytes()
    after = content(old_project)
    untouched = {
        path for path in before if path.startswith(("data/", "docs/")) and path in after
    } - CHANGED
    assert len(untouched) > 20
    assert {path for path in untouched if before[path] != after[path]} == set()
    assert b"mengikat:" not in after["data/bidang.yml"] + after["data/aturan-selaras.yml"]
    assert b"Digantikan arah PPM-" in after["data/program/kota-contoh-selatan.csv"]
    assert b",naskah-ini," in after["data/konsultasi.csv"]
    assert b'kartu_program("PRG-9901-PEN-01")' in after["docs/program/pendidikan.md"]


def test_the_agency_keeps_its_name_and_people_are_asked_who_proposes(
    old_project: Path, call: Call
) -> None:
    before = yaml.safe_load((old_project / "data/edisi.yml").read_text("utf-8"))
    assert call("--ya").exit_code == 0
    after = yaml.safe_load((old_project / "data/edisi.yml").read_text("utf-8"))
    assert after.pop("lembaga") == before.pop("penyusun")
    assert after.pop("pengusul").startswith("Belum diisi")
    assert after.pop("bentuk") == FORMAT
    assert set(after.pop("penetapan").values()) == {"lembar-pengesahan", None}
    assert after == before, "events are those of the text, as people wrote them"
    text = (old_project / "data/edisi.yml").read_text("utf-8")
    assert re.search(r"^# Hanya peristiwa naskah ini.*\nperistiwa:", text, re.M)


def test_a_project_of_the_second_format_is_known_with_and_without_its_number(
    old_project: Path, call: Call
) -> None:
    shutil.rmtree(old_project / "data" / "skema")
    edition = old_project / "data" / "edisi.yml"
    assert data_format(old_project / "data").number == 2
    edition.write_text(f"bentuk: 2\n{edition.read_text('utf-8')}", "utf-8")
    assert data_format(old_project / "data").number == 2
    assert call("--ya").exit_code == 0
    assert data_format(old_project / "data").number == FORMAT


def test_meetings_of_another_shape_stay_as_they_are(old_project: Path, call: Call) -> None:
    meetings = old_project / "data" / "konsultasi.csv"
    meetings.write_bytes(b'id,judul\r\nKON-01,"a, b"\r\n')
    assert call("--ya").exit_code == 0
    assert meetings.read_bytes() == b'id,judul\r\nKON-01,"a, b"\r\n'


def test_columns_that_are_new_are_there_and_empty(old_project: Path, call: Call) -> None:
    table = old_project / "data" / "wilayah" / "kecamatan.csv"
    old = [line.split(",") for line in table.read_text("utf-8").splitlines()]
    table.write_bytes("".join(f"{','.join(row)}\r\n" for row in old).encode())
    assert call("--ya").exit_code == 0
    with table.open(encoding="utf-8", newline="") as stream:
        now = list(csv.reader(stream))
    assert [row[: len(old[0])] for row in now] == old
    assert "sumber_perbatasan" in now[0][len(old[0]) :]
    assert {cell for row in now[1:] for cell in row[len(old[0]) :]} == {""}
    assert table.read_bytes().count(b"\r\n") == len(old)


def test_the_copy_holds_what_was_there(old_project: Path, call: Call) -> None:
    before = content(old_project)
    result = call("--ya")
    copy = old_project / "salinan-bentuk-1.zip"
    assert str(copy) in result.output
    with zipfile.ZipFile(copy) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    assert kept == {
        path: text
        for path, text in before.items()
        if path.startswith("data/")
        or path.endswith(".md")
        or path in ("mkdocs.yml", "docs/nav.yml", "docs/cetak.yml", "macros/__init__.py")
    }


def test_commodities_become_evidence_of_deposits(old_project: Path, call: Call) -> None:
    old = old_project / "data" / "wilayah" / "komoditas.csv"
    evidence = old.with_name("bukti-tambang.csv")
    old.write_text(
        "kabupaten,komoditas,kelompok,tahun,sumber,catatan\n"
        '99.01,bauksit,logam,2024,sumber-rekaan,"dari daftar, tanpa peta"\n',
        "utf-8",
    )
    page = old_project / "docs" / "kabupaten" / "contoh-utara.md"
    before = page.read_text("utf-8")
    page.write_text(f'{before}\n{{{{ komoditas_kabupaten("99.01") }}}}\n', "utf-8")
    assert call("--ya").exit_code == 0
    assert evidence.read_text("utf-8") == (
        "wilayah,jenis,komoditas,kelompok,tahun,uraian,sumber,catatan\n"
        "99.01,endapan,bauksit,logam,2024,Sumber menyebut bauksit di wilayah ini.,"
        'sumber-rekaan,"dari daftar, tanpa peta"\n'
    )
    assert not old.exists()
    assert '{{ bukti_tambang("99.01") }}' in page.read_text("utf-8")
    assert "komoditas_kabupaten" not in page.read_text("utf-8")


def test_a_table_that_is_new_begins_empty(old_project: Path, call: Call) -> None:
    table = old_project / "data" / "kompetensi.csv"
    header = ",".join(column.name for column in read_descriptors()["kompetensi"].columns)
    table.unlink()
    assert call("--ya").exit_code == 0
    assert table.read_text("utf-8") == f"{header}\n"


def test_an_earlier_copy_stays(old_project: Path, call: Call) -> None:
    (old_project / "salinan-bentuk-1.zip").write_bytes(b"milik orang")
    assert call("--ya").exit_code == 0
    assert (old_project / "salinan-bentuk-1.zip").read_bytes() == b"milik orang"
    assert (old_project / "salinan-bentuk-1-2.zip").is_file()


def test_a_second_time_there_is_nothing_to_do(old_project: Path, call: Call) -> None:
    call("--ya")
    before = content(old_project)
    result = call("--ya")
    assert result.exit_code == 0
    assert f"{old_project / 'data'} sudah berbentuk {FORMAT}" in result.output
    assert content(old_project) == before


@pytest.mark.parametrize("method", ["write_bytes", "replace", "unlink"])
def test_an_error_in_the_middle_changes_nothing(
    old_project: Path, call: Call, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    before = content(old_project)
    ordinary = getattr(Path, method)
    calls = iter(range(100))

    def fail_once(path: Path, *rest: object, **named: object) -> object:
        in_project = old_project in path.parents and not path.name.endswith((".zip", ".tmp"))
        if in_project and next(calls) == 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return ordinary(path, *rest, **named)

    monkeypatch.setattr(Path, method, fail_once)
    result = call("--ya")
    assert result.exit_code == 1
    assert "tidak berubah: ruang cakram habis" in result.output
    assert content(old_project) == before


def test_a_folder_in_the_place_of_a_file_is_told_and_nothing_changes(
    old_project: Path, call: Call
) -> None:
    (old_project / "data" / "kompetensi.csv").unlink()
    folder = old_project / "data" / "kompetensi.csv"
    (folder / "dalam").mkdir(parents=True)
    before = content(old_project)
    result = call("--ya")
    assert result.exit_code == 1
    assert f"  {folder}\n" in result.output
    assert "Pindahkan folder itu" in result.output
    assert content(old_project) == before


def test_data_of_a_newer_format_are_left_alone(old_project: Path, call: Call) -> None:
    edition = old_project / "data" / "edisi.yml"
    edition.write_text(f"bentuk: 99\n{edition.read_text('utf-8')}", "utf-8")
    result = call("--ya")
    assert result.exit_code == 1
    assert f"Data di {old_project / 'data'} berbentuk 99" in result.output
    assert "pip install --upgrade cetakbiru" in result.output


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        ("mkdocs.yml", None, "mkdocs.yml tidak ada."),
        ("mkdocs.yml", b"- bukan\n- pengaturan\n", "mkdocs.yml tidak berisi pengaturan"),
        ("mkdocs.yml", b"site_name: \xff\n", "mkdocs.yml bukan teks UTF-8."),
        ("docs/nav.yml", b"- Beranda: [index.md\n", "nav.yml tidak berisi daftar menu"),
        ("data/edisi.yml", b"bentuk: 0\n", "menyebut bentuk 0"),
        ("data/edisi.yml", None, "bukan proyek cetak biru"),
    ],
)
def test_what_can_not_be_understood_is_told_with_its_place(
    old_project: Path, call: Call, path: str, text: bytes | None, told: str
) -> None:
    target = old_project / path
    if text is None:
        target.unlink()
    else:
        target.write_bytes(text)
    before = content(old_project)
    result = call("--ya")
    assert result.exit_code == 1
    assert told in result.output
    assert str(old_project) in result.output
    assert content(old_project) == before


def test_a_menu_in_any_style_stays_the_same_menu(old_project: Path, call: Call) -> None:
    menu = "# Menu\n[{Beranda: index.md}, {Cetak biru: [cetak-biru/bab-1-pendahuluan.md]}]\n"
    (old_project / "docs/nav.yml").write_text(menu, "utf-8")
    with (old_project / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("extra_css: [milik-kami.css]\n")
    call("--ya")
    settings = yaml.safe_load((old_project / "mkdocs.yml").read_text("utf-8"))
    assert settings["nav"] == yaml.safe_load(menu)
    assert settings["extra_css"] == ["milik-kami.css"], "what only this province has stays"


@pytest.mark.site
def test_the_migrated_project_is_checked_and_built(old_project: Path, call: Call) -> None:
    old = subprocess.run([PPM, "check"], cwd=old_project, capture_output=True, text=True)
    assert old.returncode == 1
    assert "ppm migrate" in old.stderr
    assert call("--ya").exit_code == 0
    # Guides are written by people, and only they know which source tells of a border.
    written = ("docs/panduan", "data/nomenklatur.csv", "data/aturan-prioritas.yml")
    how = (f"docs/masyarakat/{name}.md" for name in ("cara-mengusulkan", "formulir-usulan"))
    for name in (*written, *how):
        copied = shutil.copytree if (GOOD / name).is_dir() else shutil.copy
        copied(GOOD / name, old_project / name)
    replaced(old_project / "data/wilayah/kecamatan.csv", ",ya,", ",,")
    config = old_project / "mkdocs.yml"
    quick = config.read_text("utf-8").replace("- cetakbiru\n", "- cetakbiru:\n      pdf: false\n")
    config.write_text(quick, "utf-8")
    for words in ([str(PPM), "check"], [str(MKDOCS), "build", "--strict"]):
        result = subprocess.run(words, cwd=old_project, capture_output=True, text=True)
        assert result.returncode == 0, result.stdout + result.stderr


def test_it_asks_whether_plans_make_sense(old_project: Path, call: Call) -> None:
    assert call(answer="ya\n").exit_code == 0
    data = old_project / "data"
    rules = yaml.safe_load((data / "aturan-selaras.yml").read_text("utf-8"))
    definitions = yaml.safe_load((data / "indikator/definisi.yml").read_text("utf-8"))
    sense = rules["kewajaran"]
    assert len(sense["aturan"]) > 30
    assert {each["sumber"] for each in (*sense["aturan"], *sense["pita"])} == {rules["sumber"]}
    known = {each["id"] for each in definitions["indikator"]}
    assert {each["indikator"] for each in sense["indikator"]} <= known
