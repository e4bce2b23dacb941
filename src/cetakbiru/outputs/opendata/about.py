"""What every file of the open data says of itself: edition, status, date, licence, sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Sumber
from cetakbiru.model.speaker import Speaker

# Licences that a reader's program can know by name; the edition's own words stay beside it.
_KNOWN_LICENCES = {
    "CC BY 4.0": ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "CC BY-SA 4.0": ("CC-BY-SA-4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
    "CC0 1.0": ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "ODbL 1.0": ("ODbL-1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
}
_UNNAMED_LICENCE = "lihat-keterangan"


@dataclass(frozen=True)
class About:
    """The edition that the data belong to.

    `address` is its own and `home` that of the site with all its editions, where there is one.
    """

    title: str
    short_title: str
    region: str
    version: str
    date: date
    status: str
    status_label: str
    notice: str
    speaker: Speaker
    licence: str
    address: str | None
    home: str | None

    @property
    def licence_name(self) -> str:
        """The licence's name as programs know it, or a word that sends them to the text."""
        return self._known[0]

    @property
    def licence_url(self) -> str | None:
        """Where the licence can be read, when it is a known one."""
        return self._known[1]

    @property
    def _known(self) -> tuple[str, str | None]:
        found = (known for text, known in _KNOWN_LICENCES.items() if text in self.licence)
        return next(found, (_UNNAMED_LICENCE, None))


@dataclass(frozen=True)
class Source:
    """A source as the files cite it."""

    id: str
    title: str
    url: str | None


def about(blueprint: Blueprint) -> About:
    """The edition of a Blueprint."""
    edition, status = blueprint.edisi, blueprint.status
    return About(
        title=edition.judul,
        short_title=edition.judul_pendek,
        region=f"Provinsi {edition.provinsi.nama}",
        version=edition.versi,
        date=edition.tanggal,
        status=status.code,
        status_label=status.label,
        notice=f"{status.notice} {blueprint.speaker.notice}",
        speaker=blueprint.speaker,
        licence=blueprint.speaker.licence(edition.lisensi),
        address=edition.edition_address,
        home=edition.alamat,
    )


def cited(blueprint: Blueprint, ids: Iterable[str]) -> tuple[Source, ...]:
    """The sources with these ids; ids that the list of sources lacks are left out."""
    known = (blueprint.sumber[one] for one in ids if one in blueprint.sumber)
    return tuple(Source(one.id, _title(one), one.url) for one in known)


def _title(source: Sumber) -> str:
    year = f" ({source.tahun})" if source.tahun is not None else ""
    return f"{source.judul}. {source.penerbit}{year}"
