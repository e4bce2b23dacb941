"""Whatever befalls a build, the site is right, or the build says why there is none."""

from __future__ import annotations

import hashlib
import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cetakbiru.base import cache
from cetakbiru.base.errors import Refused
from cetakbiru.base.project import OUTPUT_NAMES, Project, find_project
from cetakbiru.cli.build import build_in_place
from cetakbiru.site import plugin
from tests.conftest import PPM, copy_good
from tests.running import files_of, ppm_here, replaced, run

SKIP = frozenset(OUTPUT_NAMES) - {"opendata", "search", "editions"}
_SKIPPED = ("--skip", ",".join(sorted(SKIP)))
_OLD, _NEW = "Air sungai lebih bersih", "Air sungai jernih"


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site after `_edit`, built from nothing."""
    project = find_project(root=copy_good(tmp_path_factory.mktemp("benar") / "provinsi"))
    _edit(project)
    build_in_place(replace(project, keeps=False), SKIP)
    return files_of(project.site)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The invented province, built once with all that is kept."""
    found = find_project(root=copy_good(tmp_path / "provinsi"))
    assert ppm_here(found.root, "check").code == 0
    build_in_place(found, SKIP)
    return found


def _edit(project: Project) -> None:
    replaced(project.data / "program" / "contoh-utara.csv", _OLD, _NEW)


def _append(file: Path, text: str) -> None:
    with file.open("a", encoding="utf-8") as stream:
        stream.write(text)


def _kept(project: Project) -> list[Path]:
    found = sorted(path for path in project.cache.rglob("*") if path.is_file())
    assert len(found) >= 4, found
    return found


def _forged(file: Path, change: Callable[[dict[str, bytes]], dict[str, bytes]]) -> None:
    """Writes other entries under a hash that is right."""
    file.write_bytes(cache._packed(change(cache._unpacked(file.read_bytes()))))


