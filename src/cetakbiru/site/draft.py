"""A site of which only those pages are made anew that somebody looks at."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from cetakbiru.site.kept import KeptPages
from cetakbiru.site.outputs import Site

# A first line that menus show as it is written here.
_PLAIN_TITLE = re.compile(r"\s*# ([\w,.()/–-]+(?: [\w,.()/–-]+)*)(?: \{#[\w-]+\})?[ \t]*(?:\n|$)")
# It lists all pages, also those that are left out.
_SITEMAP = "sitemap.xml"


@dataclass(frozen=True)
class Draft:
    """What there is of a site: files in a folder, files that lie elsewhere, and kept pages.

    All by their places in the site. `outdated` are pages that are as they were, or not there.
    """

    site: Site
    files: Mapping[str, File]
    pages: Mapping[str, bytes]
    outdated: Collection[str]


def leave_out(
    kept: KeptPages,
    files: Files,
    config: MkDocsConfig,
    text_of: Callable[[File], str],
    is_wanted: Callable[[str], bool],
) -> None:
    """Takes out of the build what need not be made: files, pages that are kept, and unwanted ones.

    They stay in the menus and may be linked to.
    """
    config.theme.static_templates.discard(_SITEMAP)
    for file in files:
        if not file.is_documentation_page():
            file.inclusion = InclusionLevel.EXCLUDED
        elif file.page is not None and file.inclusion.value > InclusionLevel.DRAFT.value:
            title = _title_if_left_out(kept, file, text_of(file), is_wanted(file.dest_uri))
            if title is not None:
                file.page.title = title
                file.inclusion = InclusionLevel.EXCLUDED


def _title_if_left_out(kept: KeptPages, file: File, text: str, is_wanted: bool) -> str | None:
    """What menus call a page that need not be made; None where it must be."""
    title = file.page.title if file.page else None
    page = kept.find(file.src_uri, text, at_once=not is_wanted)
    if page is not None:
        return title or page.title
    if is_wanted:
        return None
    # A page whose title nobody knows is made, since the menus of others show it.
    before = kept.earlier(file.src_uri)
    return title or _plain_title(file.content_string) or (before.title if before else None)


def _plain_title(text: str) -> str | None:
    found = _PLAIN_TITLE.match(text)
    return found[1] if found else None


def draft_of(
    site: Site, files: Files, kept: Mapping[str, bytes], outdated: Collection[str]
) -> Draft:
    """The draft of a build. `kept` and `outdated` are by the names of pages below docs/."""
    names = {file.src_uri: file.dest_uri for file in files.documentation_pages(inclusion=_all)}
    return Draft(
        site,
        {file.dest_uri: file for file in files if file.src_uri not in names},
        {names[name]: html for name, html in kept.items()},
        frozenset(names[name] for name in outdated),
    )


def _all(level: InclusionLevel) -> bool:
    return True
