"""Every finished page is valid HTML for the Nu validator; its warnings are looked at too."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = [pytest.mark.whole, pytest.mark.needs("java", "npm")]

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


@pytest.fixture(scope="session")
def validator() -> Path:
    """The validator of tests/package-lock.json, installed once into .cache/."""
    folder = ROOT / ".cache" / "npm"
    jar = folder / "node_modules/vnu-jar/build/dist/vnu.jar"
    stamp = folder / "package-lock.json"
    lock = ROOT / "tests/package-lock.json"
    if not jar.exists() or not stamp.exists() or stamp.read_bytes() != lock.read_bytes():
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copyfile(ROOT / "tests" / name, folder / name)
        subprocess.run(
            ["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"],
            cwd=folder, check=True, capture_output=True, timeout=300,
        )  # fmt: skip
    return jar


def test_every_page_is_valid(built_site: Path, validator: Path) -> None:
    result = subprocess.run(
        ["java", "-Xss2m", "-jar", validator, "--skip-non-html", "--format", "json", built_site],
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    messages = json.loads(result.stderr)["messages"]
    left = [
        (one["url"].removeprefix(built_site.as_uri()), one.get("lastLine"), one["message"])
        for one in messages
        if one["type"] == "error" or not one["message"].startswith(ACCEPTED)
    ]
    assert left == []