# What is kept.


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def _flipped(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def _endless(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def _enormous(file: Path) -> None:
    os.truncate(file, 1 << 40)


def _of_another_version(file: Path) -> None:
    """Another order of things under a hash that is right."""
    content = json.dumps({"versi": 99, "isi": [None]}).encode()
    if file.suffix != ".json":
        content = hashlib.blake2b(content, digest_size=32).digest() + content
    file.write_bytes(content)


DAMAGES = {
    "cut off": _cut,
    "a flipped bit": _flipped,
    "empty": lambda file: file.write_bytes(b""),
    "a folder in its place": _folder,
    "a pipe in its place": _endless,
    "enormous": _enormous,
    "from another version": _of_another_version,
}


@pytest.mark.whole
@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_whatever_is_damaged_is_made_anew(
    project: Project, damage: Callable[[Path], Any], right: dict[str, bytes]
) -> None:
    for file in _kept(project):
        damage(file)
    _edit(project)
    assert ppm_here(project.root, "check").code == 0
    assert build_in_place(project, SKIP).startswith("Situs selesai")
    assert files_of(project.site) == right


@pytest.mark.whole
def test_a_page_index_of_another_shape_says_nothing(
    project: Project, right: dict[str, bytes]
) -> None:
    shelf = project.cache / "rak" / "halaman"

    def change(entries: dict[str, bytes]) -> dict[str, bytes]:
        return entries | {"halaman": b'{"pages": {"index.md": [1, 2]}, "data": 7}'}

    _forged(shelf, change)
    _edit(project)
    build_in_place(project, SKIP)
    assert files_of(project.site) == right


@pytest.mark.site
def test_nothing_that_is_kept_is_run() -> None:
    source = Path(cache.__file__).parents[1]
    texts = [path.read_text(encoding="utf-8") for path in source.rglob("*.py")]
    assert not any("import pickle" in text or "import marshal" in text for text in texts)


@pytest.mark.whole
def test_what_a_stranger_committed_is_not_used(project: Project, right: dict[str, bytes]) -> None:
    def forge(entries: dict[str, bytes]) -> dict[str, bytes]:
        return {key: one.replace(b"</h1>", b" palsu</h1>") for key, one in entries.items()}

    _forged(project.cache / "rak" / "halaman", forge)
    _edit(project)
    for words in (["init", "-q"], ["add", "--force", ".cache/rak/halaman"]):
        subprocess.run(["git", *words], cwd=project.root, check=True)
    answer = ppm_here(project.root, "build", *_SKIPPED)
    assert answer.code == 0
    assert "tersimpan di git, jadi isinya tidak dipakai" in answer.err
    assert files_of(project.site) == right
    # Without git the same would be taken: the test would see it.
    shutil.rmtree(project.root / ".git")
    _append(project.docs / "uji.md", "\nBaris.\n")
    build_in_place(project, SKIP)
    assert b"palsu</h1>" in files_of(project.site)["index.html"]


@pytest.mark.whole
def test_no_link_among_what_is_kept_is_followed(project: Project, tmp_path: Path) -> None:
    outside = tmp_path / "lain.txt"
    outside.write_text("milik orang")
    for file in _kept(project):
        file.unlink()
        file.symlink_to(outside)
    _edit(project)
    build_in_place(project, SKIP)
    assert outside.read_text() == "milik orang"


# Whether what is kept can be trusted.


@pytest.mark.whole
def test_verify_finds_a_page_that_would_be_wrong(project: Project, right: dict[str, bytes]) -> None:
    before = files_of(project.site)
    (project.cache / "impor.json").write_text("{}")

    def forge(entries: dict[str, bytes]) -> dict[str, bytes]:
        return {key: one.replace(b"</h1>", b" palsu</h1>") for key, one in entries.items()}

    _forged(project.cache / "rak" / "halaman", forge)
    _edit(project)
    answer = ppm_here(project.root, "build", "--verify", *_SKIPPED)
    assert answer.code == 1
    assert "membuat situs yang berbeda dari bangunan dari awal" in answer.err
    assert "  - index.html\n" in answer.err
    assert files_of(project.site) == before
    assert [path.name for path in project.cache.iterdir()] == ["impor.json"]
    answer = ppm_here(project.root, "build", "--verify", *_SKIPPED)
    assert (answer.code, answer.out) == (0, f"Situs selesai: {project.site}\n")
    assert files_of(project.site) == right


@pytest.mark.site
def test_verify_tells_what_stops_both_builds(project: Project) -> None:
    _append(project.docs / "uji.md", "\n[tautan](tiada.md)\n")
    answer = ppm_here(project.root, "build", "--verify", *_SKIPPED)
    assert answer.code == 1
    assert "tiada.md" in answer.err
    assert "simpanan" not in answer.err.lower()
    answer = ppm_here(project.root, "build", "--verify", "--no-cache")
    assert answer.code == 2


# The site itself, the clock, settings that name other files.


@pytest.mark.site
def test_a_hand_in_the_site_is_noticed_even_where_it_leaves_size_and_time(
    project: Project,
) -> None:
    page = project.site / "index.html"
    state, content = page.stat(), page.read_bytes()
    page.write_bytes(content.replace(b"rekaan", b"nyata!", 1))
    os.utime(page, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert page.stat().st_size == state.st_size
    build_in_place(project, SKIP)
    assert page.read_bytes() == content


@pytest.mark.whole
@pytest.mark.parametrize(
    ("setting", "file", "texts"),
    [
        ("  custom_dir: tema\n", "tema/assets/x.css", ("a{}", "b{}")),
        ("hooks:\n  - tema/kait.py\n", "tema/kait.py", ("X = 1\n", "X = 2\n")),
    ],
    ids=["theme", "hook"],
)
def test_files_that_settings_name_are_inputs(
    project: Project, setting: str, file: str, texts: tuple[str, str]
) -> None:
    old = "theme:\n  name: material\n" if setting.startswith(" ") else "strict: true\n"
    replaced(project.config, old, old + setting)
    (project.root / file).parent.mkdir(parents=True)
    for text in texts:
        (project.root / file).write_text(text)
        assert build_in_place(project, SKIP).startswith("Situs selesai")


# Somebody saves while a site is built.

MOMENTS = {
    "before the data are read": "read_blueprint",
    "before the editions are read": "edition_context",
    "after the pages": "write_notices",
    "at the end": "refuse_faults",
}


@pytest.mark.whole
@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS.keys())
def test_a_file_saved_meanwhile_is_seen(
    project: Project,
    moment: str,
    right: dict[str, bytes],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    _append(project.docs / "uji.md", "\n")
    real = getattr(plugin, moment)
    done: list[bool] = []

    def saving(*given: Any) -> Any:
        if not done:
            _edit(project)
            done.append(True)
        return real(*given)

    monkeypatch.setattr(plugin, moment, saving)
    assert build_in_place(project, SKIP).startswith("Situs selesai")
    assert "berubah selama situs dibangun; dibangun lagi" in capsys.readouterr().err
    assert files_of(project.site) == right
    assert build_in_place(project, SKIP).startswith("Situs sudah mutakhir")


@pytest.mark.whole
def test_who_never_stops_saving_is_told(
    project: Project, monkeypatch: pytest.MonkeyPatch, right: dict[str, bytes]
) -> None:
    before, real = files_of(project.site), vars(plugin)["read_blueprint"]
    _edit(project)
    page = project.docs / "uji.md"
    text = page.read_text(encoding="utf-8")

    def saving(*given: Any) -> Any:
        # Saved, and taken back: the text is the same at the end.
        page.write_text(f"{text}\nSementara.\n", encoding="utf-8")
        blueprint = real(*given)
        page.write_text(text, encoding="utf-8")
        return blueprint

    with monkeypatch.context() as patch:
        patch.setattr(plugin, "read_blueprint", saving)
        with pytest.raises(Refused, match="terus berubah selama situs dibangun"):
            build_in_place(project, SKIP)
    assert files_of(project.site) == before
    assert build_in_place(project, SKIP).startswith("Situs selesai")
    assert files_of(project.site) == right


# Two builds, and a disk that is full.


@pytest.mark.whole
def test_two_builds_at_once_leave_a_whole_site(project: Project, right: dict[str, bytes]) -> None:
    _edit(project)
    words = [str(PPM), "build", *_SKIPPED]
    both = [
        subprocess.Popen(words, cwd=project.root, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [one.communicate()[1] for one in both]
    codes = sorted(one.returncode for one in both)
    assert codes in ([0, 0], [0, 1]), said
    assert codes == [0, 0] or any("tidak dapat ditulis" in text for text in said)
    assert not any("Traceback" in text for text in said)
    assert files_of(project.site) == right
    build_in_place(project, SKIP)
    assert files_of(project.site) == right
    assert not list(project.root.glob(".site-*"))


@pytest.mark.site
def test_the_note_of_a_build_is_not_of_the_site_of_another(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cetakbiru.cli import build as module

    put, right = vars(module)["put_in_place"], files_of(project.site)
    _edit(project)

    def overtaken(new: Path, target: Path) -> None:
        put(new, target)
        (target / "index.html").write_text("situs dari bangunan lain")

    with monkeypatch.context() as patch:
        patch.setattr(module, "put_in_place", overtaken)
        build_in_place(project, SKIP)
    assert build_in_place(project, SKIP).startswith("Situs selesai")
    assert files_of(project.site).keys() == right.keys()


@pytest.mark.whole
@pytest.mark.parametrize("most", [2_000, 60_000, 400_000])
def test_a_file_that_the_disk_does_not_take(
    project: Project, most: int, right: dict[str, bytes]
) -> None:
    """As on a full disk: what is larger than `most` bytes can't be written."""
    before = files_of(project.site)
    _edit(project)
    done = subprocess.run(
        [sys.executable, "-c", "from cetakbiru.cli.main import main; main()", "build", *_SKIPPED],
        cwd=project.root,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
    )
    assert "Traceback" not in done.stderr
    assert "ruang cakram habis" in done.stderr or done.returncode == 0
    assert files_of(project.site) == (right if done.returncode == 0 else before)
    assert not list(project.root.glob(".site-*"))
    build_in_place(project, SKIP)
    assert files_of(project.site) == right


# What Python itself writes.


@pytest.mark.site
def test_compiled_modules_are_no_inputs(project: Project) -> None:
    """Python compiles the province's own macros when a build loads them."""
    macros = project.root / "macros"
    macros.mkdir()
    line = "from cetakbiru.site.macros import define_env as define_env\n"
    (macros / "__init__.py").write_text(line)
    replaced(project.config, "  - macros\n", "  - macros:\n      module_name: macros\n")
    writing = {"PYTHONDONTWRITEBYTECODE": ""}
    first = run(project.root, "ppm", "build", *_SKIPPED, **writing)
    assert list(macros.rglob("*.pyc"))
    assert first.out == f"Situs selesai: {project.site}\n"
    assert "dibangun lagi" not in first.err
    again = run(project.root, "ppm", "build", *_SKIPPED, **writing)
    assert again.out == f"Situs sudah mutakhir: {project.site}\n"
