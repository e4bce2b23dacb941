"""What is read from a finished page for those who come after the renderer."""

from __future__ import annotations

from cetakbiru.outputs.reader.page import read_page


def test_a_comment_inside_a_heading_ends_nothing() -> None:
    page = read_page(b'<article><h1 id="a">Satu <b>du<!-- x -->a</b> tiga</h1></article>')
    assert [section.title for section in page.sections] == ["Satu dua tiga"]
