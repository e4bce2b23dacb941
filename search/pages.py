"""The finished pages as entries: one for each page and one for each section under a heading.

What macros made of the data is passed over: the data speak for themselves in items.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement

from search.entry import Entry

_HEADINGS = frozenset({"h1", "h2", "h3"})
_INLINE = frozenset({"a", "abbr", "b", "code", "dfn", "em", "i", "span", "strong", "sub", "sup"})
_SILENT = frozenset({"script", "style", "svg", "nav", "form", "button", "template", "math"})
_GENERATED = "ppm-"


@dataclass
class Section:
    """A heading and the text beneath it; `anchor` is empty for the page's own beginning."""

    anchor: str
    title: str
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return squeeze("".join(self.pieces))


@dataclass(frozen=True)
class Page:
    """A finished page: its address below the site's root, its sections, its anchors."""

    url: str
    description: str
    sections: tuple[Section, ...]
    anchors: frozenset[str]

    @property
    def title(self) -> str:
        return self.sections[0].title


def squeeze(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def read_pages(site: Path) -> dict[str, Page]:
    """Every page of the finished site that has an article with a title, by address."""
    pages: dict[str, Page] = {}
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        page = _read(path, name.removesuffix("index.html"))
        if page is not None and name != "404.html":
            pages[page.url] = page
    return pages


def _read(path: Path, url: str) -> Page | None:
    tree = html.fromstring(path.read_bytes())
    article = next(tree.iter("article"), None)
    metas = {str(meta.get("name")): str(meta.get("content", "")) for meta in tree.iter("meta")}
    if article is None or "noindex" in metas.get("robots", ""):
        return None
    sections = _sections(article)
    if not sections:
        return None
    anchors = frozenset(str(value) for element in tree.iter() if (value := element.get("id")))
    return Page(url, squeeze(metas.get("description", "")), tuple(sections), anchors)


def _sections(article: HtmlElement) -> list[Section]:
    found: list[Section] = []
    for piece in _pieces(article):
        if isinstance(piece, Section):
            found.append(piece)
        elif found:
            found[-1].pieces.append(piece)
    return found


def _pieces(element: HtmlElement) -> Iterator[Section | str]:
    """Headings and pieces of text in the order of reading."""
    for child in element:
        if isinstance(child.tag, str) and not _is_silent(child):
            if child.tag in _HEADINGS and child.get("id"):
                anchor = "" if child.tag == "h1" else str(child.get("id"))
                yield Section(anchor, squeeze("".join(_heading_text(child))))
            else:
                if child.text:
                    yield child.text
                yield from _pieces(child)
                if child.tag not in _INLINE:
                    yield " "
        if child.tail:
            yield child.tail


def _is_silent(element: HtmlElement) -> bool:
    classes = str(element.get("class", ""))
    if element.tag in _SILENT or "headerlink" in classes or "footnote" in classes:
        return True
    if element.tag == "sup" and str(element.get("id", "")).startswith("fnref"):
        return True
    if element.tag in _HEADINGS:
        # A heading that Markdown made offers its own address; one without is made by a macro.
        offers = any("headerlink" in str(link.get("class", "")) for link in element.iter("a"))
        return element.tag != "h1" and not offers
    return classes.startswith(_GENERATED) and element.tag not in _INLINE


def _heading_text(heading: HtmlElement) -> Iterator[str]:
    yield heading.text or ""
    for child in heading:
        if isinstance(child.tag, str) and "headerlink" not in str(child.get("class", "")):
            yield child.text_content()
        yield child.tail or ""


@dataclass(frozen=True)
class About:
    """What the data know of a page: other names of it, its kabupaten and its bidang."""

    aliases: tuple[str, ...] = ()
    code: str = ""
    regions: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


def page_entries(pages: Mapping[str, Page], about: Mapping[str, About]) -> Iterator[Entry]:
    """One entry for each page and section. `about` is keyed by page address."""
    for page in pages.values():
        known = about.get(page.url, About())
        first, *others = page.sections
        yield Entry(
            "h",
            page.url,
            page.title,
            text=squeeze(f"{page.description} {first.text}"),
            context=_parent_title(pages, page.url),
            aliases=known.aliases,
            code=known.code,
            regions=known.regions,
            fields=known.fields,
        )
        for section in others:
            yield Entry(
                "b",
                f"{page.url}#{section.anchor}",
                section.title,
                text=section.text,
                context=page.title,
                regions=known.regions,
                fields=known.fields,
            )


def _parent_title(pages: Mapping[str, Page], url: str) -> str:
    """The title of the page one level up, the home page left out."""
    parent = url.rstrip("/").rpartition("/")[0]
    found = pages.get(f"{parent}/") if parent else None
    return found.title if found else ""
