"""The finished pages as entries: one for each page and one for each section under a heading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cetakbiru.outputs.reader import FinishedPage, Section, pages_of, squeeze
from cetakbiru.outputs.search.entry import Entry


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


def read_pages(site: Path) -> dict[str, Page]:
    """Every page of the finished site that has an article with a title, by address."""
    return listed_pages(pages_of(site))


def listed_pages(finished: Mapping[str, FinishedPage]) -> dict[str, Page]:
    """Those of the finished pages that a reader can look for, by address."""
    return {
        url: Page(url, page.description, page.sections, page.anchors)
        for name, page in finished.items()
        if page.sections and name != "404.html"
        for url in (name.removesuffix("index.html"),)
    }


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
