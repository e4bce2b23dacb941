"""How to cite one item of the edition, and how to answer it: both work without JavaScript."""

from __future__ import annotations

from urllib.parse import urlencode

from cetakbiru.insight.directions import FALLEN, HOLDS
from cetakbiru.insight.entries import Entry
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Indikator
from cetakbiru.pages.fragments.html import Html, element, fragment, lines
from cetakbiru.pages.fragments.links import Links, link, outside_link
from cetakbiru.pages.fragments.numbers import long_date

# The issue form of the repository, and the names of its fields.
FEEDBACK_FORM = "masukan-program.yml"
_ID_FIELD, _EDITION_FIELD = "id", "edisi"
# Beside the headings of a chapter, where a louder control would disturb the reading.
_QUIET = "ppm-kutip ppm-kutip--bagian"


# How a citation tells the standing of a direction; a programme's status is told as it is.
_STANDING = {HOLDS: "arah prioritas yang dihitung", FALLEN: "dicabut"}


def program_citation(blueprint: Blueprint, links: Links, program: Entry) -> Html:
    """A folded citation of a direction or programme with its permanent address."""
    standing = _STANDING.get(program.status, f"status program: {program.status}")
    what = f"{program.nama} ({program.id}, {standing})"
    return _folded("ppm-kutip", fragment("Kutip"), _citation(blueprint, links, what, program.id))


def indicator_citation(blueprint: Blueprint, links: Links, indikator: Indikator) -> Html:
    """A folded citation of an indicator's definition."""
    what = f"Indikator {indikator.nama}"
    text = _citation(blueprint, links, what, f"indikator-{indikator.id}")
    return _folded("ppm-kutip", fragment("Kutip"), text)


def chapter_citation(blueprint: Blueprint, links: Links, item: str, chapter: str) -> Html:
    """A folded citation of a whole chapter by its permanent ID and title."""
    return _folded(
        _QUIET,
        fragment("Kutip", _unseen(" bab ini")),
        _citation(blueprint, links, chapter, item),
    )


def section_citation(
    blueprint: Blueprint, links: Links, item: str, chapter: str, section: str
) -> Html:
    """A folded citation of a section of a chapter; the control names it to who can't see where."""
    return _folded(
        _QUIET,
        fragment("Kutip", _unseen(f" bagian {section}")),
        _citation(blueprint, links, f"{chapter}, bagian “{section}”", item),
    )


def program_feedback(blueprint: Blueprint, links: Links, program: Entry) -> Html:
    """Where to send a remark on a programme, with its ID and the edition filled in.

    A blueprint without a repository names who speaks instead.
    """
    edition = blueprint.edisi
    if edition.repositori is None:
        text = (
            f"Masukan atas program ini disampaikan kepada {blueprint.speaker.name} "
            f"dengan menyebut {program.id} dan edisi {edition.versi}."
        )
        return element("p", {"class": "ppm-masukan"}, text)
    query = urlencode(
        {
            "template": FEEDBACK_FORM,
            "title": f"Masukan {program.id}",
            _ID_FIELD: program.id,
            _EDITION_FIELD: edition.versi,
        }
    )
    address = f"{edition.repositori.rstrip('/')}/issues/new?{query}"
    return element(
        "p", {"class": "ppm-masukan"}, outside_link(address, f"Beri masukan atas {program.id}")
    )


def _citation(blueprint: Blueprint, links: Links, what: str, item: str) -> Html:
    """`data-ppm-kutipan` marks the text that a script may offer to copy."""
    edition, speaker = blueprint.edisi, blueprint.speaker
    return element(
        "p",
        {"class": "ppm-sitasi", "data-ppm-kutipan": ""},
        f"{speaker.name}. ({edition.tanggal.year}). {what}. Dalam ",
        element("cite", None, edition.judul),
        f"{speaker.bracketed()}, edisi {edition.versi} ({blueprint.status.label.lower()}), "
        f"{long_date(edition.tanggal)}. ",
        _permanent_address(blueprint, links, item),
    )


def _folded(classes: str, control: Html, text: Html) -> Html:
    return element(
        "details",
        {"class": classes},
        "\n",
        lines((element("summary", None, control), text)),
        "\n",
    )


def _unseen(text: str) -> Html:
    return element("span", {"class": "ppm-tersembunyi"}, text)


def _permanent_address(blueprint: Blueprint, links: Links, item: str) -> Html:
    """The short permanent link; in full when the edition has an address of its own."""
    path = f"id/{item}/"
    address = blueprint.edisi.edition_address
    if address is None:
        return fragment("Tautan tetap: ", link(links.page(path), path))
    full = f"{address}{path}"
    return outside_link(full, full)
