"""What has no place in print is told before it could be lost there."""

from __future__ import annotations

import pytest
from lxml import html

from cetakbiru.checks.pages.printed import CLASSES
from cetakbiru.outputs.pdf.vocabulary import misplaced, unknown

# What print leaves out.
HIDDEN = {"ppm-unduh"}


def _told(inside: str) -> list[str]:
    section = html.fragment_fromstring(inside, create_parent="section")
    return [what for _, what in misplaced(section)]


@pytest.mark.parametrize(
    ("inside", "lost", "holder"),
    [
        ("<ul>lepas<li>butir</li></ul>", "'lepas'", "<ul>"),
        ("<ol><li>butir</li>lepas</ol>", "'lepas'", "<ol>"),
        ("<ul><p>lepas</p><li>butir</li></ul>", "<p>", "<ul>"),
        ("<dl><dt>kata</dt>lepas<dd>arti</dd></dl>", "'lepas'", "<dl>"),
        ("<table>lepas<tr><td>sel</td></tr></table>", "'lepas'", "<table>"),
        ("<table><tr>lepas<td>sel</td></tr></table>", "'lepas'", "<tr>"),
        ("<table><tbody><tr><td>sel</td></tr><p>lepas</p></tbody></table>", "<p>", "<tbody>"),
    ],
)
def test_what_stands_between_parts_is_told(inside: str, lost: str, holder: str) -> None:
    (said,) = _told(inside)
    assert said.startswith((f"teks {lost}", lost))
    assert f"lepas di dalam {holder}" in said


def test_lists_tables_and_drawings_hold_their_parts() -> None:
    assert not _told(
        "teks <b>tebal</b><ul> <li>a <p>b</p></li>\n<li><ol><li>c</li></ol></li></ul>"
        "<dl><div><dt>a</dt><dd>b</dd></div></dl><svg><title>x</title><g>y</g></svg>"
        "<table><caption>a</caption><colgroup><col></colgroup><thead><tr><th>b</th></tr></thead>"
        "<tbody><tr><td>c <table><tr><td>d</td></tr></table></td></tr></tbody></table>"
    )


@pytest.mark.parametrize("tag", ["div", "b", "blockquote"])
def test_what_is_nested_too_deeply_is_told_once(tag: str) -> None:
    section = inner = html.fragment_fromstring("<p></p>", create_parent="section")
    for _ in range(5000):
        inner.append(html.Element(tag))
        inner = inner[-1]
    (said,) = [what for _, what in misplaced(section)]
    assert "bertingkat" in said


def test_unknown_elements_and_classes_are_each_told_once() -> None:
    section = html.fragment_fromstring(
        '<video></video><p class="rekaan judul">a<video></video></p><svg class="rekaan2"></svg>',
        create_parent="section",
    )
    assert [name for _, name in unknown(section)] == ["elemen <video>", 'kelas "rekaan"']


def test_every_class_that_people_may_write_is_known_to_print() -> None:
    lines = "".join(f'<p class="{name}">isi</p>' for name in sorted(CLASSES - HIDDEN))
    assert not list(unknown(html.fragment_fromstring(lines, create_parent="section")))
