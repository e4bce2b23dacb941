"""A preview of a real project: pages as they are asked for, and each as a build makes it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path

import pytest

from cetakbiru.base.errors import Refused
from cetakbiru.base.progress import Step
from cetakbiru.base.project import find_project
from cetakbiru.site.build import Drafts, build_site
from cetakbiru.site.preview.showing import Drafted, drafted
from cetakbiru.site.preview.state import Preview
from tests.conftest import copy_good
from tests.running import replaced

pytestmark = pytest.mark.site

PROGRAMS = "data/program/contoh-utara.csv"
UTARA = "kabupaten/contoh-utara/index.html"
FIELD = "program/lingkungan/index.html"
SELATAN = "kabupaten/kota-contoh-selatan/index.html"


class Project:
    """A project, and what a preview has made of its pages so far."""

    def __init__(self, root: Path, room: Path) -> None:
        self.root, self.room = root, room
        self.project = find_project(root=root)
        self.drafts = Drafts(self.project)
        self.count = 0
        self.looked_at = {UTARA}

    def build(self, step: Step = nullcontext) -> Drafted:
        """The next draft."""
        self.count += 1
        folder = self.room / str(self.count)
        folder.mkdir(parents=True)
        return drafted(self.drafts, folder, step, self.looked_at.__contains__)

    def clean(self) -> dict[str, bytes]:
        """What a build from nothing makes."""
        folder = self.room / "bersih" / str(self.count)
        folder.mkdir(parents=True)
        build_site(self.project, folder, {"pdf"}, step=nullcontext)
        files = (file for file in folder.rglob("*") if file.is_file())
        return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(copy_good(tmp_path / "provinsi"), tmp_path / "ruang")


def made(site: Drafted) -> set[str]:
    """The pages that this draft made anew."""
    folder = site.draft.site.folder
    return {file.relative_to(folder).as_posix() for file in folder.rglob("index.html")}


def test_the_page_that_is_looked_at_is_made_first(project: Project) -> None:
    site = project.build()
    assert UTARA in made(site)
    assert site.is_outdated(SELATAN)
    assert site.file(SELATAN) is None
    project.looked_at.add(SELATAN)
    assert SELATAN in made(site := project.build())
    assert not site.is_outdated(SELATAN)
    assert made(project.build()) == set()


def test_whatever_is_asked_for_is_what_a_build_makes(project: Project) -> None:
    project.build()
    replaced(project.root / PROGRAMS, "Air sungai lebih bersih", "Air sungai jernih sekali")
    replaced(project.root / "docs/kabupaten/contoh-utara.md", "## Profil\n", "## Profil\n\nBaru.\n")
    site, clean = project.build(), project.clean()
    assert b"Air sungai jernih sekali" in clean[UTARA]
    project.looked_at.update(filter(site.is_outdated, clean))
    site = project.build()
    for path, content in clean.items():
        if site.file(path) is None:
            assert site.can_make(path), path
            site.make(path, nullcontext)
        # It lists the PDF too, and every other download where a whole site is built.
        if path != "edisi/edisi.json":
            assert site.file(path) == content, path


def test_it_knows_the_page_of_a_kecamatan_by_its_code(project: Project) -> None:
    before = project.build().subdistricts["99.01.01"]
    assert before == "kabupaten/contoh-utara/hulu-rekaan/index.html"
    replaced(project.root / "data/wilayah/kecamatan.csv", "Hulu Rekaan", "Hulu Baru")
    site = project.build()
    assert site.subdistricts["99.01.01"] == "kabupaten/contoh-utara/hulu-baru/index.html"
    assert site.is_outdated(site.subdistricts["99.01.01"])
    assert not site.is_outdated(before)


def test_an_output_is_made_when_it_is_asked_for_and_once(project: Project) -> None:
    steps: list[str] = []

    @contextmanager
    def step(name: str) -> Iterator[None]:
        steps.append(name)
        yield

    def asked(path: str) -> list[str]:
        steps.clear()
        if site.file(path) is None:
            site.make(path, step)
        return list(steps)

    site = project.build(step)
    assert steps == ["Membangun halaman"]
    assert asked("assets/align/aturan-selaras.js") == ["Menulis lembar rencana"]
    # Permanent links lead to parts of chapters: all pages are made for them.
    assert asked("data/program.csv") == ["Membangun halaman", "Menulis data terbuka"]
    assert asked("data/program.csv") == asked("id/PRG-9901-LNG-01/index.html") == []
    assert asked("assets/beside/wilayah.js") == ["Menulis perbandingan wilayah"]
    assert asked("unduhan/wilayah-contoh-utara.html") == ["Menyusun berkas wilayah"]
    assert asked("unduhan/tidak-ada.xlsx") == []
    assert site.file("unduhan/tidak-ada.xlsx") is None
    with pytest.raises(Refused, match="ppm build"):
        site.make("unduhan/naskah.pdf", step)


def test_of_pages_that_changed_only_those_are_made_that_are_looked_at(project: Project) -> None:
    project.looked_at |= {SELATAN, FIELD, "index.html"}
    before = project.build()
    project.looked_at = {UTARA, "index.html"}
    replaced(project.root / PROGRAMS, "Pemulihan sungai", "Pembersihan sungai")
    site = project.build()
    assert made(site) == {UTARA}
    assert b"Pembersihan sungai" in (site.file(UTARA) or b"")
    # It shows the programme, too, and is shown as it was to whoever can't wait.
    assert site.is_outdated(FIELD)
    assert site.file(FIELD) == before.file(FIELD)


def test_a_page_of_which_only_the_text_changed_is_all_that_is_made(project: Project) -> None:
    project.looked_at.add("index.html")
    project.build()
    replaced(project.root / "docs/kabupaten/contoh-utara.md", "## Profil\n", "## Profil\n\nBaru.\n")
    assert made(project.build()) == {UTARA}


def test_a_file_that_pages_use_changes_the_stamp(project: Project) -> None:
    (project.root / "docs/gambar.svg").write_text("<svg/>")
    before = project.build()
    assert before.file("gambar.svg") == b"<svg/>"
    (project.root / "docs/gambar.svg").write_text("<svg></svg>")
    site = project.build()
    assert site.file("gambar.svg") == b"<svg></svg>"
    assert site.stamp != before.stamp


def test_mending_makes_only_what_is_not_as_before(project: Project) -> None:
    project.build()
    replaced(project.root / PROGRAMS, "2026-01-20", "2026-99-20")
    with pytest.raises(Refused):
        project.build()
    replaced(project.root / PROGRAMS, "2026-99-20", "2026-01-20")
    assert made(project.build()) == set()


def test_a_preview_makes_a_page_for_whoever_asks(project: Project) -> None:
    room = project.room / "pratinjau"
    room.mkdir(parents=True)
    # Not meanwhile: one process makes one site at a time.
    clean = project.clean()
    watched = [project.root / "data", project.root / "docs"]
    preview = Preview(partial(drafted, Drafts(project.project)), watched, room)
    thread = threading.Thread(target=preview.follow)
    thread.start()
    try:
        for path in (UTARA, SELATAN, "index.html"):
            shown = preview.seen(path, 60)
            assert shown
            assert shown.site
            assert shown.site.file(path) == clean[path]
        assert preview.made("data/program.csv") == clean["data/program.csv"]
        search = next(path for path in clean if path.startswith("assets/search/search"))
        assert preview.made(search) == clean[search]
        assert preview.made("unduhan/tidak-ada.xlsx") is None
        with pytest.raises(Refused, match="PDF tidak dibuat"):
            preview.made("unduhan/naskah.pdf")
    finally:
        preview.end()
        thread.join()
