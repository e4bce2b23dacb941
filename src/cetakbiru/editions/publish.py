"""A built edition put on the branch of the published site: by mike, in one commit, or not at all.

mike deploys to a branch of its own; the published branch moves to the result in one transaction
with the tag of the edition, after everything else (also the push) has succeeded.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cetakbiru.comparison.history import ReleasedEdition
from cetakbiru.editions.aliases import ALIASES, preferred_alias
from cetakbiru.editions.git import NOTHING, GitError, Repo
from cetakbiru.editions.plan import Plan
from cetakbiru.editions.published import BRANCH, VERSIONS_FILE, Published
from cetakbiru.editions.rootfiles import REDIRECT_TEMPLATE, root_files

_STAGING_PREFIX = "ppm-rilis-"


class PublishError(Exception):
    """The edition could not be put on the branch, which is as it was; the message says why."""


def publish(
    published: Published,
    plan: Plan,
    site: Path,
    build: Callable[[], None],
    remote: str | None,
) -> str:
    """Runs `build`, which fills `site`, and commits the result. Returns the id of the commit.

    With a remote the result is pushed before the local branch moves. What `build` raises passes
    through; PublishError tells what git refused.
    """
    repo = published.repo
    remove_leftovers(repo)
    staging = f"{_STAGING_PREFIX}{os.getpid()}"
    try:
        with contextlib.chdir(repo.root):
            if published.commit:
                repo.run("update-ref", f"refs/heads/{staging}", published.commit)
            _deploy(plan, staging, site, build)
            _finish_site(published, plan, staging)
        commit = _one_commit(published, plan, staging)
        if remote is not None:
            _push(repo, plan, commit, remote)
        _move_branch(repo, plan, commit)
        return commit
    except GitError as error:
        raise PublishError(f"Git menolak: {error}") from error
    finally:
        with contextlib.suppress(GitError):
            repo.run("update-ref", "-d", f"refs/heads/{staging}")


def remove_leftovers(repo: Repo) -> None:
    """Deletes the working branches of releases that were cut off."""
    refs = repo.run("for-each-ref", "--format=%(refname)", f"refs/heads/{_STAGING_PREFIX}*")
    for ref in refs.split():
        pid = ref.removeprefix(f"refs/heads/{_STAGING_PREFIX}")
        if not (pid.isdigit() and Path(f"/proc/{pid}").exists()):
            repo.run("update-ref", "-d", ref)


def _deploy(plan: Plan, staging: str, site: Path, build: Callable[[], None]) -> None:
    """mike's own deploy around a build of ours, on the branch `staging`."""
    from mike import commands
    from mike.git_utils import GitError as MikeGitError

    own = list(plan.aliases_of(plan.record.version))
    try:
        with commands.deploy(
            {"site_dir": str(site), "use_directory_urls": True},
            plan.record.version,
            edition_title(plan.record.version, plan.record.label),
            own,
            update_aliases=True,
            branch=staging,
            message=_message(plan),
            set_props=list(_properties(plan.record, plan.source).items()),
        ):
            build()
        commands.set_default(
            preferred_alias(plan.aliases),
            template=str(REDIRECT_TEMPLATE),
            branch=staging,
            message=_message(plan),
            allow_empty=True,
        )
    except MikeGitError as error:
        raise PublishError(f"mike menolak: {error}") from error


def _finish_site(published: Published, plan: Plan, staging: str) -> None:
    """Brings versions.json, the aliases that went, and the files at the root up to date."""
    from mike.git_utils import Commit, FileInfo, read_file

    entries = json.loads(read_file(staging, VERSIONS_FILE, universal_newlines=True))
    for entry in entries:
        _bring_up_to_date(entry, plan)
    gone = [
        alias
        for entry in published.versions
        for alias in entry.aliases
        if alias in ALIASES and alias not in plan.aliases
    ]
    with Commit(staging, _message(plan), allow_empty=True) as commit:
        commit.delete_files(gone)
        text = json.dumps(entries, ensure_ascii=False, indent=2) + "\n"
        commit.add_file(FileInfo(VERSIONS_FILE, text))
        for name, content in root_files(entries, plan.aliases, plan.address):
            commit.add_file(FileInfo(name, content))


def _bring_up_to_date(entry: dict[str, Any], plan: Plan) -> None:
    """What became of an edition after its release: only versions.json tells, no page changes."""
    version = entry["version"]
    properties = entry.setdefault("properties", {})
    if version in plan.status_now:
        properties["status"], properties["label"] = plan.status_now[version]
    if version in plan.withdrawals:
        withdrawal = plan.withdrawals[version]
        properties["dicabut"] = {
            "tanggal": withdrawal.date,
            "dokumen": withdrawal.document,
            "dasar": withdrawal.basis,
            "pengganti": withdrawal.successor,
        }
    if version in plan.corrected_by:
        properties["diralat_oleh"] = plan.corrected_by[version]
    entry["title"] = edition_title(version, properties.get("label", ""))
    entry["aliases"] = list(plan.aliases_of(version))


def edition_title(version: str, label: str) -> str:
    """How menus call an edition: number and status."""
    return f"{version} · {label}" if label else version


def _properties(record: ReleasedEdition, source: str) -> dict[str, Any]:
    return {
        "status": record.status,
        "label": record.label,
        "tanggal": record.date,
        "periode": record.period,
        "sumber": source,
    }


def _message(plan: Plan) -> str:
    return f"Terbitkan edisi {plan.record.version} ({plan.record.label.lower()})"


def _one_commit(published: Published, plan: Plan, staging: str) -> str:
    """The tree of the staging branch as one commit after the published one."""
    parents = ("-p", published.commit) if published.commit else ()
    tree = f"refs/heads/{staging}^{{tree}}"
    return published.repo.run("commit-tree", tree, *parents, "-m", _message(plan)).strip()


def _push(repo: Repo, plan: Plan, commit: str, remote: str) -> None:
    try:
        repo.run(
            "push",
            "--atomic",
            remote,
            f"{commit}:refs/heads/{BRANCH}",
            f"{plan.source}:{plan.tag}",
        )
    except GitError as error:
        raise PublishError(f"Pengiriman ke {remote} gagal: {error}") from error


def _move_branch(repo: Repo, plan: Plan, commit: str) -> None:
    """The branch and the tag in one transaction, if nobody moved the branch meanwhile."""
    ref = f"refs/heads/{BRANCH}"
    before = repo.commit(ref) or NOTHING
    if before != NOTHING and not repo.is_ancestor(before, commit):
        raise PublishError(f"Cabang {BRANCH} berubah selama rilis berlangsung")
    commands = [f"update {ref} {commit} {before}"]
    if repo.commit(plan.tag) is None:
        commands.append(f"create {plan.tag} {plan.source}")
    repo.move_refs(commands)
