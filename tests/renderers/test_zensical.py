"""An alarm: whether Zensical makes our pages. It may fail, and then says so; nothing waits for it.

What is compared is looked at here too: a comparison that finds nothing would prove nothing.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cetakbiru.base.project import Project, find_project
from tests.conftest import copy_good
from tests.renderers.everything import with_everything
from tests.renderers.pages import differences, pages_of
from tests.renderers.zensical import built_with_zensical
from tests.running import ppm_here

pytestmark = pytest.mark.whole


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The invented province, built, with one page of all that a page may hold."""
    folder = with_everything(copy_good(tmp_path_factory.mktemp("zensical") / "provinsi"))
    answer = ppm_here(folder, "build", "--skip", "pdf,card,opendata,planning,editions,offline")
    assert answer.code == 0, answer.err
    return find_project(root=folder)


@pytest.mark.xfail(
    strict=False,
    reason="zensical is an alarm, not a renderer of ours: see what it says in this test's report",
)
def test_zensical_makes_the_same_pages(project: Project, tmp_path: Path) -> None:
    site = built_with_zensical(project, tmp_path)
    assert pages_of(site) == pages_of(project.site)
    assert differences(project.site, site, pages_of(site)) == []


@pytest.mark.parametrize(
    ("aspect", "before", "after"),
    [
        ("text", "Provinsi ini rekaan.", "Provinsi ini nyata."),
        ("headings", '<h1 id="cetak', '<h1 id="biru'),
        ("anchors", ' id="isi"', ' id="isi-lain"'),
        ("links", "program/pendidikan/", "program/kesehatan/"),
        ("tables", "<td", "<td colspan=2"),
        ("head", '<meta name="description" content="', '<meta name="description" content="x'),
        ("scripts", "assets/frame/site.js", "assets/frame/lain.js"),
        ("elements", '<main class="', '<main class="lain '),
    ],
)
def test_one_changed_word_is_found(
    aspect: str, before: str, after: str, project: Project, tmp_path: Path
) -> None:
    page = (project.site / "index.html").read_text(encoding="utf-8")
    assert before in page
    (tmp_path / "index.html").write_text(page.replace(before, after, 1), encoding="utf-8")
    found = differences(project.site, tmp_path, ["index.html"])
    assert aspect in {difference.aspect for difference in found}
