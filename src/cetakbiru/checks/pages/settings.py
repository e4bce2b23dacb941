"""Problems of mkdocs.yml beside its menu: settings, plugins and extensions that are not there.

A renderer would stop at each of them, and say so in English without a line.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from cetakbiru.base.project import OUTPUT_NAMES, PLUGIN
from cetakbiru.checks.nearest import guess
from cetakbiru.checks.pages.rendered import EXTENSIONS
from cetakbiru.checks.problems import Problem, problem, quote
from cetakbiru.checks.shape.codes import at_path
from cetakbiru.checks.shape.trees import field_name, wrong_kind
from cetakbiru.model.text import Position
from cetakbiru.model.yamltree import Path as Steps
from cetakbiru.model.yamltree import YamlTree

# What MkDocs knows; a test holds the two together.
KNOWN = frozenset(
    {
        *("INHERIT", "copyright", "dev_addr", "docs_dir", "draft_docs", "edit_uri"),
        *("edit_uri_template", "exclude_docs", "extra", "extra_css", "extra_javascript"),
        *("extra_templates", "hooks", "markdown_extensions", "mdx_configs", "nav", "not_in_nav"),
        *("plugins", "remote_branch", "remote_name", "repo_name", "repo_url", "site_author"),
        *("site_description", "site_dir", "site_name", "site_url", "strict", "theme"),
        *("use_directory_urls", "validation", "watch"),
    }
)
_TEXTS = ("docs_dir", "site_dir", "site_name")
_MACROS = "macros"
# What comes with the engine, and need not be looked for.
_PLUGINS = frozenset({PLUGIN, _MACROS, "search"})
_THEMES = frozenset({"material", "mkdocs", "readthedocs"})


def setting_problems(tree: YamlTree) -> Iterator[Problem]:
    """The problems of the settings in `tree`, which is a mapping."""
    file, value = tree.file.name, tree.value
    for key in value:
        if key not in KNOWN:
            hint = guess(key, KNOWN)
            place = tree.keys[(key,)]
            yield problem("setelan-tak-dikenal", file, place, key, key=quote(key), guess=hint)
    for key in _TEXTS:
        if key in value and not (isinstance(value[key], str) and value[key]):
            yield wrong_kind(tree, (key,), "nama")
    if value.get("use_directory_urls", True) is not True:
        yield problem("setelan-alamat", file, tree.keys[("use_directory_urls",)])
    if isinstance(value.get("docs_dir"), str) and Path(value["docs_dir"]).is_absolute():
        yield wrong_kind(tree, ("docs_dir",), "nama folder di dalam proyek")
    theme = value.get("theme")
    name = theme.get("name") if isinstance(theme, Mapping) else theme
    if isinstance(name, str) and not _is_there(name, _THEMES, "mkdocs.themes"):
        path: Steps = ("theme", "name") if isinstance(theme, Mapping) else ("theme",)
        yield _missing(tree, path, name, "Tema", _THEMES)
    yield from _plugins(tree)
    for name, path in _named(value.get("markdown_extensions"), ("markdown_extensions",)):
        if not _is_there(name, EXTENSIONS, "markdown.extensions") and not _is_module(name):
            yield _missing(tree, path, name, "Ekstensi Markdown", EXTENSIONS)
    yield from _extensions(tree)
    hooks = value.get("hooks")
    if hooks is not None and not isinstance(hooks, list):
        yield wrong_kind(tree, ("hooks",), "daftar berkas")
    for at, name in enumerate(hooks if isinstance(hooks, list) else ()):
        if not (isinstance(name, str) and (tree.file.path.parent / name).is_file()):
            place, shown = tree.position(("hooks", at)), quote(tree.texts.get(("hooks", at), ""))
            yield problem("setelan-berkas", file, place, field_name(("hooks", at)), name=shown)


def _extensions(tree: YamlTree) -> Iterator[Problem]:
    """Extensions that are no names, and options that those of the engine do not know."""
    listed = tree.value.get("markdown_extensions")
    if listed is not None and not isinstance(listed, list | Mapping):
        yield wrong_kind(tree, ("markdown_extensions",), "daftar nama ekstensi")
    for at, one in enumerate(listed if isinstance(listed, list) else ()):
        if not isinstance(one, str) and not (isinstance(one, Mapping) and len(one) == 1):
            yield wrong_kind(tree, ("markdown_extensions", at), "nama ekstensi")
    for name, path in _named(listed, ("markdown_extensions",)):
        options = at_path(tree.value, path)
        if isinstance(options, str) and options == name:
            continue
        if options is not None and not isinstance(options, Mapping):
            yield wrong_kind(tree, path, "pasangan nama: nilai")
        elif options and name in EXTENSIONS and (reason := _refused(name, options)):
            yield problem(
                "setelan-ekstensi", tree.file.name, tree.keys[path], field_name(path),
                name=quote(name), reason=reason,
            )  # fmt: skip


def _refused(name: str, options: Mapping[str, Any]) -> str:
    """Why an extension does not take its options; what a name is given may be anything."""
    # Imported here: most commands need no Markdown.
    from markdown import Markdown

    try:
        Markdown(extensions=[name], extension_configs={name: dict(options)})
    except Exception as error:
        return f"{type(error).__name__}: {error}"[:200]
    return ""


def _plugins(tree: YamlTree) -> Iterator[Problem]:
    plugins = tree.value.get("plugins")
    found = dict(_named(plugins, ("plugins",)))
    for name in (PLUGIN, _MACROS):
        if name not in found:
            place = tree.keys.get(("plugins",), Position(1, 1))
            yield problem("setelan-plugin-hilang", tree.file.name, place, "plugins", name=name)
    for name, path in found.items():
        if not _is_there(name, _PLUGINS, "mkdocs.plugins"):
            yield _missing(tree, path, name, "Plugin", _PLUGINS)
    if PLUGIN not in found:
        return
    path = found[PLUGIN]
    options = at_path(tree.value, path)
    if not isinstance(options, Mapping):
        return
    known = ("data_dir", *OUTPUT_NAMES)
    for name, value in options.items():
        here: Steps = (*path, name)
        if name not in known:
            yield problem(
                "setelan-keluaran", tree.file.name, tree.keys[here], field_name(here),
                name=quote(name), guess=guess(name, known), known=", ".join(known),
            )  # fmt: skip
        elif not isinstance(value, str if name == "data_dir" else bool):
            yield wrong_kind(tree, here, "nama folder" if name == "data_dir" else "true atau false")


def _named(listed: Any, path: Steps) -> Iterator[tuple[str, Steps]]:
    """The names in a list of names or of names with options, and the paths of what they hold."""
    if isinstance(listed, Mapping):
        yield from ((name, (*path, name)) for name in listed)
    elif isinstance(listed, list):
        for at, one in enumerate(listed):
            if isinstance(one, str):
                yield one, (*path, at)
            elif isinstance(one, Mapping):
                yield from ((name, (*path, at, name)) for name in one)


def _is_there(name: str, known: Collection[str], group: str) -> bool:
    # A theme's own plugins are named without the theme: meta for material/meta.
    return name in known or any(
        name in (one.name, one.name.rpartition("/")[2]) for one in entry_points(group=group)
    )


def _is_module(name: str) -> bool:
    try:
        return find_spec(name.partition(":")[0]) is not None
    except (ImportError, ValueError):
        return False


def _missing(tree: YamlTree, path: Steps, name: str, kind: str, known: Collection[str]) -> Problem:
    place = tree.keys.get(path) or tree.position(path)
    return problem(
        "setelan-tak-terpasang", tree.file.name, place, field_name(path),
        kind=kind, name=quote(name), guess=guess(name, known),
    )  # fmt: skip
