"""Every finished page of a site, each read once however many steps and runs ask for it."""

from __future__ import annotations

import json
from pathlib import Path

from cetakbiru.outputs.reader.page import FinishedPage, read_page
from cetakbiru.base.cache import Shelf, digest
from cetakbiru.base.workers import shared_out


class Reader:
    """Reads pages and remembers them by the hash of their bytes, whatever becomes of the files."""

    def __init__(self, shelf: Shelf, code: str) -> None:
        self._shelf = shelf
        self._code = code
        self._read: dict[str, FinishedPage] = {}

    def pages_of(self, site: Path) -> dict[str, FinishedPage]:
        """The pages of a finished site by their path below it, folder by folder."""
        files = {path.relative_to(site).as_posix(): path for path in site.rglob("*.html")}
        contents = {name: files[name].read_bytes() for name in sorted(files, key=_order)}
        keys = {name: digest(self._code, content) for name, content in contents.items()}
        new = {key: contents[name] for name, key in keys.items() if not self._recall(key)}
        for key, page in zip(new, shared_out(read_page, list(new.values()))):
            self._read[key] = page
            self._shelf.put(key, json.dumps(page.to_json(), ensure_ascii=False).encode())
        return {name: self._read[key] for name, key in keys.items()}

    def _recall(self, key: str) -> bool:
        if key not in self._read:
            kept = self._shelf.get(key)
            if kept is None:
                return False
            self._read[key] = FinishedPage.from_json(json.loads(kept))
        return True


def _order(name: str) -> list[str]:
    """A folder before what is longer than its name: "a/…" before "a-b/…"."""
    return name.split("/")


def pages_of(site: Path) -> dict[str, FinishedPage]:
    """The pages of a finished site by their path, read anew."""
    return Reader(Shelf(None), "").pages_of(site)
