"""The page of a consultation: who was there, what was said and answered, and what it led to."""

from __future__ import annotations

from collections.abc import Iterator

from cetakbiru.insight.voices import (
    attendance,
    groups_of,
    rows_of_meeting,
    voices_in,
)
from cetakbiru.model.instruments import Kehadiran
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Konsultasi
from cetakbiru.pages.fragments.cells import sources_note, with_remark
from cetakbiru.pages.fragments.consultations import REMARKS, meeting_facts
from cetakbiru.pages.fragments.empty import empty_instrument
from cetakbiru.pages.fragments.html import EMPTY, Html, element, fragment, lines
from cetakbiru.pages.fragments.links import CONSULTATION, VOICES_PAGE, Links, link
from cetakbiru.pages.fragments.numbers import count, count_or_missing
from cetakbiru.pages.fragments.rows import row_link
from cetakbiru.pages.fragments.tables import (
    Column,
    Row,
    Table,
    definitions,
    flowing_rows,
    itemized,
)
from cetakbiru.pages.fragments.voices import meeting_voices


def consultation(blueprint: Blueprint, links: Links, konsultasi: str) -> Html:
    """All of the page of a consultation."""
    item = blueprint.konsultasi[konsultasi]
    remark = REMARKS[item.kaitan]
    return lines(
        (
            element("h1", {"id": f"{CONSULTATION}{item.id}"}, item.judul),
            element("p", None, f"{item.jenis}, {item.id}{f': {remark}' if remark else ''}."),
            definitions(meeting_facts(blueprint, links, item), "ppm-rincian"),
            *_present(blueprint, links, item),
            *_said(blueprint, links, item),
            *_outcome(blueprint, links, item),
            _record(blueprint, links, item),
            _previous_and_next(blueprint, links, item),
        )
    )


def _present(blueprint: Blueprint, links: Links, item: Konsultasi) -> Iterator[Html]:
    """How many of each group were invited and came; numbers alone."""
    groups = groups_of(blueprint, item.id)
    if not groups:
        return
    yield element("h2", {"id": "yang-hadir"}, "Yang hadir")
    rows = [
        Row((with_remark(one.kelompok, one.catatan), *map(count_or_missing, _numbers(one))))
        for one in groups
    ]
    total = attendance(groups)
    if len(groups) > 1:
        sums = (total.invited, total.present, total.women)
        rows.append(Row((element("strong", None, "Seluruhnya"), *map(count_or_missing, sums))))
    unknown = (
        f"Jumlah perempuan tidak dicatat pada {count(total.silent)} kelompok. "
        if total.silent and total.women is not None
        else ""
    )
    yield flowing_rows(
        links,
        Table(
            key="kehadiran",
            caption="Kelompok yang diundang dan hadir",
            columns=(
                Column("Kelompok"),
                Column("Diundang", numeric=True),
                Column("Hadir", numeric=True),
                Column("Di antaranya perempuan", numeric=True),
            ),
            rows=rows,
            origin="kehadiran",
            note=fragment(unknown, sources_note(blueprint, links, (one.sumber for one in groups))),
        ),
    )


def _numbers(one: Kehadiran) -> tuple[int | None, int | None, int | None]:
    return one.diundang, one.hadir, one.hadir_perempuan


def _said(blueprint: Blueprint, links: Links, item: Konsultasi) -> Iterator[Html]:
    found = meeting_voices(blueprint, links, item.id)
    if found:
        yield element("h2", {"id": "yang-disampaikan"}, "Yang disampaikan")
        yield found


def _outcome(blueprint: Blueprint, links: Links, item: Konsultasi) -> Iterator[Html]:
    """The rows of the blueprint that came of it and that no voice, above, is told to have changed;
    sections of it change by voices alone."""
    changed = {kode for one in voices_in(blueprint, item.id) for kode in one.mengubah}
    found = [kode for kode in rows_of_meeting(blueprint, item.id) if kode not in changed]
    if found:
        yield element("h2", {"id": "yang-lahir"}, "Yang lahir dari pertemuan ini")
        if changed:
            yield element("p", None, "Selain yang berubah karena suara di atas:")
        yield itemized(row_link(blueprint, links, kode) for kode in found)


def _record(blueprint: Blueprint, links: Links, item: Konsultasi) -> Html:
    """How a record comes in, while there is none."""
    if groups_of(blueprint, item.id) or voices_in(blueprint, item.id):
        return EMPTY
    return empty_instrument(blueprint, links, "fgd")


def _previous_and_next(blueprint: Blueprint, links: Links, item: Konsultasi) -> Html:
    """Links to the consultations before and after this one, as the data list them, and to all."""
    codes = list(blueprint.konsultasi)
    at = codes.index(item.id)
    steps = (("Sebelumnya", codes[at - 1 : at] if at else []), ("Berikutnya", codes[at + 1 :][:1]))
    found = [
        element("span", None, f"{label}: ", link(links.konsultasi(one), f"{one} {title}"))
        for label, near in steps
        for one in near
        for title in (blueprint.konsultasi[one].judul,)
    ]
    every = element("span", None, link(links.page(VOICES_PAGE), "Semua konsultasi"))
    attributes = {"class": "ppm-tetangga", "aria-label": "Konsultasi lain"}
    return element("nav", attributes, *found, every)
