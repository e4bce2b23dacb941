"""What is kept of sound files and pages is believed only as long as a clean check says the same."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import astuple
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest

from cetakbiru.base.cache import Shelf
from cetakbiru.checks import run as checks
from cetakbiru.checks.kept import Kept, Remembered
from cetakbiru.checks.pages import every
from cetakbiru.checks.pages.calling import Caller
from cetakbiru.checks.rules.directions import direction_problems
from cetakbiru.checks.run import examine
from cetakbiru.model.load import Blueprint
from cetakbiru.site.macros import caller, signatures
from tests.chance import draws, times
from tests.conftest import GOOD

Edit = Callable[[str, str, str], None]
Found = list[tuple[Any, ...]]
CODE = "PRG-9901-PEN-01"
PAGE = "cetak-biru/bab-1-pendahuluan.md"


def found(project: Path, kept: Kept | None = None) -> Found:
    outcome = examine(
        project / "data",
        project / "docs",
        signatures(),
        [direction_problems],
        call=caller,
        kept=kept,
    )
    return [astuple(problem) for problem in outcome.problems]


def found_again(project: Path) -> Found:
    """What a check finds with what the one before kept on disk."""
    kept = Kept(Shelf(project / ".cache/periksa"))
    problems = found(project, kept)
    kept.save()
    return problems


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files and pages that were really judged."""
    names: list[str] = []

    def spied(judge: Callable[..., Any], name: Callable[..., str]) -> Callable[..., Any]:
        def spy(*arguments: Any) -> Any:
            names.append(name(*arguments))
            return judge(*arguments)

        return spy

    def file(tree: Any, *_: object) -> str:
        return str(tree.file.name)

    monkeypatch.setattr(checks, "judge_table", spied(checks.judge_table, file))
    monkeypatch.setattr(checks, "judge_tree", spied(checks.judge_tree, file))
    monkeypatch.setattr(every, "page_wording", spied(every.page_wording, file))
    return names


def test_what_is_sound_is_judged_once(project: Path, judged: list[str]) -> None:
    assert found_again(project) == []
    first = set(judged)
    assert {"data/sumber.csv", "data/edisi.yml", f"docs/{PAGE}"} <= first
    judged.clear()
    assert found_again(project) == []
    assert judged == []


@pytest.mark.parametrize("name", ["data/sumber.csv", "data/edisi.yml", f"docs/{PAGE}"])
def test_a_file_is_judged_anew_when_a_byte_of_it_changes(
    project: Path, judged: list[str], name: str
) -> None:
    found_again(project)
    judged.clear()
    with (project / name).open("ab") as stream:
        stream.write(b"\n")
    assert found_again(project) == found(project)
    assert set(judged) >= {name}


def test_a_fault_is_told_each_time(project: Path, edit: Edit) -> None:
    found_again(project)
    edit(f"docs/{PAGE}", "title:", "judul:")
    assert found_again(project) == found_again(project) == found(project) != []


def test_another_engine_believes_nothing(
    project: Path, judged: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found_again(project)
    judged.clear()
    monkeypatch.setattr("cetakbiru.checks.kept.code_digest", lambda: "lain")
    found_again(project)
    assert f"docs/{PAGE}" in judged
    assert "data/sumber.csv" in judged


def test_a_link_is_followed_again_when_its_page_goes(project: Path) -> None:
    with (project / "docs" / PAGE).open("a", encoding="utf-8") as stream:
        stream.write("\nLihat [bab V](bab-5-strategi.md).\n")
    assert found_again(project) == []
    (project / "docs/cetak-biru/bab-5-strategi.md").rename(project / "docs/cetak-biru/bab-6.md")
    again = found_again(project)
    assert again == found(project)
    assert (f"docs/{PAGE}", "tautan-putus") in {(one[0], one[4]) for one in again}


def test_a_link_is_followed_again_when_its_anchor_goes(project: Path) -> None:
    other = project / "docs/cetak-biru/bab-5-strategi.md"
    with other.open("a", encoding="utf-8") as stream:
        stream.write("\n#### Bagian uji\n\nIsi bagian ini.\n")
    with (project / "docs" / PAGE).open("a", encoding="utf-8") as stream:
        stream.write("\nLihat [bagian uji](bab-5-strategi.md#bagian-uji).\n")
    assert found_again(project) == []
    other.write_text(other.read_text(encoding="utf-8").replace("Bagian uji", "Bagian lain"))
    again = found_again(project)
    assert again == found(project)
    assert [(one[0], one[4]) for one in again] == [(f"docs/{PAGE}", "jangkar-putus")]


def test_a_code_is_asked_for_again_when_the_data_lose_it(project: Path) -> None:
    assert found_again(project) == []
    files = [path for path in (project / "data").rglob("*") if path.is_file()]
    for path in files:
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(CODE, f"{CODE[:-1]}9"), encoding="utf-8")
    again = found_again(project)
    assert again == found(project)
    assert "kode-tak-dikenal" in {one[4] for one in again if one[0].startswith("docs/")}


