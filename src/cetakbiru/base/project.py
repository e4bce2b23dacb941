"""Where a province's project lies: the folder with mkdocs.yml, and what that file says of it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from cetakbiru.base.errors import Refused, reason
from cetakbiru.base.yamlvalues import AnyTagLoader, NestingError, read_values

CONFIG = "mkdocs.yml"
PLUGIN = "cetakbiru"
# The outputs of a build, each a switch of the plugin.
OUTPUT_NAMES = (
    "card",
    "opendata",
    "planning",
    "near",
    "beside",
    "search",
    "pdf",
    "handout",
    "editions",
    "offline",
)
_RESTORE = "Pulihkan berkas itu dari riwayat git."


@dataclass(frozen=True)
class Project:
    """The folders that a run works on; `keeps`: what did not change is taken from earlier runs."""

    root: Path
    data: Path
    docs: Path
    site: Path
    keeps: bool = True

    @property
    def config(self) -> Path:
        return self.root / CONFIG

    @property
    def menu_file(self) -> Path:
        """Which settings hold the menu of the pages: those beside them, else the project's.

        Pages from elsewhere bring their menu along, and nothing else of their settings counts.
        """
        beside = self.docs.parent / CONFIG
        own = self.docs.is_relative_to(self.root) and not beside.is_file()
        return self.config if own else beside

    @property
    def cache(self) -> Path:
        """Where runs keep results; beside data/, since another province has its own."""
        return self.data.parent / ".cache"


class BrokenConfigError(Refused):
    """mkdocs.yml can't be read as settings at all, so nobody knows which folders it names."""


def find_project(
    data: Path | None = None,
    docs: Path | None = None,
    site: Path | None = None,
    root: Path | None = None,
) -> Project:
    """The project in `root` or here, with any folder replaced by the one that the caller names.

    A data folder that the caller names may lie outside of every project: then its parent is the
    root. Raises Refused, naming the folder, where no project lies.
    """
    here = (root or Path.cwd()).resolve()
    if data is not None and not (here / CONFIG).is_file():
        here = data.resolve().parent
        settings: Mapping[str, Any] = {}
    else:
        settings = settings_in(here)
    named = {
        # What is no text, the checks tell with its line.
        "docs_dir": str(settings.get("docs_dir", "docs")),
        "site_dir": str(settings.get("site_dir", "site")),
        "data_dir": _plugin_options(settings).get("data_dir", "data"),
    }
    if not isinstance(named["data_dir"], str):
        raise Refused(
            f"{here / CONFIG}: isi data_dir di bawah {PLUGIN} harus nama folder, bukan "
            f"{named['data_dir']}. Perbaiki baris itu."
        )
    for name, folder in named.items():
        if "\0" in folder:
            raise Refused(f"{here / CONFIG}: isi {name} bukan nama folder. Perbaiki baris itu.")
    return Project(
        root=here,
        data=placed(data or here / named["data_dir"]),
        docs=placed(docs or here / named["docs_dir"]),
        site=(site or here / named["site_dir"]).resolve(),
    )


def usual_project(data: Path | None = None, docs: Path | None = None) -> Project:
    """The project here, with the folders that every project has by default."""
    here = Path.cwd().resolve()
    return Project(
        here, placed(data or here / "data"), placed(docs or here / "docs"), here / "site"
    )


def placed(path: Path) -> Path:
    """The whole path, with no link on the way to it. What is a link itself stays one: a stranger's
    folder that leads elsewhere is seen, and not followed.
    """
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - `resolve` would follow the last part, too
    return whole.parent.resolve() / whole.name


def menu_of(project: Project) -> list[Any] | None:
    """The menu of the pages as their settings hold it; None where there is none. Raises Refused."""
    file = project.menu_file
    menu = settings_in(file.parent).get("nav") if file.is_file() else None
    return menu if isinstance(menu, list) else None


def no_data(folder: Path, config: Path | str) -> Refused:
    """The refusal of a folder of data that is not there."""
    return Refused(
        f"Folder data {folder} tidak ada. Sebutkan foldernya dengan data_dir di bawah "
        f"plugins: - {PLUGIN}: pada {config}."
    )


def refuse_without_config(project: Project) -> None:
    """Raises Refused where pages can't be built: no project lies around the data, or the folder of
    data or of pages is missing."""
    settings_in(project.root)
    if not project.data.is_dir():
        raise no_data(project.data, project.config)
    if not project.docs.is_dir():
        raise Refused(
            f"Folder halaman {project.docs} tidak ada. Sebutkan foldernya dengan docs_dir pada "
            f"{project.config}."
        )


def settings_in(root: Path) -> Mapping[str, Any]:
    """What mkdocs.yml in `root` says. Raises Refused when it is not that of a blueprint."""
    file = root / CONFIG
    try:
        settings = read_values(file.read_text(encoding="utf-8"), AnyTagLoader)
    except FileNotFoundError:
        raise Refused(
            f"Folder {root} bukan proyek cetak biru: {CONFIG} tidak ada di situ. Pindahlah ke "
            "folder proyek, atau buat proyek baru dengan ppm new."
        ) from None
    except OSError as error:
        raise Refused(f"{file} tidak dapat dibaca: {reason(error)}. {_RESTORE}") from None
    except UnicodeDecodeError:
        raise BrokenConfigError(
            f"{file} tidak dapat dibaca: bukan teks UTF-8. {_RESTORE}"
        ) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
        fault = (
            "daftar dan kelompok di berkas ini bersarang terlalu dalam"
            if isinstance(error, NestingError)
            else "berkas ini bukan YAML yang benar"
        )
        raise BrokenConfigError(
            f"{file}{place}: {fault}. Perbaiki baris itu, atau pulihkan berkasnya dari riwayat git."
        ) from None
    if not isinstance(settings, Mapping):
        raise BrokenConfigError(f"{file}:1:1: berkas ini tidak berisi pengaturan. {_RESTORE}")
    if plugin_names(settings).isdisjoint({PLUGIN}):
        raise Refused(
            f"{file} bukan pengaturan sebuah cetak biru: di bawah plugins tidak ada {PLUGIN}. "
            f"Pindahlah ke folder proyek cetak biru, tambahkan baris '- {PLUGIN}', atau jalankan "
            "ppm migrate bila proyek ini dibuat untuk mesin lama."
        )
    return settings


def plugin_names(settings: Mapping[str, Any]) -> set[str]:
    """The plugins that mkdocs.yml names, however it lists them."""
    plugins = settings.get("plugins")
    if isinstance(plugins, Mapping):
        return set(map(str, plugins))
    names: set[str] = set()
    for one in plugins if isinstance(plugins, list) else ():
        names.update(map(str, one) if isinstance(one, Mapping) else {str(one)})
    return names


def _plugin_options(settings: Mapping[str, Any]) -> Mapping[str, Any]:
    plugins = settings.get("plugins")
    groups = plugins if isinstance(plugins, list) else [plugins]
    for one in groups:
        options = one.get(PLUGIN) if isinstance(one, Mapping) else None
        if isinstance(options, Mapping):
            return options
    return {}
