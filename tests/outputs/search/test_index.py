"""What of a page and of the data enters the index."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cetakbiru.base.cache import Cache, attach_cache
from cetakbiru.model.load import load_blueprint
from cetakbiru.outputs.search import index, write_index
from cetakbiru.outputs.search.entry import KINDS
from cetakbiru.outputs.search.index import FOLDER
from cetakbiru.outputs.search.pages import page_entries, read_pages
from tests.outputs.search.reading import read_directory, read_entries

PAGE = """<!doctype html><html lang="id"><head><title>x</title>
<meta name="description" content="Tentang <b>kopi</b> &amp; karet"></head><body>
<main><article>
<p class="ppm-status">Rancangan</p>
<h1 id="kopi">Kopi<a class="headerlink" href="#kopi">#</a></h1>
<p>Pembuka dengan <span class="ppm-istilah">istilah</span><sup id="fnref:a">1</sup>.</p>
<h2 id="langkah">Langkah <em>pertama</em><a class="headerlink" href="#langkah">#</a></h2>
<ul><li>Satu</li><li>Dua</li></ul>
<div class="ppm-data"><table><tr><td>dari data</td></tr></table></div>
<h3 id="bidang-x">Dibuat makro</h3>
<p>Ekor &lt;b&gt;teks&lt;/b&gt;</p>
<div class="footnote"><p>catatan</p></div>
</article></main></body></html>"""


def files_of(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def _site(tmp_path: Path) -> Path:
    folder = tmp_path / "kebun"
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    hidden = PAGE.replace("<title>", '<meta name="robots" content="noindex"><title>')
    (tmp_path / "pindah.html").write_text(hidden, encoding="utf-8")
    (tmp_path / "404.html").write_text(PAGE, encoding="utf-8")
    return tmp_path


def test_a_page_becomes_itself_and_its_sections(tmp_path: Path) -> None:
    pages = read_pages(_site(tmp_path))
    assert list(pages) == ["kebun/"]
    page, section = page_entries(pages, {})
    assert (page.kind, page.url, page.title) == ("h", "kebun/", "Kopi")
    assert page.text == "Tentang <b>kopi</b> & karet Pembuka dengan istilah."
    assert (section.url, section.title) == ("kebun/#langkah", "Langkah pertama")
    assert section.context == "Kopi"
    assert section.text == "Satu Dua Ekor <b>teks</b>"


@pytest.mark.site
def test_the_search_is_the_same_twice_and_leaves_nothing_of_before(
    root: Path, tmp_path: Path
) -> None:
    blueprint, site = load_blueprint(root / "data"), _site(tmp_path)
    write_index(blueprint, site)
    first = files_of(site / FOLDER)
    (site / FOLDER / "words/99.js").write_text("lama", encoding="utf-8")
    write_index(blueprint, site)
    assert files_of(site / FOLDER) == first
    directory = read_directory(site)
    assert {group[0] for group in directory["groups"]} <= set(KINDS)
    assert [code for code, _ in directory["regions"]] == list(blueprint.kabupaten)
    # No page of the data's items is in this site: nothing leads to where there is nothing.
    assert {url.partition("#")[0] for url, *_ in read_entries(site)} == {"kebun/"}


@pytest.mark.site
def test_what_can_be_found_as_before_is_indexed_once(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(cache: Cache) -> dict[Path, bytes]:
        blueprint = load_blueprint(root / "data")
        attach_cache(blueprint, cache)
        write_index(blueprint, site)
        cache.save()
        return files_of(site / FOLDER)

    site, kept = _site(tmp_path / "situs"), tmp_path / "rak"
    first = write(Cache(kept))
    monkeypatch.setattr(index, "Scripts", lambda _: pytest.fail("starts an engine"))
    assert write(Cache(kept)) == first
    (site / "kebun/index.html").write_text(PAGE.replace("Ekor", "Kepala"), encoding="utf-8")
    with pytest.raises(pytest.fail.Exception, match="starts an engine"):
        write(Cache(kept))


@pytest.mark.site
def test_names_of_the_data_are_synonyms(root: Path, tmp_path: Path) -> None:
    site = _site(tmp_path)
    write_index(load_blueprint(root / "data"), site)
    content = read_directory(site)
    assert ["ipm", "indeks pembangunan manusia"] in content["synonyms"]
    assert ["kabupaten pontianak", "kabupaten mempawah"] in content["synonyms"]


@pytest.mark.site
def test_no_comment_and_no_type_travels(root: Path, tmp_path: Path) -> None:
    site = _site(tmp_path)
    write_index(load_blueprint(root / "data"), site)
    script = (site / FOLDER / "search.js").read_text(encoding="utf-8")
    assert "@param" not in script
    assert not re.search(r"^\s*(//|/\*)", script, re.MULTILINE)


def test_every_kind_of_entry_has_its_weight() -> None:
    """One without would weigh nothing that can be compared, and spoil the order of all hits."""
    engine = Path(index.__file__).parent / "engine" / "search.js"
    weights = re.search(r"^const WEIGHT = \{(.*?)\};", engine.read_text("utf-8"), re.M | re.S)
    assert weights is not None
    assert set(re.findall(r"(\w+):", weights[1])) == set(KINDS)
