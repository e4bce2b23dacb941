"""What every reader must know of the edition: its status, identity, legal events, citation."""

from __future__ import annotations

from collections.abc import Iterable

from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Peristiwa
from cetakbiru.model.speaker import takes_over
from cetakbiru.pages.fragments.cells import source_link, sources_note, text_or_missing
from cetakbiru.pages.fragments.html import Html, element, fragment, lines
from cetakbiru.pages.fragments.links import Links, link, outside_link
from cetakbiru.pages.fragments.numbers import date_element, long_date, years
from cetakbiru.pages.fragments.tables import Column, Row, Table, definitions, render

# A page that leads on tells no long history.
_NEWS = 3


def status_notice(blueprint: Blueprint, links: Links) -> Html:
    """The legal status in a sentence, with the event that decided it."""
    status, edition = blueprint.status, blueprint.edisi
    return element(
        "div",
        {"class": f"ppm-status ppm-status--{status.code}", "role": "note"},
        element("p", None, element("strong", None, status.notice), f" {blueprint.speaker.notice}"),
        element(
            "p",
            {"class": "ppm-kecil"},
            f"Edisi {edition.versi}, ",
            date_element(edition.tanggal),
            ". Peristiwa penentu status: ",
            _event_name(status.event.jenis),
            ", ",
            date_element(status.event.tanggal),
            " (",
            source_link(blueprint, links, status.event.sumber),
            ").",
        ),
    )


def authorship(blueprint: Blueprint, links: Links) -> Html:
    """Whose text it is: proposed to whom, or taken over when and with which document."""
    edition, speaker = blueprint.edisi, blueprint.speaker
    if speaker.addressee:
        text = (
            f"Naskah ini diusulkan oleh {speaker.name} kepada {speaker.addressee}. "
            "Isinya bukan pernyataan resmi pemerintah sampai lembaga itu mengambil alih naskah ini."
        )
        return element("p", {"class": "ppm-pengusul"}, text)
    taken = next(event for event in edition.peristiwa if takes_over(event, edition.lembaga))
    return element(
        "p",
        {"class": "ppm-pengusul"},
        f"Naskah ini disusun oleh {speaker.name}, yang mengambil alihnya pada ",
        date_element(taken.tanggal),
        f" dengan {taken.dokumen}.",
    )


def edition_identity(blueprint: Blueprint, links: Links) -> Html:
    """Title, version, status, dates, who speaks and licence of this edition."""
    edition, speaker = blueprint.edisi, blueprint.speaker
    period = years(edition.periode.awal, edition.periode.akhir)
    # What an edition has not is left out; the list of gaps tells what is to be decided.
    addresses = ("Alamat tetap", edition.alamat), ("Repositori", edition.repositori)
    return definitions(
        (
            ("Judul", edition.judul),
            ("Wilayah", f"Provinsi {edition.provinsi.nama}"),
            ("Edisi", edition.versi),
            ("Status", blueprint.status.label),
            ("Tanggal edisi", date_element(edition.tanggal)),
            *((("Masa berlaku", period),) if period else ()),
            (speaker.role, speaker.name),
            *((("Diusulkan kepada", speaker.addressee),) if speaker.addressee else ()),
            *((title, outside_link(url, url)) for title, url in addresses if url),
            ("Lisensi", speaker.licence(edition.lisensi)),
        ),
        "ppm-rincian",
    )


def legal_events(blueprint: Blueprint, links: Links) -> Html:
    """The events of this text, then those of another that the province has in hand."""
    edition = blueprint.edisi
    own = _events(
        blueprint,
        links,
        edition.peristiwa,
        key="peristiwa",
        caption="Peristiwa naskah ini",
        data="edisi_peristiwa",
    )
    if not edition.proses:
        return own
    others = _events(
        blueprint,
        links,
        edition.proses,
        key="proses",
        caption="Proses penyusunan di tingkat provinsi",
        data="edisi_proses",
    )
    text = (
        "Penyusunan cetak biru di tingkat provinsi berjalan tersendiri dan menghasilkan naskah "
        "lain. Peristiwa berikut dicatat sebagai keterangan dan tidak menentukan status naskah ini."
    )
    return lines((own, element("p", None, text), others))


def edition_news(blueprint: Blueprint, links: Links) -> Html:
    """What happened last to this text, newest first, and where all changes are told."""
    edition = blueprint.edisi
    label = blueprint.status.label.lower()
    told = [
        (edition.tanggal, f"Edisi {edition.versi} ({label})."),
        *((event.tanggal, event.dasar) for event in edition.peristiwa),
    ]
    newest = sorted(told, key=lambda one: one[0], reverse=True)[:_NEWS]
    items = (element("li", None, date_element(day), ": ", text) for day, text in newest)
    more = element(
        "p",
        None,
        link(links.page("rilis/perubahan/"), "Semua perubahan pada edisi ini"),
    )
    return lines((element("ul", {"class": "ppm-kabar"}, "\n", lines(items), "\n"), more))


def _events(
    blueprint: Blueprint,
    links: Links,
    found: Iterable[Peristiwa],
    *,
    key: str,
    caption: str,
    data: str,
) -> Html:
    """Events, oldest first, with their basis."""
    events = sorted(found, key=lambda event: event.tanggal)
    rows = [
        Row(
            (
                date_element(event.tanggal),
                _event_name(event.jenis),
                event.dasar,
                text_or_missing(event.dokumen),
            )
        )
        for event in events
    ]
    return render(
        links,
        Table(
            key=key,
            caption=caption,
            columns=(Column("Tanggal"), Column("Peristiwa"), Column("Dasar"), Column("Dokumen")),
            rows=rows,
            origin="edisi",
            data=data,
            note=sources_note(blueprint, links, (event.sumber for event in events)),
        ),
    )


def edition_citation(blueprint: Blueprint, links: Links) -> Html:
    """How to cite this edition, with status and date."""
    edition, speaker = blueprint.edisi, blueprint.speaker
    address = fragment(" ", outside_link(edition.alamat, edition.alamat)) if edition.alamat else ""
    return element(
        "p",
        {"class": "ppm-sitasi"},
        f"{speaker.name} ({edition.tanggal.year}). ",
        element("cite", None, edition.judul),
        f"{speaker.bracketed()}. Edisi {edition.versi} ({blueprint.status.label.lower()}), "
        f"{long_date(edition.tanggal)}.",
        address,
    )


def _event_name(jenis: str) -> str:
    return jenis.replace("-", " ").capitalize()
