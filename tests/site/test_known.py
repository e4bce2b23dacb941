"""What the checks know by heart of those who come after: the settings of MkDocs, the frame."""

from __future__ import annotations

import re

from mkdocs.config.base import BaseConfigOption, Config
from mkdocs.config.defaults import MkDocsConfig

from cetakbiru.base.project import OUTPUT_NAMES
from cetakbiru.checks.pages.anchors import FRAME_IDS, FRAME_PREFIXES
from cetakbiru.checks.pages.settings import KNOWN
from cetakbiru.pages.theme_files import THEME_FOLDER
from cetakbiru.site.plugin import Options

# Set by MkDocs itself, or no longer taken by it.
_NOBODY_S = {"config_file_path", "google_analytics", "pages"}


def _names(settings: type[Config]) -> set[str]:
    """The options that a class of MkDocs' settings declares."""
    return {
        name
        for kind in settings.__mro__
        for name, value in vars(kind).items()
        if isinstance(value, BaseConfigOption)
    }


def test_the_settings_are_those_of_mkdocs() -> None:
    settings = _names(MkDocsConfig)
    assert (settings - _NOBODY_S) | {"INHERIT"} == KNOWN


def test_the_options_are_those_of_the_plugin() -> None:
    assert _names(Options) == {"data_dir", *OUTPUT_NAMES}


def test_the_ids_of_the_frame_are_known() -> None:
    templates = [path.read_text(encoding="utf-8") for path in THEME_FOLDER.rglob("*.html")]
    ids = {name for text in templates for name in re.findall(r'\bid="([^"{}]+)"', text)}
    assert ids
    assert {name for name in ids if not name.startswith(FRAME_PREFIXES)} == FRAME_IDS