def called(project: Path, kept: Kept | None) -> tuple[Found, set[str]]:
    """What a check finds, and the addresses of the pages whose macros it calls."""
    urls: set[str] = set()

    def spied(blueprint: Blueprint) -> Caller:
        call = caller(blueprint)

        def spy(url: str, name: str, arguments: Mapping[str, Any]) -> str:
            urls.add(url)
            return call(url, name, arguments)

        return spy

    outcome = examine(project / "data", project / "docs", signatures(), call=spied, kept=kept)
    if kept:
        kept.save()
    return [astuple(problem) for problem in outcome.problems], urls


def test_macros_are_called_again_where_they_read_what_changed(project: Path, edit: Edit) -> None:
    def again() -> tuple[Found, set[str]]:
        return called(project, Kept(Shelf(project / ".cache/periksa")))

    _, every_page = again()
    assert {"kabupaten/contoh-utara/", "tentang/opd/"} <= every_page
    assert again() == ([], set())
    edit("data/wilayah/kabupaten.csv", "Kota Rekaan", "Kota Uji")
    _, some = again()
    assert "kabupaten/contoh-utara/" in some
    assert "tentang/opd/" not in some
    assert again() == ([], set())


def test_what_macros_make_is_told_from_what_data_say_now(project: Path, edit: Edit) -> None:
    found_again(project)
    edit("data/wilayah/kabupaten.csv", "Kota Rekaan", "Kota 中")
    again = found_again(project)
    assert again == found(project)
    assert "huruf-tak-tercetak" in {one[4] for one in again}


def test_a_sound_menu_is_read_again_when_it_or_the_pages_change(project: Path, edit: Edit) -> None:
    assert found_again(project) == []
    (project / "docs/nav.yml").touch()
    assert found_again(project) == found(project) != []
    (project / "docs/nav.yml").unlink()
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as stream:
        stream.write("hooks:\n  - kait.py\n")
    (project / "kait.py").touch()
    assert found_again(project) == found_again(project) == []
    (project / "kait.py").unlink()
    assert found_again(project) == found(project) != []
    edit("mkdocs.yml", "hooks:\n  - kait.py\n", "")
    assert found_again(project) == []
    edit("mkdocs.yml", "Beranda: index.md", "Beranda: tiada.md")
    assert found_again(project) == found(project) != []


def test_a_process_judges_the_same_data_once(
    project: Path, edit: Edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = Mock(side_effect=checks.key_problems)
    monkeypatch.setattr(checks, "_RULES", (rule,))
    remembered = Remembered()
    assert found(project, remembered) == []
    edit(f"docs/{PAGE}", "title:", "judul:")
    assert [one[0] for one in found(project, remembered)] == [f"docs/{PAGE}"]
    rule.assert_called_once()
    edit("data/wilayah/kabupaten.csv", "Kota Rekaan", "Kota Uji")
    found(project, remembered)
    assert rule.call_count == 2


def test_damage_is_no_knowledge(project: Path, judged: list[str]) -> None:
    found_again(project)
    content = (project / ".cache/periksa").read_bytes()
    for damaged in (b"", content[:-1], content.replace(b"title", b"titel", 1)):
        (project / ".cache/periksa").write_bytes(damaged)
        judged.clear()
        assert found_again(project) == []
        assert f"docs/{PAGE}" in judged


_PIECES = (
    "",
    " ",
    "\n",
    "\n\n",
    ",",
    "#",
    "[x](",
    "{{ ",
    "**",
    "`",
    "1",
    "é",
    "\u200b",
    "<b>",
    '"',
)


def _hurt(project: Path, chance: random.Random) -> None:
    """One edit of one file, or one file more, less, or as it was."""
    files = [path for folder in ("data", "docs") for path in (project / folder).rglob("*.*")]
    path = chance.choice(sorted(one for one in files if one.is_file()))
    kind = chance.randrange(10)
    if kind == 0:
        path.unlink()
    elif kind == 1:
        path.rename(path.with_stem(f"{path.stem}-2"))
    elif kind <= 4:
        for one in files:
            origin = GOOD / one.relative_to(project)
            if one.is_file() and origin.is_file():
                one.write_bytes(origin.read_bytes())
    else:
        text = path.read_bytes().decode(errors="replace")
        at = chance.randrange(len(text) + 1)
        cut = chance.choice((0, 0, 1, 8))
        path.write_text(text[:at] + chance.choice(_PIECES) + text[at + cut :], encoding="utf-8")


def test_edit_after_edit_a_kept_check_finds_what_a_clean_one_finds(project: Path) -> None:
    chance, remembered = draws("kept"), Remembered()
    found_again(project)
    for _ in range(times(15, 150)):
        _hurt(project, chance)
        assert found_again(project) == found(project, remembered) == found(project)
