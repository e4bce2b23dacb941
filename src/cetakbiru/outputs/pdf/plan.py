"""Which pages the printed document holds, in which order and role: docs/cetak.yml, read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

import yaml

from cetakbiru.outputs.pdf.faults import Fault, PdfError

PLAN_FILE = "cetak.yml"
STAND_INS = "terwakili"
WITHOUT = "wilayah_tanpa"
_ALL_DISTRICTS = "/*"


class Role(Enum):
    """What a page is in print; the value is its key in docs/cetak.yml."""

    PREFACE = "pengantar"
    CHAPTER = "bab"
    DISTRICT = "wilayah"
    APPENDIX = "lampiran"


@dataclass(frozen=True)
class PlannedPage:
    """A page of docs/ in its place. `kabupaten` is the code of the district that it is about;
    `without` are the ids of the headings whose sections are not printed."""

    path: str
    role: Role
    landscape: bool
    kabupaten: str | None = None
    without: tuple[str, ...] = ()

    @property
    def url(self) -> str:
        """Its address below the site's root."""
        return page_url(self.path)

    @property
    def file(self) -> str:
        """Its file in the finished site."""
        return f"{self.url}index.html"


def page_url(path: str) -> str:
    """The address of a page of docs/ below the site's root: "" or "kabupaten/ketapang/"."""
    stem = path.removesuffix(".md")
    if stem == "index" or stem.endswith("/index"):
        return stem.removesuffix("index")
    return f"{stem}/"


def read_plan(docs: Path, slugs: Mapping[str, str]) -> tuple[PlannedPage, ...]:
    """The pages in reading order. `slugs`: the code of each kabupaten, by its page's name.

    `folder/*` stands for the page of every kabupaten in that folder, in the order of `slugs`.
    Raises PdfError when the file or a page is missing, or a role is unknown.
    """
    faults: list[Fault] = []
    pages = list(_pages(docs, _read(docs), slugs, faults))
    if faults:
        raise PdfError(faults)
    return tuple(pages)


def read_stand_ins(docs: Path) -> dict[str, str]:
    """For the address of each page that is not printed because a printed one holds the same parts
    under the same ids: the address of that one. Raises PdfError."""
    return {
        page_url(path): page_url(standing_in)
        for path, standing_in in (_read(docs).get(STAND_INS) or {}).items()
    }


def _read(docs: Path) -> dict[str, Any]:
    place = f"{docs.name}/{PLAN_FILE}"
    try:
        tree = yaml.safe_load((docs / PLAN_FILE).read_text(encoding="utf-8"))
    except OSError:
        message = "berkas susunan naskah cetak tidak ada; buat daftar halaman menurut peran"
        raise PdfError([Fault(place, message)]) from None
    except yaml.YAMLError as error:
        raise PdfError([Fault(place, f"bukan YAML yang dapat dibaca: {error}")]) from None
    known = [*(role.value for role in Role), STAND_INS, WITHOUT]
    if not isinstance(tree, dict) or set(tree) - set(known):
        raise PdfError([Fault(place, f"kunci yang dikenal hanya: {', '.join(known)}")])
    return tree


def _pages(
    docs: Path, tree: Mapping[str, Any], slugs: Mapping[str, str], faults: list[Fault]
) -> Iterator[PlannedPage]:
    place = f"{docs.name}/{PLAN_FILE}"
    seen: set[str] = set()
    for role in Role:
        for path in _paths(tree.get(role.value) or [], slugs):
            if path in seen:
                faults.append(Fault(place, f"halaman {path} tercantum dua kali"))
            elif not (docs / path).is_file():
                faults.append(Fault(place, f"halaman {path} tidak ada di {docs.name}/"))
            else:
                kabupaten = slugs.get(Path(path).stem) if role is Role.DISTRICT else None
                without = tuple(tree.get(WITHOUT) or ()) if kabupaten else ()
                yield PlannedPage(path, role, _is_landscape(docs / path), kabupaten, without)
            seen.add(path)


def _paths(entries: list[str], slugs: Mapping[str, str]) -> Iterator[str]:
    for entry in entries:
        if entry.endswith(_ALL_DISTRICTS):
            yield from (f"{entry.removesuffix('*')}{slug}.md" for slug in slugs)
        else:
            yield entry


def _is_landscape(file: Path) -> bool:
    """Whether the page's front matter says `orientasi: lanskap`."""
    text = file.read_text(encoding="utf-8")
    if not text.startswith("---\n"):
        return False
    front = yaml.safe_load(text[4:].partition("\n---")[0])
    return isinstance(front, dict) and front.get("orientasi") == "lanskap"
