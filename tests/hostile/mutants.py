"""Random mistakes in files of a project, made by people, programs and strangers.

Each function takes the random numbers and the content of a file and returns another content. Most
keep the shape of the file and break one thing in it, since what breaks the shape is refused at the
door and shows nothing of what lies behind.
"""

# ruff: noqa: E501 - lists of oddities are read by the piece

from __future__ import annotations

import csv
import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable, Sequence
from typing import Any

import yaml

Mutant = Callable[[random.Random, bytes], bytes]

# What people, programs and attackers type where something else is expected.
NASTY = (
    "", " ", "-", "0", "-1", "1", "1e300", "1E+400", "-1e-320", "9" * 400, "12,5", "1.234,5", "NaN",
    "inf", "-inf", "null", "~", "true", "ya", "tidak", "0x1F", "1_000", "½", "٣", "²", "１２", "12.50%",
    "2026", "0000", "99999", "-2026", "2026-02-30", "2026-1-1", "9999-12-31", "0001-01-01", "24/11/2025",
    "99.01", "99.1", "9901", "99.01.01", "99.01.01;99.01.02", "99.01.01;99.01.01", ";", ";;;", "99.01;",
    "99.01, 99.71", "PEN", "pen", "РEN", "PEN-2", "PEN-A", "PRG-9901-PEN-01", "PRG-9901-PEN-99999999999",
    "PPM--PEN-", "rls", "RPD-1", "sumber-rekaan", "usulan", "dicabut", "<b>x</b>", "&lt;", "&#0;",
    "<script>alert(1)</script>", "{{ x }}", "{{ tabel_indikator() }}", "{% raw %}", "[[# x", "${x}",
    "=1+1", "@SUM(A1)", "+62 812 3456 7890", "a" * 5_000, "a\nb", "a\r\nb", '"', '""', "'", "\\", "\t",
    "\u200b", "\u202e", "\ufeff", "\ufffd", "\u0000", "\u0007", "\u2028", "é", "e\u0301", "cafÃ©", "漢字",
    "🏔", "\U0010ffff", "..", "../../etc/passwd", "/", "C:\\x", "https://x.id/", "javascript:alert(1)",
    "http://[", "http://x:99999999/", "file:///etc/passwd", "mailto:", "#", "#x", "%", "%ZZ", "%00",
    "CON", "__proto__", "__class__", "{0.__class__}", "{}", "{", "}", "{nama}", "%s", "%(x)s", "*", "**",
)  # fmt: skip
# Content that no file should have.
WHOLE = (
    b"", b"\n", b"\r", b"\n\n\n", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n", b",", b";\n", b'"',
    b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-1.7\n", b"<!doctype html>\n<p>x", b"version https://git-lfs"
    b".github.com/spec/v1\n", b"[]\n", b"{}\n", b"null\n", b"---\n", b"---\n---\n", b"...\n", b"- a\n- b\n", b"a: b\n",
    b"[" * 3_000, b"{a: " * 2_000, b"- " * 2_000 + b"x\n", b"a: &a [*a]\n", b"&a [*a, *a]\n", b"!!python/none x\n", b"x: !!binary x\n",
    b"? [a, b]\n: c\n", b"? {a: b}\n: c\n", b"<<: x\n", b"<<: [1]\n", b"a: 1\na: 2\n", b"1: a\n2: b\n", b"~: a\n", b"%YAML 9.9\n---\na\n",
    b"\"\\ud800\"\n", b"a: 0o777777777777777777777777777\n", b"a: 1:2:3:4:5\n", b"a: 2026-99-99\n", b"a: 2026-02-30\n", b"a: 0001-01-01T99:99:99Z\n",
    b"<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n", b"sep=;\na;b\n", b"\x1b[31m", "naïve\n".encode("utf-16"), "caf\xe9\n".encode("latin-1"),
)  # fmt: skip
MARKDOWN = (
    "```", "~~~", "````\n```", "> > > >", "- " * 300, "#" * 9, "# ", "## \u200b", "## {#a}", "## a {#a}\n## b {#a}", "## Profil {#}",
    "| a | b |\n|---|\n| c | d | e |", "|", "||||\n|-|", "[a](", "[a]()", "[a][b]", "[a]: <", "[^1]", "[^1]:", "[^1]: x\n[^1]: y[^1]",
    "![](x.png)", "![a](../../../etc/passwd)", "[a](//x)", "[a](http://[)", "[a](bab-1.md#%ZZ)", "[a](#)", "[a](index.md#" + "x" * 3_000 + ")",
    "*" * 500, "_" * 501, "`" * 500, "[" * 500, "<" * 500, "(" * 500 + ")" * 500, "[a](" * 200, "!" + "[" * 300 + "](" * 300,
    "<div markdown>", "<div markdown=1>\n<div>", "<!--", "<!-- -->", "<![CDATA[", "<?php", "<details>", "</div>", "<a\n", "&#x110000;", "&#99999999999;",
    "{{", "}}", "{{ }}", "{{ x }}", "{{ x() }}", "{{ istilah() }}", "{{ istilah(1) }}", "{{ istilah('x', y=2) }}", '{{ profil_kabupaten("99.99") }}',
    '{{ tabel_program_bidang("") }}', "{{ istilah(istilah('a')) }}", "{{ 1/0 }}", "{{ [1]*9 }}", "{{ istilah('a' * 9) }}", "{{ istilah(**{}) }}",
    "{% if %}", "{% for x in y %}", "{% raw %}", "{% include 'x' %}", "{%- set x = 1 -%}", "[[# x #]]", "[[#", "{{ '\\ud800' }}", "{{ istilah(None) }}",
    "{{ istilah(" + "(" * 300, "{{ istilah(-" + "9" * 5_000 + ") }}", "!!! note\nx", '!!! "', "???+ x", "*[a]: b", "*[]: ", "a\n: b", ":   ", "term\n\n:", "- [ ] a", "1. a\n   - b\n  c",
    "---", "---\n---", "---\ntitle: [\n---", "---\ntitle: {a: b}\n---", "---\nhide: 1\n---", "---\nhide:\n  - toc\ntitle: 2026-01-01\n---", "---\n- a\n---",
    "a  \nb\\\nc", "\t\tx", "\u2028", "\x00", "\x0c", "\ufeff", "https://x.id/" + "a" * 900, "{: .x }", "{: #a #b style=x onclick=y }", "# a {: #b }", "# a { #b .c d=e }",
)  # fmt: skip


