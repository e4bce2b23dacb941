"""What is wrong in a finished site: leftovers of templates, links and anchors that lead nowhere."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from cetakbiru.model.addresses import page_in, resolved, upwards
from cetakbiru.outputs.reader import FinishedPage, pages_of


@dataclass(frozen=True)
class Fault:
    """Something wrong on a page of the finished site."""

    page: str
    what: str


def inspect_site(
    site: Path,
    site_url: str | None = None,
    absent: tuple[str, ...] = (),
    read: Callable[[Path], Mapping[str, FinishedPage]] = pages_of,
) -> list[Fault]:
    """Every fault of the site in `site`, by page. Anchors are looked up in their target page.

    The page of errors names everything from the root of the host, below the path of `site_url`.
    What lies below one of `absent` was left out on purpose: links there are not followed.
    `read` gives the pages of a site.
    """
    pages = read(site)
    links = _Links(site, pages, urlsplit(site_url or "").path.lstrip("/"), absent)
    faults: list[Fault] = []
    for name, page in pages.items():
        for found, text in page.leftovers:
            what = f"sisa templat atau nilai kosong pada teks: {found!r} dalam {text!r:.80}"
            faults.append(Fault(name, what))
        faults.extend(Fault(name, what) for what in links.broken(name, page))
        doubles = (value for value, times in Counter(page.ids).items() if times > 1)
        faults.extend(Fault(name, f"id ganda: {value}") for value in doubles)
    return faults


class _Links:
    """Where the links of a site lead. Pages of a folder share most of theirs."""

    def __init__(
        self,
        site: Path,
        pages: Mapping[str, FinishedPage],
        base: str,
        absent: tuple[str, ...],
    ) -> None:
        self._files = frozenset(_files(site))
        self._anchors = {name: page.anchors for name, page in pages.items()}
        self._base = base
        self._absent = absent
        self._known: dict[tuple[str, str], tuple[str, str | None, str] | None] = {}

    def broken(self, name: str, page: FinishedPage) -> Iterator[str]:
        """What is wrong with the links of the page `name`."""
        for link in page.links:
            found = self._followed(name, link)
            if found is None:
                continue
            path, target, anchor = found
            if target is None:
                if not path.startswith(self._absent):
                    yield f"tautan ke halaman yang tidak ada: {link}"
            elif anchor and anchor not in self._anchors.get(target, (anchor,)):
                yield f"tautan ke bagian yang tidak ada: {link}"
        for link in page.uses:
            found = self._followed(name, link)
            if found is not None and found[1] is None and not found[0].startswith(self._absent):
                yield f"tautan ke halaman yang tidak ada: {link}"

    def _followed(self, page: str, link: str) -> tuple[str, str | None, str] | None:
        """Path, file and anchor that a link leads to; None for another host."""
        if page == "404.html" or link[:1] in ("#", "?", ""):
            return self._follow(page, link)
        key = upwards(page.rpartition("/")[0], link)
        if key not in self._known:
            folder, rest = key
            self._known[key] = self._follow(page_in(folder), rest)
        return self._known[key]

    def _follow(self, page: str, link: str) -> tuple[str, str | None, str] | None:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc or link.startswith("//"):
            return None
        if parts.path.startswith("/") and page == "404.html":
            path = resolved("", unquote(parts.path).lstrip("/").removeprefix(self._base))
        else:
            # An address of an anchor alone leads to the page itself.
            folder = page.rpartition("/")[0]
            path = resolved(folder, unquote(parts.path)) if parts.path else page
        return path, self._target(path), unquote(parts.fragment)

    def _target(self, path: str) -> str | None:
        index = f"{path}/index.html".lstrip("/")
        return next((name for name in (path, index) if name in self._files), None)


def _files(site: Path) -> Iterator[str]:
    root = str(site)
    for folder, _, names in os.walk(site):
        below = os.path.relpath(folder, root).replace(os.sep, "/")
        yield from (name if below == "." else f"{below}/{name}" for name in names)
