"""Footnotes are numbered as they are read, whatever order they are written or parsed in."""

from __future__ import annotations

import re

import markdown

_TEXT = """!!! note
    Satu[^x] dua

- a[^z]
- b[^y] lagi[^x]

<div markdown>
kotak[^v]
</div>

akhir[^w]

[^w]: W
[^u]: tidak dirujuk
[^y]: Y
[^x]: X
[^v]: V
[^z]: Z
"""


def test_numbers_follow_the_text_and_the_list_follows_the_numbers() -> None:
    extensions = ["admonition", "footnotes", "md_in_html", "cetakbiru.pages.markdown.footnotes"]
    page = markdown.markdown(_TEXT, extensions=extensions)
    referred = re.findall(r'footnote-ref" href="#fn:(\w)">(\d)', page)
    assert referred == [("x", "1"), ("z", "2"), ("y", "3"), ("x", "1"), ("v", "4"), ("w", "5")]
    assert re.findall(r'<li id="fn:(\w)"', page) == ["x", "z", "y", "v", "w", "u"]


def test_without_footnotes_a_page_is_left_alone() -> None:
    page = markdown.markdown("a[^x]", extensions=["cetakbiru.pages.markdown.footnotes"])
    assert page == "<p>a[^x]</p>"
