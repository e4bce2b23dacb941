"""Hostile texts in every field of every file come out as text in everything that is published.

The checks that would refuse them are left out, so that this is the second wall alone: what makes
pages, feeds, tables and documents of a Blueprint escapes whatever it holds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from cetakbiru.base.project import find_project
from cetakbiru.model import load, schema
from cetakbiru.pages.theme_files import THEME_FOLDER
from cetakbiru.site import inputs, plugin
from cetakbiru.site.build import build_site
from tests.conftest import copy_good
from tests.hostile.everywhere import Filled, Text, all_fields
from tests.hostile.live import Alive, beyond, judge_of

_ATTACK = (
    "\"'><script>alert({0})</script><img src=x onerror=alert({0})><svg onload=alert({0})></svg>"
    '<meta http-equiv=refresh content="0;url=https://jahat.example"></title></style></textarea>'
    "</script>--> ]]><b>{{{{ 7*7 }}}} {{% raw %}} {{# x #}} [x](javascript:alert({0})) &lt;i&gt; "
    "<javascript:alert({0})> ![i](https://jahat.example/p.png) \r\nX-JAHAT:{0}\r\n"
    "\u2028\u202e\\ ` | * _ ;,"
)


# Code, labels and comments of the engine that sets the PDF.
_TYPST = '] #panic("1") #read("/etc/passwd") $ ` * _ @x <y> \\ /* //'


def _starting_with(start: str) -> Text:
    return lambda number, _: start + _ATTACK.format(number)


def _is_address(described: Mapping[str, Any]) -> bool:
    return described.get("format") == "uri"


def _usual(number: int, described: Mapping[str, Any]) -> str:
    if _is_address(described):
        return f"https://contoh.go.id/{number}/"
    # A list is told item by item: of as many as the attack's semicolons make.
    more = _ATTACK.count(";") if described.get("daftar") else 0
    return "; ".join((f"Kata {number}", *(f"kata {number}-{one}" for one in range(more))))


def _markup(number: int, described: Mapping[str, Any]) -> str:
    start = f"https://contoh.go.id/{number}" if _is_address(described) else f"Kata {number}"
    return start + _ATTACK.format(number)


def _in_ink(number: int, described: Mapping[str, Any]) -> str:
    """Without what printing refuses: marks that no typeface has, and texts too wide for a page."""
    if _is_address(described):
        return _usual(number, described) + '"><b>'
    return _usual(number, described) + "\"'\r\n</style><svg onload=alert(1)>" + _TYPST


# With addresses as they stand, to reach the templates, or as they come out of the loader.
_WAYS: Mapping[str, tuple[Text, bool]] = {
    "markah": (_markup, True),
    "skema": (_starting_with("javascript:alert(1)//"), False),
    "rumus": (_starting_with('=HYPERLINK("https://jahat.example")'), False),
}

# How much longer the lists of a page may be whose length depends on what rows say.
_LONGER = 10


@contextmanager
def _unchecked(addresses_as_they_stand: bool) -> Iterator[None]:
    """Builds without the checks before it and after it, which would refuse such a province."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inputs, "run_checks", lambda *_: [])
        patch.setattr(plugin, "refuse_faults", lambda site, absent: None)
        if addresses_as_they_stand:
            patch.setattr(load, "web_address", lambda text: text)
            patch.setattr(schema, "web_address", lambda text: text)
        yield


def _built(
    folder: Path,
    text: Text,
    *skip: str,
    as_they_stand: bool = False,
    kept: Collection[str] = (),
) -> Path:
    project = copy_good(folder / "proyek")
    filled = Filled(project / "data", text, kept)
    assert filled.fields == set(all_fields()) - set(kept)
    site = folder / "situs"
    site.mkdir()
    with _unchecked(as_they_stand):
        build_site(find_project(root=project), site, skip)
    return site


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Alive]:
    return _alive(_built(tmp_path_factory.mktemp("biasa"), _usual, "pdf"))


@pytest.mark.site
@pytest.mark.parametrize("way", _WAYS)
def test_no_text_of_a_field_comes_alive(way: str, usual: dict[str, Alive], tmp_path: Path) -> None:
    text, as_they_stand = _WAYS[way]
    found = _alive(_built(tmp_path, text, "pdf", as_they_stand=as_they_stand))
    assert found
    # Some pages are named after their rows: each has what all usual ones of its kind have together,
    # as often as its lists are long; texts that are alike meet, so lists of meetings grow.
    of_kind: dict[str, Alive] = {}
    for name, alive in usual.items():
        # The copy for use offline holds all of them.
        grows = _kind(name) != name or name.endswith(".zip")
        times = _LONGER if grows else 1
        of_kind[_kind(name)] = of_kind.get(_kind(name), Counter()) + Counter(
            {what: count * times for what, count in alive.items()}
        )
    assert {
        name: news
        for name, alive in found.items()
        if (news := list(beyond(alive, of_kind.get(_kind(name), Counter()))))
    } == {}


def _kind(name: str) -> str:
    """The folder of a page or feed that rows name or fill; of any other, the page itself."""
    if name.startswith("kabupaten/") and name.count("/") == 3:
        return "kecamatan"
    folder = name.split("/")[0]
    return folder if folder in {"sinkronisasi", "umpan"} else name


@pytest.mark.whole
def test_no_text_of_a_field_comes_alive_in_print(tmp_path: Path) -> None:
    others = ("offline", "planning", "search", "card", "opendata")
    # Pages to print are named after them, or they name one.
    kept = {
        "kabupaten.nama",
        "bidang.bidang.nama_pendek",
        "aturan_prioritas.calon.halaman",
        "masukan.bagian",
    }
    site = _built(tmp_path, _in_ink, *others, as_they_stand=True, kept=kept)
    documents = sorted(site.rglob("*.pdf"))
    assert len(documents) > 1
    for document in documents:
        judge = judge_of(document.name)
        assert judge is not None
        for what in judge(document.read_bytes()):
            # Links to sources and to the site are wanted, to where their addresses lead.
            assert what[:2] == ("action", "/URI"), what
            assert re.fullmatch(r"https://contoh\.go\.id|", what[2]), what


def test_what_templates_leave_unescaped_is_html_by_design() -> None:
    found = {
        match
        for path in THEME_FOLDER.rglob("*.html")
        for match in re.findall(r"\{\{[^}]*\|\s*safe[^}]*\}\}", path.read_text(encoding="utf-8"))
    }
    assert found == {"{{ page.content | safe }}"}


def _alive(site: Path) -> dict[str, Alive]:
    """What is alive in each file; those named after a kabupaten are counted together."""
    alive: dict[str, Alive] = {}
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        name = path.relative_to(site).as_posix()
        if judge := judge_of(name):
            name = re.sub(r"lembar-rencana-.*", "lembar-rencana-*", name)
            alive[name] = alive.get(name, Counter()) + judge(path.read_bytes())
    return alive
