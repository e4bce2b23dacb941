"""Each output of a build can be left out in mkdocs.yml, and takes nothing else along."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cetakbiru.base.project import OUTPUT_NAMES
from tests.conftest import copy_good
from tests.running import files_of, ppm_here, replaced, run

# What each output adds to a site.
FILES = {
    "card": r"assets/kartu\.png",
    "opendata": (
        r"(data|id)/.+|umpan(/[a-z-]+)?\.xml|kalender(-[a-z-]+)?\.ics|inventaris\.json|robots\.txt"
    ),
    "planning": (
        r"unduhan/((lembar|contoh)-rencana-.+|lembar-[a-z]+\.xlsx)|assets/align/.+\.js(on)?"
    ),
    "near": r"assets/wilayah/(awal|mesin|izin|fakta|(arah|desa)-[\d.]+)\.js",
    "beside": r"assets/beside/wilayah\.js",
    "search": r"assets/search/(search|vocabulary|codes|(words|entries)/\d+)\.js",
    "pdf": r"unduhan/cetak-biru-ppm-2026\.1.*\.pdf",
    "handout": r"unduhan/wilayah-[a-z-]+\.html",
    "editions": r"edisi/.+\.json",
    "offline": r"unduhan/situs-luring\.zip",
}
# A page that lists the files of the open data.
LISTING = "masyarakat/glosarium/index.html"
# Open data know whether the site has an address, which a map of it needs.
REWRITTEN = {"sitemap.xml", "sitemap.xml.gz", LISTING}


def _built(folder: Path, *outputs: str) -> dict[str, bytes]:
    """The site of the invented province with these outputs and no others."""
    project = copy_good(folder)
    with (project / "docs/masyarakat/glosarium.md").open("a", encoding="utf-8") as page:
        page.write("\n## Berkas\n\n{{ daftar_berkas_data() }}\n")
    options = "".join(f"      {name}: {str(name in outputs).lower()}\n" for name in OUTPUT_NAMES)
    replaced(project / "mkdocs.yml", "  - cetakbiru\n", f"  - cetakbiru:\n{options}")
    # Printing keeps fonts open until its process ends.
    answer = run(project, "ppm", "build") if "pdf" in outputs else ppm_here(project, "build")
    assert answer.code == 0, answer.err
    return files_of(project / "site")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site without any output."""
    return _built(tmp_path_factory.mktemp("halaman") / "provinsi")


@pytest.mark.parametrize(
    "output",
    [
        *(pytest.param(name, marks=pytest.mark.site) for name in OUTPUT_NAMES if name != "pdf"),
        pytest.param("pdf", marks=pytest.mark.whole),
    ],
)
def test_an_output_adds_its_files_and_changes_no_other(
    output: str, pages: dict[str, bytes], tmp_path: Path
) -> None:
    site = _built(tmp_path / "provinsi", output)
    added = site.keys() - pages.keys()
    assert added
    assert [name for name in sorted(added) if not re.fullmatch(FILES[output], name)] == []
    changed = {name for name in pages if site.get(name) != pages[name]}
    assert changed <= (REWRITTEN if output == "opendata" else set())


@pytest.mark.site
def test_a_site_without_open_data_offers_none_of_their_files(
    pages: dict[str, bytes], tmp_path: Path
) -> None:
    offered = re.compile(r'href="../../data/[^"]+\.(csv|xlsx|json|zip|txt)"')
    without = pages[LISTING].decode()
    assert "tidak dibuat bersama halaman ini" in without
    assert offered.search(without) is None
    assert offered.search(_built(tmp_path / "provinsi", "opendata")[LISTING].decode())
