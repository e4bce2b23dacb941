"""What is wrong in a finished site: leftovers of templates, links and anchors that lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html
from lxml.html import HtmlElement

# Words that a broken macro, an empty cell or a float leaves in a page's visible text.
_LEFTOVERS = re.compile(
    r"\{\{|\{%|\bMacro\b|\bnan\b|\bNone\b|\d[eE][+-]\d|\bTraceback\b|[\ue000-\uf8ff]|\bundefined\b"
)
_LINKS = {"href", "src", "xlink:href"}
# Links to editions that were published before lie outside the site that is being inspected.
_OTHER_EDITION = "data-edisi"
_SILENT_TAGS = {"script", "style", "code", "pre"}


@dataclass(frozen=True)
class Fault:
    """Something wrong on a page of the finished site."""

    page: str
    what: str


def inspect_site(
    site: Path, site_url: str | None = None, absent: tuple[str, ...] = ()
) -> list[Fault]:
    """Every fault of the site in `site`, by page. Anchors are looked up in their target page.

    The page of errors names everything from the root of the host, below the path of `site_url`.
    What lies below one of `absent` was left out on purpose: links there are not followed.
    """
    base = urlsplit(site_url or "").path.lstrip("/")
    pages = {
        path.relative_to(site).as_posix(): html.fromstring(
            path.read_bytes(), parser=html.HTMLParser(encoding="utf-8")
        )
        for path in sorted(site.rglob("*.html"))
    }
    anchors = {name: _anchors(tree) for name, tree in pages.items()}
    faults: list[Fault] = []
    for name, tree in pages.items():
        faults.extend(Fault(name, what) for what in _leftovers(tree))
        faults.extend(
            Fault(name, what) for what in _broken_links(site, base, name, tree, anchors, absent)
        )
        faults.extend(Fault(name, what) for what in _duplicate_ids(tree))
    return faults


def _leftovers(tree: HtmlElement) -> Iterator[str]:
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in _SILENT_TAGS:
            continue
        texts = [element.text] + [child.tail for child in element]
        for text in texts:
            found = _LEFTOVERS.search(text or "")
            if found:
                yield f"sisa templat atau nilai kosong pada teks: {found[0]!r} dalam {text!r:.80}"


def _anchors(tree: HtmlElement) -> set[str]:
    return {str(value) for value in tree.xpath("//@id | //a/@name")}


def _duplicate_ids(tree: HtmlElement) -> Iterator[str]:
    seen: set[str] = set()
    for value in tree.xpath("//@id"):
        if value in seen:
            yield f"id ganda: {value}"
        seen.add(str(value))


def _broken_links(
    site: Path,
    base: str,
    page: str,
    tree: HtmlElement,
    anchors: dict[str, set[str]],
    absent: tuple[str, ...],
) -> Iterator[str]:
    for element, attribute, link, _ in tree.iterlinks():
        if attribute not in _LINKS or element.get(_OTHER_EDITION):
            continue
        parts = urlsplit(link)
        if parts.scheme or parts.netloc or link.startswith("//"):
            continue
        if parts.path.startswith("/") and page == "404.html":
            path = unquote(parts.path).lstrip("/").removeprefix(base)
        else:
            path = _resolve(page, unquote(parts.path))
        target = _target(site, path, page)
        if target is None and path.startswith(absent):
            continue
        if target is None:
            yield f"tautan ke halaman yang tidak ada: {link}"
        elif _misses_anchor(element, target, unquote(parts.fragment), anchors):
            yield f"tautan ke bagian yang tidak ada: {link}"


def _misses_anchor(
    element: HtmlElement, target: str, anchor: str, anchors: dict[str, set[str]]
) -> bool:
    if not anchor or not target.endswith(".html") or element.tag == "use":
        return False
    return anchor not in anchors[target]


def _resolve(page: str, path: str) -> str:
    """The site path that `path` on `page` leads to; empty means the page itself."""
    if not path:
        return page
    base = page.rsplit("/", 1)[0] if "/" in page else ""
    parts: list[str] = base.split("/") if base else []
    for part in path.split("/"):
        if part == "..":
            if parts:
                parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def _target(site: Path, path: str, page: str) -> str | None:
    if path == page:
        return page
    file = site / path
    if file.is_dir():
        file = file / "index.html"
    return file.relative_to(site).as_posix() if file.is_file() else None
