"""What a preview shows and answers, without a real build."""

from __future__ import annotations

import http.client
import json
import re
import threading
from collections.abc import Callable, Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest

from cetakbiru.base.errors import Refused
from cetakbiru.checks.problems import problem
from cetakbiru.model.text import Position
from cetakbiru.site.inputs import FaultyContent
from cetakbiru.site.preview import answers, state
from cetakbiru.site.preview.answers import answer
from cetakbiru.site.preview.server import PreviewServer
from cetakbiru.site.preview.showing import InFolder
from cetakbiru.site.preview.state import Build, Preview, Showing, Shown, Step

_PAGE = b"<!doctype html><html><body><p>isi</p></body></html>"


IsLooked = Callable[[str], bool]


def good(folder: Path, step: Step, is_looked_at: IsLooked) -> Showing:
    (folder / "kabupaten/satu").mkdir(parents=True)
    for name in ("index.html", "kabupaten/satu/index.html", "404.html"):
        (folder / name).write_bytes(_PAGE)
    (folder / "data.csv").write_text("a,b\n")
    return InFolder(folder)


def faulty(folder: Path, step: Step, is_looked_at: IsLooked) -> Showing:
    place = Position(3, 7)
    found = problem("data-tak-termuat", "data/<b>.csv", place, "nama", reason="<script>")
    raise FaultyContent([found], "Situs tidak dibangun.")


def raising(error: Exception) -> Build:
    def build(folder: Path, step: Step, is_looked_at: IsLooked) -> Showing:
        (folder / "setengah.html").touch()
        raise error

    return build


def changed(folder: Path, step: Step, is_looked_at: IsLooked) -> Showing:
    """The same site with one page that says something else."""
    site = good(folder, step, is_looked_at)
    (folder / "kabupaten/satu/index.html").write_bytes(_PAGE.replace(b"isi", b"lain"))
    return site


class Builds:
    """A build that the test exchanges between two updates."""

    def __init__(self) -> None:
        self.next: Build = good

    def __call__(self, folder: Path, step: Step, is_looked_at: IsLooked) -> Showing:
        return self.next(folder, step, is_looked_at)


def shown(preview: Preview) -> Shown:
    """What it shows now."""
    found = preview.seen("index.html")
    assert found
    return found


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
    return answer(preview, target).content.decode()


def _number(preview: Preview, target: str) -> str:
    found = re.search(r'data-nomor="([^"]+)"', _text(preview, target))
    assert found
    return found[1]


