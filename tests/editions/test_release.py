"""`ppm release` with a real repository and a bare remote: what it makes and what it refuses."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from tests.editions.conftest import Editions
from tests.editions.province import ADDRESS, NORTH, Province

pytestmark = pytest.mark.whole


def versions(province: Province, ref: str = "gh-pages") -> list[dict[str, Any]]:
    found = json.loads(province.git("show", f"{ref}:versions.json"))
    assert isinstance(found, list)
    return found


def tree(province: Province, path: str) -> str:
    return province.git("rev-parse", f"gh-pages:{path}")


# --- What three releases leave behind ---------------------------------------------------------


def test_versions_json_tells_title_aliases_and_properties(editions: Editions) -> None:
    newest, second, first = versions(editions.province)
    assert [newest["version"], second["version"], first["version"]] == [
        "2026.3",
        "2026.2",
        "2026.1",
    ]
    assert newest["title"] == "2026.3 · Ditetapkan"
    assert newest["aliases"] == ["terbaru", "berlaku"]
    assert newest["properties"]["status"] == "ditetapkan"
    assert newest["properties"]["tanggal"] == "2026-03-31"
    assert newest["properties"]["periode"] == ""
    assert second["aliases"] == []
    assert second["properties"]["diralat_oleh"] == "2026.3"
    assert first["properties"]["status"] == "dicabut"
    assert first["properties"]["dicabut"]["dokumen"] == "Surat rekaan nomor 7"


def test_one_commit_an_edition_and_a_tag_at_its_source(editions: Editions) -> None:
    province = editions.province
    assert province.git("rev-list", "--count", "gh-pages") == "3"
    assert province.git("tag").split() == ["edisi-2026.1", "edisi-2026.2", "edisi-2026.3"]
    source = versions(province)[0]["properties"]["sumber"]
    assert province.git("rev-parse", "edisi-2026.3") == source == province.git("rev-parse", "main")
    assert province.git("branch", "--list", "ppm-rilis-*") == ""
    assert province.git("status", "--porcelain") == ""


def test_a_published_edition_keeps_every_byte(editions: Editions) -> None:
    province = editions.province
    for version, since in (("2026.1", "gh-pages~2"), ("2026.2", "gh-pages~1")):
        assert tree(province, version) == province.git("rev-parse", f"{since}:{version}")


def test_everything_is_pushed(editions: Editions) -> None:
    for ref in ("refs/heads/gh-pages", "refs/tags/edisi-2026.3"):
        remote = editions.province.git("ls-remote", str(editions.remote), ref).split()[0]
        assert remote == editions.province.git("rev-parse", ref)


def test_aliases_are_links_and_the_root_leads_to_the_adopted_edition(editions: Editions) -> None:
    assert (editions.site / "terbaru").readlink() == Path("2026.3")
    assert (editions.site / "berlaku").readlink() == Path("2026.3")
    assert not (editions.site / "rancangan").exists()
    assert "url=berlaku/" in (editions.site / "index.html").read_text()
    assert "<script" not in (editions.site / "index.html").read_text()
    drafts = editions.province.git("show", "gh-pages~1:index.html")
    assert "url=terbaru/" in drafts
    assert editions.province.git("show", "gh-pages~1:rancangan") == "2026.2"


def test_search_engines_are_told_the_right_edition(editions: Editions) -> None:
    page = "kabupaten/contoh-utara/"
    for version, alias in (("2026.1", "terbaru"), ("2026.2", "terbaru"), ("2026.3", "berlaku")):
        text = (editions.site / version / page / "index.html").read_text()
        assert f'<link rel="canonical" href="{ADDRESS}{alias}/{page}">' in text
    assert f"Sitemap: {ADDRESS}sitemap.xml" in (editions.site / "robots.txt").read_text()
    assert f"{ADDRESS}berlaku/sitemap.xml" in (editions.site / "sitemap.xml").read_text()
    assert f"{ADDRESS}berlaku/{page}" in (editions.site / "2026.3/sitemap.xml").read_text()


def test_what_compares_editions_is_in_the_menu_once_there_are_two(editions: Editions) -> None:
    menus = {
        version: (editions.site / version / "index.html").read_text().split("<main")[0]
        for version in ("2026.1", "2026.2", "2026.3")
    }
    for name in ("perubahan", "banding"):
        found = {version: f'href="rilis/{name}/"' in menu for version, menu in menus.items()}
        assert found == {"2026.1": False, "2026.2": True, "2026.3": True}
        assert (editions.site / "2026.1/rilis" / name / "index.html").exists()
    # Nobody is sent to them from page to page.
    for page in (editions.site / "2026.1").rglob("index.html"):
        steps = page.read_text().partition('class="ppm-kaki__urutan')[2].partition("</nav>")[0]
        assert "rilis/banding/" not in steps


def test_pages_tell_the_history_of_programme_and_kabupaten(editions: Editions) -> None:
    north = (editions.site / "2026.3/kabupaten/contoh-utara/index.html").read_text()
    south = (editions.site / "2026.3/kabupaten/kota-contoh-selatan/index.html").read_text()
    changed = north.split('id="PRG-9901-PEN-01"')[1].split("</article>")[0]
    assert "terakhir berubah pada edisi" in changed
    assert ">2026.1</a>" in changed
    assert ">2026.2</a>" in changed
    same = north.split('id="PRG-9901-LNG-01"')[1].split("</article>")[0]
    assert "isinya tetap" in same
    fresh = south.split('id="PRG-9902-LNG-02"')[1].split("</article>")[0]
    assert ">2026.2</a>, isinya tetap" in fresh
    assert "terakhir berubah pada edisi" in south.split('class="ppm-riwayat"')[1][:300]


def test_the_list_of_editions_tells_status_basis_files_and_errata(editions: Editions) -> None:
    text = (editions.site / "2026.3/rilis/index.html").read_text()
    for told in (
        "Peraturan rekaan nomor 1",
        "Surat rekaan nomor 7",
        "SHA-256",
        "semula 11,40, menjadi 10,90",
        "Diralat oleh",
        "../../2026.1/rilis/perubahan/",
        "Naskah rekaan diperbarui.",
    ):
        assert told in text, told


def test_the_feed_tells_every_edition_under_an_address_that_stays(editions: Editions) -> None:
    feed = (editions.site / "2026.3/umpan.xml").read_text()
    for told in ("Edisi 2026.3 (ditetapkan)", "Edisi 2026.2 (rancangan)", "Edisi 2026.1 (dicabut)"):
        assert told in feed, told
    assert f'rel="self" href="{ADDRESS}berlaku/umpan.xml"' in feed


def test_the_page_of_changes_shows_each_kind(editions: Editions) -> None:
    text = (editions.site / "2026.2/rilis/perubahan/index.html").read_text()
    for told in (
        "Ditambahkan (4)",
        "Diubah (1)",
        "Dipindahkan (1)",
        "Digabung (2)",
        "Dipecah (1)",
        "Dicabut (1)",
        "dipecah menjadi PRG-9901-PEN-07",
        "<del>8,10</del>",
        "<ins>8,25</ins>",
        "<del>Kalimat kedua akan berubah sedikit.</del>",
    ):
        assert told in text, told
    first = (editions.site / "2026.1/rilis/perubahan/index.html").read_text()
    assert "Ini edisi pertama yang terbit" in first


def test_a_later_release_takes_no_longer_than_the_first(editions: Editions) -> None:
    # Generous: other tests share the machine; tests/benchmarks measures it exactly.
    assert editions.seconds[2] < editions.seconds[0] * 2 + 5


# --- What is refused -----------------------------------------------------------------------------


def refused(province: Province, *arguments: str) -> str:
    """The message of a refused release, which must have changed nothing."""
    before = province.git("for-each-ref")
    result = province.ppm_here("release", *arguments)
    assert result.returncode == 1, result.stdout
    assert "Traceback" not in result.stderr
    assert province.git("for-each-ref") == before
    return result.stderr


def test_a_published_edition_is_never_overwritten(province: Province) -> None:
    message = refused(province, "2026.3")
    assert "Edisi 2026.3 sudah terbit dan tidak pernah ditimpa" in message
    assert "2026.3.1" in message


def test_another_spelling_of_a_published_version_is_no_version(province: Province) -> None:
    result = province.ppm("release", "2026.03")
    assert result.returncode == 2
    assert "'2026.03' bukan nomor edisi" in result.stderr


def test_a_lower_version_is_refused(province: Province) -> None:
    assert "lebih rendah daripada edisi terakhir, 2026.3" in refused(province, "2025.9")


def test_uncommitted_changes_are_refused_by_name(province: Province) -> None:
    province.append(NORTH, "")
    province.write("data/baru.csv", "id\n")
    message = refused(province, "2026.4")
    assert NORTH in message
    assert "data/baru.csv" in message


def test_a_version_without_entry_in_the_log_is_refused(province: Province) -> None:
    province.replace("data/edisi.yml", "versi: '2026.3'", "versi: '2026.4'")
    province.commit("versi baru")
    assert "belum memuat entri untuk versi 2026.4" in refused(province, "2026.4")


def test_a_version_other_than_that_of_the_data_is_refused(province: Province) -> None:
    assert "bertuliskan versi 2026.3, bukan 2026.4" in refused(province, "2026.4")


def test_a_correction_without_errata_is_refused(province: Province) -> None:
    province.set_version("2026.3.1", "2026-04-01")
    province.commit("ralat kosong")
    assert "tidak memuat ralat" in refused(province, "2026.3.1")


def test_failing_checks_are_refused(province: Province) -> None:
    province.replace("data/indikator/nilai.csv", "99.02,miskin", "99.77,miskin")
    province.commit("salah")
    assert "data/indikator/nilai.csv" in refused(province, "2026.4")


def test_adoption_without_document_is_refused(province: Province) -> None:
    province.replace("data/edisi.yml", "    dokumen: Peraturan rekaan nomor 1\n", "")
    province.set_version("2026.4", "2026-04-01")
    province.commit("tanpa dokumen")
    assert "dokumen" in refused(province, "2026.4")


def test_adopted_programmes_need_an_adopting_event(province: Province) -> None:
    province.edit("data/edisi.yml", lambda text: text.split("  - jenis: ditetapkan")[0])
    province.replace(NORTH, ",dibahas,", ",ditetapkan,")
    province.set_version("2026.4", "2026-04-01")
    province.commit("belum ditetapkan")
    assert "ditetapkan" in refused(province, "2026.4")


def test_a_programme_removed_without_withdrawal_is_an_error_of_check(province: Province) -> None:
    province.edit(
        NORTH,
        lambda text: "".join(
            line for line in text.splitlines(True) if not line.startswith("PRG-9901-PEN-08")
        ),
    )
    province.replace(NORTH, "PRG-9901-PEN-07;PRG-9901-PEN-08", "PRG-9901-PEN-07")
    result = province.ppm_here("check", "--format", "json")
    assert result.returncode == 1
    (found,) = json.loads(result.stdout)
    assert found["code"] == "program-hilang"
    assert found["file"] == NORTH
    assert "PRG-9901-PEN-08" in found["message"]
    assert "dicabut" in found["hint"]


def test_a_pull_request_is_checked_by_the_tools_of_another_checkout(
    province: Province, tmp_path: Path
) -> None:
    """As periksa.yml does: only what is read of the published branch is fetched."""
    province.git("config", "uploadpack.allowFilter", "true")
    content = tmp_path / "naskah"
    province.git("clone", "--quiet", "--depth", "1", province.root.as_uri(), str(content))
    ref = "gh-pages:refs/remotes/origin/gh-pages"
    fetch = ("fetch", "--quiet", "--depth", "1", "--filter=blob:none", "origin", ref)
    province.git("-C", str(content), *fetch)
    path = content / NORTH
    rows = path.read_text("utf-8").splitlines(True)
    kept = [line for line in rows if not line.startswith("PRG-9901-PEN-08")]
    path.write_text("".join(kept).replace(";PRG-9901-PEN-08", ""), encoding="utf-8")
    result = province.ppm_here(
        *("check", "--data", f"{content}/data", "--docs", f"{content}/docs", "--format", "json")
    )
    (found,) = json.loads(result.stdout)
    assert found["code"] == "program-hilang"


def test_a_section_that_lost_its_anchor_is_told(province: Province) -> None:
    page = "docs/cetak-biru/bab-5-strategi.md"
    lost = {"bab-5-strategi-lama": {"jenis": "bagian", "judul": "Bagian lama"}}
    inventory = json.loads(province.git("show", "gh-pages:2026.3/inventaris.json"))
    url = "cetak-biru/bab-5-strategi/#lama"
    inventory["butir"] |= {name: {**item, "url": url} for name, item in lost.items()}
    commit_file(province, "2026.3/inventaris.json", json.dumps(inventory))
    result = province.ppm_here("check", "--format", "json")
    (found,) = json.loads(result.stdout)
    assert result.returncode == 0
    assert (found["code"], found["severity"]) == ("jangkar-bab-berhenti", "warning")
    assert found["file"] == page
    assert "id/bab-5-strategi-lama/ dari edisi 2026.3" in found["message"]
    province.append(page, "", "## Nama baru {#lama}", "", "Isi.")
    assert json.loads(province.ppm_here("check", "--format", "json").stdout) == []


@pytest.mark.parametrize("version", ["v1", "2026", "2026.1.1.1", "../2026.1", "terbaru"])
def test_what_is_no_version_is_a_wrong_call(province: Province, version: str) -> None:
    result = province.ppm_here("release", version)
    assert result.returncode == 2
    assert "bukan nomor edisi" in result.stderr


def test_a_damaged_versions_json_is_reported_and_kept(province: Province) -> None:
    for content in ('{"a": 1}', "[{", '[{"version": "2026.9", "title": "x", "aliases": []}]'):
        damaged = commit_file(province, "versions.json", content)
        assert "versions.json" in refused(province, "2026.4")
        assert province.git("rev-parse", "gh-pages") == damaged


def test_a_branch_without_versions_json_is_reported_and_kept(province: Province) -> None:
    commit_file(province, "versions.json", None)
    assert "tidak memuat versions.json" in refused(province, "2026.4")


def test_a_branch_that_points_nowhere_is_reported_and_kept(province: Province) -> None:
    ref = province.root / ".git/refs/heads/gh-pages"
    ref.parent.mkdir(parents=True, exist_ok=True)
    ref.write_text("1234567890123456789012345678901234567890\n")
    result = province.ppm_here("release", "2026.4")
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert ref.read_text().startswith("1234567890")


def commit_file(province: Province, name: str, content: str | None) -> str:
    """Puts a file on gh-pages by hand, or takes it away; returns the commit."""
    index = province.root / ".git/tmp-index"
    environment = {**os.environ, "GIT_INDEX_FILE": str(index)}

    def git(*arguments: str, stdin: str | None = None) -> str:
        return subprocess.run(
            ["git", *arguments],
            cwd=province.root,
            env=environment,
            input=stdin,
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()

    git("read-tree", "gh-pages")
    if content is None:
        git("rm", "--cached", "--quiet", name)
    else:
        blob = git("hash-object", "-w", "--stdin", stdin=content)
        git("update-index", "--cacheinfo", f"100644,{blob},{name}")
    commit = git("commit-tree", git("write-tree"), "-p", "gh-pages", "-m", "rusak")
    git("update-ref", "refs/heads/gh-pages", commit)
    index.unlink()
    return commit


# --- Releases that are cut off -------------------------------------------------------------------

# Where the process kills itself; the build is replaced by a copy of the last edition.
MOMENTS = {
    "before the build": "R.build_site = die",
    "after the build": "R._refuse_moved_ground = die",
    "amid mike's commit": "C.add_file = after(40, C.add_file)",
    "after mike's deploy": "P._finish_site = die",
    "before the one commit": "P._one_commit = die",
    "before the push": "P._push = die",
    "after the push": "P._move_branch = die",
}
_KILLER = """
import os, shutil, signal, sys
from mike.git_utils import Commit as C
import cetakbiru.editions.publish as P
import cetakbiru.cli.release as R
def die(*arguments, **options):
    os.kill(os.getpid(), signal.SIGKILL)
