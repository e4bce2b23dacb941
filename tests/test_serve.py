"""The live preview, by `ppm serve` and by `mkdocs serve`: whole, and it follows what is saved."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
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
_PATIENCE = 60


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


def _until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _PATIENCE
    while not holds():
        assert time.monotonic() < deadline, "it does not become so"
        time.sleep(0.1)


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
    ["", "data/program.csv", "assets/search/search.js", "id/PRG-9901-PEN-01/", "inventaris.json"],
)
def test_nothing_is_missing(preview: Preview, address: str) -> None:
    assert preview.page(address)


def test_what_is_not_there_is_told_on_a_page_of_the_site(preview: Preview) -> None:
    with pytest.raises(HTTPError) as found:
        preview.page("unduhan/tidak-ada.xlsx")
    assert found.value.code == 404
    assert "Halaman tidak ditemukan" in found.value.read().decode()


def _policy(page: str) -> str:
    (policy,) = html.fromstring(page.encode()).xpath(
        "//meta[@http-equiv='Content-Security-Policy']/@content"
    )
    return str(policy)


def test_the_policy_of_pages_holds_as_in_the_finished_site(preview: Preview, root: Path) -> None:
    page = preview.page("kabupaten/contoh-utara/")
    source = (root / "src/cetakbiru/pages/theme/partials/csp.html").read_text(encoding="utf-8")
    assert f'content="{_policy(page)}"' in source
    assert "unsafe" not in _policy(page)
    inline = [
        script.text_content()
        for script in html.fromstring(page.encode()).iter("script")
        if not script.get("src") and not re.search(r"json", script.get("type") or "")
    ]
    assert inline == []


def test_an_open_page_follows_what_is_saved(preview: Preview, browser: Browser) -> None:
    """A cell, a page, a mistake and its mending, under the policy of the pages."""
    context = browser.new_context(viewport={"width": 900, "height": 300})
    watched = Watched(context)
    page = watched.page
    page.set_default_timeout(_PATIENCE * 1000)
    page.goto(f"{preview.address}kabupaten/contoh-utara/")
    row = page.locator("#PRG-9901-LNG-01")
    expect(row).to_contain_text("Air sungai lebih bersih")
    table = preview.project / "data/program/contoh-utara.csv"
    replaced(table, "Air sungai lebih bersih", "Air sungai jernih sekali")
    expect(row).to_contain_text("Air sungai jernih sekali", timeout=_PATIENCE * 1000)
    article = preview.project / "docs/kabupaten/contoh-utara.md"
    replaced(article, "## Profil\n", "## Profil\n\nKalimat baru.\n")
    expect(page.locator("main")).to_contain_text("Kalimat baru.", timeout=_PATIENCE * 1000)

    # The place of before is found again when the page is loaded.
    page.wait_for_load_state("load")
    row.evaluate("row => row.scrollIntoView({behavior: 'instant'})")
    place = page.evaluate("scrollY")
    assert place > 0
    page.evaluate("globalThis.isTheSame = true")
    replaced(table, "2026-01-20", "2026-99-20")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text(re.compile(r"\d+ kesalahan"), timeout=_PATIENCE * 1000)
    expect(alert).to_contain_text("data/program/contoh-utara.csv:2:")
    expect(alert).to_contain_text("Perbaikan: Tulis tanggal")
    # Whoever reads on is not disturbed: the page was not even loaded again.
    expect(row).to_contain_text("Air sungai jernih sekali")
    assert page.evaluate("[scrollY, globalThis.isTheSame]") == [place, True]
    alert.get_by_role("link", name="Lihat semua").click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text(re.compile(r"\d+ kesalahan"))
    page.go_back()
    expect(alert).to_contain_text(re.compile(r"\d+ kesalahan"))
    replaced(table, "2026-99-20", "2026-01-20")
    expect(alert).to_have_count(0, timeout=_PATIENCE * 1000)
    expect(row).to_contain_text("Air sungai jernih sekali")
    expect(page).to_have_url(f"{preview.address}kabupaten/contoh-utara/")
    _until(lambda: page.evaluate("scrollY") == place)
    context.close()
    assert watched.complaints == []


def test_a_page_that_loads_again_is_as_its_reader_left_it(
    preview: Preview, browser: Browser
) -> None:
    """What was open is open, what had the focus has it, and no line has moved."""
    article = preview.project / "docs/tentang/metode.md"
    parts = "".join(f'??? note "Bagian {number}"\n\n    Isi.\n\n' for number in range(3))
    link = "[Ke atas](#bagian){#tautan}"
    text = article.read_text(encoding="utf-8")
    article.write_text(f"{text}\n## Bagian {{#bagian}}\n\n{parts}\n{link}\n", encoding="utf-8")
    context = browser.new_context(viewport={"width": 900, "height": 300})
    watched = Watched(context)
    page = watched.page
    page.set_default_timeout(_PATIENCE * 1000)
    page.goto(f"{preview.address}tentang/metode/")
    expect(page.locator("#tautan")).to_be_visible(timeout=_PATIENCE * 1000)
    page.locator("details", has_text="Bagian 1").locator("summary").click()
    page.locator("#tautan").focus()
    place = page.evaluate("scrollY")
    assert place > 0
    replaced(article, "Isi.", "Isi baru.")
    expect(page.locator("main")).to_contain_text("Isi baru.", timeout=_PATIENCE * 1000)
    _until(lambda: page.evaluate("scrollY") == place)
    open_parts = "[...document.querySelectorAll('details[open] summary')].map((s) => s.innerText)"
    assert page.evaluate(open_parts) == ["Bagian 1"]
    assert page.evaluate("document.activeElement.id") == "tautan"
    context.close()
    assert watched.complaints == []


@dataclass(frozen=True)
class Ended:
    """A preview that has ended: its exit code, what it said, showed, and left in its project."""

    code: int
    said: str
    page: str
    left: list[str]


def _told_to_end(project: Path, wanted: signal.Signals) -> Ended:
    """Starts a preview, waits for its first page, and sends it a signal."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen(
        [BIN / "ppm", "serve", "--port", str(port)],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as process:
        _until_listening(port, process, project)
        with urlopen(f"http://127.0.0.1:{port}/", timeout=_PATIENCE) as answer:
            page = answer.read().decode()
        process.send_signal(wanted)
        said, _ = process.communicate(timeout=_PATIENCE)
    # What is kept for the next run may stay.
    found = (project / ".cache").glob("*pratinjau*")
    folders = [path.name for path in found if path.is_dir()]
    return Ended(process.returncode, said, page, folders)


