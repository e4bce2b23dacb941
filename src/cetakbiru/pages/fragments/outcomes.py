"""Outcomes on a page: baseline → target → realisation, by programme and kabupaten, and by year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from cetakbiru.insight.action import activities_in
from cetakbiru.insight.outcome import Outcome, outcomes, tally
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Capaian, Program
from cetakbiru.pages.fragments.activities import counted, listed, state_in_words
from cetakbiru.pages.fragments.cells import (
    RESPONSIBLE_AGENCY,
    entry_link,
    opd_link,
    region_link,
    sources_note,
    with_remark,
)
from cetakbiru.pages.fragments.html import EMPTY, Html, element, fragment, joined, lines
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.numbers import amount, count, exact, missing
from cetakbiru.pages.fragments.outcome_charts import can_be_drawn, outcome_chart
from cetakbiru.pages.fragments.programs import gist
from cetakbiru.pages.fragments.tables import Column, Row, Table, bullets, folded, render

# Of more programmes than these, the figures open on demand, with charts of what was measured.
_SHOWN_OPEN = 8


def district_outcomes(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    """What was promised and measured in a kabupaten, and the action plans for it; a sentence as
    long as nothing was measured.

    Nothing without programmes: that there are none is told where they would stand.
    """
    return lines((_of_programs(blueprint, links, kabupaten), _actions(blueprint, links, kabupaten)))


def _actions(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    found = activities_in(blueprint, kabupaten)
    if not found:
        return EMPTY
    name = f"Rencana aksi di {blueprint.region_name(kabupaten)} ({counted(len(found))})"
    return folded(name, listed(blueprint, links, found, state_in_words))


def _of_programs(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    name = blueprint.region_name(kabupaten)
    every = outcomes(blueprint)[kabupaten]
    if not tally(tuple(every)).programs:
        return EMPTY
    words = _plain_words(blueprint, name, every)
    found = [one for one in every if one.plans or one.results]
    if not found:
        return words
    few = len(found) <= _SHOWN_OPEN
    charts = [
        outcome_chart(blueprint, links, one)
        for one in found
        if (few or one.measured) and can_be_drawn(one)
    ]
    table = Table(
        key=f"capaian-{kabupaten}",
        caption=f"Nilai awal, target, dan realisasi program di {name}",
        columns=(
            Column("Program"),
            Column("Indikator hasil"),
            Column("Nilai awal"),
            Column("Target"),
            Column("Realisasi"),
            Column("Keadaan"),
        ),
        rows=[_row(blueprint, links, one) for one in found],
        origin="capaian",
        note=sources_note(
            blueprint, links, [_baseline_source(one) for one in found] + _result_sources(found)
        ),
    )
    parts = (*charts, render(links, table))
    if few:
        return lines((words, *parts))
    return lines((words, folded(f"{table.caption} ({len(found)})", *parts)))


def outcome_summary(blueprint: Blueprint, links: Links) -> Html:
    """How far the chain from baseline to proof has come; a table as soon as it has begun."""
    everything = tuple(one for found in outcomes(blueprint).values() for one in found)
    words = _plain_words(blueprint, "edisi ini", everything)
    if not any(one.plans or one.results for one in everything):
        return words
    rows = []
    for kode, found in outcomes(blueprint).items():
        counts = tally(found)
        figures = (
            counts.programs,
            counts.with_indicator,
            counts.with_baseline,
            counts.with_plan,
            counts.measured,
            counts.proven,
        )
        rows.append(Row((region_link(blueprint, links, kode), *map(count, figures))))
    titles = ("Program", "Berindikator", "Bernilai awal", "Bertarget", "Diukur", "Berbukti")
    table = Table(
        key="capaian-ringkas",
        caption="Dari nilai awal sampai bukti: banyaknya program menurut wilayah",
        columns=(
            Column("Kabupaten atau kota"),
            *(Column(title, numeric=True) for title in titles),
        ),
        rows=rows,
        origin="capaian",
    )
    return lines((words, render(links, table), *_promised(blueprint, links, everything)))


def results_of(blueprint: Blueprint, program: Program) -> list[Html]:
    """The measured results of a programme, each with its evidence, by year."""
    return [
        _result(blueprint, program.indikator, item)
        for one in outcomes(blueprint).get(program.kabupaten, ())
        if one.program.id == program.id
        for item in one.measured
    ]


def _promised(blueprint: Blueprint, links: Links, every: Sequence[Outcome]) -> Iterator[Html]:
    """What programmes promise for the edition's year and the next."""
    first = blueprint.edisi.tanggal.year
    for year in (first, first + 1):
        due = [one for one in every if year in one.plans]
        if due:
            yield render(links, _due_table(blueprint, links, due, year))


