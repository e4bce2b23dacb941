"""Whether a finished site is what its inputs would make again, known without loading them."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cetakbiru.base.atomic import write_whole
from cetakbiru.base.cache import read_kept
from cetakbiru.base.digests import code_digest, digest, sources_below, tree_digest
from cetakbiru.base.project import PLUGIN, Project, plugin_names, settings_in
from cetakbiru.editions.git import GitError, Repo

_RECORD = "situs.json"
# What lies beside it and can't be made again: what imports brought in (workbook/repeated.py).
_NOTES = frozenset({"impor.json"})
_MACROS = "macros"
_PLUGINS = frozenset({PLUGIN, _MACROS, "search", "material/search"})
# Extensions that put other files into a page.
_READING = frozenset({"pymdownx.snippets", "pymdownx.b64"})
_EXTENSION = re.compile(r"(?:markdown\.extensions\.|pymdownx\.)?\w+")
_ENVIRONMENT = "!ENV"

State = tuple[str, int, int, int]


@dataclass(frozen=True)
class Inputs:
    """All that a site is made from, as it was at one moment.

    `digest`: a single byte more or less gives another. `states`: how the files lay on the disk,
    which an edit changes even if it is taken back. `are_all`: a build reads nothing else.
    """

    digest: str
    states: tuple[State, ...]
    are_all: bool


def read_inputs(project: Project, skip: Collection[str]) -> Inputs | None:
    """What a build without the outputs `skip` would be made from now.

    None where something can't be read, or goes while it is read. Raises Refused.
    """
    try:
        return _read_inputs(project, skip)
    except OSError:
        return None


def _read_inputs(project: Project, skip: Collection[str]) -> Inputs:
    settings = settings_in(project.root)
    theme = settings.get("theme")
    own = theme.get("custom_dir") if isinstance(theme, Mapping) else None
    folders = [project.root / _MACROS, project.data, project.docs]
    folders += [project.root / own] if isinstance(own, str) else []
    menus = [file for file in {project.config, project.menu_file} if file.is_file()]
    files = [*menus, *(file for folder in folders for file in sources_below(folder))]
    # Times first: what is saved between them and the contents changes one of the two.
    states = _states(files, project.root)
    content = digest(
        code_digest(),
        *(file.read_bytes() for file in sorted(menus)),
        *(tree_digest(sources_below(folder), folder) for folder in folders),
        _published(project),
        ",".join(sorted(skip)),
        os.environ.get("SOURCE_DATE_EPOCH", ""),
    )
    return Inputs(content, states, not reads_more(settings, menus))


def reads_more(settings: Mapping[str, Any], files: Iterable[Path]) -> bool:
    """Whether by these settings, written in the files, a build reads what is not among its inputs.

    A hook, a plugin or an extension of somebody else may read anything.
    """
    return (
        not settings.keys().isdisjoint({"hooks", "INHERIT"})
        or not plugin_names(settings) <= _PLUGINS
        or _macros_read_more(settings.get("plugins"))
        or not all(map(_is_plain, _names(settings.get("markdown_extensions"))))
        or any(_ENVIRONMENT in file.read_text("utf-8", errors="replace") for file in files)
    )


def _macros_read_more(plugins: Any) -> bool:
    """Whether macros come from elsewhere, or find files there."""
    listed = plugins if isinstance(plugins, list) else [plugins]
    options = (one.get(_MACROS) for one in listed if isinstance(one, Mapping))
    return any(
        isinstance(one, Mapping)
        and (one.keys() - {"module_name"} or one.get("module_name") != _MACROS)
        for one in options
    )


def _names(listed: Any) -> Iterator[str]:
    for one in listed if isinstance(listed, list | Mapping) else ():
        yield from map(str, one) if isinstance(one, Mapping) else (str(one),)


def _is_plain(extension: str) -> bool:
    """Whether an extension of Markdown is known to look at nothing but the page."""
    return _EXTENSION.fullmatch(extension) is not None and extension not in _READING


def _published(project: Project) -> str:
    """What the repository holds: earlier editions are read from it. Empty outside of one."""
    try:
        return Repo(project.data.parent).run("for-each-ref", "--format=%(objectname) %(refname)")
    except GitError:
        return ""


def is_unchanged(project: Project, inputs: Inputs | None) -> bool:
    """Whether the site that stands was made from these inputs, and nobody touched it since."""
    if inputs is None or not inputs.are_all:
        return False
    try:
        record = json.loads(read_kept(project.cache / _RECORD) or b"null")
        return bool(record == _record(project, inputs, states_below(project.site)))
    except (OSError, ValueError):
        return False


def remember(project: Project, inputs: Inputs, files: Sequence[State]) -> None:
    """Notes that a site of these files was made from these inputs.

    The files are told before the site is put in place: by now, that of another build may stand
    there. Without room for the note nothing is lost.
    """
    try:
        text = json.dumps(_record(project, inputs, files))
        write_whole(project.cache / _RECORD, text.encode())
    except OSError:
        return


def forget(project: Project) -> None:
    """Takes away all results that are kept; what an import noted in the same folder stays."""
    for place in project.cache.iterdir() if project.cache.is_dir() else ():
        # What begins with a dot, a preview or a release is about to write.
        if place.name in _NOTES or place.name.startswith("."):
            continue
        if place.is_dir() and not place.is_symlink():
            shutil.rmtree(place, ignore_errors=True)
        else:
            place.unlink(missing_ok=True)


def _record(project: Project, inputs: Inputs, files: Sequence[State]) -> dict[str, Any]:
    """A note of another site names other files."""
    return {
        "inputs": inputs.digest,
        "site": str(project.site),
        "files": [list(state) for state in files],
    }


def states_below(folder: Path) -> tuple[State, ...]:
    """How each file of a folder lies there: its name, size and times. Raises OSError."""
    return tuple(sorted(_states_below(str(folder), "")))


def _states_below(folder: str, above: str) -> Iterator[State]:
    """The same in no order; `above` begins their names. A site has files by the thousand."""
    with os.scandir(folder) as entries:
        for entry in entries:
            name = f"{above}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from _states_below(entry.path, f"{name}{os.sep}")
            else:
                yield _state(name, entry.stat())


def _states(files: Iterable[Path], root: Path) -> tuple[State, ...]:
    return tuple(sorted(_state(os.path.relpath(file, root), file.stat()) for file in files))


def _state(name: str, found: os.stat_result) -> State:
    """Name, size and times of a file; of the two times nobody can set the second."""
    return name, found.st_size, found.st_mtime_ns, found.st_ctime_ns
