"""nginx by the recipe of scripts/hosting/: what browsers may keep, compressed, with all headers."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.hosting.server import nginx

COMPRESS = ROOT / "scripts" / "hosting" / "compress.py"
FOR_EVER = "public, max-age=31536000, immutable"
PAGE = "kabupaten/ketapang/"
HANDOUT = "unduhan/wilayah-ketapang.html"


def _compress(site: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, COMPRESS, site], capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def site(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A part of the real site with compressed copies."""
    folder = tmp_path_factory.mktemp("situs")
    shutil.copytree(built_site / "assets", folder / "assets")
    for name in ("index.html", "404.html", f"{PAGE}index.html", "data/program.json", HANDOUT):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(built_site / name, folder / name)
    result = _compress(folder)
    assert result.returncode == 0, result.stderr
    return folder


needs_nginx = pytest.mark.needs("nginx")
pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[str]:
    with nginx(site) as served:
        yield served.address


def _get(address: str, **headers: str) -> tuple[int, Mapping[str, str], bytes]:
    request = urllib.request.Request(  # noqa: S310 - the loopback address of this test
        address, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


@needs_nginx
def test_a_page_is_asked_for_again_and_answered_shortly(server: str, site: Path) -> None:
    status, headers, body = _get(server + PAGE, Accept_Encoding="gzip")
    assert status == 200
    assert headers["Cache-Control"] == "no-cache"
    assert headers["Content-Encoding"] == "gzip"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert gzip.decompress(body) == (site / PAGE / "index.html").read_bytes()
    # The copy made beforehand, not one made on the way.
    assert body == (site / PAGE / "index.html.gz").read_bytes()
    status, _, body = _get(server + PAGE, Accept_Encoding="gzip", If_None_Match=headers["ETag"])
    assert (status, body) == (304, b"")


@needs_nginx
def test_a_handout_may_have_its_own_style_and_nothing_else(server: str) -> None:
    policy = _get(server + HANDOUT)[1]["Content-Security-Policy"]
    assert "default-src 'none'; style-src 'unsafe-inline'" in policy
    assert "script" not in policy
    assert "unsafe" not in _get(server + PAGE)[1]["Content-Security-Policy"]


@needs_nginx
def test_what_a_page_loads_under_a_hash_is_kept_for_ever(server: str, site: Path) -> None:
    page = (site / PAGE / "index.html").read_text(encoding="utf-8")
    loaded = re.findall(r'<(?:link rel="stylesheet" href|script src)="\.\./\.\./([^"]+)"', page)
    assert len(loaded) >= 4
    for address in loaded:
        status, headers, _ = _get(server + address)
        assert (status, headers["Cache-Control"]) == (200, FOR_EVER), address


@needs_nginx
@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("assets/site.css", "public, max-age=300"),
        ("assets/site.css?v=", "public, max-age=300"),
        ("assets/site.css?v=latest", "public, max-age=300"),
        ("assets/search/search.js", "public, max-age=300"),
        ("data/program.json?v=01234567", "public, max-age=300"),
        ("?v=01234567", "no-cache"),
        ("assets/favicon.svg", "public, max-age=604800"),
        ("tiada/", "no-store"),
        ("assets/tiada.css?v=01234567", "no-store"),
    ],
)
def test_nothing_else_is_kept_for_ever(server: str, address: str, kept: str) -> None:
    assert _get(server + address)[1]["Cache-Control"] == kept


@needs_nginx
def test_what_is_missing_gets_the_page_of_errors(server: str) -> None:
    status, headers, body = _get(f"{server}tiada/")
    assert status == 404
    assert "text/html" in headers["Content-Type"]
    assert "Halaman tidak ditemukan" in body.decode()


@needs_nginx
def test_open_data_may_be_read_from_elsewhere_and_pages_may_not(server: str) -> None:
    assert _get(f"{server}data/program.json")[1]["Access-Control-Allow-Origin"] == "*"
    assert _get(server)[1]["Access-Control-Allow-Origin"] is None


def test_copies_follow_their_files(site: Path, tmp_path: Path) -> None:
    page, gone = tmp_path / "index.html", tmp_path / "lama.html"
    shutil.copy(site / "index.html", page)
    shutil.copy(site / "index.html", gone)
    assert _compress(tmp_path).returncode == 0
    first = (tmp_path / "index.html.gz").read_bytes()
    page.write_text(page.read_text(encoding="utf-8") + "<!-- -->", encoding="utf-8")
    gone.unlink()
    assert _compress(tmp_path).returncode == 0
    second = (tmp_path / "index.html.gz").read_bytes()
    assert second != first
    assert gzip.decompress(second) == page.read_bytes()
    assert not list(tmp_path.glob("lama.html*"))
    # The same file, the same bytes.
    (tmp_path / "index.html.gz").unlink()
    _compress(tmp_path)
    assert (tmp_path / "index.html.gz").read_bytes() == second


def test_a_wrong_call_says_how(tmp_path: Path) -> None:
    assert _compress(tmp_path / "tiada").returncode == 2