def flip(draw: random.Random, content: bytes) -> bytes:
    """A few bytes are others."""
    changed = bytearray(content or b"x")
    for _ in range(draw.choice((1, 1, 2, 8, 40))):
        changed[draw.randrange(len(changed))] = draw.randrange(256)
    return bytes(changed)


def cut(draw: random.Random, content: bytes) -> bytes:
    """A part is missing."""
    start = draw.randrange(len(content) + 1)
    return content[:start] + content[start + draw.choice((1, 2, 10, 100, 10**9)) :]


def insert(draw: random.Random, content: bytes) -> bytes:
    """Something stands where nothing stood."""
    start = draw.randrange(len(content) + 1)
    return content[:start] + _text(draw).encode("utf-8", "surrogatepass") + content[start:]


def repeat(draw: random.Random, content: bytes) -> bytes:
    """A part stands twice, or very often."""
    start = draw.randrange(len(content) + 1)
    part = content[start : start + draw.choice((1, 5, 80, 400))]
    return content[:start] + part * draw.choice((2, 3, 50)) + content[start:]


def replace_whole(draw: random.Random, content: bytes) -> bytes:
    """The file is none of its kind."""
    return draw.choice(WHOLE)


def recode(draw: random.Random, content: bytes) -> bytes:
    """A program has saved the text in its own way."""
    text = content.decode("utf-8", "replace")
    kind = draw.randrange(8)
    if kind == 0:
        return text.encode("utf-16")
    if kind == 1:
        return text.encode("cp1252", "replace")
    if kind == 2:
        return b"\xef\xbb\xbf" + content
    if kind == 3:
        return text.replace("\n", "\r\n").encode()
    if kind == 4:
        return text.replace("\n", "\r").encode()
    if kind == 5:
        return text.rstrip("\n").encode()
    if kind == 6:
        return text.replace(",", ";").encode()
    return "".join(draw.choice(("\r\n", "\n")) if c == "\n" else c for c in text).encode()


def lines(draw: random.Random, content: bytes) -> bytes:
    """Lines are missing, twice, exchanged, or moved to the right."""
    rows = content.split(b"\n")
    for _ in range(draw.choice((1, 1, 2, 5))):
        at, other = draw.randrange(len(rows)), draw.randrange(len(rows))
        kind = draw.randrange(6)
        if kind == 0 and len(rows) > 1:
            del rows[at]
        elif kind == 1:
            rows.insert(other, rows[at])
        elif kind == 2:
            rows[at], rows[other] = rows[other], rows[at]
        elif kind == 3:
            rows[at] = b" " * draw.choice((1, 2, 4)) + rows[at]
        elif kind == 4:
            rows[at] = rows[at].lstrip()
        else:
            rows.insert(at, draw.choice((b"", b"#", b"<<<<<<< HEAD", b"=======", b"||||||| x")))
    return b"\n".join(rows)


