"""Voices: what was said and proposed, the answer, the decision, and what changed because of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from cetakbiru.insight.voices import (
    DECIDED,
    STATES,
    register,
    voices_from,
    voices_in,
    voices_of_page,
)
from cetakbiru.model.instruments import Masukan
from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.behind import named_voices
from cetakbiru.pages.fragments.cells import code_link, place_link, sources_note, with_remark
from cetakbiru.pages.fragments.empty import blank_sheet_link, empty_instrument
from cetakbiru.pages.fragments.html import EMPTY, Html, element, fragment, joined, lines
from cetakbiru.pages.fragments.links import VOICE, Links
from cetakbiru.pages.fragments.numbers import count, date_element
from cetakbiru.pages.fragments.rows import part_link, row_link
from cetakbiru.pages.fragments.tables import Column, Row, Table, bullets, render, small

# How a state looks: as the status of a programme that stands as far.
_LOOKS = {"diterima": "usulan", "dipertimbangkan": "dibahas", "diambil": "ditetapkan"}
_COLUMNS = (
    Column("Nomor"),
    Column("Dari"),
    Column("Yang disampaikan dan jawabannya", prose=True),
    Column("Keputusan"),
    Column("Yang berubah", prose=True),
)


def voice_register(blueprint: Blueprint, links: Links) -> Html:
    """Every voice with its number and state, how many there are of each, and the blank sheets."""
    found = register(blueprint)
    if not found:
        return lines(
            (
                empty_instrument(blueprint, links, "usulan"),
                empty_instrument(blueprint, links, "fgd"),
            )
        )
    rows = [
        replace(_row(blueprint, links, one, _occasion(links, one)), id=f"{VOICE}{one.id}")
        for one in found
    ]
    caption = "Daftar suara"
    return lines(
        (
            element("p", None, f"{count(len(found))} suara tercatat: {_counted(found)}."),
            _table(blueprint, links, "suara", caption, found, rows),
            _sheets(blueprint, links),
        )
    )


def meeting_voices(blueprint: Blueprint, links: Links, konsultasi: str) -> Html:
    """What was said in a consultation; nothing where nothing is recorded."""
    found = voices_in(blueprint, konsultasi)
    if not found:
        return EMPTY
    day = blueprint.konsultasi[konsultasi].tanggal
    rows = [_row(blueprint, links, one, _day(one) if one.tanggal != day else ()) for one in found]
    caption = "Suara dalam pertemuan ini"
    return _table(blueprint, links, "suara-pertemuan", caption, found, rows)


def district_voices(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    """The voices about a kabupaten or a part of it; nothing without any."""
    found = voices_from(blueprint, kabupaten)
    if not found:
        return EMPTY
    rows = [_row(blueprint, links, one, _occasion(links, one)) for one in found]
    caption = f"Suara dari {blueprint.region_name(kabupaten)}"
    return _table(blueprint, links, f"suara-{kabupaten}", caption, found, rows)


def proposal_sheet(blueprint: Blueprint, links: Links) -> Html:
    """The blank sheet on which whoever receives proposals of villages writes them down."""
    sheet = blank_sheet_link(blueprint, links, "usulan")
    return EMPTY if sheet is None else element("p", None, sheet)


def section_voices(blueprint: Blueprint, links: Links, page: str) -> dict[str, Html]:
    """The line that tells which voices changed a section of a page of docs/, by its anchor."""
    return {
        anchor: element(
            "p",
            {"class": "ppm-catatan hanya-web"},
            "Suara yang mengubah bagian ini: " if anchor else "Suara yang mengubah halaman ini: ",
            named_voices(links, found),
            ".",
        )
        for anchor, found in voices_of_page(blueprint, page).items()
    }


def _counted(found: Iterable[Masukan]) -> str:
    """How many are in each state: "3 diterima, 1 diambil"."""
    states = Counter(one.keadaan for one in found)
    return ", ".join(f"{count(states[state])} {state}" for state in STATES if states[state])


def _table(
    blueprint: Blueprint,
    links: Links,
    key: str,
    caption: str,
    found: Iterable[Masukan],
    rows: Sequence[Row],
) -> Html:
    note = sources_note(blueprint, links, (one.sumber for one in found))
    return render(links, Table(key, caption, _COLUMNS, rows, origin="masukan", note=note))


def _row(blueprint: Blueprint, links: Links, one: Masukan, occasion: Sequence[Html]) -> Row:
    number = code_link(links.masukan(one.id), one.id)
    return Row(
        (
            with_remark(number, joined(", ", occasion)),
            fragment(one.kelompok, " ", small(place_link(blueprint, links, one.wilayah))),
            with_remark(one.isi, _answer(one)),
            _decision(one),
            _changed(blueprint, links, one),
        )
    )


def _occasion(links: Links, one: Masukan) -> Sequence[Html]:
    """When and by which way it came."""
    meeting = one.konsultasi
    way = code_link(links.konsultasi(meeting), meeting) if meeting else fragment(one.jalur)
    return (*_day(one), way)


def _day(one: Masukan) -> Sequence[Html]:
    return (date_element(one.tanggal),) if one.tanggal else ()


def _answer(one: Masukan) -> str | None:
    """The answer with who gave it."""
    if one.jawaban is None:
        return None
    whose = f" dari {one.penjawab}" if one.penjawab else ""
    return f"Jawaban{whose}: {one.jawaban}"


def _decision(one: Masukan) -> Html:
    look = f" ppm-lencana--{_LOOKS[one.keadaan]}" if one.keadaan in _LOOKS else ""
    parts: list[Html] = [element("span", {"class": f"ppm-lencana{look}"}, one.keadaan)]
    if one.tanggal_keputusan:
        parts.append(small(date_element(one.tanggal_keputusan)))
    if one.alasan:
        parts.append(small(one.alasan))
    return joined(" ", parts)


def _changed(blueprint: Blueprint, links: Links, one: Masukan) -> Html:
    found = [
        *(row_link(blueprint, links, kode) for kode in one.mengubah),
        *(part_link(blueprint, links, part) for part in one.bagian),
    ]
    if found:
        return bullets(found)
    return fragment("tidak ada" if one.keadaan in DECIDED else "menunggu keputusan")


def _sheets(blueprint: Blueprint, links: Links) -> Html:
    """The blank sheets by which more voices come in."""
    found = [
        sheet
        for name in ("usulan", "fgd")
        if (sheet := blank_sheet_link(blueprint, links, name)) is not None
    ]
    return element("p", {"class": "hanya-web"}, joined(" · ", found)) if found else EMPTY
