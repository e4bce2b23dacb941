"""Comments are for editors: they reach no output."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from cetakbiru.checks.pages.safehtml import neutralised
from cetakbiru.checks.pages.text import without_comments
from tests.conftest import copy_good
from tests.running import files_of, ppm_here


@pytest.mark.parametrize(
    ("body", "published"),
    [
        ("Satu <!-- rahasia --> dua.", "Satu  dua."),
        ("Satu\n\n<!-- rahasia\n\nlagi -->\n\nDua", "Satu\n\n\n\n\n\nDua"),
        ("`<!-- contoh -->` <!-- `rahasia` -->.", "`<!-- contoh -->` ."),
        ("```html\n<!-- contoh -->\n```\n<!-- rahasia -->\n", "```html\n<!-- contoh -->\n```\n\n"),
        ("---\n<!-- rahasia -->\n\n---\n", "---\n\n\n---\n"),
        ("a <!-- <script>rahasia</script> -- --> b", "a  b"),
        ("Tanpa penutup <!-- tampak", "Tanpa penutup <!-- tampak"),
    ],
)
def test_a_comment_is_taken_out_and_an_example_of_one_stays(body: str, published: str) -> None:
    assert without_comments(body) == published


def test_what_another_renderer_leaves_of_a_comment_goes_at_the_end() -> None:
    assert neutralised("<p>Satu <!-- rahasia -->dua</p>") == "<p>Satu dua</p>"


@pytest.mark.site
def test_no_file_of_a_site_holds_a_comment(tmp_path: Path) -> None:
    project = copy_good(tmp_path / "proyek")
    page = project / "docs/cetak-biru/bab-1-pendahuluan.md"
    text = page.read_text(encoding="utf-8")
    # A macro that there is not must not be called either.
    aside = "\nKata <!-- jangan-terbit {{ tak_ada() }} --> lagi.\n\n<!--\njangan-terbit\n-->\n"
    page.write_text(text + aside, encoding="utf-8")
    answer = ppm_here(project, "build", "--skip", "pdf", "--site", str(tmp_path / "situs"))
    assert answer.code == 0, answer.said
    for name, content in files_of(tmp_path / "situs").items():
        members = [content]
        if name.endswith(".zip"):
            archive = zipfile.ZipFile(io.BytesIO(content))
            members = [archive.read(member) for member in archive.namelist()]
        assert not any(b"jangan-terbit" in member for member in members), name