def after(count, function):
    calls = []
    def counted(*arguments):
        calls.append(1)
        if len(calls) > count:
            die()
        return function(*arguments)
    return counted
def copy(project, site, **given):
    shutil.copytree(sys.argv.pop(), site, dirs_exist_ok=True)
    (site / "index.html").write_text("edisi baru")
R.build_site = copy
{moment}
from cetakbiru.cli.main import main
main(sys.argv[1:-1])
"""


def release_with(
    province: Province, editions: Editions, moment: str, version: str
) -> subprocess.CompletedProcess[str]:
    command = province.command("release", version, "--push", str(editions.site / "2026.3"))
    command[2] = _KILLER.format(moment=moment)
    return subprocess.run(
        command, cwd=province.root, env=province.environment, capture_output=True, text=True,
        check=False, timeout=120,
    )  # fmt: skip


@pytest.fixture
def fourth(province: Province) -> Province:
    """A fourth edition, ready to be released."""
    province.set_version("2026.4", "2026-04-30")
    province.replace(NORTH, ",,8.25,,,,", ",,8.30,,,,")
    province.commit("Naskah keempat")
    return province


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS.keys())
def test_a_killed_release_leaves_the_branch_as_it_was(
    fourth: Province, editions: Editions, moment: str
) -> None:
    before = fourth.git("rev-parse", "gh-pages")

    killed = release_with(fourth, editions, moment, "2026.4")

    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert fourth.git("rev-parse", "gh-pages") == before
    assert [entry["version"] for entry in versions(fourth)] == ["2026.3", "2026.2", "2026.1"]
    assert "edisi-2026.4" not in fourth.git("tag").split()
    assert fourth.git("status", "--porcelain") == ""
    fourth.git("fsck", "--connectivity-only", "--no-dangling")


def test_after_a_killed_release_the_next_one_works(fourth: Province, editions: Editions) -> None:
    release_with(fourth, editions, MOMENTS["amid mike's commit"], "2026.4")

    again = release_with(fourth, editions, "", "2026.4")

    assert again.returncode == 0, again.stderr
    assert versions(fourth)[0]["version"] == "2026.4"
    assert fourth.git("branch", "--list", "ppm-rilis-*") == ""


def test_a_release_killed_after_the_push_is_known_afterwards(
    fourth: Province, editions: Editions
) -> None:
    release_with(fourth, editions, MOMENTS["after the push"], "2026.4")
    result = fourth.ppm("release", "2026.4", "--push")
    assert result.returncode == 1
    assert "Edisi 2026.4 sudah terbit" in result.stderr


def test_a_real_build_that_is_killed_leaves_nothing_behind(fourth: Province) -> None:
    before = fourth.git("for-each-ref")
    running = subprocess.Popen(
        fourth.command("release", "2026.4"),
        cwd=fourth.root,
        env=fourth.environment,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert running.stderr is not None
    for line in running.stderr:
        if "Membangun halaman" in line:
            break
    time.sleep(0.5)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    running.stderr.close()
    kept = [line for line in fourth.git("for-each-ref").splitlines() if "ppm-rilis" not in line]
    assert kept == before.splitlines()
    assert fourth.git("status", "--porcelain") == ""


def test_a_push_that_is_refused_publishes_nothing(fourth: Province, editions: Editions) -> None:
    hook = Path(fourth.git("remote", "get-url", "origin")) / "hooks/pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho ditolak >&2\nexit 1\n")
    hook.chmod(0o755)
    before = fourth.git("for-each-ref")
    result = release_with(fourth, editions, "", "2026.4")
    assert result.returncode == 1
    assert "Pengiriman ke origin gagal" in result.stderr
    assert fourth.git("for-each-ref") == before


def test_a_fresh_clone_knows_what_was_published(editions: Editions, tmp_path: Path) -> None:
    editions.province.git("clone", "--quiet", str(editions.remote), str(tmp_path / "klon"))
    # Only gh-pages was pushed; the source comes along with the tag of the edition.
    clone = Province(tmp_path / "klon")
    clone.git("checkout", "--quiet", "-b", "main", "edisi-2026.3")
    clone.git("config", "user.name", "Lain")
    clone.git("config", "user.email", "lain@contoh.example")
    assert "sudah terbit" in refused(clone, "2026.3")
    compared = clone.ppm_here("compare", "2026.1", "terbaru")
    assert compared.returncode == 0, compared.stderr
