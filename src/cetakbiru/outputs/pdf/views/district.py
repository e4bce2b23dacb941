"""A kabupaten in two or three pages: map, standing, directions with reasons, programmes, issues."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cetakbiru.insight.directions import Direction, directions_of
from cetakbiru.insight.entries import known_entries
from cetakbiru.insight.outcome import outcomes
from cetakbiru.insight.voices import voices_from
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Konsultasi, Program
from cetakbiru.outputs.pdf.views.parts import numbers_fallen, on_the_site, page_parts
from cetakbiru.pages.fragments.cells import (
    entry_link,
    guide_link,
    indicator_link,
    opd_link,
    sources_note,
    status_badge,
)
from cetakbiru.pages.fragments.directions import (
    SUPPLEMENTARY,
    evidence_behind,
    left_out,
    reasons_alone,
)
from cetakbiru.pages.fragments.html import EMPTY, Html, element, fragment, joined, lines
from cetakbiru.pages.fragments.links import Links, link
from cetakbiru.pages.fragments.numbers import exact, long_date, missing
from cetakbiru.pages.fragments.outcomes import results_of
from cetakbiru.pages.fragments.programs import baseline, costs, gist
from cetakbiru.pages.fragments.summary import district_summary
from cetakbiru.pages.fragments.tables import Column, Row, Table, itemized, render, small

# The column is narrower than its full name.
_AGENCY = "OPD (usulan)"


def district(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    """What an official of the kabupaten needs on paper; the page of the site has the rest."""
    item = blueprint.kabupaten[kabupaten]
    return lines(
        (
            element("h1", None, item.full_name),
            district_summary(blueprint, links, kabupaten),
            _directions(blueprint, links, kabupaten),
            page_parts(),
            _programs(blueprint, links, kabupaten),
            _issues(blueprint, links, kabupaten),
            on_the_site(
                blueprint,
                f"kabupaten/{item.slug}/",
                f"Semua indikator, kecamatan, bukti tambang, dan rincian {item.full_name}",
            ),
        )
    )


def _directions(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    """The directions by rank; then what was left out and the numbers that no longer hold."""
    found = directions_of(blueprint, kabupaten)
    parts = (
        evidence_behind(blueprint, links, kabupaten),
        _direction_table(blueprint, links, kabupaten, found) if found else EMPTY,
        left_out(blueprint, kabupaten),
        numbers_fallen(blueprint, links, kabupaten),
    )
    return _section("Arah prioritas", "arah-prioritas", parts)


def _direction_table(
    blueprint: Blueprint, links: Links, kabupaten: str, found: Sequence[Direction]
) -> Html:
    used = (one.baseline_sumber for one in found)
    extra = any(one.supplementary for one in found)
    return render(
        links,
        Table(
            key=f"arah-{kabupaten}",
            caption=f"Arah prioritas {blueprint.region_name(kabupaten)}, nomor 1 paling mendesak",
            columns=(
                Column("Arah"),
                Column("Alasan", prose=True),
                Column("Hasil yang dituju", prose=True),
                Column("Nilai awal"),
                Column(_AGENCY),
            ),
            rows=[_direction(blueprint, links, one) for one in found],
            origin="nilai",
            note=fragment(
                sources_note(blueprint, links, used),
                f" Pelengkap: {SUPPLEMENTARY.partition(': ')[2]}" if extra else "",
            ),
        ),
    )


def _direction(blueprint: Blueprint, links: Links, one: Direction) -> Row:
    named = guide_link(links, blueprint.calon[one.calon])
    mark = ", pelengkap" if one.supplementary else ""
    outcome: list[str] = [one.hasil]
    if one.indikator is not None:
        outcome.append(small(indicator_link(blueprint, links, one.indikator)))
    return Row(
        (
            fragment(f"{one.rank}. ", named, " ", small(fragment(entry_link(links, one), mark))),
            reasons_alone(blueprint, links, one),
            joined(" ", outcome),
            baseline(blueprint, links, one),
            opd_link(blueprint, links, one.opd),
        ),
        id=one.id,
    )


def _programs(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    """The programmes with what tells them apart; nothing as long as there are none."""
    found = blueprint.programs_of_kabupaten(kabupaten)
    if not found:
        return EMPTY
    name = blueprint.region_name(kabupaten)
    table = Table(
        key=f"program-{kabupaten}",
        caption=f"Program {name}",
        columns=(
            Column("Program"),
            Column("Keluaran, tahun, dan tempat", prose=True),
            Column("Hasil yang dituju", prose=True),
            Column("Nilai awal, target, dan realisasi"),
            Column("Perkiraan biaya"),
            Column(_AGENCY),
            Column("Status"),
        ),
        rows=[_program(blueprint, links, one) for one in found],
        origin="program",
        data=f"program-{kabupaten}",
        note=sources_note(blueprint, links, _sources(blueprint, kabupaten, found)),
    )
    return _section("Program dan capaian", "program-prioritas", (render(links, table),))


def _sources(
    blueprint: Blueprint, kabupaten: str, found: Sequence[Program]
) -> Iterator[str | None]:
    for one in found:
        yield from (one.sumber, one.baseline_sumber)
    for outcome in outcomes(blueprint).get(kabupaten, ()):
        yield from (result.sumber for result in outcome.results)


def _program(blueprint: Blueprint, links: Links, one: Program) -> Row:
    known = known_entries(blueprint)
    successors = joined(", ", (entry_link(links, known[name]) for name in one.diganti_oleh))
    return Row(
        (
            fragment(one.nama, " ", small(entry_link(links, one))),
            gist(blueprint, one),
            one.hasil,
            _measured(blueprint, links, one),
            costs(one) if one.biaya_minimum or one.biaya_maksimum else missing(),
            opd_link(blueprint, links, one.opd),
            fragment(
                status_badge(one.status), *((", diganti oleh ", successors) if successors else ())
            ),
        ),
        id=one.id,
    )


def _measured(blueprint: Blueprint, links: Links, one: Program) -> Html:
    """The way from the value at the beginning to what was reached, as far as it is known."""
    if one.indikator is None:
        return missing()
    steps = []
    if one.baseline is not None:
        steps.append(fragment("awal ", baseline(blueprint, links, one)))
    if one.target:
        years = ", ".join(f"{exact(value)} ({year})" for year, value in one.target)
        steps.append(fragment(f"target {years}"))
    steps += [fragment("realisasi ", told) for told in results_of(blueprint, one)]
    name = indicator_link(blueprint, links, one.indikator)
    return fragment(name, ": ", joined("; ", steps)) if steps else name


def _issues(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    """What was raised in this kabupaten alone, by numbers that lead to where it is told."""
    told = {
        "Isu": [
            fragment(link(links.isu(one.id), one.id), f" {one.judul} ({one.tahun})")
            for one in blueprint.isu.values()
            if one.wilayah == kabupaten
        ],
        "Konsultasi": [
            fragment(link(links.konsultasi(one.id), one.id), f" {one.judul}", _day(one))
            for one in blueprint.konsultasi.values()
            if one.wilayah == kabupaten
        ],
        "Suara": [link(links.masukan(one.id), one.id) for one in voices_from(blueprint, kabupaten)],
    }
    kinds = [
        fragment(f"{name}: ", joined("; ", found), ".") for name, found in told.items() if found
    ]
    parts = (itemized(kinds),) if kinds else ()
    return _section("Isu dan konsultasi", "isu-dan-konsultasi", parts)


def _day(one: Konsultasi) -> str:
    return "" if one.tanggal is None else f", {long_date(one.tanggal)}"


def _section(title: str, anchor: str, parts: Sequence[Html]) -> Html:
    """A heading with what stands below it; nothing without any."""
    if not any(parts):
        return EMPTY
    return lines((element("h2", {"id": anchor}, title), *parts))
