"""A site from what is kept beside one from nothing: whether what is kept can be trusted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

from cetakbiru.base.atomic import folder_beside
from cetakbiru.base.digests import files_below
from cetakbiru.base.errors import Refused
from cetakbiru.base.progress import Step, step
from cetakbiru.base.project import Project
from cetakbiru.base.workers import side_by_side

# Builds the site of a project into an empty folder and tells of each step. Raises Refused.
Build = Callable[[Project, Path, Step], object]
_MOST_NAMES = 20


class Unlike(Refused):
    """What is kept made another site than a build from nothing; `names` are the files."""

    def __init__(self, project: Project, names: list[str]) -> None:
        listed = [f"  - {name}" for name in pages_first(names)[:_MOST_NAMES]]
        if len(names) > _MOST_NAMES:
            listed.append(f"  - dan {len(names) - _MOST_NAMES} berkas lain")
        super().__init__(
            "\n".join(
                [
                    f"Simpanan di {project.cache} membuat situs yang berbeda dari bangunan dari "
                    "awal:",
                    *listed,
                    "Simpanan itu dihapus dan situs sebelumnya tidak diubah. Jalankan ppm build "
                    "lagi, dan laporkan kesalahan mesin ini.",
                ]
            )
        )
        self.names = names


def build_and_compare(project: Project, site: Path, build: Build) -> None:
    """Builds into the folder `site` with what is kept, elsewhere without, and compares all bytes.

    Raises Refused with what stopped both builds, or Unlike.
    """
    with folder_beside(project.site) as other:

        def one(keeps: bool) -> str:
            try:
                if keeps:
                    build(project, site, step)
                else:
                    build(replace(project, keeps=False), other, lambda title: nullcontext())
            except Refused as refusal:
                return refusal.message
            return ""

        # Each in a process of its own: what the one has in memory, the other has to make.
        kept, new = side_by_side(one, (True, False))
        if kept != new:
            raise Unlike(project, [f"{kept or 'selesai'} (dari awal: {new or 'selesai'})"])
        if kept:
            raise Refused(kept)
        names = unlike(site, other)
        if names:
            raise Unlike(project, names)


def pages_first(names: Iterable[str]) -> list[str]:
    """Names of files as who looks for a cause reads them: pages before what is made from them, as
    the search, and of pages those near to the root."""
    return sorted(names, key=lambda name: (not name.endswith(".html"), name.count("/"), name))


def unlike(one: Path, other: Path) -> list[str]:
    """The names of files that only one of two folders has, or that differ in a byte."""
    left, right = (
        {file.relative_to(folder).as_posix(): file for file in files_below(folder)}
        for folder in (one, other)
    )
    return sorted(
        name
        for name in left.keys() | right.keys()
        if name not in left
        or name not in right
        or left[name].read_bytes() != right[name].read_bytes()
    )
