"""Wrong calls: each is told in one breath, in Indonesian, with the folder and what to do.

Never a traceback, never an answer about another folder. A case is a folder, the words of a call in
it, and what must be said; `{here}` is the folder's absolute path.
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import PPM, ROOT, copy_good
from tests.running import Answer, ppm_here, replaced, run

pytestmark = pytest.mark.site

Folder = Callable[[Path], object]
# What click and MkDocs say where nobody has translated them.
ENGLISH = re.compile(
    r"\b(Usage|Options|Commands|Error|Try|Missing|Invalid|option|required|No such|File exists|"
    r"Is a directory|Permission denied)\b"
)
REMEDY = re.compile(
    r"\b(Pindahlah|buat|[Bb]etulkan|[Pp]erbaiki|[Pp]ulihkan|[Pp]ilih|[Pp]eriksa|[Tt]ambahkan|"
    r"[Ss]ebutkan|[Kk]osongkan|[Tt]ulis|[Hh]apus|Lihat|Pindahkan|Naikkan|Simpan|[Jj]alankan|"
    r"Pastikan|Yang ada|Maksud Anda|Tunggu)\b"
)


# --- Folders -------------------------------------------------------------------------------------


def nothing(here: Path) -> None:
    """An empty folder."""


def good(here: Path) -> None:
    """The invented province, in which nothing is wrong."""
    copy_good(here)


def only_data(here: Path) -> None:
    shutil.copytree(copy_good(here.with_name("utuh")) / "data", here / "data")


def written(name: str, content: str | bytes) -> Folder:
    """The invented province with another content of one file."""

    def prepare(here: Path) -> None:
        copy_good(here)
        (here / name).parent.mkdir(parents=True, exist_ok=True)
        (here / name).write_bytes(content if isinstance(content, bytes) else content.encode())

    return prepare


def settings(old: str, new: str) -> Folder:
    """The invented province with other words in mkdocs.yml."""

    def prepare(here: Path) -> None:
        copy_good(here)
        replaced(here / "mkdocs.yml", old, new)

    return prepare


def with_macros(content: str) -> Folder:
    """The invented province with a module of macros."""

    def prepare(here: Path) -> None:
        written("macros/__init__.py", content)(here)
        replaced(here / "mkdocs.yml", "  - macros\n", "  - macros:\n      module_name: macros\n")

    return prepare


def configured_by_a_folder(here: Path) -> None:
    (here / "mkdocs.yml").mkdir()


def foreign(here: Path) -> None:
    (here / "docs").mkdir()
    (here / "docs/index.md").write_text("# Lain\n")
    (here / "mkdocs.yml").write_text("site_name: Lain\nplugins: [search]\n")


def newer(here: Path) -> None:
    """Data of a format that this engine does not know."""
    edition = copy_good(here) / "data/edisi.yml"
    text = re.sub(r"(?m)^bentuk:.*\n", "", edition.read_text(encoding="utf-8"))
    edition.write_text(f"bentuk: 99\n{text}", encoding="utf-8")


def older(here: Path) -> None:
    """Data that still bring their own schemas."""
    written("data/skema/opd.yml", "nama: opd\n")(here)


def occupied(here: Path) -> None:
    (here / "surat").mkdir()
    (here / "surat/penting.txt").write_text("penting")


def a_file(here: Path) -> None:
    (here / "berkas").write_text("x")


def with_plan(here: Path) -> None:
    copy_good(here)
    (here / "rencana.csv").write_text("kegiatan\nPelatihan\n", encoding="utf-8")


NAV = "\nnav:\n  - Beranda: index.md\n"
NO_PROJECT = "Folder {here} bukan proyek cetak biru: mkdocs.yml tidak ada di situ."
NEWER = "Data di {here}/data berbentuk 99, lebih baru daripada bentuk"
MANY = "Terlalu banyak isian"


@dataclass(frozen=True)
class Wrong:
    """A folder, the words of a call in it, and a part of the answer."""

    folder: Folder
    words: str
    said: str


CASES = {
    # Outside of a project.
    "check outside": Wrong(nothing, "check", NO_PROJECT),
    "lint outside": Wrong(nothing, "lint", NO_PROJECT),
    "build outside": Wrong(nothing, "build", NO_PROJECT),
    "build of a folder outside": Wrong(occupied, "build surat", "Folder {here}/surat bukan proyek"),
    "serve outside": Wrong(nothing, "serve", NO_PROJECT),
    "pdf outside": Wrong(nothing, "pdf", NO_PROJECT),
    "pack outside": Wrong(nothing, "pack", NO_PROJECT),
    "export outside": Wrong(nothing, "export --out x", NO_PROJECT),
    "offline outside": Wrong(nothing, "offline --out x.zip", NO_PROJECT),
    "compare outside": Wrong(nothing, "compare 2026.1 2026.2", NO_PROJECT),
    "release outside": Wrong(nothing, "release 2026.1", NO_PROJECT),
    "align outside": Wrong(a_file, "align berkas", NO_PROJECT),
    "import outside": Wrong(a_file, "import berkas", NO_PROJECT),
    "template outside": Wrong(nothing, "template kabupaten --kabupaten 99.01", NO_PROJECT),
    "propose outside": Wrong(nothing, "propose", NO_PROJECT),
    "locate outside": Wrong(nothing, "locate 110 0", NO_PROJECT),
    "locate of nothing": Wrong(good, "locate", "Sebutkan satu saja: BUJUR LINTANG"),
    "locate of words": Wrong(good, "locate Hilir Rekaan", "tulis --find 'Hilir Rekaan'"),
    "locate of a missing file": Wrong(good, "locate --file x.kml", "{here}/x.kml tidak ada"),
    "locate with a strange option": Wrong(good, "locate --fnd x", "Opsi --fnd tidak dikenal"),
    "migrate outside": Wrong(nothing, "migrate", "Folder {here} bukan proyek cetak biru"),
    # Data alone.
    "check of data alone": Wrong(only_data, "check", NO_PROJECT),
    "build of data alone": Wrong(only_data, "build --data data", NO_PROJECT),
    "pdf of data alone": Wrong(only_data, "pdf --data data", NO_PROJECT),
    "offline of data alone": Wrong(only_data, "offline --data data --out x.zip", NO_PROJECT),
    # Settings that are none, or of something else.
    "foreign settings": Wrong(foreign, "check", "{here}/mkdocs.yml bukan pengaturan sebuah cetak"),
    "foreign settings served": Wrong(foreign, "serve", "di bawah plugins tidak ada cetakbiru"),
    "settings are a folder": Wrong(
        configured_by_a_folder, "build", "{here}/mkdocs.yml tidak dapat dibaca: yang disebut berkas"
    ),
    "settings are not text": Wrong(
        written("mkdocs.yml", b"site_name: \xff\xfe\n"),
        "build",
        "{here}/mkdocs.yml tidak dapat dibaca: bukan teks UTF-8",
    ),
    "settings are empty": Wrong(
        written("mkdocs.yml", ""), "build", "{here}/mkdocs.yml:1:1: berkas ini tidak berisi"
    ),
    "settings are a list": Wrong(
        written("mkdocs.yml", "- a\n"), "build", "{here}/mkdocs.yml:1:1: berkas ini tidak berisi"
    ),
    "settings are no YAML": Wrong(
        settings("theme:\n", "theme: [\n"),
        "build",
        "{here}/mkdocs.yml:9:11: berkas ini bukan YAML",
    ),
    "settings nest without end": Wrong(
        written("mkdocs.yml", "{a: " * 2_000 + "1" + "}" * 2_000),
        "propose",
        "{here}/mkdocs.yml:1:241: daftar dan kelompok di berkas ini bersarang terlalu dalam",
    ),
    "unknown option": Wrong(
        settings("  - cetakbiru\n", "  - cetakbiru:\n      pdff: false\n"),
        "build",
        "cetakbiru tidak mengenal",
    ),
    "option of another kind": Wrong(
        settings("  - cetakbiru\n", "  - cetakbiru:\n      pdf: nanti\n"),
        "build",
        "true atau false",
    ),
    "option without content": Wrong(
        settings("  - cetakbiru\n", "  - cetakbiru:\n      search:\n"),
        "build",
        "true atau false",
    ),
    "folder of data as a number": Wrong(
        settings("  - cetakbiru\n", "  - cetakbiru:\n      data_dir: 7\n"),
        "serve",
        "{here}/mkdocs.yml: isi data_dir di bawah cetakbiru harus nama folder, bukan 7",
    ),
    "folder of data that is missing": Wrong(
        settings("  - cetakbiru\n", "  - cetakbiru:\n      data_dir: angka\n"),
        "build",
        "Folder data {here}/angka tidak ada",
    ),
    "folder of pages that is missing": Wrong(
        settings("docs_dir: docs", "docs_dir: halaman"),
        "build",
        "Folder halaman {here}/halaman tidak ada",
    ),
    "theme that is not installed": Wrong(
        settings("name: material", "name: tiada"),
        "build",
        'Tema "tiada" tidak terpasang.',
    ),
    "menu is no list": Wrong(
        settings(NAV, "\nnav:\n  Beranda: index.md\n  Lain:\n    - a: b.md\nx:\n  - y: z.md\n"),
        "build",
        "Susunan menu bukan daftar halaman.",
    ),
    "menu of pages that are mappings": Wrong(
        settings(NAV, "\nnav:\n  - Beranda: {a: b}\n"),
        "serve",
        'Judul menu "Beranda" tidak menyebut halaman.',
    ),
    "menu names a page that is missing": Wrong(
        settings("- Beranda: index.md", "- Beranda: tiada.md"),
        "build",
        'Menu menyebut "tiada.md", yang tidak ada di folder docs.',
    ),
    # Macros.
    "no plugin of macros": Wrong(
        settings("  - macros\n", ""), "build", "Plugin macros tidak ada di bawah plugins."
    ),
    "macros without their door": Wrong(
        with_macros("x = 1\n"), "build", "Modul makro {here}/macros tidak memuat define_env"
    ),
    "macros that are no Python": Wrong(
        with_macros("x = 1\n\ndef (\n"),
        "build",
        "Modul makro {here}/macros/__init__.py:3 tidak dapat dijalankan",
    ),
    "macros that need what is missing": Wrong(
        with_macros("\nimport tidak_ada_modul\n"),
        "build",
        "Modul makro {here}/macros/__init__.py:2 tidak dapat dijalankan",
    ),
    "macros without those of the engine": Wrong(
        with_macros("def define_env(env):\n    pass\n"),
        "build",
        "Modul makro di {here} tidak memuat makro mesin, misalnya angka",
    ),
    # Data of another format.
    "check of newer data": Wrong(newer, "check", NEWER),
    "build of newer data": Wrong(newer, "build", NEWER),
    "export of newer data": Wrong(newer, "export --out x", NEWER),
    "migrate of newer data": Wrong(newer, "migrate --ya", NEWER),
    "propose of newer data": Wrong(newer, "propose", NEWER),
    "template of newer data": Wrong(newer, "template kabupaten --kabupaten 99.01", NEWER),
    "align of newer data": Wrong(newer, "align docs/index.md", NEWER),
    "build of older data": Wrong(older, "build", "ppm migrate"),
    # Places where nothing can be written, also by root.
    "site below a file": Wrong(
        good,
        "build --site mkdocs.yml/situs",
        "Situs tidak dapat ditulis ke {here}/mkdocs.yml/situs",
    ),
    "site in /proc": Wrong(
        good, "build --site /proc/situs", "Situs tidak dapat ditulis ke /proc/situs"
    ),
    "site over other files": Wrong(
        good, "build --site docs", "Folder {here}/docs berisi berkas lain, misalnya"
    ),
    "zip over another file": Wrong(
        good, "offline --out mkdocs.yml", "Berkas {here}/mkdocs.yml sudah ada dan tidak ditimpa."
    ),
    "pdf over another file": Wrong(
        good, "pdf --out mkdocs.yml", "Berkas {here}/mkdocs.yml sudah ada dan tidak ditimpa."
    ),
    "export below a file": Wrong(
        good, "export --out mkdocs.yml/x", "tidak dapat ditulis ke {here}/mkdocs.yml/x"
    ),
    "export into a file": Wrong(good, "export --out mkdocs.yml", "{here}/mkdocs.yml tidak ada"),
    "export over other files": Wrong(
        good, "export --out docs", "{here}/docs, yang hanya memuat bahan situs"
    ),
    "offline below a file": Wrong(
        good, "offline --out mkdocs.yml/x.zip", "tidak dapat ditulis ke {here}/mkdocs.yml/x.zip"
    ),
    "offline over a folder": Wrong(good, "offline --out docs", "{here}/docs tidak ada"),
    "pack over other files": Wrong(
        good, "pack --out docs", "{here}/docs, yang hanya memuat bahan situs"
    ),
    "template below a file": Wrong(
        good,
        "template kabupaten --kabupaten 99.01 --out mkdocs.yml/x.xlsx",
        "Berkas {here}/mkdocs.yml/x.xlsx tidak dapat ditulis: di tempat folder sudah ada berkas",
    ),
    "plan in /proc": Wrong(
        good,
        "template rencana --kabupaten 99.01 --komoditas logam --out /proc/x.xlsx",
        "Berkas /proc/x.xlsx tidak dapat ditulis: folder atau berkas itu tidak ada",
    ),
    "verdict below a file": Wrong(
        with_plan, "align rencana.csv --out mkdocs.yml/x.txt", "{here}/mkdocs.yml/x.txt tidak"
    ),
    "release without git": Wrong(good, "release 2026.1", "Folder {here} bukan repositori git"),
    # A new province.
    "new over a folder in use": Wrong(
        occupied, "new surat --provinsi 62", "Folder {here}/surat sudah berisi penting.txt"
    ),
    "new over a project": Wrong(good, "new . --provinsi 62", "Folder {here} sudah berisi"),
    "new over a file": Wrong(a_file, "new berkas --provinsi 62", "{here}/berkas adalah berkas"),
    "new below a file": Wrong(
        a_file, "new berkas/x --provinsi 62", "Proyek di {here}/berkas/x tidak dibuat"
    ),
    "new in /proc": Wrong(nothing, "new /proc/x --provinsi 62", "Proyek di /proc/x tidak dibuat"),
    "new of a code that is none": Wrong(
        nothing, "new x --provinsi 77", 'Proyek di {here}/x tidak dibuat: provinsi "77" tidak'
    ),
    "new of a name that is none": Wrong(
        nothing, "new x --provinsi Atlantis", 'provinsi "Atlantis" tidak dikenal'
    ),
    "new without a province": Wrong(nothing, "new x", "--provinsi wajib diisi"),
    "new without a folder": Wrong(nothing, "new", "FOLDER wajib diisi"),
    "new with two folders": Wrong(nothing, "new a b --provinsi 62", MANY),
    # Words that no verb knows.
    "no such verb": Wrong(good, "bild", "Perintah itu tidak ada: bild."),
    "no such option": Wrong(good, "build --skp pdf", "--skp tidak dikenal. Maksud Anda --skip?"),
    "no such option of a kind of workbook": Wrong(
        good, "template kabupaten --kab 99.01", "--kab tidak dikenal"
    ),
    "no such kind of workbook": Wrong(good, "template lain", "Perintah itu tidak ada: lain."),
    "no such output": Wrong(good, "build --skip apa", "'apa' bukan keluaran. Yang ada: card"),
    "no such format": Wrong(good, "check --format xml", "pilih salah satu: text, json, github"),
    "no such folder of data": Wrong(good, "check --data tiada", "{here}/tiada tidak ada"),
    "no such folder of pages": Wrong(good, "lint --docs tiada", "{here}/tiada tidak ada"),
    "no such province folder": Wrong(good, "build tiada", "{here}/tiada tidak ada"),
    "no such plan": Wrong(good, "align tiada.csv", "{here}/tiada.csv tidak ada"),
    "no such workbook": Wrong(good, "import tiada.xlsx", "{here}/tiada.xlsx tidak ada"),
    "no such PDF": Wrong(good, "verify tiada.pdf", "{here}/tiada.pdf tidak dapat dibaca sebagai"),
    "no such kabupaten to print": Wrong(good, "pdf --kabupaten 12.01", "'12.01' tidak dikenal"),
    "no such kabupaten to edit": Wrong(
        good, "template kabupaten --kabupaten 12.01", "Yang ada: 99.01 Contoh Utara"
    ),
    "no such kabupaten to propose for": Wrong(good, "propose --kabupaten x", "'x' tidak dikenal"),
    "no such commodity": Wrong(
        good, "template rencana --kabupaten 99.01 --komoditas emas", "'emas' tidak dikenal"
    ),
    "no such chapter": Wrong(good, "pdf --bab 9", "Bab 9 tidak ada. Yang ada: 1, 5."),
    "chapter before the first": Wrong(good, "pdf --bab 0", "bilangan bulat mulai dari 1"),
    "chapter and kabupaten": Wrong(good, "pdf --bab 1 --kabupaten 99.01", "Pilih salah satu"),
    "port of the system": Wrong(good, "serve --port 3", "bilangan bulat dari 1024 sampai 65535"),
    "version that is none": Wrong(good, "release terbaru", "'terbaru' bukan nomor edisi"),
    "folder and options": Wrong(good, "build . --site x", "FOLDER tidak dapat dipakai bersama"),
    "option without value": Wrong(good, "build --site", "isi.\nLihat: ppm build --help"),
    "nested option without value": Wrong(
        good, "template rencana --out", "isi.\nLihat: ppm template rencana --help"
    ),
    "workbook of another suffix": Wrong(
        good, "template kabupaten --kabupaten 99.01 --out x.csv", "harus berakhiran .xlsx"
    ),
    "verdict of another suffix": Wrong(
        with_plan, "align rencana.csv --format json --out x.txt", "harus berakhiran .json"
    ),
    "verdict as a workbook on the screen": Wrong(
        with_plan, "align rencana.csv --format xlsx", "sebutkan juga --out BERKAS.xlsx"
    ),
    "verdict over the plan": Wrong(
        with_plan, "align rencana.csv --out rencana.csv", "harus berakhiran .txt"
    ),
    "nothing to compare": Wrong(good, "compare", "wajib diisi"),
    "one thing to compare": Wrong(good, "compare 2026.1", "wajib diisi"),
    "nothing to release": Wrong(good, "release", "wajib diisi"),
    "nothing to verify": Wrong(good, "verify", "wajib diisi"),
    "nowhere to export": Wrong(good, "export", "--out wajib diisi"),
    "too much to check": Wrong(good, "check a b", f"{MANY}: a b."),
    "too much to migrate": Wrong(good, "migrate sekarang", MANY),
}


@pytest.fixture
def here(tmp_path: Path) -> Path:
    folder = tmp_path / "di-sini"
    folder.mkdir()
    return folder


def _assert_told(answer: Answer, said: str, here: Path) -> None:
    assert answer.code != 0
    assert "Traceback" not in answer.said
    assert said.format(here=here) in answer.said
    assert REMEDY.search(answer.said), answer.said
    # What MkDocs says is quoted in lines of a list.
    own = "\n".join(line for line in answer.said.splitlines() if not line.startswith("  - "))
    assert not ENGLISH.search(own), own
    if "Lihat: ppm" in answer.err:
        assert answer.code == 2
    else:
        assert re.search(rf"{re.escape(str(here))}|/proc/|ppm migrate", answer.said), answer.said


# What Python and we keep, which says nothing of what was asked.
_MADE = {".cache", "__pycache__"}


def _there(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if not _MADE & {*path.parts}}


@pytest.mark.parametrize("name", CASES)
def test_a_wrong_call_is_told_and_writes_nothing(name: str, here: Path) -> None:
    case = CASES[name]
    case.folder(here)
    before = _there(here)
    answer = ppm_here(here, *case.words.split())
    _assert_told(answer, case.said, here)
    assert _there(here) == before


def test_there_are_at_least_sixty_wrong_calls() -> None:
    assert len(CASES) >= 60


SAMPLE = [
    "check outside",
    "pdf of data alone",
    "settings are no YAML",
    "macros that are no Python",
    "build of newer data",
    "new over a project",
    "no such verb",
    "no such output",
]


@pytest.mark.parametrize("name", SAMPLE)
def test_the_command_itself_says_the_same(name: str, here: Path) -> None:
    case = CASES[name]
    case.folder(here)
    assert run(here, "ppm", *case.words.split()) == ppm_here(here, *case.words.split())


# --- The same by MkDocs' own commands ------------------------------------------------------------

BUILDS = [
    "unknown option",
    "option of another kind",
    "folder of data that is missing",
    "menu names a page that is missing",
    "no plugin of macros",
    "macros without their door",
    "macros that are no Python",
    "macros without those of the engine",
    "build of newer data",
    "build of older data",
]
# Here MkDocs ends before it knows its plugins, in words of its own.
BEFORE_US = [
    "settings are not text",
    "settings are no YAML",
    "menu is no list",
    "folder of pages that is missing",
    "theme that is not installed",
]
PROGRAMS = [
    pytest.param("mkdocs", marks=pytest.mark.site),
    pytest.param("properdocs", marks=pytest.mark.whole),
]


def test_every_build_named_here_is_a_case() -> None:
    assert {*BUILDS, *BEFORE_US} <= set(CASES)


# Each is a whole command; three of them stand for the rest while a change is in the making.
@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize(
    "name",
    [*BUILDS[:3], *(pytest.param(name, marks=pytest.mark.whole) for name in BUILDS[3:])],
)
def test_mkdocs_says_what_we_say(name: str, program: str, here: Path) -> None:
    CASES[name].folder(here)
    answer = run(here, program, "build")
    assert answer.code != 0
    assert "Traceback" not in answer.said
    assert CASES[name].said.format(here=here) in answer.said
    assert REMEDY.search(answer.said)
    assert not (here / "site").exists()


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("name", BEFORE_US)
def test_mkdocs_ends_without_a_traceback(name: str, program: str, here: Path) -> None:
    CASES[name].folder(here)
    answer = run(here, program, "build")
    assert answer.code != 0
    assert "Traceback" not in answer.said


# --- What is no fault ----------------------------------------------------------------------------


def test_the_order_of_the_plugins_does_not_matter(here: Path) -> None:
    settings("  - cetakbiru\n  - macros\n", "  - macros\n  - cetakbiru\n")(here)
    answer = ppm_here(here, "build", "--skip", "pdf,opendata,planning,search,offline")
    assert answer.code == 0, answer.err


def test_a_second_plugin_that_changes_pages_is_named(here: Path) -> None:
    settings("  - cetakbiru\n", "  - cetakbiru\n  - meta\n")(here)
    answer = ppm_here(here, "build", "--skip", "pdf,opendata,planning,search,offline")
    assert answer.code == 0, answer.err
    assert f"Plugin material/meta pada {here}/mkdocs.yml ikut mengubah halaman" in answer.err
    assert "hapus plugin itu bila hasilnya tidak sesuai" in answer.err


# --- Disks and permissions -----------------------------------------------------------------------


@contextmanager
def _little_room() -> Iterator[None]:
    """No file may grow beyond 900 bytes: the system itself refuses, also root."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (900, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


