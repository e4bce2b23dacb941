"""Pages kept from one build to the next: which are made anew, and that they are right."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest

from cetakbiru.base.cache import Shelf
from cetakbiru.base.errors import Refused
from cetakbiru.base.project import OUTPUT_NAMES, find_project
from cetakbiru.model.load import Blueprint
from cetakbiru.model.made_pages import made_pages
from cetakbiru.site.build import build_site
from cetakbiru.site.kept import KeptPage, KeptPages, OnShelf
from tests.conftest import GOOD, copy_good
from tests.running import files_of, replaced

SKIP = frozenset(OUTPUT_NAMES)
PROGRAMS = "data/program/contoh-utara.csv"
Made = Callable[[], set[str]]


@pytest.fixture
def all_pages(province: Blueprint) -> int:
    """How many pages there are: those of docs/, and those that no file holds."""
    return len([*(GOOD / "docs").rglob("*.md")]) + len(made_pages(province))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The invented province in a folder of its own."""
    return copy_good(tmp_path / "provinsi")


@pytest.fixture
def made(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Made:
    """Builds with what was kept; tells which pages were made anew. The site equals a clean one."""
    find = KeptPages.find
    new: set[str] = set()

    def told(pages: KeptPages, name: str, text: str) -> KeptPage | None:
        found = find(pages, name, text)
        new.update([] if found else [name])
        return found

    monkeypatch.setattr(KeptPages, "find", told)
    sites = iter(range(100))

    def build() -> set[str]:
        new.clear()
        kept = built(project, tmp_path / f"situs-{next(sites)}", Shelf(tmp_path / "rak"))
        pages = set(new)
        assert kept == built(project, tmp_path / f"situs-{next(sites)}", None)
        return pages

    return build


def built(project: Path, folder: Path, shelf: Shelf | None) -> dict[str, bytes]:
    folder.mkdir()
    build_site(find_project(root=project), folder, SKIP, step=lambda _: nullcontext(), shelf=shelf)
    return files_of(folder)


@pytest.mark.site
def test_a_change_makes_anew_what_has_read_it(project: Path, made: Made, all_pages: int) -> None:
    assert len(made()) == all_pages
    assert made() == set()
    replaced(project / PROGRAMS, "Air sungai lebih bersih", "Air sungai jernih")
    assert made() == {"kabupaten/contoh-utara.md"}
    replaced(project / "docs/uji.md", "Teks biasa.", "Teks lain.")
    assert made() == {"uji.md"}


@pytest.mark.site
def test_what_all_pages_show_makes_all_of_them_anew(
    project: Path, made: Made, all_pages: int
) -> None:
    made()
    replaced(project / "mkdocs.yml", "- Isu: tentang/isu.md", "- Persoalan: tentang/isu.md")
    assert len(made()) == all_pages
    replaced(project / "data/edisi.yml", "versi: '2026.1'", "versi: '2026.2'")
    assert len(made()) == all_pages


@pytest.mark.site
@pytest.mark.parametrize("what", ["hook", "template", "macro", "extension"])
def test_nothing_is_kept_where_somebody_else_makes_pages(
    project: Path, made: Made, what: str
) -> None:
    made()
    settings = project / "mkdocs.yml"
    if what == "hook":
        (project / "kait.py").write_text("def on_page_content(html, **_):\n    return html\n")
        replaced(settings, "strict: true\n", "strict: true\nhooks: [kait.py]\n")
    elif what == "template":
        (project / "tema/partials").mkdir(parents=True)
        (project / "tema/partials/logo.html").write_text("<b>Logo</b>")
        replaced(settings, "  name: material\n", "  name: material\n  custom_dir: tema\n")
    elif what == "extension":
        replaced(settings, "  - abbr\n", "  - abbr\n  - pymdownx.snippets\n")
    else:
        (project / "main.py").write_text(
            "from cetakbiru.site.macros import define_env as ours\n\n\n"
            "def define_env(env):\n"
            "    ours(env)\n"
            "    env.macro(lambda: 'lain', 'ukuran_fokus')\n"
        )
    # No page is even looked for.
    assert made() == set()
    assert made() == set()


@pytest.mark.site
def test_pages_that_nobody_wants_stay_as_they_were_until_somebody_does(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cetakbiru.site.plugin import CetakBiruPlugin

    shelf = Shelf(tmp_path / "rak")
    before = built(project, tmp_path / "satu", shelf)
    replaced(project / PROGRAMS, "Air sungai lebih bersih", "Air sungai jernih")
    page = "kabupaten/contoh-utara/index.html"
    with monkeypatch.context() as patch:
        patch.setattr(CetakBiruPlugin, "is_wanted", staticmethod(lambda name: False))
        shelf = Shelf(tmp_path / "rak")
        assert built(project, tmp_path / "dua", shelf)[page] == before[page]
        # What was outdated once is outdated still, also where nothing else has changed since.
        shelf = Shelf(tmp_path / "rak")
        assert built(project, tmp_path / "tiga", shelf)[page] == before[page]
    now = built(project, tmp_path / "empat", Shelf(tmp_path / "rak"))
    assert now == built(project, tmp_path / "lima", None)
    assert now[page] != before[page]


@pytest.mark.site
def test_a_page_of_a_build_that_was_refused_is_not_kept(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """MkDocs warns of it once, when it is made: kept, it would pass the next time."""
    from cetakbiru.site import build

    monkeypatch.setattr(build, "refuse_problems", lambda *_, **__: None)
    replaced(project / "docs/uji.md", "Teks biasa.", "[Teks](tidak-ada.md).")
    for name in ("satu", "dua"):
        with pytest.raises(Refused, match=r"tidak-ada\.md"):
            built(project, tmp_path / name, Shelf(tmp_path / "rak"))


@pytest.mark.parametrize("index", [b"", b"{", b"[]", b'{"pages": 3}', b"null", b"\xff"])
def test_an_index_that_is_none_says_nothing(province: object, tmp_path: Path, index: bytes) -> None:
    shelf = Shelf(tmp_path / "rak")
    shelf.put("halaman", index)
    pages = KeptPages(OnShelf(shelf), province, "bersama")  # type: ignore[arg-type] # a Blueprint
    assert pages.find("index.md", "teks") is None