def _news(preview: Preview, place: str, known: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(
        _text(preview, f"/_pratinjau/perubahan/{place}?sejak={known}")
    )
    return told


def test_pages_are_those_of_the_site_but_for_one_script_file(preview: Preview) -> None:
    before, _, after = _text(preview, "/kabupaten/satu/").partition("<script ")
    tag, _, end = after.partition("></script>")
    assert before + end == _PAGE.decode()
    assert 'src="/_pratinjau/ikuti.js"' in tag
    assert answer(preview, "/data.csv").content == b"a,b\n"
    assert answer(preview, "/_pratinjau/ikuti.js").kind.startswith("text/javascript")
    assert answer(preview, "/_pratinjau/tema/ppm.css").status == HTTPStatus.OK


def test_a_folder_is_asked_for_with_its_slash(preview: Preview) -> None:
    for target in ("/kabupaten/satu", "//kabupaten//satu"):
        found = answer(preview, target)
        assert (found.status, found.head["Location"]) == (HTTPStatus.FOUND, "/kabupaten/satu/")


def test_the_old_address_of_a_kecamatan_leads_on_when_it_was_renamed(
    preview: Preview, builds: Builds
) -> None:
    def called(name: str) -> Build:
        def build(folder: Path, step: Step, is_looked_at: IsLooked) -> Showing:
            page = f"kabupaten/satu/{name}/index.html"
            good(folder, step, is_looked_at)
            (folder / page).parent.mkdir()
            (folder / page).write_bytes(_PAGE)
            return InFolder(folder, subdistricts={"99.01.01": page})

        return build

    for name in ("hulu", "tengah", "hilir"):
        builds.next = called(name)
        preview.update()
    for old in ("hulu/", "tengah/", "hulu", "tengah/index.html"):
        found = answer(preview, f"/kabupaten/satu/{old}")
        assert found.status == HTTPStatus.FOUND
        assert found.head["Location"] == "/kabupaten/satu/hilir/"
    assert answer(preview, "/kabupaten/satu/hilir/").status == HTTPStatus.OK
    assert answer(preview, "/kabupaten/satu/muara/").status == HTTPStatus.NOT_FOUND
    builds.next = good
    preview.update()
    assert answer(preview, "/kabupaten/satu/hulu/").status == HTTPStatus.NOT_FOUND, "it is gone"


def test_what_is_not_there_is_told_on_the_page_of_the_site(preview: Preview) -> None:
    assert answer(preview, "/tiada/").status == HTTPStatus.NOT_FOUND
    assert b"isi" in answer(preview, "/tiada/").content


@pytest.mark.parametrize(
    "target",
    [
        "/../rahasia", "/%2e%2e/rahasia", "/..%2frahasia", "/kabupaten/../../rahasia", "/%00",
        "/%ff", "/..%5crahasia", "/c:/rahasia", "/tautan", "/tautan/",
        "/_pratinjau/tema/../../plugin.py",
        "/_pratinjau/masalah/../../rahasia", "/_pratinjau/perubahan/../rahasia",
        "/_pratinjau/tema/%2e%2e/main.html", "/_pratinjau/",
        "//rahasia", "*", "rahasia", "/" + "a" * 5_000,
    ],
)  # fmt: skip
def test_nothing_outside_of_the_site_is_read(target: str, preview: Preview, tmp_path: Path) -> None:
    (tmp_path / "rahasia").write_text("rahasia sekali")
    site = shown(preview).site
    assert isinstance(site, InFolder)
    (site.folder / "tautan").symlink_to(tmp_path / "rahasia")
    found = answer(preview, target)
    assert found.status in (HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND)
    assert b"rahasia sekali" not in found.content


def test_what_is_wrong_stands_below_every_page_until_it_is_mended(
    preview: Preview, builds: Builds, tmp_path: Path
) -> None:
    builds.next = faulty
    preview.update()
    for target in ("/", "/kabupaten/satu/", "/tiada/", "/index.html"):
        text = _text(preview, target)
        # The page is as it was before, and readable by whoever runs no scripts.
        assert "<p>isi</p>" in text
        for word in ('role="alert"', "data/&lt;b&gt;.csv:3:7", "nama", "Perbaikan: "):
            assert word in text
        assert "&lt;script&gt;" in text
        assert 'data-utuh="ya"' in text
    assert _text(preview, "/data.csv") == "a,b\n"
    everything = "/_pratinjau/masalah/kabupaten/satu/index.html"
    assert f'href="{everything}"' in _text(preview, "/kabupaten/satu/")
    listed = _text(preview, everything)
    assert "<h1>1 kesalahan pada isi yang disimpan</h1>" in listed
    assert "data/&lt;b&gt;.csv:3:7" in listed
    assert '<html lang="id" ' in listed
    builds.next = good
    preview.update()
    assert "alert" not in _text(preview, "/kabupaten/satu/")
    back = answer(preview, everything)
    assert back.head["Location"] == "/kabupaten/satu/index.html"
    assert len(list((tmp_path / "pratinjau").iterdir())) <= 2


def test_a_bar_names_the_first_errors_and_how_many_there_are(
    preview: Preview, builds: Builds
) -> None:
    def many(folder: Path, step: Step, is_looked_at: IsLooked) -> Showing:
        places = [Position(line, 1) for line in range(1, 31)]
        found = [problem("data-tak-termuat", "a.csv", place, reason="x") for place in places]
        raise FaultyContent(found, "Situs tidak dibangun.")

    builds.next = many
    preview.update()
    text = _text(preview, "/")
    assert "30 kesalahan" in text
    assert text.count("a.csv:") == 3
    assert _text(preview, "/_pratinjau/masalah/index.html").count("a.csv:") == 30


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
    for target in ("/", "/_pratinjau/masalah/index.html"):
        assert told in _text(preview, target)
        assert "Traceback" not in _text(preview, target)
    assert not list(tmp_path.rglob("setengah.html"))


def test_a_preview_may_begin_with_what_is_wrong(tmp_path: Path) -> None:
    preview = Preview(faulty, [], tmp_path)
    preview.update()
    for target in ("/", "/data.csv", "/assets/x.css"):
        assert "data/&lt;b&gt;.csv:3:7" in _text(preview, target)
        assert 'data-utuh="tidak"' in _text(preview, target)


def test_only_pages_that_changed_are_told_to_load_again(preview: Preview, builds: Builds) -> None:
    first, page = _number(preview, "/"), _number(preview, "/kabupaten/satu/")
    assert _news(preview, "index.html", "lain.0")["muat"]
    builds.next = changed
    later = threading.Timer(0.05, preview.update)
    later.start()
    told = _news(preview, "kabupaten/satu/index.html", page)
    assert told["muat"]
    assert told["nomor"] == _number(preview, "/kabupaten/satu/") != page
    assert _number(preview, "/") == first
    later.join()


def test_what_is_wrong_is_told_without_loading_the_page_again(
    preview: Preview, builds: Builds
) -> None:
    before = _number(preview, "/")
    builds.next = faulty
    preview.update()
    told = _news(preview, "index.html", before)
    assert not told["muat"]
    assert told["bilah"] in _text(preview, "/")
    assert "data/&lt;b&gt;.csv:3:7" in told["bilah"]
    builds.next = good
    preview.update()
    again = _news(preview, "index.html", told["nomor"])
    assert (again["muat"], again["bilah"], again["nomor"]) == (False, "", before)


def test_a_list_of_what_is_wrong_follows_it(preview: Preview, builds: Builds) -> None:
    builds.next = faulty
    preview.update()
    place = "_pratinjau/masalah/index.html"
    number = _number(preview, f"/{place}")
    builds.next = raising(Refused("Yang lain."))
    preview.update()
    told = _news(preview, place, number)
    assert told["muat"]
    assert told["nomor"] == _number(preview, f"/{place}")
    builds.next = good
    preview.update()
    assert _news(preview, place, told["nomor"])["muat"]


def test_who_waits_is_told_what_is_being_done(
    preview: Preview, builds: Builds, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(state, "_SHORT", 0.0)
    before, at_work, go_on = _number(preview, "/"), threading.Event(), threading.Event()

    def slow(folder: Path, step: Step, is_looked_at: IsLooked) -> Showing:
        with step("Menyusun <halaman>"):
            at_work.set()
            assert go_on.wait(10)
            return good(folder, step, is_looked_at)

    builds.next = slow
    later = threading.Thread(target=preview.update)
    later.start()
    assert at_work.wait(10)
    told = _news(preview, "index.html", before)
    assert (told["tahap"], told["muat"]) == ("Menyusun <halaman>", False)
    go_on.set()
    later.join()


def test_a_browser_that_asks_too_early_is_told_to_wait(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "_SILENCE", 0.01)
    preview = Preview(good, [], tmp_path)
    page = answer(preview, "/", is_patient=False).content.decode()
    assert "Menyusun halaman …" in page
    # Also for whoever runs no scripts.
    assert 'http-equiv="refresh"' in page.partition("<noscript>")[2].partition("</noscript>")[0]
    preview.update()
    assert b"<p>isi</p>" in answer(preview, "/", is_patient=False).content


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
            assert shown(preview).number == number
            change()
            preview.news(number, "", 10)
            assert shown(preview).number == number + 1
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