WRITERS = {
    "build": Wrong(good, "build --skip pdf", "Situs tidak dapat ditulis ke {here}/site"),
    "export": Wrong(good, "export --out x", "Data terbuka tidak dapat ditulis ke {here}/x"),
    "offline": Wrong(good, "offline --out x.zip", "tidak dapat ditulis ke {here}/x.zip"),
    "template": Wrong(
        good, "template kabupaten --kabupaten 99.01 --out x.xlsx", "Berkas {here}/x.xlsx tidak"
    ),
    "plan": Wrong(
        good,
        "template rencana --kabupaten 99.01 --komoditas logam --out x.xlsx",
        "Berkas {here}/x.xlsx tidak dapat ditulis",
    ),
    "align": Wrong(
        with_plan, "align rencana.csv --out x.txt", "Berkas {here}/x.txt tidak dapat ditulis"
    ),
    "new": Wrong(nothing, "new x --provinsi 62", "Proyek di {here}/x tidak dibuat"),
    "migrate": Wrong(older, "migrate --ya", "Data di {here}/data tidak dimajukan"),
}


@pytest.mark.parametrize("name", WRITERS)
def test_a_full_disk_leaves_nothing_half_done(name: str, here: Path) -> None:
    case = WRITERS[name]
    case.folder(here)
    before = _there(here)
    with _little_room():
        answer = ppm_here(here, *case.words.split())
    _assert_told(answer, case.said, here)
    assert "ruang cakram habis" in answer.err
    assert _there(here) == before


