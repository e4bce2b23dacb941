"""One parser for all pages leaves nothing of a page on the next."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from cetakbiru.site.page_markdown import PageMarkdown

FIRST = """# Satu

Lihat [dua](dua.md) dan catatan.[^a] HTML adalah bahasa.

## Bagian {#bagian}

```python
print("satu")
```

*[HTML]: HyperText Markup Language
[pintas]: https://contoh.example/
[^a]: Catatan satu.
"""
SECOND = """## Bagian {#bagian}

HTML, [pintas] dan [^a] tidak berarti apa-apa di sini.
"""


def _page(config: MkDocsConfig, name: str, text: str) -> Page:
    Path(config.docs_dir, f"{name}.md").write_text(text, encoding="utf-8")
    page = Page(None, File(f"{name}.md", config.docs_dir, config.site_dir, True), config)
    page.read_source(config)
    return page


def test_a_page_does_not_show_what_stood_on_the_one_before(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Contoh\nplugins: []\nmarkdown_extensions:\n"
        "  [abbr, attr_list, footnotes, md_in_html, tables, toc, pymdownx.superfences]\n",
        encoding="utf-8",
    )
    config = load_config(str(tmp_path / "mkdocs.yml"))
    pages = [_page(config, "satu", FIRST), _page(config, "dua", SECOND), _page(config, "tiga", "")]
    files = Files([page.file for page in pages])
    markdown = PageMarkdown(config, files)
    for page in pages:
        markdown.render(page)
    first, second, empty = pages
    alone = _page(config, "dua", SECOND)
    alone.render(config, files)
    assert "Catatan satu" in str(first.content)
    assert second.content == alone.content
    assert [item.id for item in second.toc.items] == [item.id for item in alone.toc.items]
    assert (first.title, second.title) == ("Satu", alone.title)
    assert (empty.content, empty.toc.items) == ("", [])
