"""The engine as Python asks it, on the invented province."""

from __future__ import annotations

import gzip
import json
import re

import pytest

from cetakbiru.locating.engine import SCRIPT, Locator
from cetakbiru.locating.facts import place_facts, village_outlines
from cetakbiru.model.load import load_blueprint
from tests.conftest import GOOD, ROOT

SRC = ROOT / "src/cetakbiru"
pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def locator() -> Locator:
    return Locator(load_blueprint(GOOD / "data"))


def test_a_name_is_found(locator: Locator) -> None:
    answer = locator.find("Kec. Hulu Rekaan")
    assert answer["kecamatan"] == {"kode": "99.01.01", "nama": "Hulu Rekaan"}
    assert [one["kode"] for one in answer["tetangga"]] == ["99.01.02"]


def test_a_point_is_found(locator: Locator) -> None:
    answer = locator.at(110.1, 0.1)
    assert answer["kabupaten"]["kode"] == "99.01"
    assert answer["kecamatan"]["kode"] == "99.01.01"
    assert answer["catatan"] == []


def test_a_point_outside_is_told_with_the_nearest(locator: Locator) -> None:
    answer = locator.at(109.9, 0.1)
    assert answer["kabupaten"] is None
    assert answer["terdekat"]["kode"] == "99.01.01"
    assert answer["terdekat"]["jarak_km"] == pytest.approx(11.12, abs=0.02)


def test_what_a_page_loads_first_is_small() -> None:
    blueprint = load_blueprint(ROOT / "data")
    assert _packed(place_facts(blueprint)) < 45_000
    for kode, topology in village_outlines(blueprint).items():
        assert _packed(topology) < 60_000, kode


def test_the_script_is_small() -> None:
    assert len(gzip.compress(SCRIPT.read_bytes(), 9)) < 28_000


def _packed(value: object) -> int:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return len(gzip.compress(text.encode(), 9))


def test_every_note_of_names_and_codes_has_its_sentence() -> None:
    engine = SRC / "locating/engine"
    messages = json.loads((engine / "messages.json").read_text(encoding="utf-8"))
    plans = SRC / "plans/engine"
    sources = [*engine.rglob("*.js"), plans / "codes.js", plans / "sheet.js"]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    told = set(re.findall(r"""(?:note|unreadable|Unread)\(\s*"([a-z-]+)\"""", text))
    assert told - set(messages) == set()
    assert {code for code in messages if f'"{code}"' not in text} - {"nama-lama"} == set()