@pytest.mark.parametrize("name", ["build", "export", "template", "new"])
def test_a_folder_without_permission_is_told(
    name: str, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = WRITERS[name]
    case.folder(here)

    def refuse(*given: object, **named: object) -> None:
        raise PermissionError(13, "Permission denied", str(here / "x"))

    monkeypatch.setattr(tempfile, "mkdtemp", refuse)
    monkeypatch.setattr(tempfile, "NamedTemporaryFile", refuse)
    answer = ppm_here(here, *case.words.split())
    _assert_told(answer, case.said, here)
    assert "izinnya tidak ada" in answer.err


def test_without_a_place_for_temporary_files_the_command_ends_with_a_sentence(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good(here)
    monkeypatch.setattr(tempfile, "tempdir", "/proc/tiada")
    _assert_told(ppm_here(here, "pdf"), "Perintah ini tidak selesai", here)


def test_output_that_nobody_can_keep_ends_the_command(here: Path) -> None:
    good(here)
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [PPM, "propose"], cwd=here, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 1
    assert "ruang cakram habis" in done.stderr
    assert "Exception" not in done.stderr


def test_a_reader_who_has_read_enough_sees_no_complaint(here: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [PPM, "--help"], cwd=here, stdout=write, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(write)
    assert done.returncode == 1
    assert done.stderr == ""


def test_a_folder_that_is_gone_is_told(here: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", f'rmdir "{here}" && exec "{PPM}" check'],
        cwd=here,
        capture_output=True,
        text=True,
        check=False,
    )
    _assert_told(Answer(done.returncode, done.stdout, done.stderr), "{here} sudah tidak ada", here)


def test_a_port_in_use_is_told_before_anything_is_built(here: Path) -> None:
    good(here)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        answer = ppm_here(here, "serve", "--port", str(port))
    assert answer.code == 1
    assert f"Port {port} tidak dapat dipakai: sudah dipakai program lain" in answer.err
    assert "Pilih yang lain dengan --port." in answer.err


def test_no_answer_is_about_another_folder(here: Path) -> None:
    """In a folder below a project, no command may speak of the project around it."""
    copy_good(here)
    below = here / "docs"
    answer = ppm_here(below, "check")
    assert answer.code == 1
    assert f"Folder {below} bukan proyek cetak biru" in answer.err
    assert str(ROOT) not in answer.said
