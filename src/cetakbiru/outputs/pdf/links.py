"""Ids made unique in the whole document, and every link led to its place in print or on the web."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement

from cetakbiru.outputs.pdf import dom
from cetakbiru.outputs.pdf.faults import Fault
from cetakbiru.outputs.pdf.places import Places
from cetakbiru.outputs.pdf.tree import Chapter
from cetakbiru.pages.fragments.links import GLOSSARY_PAGE

# The scheme of images that are files of the site.
SITE_SCHEME = "situs"
# Where a link leads on the site: used when its place is not in the document at hand.
_WEB = "data-alamat"
# Marks a link to a page of another edition, which lies outside this site.
_OTHER_EDITION = "data-edisi"
_ENTRY = re.compile(r"(?:PPM|PRG)-\d{4}-[A-Z]{3}-\d{2,}")
_UNSAFE = re.compile(r"[^\w.-]+")
_PAINT = re.compile(r"url\(#([^)]+)\)")


def chapter_id(url: str) -> str:
    """The id of a page's section: "kabupaten/ketapang/" → "kabupaten-ketapang"."""
    return _UNSAFE.sub("-", url.strip("/")) or "beranda"


def rename_ids(chapter: Chapter) -> dict[str, str]:
    """Puts the chapter's id before each id in it; returns new names by old ones.

    What bears the ID of a direction, of one that fell away, or of a programme keeps it, so that
    `file.pdf#PPM-…` leads there.
    """
    names: dict[str, str] = {}
    for element in dom.elements(chapter.element):
        old = element.get("id")
        if old is None:
            continue
        if _ENTRY.fullmatch(old):
            names[old] = old
        else:
            names[old] = f"{chapter.id}-{_UNSAFE.sub('-', old)}"
        element.set("id", names[old])
    for element in dom.elements(chapter.element, "svg"):
        _rename_paint(element, names)
    return names


def print_addresses(section: HtmlElement) -> None:
    """Writes the address of each outside link after it: paper is read without links."""
    for link in section.xpath('.//a[@rel="external"]'):
        href = link.get("href", "")
        if href != dom.text_of(link):
            address = dom.new("span", href, class_="alamat-web")
            address.tail, link.tail = link.tail, " "
            link.addnext(address)


def _rename_paint(svg: HtmlElement, names: dict[str, str]) -> None:
    for element in dom.elements(svg):
        for name, value in element.attrib.items():
            if "url(#" in value:
                element.set(name, _PAINT.sub(lambda m: f"url(#{names.get(m[1], m[1])})", value))
            elif name.endswith("href") and value.startswith("#"):
                element.set(name, f"#{names.get(value[1:], value[1:])}")


