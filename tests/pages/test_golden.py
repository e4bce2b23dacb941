"""Each fragment is what it was: compare with golden/, write anew with --update-golden."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cetakbiru.model.load import Blueprint
from cetakbiru.site.macros import FRAGMENTS
from tests.pages.calls import call, calls

GOLDEN = Path(__file__).parent / "golden"
_OF_COMPRESSED = re.compile(
    r"\b[0-9a-f]{64}\b|(?<=contentSize\":\")\d+ B"
    r"|(?<=Excel \(XLSX\) \()[^)]+|(?<=Excel \(XLSX\)</td><td data-label=\"Ukuran\">)[^<]+"
    r"|(?<=satu zip</td><td data-label=\"Ukuran\">)[^<]+"
)


def _golden(name: str) -> Path:
    return GOLDEN / f"{name}.html"


@pytest.mark.parametrize("name", FRAGMENTS)
def test_a_fragment_is_what_it_was(
    name: str, province: Blueprint, request: pytest.FixtureRequest
) -> None:
    called = [arguments for macro, arguments in calls(province) if macro == name]
    assert called, "the invented province has no code with which the macro can be called"
    found = "".join(
        f"<!-- {name}({', '.join(map(str, arguments))}) -->\n{call(province, name, arguments)}\n"
        for arguments in called
    )
    # Compressed files differ between builds of zlib, and with them their sizes and checksums.
    found = _OF_COMPRESSED.sub("…", found)
    golden = _golden(name)
    if request.config.getoption("--update-golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(found, encoding="utf-8")
    assert golden.exists(), f"{golden.name} is missing; write it with --update-golden"
    assert found == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FRAGMENTS)
def test_no_fragment_shows_elements_as_text(name: str) -> None:
    """Text made of what was HTML already is escaped once more, and shows its tags."""
    found = re.search(
        r"&lt;/?(?:a|li|p|span|strong|td|ul)\b.{0,60}", _golden(name).read_text("utf-8")
    )
    assert found is None, found


def test_every_golden_file_belongs_to_a_macro() -> None:
    assert {path.stem for path in GOLDEN.glob("*.html")} <= set(FRAGMENTS)
