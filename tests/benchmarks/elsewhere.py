"""The finished pages written anew for other generators: what anyone else would write of them.

Text, headings and lists become Markdown; every table becomes rows of a CSV file that all tables of
its kind share, and on the page the call of a macro that reads the file and picks the page's rows.
Hugo gets the same rows as JSON, and templates with one branch of the menu and a search index.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement

_HEADINGS = {"h1": "#", "h2": "##", "h3": "###", "h4": "####", "h5": "####", "h6": "####"}
_SILENT = {"svg", "script", "style", "form", "button", "template", "nav"}
_BLOCKS = {"p", "dt", "dd", "summary", "figcaption", "caption"}
_MARKED = re.compile(r"([\\`*_{}\[\]<>#|$])")

_STOCK = """site_name: Pembanding
theme:
  name: material
  language: id
plugins:
  - search
  - macros
markdown_extensions:
  - tables
  - footnotes
  - toc:
      permalink: true
"""
_MACROS = """import pandas as pd


def define_env(env):
    @env.macro
    def tabel(nama, kunci):
        rows = pd.read_csv(f"{env.project_dir}/data/{nama}.csv", dtype=str, keep_default_na=False)
        return rows[rows["kunci"] == kunci].drop(columns="kunci").to_markdown(index=False)
