"""The workflows are valid, safe by two linters, pinned, and least in what they may do."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT, copy_good
from tests.running import ppm_here

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
_PINNED = re.compile(r"uses: [\w-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def tool(name: str) -> Path:
    return Path(sys.executable).with_name(name)


def workflow(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((GITHUB / "workflows" / name).read_text("utf-8"))
    # YAML reads the key `on` as true.
    found["on"] = found.pop(True)
    return found


@pytest.mark.site
def test_actionlint_finds_nothing() -> None:
    result = subprocess.run(
        [tool("actionlint"), *WORKFLOWS], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.site
def test_zizmor_finds_nothing() -> None:
    result = subprocess.run(
        [tool("zizmor"), "--offline", "--no-progress", "--no-config", "--quiet", GITHUB],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr


def test_every_exception_carries_its_reason() -> None:
    for path in WORKFLOWS:
        for line in path.read_text("utf-8").splitlines():
            if "zizmor: ignore" in line:
                assert len(line.partition("]")[2].strip()) > 20, line


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_by_their_whole_hash(path: Path) -> None:
    for line in path.read_text("utf-8").splitlines():
        if "uses:" in line:
            assert _PINNED.search(line), line


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_permissions_are_none_but_for_a_job_that_names_them(path: Path) -> None:
    found = workflow(path.name)
    assert found["permissions"] == {}
    assert "concurrency" in found or all("concurrency" in job for job in found["jobs"].values())
    for job in found["jobs"].values():
        assert job["permissions"]
        assert job["timeout-minutes"] <= 60


@pytest.mark.parametrize("name", ["periksa.yml", "kode.yml"])
def test_what_runs_for_strangers_has_no_secrets_and_may_only_read(name: str) -> None:
    found = workflow(name)
    assert "pull_request" in found["on"]
    assert "pull_request_target" not in found["on"]
    text = (GITHUB / "workflows" / name).read_text("utf-8")
    assert "secrets." not in text
    assert "github.token" not in text
    assert all(job["permissions"] == {"contents": "read"} for job in found["jobs"].values())
    for job in found["jobs"].values():
        for step in job["steps"]:
            if "checkout" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False


def test_the_check_of_content_runs_the_tools_of_the_base_branch() -> None:
    steps = workflow("periksa.yml")["jobs"]["naskah"]["steps"]
    tools, content = (step for step in steps if "checkout" in step.get("uses", ""))
    assert tools["with"]["ref"].startswith("${{ github.event.pull_request.base.sha")
    assert tools["with"]["path"] == "perkakas"
    assert content["with"]["path"] == "naskah"
    assert content["with"]["sparse-checkout"].split() == ["/data/", "/docs/", "/mkdocs.yml"]
    for step in steps:
        if "run" in step:
            assert step["working-directory"] == "perkakas"
            assert "cd " not in step["run"]
            assert not re.search(r"naskah/(?!data|docs)", step["run"])
    # Whatever results a proposal brings along are not taken for those of an earlier build.
    (build,) = (step["run"] for step in steps if "ppm build" in step.get("run", ""))
    assert "ppm build --no-cache" in build


@pytest.mark.site
def test_settings_of_a_proposal_run_nothing(tmp_path: Path) -> None:
    base, content = copy_good(tmp_path / "pokok"), copy_good(tmp_path / "isi")
    ran = tmp_path / "dijalankan"
    hook = f"from pathlib import Path\nPath({str(ran)!r}).touch()\n"
    for name in ("jahat.py", "macros.py", "cetakbiru.py", "main.py"):
        (content / name).write_text(hook)
    settings = yaml.safe_load((content / "mkdocs.yml").read_text("utf-8"))
    settings |= {
        "hooks": ["jahat.py"],
        "theme": {"name": None, "custom_dir": "docs"},
        "INHERIT": "jahat.yml",
        "docs_dir": "/etc",
    }
    text = yaml.safe_dump(settings, sort_keys=False) + "extra: !!python/name:os.system\n"
    (content / "mkdocs.yml").write_text(text, encoding="utf-8")
    given = ("--data", "../isi/data", "--docs", "../isi/docs")
    for words in (["check"], ["lint"], ["build", "--skip", "pdf", "--site", str(tmp_path / "s")]):
        answer = ppm_here(base, *words, *given)
        # Told as what would be wrong once the proposal is taken; nothing of it is followed.
        assert ("docs_dir" in answer.said) == (words != ["lint"]), answer.said
        assert answer.code == int(words != ["lint"])
    assert not ran.exists()


def test_the_one_workflow_that_may_write_runs_nothing_of_the_pull_request() -> None:
    found = workflow("komentar.yml")
    assert found["on"] == {"workflow_run": {"workflows": ["Periksa"], "types": ["completed"]}}
    (job,) = found["jobs"].values()
    assert job["permissions"] == {
        "actions": "read",
        "contents": "read",
        "pull-requests": "write",
    }
    checkout = next(step for step in job["steps"] if "checkout" in step.get("uses", ""))
    assert checkout["with"]["ref"] == "${{ github.event.repository.default_branch }}"
    assert checkout["with"]["sparse-checkout"] == "src/cetakbiru/workflows/comment.py"
    for step in job["steps"]:
        assert "${{" not in step.get("run", "")
        assert "pip" not in step.get("run", "")


def test_no_expression_is_pasted_into_a_shell() -> None:
    for path in WORKFLOWS:
        for job in workflow(path.name)["jobs"].values():
            assert all("${{" not in step.get("run", "") for step in job["steps"])


def test_the_release_needs_a_second_person_and_the_default_branch() -> None:
    job = workflow("rilis.yml")["jobs"]["rilis"]
    assert job["environment"] == "rilis"
    assert "default_branch" in job["if"]


def test_links_are_checked_weekly_and_never_in_a_pull_request() -> None:
    found = workflow("tautan.yml")
    assert set(found["on"]) == {"schedule", "workflow_dispatch"}


FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config")


def test_there_is_a_form_for_each_wish() -> None:
    assert {path.stem for path in FORMS} == {
        "koreksi",
        "program-baru",
        "pertanyaan",
        "masukan-program",
    }


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_forms_are_as_github_wants_them(path: Path) -> None:
    form = yaml.safe_load(path.read_text("utf-8"))
    assert {"name", "description", "body"} <= form.keys()
    fields = [field for field in form["body"] if field["type"] != "markdown"]
    ids = [field["id"] for field in fields]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z-]+", each) for each in ids)
    assert all(field["attributes"]["label"] for field in fields)
    assert {field["type"] for field in form["body"]} <= {
        "markdown",
        "input",
        "textarea",
        "dropdown",
    }


def test_the_form_for_a_programme_takes_what_the_site_fills_in() -> None:
    from cetakbiru.pages.fragments import citations

    form = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE" / citations.FEEDBACK_FORM).read_text("utf-8"))
    assert {"id", "edisi"} <= {field.get("id") for field in form["body"]}


def test_the_form_for_a_new_programme_offers_every_bidang() -> None:
    from cetakbiru.model.load import load_blueprint

    form = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE/program-baru.yml").read_text("utf-8"))
    (field,) = (field for field in form["body"] if field.get("id") == "bidang")
    offered = [option.split()[0] for option in field["attributes"]["options"]]
    assert offered[:-1] == list(load_blueprint(ROOT / "data").bidang)


def test_code_owners_name_folders_that_exist() -> None:
    lines = (GITHUB / "CODEOWNERS").read_text("utf-8").splitlines()
    rules = [line.split() for line in lines if line and not line.startswith("#")]
    assert all(len(rule) > 1 and all(owner.startswith("@") for owner in rule[1:]) for rule in rules)
    for pattern, *_ in rules:
        assert pattern == "*" or (ROOT / pattern.lstrip("/")).exists(), pattern
