"""A new edition on the branch of the published site: checked, built, committed, perhaps pushed."""

from __future__ import annotations

from collections.abc import Sequence

import click

from cetakbiru.base.atomic import folder_beside, why_unwritten
from cetakbiru.base.errors import Refused
from cetakbiru.base.progress import step
from cetakbiru.base.project import Project, find_project
from cetakbiru.editions.aliases import preferred_alias
from cetakbiru.editions.changelog import change_log
from cetakbiru.editions.context import release_context
from cetakbiru.editions.git import GitError, Repo
from cetakbiru.editions.plan import make_plan
from cetakbiru.editions.publish import PublishError, publish
from cetakbiru.editions.published import BRANCH, DamagedBranchError, read_published
from cetakbiru.editions.refusals import data_refusals, repository_refusals, version_refusals
from cetakbiru.editions.versions import order
from cetakbiru.site.build import build_site
from cetakbiru.site.inputs import read_blueprint, refuse_problems
from cetakbiru.site.plugin import Release


@click.command(help="Periksa, bangun, dan terbitkan edisi VERSI. Edisi terbit tidak ditimpa.")
@click.argument("version", metavar="VERSI")
@click.option("--push", is_flag=True, help="Kirim juga ke remote.")
def release(version: str, push: bool) -> None:
    """Publishes an edition, or leaves everything as it was and says why."""
    if order(version) is None:
        raise click.UsageError(
            f"{version!r} bukan nomor edisi. Bentuknya tahun, titik, nomor urut: 2026.1; "
            "edisi ralat menambah angka ketiga: 2026.1.1."
        )
    project = find_project()
    repo = Repo(project.root)
    try:
        commit = _release(project, repo, version, push)
    except (DamagedBranchError, PublishError, GitError) as error:
        raise Refused(f"{error}.\nTidak ada yang terbit; cabang {BRANCH} tidak diubah.") from None
    except OSError as error:
        raise Refused(
            f"Edisi tidak dapat ditulis: {why_unwritten(error)}\n"
            f"Tidak ada yang terbit; cabang {BRANCH} tidak diubah."
        ) from None
    click.echo(f"Edisi {version} terbit pada cabang {BRANCH}, commit {commit[:10]}.")
    if not push:
        click.echo(f"Untuk mengirimkannya: git push --atomic origin {BRANCH} edisi-{version}")


def _release(project: Project, repo: Repo, version: str, push: bool) -> str:
    head = repo.commit("HEAD")
    if head is None:
        raise Refused(
            f"Folder {project.root} bukan repositori git yang berisi commit, jadi tidak ada yang "
            "terbit. Simpan naskahnya lebih dahulu dengan git commit."
        )
    remote = _remote(repo)
    if push and remote:
        with step(f"Mengambil cabang {BRANCH} dari {remote}"):
            _fetch(repo, remote)
    published = read_published(repo)
    _refuse([*repository_refusals(repo, remote, push), *version_refusals(version, published, head)])
    with step("Memeriksa data dan halaman"):
        refuse_problems(project)
    blueprint = read_blueprint(project)
    log = change_log(blueprint)
    _refuse([*data_refusals(version, blueprint, log, published)])
    plan = make_plan(blueprint, log, published, head)
    context = release_context(blueprint, project.docs, published, plan)
    with folder_beside(project.cache / "rilis") as site:

        def build() -> None:
            build_site(project, site, release=Release(context, preferred_alias(plan.aliases)))
            _refuse_moved_ground(repo, head)

        return publish(published, plan, site, build, remote if push else None)


def _refuse_moved_ground(repo: Repo, head: str) -> None:
    """What was built must be what the commit holds."""
    if repo.commit("HEAD") != head or repo.changed_files():
        _refuse(["Berkas berubah selama rilis berlangsung. Ulangi tanpa menyunting apa pun."])


def _remote(repo: Repo) -> str | None:
    remotes = repo.remotes()
    return "origin" if "origin" in remotes else (remotes[0] if remotes else None)


def _fetch(repo: Repo, remote: str) -> None:
    """Learns what the remote has published; a remote without the branch is a first release."""
    if repo.run("ls-remote", "--heads", remote, f"refs/heads/{BRANCH}").strip():
        repo.run("fetch", "--quiet", remote, f"+refs/heads/{BRANCH}:refs/remotes/{remote}/{BRANCH}")


def _refuse(reasons: Sequence[str]) -> None:
    if reasons:
        listed = "\n".join(f"  - {reason}" for reason in reasons)
        raise Refused(f"Edisi tidak diterbitkan:\n{listed}\nTidak ada yang diubah.")
