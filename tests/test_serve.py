"""The live preview, by `ppm serve` and by `mkdocs serve`: whole, and it follows what is saved."""

from __future__ import annotations

import re
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from lxml import html
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Watched
from tests.conftest import copy_good
from tests.running import BIN, replaced

# All of them ask for the browser, so that each preview is started once.
pytestmark = [pytest.mark.site, pytest.mark.usefixtures("browser")]

COMMANDS = {
    "ppm": ("ppm", "serve", "--port", "{port}"),
    "mkdocs": ("mkdocs", "serve", "--dev-addr", "127.0.0.1:{port}"),
}
_PATIENCE = 120


@dataclass(frozen=True)
class Preview:
    """A running preview: its address, and the project that it shows."""

    address: str
    project: Path

    def page(self, name: str) -> str:
        """What the server answers for a page."""
        with urlopen(f"{self.address}{name}", timeout=_PATIENCE) as answer:  # noqa: S310 - ours
            assert answer.status == 200
            text: str = answer.read().decode()
            return text


@pytest.fixture(scope="module", params=COMMANDS.values(), ids=COMMANDS.keys())
def preview(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Preview]:
    project = copy_good(tmp_path_factory.mktemp("pratinjau") / "provinsi")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program, *words = (word.format(port=port) for word in request.param)
    with (
        (project.parent / "log").open("w") as log,
        subprocess.Popen(
            [BIN / program, *words], cwd=project, stdout=log, stderr=subprocess.STDOUT
        ) as process,
    ):
        try:
            _until_listening(port, process, project.parent / "log")
            yield Preview(f"http://127.0.0.1:{port}/", project)
        finally:
            # Not an interrupt: a run in the background has its children ignore those.
            process.kill()
    said = (project.parent / "log").read_text(encoding="utf-8")
    assert "Traceback" not in said
    if program == "ppm":
        assert f"Buka http://127.0.0.1:{port}/" in said


def _until_listening(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            assert process.poll() is None, log.read_text(encoding="utf-8")
            assert time.monotonic() < deadline, "the preview does not listen"
            time.sleep(0.1)
        else:
            return


@pytest.mark.parametrize(
    "address",
    ["", "data/program.csv", "assets/search/search.js", "id/PPM-9901-PEN-01/", "inventaris.json"],
)
def test_nothing_is_missing(preview: Preview, address: str) -> None:
    assert preview.page(address)


def test_what_is_not_there_is_told_on_a_page_of_the_site(preview: Preview) -> None:
    with pytest.raises(HTTPError) as found:
        preview.page("unduhan/tidak-ada.pdf")
    assert found.value.code == 404
    assert "Halaman tidak ditemukan" in found.value.read().decode()


def test_the_policy_of_pages_holds_but_for_the_one_script_that_reloads(preview: Preview) -> None:
    tree = html.fromstring(preview.page("kabupaten/contoh-utara/").encode())
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    rules = dict(rule.split(maxsplit=1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert rules.pop("script-src") == "'self' 'unsafe-inline'"
    assert "unsafe" not in " ".join(rules.values())
    inline = [
        script.text_content()
        for script in tree.iter("script")
        if not script.get("src") and not re.search(r"json", script.get("type") or "")
    ]
    assert len(inline) == 1
    assert "livereload(" in inline[0]


def test_an_open_page_follows_a_cell_and_a_page(preview: Preview, browser: Browser) -> None:
    context = browser.new_context()
    watched = Watched(context)
    page = watched.page
    page.set_default_timeout(_PATIENCE * 1000)
    page.goto(f"{preview.address}kabupaten/contoh-utara/")
    row = page.locator("#PPM-9901-LNG-01")
    expect(row).to_contain_text("Air sungai lebih bersih")
    replaced(
        preview.project / "data/program/contoh-utara.csv",
        "Air sungai lebih bersih",
        "Air sungai jernih sekali",
    )
    expect(row).to_contain_text("Air sungai jernih sekali", timeout=_PATIENCE * 1000)
    article = preview.project / "docs/kabupaten/contoh-utara.md"
    replaced(article, "## Profil\n", "## Profil\n\nKalimat baru.\n")
    expect(page.locator("main")).to_contain_text("Kalimat baru.", timeout=_PATIENCE * 1000)
    context.close()
    assert watched.complaints == []