class Resolver:
    """Resolves the links of all chapters; `names` holds the renamed ids of each page's URL.

    `stand_ins`: for a page that is not printed, the one that holds the same parts. `views`: pages
    that a view stands for, which shows less than they do.
    """

    def __init__(
        self,
        site: Path,
        heads: Mapping[str, str],
        names: Mapping[str, Mapping[str, str]],
        stand_ins: Mapping[str, str],
        views: Collection[str],
    ) -> None:
        self._site = site
        self._heads = heads
        self._names = names
        self._stand_ins = stand_ins
        self._views = views
        # What bears the ID of an entry bears it in the whole document.
        self._entries = {
            name for of_page in names.values() for name in of_page if _ENTRY.fullmatch(name)
        }

    def resolve(self, chapter: Chapter, places: Places) -> Iterator[Fault]:
        """Rewrites the links of a chapter; yields a fault for each that leads nowhere."""
        for link in dom.elements(chapter.element, "a"):
            href = link.get("href")
            if href is None or urlsplit(href).scheme or href.startswith("//"):
                continue
            if link.get(_OTHER_EDITION):
                # Paper can't follow to another edition's page; its number is in the text.
                link.attrib.pop("href")
                continue
            problem = self._rewrite(chapter.page.url, link, href)
            if problem:
                place = places.of(link, dom.text_of(link), unquote(href))
                yield Fault(place, f"tautan {href!r} {problem}; perbaiki alamat tautan")
        for image in dom.elements(chapter.element, "img"):
            source = image.get("src", "")
            if not urlsplit(source).scheme:
                image.set("src", f"{SITE_SCHEME}:{address_from(chapter.page.url, unquote(source))}")

    def _rewrite(self, url: str, link: HtmlElement, href: str) -> str | None:
        """Sets the link's target; returns what is wrong with it, if anything."""
        parts = urlsplit(href)
        target = address_from(url, unquote(parts.path)) if parts.path else url
        fragment = unquote(parts.fragment)
        link.set(_WEB, f"{target}#{parts.fragment}" if parts.fragment else target)
        if fragment in self._entries:
            link.set("href", f"#{fragment}")
            return None
        if target in self._heads:
            found = self._names.get(target, {}).get(fragment) if fragment else self._heads[target]
            if found is None and target in self._views:
                found = self._heads[target]
            if found is None:
                return "menuju bagian yang tidak ada"
            link.set("href", f"#{found}")
            return None
        standing_in = self._names.get(self._stand_ins.get(target, ""), {}).get(fragment)
        if standing_in is not None:
            link.set("href", f"#{standing_in}")
            return None
        # Files to download may be written after printing; the finished site is checked for them.
        is_page = target.endswith(("/", ".html")) or "." not in target.rpartition("/")[2]
        if is_page and not (self._site / target / "index.html").is_file():
            return "menuju halaman yang tidak ada"
        link.attrib.pop("href")
        return None


def address_from(url: str, path: str) -> str:
    """The address below the site's root that `path` on the page `url` means."""
    joined = posixpath.normpath(posixpath.join("/", url, path)).lstrip("/")
    joined = joined.removesuffix("index.html").rstrip("/")
    is_folder = path.endswith(("/", "/.", "..", "index.html")) or path == "."
    return f"{joined}/" if is_folder and joined else joined


def settle(chapters: Iterable[Chapter], address: str | None, labels: Mapping[str, str]) -> None:
    """Gives each link its final target in a document that holds only these chapters.

    A place outside the document is linked at the site's `address`; without one the text alone
    stays. A link without text takes the label of its target: "Tabel 3.1". Each chapter leads to a
    place once, and to what bears a number so that paper can follow, too; later mentions, words
    that the glossary explains, and cells are text alone.
    """
    chapters = list(chapters)
    homes = {
        element.get("id"): chapter.page.url
        for chapter in chapters
        for element in dom.elements(chapter.element)
        if element.get("id")
    }
    for chapter in chapters:
        # Where the reader is already, no link leads.
        led_to = {head.get("id", "") for head in dom.elements(chapter.element, "h1")}
        for link in dom.elements(chapter.element, "a"):
            web = link.attrib.pop(_WEB, None)
            target = link.get("href", "").removeprefix("#")
            if target in labels and not dom.text_of(link):
                link.text = labels[target]
            if web is None and not dom.in_cell(link):
                continue
            if dom.in_cell(link) or target in led_to or _explains(web or ""):
                link.drop_tag()
            elif target in homes:
                led_to.add(target)
                if label := labels.get(target):
                    _refer(link, label, homes[target] == chapter.page.url)
            elif address:
                link.set("href", f"{address.rstrip('/')}/{web}")
            else:
                link.drop_tag()


def _explains(web: str) -> bool:
    """Whether an address is that of a word in the glossary, which is found by the alphabet."""
    return web.startswith(f"{GLOSSARY_PAGE}#")


def _refer(link: HtmlElement, label: str, in_chapter: bool) -> None:
    """Says on paper where a link leads: the number in the chapter itself, else the page."""
    if not in_chapter:
        dom.add_class(link, "rujukan")
    elif label not in dom.text_of(link):
        dom.add_text(link, f" ({label})")
