"""Every finished page is valid HTML for the Nu validator; its warnings are looked at too."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = [pytest.mark.whole, pytest.mark.needs("java")]

VALIDATOR = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"

# Each suppression with its reason; errors have none.
ACCEPTED = (
    # The validator reads files from a folder, where it knows no "self".
    "Resource violates Content Security Policy",
    # A block of JSON-LD is data and never runs; test_care.py finds every script that does.
    "Inline script violates Content Security Policy",
    # Python-Markdown writes <br />; HTML allows it.
    "Trailing slash on void elements",
    # A definition of an indicator or of a table is a section named by a bold line: the outline
    # of the page stays that of its chapters.
    "Section lacks heading",
)
# The validator knows less of CSS than browsers do, and meets it in handouts alone.
STYLE = "CSS: "


def test_every_page_is_valid(built_site: Path) -> None:
    result = subprocess.run(
        ["java", "-Xss2m", "-jar", VALIDATOR, "--skip-non-html", "--format", "json", built_site],
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    messages = json.loads(result.stderr)["messages"]
    left = [
        (one["url"].removeprefix(built_site.as_uri()), one.get("lastLine"), one["message"])
        for one in messages
        if not one["message"].startswith(STYLE)
        and (one["type"] == "error" or not one["message"].startswith(ACCEPTED))
    ]
    assert left == []
