"""Outcomes on a page: baseline → target → realisation, by programme and kabupaten, and by year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from cetakbiru.insight.matrix import active
from cetakbiru.insight.outcome import Outcome, outcomes, tally
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Capaian
from cetakbiru.pages.fragments.cells import (
    RESPONSIBLE_AGENCY,
    opd_link,
    program_link,
    region_link,
    sources_note,
    with_remark,
)
from cetakbiru.pages.fragments.html import Html, element, fragment, lines
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.numbers import amount, count, exact, missing
from cetakbiru.pages.fragments.outcome_charts import can_be_drawn, outcome_chart
from cetakbiru.pages.fragments.tables import Column, Row, Table, bullets, render


def district_outcomes(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    """What was promised and measured for each programme of a kabupaten."""
    name = blueprint.region_name(kabupaten)
    found = outcomes(blueprint)[kabupaten]
    if not found:
        return element("p", None, f"Capaian program {name}: ", missing(), ".")
    charts = [outcome_chart(blueprint, links, one) for one in found if can_be_drawn(one)]
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
    return lines((_plain_words(name, found), *charts, render(links, table)))


def outcome_summary(blueprint: Blueprint, links: Links) -> Html:
    """How far the chain from baseline to proof has come in each kabupaten."""
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
    everything = tuple(one for found in outcomes(blueprint).values() for one in found)
    return lines((_plain_words("edisi ini", everything), render(links, table)))


def action_plan(blueprint: Blueprint, links: Links) -> Html:
    """What is due in the edition's year and the next, by agency and by kabupaten."""
    first = blueprint.edisi.tanggal.year
    return lines(_action_year(blueprint, links, year) for year in (first, first + 1))


def _action_year(blueprint: Blueprint, links: Links, year: int) -> Html:
    due = [one for found in outcomes(blueprint).values() for one in found if year in one.plans]
    title = element("h3", None, f"Tahun {year}")
    if not due:
        text = f"Belum ada program yang mempunyai target tahun {year}."
        listed = element("p", None, missing(text))
    else:
        listed = render(links, _due_table(blueprint, links, due, year))
    return lines(
        (title, listed, _by_agency(blueprint, links, year), _by_region(blueprint, links, year))
    )


def _due_table(blueprint: Blueprint, links: Links, due: Iterable[Outcome], year: int) -> Table:
    rows = []
    for one in due:
        program = one.program
        result = next((item for item in one.measured if item.tahun == year), None)
        rows.append(
            Row(
                (
                    fragment(program_link(links, program), f" {program.nama}"),
                    region_link(blueprint, links, program.kabupaten),
                    opd_link(blueprint, links, program.opd),
                    _figure(blueprint, program.indikator, one.plans[year]),
                    missing("belum diukur")
                    if result is None
                    else _figure(blueprint, program.indikator, result.realisasi),
                )
            )
        )
    return Table(
        key=f"aksi-{year}",
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


def _by_agency(blueprint: Blueprint, links: Links, year: int) -> Html:
    programs = active(blueprint.program.values())
    kinds = dict.fromkeys(program.opd for program in programs)
    rows = [
        Row((opd_link(blueprint, links, kode), *_due_counts(blueprint, "opd", kode, year)))
        for kode in sorted(kinds)
    ]
    return render(links, _count_table(f"aksi-opd-{year}", RESPONSIBLE_AGENCY, year, rows))


def _by_region(blueprint: Blueprint, links: Links, year: int) -> Html:
    rows = [
        Row((region_link(blueprint, links, kode), *_due_counts(blueprint, "kabupaten", kode, year)))
        for kode in blueprint.kabupaten
    ]
    return render(links, _count_table(f"aksi-wilayah-{year}", "Kabupaten atau kota", year, rows))


def _count_table(key: str, first: str, year: int, rows: Sequence[Row]) -> Table:
    return Table(
        key=key,
        caption=f"{first} dan programnya, tahun {year}",
        columns=(
            Column(first),
            Column("Program", numeric=True),
            Column(f"Bertarget {year}", numeric=True),
            Column(f"Belum bertarget {year}", numeric=True),
            Column(f"Diukur {year}", numeric=True),
        ),
        rows=rows,
        origin="program",
    )


def _due_counts(blueprint: Blueprint, attribute: str, code: str, year: int) -> tuple[str, ...]:
    own = [
        one
        for found in outcomes(blueprint).values()
        for one in found
        if getattr(one.program, attribute) == code
    ]
    due = sum(1 for one in own if year in one.plans)
    measured = sum(1 for one in own if any(item.tahun == year for item in one.measured))
    return count(len(own)), count(due), count(len(own) - due), count(measured)


def _plain_words(name: str, found: Sequence[Outcome]) -> Html:
    """The state of affairs in sentences, with what was promised and not measured."""
    counts = tally(tuple(found))
    sentence = (
        f"Dari {counts.programs} program di {name}, {counts.with_indicator} mempunyai indikator "
        f"hasil dan {counts.with_baseline} mempunyai nilai awal. "
    )
    if not counts.with_plan and not counts.measured:
        sentence += "Belum ada target yang dijanjikan dan belum ada hasil yang diukur."
        return element("p", None, sentence)
    late = [one for one in found if one.unmeasured_years]
    sentence += (
        f"{counts.with_plan} mempunyai target, {counts.measured} sudah diukur, "
        f"dan {counts.proven} diukur dengan bukti."
    )
    if not late:
        return element("p", None, sentence)
    items = (
        f"{one.program.id}: {', '.join(str(year) for year in one.unmeasured_years)}" for one in late
    )
    told = element("p", None, "Dijanjikan dan belum diukur:")
    return lines((element("p", None, sentence), told, _list(items)))


def _list(items: Iterable[str]) -> Html:
    return element("ul", None, *(element("li", None, item) for item in items))


def _row(blueprint: Blueprint, links: Links, one: Outcome) -> Row:
    program = one.program
    unit = program.indikator
    name = missing("belum ada indikator") if unit is None else blueprint.indikator[unit].nama
    baseline = (
        missing()
        if program.baseline is None
        else with_remark(_figure(blueprint, unit, program.baseline), str(program.baseline_tahun))
    )
    plans = [
        fragment(f"{year}: ", _figure(blueprint, unit, value))
        for year, value in sorted(one.plans.items())
    ]
    results = [_result(blueprint, unit, item) for item in one.results if item in one.measured]
    troubles = [f"{item.tahun}: {item.kendala}" for item in one.results if item.kendala]
    state = with_remark(one.state, f"Kendala {'; '.join(troubles)}" if troubles else None)
    return Row(
        (
            fragment(program_link(links, program), f" {program.nama}"),
            name,
            baseline,
            bullets(plans) if plans else missing("belum ditetapkan"),
            bullets(results) if results else missing("belum diukur"),
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
