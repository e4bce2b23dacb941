"""Every step of the editors' guide is done as it is written, and says what the guide quotes.

The guide is read from docs/editor: its numbered steps, its commands (fences without a language) and
what they answer (fences of text). A step or a command that stands here nowhere fails a test.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
import shlex
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cetakbiru.cli.main import ppm as ppm_command
from cetakbiru.model.load import Blueprint
from cetakbiru.model.tables import read_table
from cetakbiru.model.text import read_text
from cetakbiru.pages.fragments import editing
from cetakbiru.pages.fragments.links import Links
from cetakbiru.workbook.layout import PROGRAM_SHEET
from tests.conftest import ROOT
from tests.editions.province import Province
from tests.running import BIN, ppm_here, replaced
from tests.workbook.conftest import put
from tests.workbook.filling import fill
from tests.workbook.test_import import NEW

GUIDE = ROOT / "docs/editor"
PAGES = sorted(path.stem for path in GUIDE.glob("*.md"))
BOOK, KETAPANG = "program-ketapang.xlsx", "data/program/ketapang.csv"
VALUES = "data/indikator/nilai.csv"
EVIDENCE, NUMBERS = "data/wilayah/bukti-tambang.csv", "data/nomor-arah.csv"
GAPS = "data/kelengkapan.csv"
PONTIANAK = "61.71"
METHOD, METHOD_HEAD = "docs/tentang/metode.md", "# Metode"
CHAPTER = "docs/cetak-biru/bab-1-pendahuluan.md"
NAME = "Pendidikan kesetaraan bagi warga putus sekolah"
_FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
_PATIENCE = 120


@dataclass(frozen=True)
class Item:
    """A thing that a page tells to do (`step`, `command`) or that a command answers (`answer`)."""

    kind: str
    text: str


def items(page: str) -> list[Item]:
    """The steps, commands and answers of a page in their order."""
    text = (GUIDE / f"{page}.md").read_text(encoding="utf-8")
    steps = re.finditer(r"(?m)^\d+\. (.*)", text)
    found = [(match.start(), Item("step", match[1])) for match in steps]
    for fence in _FENCE.finditer(text):
        lines = [line.strip() for line in fence[3].splitlines()]
        kind = {"": "command", "text": "answer"}[fence[2]]
        found += [(fence.start() + at, Item(kind, line)) for at, line in enumerate(lines)]
    return [item for _, item in sorted(found, key=lambda each: each[0])]


@dataclass
class Desk:
    """An editor's folder: a copy of this province in git; `said` is what was last answered."""

    folder: Path
    said: str = ""
    province: Province | None = field(default=None)

    def run(self, command: str) -> None:
        program, *words = shlex.split(command)
        if program == "git":
            done = subprocess.run(
                ["git", *words], cwd=self.folder, capture_output=True, text=True, check=True
            )
            self.said = done.stdout
            return
        answer = ppm_here(self.folder, *words)
        assert answer.code == 0, answer.said
        self.said = answer.said

    def edit_book(self, change: Callable[[Any], None]) -> None:
        book = openpyxl.load_workbook(self.folder / BOOK)
        change(book[PROGRAM_SHEET])
        book.save(self.folder / BOOK)

    def rows(self, file: str = KETAPANG) -> dict[str, dict[str, str]]:
        with (self.folder / file).open(encoding="utf-8", newline="") as stream:
            return {row["id"]: row for row in csv.DictReader(stream)}

    def write(self, rows: Mapping[str, Mapping[str, str]], file: str) -> None:
        with (self.folder / file).open("w", encoding="utf-8", newline="") as stream:
            head = list(next(iter(rows.values())))
            writer = csv.DictWriter(stream, head, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows.values())

    def append(self, file: str, lines: str) -> None:
        with (self.folder / file).open("a", encoding="utf-8") as stream:
            stream.write(lines)


Act = Callable[[Desk], None]


def nothing(_: Desk) -> None:
    """The commands below the step, or another page of the guide, are what is to be done."""


