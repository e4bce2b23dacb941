"""Whatever a site, its zip or its PDF holds of others stands there with author and licence."""

from __future__ import annotations

import fnmatch
import hashlib
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import material
import pytest
from fontTools.ttLib import TTFont
from lxml import html

from cetakbiru.fonts import FACES
from cetakbiru.outputs.notices import FONTS, NOTICES_FILE, PARTS, Part, notices_of, write_notices
from cetakbiru.outputs.offline import OFFLINE_FILE
from cetakbiru.outputs.reader import page_files
from cetakbiru.pages.fragments.outlines import outlines_origin
from cetakbiru.pages.theme_files import THEME_FOLDER
from tests.conftest import ROOT

ENGINE = "src/cetakbiru/"
OURS = "Cetak Biru PPM contributors"
NOTICED = re.compile(r"copyright|©|\(c\) \d|@license|hak cipta", re.IGNORECASE)


def annotations() -> list[dict[str, Any]]:
    with (ROOT / "REUSE.toml").open("rb") as file:
        found: list[dict[str, Any]] = tomllib.load(file)["annotations"]
    return found


def listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def foreign() -> Iterator[tuple[str, list[str], str]]:
    """Paths below the engine with the authors that are not us and the licences."""
    for annotation in annotations():
        authors = [
            author for author in listed(annotation["SPDX-FileCopyrightText"]) if OURS not in author
        ]
        for path in listed(annotation["path"]):
            if authors and path.startswith(ENGINE):
                yield path.removeprefix(ENGINE), authors, annotation["SPDX-License-Identifier"]


def parts_for(path: str) -> list[Part]:
    return [part for part in PARTS[1:] for pattern in part.files if fnmatch.fnmatch(path, pattern)]


@pytest.mark.parametrize(("path", "authors", "licence"), list(foreign()))
def test_what_reuse_knows_of_others_is_in_the_list(
    path: str, authors: list[str], licence: str
) -> None:
    if path.endswith(".md"):
        return  # A notice itself.
    (part,) = parts_for(path)
    assert part.licence in licence.split(" AND ")
    for author in authors:
        assert any(author in line for line in part.copyright), author


@pytest.mark.parametrize("part", PARTS[1:], ids=lambda part: part.name)
def test_what_is_in_the_list_is_known_to_reuse(part: Part) -> None:
    known = {path for path, _, _ in foreign()}
    assert set(part.files) <= known
    for pattern in part.files:
        assert list((ROOT / ENGINE).glob(pattern)), f"{pattern} fits no file"


def test_no_file_with_a_notice_of_others_is_missing_from_the_list() -> None:
    """Whoever adds a library, a font or a sheet leaves its notice in it."""
    folder = ROOT / ENGINE
    texts = [
        path
        for path in [
            *THEME_FOLDER.rglob("*"),
            *folder.glob("outputs/**/*"),
            *folder.glob("plans/**/*"),
            *folder.glob("fonts/**/*"),
        ]
        if path.suffix in {".js", ".css", ".html", ".svg", ".txt"} and path.is_file()
    ]
    noticed = {
        path.relative_to(folder).as_posix()
        for path in texts
        if NOTICED.search(path.read_text(encoding="utf-8")) and "notices/texts/" not in str(path)
    }
    assert "pages/theme/assets/frame/typeset.css" in noticed
    unlisted = {path for path in noticed if not parts_for(path)}
    assert unlisted == {"pages/theme/partials/footer.html"}  # The name of a setting.


@pytest.mark.parametrize(
    "path", sorted((ROOT / ENGINE).rglob("bundle/*.js")), ids=lambda path: path.name
)
def test_packages_in_a_bundle_are_in_the_list(path: Path) -> None:
    """A bundle says at its end what it holds of others."""
    notice = re.compile(r"^/\*! (.+), (.+)\. (Copyright .+) \*/$", re.MULTILINE)
    parts = parts_for(path.relative_to(ROOT / ENGINE).as_posix())
    told = set(notice.findall(path.read_text(encoding="utf-8")))
    assert told == {(part.name, part.licence, part.copyright[0]) for part in parts}


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.file)
def test_fonts_are_named_as_they_name_themselves(face: Any) -> None:
    names = TTFont(face.path)["name"]
    (font,) = (part for part in FONTS if any(face.path.match(end) for end in part.files))
    own = str(names.getDebugName(0)).replace("©", "Copyright").replace("‘", "'").replace("’", "'")
    assert own in font.copyright
    version = re.search(r"\d+\.\d+", str(names.getDebugName(5)))
    assert version
    assert font.name.endswith(version[0])
    beside = face.path.with_name(f"OFL-{face.file.split('-')[0]}.txt")
    assert beside.read_text(encoding="utf-8").startswith(own)


