"""Addresses: of pages and names on the site, where a relative one leads, and those of the web."""

from __future__ import annotations

import re

# The folder of the guides, one page for each candidate of the priority rule.
GUIDES = "panduan"
# The folder of the feeds of kabupaten.
FEEDS = "umpan"
_WEB = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]+)?(?:[/?#][^\s<>\"'`\\^{|}\x00-\x1f]*)?")


def slug(text: str) -> str:
    """Lower case, with every run of what is neither letter nor digit as one hyphen."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def page_url(path: str) -> str:
    """The address of a page of docs/ below the site's root: "" or "kabupaten/ketapang/"."""
    stem = path.removesuffix(".md")
    if stem == "index" or stem.endswith("/index"):
        return stem.removesuffix("index")
    return f"{stem}/"


def feed_of(slug: str) -> str:
    """The file of the feed of a kabupaten, below the site's root. `slug` names its page."""
    return f"{FEEDS}/{slug}.xml"


def resolved(folder: str, path: str) -> str:
    """The path below the site's root of `path` as seen from `folder`; "" is the root itself."""
    parts = folder.split("/") if folder else []
    for part in path.split("/"):
        if part == "..":
            if parts:
                parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def upwards(folder: str, link: str) -> tuple[str, str]:
    """The folder that the leading "../" of a link lead to, and what remains: "./" for nothing.

    Pages of a site mostly share these two, however deep they stand.
    """
    while link.startswith("../"):
        folder, link = folder.rpartition("/")[0], link[3:]
    return folder, link if link[:1] not in ("", "#", "?") else f"./{link}"


def page_in(folder: str) -> str:
    """A page in the folder; which one does not matter to a link with a path."""
    return f"{folder}/index.html" if folder else "index.html"


def web_address(text: str | None) -> str | None:
    """The text where it is an address of the web in plain sight, else None.

    `ppm check` tells what is none, with its place; this keeps it out of every output, for whoever
    builds without the check.
    """
    return text if text is not None and _WEB.fullmatch(text) else None
