"""What a preview shows and answers, without a real build."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Callable, Iterator
from http import HTTPStatus
from pathlib import Path

import pytest

from cetakbiru.base.errors import Refused
from cetakbiru.checks.problems import problem
from cetakbiru.model.text import Position
from cetakbiru.site.inputs import FaultyContent
from cetakbiru.site.preview.answers import answer
from cetakbiru.site.preview.server import PreviewServer
from cetakbiru.site.preview.state import Build, Preview

_PAGE = b"<!doctype html><html><body><p>isi</p></body></html>"


def good(folder: Path) -> None:
    (folder / "kabupaten/satu").mkdir(parents=True)
    for name in ("index.html", "kabupaten/satu/index.html", "404.html"):
        (folder / name).write_bytes(_PAGE)
    (folder / "data.csv").write_text("a,b\n")


def faulty(folder: Path) -> None:
    place = Position(3, 7)
    found = problem("data-tak-termuat", "data/<b>.csv", place, "nama", reason="<script>")
    raise FaultyContent([found], "Situs tidak dibangun.")


def raising(error: Exception) -> Build:
    def build(folder: Path) -> None:
        (folder / "setengah.html").touch()
        raise error

    return build


class Builds:
    """A build that the test exchanges between two updates."""

    def __init__(self) -> None:
        self.next: Build = good

    def __call__(self, folder: Path) -> None:
        self.next(folder)


@pytest.fixture
def builds() -> Builds:
    return Builds()


@pytest.fixture
def preview(builds: Builds, tmp_path: Path) -> Preview:
    folder = tmp_path / "pratinjau"
    folder.mkdir()
    made = Preview(builds, [], folder)
    made.update()
    return made


def _text(preview: Preview, target: str) -> str:
    return answer(preview, "r", target).content.decode()


def test_pages_are_those_of_the_site_but_for_one_script_file(preview: Preview) -> None:
    before, _, after = _text(preview, "/kabupaten/satu/").partition("<script ")
    tag, _, end = after.partition("></script>")
    assert before + end == _PAGE.decode()
    assert 'src="/_pratinjau/ikuti.js"' in tag
    assert answer(preview, "r", "/data.csv").content == b"a,b\n"
    assert answer(preview, "r", "/_pratinjau/ikuti.js").kind.startswith("text/javascript")
    assert answer(preview, "r", "/_pratinjau/tema/ppm.css").status == HTTPStatus.OK


def test_a_folder_is_asked_for_with_its_slash(preview: Preview) -> None:
    for target in ("/kabupaten/satu", "//kabupaten//satu"):
        found = answer(preview, "r", target)
        assert (found.status, found.head["Location"]) == (HTTPStatus.FOUND, "/kabupaten/satu/")


def test_what_is_not_there_is_told_on_the_page_of_the_site(preview: Preview) -> None:
    assert answer(preview, "r", "/tiada/").status == HTTPStatus.NOT_FOUND
    assert b"isi" in answer(preview, "r", "/tiada/").content


@pytest.mark.parametrize(
    "target",
    [
        "/../rahasia", "/%2e%2e/rahasia", "/..%2frahasia", "/kabupaten/../../rahasia", "/%00",
        "/%ff", "/..%5crahasia", "/c:/rahasia", "/tautan", "/tautan/",
        "/_pratinjau/tema/../../plugin.py",
        "/_pratinjau/sebelumnya/../../rahasia", "/_pratinjau/tema/%2e%2e/main.html", "/_pratinjau/",
        "//rahasia", "*", "rahasia", "/" + "a" * 5_000,
    ],
)  # fmt: skip
def test_nothing_outside_of_the_site_is_read(target: str, preview: Preview, tmp_path: Path) -> None:
    (tmp_path / "rahasia").write_text("rahasia sekali")
    site = preview.shown().site
    assert site
    (site / "tautan").symlink_to(tmp_path / "rahasia")
    found = answer(preview, "r", target)
    assert found.status in (HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND)
    assert b"rahasia sekali" not in found.content


def test_what_is_wrong_stands_in_every_page_until_it_is_mended(
    preview: Preview, builds: Builds, tmp_path: Path
) -> None:
    builds.next = faulty
    preview.update()
    for target in ("/", "/kabupaten/satu/", "/tiada/", "/index.html"):
        text = _text(preview, target)
        for word in ("data/&lt;b&gt;.csv:3:7", "nama", "&lt;script&gt;", "Perbaikan: "):
            assert word in text
        assert '<html lang="id" ' in text
        assert 'data-utuh="tidak"' in text
    # Files beside the pages are those of the site before, and so are its pages, elsewhere.
    assert _text(preview, "/data.csv") == "a,b\n"
    assert 'href="/_pratinjau/sebelumnya/kabupaten/satu"' in _text(preview, "/kabupaten/satu/")
    moved = answer(preview, "r", "/_pratinjau/sebelumnya/kabupaten/satu")
    assert moved.head["Location"] == "/_pratinjau/sebelumnya/kabupaten/satu/"
    assert "<p>isi</p>" in _text(preview, moved.head["Location"])
    builds.next = good
    preview.update()
    assert "<p>isi</p>" in _text(preview, "/kabupaten/satu/")
    back = answer(preview, "r", "/_pratinjau/sebelumnya/kabupaten/satu/")
    assert back.head["Location"] == "/kabupaten/satu/"
    assert len(list((tmp_path / "pratinjau").iterdir())) <= 2


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (Refused("Menu <x> salah. Perbaiki."), "Menu &lt;x&gt; salah. Perbaiki."),
        (OSError(28, "No space left on device", "/x"), "ruang cakram habis"),
        (RuntimeError("tidak terduga"), "kesalahan di dalam mesin cetak biru"),
        (RecursionError(), "kesalahan di dalam mesin cetak biru"),
    ],
)
def test_whatever_ends_a_build_is_told_in_the_page(
    error: Exception, told: str, preview: Preview, builds: Builds, tmp_path: Path
) -> None:
    builds.next = raising(error)
    preview.update()
    assert told in _text(preview, "/")
    assert "Traceback" not in _text(preview, "/")
    assert not list(tmp_path.rglob("setengah.html"))


def test_a_preview_may_begin_with_what_is_wrong(tmp_path: Path) -> None:
    preview = Preview(faulty, [], tmp_path)
    preview.update()
    for target in ("/", "/data.csv", "/assets/x.css"):
        assert "data/&lt;b&gt;.csv:3:7" in _text(preview, target)
    assert "sebelumnya" not in _text(preview, "/")


def test_news_wait_for_a_change(preview: Preview) -> None:
    assert _text(preview, "/_pratinjau/perubahan?sejak=r-9") == "r-1"
    assert _text(preview, "/_pratinjau/perubahan?sejak=lain-1") == "r-1"
    assert _text(preview, "/_pratinjau/perubahan") == "r-1"
    later = threading.Timer(0.05, preview.update)
    later.start()
    assert _text(preview, "/_pratinjau/perubahan?sejak=r-1") == "r-2"
    later.join()


def test_saving_builds_again(builds: Builds, tmp_path: Path) -> None:
    watched, folder = tmp_path / "data", tmp_path / "pratinjau"
    for each in (watched / "dalam", folder):
        each.mkdir(parents=True)
    preview = Preview(builds, [watched, tmp_path / "tiada"], folder)
    thread = threading.Thread(target=preview.follow)
    thread.start()
    try:
        changes: list[Callable[[], object]] = [
            lambda: (watched / "dalam/a.csv").write_text("a"),
            lambda: (watched / "dalam/a.csv").write_text("ab"),
            lambda: (watched / "dalam/a.csv").rename(watched / "b.csv"),
            lambda: (watched / "b.csv").unlink(),
        ]
        for number, change in enumerate(changes, start=1):
            assert preview.shown().number == number
            change()
            assert preview.after(number, 10).number == number + 1
    finally:
        preview.end()
        thread.join()


@pytest.fixture
def server(preview: Preview) -> Iterator[PreviewServer]:
    with PreviewServer(preview, 0) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()


def _asked(server: PreviewServer, method: str, host: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.request(method, "/", headers={"Host": host})
    return connection.getresponse()


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LOCALHOST"])
def test_this_computer_may_read(name: str, server: PreviewServer) -> None:
    found = _asked(server, "GET", f"{name}:{server.server_port}")
    assert found.status == HTTPStatus.OK
    assert b"isi" in found.read()
    head = _asked(server, "HEAD", f"{name}:{server.server_port}")
    assert int(head.headers["Content-Length"]) > len(_PAGE)
    assert head.read() == b""


@pytest.mark.parametrize("host", ["jahat.example", "127.0.0.1", "127.0.0.1:1", ""])
def test_a_name_that_leads_here_from_elsewhere_may_not(host: str, server: PreviewServer) -> None:
    found = _asked(server, "GET", host)
    assert found.status == HTTPStatus.FORBIDDEN
    assert b"isi" not in found.read()


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT"])
def test_nothing_can_be_sent(method: str, server: PreviewServer) -> None:
    found = _asked(server, method, f"127.0.0.1:{server.server_port}")
    assert found.status == HTTPStatus.NOT_IMPLEMENTED


def test_the_policy_is_that_of_the_pages(server: PreviewServer, root: Path) -> None:
    source = (root / "src/cetakbiru/pages/theme/partials/csp.html").read_text(encoding="utf-8")
    policy = source.partition('content="')[2].partition('"')[0]
    found = _asked(server, "GET", f"127.0.0.1:{server.server_port}")
    assert found.headers["Content-Security-Policy"] == f"{policy}; frame-ancestors 'none'"
