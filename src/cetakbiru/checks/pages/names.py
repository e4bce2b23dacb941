"""Problems of the names of pages: each becomes an address that people read, type and print."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import PurePosixPath

from cetakbiru.checks.problems import Problem, problem, quote
from cetakbiru.model.addresses import page_url, slug
from cetakbiru.model.text import Position

_TOP = Position(1, 1)
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")
# Folders whose files are made by the software, or which the renderer leaves out.
_RESERVED = frozenset({"assets", "id", "search", "templates", "unduhan"})
_RESERVED_PAGES = frozenset({"404.md"})


_COPY = re.compile(
    r"(?<=/)(?:salinan|copy of) |^(?:salinan|copy of) | ?\(\d+\)(?=\.md$)"
    r"| - (?:copy|salin|salinan)(?: ?\(\d+\))?(?=\.md$)",
    re.I,
)


def is_hidden(name: str) -> bool:
    """Whether the renderer passes over a file because of its name."""
    return any(part.startswith(".") for part in PurePosixPath(name).parts)


def name_problems(
    names: Collection[str], folder: str, made: Collection[str] = ()
) -> Iterator[Problem]:
    """The problems of the names of pages, which are paths below `folder`; `made` need no file."""
    taken = {page_url(name) for name in made}
    first: dict[str, str] = {}
    for name in sorted(names):
        file = f"{folder}/{name}"
        parts = PurePosixPath(name.removesuffix(".md")).parts
        strange = next((part for part in parts if not _NAME.fullmatch(part)), None)
        if strange is not None and name != "README.md":
            # What a browser or a file manager calls the copy of a page that is there.
            copied = _COPY.sub("", name)
            if copied != name and copied in names:
                yield problem("halaman-salinan", file, _TOP, other=f"{folder}/{copied}")
                continue
            right = "/".join(slug(part) or "halaman" for part in parts)
            yield problem("nama-halaman", file, _TOP, value=quote(strange), right=f"{right}.md")
        elif (len(parts) > 1 and parts[0] in _RESERVED) or name in _RESERVED_PAGES:
            yield problem("nama-halaman-milik-situs", file, _TOP, value=quote(parts[0]))
        # A page README.md has the address of index.md.
        address = page_url(re.sub(r"(^|/)README\.md$", r"\1index.md", name))
        if address in taken:
            yield problem("alamat-halaman-dibuat", file, _TOP, address=address)
        if address in first:
            values = {"address": address or "/", "other": first[address]}
            yield problem("alamat-halaman-ganda", file, _TOP, **values)
        first.setdefault(address, file)
