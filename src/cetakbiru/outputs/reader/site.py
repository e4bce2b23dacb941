"""Every finished page of a site, each read once however many ask for it."""

from __future__ import annotations

from pathlib import Path

from cetakbiru.base.cache import Shelf
from cetakbiru.base.digests import code_digest, digest
from cetakbiru.outputs.reader.page import FinishedPage, read_page

# What lies there is sent on or printed, and is no page even where it is HTML.
_DOWNLOADS = "unduhan/"


class Reader:
    """Reads pages and remembers them by the hash of their bytes, whatever becomes of the files.

    What it has read stays on the `shelf` for the next build.
    """

    def __init__(self, shelf: Shelf | None = None) -> None:
        self._shelf = shelf or Shelf()
        self._read: dict[str, FinishedPage] = {}

    def pages_of(self, site: Path) -> dict[str, FinishedPage]:
        """The pages of a finished site by their path below it, folder by folder."""
        files = page_files(site)
        contents = {name: files[name].read_bytes() for name in sorted(files, key=_order)}
        keys = {name: digest(code_digest(), content) for name, content in contents.items()}
        new = {name: key for name, key in keys.items() if key not in self._read}
        told = self._shelf.each_kept(new, lambda name: read_page(contents[name]).to_json())
        self._read |= {new[name]: FinishedPage.from_json(text) for name, text in told.items()}
        return {name: self._read[key] for name, key in keys.items()}


def page_files(site: Path) -> dict[str, Path]:
    """The files of a site's pages by their path below it."""
    found = {path.relative_to(site).as_posix(): path for path in site.rglob("*.html")}
    return {name: path for name, path in found.items() if not name.startswith(_DOWNLOADS)}


def _order(name: str) -> list[str]:
    """A folder before what is longer than its name: "a/…" before "a-b/…"."""
    return name.split("/")


def pages_of(site: Path) -> dict[str, FinishedPage]:
    """The pages of a finished site by their path, read anew."""
    return Reader().pages_of(site)
