"""Sites as a preview shows them: one in a folder, and one that is made as it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from mkdocs.structure.files import File

from cetakbiru.base.cache import cache_of
from cetakbiru.base.digests import digest
from cetakbiru.base.errors import Refused
from cetakbiru.base.progress import Step
from cetakbiru.model.addresses import page_url
from cetakbiru.model.made_pages import subdistrict_page
from cetakbiru.site.build import Drafts
from cetakbiru.site.draft import Draft
from cetakbiru.site.outputs import OUTPUTS, Output, Site

_PDF = "pdf"
_NO_PDF = "PDF tidak dibuat untuk pratinjau. Buat bersama situsnya dengan: ppm build"


@dataclass(frozen=True)
class InFolder:
    """A finished site in a folder."""

    folder: Path
    stamp: str = ""
    subdistricts: Mapping[str, str] = field(default_factory=dict)

    def file(self, path: str) -> bytes | None:
        """The file, wherever links of its path may lead within the folder."""
        return file_in(self.folder, path)

    def is_outdated(self, path: str) -> bool:
        """Never: all is there."""
        return False

    def can_make(self, path: str) -> bool:
        """Never: all is there."""
        return False

    def make(self, path: str, step: Step) -> None:
        """Nothing is left to make."""


@dataclass
class Drafted:
    """A site of which pages are made by the next build, and outputs one by one.

    `folder` has room for what is made later.
    """

    drafts: Drafts
    draft: Draft
    folder: Path
    stamp: str
    whole: Site | None = None
    done: set[tuple[Path, str]] = field(default_factory=set)

    @property
    def subdistricts(self) -> Mapping[str, str]:
        """The page of each kecamatan, by its code."""
        blueprint = self.draft.site.blueprint
        return {
            kode: f"{page_url(subdistrict_page(blueprint, kode))}index.html"
            for kode in blueprint.kecamatan
        }

    def file(self, path: str) -> bytes | None:
        """A page, a file of the project or the theme, or what was made of them."""
        page = self.draft.pages.get(path)
        if page is not None:
            return page
        file = self.draft.files.get(path)
        if file is not None:
            return file.content_bytes
        makers = [output.name for output in OUTPUTS if _may_make(output, path)]
        sites = [self.draft.site, *([self.whole] if self.whole else [])]
        for site in sites:
            # What is being written is not there yet.
            if not makers or any((site.folder, name) in self.done for name in makers):
                content = file_in(site.folder, path)
                if content is not None:
                    return content
        return None

    def is_outdated(self, path: str) -> bool:
        """Whether the page is as it was before a change, or not made at all."""
        return path in self.draft.outdated

    def can_make(self, path: str) -> bool:
        """Whether an output may hold the file."""
        return any(_may_make(output, path) for output in OUTPUTS)

    def make(self, path: str, step: Step) -> None:
        """Makes one output after another until the file is there."""
        for output in OUTPUTS:
            if _may_make(output, path) and self.file(path) is None:
                if output.name == _PDF:
                    raise Refused(_NO_PDF)
                self._write(output, step)

    def _write(self, output: Output, step: Step) -> None:
        site = self._laid_out(step) if output.of_pages else self.draft.site
        # The copy holds everything that the others make.
        needed = OUTPUTS if output.name == "offline" else (output,)
        for one in needed:
            if one.name != _PDF and (site.folder, one.name) not in self.done:
                with step(one.title):
                    one.write(site)
                self.done.add((site.folder, one.name))
        cache_of(site.blueprint).save()

    def _laid_out(self, step: Step) -> Site:
        """The whole site in a folder, with all its pages as they are now."""
        if self.whole is None:
            folder = self.folder / "semua"
            folder.mkdir()
            self.whole = self.drafts.build(folder, step).site
        return self.whole


def drafted(
    drafts: Drafts, folder: Path, step: Step, is_looked_at: Callable[[str], bool]
) -> Drafted:
    """Builds a draft of the site into the folder. Raises Refused."""
    pages = folder / "halaman"
    pages.mkdir()
    draft = drafts.build(pages, step, is_looked_at)
    return Drafted(drafts, draft, folder, digest(*map(_state, draft.files.values())))


def file_in(folder: Path, path: str) -> bytes | None:
    """A file below the folder, wherever links of its path may lead."""
    file = folder / PurePosixPath(path)
    try:
        inside = file.resolve().is_relative_to(folder.resolve())
        return file.read_bytes() if inside and file.is_file() else None
    except (OSError, ValueError):
        return None


def _may_make(output: Output, path: str) -> bool:
    if output.name == _PDF and not path.endswith(".pdf"):
        return False
    return any(
        path.startswith(place) if place.endswith("/") else path == place for place in output.makes
    )


def _state(file: File) -> str:
    if file.abs_src_path is None:
        return file.dest_uri
    state = Path(file.abs_src_path).stat()
    return f"{file.dest_uri} {state.st_mtime_ns} {state.st_size}"
