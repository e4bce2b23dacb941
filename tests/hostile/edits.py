"""Random mistakes in a project: what people type, paste, delete, rename and copy by accident."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

WORD = re.compile(r"[\w.-]+")
BRACKETS = "()[]{}<>\"'`|"
MARKS = "<>{}[]()|\"'&#%*_~^\\/:;,.-=+!?@$ \t\n`0é…—"

PASTED = (
    # Links and images.
    "[x](index.md)",
    "[x](../index.md#isi)",
    "[x](tentang/sumber.md#sumber-sumber-rekaan)",
    "[x](../tentang/sumber.md#tidak-ada)",
    "[x](#profil)",
    "[x](#)",
    "[x]()",
    "[x](sumber data.md)",
    "[x](<sumber data.md>)",
    "[x](/index.md)",
    "[x](../../README.md)",
    "[x](..\\tentang\\sumber.md)",
    "[x](tentang/)",
    "[x](../data/opd.csv)",
    "[x](https://contoh.example/a b)",
    "[x](https://contoh.example/(a))",
    "[x](mailto:a@contoh.example)",
    "[x](javascript:alert(1))",
    "[x](index.md 'judul')",
    '[x](index.md "judul)',
    "[x](index.md?x=1#profil)",
    "[x](INDEX.md)",
    "[x](index.html)",
    "[x](index)",
    "[x](%69ndex.md)",
    "[x](&#105;ndex.md)",
    "[x] (index.md)",
    "[x][y]",
    "[y]: index.md",
    "[y]: tidak-ada.md",
    "[y]: <index.md> 'judul'",
    "![x](gambar.png)",
    "![](index.md)",
    "![x](https://contoh.example/x.png)",
    "<https://contoh.example>",
    "<index.md>",
    "[[index.md]]",
    "[a [b](index.md) c](index.md)",
    # Anchors and headings.
    "## Isi",
    "## Menu",
    "## Profil",
    "## Profil {#profil}",
    "## {#kosong}",
    "### Bagian {#a b}",
    "## Bagian {#sumber-sumber-rekaan}",
    "# Judul kedua",
    "Judul\n===",
    "Judul\n---",
    "####### Terlalu dalam",
    "Teks {#jangkar}",
    "Teks.\n{: #jangkar }",
    "{: #jangkar .ppm-x }",
    '<span id="isi">x</span>',
    '<div id="satu">x</div>',
    '<div markdown="1">\n\n## Dalam\n\n</div>',
    "<div>\n\n[x](index.md)\n\n</div>",
    # Macros.
    '{{ istilah("ppm") }}',
    '{{ istilah("tidak-ada") }}',
    "{{ istilah('ppm') }}",
    "{{ istilah(ppm) }}",
    '{{ kutipan("sumber-rekaan") }}',
    "{{ daftar_isu() }}",
    "{{ daftar_sumber() }}",
    '{{ tabel_program_kabupaten("99.01") }}',
    '{{ profil_kabupaten("99.02") }}',
    '{{ kartu_program("PRG-9901-PEN-01") }}',
    "{{ glosarium() }}",
    "{{ kamus_data() }}",
    "{{ katalog_program() }}",
    "{{ daftar_berkas_data() }}",
    "{{ perubahan_edisi() }}",
    "{{ banding_edisi() }}",
    "{{ periksa_rencana() }}",
    "{{ formulir_usulan() }}",
    "{{ peta_tumpang_tindih() }}",
    "{{ unduh_naskah() }}",
    "{{ unduh_lembar() }}",
    "{{ kalender() }}",
    "{{ capaian_program() }}",
    "{{ matriks_tujuan() }}",
    "{{ rintisan() }}",
    '{{ peta_indikator("rls") }}',
    "{{ contoh_rencana() }}",
    '[{{ istilah("ppm") }}](index.md)',
    '[x]({{ istilah("ppm") }})',
    '## {{ istilah("ppm") }}',
    '| a | {{ istilah("ppm") }} |',
    '- {{ istilah("ppm") }}',
    '> {{ istilah("ppm") }}',
    '    {{ istilah("ppm") }}',
    '`{{ istilah("ppm") }}`',
    "<span title=\"{{ istilah('ppm') }}\">x</span>",
    "*[PPM]: {{ istilah('ppm') }}",
    "!!! note \"{{ istilah('ppm') }}\"\n\n    Isi.",
    "!!! note\n\n    {{ daftar_isu() }}",
    '??? note "Judul"\n\n    Isi [x](index.md).',
    "- butir\n\n    {{ daftar_opd() }}",
    "{{ x }}",
    "{{ 1 + 1 }}",
    "{{",
    "}}",
    "{%",
    "{% if x %}",
    "{% raw %}",
    "{% raw %}{{ x }}{% endraw %}",
    "{# komentar #}",
    "[[# komentar #]]",
    "[[#",
    # Tables, lists, code, notes.
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "| a | b |\n|---|---|\n| 1 | 2 | 3 |",
    "| a |\n|---|\n| ![x](x.png) |",
    "```\n{{ x }}\n```",
    "```\n[x](tidak-ada.md)",
    "~~~\nkode\n~~~",
    "    kode\n    [x](tidak-ada.md)",
    "- a\n- b\n    - c",
    "1. a\n2. b",
    "Teks.[^n]",
    "[^n]: Isi.",
    "[^n]: Isi [x](tidak-ada.md).",
    "[^a]: Lagi.",
    "Istilah\n: Arti [x](index.md)",
    "*[PPM]: Program",
    # Text.
    "undefined",
    "Nilai None dan nan.",
    "1e-5",
    "Macro",
    "<b>tebal</b>",
    "<br>",
    "<!-- rahasia -->",
    "<!-- tidak ditutup",
    "a & b &amp; c &nbsp; d",
    "a < b > c",
    "\\{{ x }}",
    "$x$ dan ~~y~~ dan ==z==",
    "---",
    "title: Lain",
    "kabupaten: 99.10",
    'kabupaten: "99.02"',
    "hide: toc",
    "hide:\n  - toc",
    "template: x.html",
    "search:\n  exclude: true",
    "orientasi: lanskap",
    "kelas: katalog",
    "kelas: banding",
    "bab: 2",
    "title: >\n  Judul\n  panjang",
    "title: [a]",
    "title: a: b",
    "\ufeff",
    "\u200b",
    "\u2028",
    "🙂",
    "漢字",
    # Menu and print plan.
    "  - Lain: lain.md",
    "  - Isu lagi: tentang/isu.md",
    "  - Luar: https://contoh.example/",
    "  - tentang/isu.md",
    "  - Kosong:",
    "  - A: B: c.md",
    "  - {a: b}",
    "  - 2026: index.md",
    "  - !ENV HOME",
    "  - ''",
    "    - a.md",
    "  - tampilan: kabupaten",
    "  - ../README.md",
    "terwakili:\n  index.md: tentang/isu.md",
    "wilayah_tanpa:\n  - profil",
    "wilayah_tanpa:\n  - tidak-ada",
    "lampiran:",
    "x: y",
    # Cells.
    ",",
    ";",
    '"',
    "=1+1",
    "[x](javascript:alert(1))",
    "{{ x }} {% y %}",
    "1.234,56",
    "2026-02-30",
    'https://contoh.example/"><b>',
)

NAMES = (
    "lain.md",
    "Lain.md",
    "a b.md",
    "<b>.md",
    "é.md",
    "x#y.md",
    "x?y.md",
    "x%20y.md",
    "404.md",
    "README.md",
    "index.md",
    "a.b.md",
    ".tersembunyi.md",
    "isu/index.md",
    "data/opd.md",
    "assets/x.md",
    "search/x.md",
    "unduhan/x.md",
    "id/x.md",
    "templates/x.md",
    "sitemap.md",
    "x.markdown",
    "x.MD",
    "x.html",
    "x.txt",
    "cetak.yml",
    "nav.yml",
    "mkdocs.yml",
)

Edit = Callable[[random.Random, Path], str]


def spoil(draw: random.Random, project: Path) -> list[str]:
    """One to three mistakes somewhere in the project, and what they were."""
    return [_one(draw, project) for _ in range(draw.choice((1, 1, 1, 2, 3)))]


def _one(draw: random.Random, project: Path) -> str:
    if draw.random() < 0.15:
        return draw.choice((_removed, _renamed, _copied))(draw, project)
    file = _file(draw, project)
    text = file.read_bytes().decode("utf-8", errors="surrogateescape")
    kind = draw.choice((_lines, _lines, _words, _words, _marks, _pasted, _pasted, _pasted))
    changed, what = kind(draw, text)
    file.write_bytes(changed.encode("utf-8", errors="surrogateescape"))
    return f"{file.relative_to(project)}: {what}"


def _file(draw: random.Random, project: Path) -> Path:
    pages = sorted((project / "docs").rglob("*.md"))
    tables = sorted((project / "data").rglob("*.csv"))
    trees = sorted((project / "data").rglob("*.yml"))
    settings = [project / "mkdocs.yml"]
    plan = [project / "docs/cetak.yml"]
    groups = [
        [one for one in group if one.is_file()]
        for group in (pages, pages, pages, pages, tables, tables, trees, settings, plan)
    ]
    return draw.choice(draw.choice([group for group in groups if group]))


def _lines(draw: random.Random, text: str) -> tuple[str, str]:
    lines = text.split("\n")
    at = _line(draw, lines)
    other = _line(draw, lines)
    kind = draw.randrange(7)
    what = f"baris {at + 1} {lines[at]!r:.80}"
    if kind == 0:
        del lines[at]
        return "\n".join(lines), f"hapus {what}"
    if kind == 1:
        lines.insert(at, lines[at])
        return "\n".join(lines), f"gandakan {what}"
    if kind == 2:
        lines[at], lines[other] = lines[other], lines[at]
        return "\n".join(lines), f"tukar {what} dengan {other + 1} {lines[at]!r:.80}"
    if kind == 3:
        lines[at : at + 2] = [" ".join(lines[at : at + 2])]
        return "\n".join(lines), f"sambung {what}"
    if kind == 4:
        lines[at] = draw.choice(("  ", "    ", "\t", "- ", "> ", "# ")) + lines[at]
        return "\n".join(lines), f"menjorok {lines[at]!r:.80}"
    if kind == 5:
        lines[at] = lines[at].lstrip()
        return "\n".join(lines), f"rata {what}"
    lines[at] = lines[at][: draw.randrange(len(lines[at]) + 1)]
    return "\n".join(lines), f"potong {what} menjadi {lines[at]!r:.80}"


def _line(draw: random.Random, lines: list[str]) -> int:
    """A line that says something, mostly; in settings one of the menu."""
    start = lines.index("nav:") if "nav:" in lines else 0
    full = [at for at in range(start, len(lines)) if lines[at].strip()]
    return draw.choice(full) if full and draw.random() < 0.9 else draw.randrange(len(lines))


def _words(draw: random.Random, text: str) -> tuple[str, str]:
    found = list(WORD.finditer(text, max(text.find("\nnav:"), 0)))
    if not found:
        return text, "tidak ada kata"
    word, other = draw.choice(found), draw.choice(found)[0]
    if draw.random() < 0.3:
        other = draw.choice(("", "99.01", "99.02", "PEN", "LNG", "None", "0", "x", "index.md"))
    changed = text[: word.start()] + other + text[word.end() :]
    return changed, f"ganti {word[0]!r} di {word.start()} dengan {other!r}"


def _marks(draw: random.Random, text: str) -> tuple[str, str]:
    start = max(text.find("\nnav:"), 0)
    if draw.random() < 0.5:
        places = [at for at in range(start, len(text)) if text[at] in BRACKETS]
        if places:
            at = draw.choice(places)
            return text[:at] + text[at + 1 :], f"hapus {text[at]!r} di {at}"
    at = draw.randrange(start, len(text) + 1)
    mark = draw.choice(MARKS)
    around = text[max(at - 20, 0) : at + 20]
    return text[:at] + mark + text[at:], f"sisip {mark!r} dalam {around!r}"


def _pasted(draw: random.Random, text: str) -> tuple[str, str]:
    piece = draw.choice(PASTED)
    start = max(text.find("\nnav:"), 0)
    if draw.random() < 0.6:
        breaks = [at + 1 for at in range(start, len(text)) if text[at] == "\n"]
        at = draw.choice(breaks) if breaks else len(text)
        gap = draw.choice(("\n", "\n\n"))
        return f"{text[:at]}{gap[1:]}{piece}{gap}{text[at:]}", f"tempel {piece!r} di {at}"
    spaces = [at for at in range(start, len(text)) if text[at] == " "]
    at = draw.choice(spaces) if spaces else len(text)
    return f"{text[:at]} {piece}{text[at:]}", f"tempel {piece!r} dalam baris di {at}"


def _removed(draw: random.Random, project: Path) -> str:
    file = _file(draw, project)
    file.unlink()
    return f"hapus {file.relative_to(project)}"


def _renamed(draw: random.Random, project: Path) -> str:
    file = _file(draw, project)
    target = _target(draw, project, file)
    target.parent.mkdir(parents=True, exist_ok=True)
    file.replace(target)
    return f"ganti nama {file.relative_to(project)} menjadi {target.relative_to(project)}"


def _copied(draw: random.Random, project: Path) -> str:
    file = _file(draw, project)
    target = _target(draw, project, file)
    target.parent.mkdir(parents=True, exist_ok=True)
    if target != file:
        shutil.copyfile(file, target)
    return f"salin {file.relative_to(project)} menjadi {target.relative_to(project)}"


def _target(draw: random.Random, project: Path, file: Path) -> Path:
    name = draw.choice(NAMES)
    folder = draw.choice((file.parent, project / "docs"))
    target = folder / name
    return target if not target.is_dir() else folder / f"x{name}"
