"""Every renderer makes the same pages: text, links, anchors, tables, heads, search entries."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from cetakbiru.base.errors import Refused
from cetakbiru.base.project import Project, find_project
from cetakbiru.site.renderer_process import run_renderer
from cetakbiru.site.renderers import RENDERERS
from cetakbiru.site.steps import build_into, read_blueprint
from tests.conftest import PPM, ROOT, copy_good
from tests.renderers.allowed import IN_FILES
from tests.renderers.pages import differences, pages_of

OTHERS = ("properdocs", "zensical")
# Not compared: made from the data, not by the renderer, or long to make.
SKIPPED = ("card", "export", "plans", "pdf", "offline")


def _build(renderer: str, site: Path, *more: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PPM, "build", "--renderer", renderer, "--skip", ",".join(SKIPPED), "--site", site, *more],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented province with all that a page may hold, and with an address."""
    folder = copy_good(tmp_path_factory.mktemp("provinsi"))
    edition = folder / "data" / "edisi.yml"
    text = edition.read_text(encoding="utf-8")
    text = text.replace("repositori: null", "repositori: https://contoh.example/ppm")
    edition.write_text(
        text.replace("alamat: null", "alamat: https://contoh.example/cetak-biru"), encoding="utf-8"
    )
    shutil.copy(Path(__file__).with_name("segala.md"), folder / "docs" / "masyarakat")
    navigation = yaml.safe_load((folder / "docs" / "nav.yml").read_text(encoding="utf-8"))
    navigation += [{"Bagian": ["masyarakat/segala.md", {"Dalam": "tentang/metode.md"}]}]
    navigation = [item for item in navigation if "Metode" not in item]
    (folder / "docs" / "nav.yml").write_text(yaml.safe_dump(navigation), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def site_by(province: Path) -> Callable[[str], Path]:
    """The site of the invented province by the renderer of that name, built once."""
    built: dict[str, Path] = {}

    def by(renderer: str) -> Path:
        if renderer not in built:
            site = province / f"site-{renderer}"
            folders = ("--data", province / "data", "--docs", province / "docs")
            result = _build(renderer, site, *folders)
            assert result.returncode == 0, result.stderr
            built[renderer] = site
        return built[renderer]

    return by


@pytest.mark.parametrize("renderer", OTHERS)
def test_an_invented_province_is_the_same_site(
    renderer: str, site_by: Callable[[str], Path]
) -> None:
    ours, other = site_by("mkdocs"), site_by(renderer)
    assert pages_of(ours) == pages_of(other)
    assert len(pages_of(ours)) > 10
    assert differences(ours, other, pages_of(ours)) == []
    assert _unlike_files(ours, other, IN_FILES[renderer]) == []
    assert _mapped(ours) == _mapped(other)


@pytest.mark.parametrize("renderer", OTHERS)
def test_the_real_site_is_the_same(renderer: str, built_site: Path, tmp_path: Path) -> None:
    project = replace(find_project(site=tmp_path / "site"), renderer=renderer)
    project.site.mkdir()
    other = project.site
    build_into(project, other, SKIPPED)
    rendered = pages_of(other)
    assert set(rendered) <= set(pages_of(built_site))
    assert len(rendered) > 50
    assert differences(built_site, other, rendered) == []
    index = "assets/search/search.js"
    assert (other / index).read_bytes() == (built_site / index).read_bytes()


@pytest.mark.parametrize("renderer", OTHERS)
def test_every_allowance_is_still_needed(renderer: str, site_by: Callable[[str], Path]) -> None:
    ours, other = site_by("mkdocs"), site_by(renderer)
    for pattern in IN_FILES[renderer]:
        rest_of_files = {kept: why for kept, why in IN_FILES[renderer].items() if kept != pattern}
        assert _unlike_files(ours, other, rest_of_files), pattern


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
    aspect: str, before: str, after: str, site_by: Callable[[str], Path], tmp_path: Path
) -> None:
    ours = site_by("mkdocs")
    page = (ours / "index.html").read_text(encoding="utf-8")
    assert before in page
    (tmp_path / "index.html").write_text(page.replace(before, after, 1), encoding="utf-8")
    found = differences(ours, tmp_path, ["index.html"])
    assert aspect in {difference.aspect for difference in found}


@pytest.mark.parametrize("renderer", OTHERS)
def test_a_broken_link_stops_every_renderer(renderer: str, province: Path, tmp_path: Path) -> None:
    # Past the check of links: only the renderer's own strictness is left.
    docs = tmp_path / "docs"
    shutil.copytree(province / "docs", docs)
    page = docs / "index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[x](tiada.md)\n", encoding="utf-8")
    site = tmp_path / "site"
    site.mkdir()
    project = Project(ROOT, province / "data", docs, site)
    with pytest.raises(Refused, match=r"index\.md"):
        RENDERERS[renderer](project, read_blueprint(project), site)
    assert {path.name for path in tmp_path.iterdir()} == {"docs", "site"}


def test_a_missing_renderer_is_named_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"tiada_perender belum terpasang.*pip install"):
        run_renderer("tiada_perender", [], tmp_path)


def _mapped(site: Path) -> list[str]:
    """Every address of the site map."""
    return sorted(re.findall(r"<loc>(.+?)</loc>", (site / "sitemap.xml").read_text("utf-8")))


def _unlike_files(ours: Path, other: Path, allowed: dict[str, str]) -> list[str]:
    """Files, but for pages, that only one site has or that differ, and are not allowed to."""
    here, there = _files(ours), _files(other)
    unlike = {name for name in here.keys() | there.keys() if here.get(name) != there.get(name)}
    return sorted(
        name for name in unlike if not any(re.fullmatch(pattern, name) for pattern in allowed)
    )


def _files(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file() and path.suffix != ".html"
    }
