"""Articles of pages that nobody should write and somebody will: each is set whole, or told.

`SHOWN` are set, and their words read back. `TOLD` are refused with the page and what is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

LONG = "ketidak" * 11 + "abc"  # 80 letters
PNG = "titik.png"

# What would be code, markup or a comment to the engine, were it not escaped.
MARKUP = (
    '#panic("dibobol")',
    '#read("/etc/passwd")',
    "#import sys: inputs",
    '#import "@preview/cetz:0.3.1"',
    "#{1+1}",
    "#let x = 1",
    "#(",
    "$x^2$ $",
    "*tebal* _miring_ *",
    "`mentah` ```",
    "<label> @rujukan @",
    "= Judul",
    "== Judul",
    "- butir",
    "+ butir",
    "/ kata: arti",
    "1. satu",
    "// bukan catatan",
    "/* bukan */ catatan /*",
    "\\ \\\\ \\u{41} \\n",
    "~a~ b-?c --- --",
    "... .",
    "https://contoh.go.id/a//b?c=#d",
    "\"kutip\" 'kutip'",
    "] ) } [ ( {",
    "[] () {}",
    ";;; , :",
    "100% a&b <b> &amp;",
    "#",
    "##",
    "@",
    "$",
    "_",
    "*",
)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def _table(*rows: str, caption: str = "Uji", head: str = "") -> str:
    top = f"<thead><tr>{head}</tr></thead>" if head else ""
    lines = "".join(f"<tr>{row}</tr>" for row in rows)
    return f"<table><caption>{caption}</caption>{top}<tbody>{lines}</tbody></table>"


def _cells(*texts: object) -> str:
    return "".join(f"<td>{text}</td>" for text in texts)


def _mark(number: int) -> str:
    link = f'<a class="footnote-ref" href="#fn:{number}">{number}</a>'
    return f'<sup id="fnref:{number}">{link}</sup>'


def _note(number: int, text: str = "isinya") -> str:
    item = f'<li id="fn:{number}"><p>catatan{number} {text}</p></li>'
    return f'<div class="footnote"><ol>{item}</ol></div>'


def _nested(start: str, end: str, times: int) -> str:
    return start * times + "dasar" + end * times


@dataclass(frozen=True)
class Article:
    """What stands below the head of a page, and words that are read: in the document where it is
    set, in the message where it is told."""

    inside: str
    words: tuple[str, ...] = ()


def _markup_everywhere(text: str) -> Article:
    e = _escaped(text)
    return Article(
        f'<h2 id="a">{e}</h2><h3>{e} judul</h3><p>{e}</p><p>awal {e} akhir</p><p>awal<br>{e}</p>'
        f"<p><b>{e}</b><i>{e}</i><code>{e}</code>{e}</p><pre>{e}\n{e}</pre>"
        f"<ul><li>{e}</li><li><p>{e}</p></li></ul><ol><li>{e}</li></ol>"
        f"<dl><dt>{e}</dt><dd>{e}</dd></dl><blockquote><p>{e}</p></blockquote>"
        + _table(f'<th scope="row">{e}</th><td>{e}</td>', caption=e, head=f"<th>{e}</th><th>b</th>")
        + f'<svg viewBox="0 0 900 30"><title>{e}</title><text x="0" y="20">{e}</text></svg>'
        f'<p><a href="https://contoh.go.id/?q={e}">{e}</a>{_mark(1)}</p>{_note(1, e)}',
        (text, f"awal{text}akhir"),
    )


_ROWS = [_cells(f"baris{number}x") for number in range(150)]
_LINK = '<a href="https://contoh.go.id/">tautan</a>'

SHOWN: Mapping[str, Article] = {
    **{f"markup {text}": _markup_everywhere(text) for text in MARKUP},
    "an empty page": Article("", ("Uji",)),
    "empty blocks": Article(
        "<p></p><ul></ul><ul><li></li></ul><ol></ol><dl></dl><blockquote></blockquote><pre></pre>"
        "<div></div><p> </p><p><b></b></p><p>sesudah</p>",
        ("sesudah",),
    ),
    "an empty table": Article("<table><caption>Uji</caption></table><p>isi</p>", ("isi",)),
    "a table of empty cells": Article(_table(_cells("", "")) + "<p>isi</p>", ("isi",)),
    "a table of heads alone": Article(
        "<table><caption>Uji</caption><thead><tr><th>kepala</th></tr></thead></table>", ("kepala",)
    ),
    "rows of differing length": Article(
        _table(_cells("satu"), _cells("dua", "tiga", "empat"), "", head="<th>a</th><th>b</th>"),
        ("satu", "dua", "tiga", "empat"),
    ),
    "cells that span beyond the table": Article(
        _table(
            '<td colspan="9">lebar</td><td>sisa</td>', '<td rowspan="9">tinggi</td><td>kanan</td>'
        ),
        ("lebar", "sisa", "tinggi", "kanan"),
    ),
    "spans that cross": Article(
        _table(
            '<td>a1</td><td rowspan="2">b1</td><td>c1</td>',
            '<td colspan="2">a2</td>',
            _cells("a3", "b3", "c3"),
        ),
        ("a1", "b1", "c1", "a2", "a3", "b3", "c3"),
    ),
    "spans that are no numbers": Article(
        _table('<td colspan="dua">a1</td><td rowspan="-3">b1</td><td colspan="0">c1</td>'),
        ("a1", "b1", "c1"),
    ),
    "enormous spans": Article(
        _table('<td colspan="1000000000">satu</td>', '<td rowspan="1000000000">dua</td>'),
        ("satu", "dua"),
    ),
    "a table within a cell": Article(
        _table(_cells("luar", _table('<th scope="row">dalam</th><td>lagi</td>')), _cells("a", "b")),
        ("luar", "dalam", "lagi"),
    ),
    "blocks within a cell": Article(
        _table(
            _cells(
                "<p>par1</p><p>par2</p><ul><li>butir1</li><li>butir2<ol><li>anak</li></ol></li></ul>",
                "<dl><dt>kata</dt><dd>arti</dd></dl><blockquote><p>kutip</p></blockquote>"
                "<pre>mentah</pre><h4>kepala</h4>",
            )
        ),
        ("par1", "par2", "butir1", "butir2", "anak", "kata", "arti", "kutip", "mentah", "kepala"),
    ),
    "pictures within cells": Article(
        _table(
            _cells(
                f'kiri<img src="../{PNG}" alt="Titik \N{CJK UNIFIED IDEOGRAPH-4E2D}">',
                '<svg viewBox="0 0 9 9"><title>Kotak</title><rect width="9"/></svg>kanan',
            )
        ),
        ("kiri", "kanan"),
    ),
    "a note in a cell": Article(_table(_cells(f"sel{_mark(1)}")) + _note(1), ("sel", "catatan1")),
    "a note in heads that would repeat": Article(
        _table(*_ROWS, head=f"<th>kepala{_mark(1)}</th>") + _note(1),
        ("kepala", "catatan1", "baris149x"),
    ),
    "a link in heads that repeat": Article(
        _table(*_ROWS, head=f"<th>{_LINK}</th>"), ("tautan", "baris149x")
    ),
    "a note in a caption": Article(
        _table(_cells("sel"), caption=f"Nama{_mark(1)}") + _note(1), ("Nama", "catatan1")
    ),
    "a note in a heading": Article(
        f"<h2>Bagian{_mark(1)}</h2><p>isi</p>{_note(1)}", ("Bagian", "catatan1")
    ),
    "a note in a list": Article(f"<ul><li>butir{_mark(1)}</li></ul>{_note(1)}", ("catatan1",)),
    "many notes in tall cells": Article(
        _table(*(_cells("kalimat panjang " * 90 + _mark(n), n) for n in range(1, 40)))
        + "".join(_note(n) for n in range(1, 40)),
        ("catatan1", "catatan39"),
    ),
    "a note taller than a page": Article(
        f"<p>isi{_mark(1)}</p>{_note(1, 'kalimat ' * 3000 + 'penutup')}", ("isi", "penutup")
    ),
    "a row taller than a page": Article(
        _table(_cells("awal", "kalimat " * 2500 + "penutup"), _cells("akhir", "x")),
        ("awal", "penutup", "akhir"),
    ),
    "a joined cell taller than a page": Article(
        _table(f'<td rowspan="2">{"kalimat " * 2500}penutup</td><td>b1</td>', _cells("b2")),
        ("penutup", "b1", "b2"),
    ),
    "a megabyte in a cell": Article(_table(_cells("kata " * 200_000 + "penutup")), ("penutup",)),
    "a caption taller than a page": Article(
        _table(_cells("sel"), caption="kata " * 3000 + "penutup"), ("penutup", "sel")
    ),
    "a heading of two thousand letters": Article(
        f"<h2>{'kata ' * 400}penutup</h2><p>isi</p>", ("penutup", "isi")
    ),
    "an item taller than a page": Article(
        f"<ul><li>{'kata ' * 4000}penutup</li></ul>", ("penutup",)
    ),
    "a box taller than a page": Article(
        '<div class="admonition"><p class="admonition-title">Judul</p>'
        f"<p>{'kata ' * 4000}penutup</p></div>",
        ("Judul", "penutup"),
    ),
    "what stands together is taller than a page": Article(
        f'<div class="utuh"><p>{"kata " * 4000}penutup</p></div>', ("penutup",)
    ),
    "an eighty-letter word everywhere": Article(
        f"<h2>{LONG}</h2><p>{LONG} {LONG}</p><ul><li>{LONG}</li></ul>"
        f"<dl><dt>{LONG}</dt><dd>{LONG}</dd></dl><pre>{LONG * 3}</pre><p><code>{LONG}</code> "
        f'<a href="https://contoh.go.id/{LONG * 3}">{LONG}</a></p>'
        + _table(_cells(LONG, *range(7)), caption=LONG)
        + f'<dl class="ppm-rincian"><div><dt>{LONG}</dt><dd>{LONG}</dd></div></dl>',
        (LONG * 2,),
    ),
    "a word without vowels": Article(f"<p>{'xkz' * 400}</p>", ("xkz" * 400,)),
    "a hash of letters that join": Article(
        f"<p>{'bdff0fi1ffl2' * 20}</p>" + _table(_cells("dffbfi" * 12, "x", "y", "z")),
        ("bdff0fi1ffl2" * 20, "dffbfi" * 12),
    ),
    "digits without end": Article(
        f"<p>{'7' * 900}</p>{_table(_cells('8' * 300, 'x'))}", ("7" * 900,)
    ),
    "anchors given twice": Article(
        '<h2 id="a">satu</h2><p id="a">dua</p><p id="a"><a href="#a">ke sana</a></p>',
        ("satu", "dua"),
    ),
    "anchors of odd letters": Article(
        '<h2 id=\'a"]#b\\ c>\'>satu</h2><p id="">dua</p><p id="é ü">tiga</p>',
        ("satu", "dua", "tiga"),
    ),
    "a link within a heading": Article('<h2 id="b"><a href="#b">Bagian</a></h2>', ("Bagian",)),
    "lists in lists": Article(_nested("<ul><li>butir", "</li></ul>", 12), ("dasar",)),
    "quotes in quotes": Article(_nested("<blockquote>", "</blockquote>", 8), ("dasar",)),
    "emphasis in emphasis": Article(f"<p>{_nested('<b>', '</b>', 25)}</p>", ("dasar",)),
    "a list that begins anywhere": Article(
        f'<ol start="-5"><li>satu</li></ol><ol start="{"9" * 5000}"><li>dua</li></ol>'
        '<ol start="7"><li>tiga</li></ol>',
        ("satu", "dua", "7.tiga"),
    ),
    "boxes without what they are for": Article(
        '<div class="ppm-bertanda"></div><div class="ppm-bertanda"><p>satu</p></div>'
        '<div class="berdampingan"></div><div class="berdampingan"><p>dua</p></div>'
        '<div class="tanda-tangan"></div><dl class="angka-kunci"><dt>tiga</dt></dl>'
        '<ol class="daftar-halaman"></ol><ul class="ppm-legenda"></ul><details></details>',
        ("satu", "dua", "tiga"),
    ),
    "headings in disorder": Article(
        "<h4>empat</h4><h2>dua</h2><h6>enam</h6><h3>tiga</h3><h2>lagi</h2>",
        ("empat", "dua", "enam", "tiga", "lagi"),
    ),
    "a heading at the very end": Article("<p>isi</p><h2>akhir</h2>", ("akhir",)),
    "blocks where lines should be": Article(
        "<p>awal<span><div>dalam</div></span>akhir</p>lepas<b>tebal<p>par</p></b>",
        ("awal", "dalam", "akhir", "lepas", "tebal", "par"),
    ),
    "words without meanings, and the reverse": Article(
        "<dl><dd>arti1</dd><dt>kata1</dt><dt>kata2</dt><dd>arti2</dd><dd>arti3</dd><dt>kata3</dt></dl>",
        ("arti1", "kata1", "kata2", "arti2", "arti3", "kata3"),
    ),
    "a list within a meaning": Article(
        "<dl><dt>kata1</dt><dd><dl><dt>kata2</dt><dd>arti2</dd></dl></dd></dl>",
        ("kata1kata2arti2",),
    ),
    "letters that are not seen": Article(
        "<p>kata\N{SOFT HYPHEN}kata a\N{NO-BREAK SPACE}b c&#13;\N{LINE SEPARATOR}\fd</p>",
        ("katakata", "abcd"),
    ),
    "a drawing without size": Article(
        "<figure><svg><title>Kosong</title></svg><figcaption>Nama</figcaption></figure>", ("Nama",)
    ),
    "a drawing taller than a page": Article(
        '<figure><svg viewBox="0 0 10 900"><title>Tinggi</title><rect width="10" height="900"/>'
        "</svg><figcaption>Nama</figcaption></figure><p>isi</p>",
        ("Nama", "isi"),
    ),
    "a thousand rows": Article(
        _table(*(_cells(f"baris{n}x", n) for n in range(1000))), ("baris999x",)
    ),
}

TOLD: Mapping[str, Article] = {
    "an element that print does not know": Article("<p>isi</p><video>film</video>", ("video",)),
    "a class that print does not know": Article('<p class="rekaan-baru">isi</p>', ("rekaan-baru",)),
    "text between the items of a list": Article(
        "<ul>tersesat<li>butir</li></ul>", ("tersesat", "<ul>")
    ),
    "boxes a thousand deep": Article(_nested("<div>", "</div>", 1000), ("bertingkat",)),
    "quotes too deep": Article(_nested("<blockquote>", "</blockquote>", 40), ("bertingkat",)),
    "letters from right to left": Article(
        "<p>\N{ARABIC LETTER BEH}\N{HEBREW LETTER ALEF}</p>", ("U+0628", "U+05D0")
    ),
    "a face": Article("<p>senang \N{GRINNING FACE}</p>", ("U+1F600",)),
    "a letter that turns the line around": Article(
        "<p>a\N{RIGHT-TO-LEFT OVERRIDE}b</p>", ("U+202E",)
    ),
    "a letter lacking in a drawing": Article(
        '<svg viewBox="0 0 9 9"><title>x</title><text>\N{CJK UNIFIED IDEOGRAPH-4E2D}</text></svg>',
        ("U+4E2D",),
    ),
    "forty columns": Article(
        _table(_cells(*(f"kata{number:011d}" for number in range(40)))), ("lebar",)
    ),
    "a picture that is not there": Article('<img src="../hilang.png" alt="Ada">', ("hilang.png",)),
    "a picture that is none": Article('<img src="../bukan.png" alt="Ada">', ("bukan.png", "rusak")),
    "a picture cut short": Article('<img src="../terpotong.png" alt="Ada">', ("gambar", "rusak")),
    "an address that is none": Article(
        '<p><a href="https://[contoh.go.id/">tautan</a></p>', ("https://[contoh.go.id/", "alamat")
    ),
    "a turned page within a cell": Article(
        _table(_cells('<div class="lanskap"><p>isi</p></div>')), ("lanskap",)
    ),
    "a figure of nothing": Article(
        "<figure><figcaption>Nama</figcaption></figure>", ("tidak mempunyai teks",)
    ),
    "a page within a drawing": Article(
        '<svg viewBox="0 0 9 9"><title>x</title><foreignObject><p>a</p></foreignObject></svg>',
        ("SVG",),
    ),
    "a drawing from elsewhere": Article(
        '<svg viewBox="0 0 9 9"><title>Luar</title>'
        '<image href="file:///etc/passwd" width="9" height="9"/></svg>',
    ),
}