def table(draw: random.Random, content: bytes) -> bytes:
    """A table that reads well and in which something else stands, or lacks."""
    text = content.decode("utf-8", "replace")
    try:
        rows = list(csv.reader(io.StringIO(text, newline="")))
    except csv.Error:
        rows = []
    if not rows or not rows[0]:
        return insert(draw, content)
    for _ in range(draw.choice((1, 1, 1, 2, 6))):
        row = draw.choice(rows)
        if not row:
            continue
        at = draw.randrange(len(row))
        kind = draw.randrange(14)
        if kind <= 4:
            row[at] = _text(draw)
        elif kind == 5:
            row[at] = ""
        elif kind == 6:
            row[at] = draw.choice(draw.choice(rows) or [""])
        elif kind == 7:
            rows.append(list(row))
        elif kind == 8:
            for each in rows:
                if at < len(each):
                    del each[at]
        elif kind == 9:
            rows[0][draw.randrange(len(rows[0]) or 1) : at] = [_text(draw)]
        elif kind == 10:
            row.insert(at, _text(draw))
        elif kind == 11:
            rows[1:] = draw.sample(rows[1:], len(rows) - 1)
        elif kind == 12:
            row[at] = row[at] + draw.choice((" ", "x", ".", ",", ";", "\u200b", "\n"))
        else:
            for each in rows[1:]:
                if at < len(each):
                    each[at] = draw.choice(("", each[at], _text(draw)))
        rows = [each for each in rows if each is not None] or [[""]]
        if not rows[0]:
            rows[0] = [""]
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue().encode("utf-8", "surrogatepass")


def tree(draw: random.Random, content: bytes) -> bytes:
    """A tree of YAML in which something else stands, or lacks."""
    try:
        root = yaml.safe_load(content)
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError):
        return lines(draw, content)
    for _ in range(draw.choice((1, 1, 1, 2, 5))):
        root = _elsewhere(draw, root)
    dumped = yaml.safe_dump(root, allow_unicode=draw.random() < 0.8, sort_keys=False)
    return dumped.encode("utf-8", "surrogatepass")


def _elsewhere(draw: random.Random, node: Any) -> Any:
    """The tree with one thing changed, at a depth that is drawn."""
    if isinstance(node, dict) and node and draw.random() < 0.92:
        key = draw.choice(list(node))
        kind = draw.randrange(12)
        if kind == 0:
            return {k: v for k, v in node.items() if k != key}
        if kind == 1:
            return {(_key(draw) if k == key else k): v for k, v in node.items()}
        if kind == 2:
            return {**node, _key(draw): node[key]}
        return {**node, key: _elsewhere(draw, node[key])}
    if isinstance(node, list) and node and draw.random() < 0.92:
        at = draw.randrange(len(node))
        kind = draw.randrange(12)
        if kind == 0:
            return node[:at] + node[at + 1 :]
        if kind == 1:
            return [*node, node[at]]
        return [*node[:at], _elsewhere(draw, node[at]), *node[at + 1 :]]
    return _value(draw, node)


def _key(draw: random.Random) -> Any:
    return draw.choice((None, 1, True, 1.5, "nama", "id", _text(draw), _text(draw)))


def _value(draw: random.Random, node: Any) -> Any:
    kind = draw.randrange(10)
    if kind <= 3:
        return _text(draw)
    if kind == 4:
        return draw.choice(
            (None, True, False, 0, -1, 10**400, 1.5, float("inf"), float("nan"), -0.0)
        )
    if kind == 5:
        return draw.choice(([], {}, [None], [[]], {"": None}, {"a": {"b": {}}}, [1, "a", None]))
    if kind == 6:
        return [node]
    if kind == 7:
        return {"a": node}
    if kind == 8:
        deep: Any = node
        for _ in range(draw.choice((3, 40, 90))):
            deep = [deep] if draw.random() < 0.5 else {"a": deep}
        return deep
    return str(node) + draw.choice((" ", "x", "\n", "/", '"', "."))


