"""The renderer's configuration: mkdocs.yml joined with data/edisi.yml and docs/nav.yml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import yaml

from cetakbiru.model.load import Blueprint
from cetakbiru.model.yamlvalues import read_values
from cetakbiru.pages.fragments.numbers import long_date
from cetakbiru.base.errors import Refused
from cetakbiru.site.fingerprint import fingerprinted
from cetakbiru.base.project import Project

NAVIGATION = "nav.yml"


def site_settings(project: Project, blueprint: Blueprint, site: Path) -> dict[str, Any]:
    """What this province, this edition and these folders add to mkdocs.yml."""
    edition, status = blueprint.edisi, blueprint.status
    settings: dict[str, Any] = {
        "INHERIT": str(project.config),
        "site_name": edition.judul_pendek,
        "site_description": edition.judul,
        "site_author": edition.penyusun,
        "copyright": edition.lisensi,
        "docs_dir": str(project.docs),
        "site_dir": str(site),
        "src/cetakbiru/pages/theme": {"custom_dir": str(project.root / "src/cetakbiru/pages/theme")},
        "extra": {
            "data_dir": str(project.data),
            "berkas": fingerprinted(project.root / "src/cetakbiru/pages/theme"),
            "edisi": {
                "versi": edition.versi,
                "tanggal": long_date(edition.tanggal),
                "status": status.code,
                "label": status.label,
                "notice": status.notice,
            },
        },
        "watch": [str(project.data)],
    }
    if project.publication:
        settings["extra"]["terbitan"] = str(project.publication)
    address = site_address(project, blueprint)
    if address:
        settings["site_url"] = address
    if edition.repositori:
        settings["repo_url"] = edition.repositori
        settings["edit_uri"] = "edit/main/docs/"
    navigation = project.docs / NAVIGATION
    if navigation.is_file():
        settings["nav"] = read_values(navigation.read_text(encoding="utf-8"))
    return settings


def site_address(project: Project, blueprint: Blueprint) -> str:
    """Where search engines shall find the site that is being built; empty while it has no address.

    A released edition names an alias here (mike's canonical version), so that all editions point
    to the page of the one that readers should get.
    """
    if not blueprint.edisi.alamat:
        return ""
    base = f"{blueprint.edisi.alamat.rstrip('/')}/"
    return f"{base}{project.canonical}/" if project.canonical else base


def joined_settings(project: Project, blueprint: Blueprint, site: Path) -> dict[str, Any]:
    """mkdocs.yml with these settings over it, as a renderer sees both.

    Raises yaml.YAMLError for tags that only a renderer understands, and Refused for a file that
    holds no settings.
    """
    written = read_values(project.config.read_text(encoding="utf-8"))
    if not isinstance(written, Mapping):
        raise Refused(
            f"{project.config.name}:1:1: berkas ini tidak berisi pengaturan. "
            "Pulihkan isinya dari versi sebelumnya, lalu jalankan lagi. "
            "Situs sebelumnya tidak diubah."
        )
    settings = _joined(written, site_settings(project, blueprint, site))
    del settings["INHERIT"]
    return settings


def _joined(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Both mappings in one; where both hold a mapping these are joined, else `above` wins."""
    joined = dict(below)
    for name, value in above.items():
        earlier = joined.get(name)
        if isinstance(earlier, Mapping) and isinstance(value, Mapping):
            joined[name] = _joined(earlier, value)
        else:
            joined[name] = value
    return joined


@contextmanager
def config_file(project: Project, blueprint: Blueprint, site: Path) -> Iterator[Path]:
    """A configuration file for one run.

    It lies beside mkdocs.yml, where renderers look for the macros, and is gone afterwards.
    """
    settings = site_settings(project, blueprint, site)
    with NamedTemporaryFile(
        "w", encoding="utf-8", dir=project.root, prefix=".mkdocs-", suffix=".yml"
    ) as file:
        yaml.safe_dump(settings, file, allow_unicode=True, sort_keys=False)
        file.flush()
        yield Path(file.name)
