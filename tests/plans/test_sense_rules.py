"""The questions of sense are the same in the engine, its messages, the schema and the data."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from cetakbiru.model.alignment import LIMITS, alignment_rules
from cetakbiru.model.load import load_blueprint
from cetakbiru.model.schema import read_descriptors
from cetakbiru.starter.province import CONTENT
from tests.conftest import GOOD, ROOT

ENGINE = ROOT / "src/cetakbiru/plans/engine"
_CODE = re.compile(r'"([a-z]+(?:-[a-z]+)+)"')


def schema_codes() -> set[str]:
    schema = read_descriptors()["aturan_selaras"].json_schema
    assert schema is not None
    rule = schema["properties"]["kewajaran"]["properties"]["aturan"]["items"]["properties"]
    return set(rule["kode"]["enum"])


def test_the_engine_asks_what_the_schema_knows() -> None:
    sources = [ENGINE / "sense.js", *(ENGINE / "sense").glob("*.js")]
    named = {code for path in sources for code in _CODE.findall(path.read_text("utf-8"))}
    assert schema_codes() <= named


def test_every_question_has_a_message() -> None:
    messages = json.loads((ENGINE / "messages.json").read_text("utf-8"))
    assert schema_codes() <= set(messages)


@pytest.mark.parametrize("data", [ROOT / "data", GOOD / "data"], ids=lambda path: path.parent.name)
def test_the_data_ask_everything_with_its_limits(data: Path) -> None:
    rules = alignment_rules(load_blueprint(data)).kewajaran.aturan
    assert {rule.kode for rule in rules} == schema_codes()
    assert {rule.kode: set(rule.batas) for rule in rules if rule.batas} == {
        code: set(names) for code, names in LIMITS.items()
    }
    shown = {name for rule in rules for name in re.findall(r"\{(\w+)\}", rule.judul)}
    assert shown <= {name for rule in rules for name in rule.batas}


def test_a_new_province_asks_everything() -> None:
    text = (CONTENT / "data/aturan-selaras.yml").read_text("utf-8")
    assert set(re.findall(r"^    - \{?(?:kode: )([a-z-]+)", _section(text), re.M)) == schema_codes()


def _section(text: str) -> str:
    start = text.index("\nkewajaran:")
    return text[start : text.index("\n  arah:", start)]