def _due_table(blueprint: Blueprint, links: Links, due: Iterable[Outcome], year: int) -> Table:
    rows = []
    for one in due:
        program = one.program
        result = next((item for item in one.measured if item.tahun == year), None)
        rows.append(
            Row(
                (
                    with_remark(
                        fragment(entry_link(links, program), f" {program.nama}"),
                        gist(blueprint, program),
                    ),
                    region_link(blueprint, links, program.kabupaten),
                    opd_link(blueprint, links, program.opd),
                    _figure(blueprint, program.indikator, one.plans[year]),
                    missing()
                    if result is None
                    else _figure(blueprint, program.indikator, result.realisasi),
                )
            )
        )
    return Table(
        key=f"capaian-{year}",
        caption=f"Yang dijanjikan untuk tahun {year}",
        columns=(
            Column("Program"),
            Column("Wilayah"),
            Column(RESPONSIBLE_AGENCY),
            Column("Target"),
            Column("Realisasi"),
        ),
        rows=rows,
        origin="program",
    )


def _plain_words(blueprint: Blueprint, name: str, found: Sequence[Outcome]) -> Html:
    """The state of affairs in sentences, with what was promised and not measured."""
    counts = tally(tuple(found))
    if not counts.programs:
        text = f"Capaian di {name} dicatat di sini setelah programnya ditetapkan."
        return element("p", None, text)
    sentence = (
        f"Dari {counts.programs} program di {name}, {counts.with_indicator} mempunyai indikator "
        f"hasil dan {counts.with_baseline} mempunyai nilai awal. "
    )
    if not counts.with_plan and not counts.measured:
        sentence += "Capaiannya dicatat di sini setelah target ditetapkan dan hasil diukur."
        return element("p", None, sentence)
    year = blueprint.edisi.tanggal.year
    late = {one.program.id: missed for one in found if (missed := one.unmeasured_before(year))}
    sentence += (
        f"{counts.with_plan} mempunyai target, {counts.measured} sudah diukur, "
        f"dan {counts.proven} diukur dengan bukti."
    )
    if not late:
        return element("p", None, sentence)
    items = (f"{name}: {', '.join(map(str, missed))}" for name, missed in late.items())
    told = element("p", None, "Tahun targetnya sudah lewat dan menunggu pengukuran:")
    return lines((element("p", None, sentence), told, _list(items)))


def _list(items: Iterable[str]) -> Html:
    return element("ul", None, *(element("li", None, item) for item in items))


def _row(blueprint: Blueprint, links: Links, one: Outcome) -> Row:
    program = one.program
    unit = program.indikator
    name = missing() if unit is None else blueprint.indikator[unit].nama
    baseline = (
        missing()
        if program.baseline is None
        else with_remark(_figure(blueprint, unit, program.baseline), str(program.baseline_tahun))
    )
    plans = [
        fragment(f"{year}: ", _figure(blueprint, unit, value))
        for year, value in sorted(one.plans.items())
    ]
    results = [_result(blueprint, unit, item) for item in one.measured]
    troubles = [f"{item.tahun}: {item.kendala}" for item in one.results if item.kendala]
    state = with_remark(one.state, f"Kendala {'; '.join(troubles)}" if troubles else None)
    return Row(
        (
            fragment(entry_link(links, program), f" {program.nama}"),
            name,
            baseline,
            joined("; ", plans) if plans else missing(),
            bullets(results) if results else missing(),
            state,
        )
    )


def _result(blueprint: Blueprint, unit: str | None, item: Capaian) -> Html:
    proof = f"bukti: {item.bukti}" if item.bukti else "tanpa bukti"
    return with_remark(fragment(f"{item.tahun}: ", _figure(blueprint, unit, item.realisasi)), proof)


def _figure(blueprint: Blueprint, unit: str | None, value: Decimal | None) -> str:
    if value is None:
        return missing()
    return exact(value) if unit is None else amount(value, blueprint.indikator[unit])


def _baseline_source(one: Outcome) -> str | None:
    return one.program.baseline_sumber


def _result_sources(found: Iterable[Outcome]) -> list[str | None]:
    return [item.sumber for one in found for item in one.results]
