"""What a province's data add to the settings of its site: name, edition, address, menu entries."""

from __future__ import annotations

from typing import Any

from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.numbers import long_date
from cetakbiru.pages.theme_files import THEME_FOLDER, fingerprinted


def site_settings(blueprint: Blueprint) -> dict[str, Any]:
    """The settings of MkDocs that data/edisi.yml decides; those it leaves open are not there."""
    edition, speaker = blueprint.edisi, blueprint.speaker
    settings = {
        "site_name": edition.judul_pendek,
        "site_description": edition.judul,
        "site_author": speaker.name,
        "copyright": speaker.licence(edition.lisensi),
    }
    if edition.repositori:
        settings |= {"repo_url": edition.repositori, "edit_uri": "edit/main/docs/"}
    return settings


def template_values(blueprint: Blueprint) -> dict[str, Any]:
    """What the templates of the theme find under `config.extra`."""
    edition, status = blueprint.edisi, blueprint.status
    return {
        "berkas": fingerprinted(THEME_FOLDER),
        "edisi": {
            "versi": edition.versi,
            "tanggal": long_date(edition.tanggal),
            "status": status.code,
            "label": status.label,
            "notice": status.notice,
            "penyusun": blueprint.speaker.notice,
        },
    }


def site_address(blueprint: Blueprint, canonical: str = "") -> str:
    """Where search engines shall find the site; "" while it has no address.

    A released edition names an alias in `canonical`, so that all editions point to the page of the
    one that readers should get.
    """
    if not blueprint.edisi.alamat:
        return ""
    base = f"{blueprint.edisi.alamat.rstrip('/')}/"
    return f"{base}{canonical}/" if canonical else base
