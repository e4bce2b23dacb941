"""The weekly check of links: finds addresses, asks them, keeps reasons for what it leaves out."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from cetakbiru.base.project import find_project
from cetakbiru.workflows.outside_links import (
    SUPPRESSIONS,
    Suppression,
    addresses,
    dead_links,
    read_suppressions,
    report,
)
from tests.conftest import ROOT


class _Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        code = {"/ada": 200, "/larang": 403, "/hilang": 404, "/rusak": 500}.get(self.path, 404)
        self.send_response(code)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        return


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as http_server:
        threading.Thread(target=http_server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{http_server.server_address[1]}"
        http_server.shutdown()


def test_only_addresses_that_are_gone_are_told(server: str) -> None:
    found = {f"{server}/{name}": ["docs/a.md"] for name in ("ada", "larang", "hilang", "rusak")}
    dead = dead_links(found, [])
    assert [(each.url.rpartition("/")[2], each.what) for each in dead] == [
        ("hilang", "jawaban 404"),
        ("rusak", "jawaban 500"),
    ]
    assert "2 dari 4 tautan" in report(dead, 4)
    assert "docs/a.md" in report(dead, 4)


def test_a_suppressed_address_is_not_asked(server: str) -> None:
    found = {f"{server}/hilang": ["docs/a.md"]}
    assert dead_links(found, [Suppression(server, "uji")]) == []


def test_addresses_are_found_whole(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("", encoding="utf-8")
    (tmp_path / "docs/a.md").write_text(
        "[a](https://a.example/x_(y)#z), <https://b.example/>. Lihat https://c.example/d.\n",
        encoding="utf-8",
    )
    (tmp_path / "data/s.csv").write_text('id,url\na,"https://e.example/?q=1"\n', encoding="utf-8")
    project = find_project(tmp_path / "data", tmp_path / "docs")
    assert addresses(project) == {
        "https://a.example/x_(y)": ["docs/a.md"],
        "https://b.example/": ["docs/a.md"],
        "https://c.example/d": ["docs/a.md"],
        "https://e.example/?q=1": ["data/s.csv"],
    }


def test_every_suppression_has_a_reason(tmp_path: Path) -> None:
    read_suppressions(ROOT / SUPPRESSIONS)
    path = tmp_path / "tautan.yml"
    path.write_text("- url: https://a.example/\n", encoding="utf-8")
    with pytest.raises(ValueError, match="alasan"):
        read_suppressions(path)