@pytest.mark.parametrize(
    ("wanted", "code", "word"),
    [(signal.SIGINT, 0, "Selesai."), (signal.SIGTERM, 143, "Dihentikan oleh sistem")],
)
def test_a_preview_that_is_told_to_end_leaves_nothing(
    wanted: signal.Signals, code: int, word: str, tmp_path: Path
) -> None:
    ended = _told_to_end(copy_good(tmp_path / "provinsi"), wanted)
    assert (ended.code, ended.left) == (code, [])
    assert word in ended.said
    assert "Traceback" not in ended.said


def test_the_next_preview_clears_up_after_a_killed_one(tmp_path: Path) -> None:
    project = copy_good(tmp_path / "provinsi")
    killed = _told_to_end(project, signal.SIGKILL)
    assert len(killed.left) == 1
    assert _told_to_end(project, signal.SIGTERM).left == []


def test_a_preview_of_data_that_no_engine_knows_tells_it_in_the_page(tmp_path: Path) -> None:
    project = copy_good(tmp_path / "provinsi")
    edition = project / "data/edisi.yml"
    edition.write_text(re.sub(r"(?m)^bentuk:.*\n", "", edition.read_text()) + "bentuk: 99\n")
    ended = _told_to_end(project, signal.SIGTERM)
    assert "berbentuk 99, lebih baru" in ended.page