def template(desk: Desk) -> None:
    desk.run("ppm template kabupaten --kabupaten 61.04")


def new_row(desk: Desk) -> None:
    """A programme in the first empty row, which here is the first one at all."""

    def add(sheet: Any) -> None:
        for name, value in {**NEW, "nama": NAME}.items():
            put(sheet, 3, name, value)

    desk.edit_book(add)


def template_with_new_row(desk: Desk) -> None:
    template(desk)
    new_row(desk)


def template_of_programmes(desk: Desk) -> None:
    """The workbook of a kabupaten that has programmes, published with them."""
    publish_programmes(desk.folder)
    template(desk)


def publish_programmes(project: Path) -> None:
    """The province has no programmes; what is said of them needs some that were there before."""
    shutil.copy(ROOT / "tests/examples/ketapang/program.csv", project / KETAPANG)
    subprocess.run(
        ["git", "commit", "--quiet", "--all", "--message", "Program"], cwd=project, check=True
    )


def withdraw(name: str, value: object) -> Act:
    return lambda desk: desk.edit_book(lambda sheet: put(sheet, 3, name, value))


def value(desk: Desk) -> None:
    replaced(
        desk.folder / VALUES, "61.04,elektrifikasi,2012,58.59", "61.04,elektrifikasi,2012,58.95"
    )


def copied_row(desk: Desk) -> None:
    """A row of the same bidang, below it, under the next ID; its cells come with later steps."""
    lines = (desk.folder / KETAPANG).read_text(encoding="utf-8").splitlines(keepends=True)
    last = max(at for at, line in enumerate(lines) if "-PEN-" in line.split(",")[0])
    lines.insert(last + 1, lines[last].replace("PEN-01", "PEN-02", 1))
    (desk.folder / KETAPANG).write_text("".join(lines), encoding="utf-8")


def own_row(desk: Desk) -> None:
    rows = desk.rows()
    cells = {name: str(text) for name, text in NEW.items()}
    rows["PRG-6104-PEN-02"] |= cells | {"nama": f"{NAME} di hulu"}
    desk.write(rows, KETAPANG)


def evidence(desk: Desk) -> None:
    desk.append(EVIDENCE, f"{PONTIANAK},izin,rekaan,,2026,Izin rekaan.,aturan-prioritas,\n")


def numbers(desk: Desk) -> None:
    proposed = desk.said.split("catatan\n", 1)[1]
    assert all(f",{PONTIANAK}," in line for line in proposed.splitlines())
    desk.append(NUMBERS, proposed)


def evidence_withdrawn(desk: Desk) -> None:
    """What the page speaks of has happened: the directions of a place fell away."""
    text = (desk.folder / EVIDENCE).read_text(encoding="utf-8")
    kept = [line for line in text.splitlines(keepends=True) if "Izin rekaan." not in line]
    (desk.folder / EVIDENCE).write_text("".join(kept), encoding="utf-8")
    desk.run("ppm check")
    assert "tidak mempunyai bukti tambang lagi" in desk.said


def what_became(desk: Desk) -> None:
    rows = desk.rows(NUMBERS)
    for row in rows.values():
        if row["kabupaten"] == PONTIANAK and not row["diganti_oleh"]:
            row["catatan"] = row["catatan"] or "Buktinya ditarik"
    desk.write(rows, NUMBERS)


def gap(desk: Desk) -> None:
    number = len(desk.rows(GAPS)) + 1
    desk.append(
        GAPS,
        f"KLG-{number:03d},angka,Angka rekaan,Kementerian ESDM,"
        "cetak-biru/bab-2-visi-misi.md#cara-memutuskan,dicatat,Penyusun usulan,2026-11-22,,\n",
    )


def gap_asked_for(desk: Desk) -> None:
    rows = desk.rows(GAPS)
    last = list(rows)[-1]
    rows[last] |= {"keadaan": "diminta", "tanggal": "2026-11-22"}
    desk.write(rows, GAPS)