def page(draw: random.Random, content: bytes) -> bytes:
    """A page with something in it that Markdown, Jinja or a reader of HTML may stumble over."""
    text = content.decode("utf-8", "replace")
    for _ in range(draw.choice((1, 1, 2, 4))):
        snippet = draw.choice(MARKDOWN) if draw.random() < 0.8 else _text(draw)
        if draw.random() < 0.6:
            rows = text.split("\n")
            rows.insert(draw.randrange(len(rows) + 1), draw.choice(("", "\n")) + snippet)
            text = "\n".join(rows)
        else:
            at = draw.randrange(len(text) + 1)
            text = text[:at] + snippet + text[at:]
    return text.encode("utf-8", "surrogatepass")


def call(draw: random.Random, content: bytes) -> bytes:
    """A page whose calls of macros give something else."""
    text = content.decode("utf-8", "replace")
    found = list(re.finditer(r'"[^"\n]*"', text))
    if not found:
        return page(draw, content)
    one = draw.choice(found)
    new = draw.choice(
        (f'"{_text(draw)}"', _text(draw), "", "None", "1", "x=1", f"{one[0]}, {one[0]}")
    )
    return (text[: one.start()] + new + text[one.end() :]).encode("utf-8", "surrogatepass")


def workbook(draw: random.Random, content: bytes) -> bytes:
    """A workbook in whose parts something else stands; or a zip file that is none."""
    if draw.random() < 0.15:
        return draw.choice((flip, cut, replace_whole))(draw, content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError):
        return flip(draw, content)
    likely = [name for name in parts if re.search(r"sheet\d*\.xml|content\.xml|sharedStr", name)]
    for _ in range(draw.choice((1, 1, 2, 5))):
        name = draw.choice(likely if likely and draw.random() < 0.7 else list(parts))
        kind = draw.randrange(20)
        if kind == 0 and len(parts) > 1:
            parts.pop(name, None)
            likely = [each for each in likely if each in parts]
        elif name in parts:
            parts[name] = draw.choice(_XML)(draw, parts[name])
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.getvalue()


def _attribute(draw: random.Random, part: bytes) -> bytes:
    found = list(re.finditer(rb'(\w+)="([^"]*)"', part))
    if not found:
        return insert(draw, part)
    one = draw.choice(found)
    words = ("n", "s", "b", "e", "d", "str", "inlineStr", "float", "date", "time", "boolean", "A0")
    value = _xml(draw.choice(words) if draw.random() < 0.5 else _text(draw))
    return part[: one.start(2)] + value + part[one.end(2) :]


def _content(draw: random.Random, part: bytes) -> bytes:
    found = list(re.finditer(rb">([^<>]*)<", part))
    if not found:
        return insert(draw, part)
    one = draw.choice(found)
    return part[: one.start(1)] + _xml(_text(draw)) + part[one.end(1) :]


def _element(draw: random.Random, part: bytes) -> bytes:
    """An element is missing, twice, or bears another name."""
    found = list(re.finditer(rb"<([\w:.-]+)[^<>]*/>|<([\w:.-]+)[^<>]*>[^<>]*</\2>", part))
    if not found:
        return cut(draw, part)
    one = draw.choice(found)
    kind = draw.randrange(3)
    if kind == 0:
        new = b""
    elif kind == 1:
        new = one[0] * draw.choice((2, 3, 200))
    else:
        new = one[0].replace(
            one[1] or one[2], draw.choice((b"c", b"row", b"v", b"x:y", b"t", b"f"))
        )
    return part[: one.start()] + new + part[one.end() :]


_XML: Sequence[Mutant] = (_attribute, _attribute, _content, _content, _content, _element, flip, cut)


def _xml(text: str) -> bytes:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return escaped.encode("utf-8", "surrogatepass")


def _text(draw: random.Random) -> str:
    """Something nasty, or letters of any script."""
    if draw.random() < 0.8:
        return draw.choice(NASTY)
    return "".join(chr(_letter(draw)) for _ in range(draw.choice((1, 3, 12))))


def _letter(draw: random.Random) -> int:
    """A letter of any plane, half of them ASCII; no surrogate, which no UTF-8 text can hold."""
    at = draw.randrange(0x80) if draw.random() < 0.5 else draw.randrange(0x110000)
    return 0x20 if 0xD800 <= at < 0xE000 else at


BYTES: Sequence[Mutant] = (flip, cut, insert, repeat, replace_whole, recode, lines)
TABLE: Sequence[Mutant] = (*BYTES, *(table,) * 14)
TREE: Sequence[Mutant] = (*BYTES, *(tree,) * 14)
PAGE: Sequence[Mutant] = (*BYTES, *(page,) * 12, *(call,) * 4)
WORKBOOK: Sequence[Mutant] = (workbook,)