@pytest.mark.parametrize("licence", sorted({part.licence for part in PARTS}))
def test_each_licence_is_told_in_full_once(licence: str) -> None:
    text = (ROOT / f"LICENSES/{licence}.txt").read_text(encoding="utf-8")
    carried = ROOT / ENGINE / f"outputs/notices/texts/LICENSE-{licence}.txt"
    assert carried.read_text(encoding="utf-8") == text
    notices = notices_of(PARTS)
    end = text[-400:]
    assert notices.count(end) == 1
    before = notices[: notices.index(end)]
    for part in PARTS:
        if part.licence == licence:
            assert all(before.count(line) >= 2 for line in part.copyright), part.name
    assert "<copyright holders>" not in notices


def test_our_own_licence_is_the_first(root: Path) -> None:
    licence = (root / "LICENSE").read_text(encoding="utf-8")
    assert PARTS[0].copyright[0] in licence
    text = (root / "LICENSES/MIT.txt").read_text(encoding="utf-8")
    assert licence == text.replace("<year> <copyright holders>", f"2026 {OURS}")


def test_the_licence_of_the_text_comes_from_the_edition(province: Any, tmp_path: Path) -> None:
    write_notices(province, tmp_path)
    text = (tmp_path / NOTICES_FILE).read_text(encoding="utf-8")
    assert f"\n  {province.speaker.licence(province.edisi.lisensi)}\n" in text
    assert text.endswith(notices_of(PARTS))


def test_outlines_say_whose_they_are_and_what_they_are_not(root: Path) -> None:
    said = html.fragment_fromstring(outlines_origin()).text_content()
    beside = (root / "src/cetakbiru/places/LISENSI.md").read_text(encoding="utf-8")
    for words in ("wilayah_boundaries", "20 Agustus 2026", "300.2.2-2138/2025", "MIT", "(BIG)"):
        assert words in said, words
        assert words in beside, words
    assert "Dari mana garis itu semula berasal tidak disebut" in said
    (outlines,) = (part for part in PARTS if "places/*.csv" in part.files)
    assert all(line in beside for line in outlines.copyright)


@pytest.mark.site
def test_every_page_leads_to_the_notices(built_site: Path) -> None:
    text = (built_site / NOTICES_FILE).read_text(encoding="utf-8")
    assert notices_of(PARTS) in text
    pages = [
        page for page in page_files(built_site).values() if "ppm-kaki" in page.read_text("utf-8")
    ]
    assert len(pages) > 70
    for page in pages:
        found = html.parse(str(page)).xpath('//footer//a[text()="Lisensi"]/@href')
        assert [link.rpartition("/")[2] for link in found] == [NOTICES_FILE], page


@pytest.mark.site
def test_the_zip_carries_the_notices_of_what_it_holds(built_site: Path) -> None:
    with zipfile.ZipFile(built_site / OFFLINE_FILE) as packed:
        members = {name.partition("/")[2]: name for name in packed.namelist()}
        notices = packed.read(members[NOTICES_FILE])
        assert notices == (built_site / NOTICES_FILE).read_bytes()
        file = "assets/site.css"
        assert file.encode() in notices
        assert b"Martin Donath" in packed.read(members[file])


@pytest.mark.site
def test_nothing_of_the_theme_is_left_but_what_the_list_names(built_site: Path) -> None:
    """Not one file of the package, and no icon in a page that is not among ours."""
    assert material.__file__
    theirs = Path(material.__file__).parent / "templates/assets"
    of_the_package = {digest(path) for path in theirs.rglob("*") if path.is_file()}
    assert of_the_package
    kept = [
        path.relative_to(built_site).as_posix()
        for path in built_site.rglob("*")
        if path.is_file() and digest(path) in of_the_package
    ]
    assert kept == []
    icons = {path.read_text("utf-8").strip() for path in THEME_FOLDER.glob("partials/icons/*")}
    drawn = re.findall(
        r'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">.*?</svg>',
        (built_site / "index.html").read_text("utf-8"),
    )
    assert set(drawn) == icons


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.site
def test_reuse_finds_a_licence_for_every_file(root: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "reuse", "lint", "--lines"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stdout + told.stderr