def sentence(desk: Desk) -> None:
    text = (desk.folder / CHAPTER).read_text(encoding="utf-8")
    (desk.folder / CHAPTER).write_text(
        f"{text.rstrip()}\n\nSatu kalimat tambahan.\n", encoding="utf-8"
    )


def preview(desk: Desk) -> None:
    """`ppm serve` in the small province: the page is there, and Ctrl+C ends it."""
    province = Province.create(desk.folder.parent / "kecil")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = desk.folder.parent / "log"
    with (
        log.open("w") as out,
        subprocess.Popen(
            [BIN / "ppm", "serve", "--port", str(port)],
            cwd=province.root,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            # A shell that runs the tests in the background shuts Ctrl+C out.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        ) as process,
    ):
        try:
            deadline = time.monotonic() + _PATIENCE
            while f"http://127.0.0.1:{port}/" not in log.read_text(encoding="utf-8"):
                assert process.poll() is None, log.read_text(encoding="utf-8")
                assert time.monotonic() < deadline
                time.sleep(0.1)
            process.send_signal(signal.SIGINT)
            process.wait(timeout=_PATIENCE)
        finally:
            process.kill()


def first_edition(desk: Desk) -> None:
    """The small province with one published edition; a release of the real one takes minutes."""
    province = Province.create(desk.folder.parent / "kecil")
    remote = desk.folder.parent / "remote.git"
    province.git("init", "--quiet", "--bare", str(remote))
    province.git("remote", "add", "origin", str(remote))
    replaced(province.root / "mkdocs.yml", "- cetakbiru\n", "- cetakbiru:\n      pdf: false\n")
    province.commit("Tanpa PDF")
    assert province.ppm_here("release", "2026.1").returncode == 0
    desk.province = province
    desk.folder = province.root


def second_edition(desk: Desk) -> None:
    assert desk.province is not None
    desk.province.set_version("2026.2", "2026-02-28")
    desk.province.commit("Edisi kedua")


def published(desk: Desk) -> None:
    assert desk.province is not None
    assert "gh-pages" in desk.province.git("ls-remote", "origin")


def errata(desk: Desk) -> None:
    assert desk.province is not None
    told = {"edisi": "2026.2", "bagian": "nilai", "semula": "11,40", "menjadi": "10,90"}
    desk.province.set_version("2026.2.1", "2026-03-31", ralat=[told])
    desk.province.commit("Ralat")


def release_errata(desk: Desk) -> None:
    desk.run("ppm release 2026.2.1")


def agency_sheet(desk: Desk) -> None:
    """An agency's sheet of two sub-activities."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for row in (
        ["RENCANA KERJA DINAS PENDIDIKAN DAN KEBUDAYAAN TAHUN 2027"],
        ["Kode", "Program/Kegiatan/Sub Kegiatan", "Lokasi", "Target", "Pagu 2027"],
        ["1.01.02", "PROGRAM PENGELOLAAN PENDIDIKAN", None, None, 400_000_000],
        ["1.01.02.1.03", "Pengelolaan Pendidikan Kesetaraan", None, None, 400_000_000],
        [
            *("1.01.02.1.03.0001", "Pelatihan tutor kesetaraan", "Kab. Ketapang"),
            *("40 orang", 250_000_000),
        ],
        [
            *("1.01.02.1.03.0002", "Kelas kesetaraan", "Kec. Kendawangan"),
            *("4 kelas", "150.000.000"),
        ],
    ):
        sheet.append(row)
    book.save(desk.folder / "renja-disdikbud-2027.xlsx")


def form_of_adoption(desk: Desk) -> None:
    """A decree whose place is known and whose number is not."""
    file = desk.folder / "data/edisi.yml"
    old = "  bentuk: lembar-pengesahan\n  nomor: null\n  tempat: null\n"
    new = "  bentuk: keputusan-gubernur\n  nomor: null\n  tempat: Pontianak\n"
    replaced(file, old, new)


def planned_action(desk: Desk) -> None:
    """An action in the first empty row of the agency's sheet."""
    fill(desk.folder / "aksi-pendidikan-2027.xlsx", {"Rencana aksi": [{
        "kegiatan": "Membuka kelas kesetaraan", "bidang": "PEN", "kabupaten": "61.04",
        "keluaran": "Kelas yang berjalan", "volume": 4, "satuan": "kelas",
        "anggaran": 200_000_000, "penanggung_jawab": "Kepala Bidang PAUD dan Dikmas",
        "sumber": "aturan-prioritas",
    }]})  # fmt: skip


# What is done before the first item of a page.
BEFORE: Mapping[str, Act] = {
    "lembar-perangkat-daerah": agency_sheet,
    "menambah-program": template_with_new_row,
    "mencabut-program": template_of_programmes,
    "menerbitkan-edisi": first_edition,
}
# Commands of the guide that are run by more than their own words.
AFTER: Mapping[tuple[str, str], Act] = {
    ("buku-kerja-excel", "ppm template kabupaten --kabupaten 61.04"): new_row,
    ("lembar-isian", "ppm template aksi --penyusun pendidikan --tahun 2027"): planned_action,
    ("menerbitkan-edisi", "ppm release 2026.2 --push"): published,
}
INSTEAD: Mapping[str, Act] = {
    "ppm serve": preview,
    # tests/test_completion.py runs these three in their shells.
    """echo 'eval "$(_PPM_COMPLETE=bash_source ppm)"' >> ~/.bashrc""": nothing,
    """echo 'eval "$(_PPM_COMPLETE=zsh_source ppm)"' >> ~/.zshrc""": nothing,
    "_PPM_COMPLETE=fish_source ppm > ~/.config/fish/completions/ppm.fish": nothing,
}
STEPS: Mapping[str, Mapping[str, Act]] = {
    "index": {
        "Buka terminal di folder proyek dan periksa keadaannya.": nothing,
        "Buat buku kerja kabupaten Anda.": nothing,
        "Tulis satu program di baris kosong pertama lembar **Program**, lalu simpan.": new_row,
        "Lihat dahulu apa yang akan berubah.": nothing,
        "Masukkan perubahannya ke data.": nothing,
        "Periksa sekali lagi.": nothing,
        "Kirim seperti pada [Membetulkan angka](membetulkan-angka.md#kirim).": nothing,
    },
    "membetulkan-angka": {
        "Buka berkasnya dengan penyunting teks, bukan dengan Excel.": nothing,
        "Cari barisnya, di sini dengan Ctrl+F dan `61.04,elektrifikasi,2012`.": nothing,
        "Ganti angkanya.": value,
        "Ganti juga tahun dan sumbernya bila berbeda.": nothing,
        "Pada baris program, perbarui juga `ditinjau` dengan tanggal hari ini: "
        "tahun-bulan-hari.": nothing,
    },
    "menambah-program": {
        "Buka berkas program kabupatennya di `data/program/` dengan penyunting teks.": nothing,
        "Salin baris program dari bidang yang sama dan tempel di bawahnya.": copied_row,
        "Beri ID: `PRG`, kode kabupaten, kode bidang, lalu nomor urut tertinggi di bidang itu "
        "ditambah satu.": nothing,
        "Ganti isi setiap sel.": own_row,
        "Periksa, lalu kirim seperti pada [Membetulkan "
        "angka](membetulkan-angka.md#kirim).": nothing,
    },
    "mencabut-program": {
        "Buka buku kerja Excel kabupatennya, atau berkas programnya.": nothing,
        "Ubah kolom `status` menjadi `dicabut`.": withdraw("status", "dicabut"),
        "Bila ada penggantinya, isi `diganti_oleh` dengan ID program pengganti.": nothing,
        "Bila tidak ada penggantinya, tulis alasannya di kolom `catatan`.": withdraw(
            "catatan", "Digabung dengan program desa"
        ),
        "Perbarui `ditinjau` dengan tanggal hari ini.": withdraw("ditinjau", dt.date(2026, 11, 22)),
        "Masukkan buku kerjanya, periksa, lalu kirim seperti pada "
        "[Membetulkan angka](membetulkan-angka.md#kirim).": nothing,
    },
    "arah-dan-bukti": {
        "Catat sumber keterangannya di `data/sumber.csv`, bila sumber itu baru.": nothing,
        "Tambahkan satu baris di `data/wilayah/bukti-tambang.csv`.": evidence,
        "Periksa; yang disebut sesudahnya adalah arah yang perlu diberi nomor.": nothing,
        "Minta baris yang siap ditempel.": nothing,
        "Tempel baris di bawah kepala kolom itu di akhir `data/nomor-arah.csv`.": numbers,
        "Periksa lagi, lalu kirim seperti pada [Membetulkan "
        "angka](membetulkan-angka.md#kirim).": nothing,
        "Cari nomor yang disebut pemeriksaan di `data/nomor-arah.csv`.": evidence_withdrawn,
        "Isi `diganti_oleh` dengan nomor arah atau program yang menggantikannya.": nothing,
        "Bila tidak ada penggantinya, tulis di `catatan` apa yang terjadi.": what_became,
        "Periksa sekali lagi.": nothing,
    },
    "mengubah-bab": {
        "Buka berkasnya dengan penyunting teks dan ubah kalimatnya.": sentence,
        "Periksa.": nothing,
        "Lihat hasilnya di peramban pada alamat yang disebut perintah ini; setiap kali berkas "
        "disimpan, halamannya menyusul.": nothing,
        "Tambahkan baris dengan nomor berikutnya: yang diperlukan, pemegangnya, bagian yang "
        "menunggu, dan yang memintanya.": gap,
        "Ubah `keadaan` dan `tanggal` setiap kali ada jawaban.": gap_asked_for,
        "Periksa daftarnya.": nothing,
        "Buat lembar permintaan untuk satu pemegang bila akan dikirim.": nothing,
        "Kirim seperti pada [Membetulkan angka](membetulkan-angka.md#kirim).": nothing,
    },
    "pemeriksaan-merah": {
        "Buka berkas pada baris yang disebut.": nothing,
        "Perbaiki seperti yang disarankan.": nothing,
        "Periksa lagi.": nothing,
    },
    "menyiapkan-penetapan": {
        "Tulis bentuknya pada `bentuk`, lalu isi yang sudah diputuskan; selebihnya tetap "
        "`null`.": form_of_adoption,
        "Periksa.": nothing,
        "Kirim seperti pada [Membetulkan angka](membetulkan-angka.md#kirim).": nothing,
    },
    "menerbitkan-edisi": {
        "Ubah `versi` dan `tanggal` di `data/edisi.yml`.": nothing,
        "Bila ada keputusan baru, tambahkan ke `peristiwa` di berkas yang sama, dengan nomor "
        "dokumennya.": nothing,
        "Tulis entri untuk versi itu di `data/rilis.yml`: satu kalimat ringkasan dan apa yang "
        "perlu diketahui pembaca.": second_edition,
        "Bila sebuah halaman berganti alamat, catat di `halaman_pindah`.": nothing,
        "Kirim seperti biasa, tunggu sampai pemeriksaan hijau, dan minta persetujuan.": nothing,
        "Betulkan datanya seperti biasa.": nothing,
        "Naikkan angka ketiga: dari 2026.1 menjadi 2026.1.1.": nothing,
        "Tulis `ralat` pada entri versi itu di `data/rilis.yml`: edisi yang salah, bagiannya, "
        "semula, dan menjadi.": errata,
        "Terbitkan.": release_errata,
        # What follows needs a certificate of the government.
        "Unduh PDF dari halaman [edisi](../rilis/index.md) dan cocokkan checksumnya.": nothing,
        "Bubuhkan tanda tangan PDF Advanced Electronic Signatures (PAdES) pada bidang yang tidak "
        "tampak, sebagai tambahan di akhir berkas.": nothing,
        "Periksa hasilnya dengan `ppm verify BERKAS.pdf`.": nothing,
        "Simpan berkas bertanda tangan di arsip resmi.": nothing,
    },
}
WALKED = ("buku-kerja-excel", "lembar-isian", "lembar-perangkat-daerah", *STEPS)


def test_every_step_and_command_is_known() -> None:
    for page in PAGES:
        steps = [item.text for item in items(page) if item.kind == "step"]
        known = STEPS.get(page, {})
        assert set(steps) == set(known), f"{page}: a new step needs its test"
        if any(item.kind == "command" for item in items(page)):
            assert page in WALKED, f"{page}: its commands are run nowhere"


@pytest.mark.parametrize("chapter", PAGES)
def test_every_command_named_in_a_sentence_exists(chapter: str) -> None:
    text = (GUIDE / f"{chapter}.md").read_text(encoding="utf-8")
    for call in re.findall(r"`ppm ([a-z]+)[^`]*`", text):
        # The page on installing shows what half a word and a misspelt one are answered.
        if (chapter, call) not in {("index", "ch"), ("index", "chek")}:
            assert call in ppm_command.list_commands(None), call  # type: ignore[arg-type]


@pytest.mark.parametrize("chapter", PAGES)
def test_what_needs_a_repository_is_told_by_macros_alone(chapter: str) -> None:
    text = (GUIDE / f"{chapter}.md").read_text(encoding="utf-8")
    for word in ("Sunting", "GitHub", "pull request", "Commit changes", "Actions"):
        assert word not in text, word


def test_the_macros_tell_of_the_browser_only_where_there_is_a_repository(real: Blueprint) -> None:
    address = "https://github.example/dinas/cetak-biru"
    for repository in (None, address):
        blueprint = replace(real, edisi=replace(real.edisi, repositori=repository))
        links = Links(blueprint, "editor/")
        for tell, word in (
            (editing.editing_online, "<strong>Sunting</strong>"),
            (editing.messages_online, "<strong>Files changed</strong>"),
            (editing.releasing_online, "<strong>Run workflow</strong>"),
        ):
            html = tell(blueprint, links)
            assert (word in html, address in html) == (repository is not None,) * 2


@pytest.fixture(scope="module")
def province_in_git(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("panduan") / "proyek"
    folder.mkdir()
    for name in ("data", "docs", "macros"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("mkdocs.yml", ".gitignore"):
        shutil.copy(ROOT / name, folder / name)
    for words in (
        "init --quiet --initial-branch=main",
        "config user.name Penyunting",
        "config user.email penyunting@contoh.example",
        "add --all",
        "commit --quiet --message Naskah",
    ):
        subprocess.run(["git", *words.split()], cwd=folder, check=True)
    return folder


@pytest.mark.whole
@pytest.mark.parametrize("chapter", WALKED)
def test_the_guide_works_as_it_is_written(
    chapter: str, province_in_git: Path, tmp_path: Path
) -> None:
    shutil.copytree(province_in_git, tmp_path / "proyek")
    desk = Desk(tmp_path / "proyek")
    BEFORE.get(chapter, nothing)(desk)
    for item in items(chapter):
        if item.kind == "answer":
            assert item.text in desk.said, f"{chapter}: {item.text!r} is not in:\n{desk.said}"
        elif item.kind == "step":
            STEPS.get(chapter, {}).get(item.text, nothing)(desk)
        elif item.text in INSTEAD:
            INSTEAD[item.text](desk)
        else:
            desk.run(item.text)
            AFTER.get((chapter, item.text), nothing)(desk)
    END.get(chapter, nothing)(desk)


def new_programme_stands(desk: Desk) -> None:
    names = [row["nama"] for row in desk.rows().values()]
    assert (names.count(NAME), names.count(f"{NAME} di hulu")) == (1, 1)


def programme_is_withdrawn(desk: Desk) -> None:
    assert desk.rows()["PRG-6104-PEN-01"]["status"] == "dicabut"


END: Mapping[str, Act] = {
    "menambah-program": new_programme_stands,
    "mencabut-program": programme_is_withdrawn,
}


def swapped(file: str, right: str, wrong: str) -> Callable[[Path], None]:
    """A mistake: `wrong` stands where `right` stood."""
    return lambda project: replaced(project / file, right, wrong)


def below_the_head(text: str) -> Callable[[Path], None]:
    """A page that says `text` below its heading."""
    return swapped(METHOD, METHOD_HEAD, f"{METHOD_HEAD}\n\n{text}")


def names_sorted_alone(project: Path) -> None:
    table = read_table(read_text(project / KETAPANG, project))
    at = table.column_index["nama"]
    names = sorted(row[at] for row in table.rows)
    rows = [(*row[:at], name, *row[at + 1 :]) for row, name in zip(table.rows, names)]
    with (project / KETAPANG).open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([table.header, *rows])


def copied(project: Path) -> None:
    shutil.copy(project / KETAPANG, project / "data/program/ketapang (1).csv")


# What the table of the page on messages quotes, and a mistake that is answered with it.
MISTAKES: Mapping[str, Callable[[Path], None]] = {
    "ditulis dengan cara Indonesia": swapped(VALUES, "2012,58.59", '2012,"58,59"'),
    "bukan tanggal yang benar": swapped(KETAPANG, ",2026-11-22,", ",22-11-2026,"),
    "Maksud Anda": swapped(KETAPANG, ",pendidikan,", ",pendidikn,"),
    "kehilangan nol di belakang": swapped("data/wilayah/kabupaten.csv", "61.10,", "61.1,"),
    "tidak dipisah titik koma": swapped(KETAPANG, ",RPD-1;RPJMD-T2,", ',"RPD-1, RPJMD-T2",'),
    "tampak diurutkan sendiri": names_sorted_alone,
    "berisi 40 sel, seharusnya 39": swapped(
        KETAPANG, "PRG-6104-INF-01,61.04,", "PRG-6104-INF-01,61.04,,"
    ),
    "Sumber belum diisi": swapped(VALUES, "58.59,,antara-elektrifikasi-2012", "58.59,,"),
    "sudah dipakai di": swapped(KETAPANG, "PRG-6104-PEN-02,", "PRG-6104-PEN-01,"),
    "salah terbaca": swapped(KETAPANG, "mata air", "mata â€“ air"),
    "huruf yang hilang": swapped(KETAPANG, "mata air", "ma\ufffda air"),
    "data pribadi": swapped(KETAPANG, "mata air", "mata air 0812-3456-7890"),
    "tampaknya salinan": copied,
    "tanda konflik gabungan": swapped(
        KETAPANG, "PRG-6104-PEN-02,", "<<<<<<< HEAD\nPRG-6104-PEN-02,"
    ),
    "menempel pada baris di atasnya": swapped(
        METHOD, METHOD_HEAD, f"{METHOD_HEAD}\n\nDaftar:\n- a\n- b"
    ),
    "tampil setingkat dengan butir di atasnya": swapped(
        METHOD, METHOD_HEAD, f"{METHOD_HEAD}\n\n- a\n  - b"
    ),
    "tidak berpasangan": below_the_head("Ini **tebal."),
    "dipisah titik koma": swapped("data/opd.csv", ",", ";"),
}


@pytest.mark.whole
@pytest.mark.parametrize("told", MISTAKES)
def test_every_quoted_message_is_what_check_says(
    told: str, province_in_git: Path, tmp_path: Path
) -> None:
    shutil.copytree(province_in_git, tmp_path / "proyek")
    publish_programmes(tmp_path / "proyek")
    MISTAKES[told](tmp_path / "proyek")
    answer = ppm_here(tmp_path / "proyek", "check").said
    assert told in answer, answer[:2000]


def test_every_quoted_message_has_its_mistake() -> None:
    text = (GUIDE / "pemeriksaan-merah.md").read_text(encoding="utf-8")
    rows = re.findall(r"(?m)^\| ([^|]+?) \| [^|]+ \| [^|]+ \|$", text)
    assert [row for row in rows if row not in ("Pesan menyebut", "---")] == list(MISTAKES)
