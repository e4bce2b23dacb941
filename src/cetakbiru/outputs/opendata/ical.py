"""Dates of data/kalender.csv for the calendar of a phone or an office."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Kalender
from cetakbiru.outputs.opendata.about import cited

_YEARLY = "tahunan"
_MOST_BYTES = 75  # a longer line is folded


def to_ical(blueprint: Blueprint, dates: Iterable[Kalender], base_url: str | None) -> bytes:
    """Whole-day events of these dates, yearly ones repeated without end."""
    edition = blueprint.edisi
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//cetak-biru-ppm//{_escaped(edition.judul_pendek)}//ID",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(edition.judul_pendek)}",
    ]
    for item in dates:
        lines.extend(_event(blueprint, item, base_url))
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line)).encode()


def _event(blueprint: Blueprint, item: Kalender, base_url: str | None) -> Iterator[str]:
    edition = blueprint.edisi
    sources = "; ".join(source.title for source in cited(blueprint, item.sumber))
    text = (
        f"{item.uraian}\nKeyakinan: {item.keyakinan}.\nSumber: {sources}.\n"
        f"{edition.judul_pendek}, edisi {edition.versi} ({blueprint.status.label.lower()}). "
        "Periksa kembali tanggalnya pada pengumuman resmi."
    )
    yield "BEGIN:VEVENT"
    yield f"UID:{item.id}.{edition.provinsi.kode}@cetak-biru-ppm"
    yield f"DTSTAMP:{_day(edition.tanggal)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(item.tanggal)}"
    yield f"DTEND;VALUE=DATE:{_day(item.tanggal + timedelta(days=1))}"
    if item.berulang == _YEARLY:
        yield "RRULE:FREQ=YEARLY"
    yield f"SUMMARY:{_escaped(item.judul)}"
    yield f"DESCRIPTION:{_escaped(text)}"
    if base_url:
        yield f"URL:{_on_one_line(base_url)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return day.strftime("%Y%m%d")


def _escaped(text: str) -> str:
    for character in "\\;,":
        text = text.replace(character, f"\\{character}")
    return text.replace("\r", "").replace("\n", "\\n")


def _on_one_line(address: str) -> str:
    """An address, in which no mark is escaped and no line may end."""
    return "".join(address.split())


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 bytes, each but the first after a blank."""
    piece = ""
    for character in line:
        if len((piece + character).encode()) > _MOST_BYTES:
            yield piece
            piece = " "
        piece += character
    yield piece
