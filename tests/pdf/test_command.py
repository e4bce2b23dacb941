"""`ppm pdf`, `ppm verify` and `ppm pack` as a person runs them."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pikepdf
import pytest

from cetakbiru.outputs.pdf.attachments import CHECKSUMS
from tests.pdf.conftest import Printed, copy_example
from tests.pdf.reading import page_texts
from tests.running import ppm_here, replaced, run

pytestmark = pytest.mark.whole


_AGAIN = """
import sys
from pathlib import Path
from cetakbiru.outputs.pdf.printer import Printer
from cetakbiru.outputs.pdf.compile import render
from cetakbiru.model.load import load_blueprint
data, docs, site, out = map(Path, sys.argv[1:])
job = Printer(load_blueprint(data), docs, site).district("99.01").job
out.write_bytes(render(job))
"""


@pytest.mark.parametrize(("zone", "seed"), [("Asia/Pontianak", "1"), ("America/New_York", "2")])
def test_the_same_bytes_wherever_and_whenever(
    printed: Printed, tmp_path: Path, zone: str, seed: str
) -> None:
    """Printed again in another folder, zone and process, past the store."""
    project, site, out = copy_example(tmp_path / "lain"), tmp_path / "situs", tmp_path / "lagi.pdf"
    site.symlink_to(printed.site)
    words = [sys.executable, "-c", _AGAIN, project.data, project.docs, site, out]
    environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed}
    subprocess.run(words, env=environment, check=True, timeout=300)
    assert out.read_bytes() == printed.district.read_bytes()


def test_one_district_by_the_command(printed: Printed, tmp_path: Path) -> None:
    out = tmp_path / "wilayah.pdf"
    answer = run(printed.project.root, "ppm", "pdf", "--kabupaten", "99.01", "--out", out)
    assert answer.code == 0, answer.err
    assert "Mencetak PDF" in answer.err
    assert "Kabupaten Contoh Utara" in "".join(page_texts(out))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--kabupaten", "99.77"], "Kabupaten '99.77' tidak dikenal. Yang ada: 99.01, 99.02"),
        (["--kabupaten", "99.01", "--bab", "1"], "Pilih salah satu"),
    ],
)
def test_a_wrong_call_is_told(printed: Printed, words: list[str], said: str) -> None:
    answer = ppm_here(printed.project.root, "pdf", *words)
    assert answer.code == 2
    assert said in answer.err
    assert "Traceback" not in answer.err


def test_verify_knows_the_data_of_an_edition(printed: Printed) -> None:
    for file in (printed.whole, printed.district, printed.chapter):
        answer = ppm_here(printed.project.root, "verify", file)
        assert answer.code == 0, answer.err
        assert "Sama dengan data edisi 2026.1" in answer.out


def test_verify_names_what_differs(printed: Printed, tmp_path: Path) -> None:
    project = copy_example(tmp_path / "lain")
    file = project.data / "program" / "contoh-utara.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("warga", "penduduk"), encoding="utf-8")
    answer = ppm_here(project.root, "verify", printed.whole)
    assert answer.code == 1
    assert "- program.csv" in answer.err


def test_verify_sees_a_changed_attachment(printed: Printed, tmp_path: Path) -> None:
    changed = tmp_path / "berubah.pdf"
    with pikepdf.open(printed.whole) as pdf:
        pdf.attachments["program.csv"] = b"id\nPRG-9901-PEN-99\n"
        pdf.save(changed)
    answer = ppm_here(printed.project.root, "verify", changed)
    assert answer.code == 1
    assert "lampiran program.csv hilang, berubah, atau ditambahkan" in answer.err


def test_verify_refuses_what_is_no_document_of_ours(printed: Printed, tmp_path: Path) -> None:
    bare, text = tmp_path / "kosong.pdf", tmp_path / "teks.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(bare)
    text.write_text("bukan PDF", encoding="utf-8")
    for file, said in (
        (bare, "tidak memuat data cetak biru"),
        (text, "tidak dapat dibaca sebagai PDF"),
        (tmp_path / "tidak-ada.pdf", "tidak dapat dibaca sebagai PDF"),
    ):
        answer = ppm_here(printed.project.root, "verify", file)
        assert answer.code == 1
        assert said in answer.err
        assert "Traceback" not in answer.err


def test_the_pack_holds_everything_with_checksums(printed: Printed, tmp_path: Path) -> None:
    out = tmp_path / "paket"
    answer = ppm_here(printed.project.root, "pack", "--out", out)
    assert answer.code == 0, answer.err
    names = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert names >= {
        "naskah/cetak-biru-ppm-2026.1.pdf",
        "naskah/cetak-biru-ppm-2026.1.docx",
        "naskah/cetak-biru-ppm-2026.1-contoh-utara.pdf",
        "naskah/cetak-biru-ppm-2026.1-kota-contoh-selatan.pdf",
        "penetapan/peraturan-gubernur.docx",
        "penetapan/peraturan-gubernur.odt",
        "penetapan/peraturan-gubernur.pdf",
        "data/program.csv",
        "data/program.xlsx",
        "data/program.json",
        "data/datapackage.json",
        "nota-pengantar.pdf",
        "perubahan.md",
        CHECKSUMS,
    }
    sums = (out / CHECKSUMS).read_text(encoding="utf-8").splitlines()
    listed = dict(reversed(line.split("  ", 1)) for line in sums)
    assert set(listed) == names - {CHECKSUMS}
    for name, digest in listed.items():
        assert hashlib.sha256((out / name).read_bytes()).hexdigest() == digest
    (note,) = page_texts(out / "nota-pengantar.pdf")
    assert listed["naskah/cetak-biru-ppm-2026.1.pdf"] in "".join(note.split())
    archive = out.with_name("paket.zip")
    with zipfile.ZipFile(archive) as packed:
        assert {name.removeprefix("paket/") for name in packed.namelist()} == names
    first = archive.read_bytes()
    again = ppm_here(printed.project.root, "pack", "--out", out)
    assert again.code == 0, again.err
    assert archive.read_bytes() == first


def test_what_is_open_keeps_a_pack_from_being_signed(printed: Printed, tmp_path: Path) -> None:
    out = tmp_path / "paket"
    answer = ppm_here(printed.project.root, "pack", "--untuk-ditetapkan", "--out", out)
    assert answer.code == 1
    for said in (
        "data/edisi.yml:10:9 (periode.awal)",
        "Nomor peraturan gubernur belum diisi.",
        "data/kelengkapan.csv:2:",
        "Tanpa --untuk-ditetapkan, paket dibuat sebagai rancangan.",
    ):
        assert said in answer.err
    assert list(tmp_path.iterdir()) == []


def test_a_remark_in_a_part_that_a_view_takes_from_its_page_is_open(tmp_path: Path) -> None:
    project, page = copy_example(tmp_path / "sisa"), "kabupaten/contoh-utara.md"
    remark = '!!! penyusunan "Catatan penyusunan"\n    Menunggu angka.\n'
    replaced(project.docs / page, "## Profil\n", f"## Profil\n\n{remark}")
    answer = ppm_here(project.root, "pack", "--untuk-ditetapkan", "--out", tmp_path / "paket")
    assert answer.code == 1
    assert f"docs/{page}:10:1" in answer.err


def test_what_is_ready_is_packed_without_the_mark_of_a_draft(tmp_path: Path) -> None:
    project, out = copy_example(tmp_path / "siap"), tmp_path / "paket"
    edition, gaps = project.data / "edisi.yml", project.data / "kelengkapan.csv"
    replaced(edition, "  awal: null\n  akhir: null", "  awal: 2026\n  akhir: 2030")
    replaced(edition, "  nomor: null\n  tempat", "  nomor: '12'\n  tempat")
    rows = list(csv.DictReader(io.StringIO(gaps.read_text("utf-8"))))
    with gaps.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(row | {"keadaan": "diputuskan", "sumber": "sumber-rekaan"} for row in rows)
    answer = ppm_here(project.root, "pack", "--untuk-ditetapkan", "--out", out)
    assert answer.code == 0, answer.err
    first, *_ = pages = page_texts(out / "naskah/cetak-biru-ppm-2026.1.pdf")
    assert "NOMOR 12 TAHUN" in first
    assert "Untuk ditetapkan" in first
    assert not any("Rancangan ·" in page or "· Rancangan" in page for page in pages)
    signed = out / "penetapan/peraturan-gubernur.pdf"
    instrument = "".join(page_texts(signed))
    assert "Templat untuk perancang peraturan, belum diperiksa" in instrument


def test_a_pack_never_replaces_a_strange_folder(printed: Printed, tmp_path: Path) -> None:
    (tmp_path / "surat.txt").write_text("penting", encoding="utf-8")
    answer = ppm_here(printed.project.root, "pack", "--out", tmp_path)
    assert answer.code == 1
    assert "berisi berkas lain" in answer.err
    assert (tmp_path / "surat.txt").read_text(encoding="utf-8") == "penting"
