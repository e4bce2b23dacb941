"""No contribution runs, hangs, reads what it should not, or ends in a traceback."""

from __future__ import annotations

import socket
import time
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest

from cetakbiru.checks.problems import Problem
from cetakbiru.checks.run import run_checks
from cetakbiru.site.macros import signatures
from tests.conftest import copy_good
from tests.hostile.cases import CASES, HARMLESS, HEAD, Spoil
from tests.hostile.reach import outside, watched

_SECONDS = 20


def _spoiled(folder: Path, spoil: Spoil) -> Path:
    project = copy_good(folder / "naskah")
    spoil(project)
    return project


def _problems(root: Path) -> list[Problem]:
    return run_checks(root / "data", root / "docs", signatures())


@pytest.mark.parametrize("name", CASES)
def test_a_hostile_contribution_is_refused_in_time(name: str, tmp_path: Path) -> None:
    code, spoil = CASES[name]
    root = _spoiled(tmp_path, spoil)
    started = time.monotonic()
    with watched() as seen:
        found = _problems(root)
    assert time.monotonic() - started < _SECONDS
    assert outside(seen, root) == []
    # A schema beside the data is refused without a look at it.
    assert not [what for _, what in seen if "skema/" in str(what) and code.startswith("skema")]
    assert code in {each.code for each in found if each.severity == "error"}, found[:5]
    assert all(each.message and each.hint for each in found)


@pytest.mark.parametrize("name", HARMLESS)
def test_what_looks_hostile_but_is_only_shown_is_accepted(name: str, tmp_path: Path) -> None:
    root = _spoiled(tmp_path, HARMLESS[name])
    with watched() as seen:
        found = _problems(root)
    assert outside(seen, root) == []
    assert [each for each in found if each.severity == "error"] == []


def test_the_watch_sees_files_and_addresses(tmp_path: Path) -> None:
    with watched() as seen:
        Path(__file__).read_bytes()
        with socket.socket() as one:
            one.setblocking(False)
            one.connect_ex(("127.0.0.1", 9))
    assert [event for event, _ in outside(seen, tmp_path)] == ["open", "socket.connect"]


def test_there_are_at_least_sixty_hostile_inputs() -> None:
    assert len(CASES) >= 60


class _Live(HTMLParser):
    """Every tag and attribute that a browser would act on."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


@pytest.mark.parametrize(
    "name",
    [
        name
        for name, (code, _) in CASES.items()
        if code.startswith(("html-", "alamat", "gambar-luar", "atribut"))
    ],
)
def test_the_renderer_alone_makes_hostile_html_harmless(name: str, tmp_path: Path) -> None:
    """Whoever renders without the check still gets dead text."""
    (tmp_path / "docs").mkdir()
    CASES[name][1](tmp_path)
    body = (tmp_path / "docs/uji.md").read_text(encoding="utf-8").removeprefix(HEAD)
    html = markdown.markdown(
        body,
        extensions=["attr_list", "md_in_html", "tables", "toc", "cetakbiru.pages.markdown.safe"],
    )
    live = _Live()
    live.feed(html)
    assert live.tags <= {"p", "a", "div", "h1", "h2", "img", "b"}, html
    for name, value in live.attributes:
        assert not name.startswith("on"), html
        assert name != "style", html
        assert not value.strip().lower().startswith(("javascript", "data:", "vbscript")), html
        assert not (name == "src" and value.startswith(("http", "//"))), html


def test_the_pages_of_the_project_lose_nothing_to_the_renderers_wall(root: Path) -> None:
    for path in sorted((root / "docs").rglob("*.md")):
        body = path.read_text(encoding="utf-8").split("---\n", 2)[2]
        # As Jinja hands it on: what stands between these marks is text.
        body = body.replace("{% raw %}", "").replace("{% endraw %}", "")
        extensions = ["attr_list", "md_in_html", "tables", "toc", "footnotes", "def_list"]
        plain = markdown.markdown(body, extensions=extensions)
        assert plain == markdown.markdown(
            body, extensions=[*extensions, "cetakbiru.pages.markdown.safe"]
        )