"""
_HUGO = """baseURL = "https://contoh.example/"
title = "Pembanding"
languageCode = "id"
disableKinds = ["taxonomy", "term", "RSS"]
[outputs]
home = ["HTML", "JSON"]
[markup.goldmark.renderer]
unsafe = false
"""
_BASE = """<!doctype html><html lang="id"><head><meta charset="utf-8"><title>{{ .Title }}</title>
<meta name="viewport" content="width=device-width"></head><body>
<header><a href="{{ "/" | relURL }}">{{ site.Title }}</a></header>
<nav><ul>{{ $here := . }}{{ range site.Home.Sections }}<li><a href="{{ .RelPermalink }}">
{{ .Title }}</a>{{ if .IsAncestor $here }}<ul>{{ range .Pages }}<li>
<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ if .IsAncestor $here }}<ul>{{ range .Pages }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}</li>
{{ end }}</ul>{{ end }}</li>{{ end }}</ul></nav>
<main><article>{{ .Content }}</article></main><aside>{{ .TableOfContents }}</aside>
<footer>{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</footer>
</body></html>
"""
_SHORTCODE = """{{ $tabel := index site.Data (.Get 0) }}<table><thead><tr>
{{ range $tabel.kepala }}<th>{{ . }}</th>{{ end }}</tr></thead><tbody>
{{ range index $tabel.baris (.Get 1) }}<tr>{{ range . }}<td>{{ . }}</td>{{ end }}</tr>
{{ end }}</tbody></table>
"""
_INDEX = """[{{ range $at, $page := site.RegularPages }}{{ if $at }},{{ end }}
{{ dict "location" .RelPermalink "title" .Title "text" .Plain | jsonify }}{{ end }}]
"""


@dataclass
class Pages:
    """The pages of a site, told in blocks, and their tables by kind."""

    blocks: dict[str, list[str | tuple[str, str]]] = field(default_factory=dict)
    kinds: dict[tuple[str, ...], str] = field(default_factory=dict)
    rows: dict[str, dict[str, list[list[str]]]] = field(default_factory=dict)

    @property
    def row_count(self) -> int:
        return sum(len(rows) for tables in self.rows.values() for rows in tables.values())


def read_finished(site: Path) -> Pages:
    """The pages of a finished site that have an article; redirects have none."""
    found = Pages()
    for path in sorted(site.rglob("index.html")):
        tree = html.fromstring(path.read_text(encoding="utf-8"))
        article = next(tree.iter("article"), None)
        if article is not None:
            name = path.relative_to(site).as_posix().removesuffix("index.html")
            found.blocks[name] = list(_blocks(found, name, article))
    return found


def _blocks(found: Pages, name: str, element: HtmlElement) -> Iterator[str | tuple[str, str]]:
    for child in element:
        if not isinstance(child.tag, str) or child.tag in _SILENT:
            continue
        if child.tag == "table":
            yield _table(found, name, child)
        elif child.tag in _HEADINGS:
            yield f"{_HEADINGS[child.tag]} {_text(child)}"
        elif child.tag in _BLOCKS:
            yield _text(child)
        elif child.tag == "li":
            yield f"- {_text(child)}"
        else:
            if (child.text or "").strip():
                yield _escaped(child.text or "")
            yield from _blocks(found, name, child)


def _table(found: Pages, name: str, table: HtmlElement) -> tuple[str, str]:
    """Notes the rows of a table; returns its kind and its key."""
    rows = [[_plain(cell) for cell in row] for row in table.iter("tr")]
    widest = max((len(row) for row in rows), default=1)
    head, *body = [row + [""] * (widest - len(row)) for row in rows] or [[""]]
    unique = tuple(f"{title or 'kolom'} {at}" for at, title in enumerate(head))
    kind = found.kinds.setdefault(unique, f"tabel{len(found.kinds)}")
    tables = found.rows.setdefault(kind, {})
    key = f"{name or 'beranda'}-{len(tables)}"
    tables[key] = body
    return kind, key


def _plain(element: HtmlElement) -> str:
    for silent in element.xpath(".//svg | .//a[@class='headerlink']"):
        silent.drop_tree()
    return " ".join(element.text_content().split()).replace("|", "/")


def _text(element: HtmlElement) -> str:
    return _escaped(_plain(element))


def _escaped(text: str) -> str:
    return _MARKED.sub(r"\\\1", " ".join(text.split()))


def write_stock(pages: Pages, folder: Path) -> None:
    """A project for MkDocs with Material and mkdocs-macros, and for ProperDocs and Zensical."""
    (folder / "data").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(_STOCK, encoding="utf-8")
    (folder / "main.py").write_text(_MACROS, encoding="utf-8")
    headers = {kind: header for header, kind in pages.kinds.items()}
    for kind, tables in pages.rows.items():
        with (folder / "data" / f"{kind}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(["kunci", *headers[kind]])
            writer.writerows([key, *row] for key, rows in tables.items() for row in rows)
    for name, blocks in pages.blocks.items():
        text = "\n\n".join(
            block if isinstance(block, str) else f'{{{{ tabel("{block[0]}", "{block[1]}") }}}}'
            for block in blocks
        )
        _put(folder / "docs" / f"{name}index.md", text)


def write_hugo(pages: Pages, folder: Path) -> None:
    """A project for Hugo with its templates."""
    _put(folder / "config.toml", _HUGO)
    for name in ("baseof", "single", "list"):
        _put(folder / "layouts" / "_default" / f"{name}.html", _BASE)
    _put(folder / "layouts" / "index.json", _INDEX)
    _put(folder / "layouts" / "shortcodes" / "tabel.html", _SHORTCODE)
    headers = {kind: header for header, kind in pages.kinds.items()}
    for kind, tables in pages.rows.items():
        content = {"kepala": headers[kind], "baris": tables}
        _put(folder / "data" / f"{kind}.json", json.dumps(content, ensure_ascii=False))
    for name, blocks in pages.blocks.items():
        text = "\n\n".join(
            block if isinstance(block, str) else f'{{{{< tabel "{block[0]}" "{block[1]}" >}}}}'
            for block in blocks
        )
        title = next((block[2:] for block in blocks if isinstance(block, str)), name)
        front = f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n---\n"
        within = any(other.startswith(name) and other != name for other in pages.blocks)
        file = f"{name}_index.md" if within else f"{name.rstrip('/')}.md"
        _put(folder / "content" / file, front + text)


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
