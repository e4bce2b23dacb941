"""Where the project lies: the folder with mkdocs.yml, data/ and docs/."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

CONFIG = "mkdocs.yml"


@dataclass(frozen=True)
class Project:
    """The folders that a run works on.

    `publication` is the file that tells the macros of earlier editions; `canonical` the alias
    under which search engines shall find this edition; `renderer` a name of cetakbiru.site.renderers.
    `keeps`: what did not change since an earlier run is taken from there.
    """

    root: Path
    data: Path
    docs: Path
    site: Path
    publication: Path | None = None
    canonical: str = ""
    renderer: str = "mkdocs"
    keeps: bool = True

    @property
    def config(self) -> Path:
        return self.root / CONFIG

    @property
    def kept_folder(self) -> Path:
        """What a build keeps for the next; beside data/, since another province has its own."""
        return self.data.parent / ".cache" / "bangun"

    @property
    def cache(self) -> Path:
        return self.root / ".cache"


def project_root() -> Path:
    """The current folder if it holds mkdocs.yml, else the folder that `ppm` was installed from."""
    here = Path.cwd()
    return here if (here / CONFIG).is_file() else Path(__file__).resolve().parents[1]


def find_project(
    data: Path | None = None, docs: Path | None = None, site: Path | None = None
) -> Project:
    """The project, with any folder replaced by the one that the caller names."""
    root = project_root()
    return Project(
        root=root,
        data=(data or root / "data").resolve(),
        docs=(docs or root / "docs").resolve(),
        site=(site or root / "site").resolve(),
    )
