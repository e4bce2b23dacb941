"""The live preview: what pages link to and fetch is there, and the pages follow what is saved."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.conftest import PPM, ROOT, copy_good


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_good(tmp_path_factory.mktemp("pratinjau"))


@pytest.fixture(scope="module")
def preview(project: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folders = [f"--{name}={project / name}" for name in ("data", "docs")]
    with subprocess.Popen(
        [PPM, "serve", *folders, "--port", str(port)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    ) as process:  # fmt: skip
        try:
            assert process.stdout is not None
            first = process.stdout.readline()
            assert f"http://127.0.0.1:{port}/" in first
            _until_listening(port)
            yield f"http://127.0.0.1:{port}/"
        finally:
            # Not an interrupt: a run in the background has its children ignore those.
            process.kill()


def _until_listening(port: int) -> None:
    deadline = time.monotonic() + 30
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            assert time.monotonic() < deadline, "the preview does not listen"
            time.sleep(0.1)
        else:
            return


@pytest.mark.parametrize(
    "address",
    ["", "data/program.csv", "assets/search/search.js", "id/PPM-9901-PEN-01/", "inventaris.json"],
)
def test_nothing_is_missing(preview: str, address: str) -> None:
    with urlopen(f"{preview}{address}") as answer:  # noqa: S310 - the address of the preview
        assert answer.status == 200
        assert answer.read()


def test_what_is_not_there_is_told_on_a_page_of_the_site(preview: str) -> None:
    with pytest.raises(HTTPError) as found:
        urlopen(f"{preview}unduhan/tidak-ada.pdf")  # noqa: S310 - as above
    assert found.value.code == 404
    assert "Halaman tidak ditemukan" in found.value.read().decode()


def test_a_saved_page_is_shown(preview: str, project: Path) -> None:
    page = project / "docs/tentang/metode.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nKalimat baru.\n", encoding="utf-8")
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        with urlopen(f"{preview}tentang/metode/") as answer:  # noqa: S310 - as above
            if b"Kalimat baru." in answer.read():
                return
        time.sleep(0.5)
    pytest.fail("the preview did not follow")
