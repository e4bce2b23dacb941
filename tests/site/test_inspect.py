"""The finished site is searched for what must never reach a reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from cetakbiru.site.inspect import inspect_site


def _site(tmp_path: Path, body: str) -> Path:
    page = "<!doctype html><html><body>{}</body></html>"
    (tmp_path / "lain").mkdir()
    (tmp_path / "index.html").write_text(page.format(body), encoding="utf-8")
    (tmp_path / "lain" / "index.html").write_text(
        page.format('<h2 id="a">A</h2>'), encoding="utf-8"
    )
    return tmp_path


@pytest.mark.parametrize(
    "body",
    [
        '<a href="lain/">x</a>',
        '<a href="lain/#a">x</a>',
        '<a href="#sini">x</a><p id="sini">y</p>',
        '<a href="../1.0.0/" data-edisi="1.0.0">x</a><svg><use href="lain/#gambar"/></svg>',
        '<a href="https://contoh.id/tidak-diperiksa">x</a>',
        "<p>Nonet, nanas, dan Makro bukan sisa.</p>",
        "<pre><code>{{ makro() }}</code></pre>",
    ],
)
def test_a_sound_page_has_no_fault(tmp_path: Path, body: str) -> None:
    assert inspect_site(_site(tmp_path, body)) == []


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ('<a href="tiada/">x</a>', "tautan ke halaman yang tidak ada: tiada/"),
        ('<a href="lain/#b">x</a>', "tautan ke bagian yang tidak ada: lain/#b"),
        ('<img src="gambar.png" alt="">', "tautan ke halaman yang tidak ada: gambar.png"),
        ('<svg><use href="tiada.svg#a"/></svg>', "tautan ke halaman yang tidak ada: tiada.svg#a"),
        ('<a data-edisi="1" href="x/">x</a><a href="tiada/">y</a>', "yang tidak ada: tiada/"),
        ('<p id="a"></p><p id="a"></p>', "id ganda: a"),
        ("<p>{{ makro() }}</p>", "sisa templat"),
        ("<p>{% if %}</p>", "sisa templat"),
        ("<td>nan</td>", "sisa templat"),
        ("<td>None</td>", "sisa templat"),
        ("<td>1.5e+09</td>", "sisa templat"),
        ("<p>Macro Rendering Error</p>", "sisa templat"),
        ("<p>ya <b>x</b> None</p>", "sisa templat"),
        ("<p>\ue000abc\ue001</p>", "sisa templat"),
    ],
)
def test_every_fault_is_found(tmp_path: Path, body: str, what: str) -> None:
    faults = inspect_site(_site(tmp_path, body))
    assert [fault.page for fault in faults] == ["index.html"]
    assert what in faults[0].what
