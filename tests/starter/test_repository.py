"""What stands around the content: workflows that linters accept, pins, a README of two lines."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
import yaml

from cetakbiru.pages.fragments.citations import FEEDBACK_FORM
from cetakbiru.starter.province import province_files

FILES = {name: content.decode() for name, content in province_files("62").items()}
WORKFLOWS = {name: FILES[name] for name in FILES if name.startswith(".github/workflows/")}
_PINNED = re.compile(r"uses: [\w-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def parsed(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(WORKFLOWS[f".github/workflows/{name}.yml"])
    # YAML reads the key `on` as true.
    found["on"] = found.pop(True)
    return found


@pytest.mark.site
def test_linters_find_nothing(tmp_path: Path) -> None:
    for name in FILES:
        if name.startswith(".github/"):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(FILES[name], "utf-8")
    tools = Path(sys.executable).parent
    paths = [str(tmp_path / name) for name in WORKFLOWS]
    quiet = ["--offline", "--no-progress", "--no-config", "--quiet"]
    for words in ([f"{tools}/actionlint", *paths], [f"{tools}/zizmor", *quiet, str(tmp_path)]):
        result = subprocess.run(words, capture_output=True, text=True, check=False)
        assert result.returncode == 0, result.stdout + result.stderr


def test_actions_are_pinned_and_nothing_is_pasted_into_a_shell() -> None:
    for name, text in WORKFLOWS.items():
        assert all(_PINNED.search(line) for line in text.splitlines() if "uses:" in line), name
        for job in yaml.safe_load(text)["jobs"].values():
            assert all("${{" not in step.get("run", "") for step in job["steps"])


def test_what_runs_for_strangers_may_only_read() -> None:
    found = parsed("periksa")
    assert "pull_request" in found["on"]
    assert "pull_request_target" not in found["on"]
    assert found["permissions"] == {}
    (job,) = found["jobs"].values()
    assert job["permissions"] == {"contents": "read"}
    text = WORKFLOWS[".github/workflows/periksa.yml"]
    assert "secrets." not in text
    assert "github.token" not in text
    engine, content = (step for step in job["steps"] if "checkout" in step.get("uses", ""))
    assert engine["with"]["ref"].startswith("${{ github.event.pull_request.base.sha")
    assert engine["with"]["path"] == "pokok"
    assert content["with"]["sparse-checkout"].split() == ["/data/", "/docs/", "/mkdocs.yml"]
    assert content["with"]["persist-credentials"] is False
    assert "pip install --quiet --requirement pokok/requirements.txt" in text
    # Settings and working folder are the base branch's: nothing of the proposal is run or imported.
    for step in job["steps"]:
        for line in step.get("run", "").splitlines():
            if "ppm " in line or "python -m cetakbiru" in line:
                assert step["working-directory"] == "pokok"
            if "ppm " in line:
                assert "--data ../isi/data --docs ../isi/docs" in line


def test_publishing_needs_a_second_person_and_the_default_branch() -> None:
    job = parsed("rilis")["jobs"]["rilis"]
    assert job["environment"] == "rilis"
    assert "default_branch" in job["if"]


def test_the_engine_is_pinned_to_the_version_that_wrote_it() -> None:
    assert f"cetakbiru=={version('cetakbiru')}\n" in FILES["requirements.txt"]


def test_the_readme_has_two_commands() -> None:
    (commands,) = re.findall(r"```\n(.*?)```", FILES["README.md"], re.S)
    assert commands.splitlines() == [
        "python -m pip install -r requirements.txt",
        "ppm serve",
    ]


def test_the_form_that_pages_link_to_is_there() -> None:
    form = yaml.safe_load(FILES[f".github/ISSUE_TEMPLATE/{FEEDBACK_FORM}"])
    assert {"id", "edisi"} <= {field.get("id") for field in form["body"]}


def test_code_owners_name_what_exists() -> None:
    lines = FILES[".github/CODEOWNERS"].splitlines()
    rules = [line.split()[0] for line in lines if line and not line.startswith("#")]
    for rule in rules:
        assert rule == "*" or any(name.startswith(rule.lstrip("/")) for name in FILES), rule
