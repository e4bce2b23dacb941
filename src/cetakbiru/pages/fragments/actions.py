"""All action plans on a page: by year, agency, place and goal; outputs beside outcomes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cetakbiru.base.plain import capitalized
from cetakbiru.insight.action import (
    BELOW,
    MET,
    STATES,
    WAITING,
    Progress,
    carrying_out,
    districts_of,
    plans,
    progress_of,
    served_goals,
    tally,
    years_of_plans,
)
from cetakbiru.insight.entries import Entry, known_entries
from cetakbiru.insight.indicators import latest_value
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Program, Rencana
from cetakbiru.pages.fragments.action_charts import quarter_chart
from cetakbiru.pages.fragments.activities import (
    activities,
    counted,
    goal_anchor,
    listed,
    plan_link,
    quarters_awaited,
    state_in_words,
    year_in_words,
)
from cetakbiru.pages.fragments.cells import (
    entry_link,
    region_link,
    sources_note,
    with_remark,
)
from cetakbiru.pages.fragments.empty import blank_sheet_link, empty_instrument
from cetakbiru.pages.fragments.html import EMPTY, Html, element, fragment, joined, lines
from cetakbiru.pages.fragments.links import Links, link
from cetakbiru.pages.fragments.numbers import (
    amount,
    count,
    missing,
)
from cetakbiru.pages.fragments.outcomes import results_of
from cetakbiru.pages.fragments.planning import narrowable
from cetakbiru.pages.fragments.tables import (
    NO_DATA,
    Column,
    Row,
    Table,
    bullets,
    flowing_rows,
    folded,
    render,
)

_WHOLE_PROVINCE = "tanpa"
_READING = tuple(
    element("li", None, text)
    for text in (
        "Triwulan jatuh tempo sehari sesudah hari terakhirnya, dilihat dari tanggal edisi.",
        f"{MET.capitalize()}: realisasi sampai kini sama dengan janji triwulan yang sudah lewat, "
        "atau lebih. Keterlambatan yang disusul dalam tahun itu terhitung tercapai.",
        f"{BELOW.capitalize()}: semua triwulan yang lewat sudah dilaporkan, dan jumlahnya kurang.",
        f"{WAITING.capitalize()}: sebuah triwulan yang lewat dijanjikan dan belum berangka.",
        "Angka triwulan adalah angka triwulan itu saja, tidak kumulatif.",
        "Rupiah dijumlahkan. Keluaran tidak, karena satuannya berbeda-beda.",
    )
)


def action_plans(blueprint: Blueprint, links: Links) -> Html:
    """What waits for a report, every year's plans, who serves which goal, and outputs beside
    outcomes; one sentence and the blank sheet as long as there is no plan."""
    if not plans(blueprint):
        return empty_instrument(blueprint, links, "aksi")
    sheet = blank_sheet_link(blueprint, links, "aksi")
    return lines(
        (
            _unreported(blueprint, links),
            *_years(blueprint, links),
            _goals(blueprint, links),
            _outputs(blueprint, links),
            folded("Cara membaca rencana aksi", element("ul", None, *_READING)),
            element("p", None, sheet) if sheet else EMPTY,
        )
    )


def _years(blueprint: Blueprint, links: Links) -> Iterator[Html]:
    for year, found in years_of_plans(blueprint).items():
        parts = (
            year_in_words(blueprint, year, found),
            quarter_chart(links, str(year), f"semua penyusun {year}", found),
            flowing_rows(links, _by_author(blueprint, links, year)),
            folded(
                f"Menurut wilayah, {year}",
                flowing_rows(links, _by_district(blueprint, links, year, found)),
            ),
        )
        if year < blueprint.edisi.tanggal.year - 1:
            yield folded(f"Tahun {year}", *parts)
        else:
            yield _heading(links, f"Tahun {year}", f"rencana-aksi-{year}")
            yield from parts


def _heading(links: Links, text: str, name: str) -> Html:
    return element("h3", {"id": links.unique_id(name)}, text)


def _by_author(blueprint: Blueprint, links: Links, year: int) -> Table:
    own = [
        (plan_link(blueprint, links, one, blueprint.author_name(one.author)), one.progress)
        for one in plans(blueprint)
        if one.year == year
    ]
    return _tally_table(f"aksi-penyusun-{year}", "Penyusun", f"menurut penyusun, {year}", own)


def _by_district(blueprint: Blueprint, links: Links, year: int, found: Sequence[Progress]) -> Table:
    """An activity in several kabupaten counts in each, so that columns are not summed."""
    placed: dict[str, list[Progress]] = {
        kode: [] for kode in (*blueprint.kabupaten, _WHOLE_PROVINCE)
    }
    for one in found:
        for kode in districts_of(blueprint).get(one.action.id) or (_WHOLE_PROVINCE,):
            placed[kode].append(one)
    own = [
        (
            fragment("Seluruh provinsi")
            if kode == _WHOLE_PROVINCE
            else region_link(blueprint, links, kode),
            progress,
        )
        for kode, progress in placed.items()
        if progress
    ]
    note = fragment(
        "Kegiatan di beberapa wilayah dihitung di setiap wilayahnya, jadi kolom tidak dijumlahkan."
    )
    title = f"menurut wilayah, {year}"
    return _tally_table(f"aksi-wilayah-{year}", "Kabupaten atau kota", title, own, note)


def _figure(value: int) -> Html:
    return fragment(count(value)) if value else element("span", {"class": "ppm-nol"}, "0")


def _money_told(value: int | None) -> Html:
    return missing() if value is None else _figure(value)


def _tally_table(
    key: str,
    first: str,
    title: str,
    found: Sequence[tuple[Html, Sequence[Progress]]],
    note: Html | None = None,
) -> Table:
    """How many activities each name has, by the states that any of them is in, and their money."""
    sums = [(name, tally(progress)) for name, progress in found]
    states = [state for state in STATES if any(its.states[state] for _, its in sums)]
    rows = [
        Row(
            (
                name,
                count(its.activities),
                *(_figure(its.states[state]) for state in states),
                *(_money_told(one) for one in (its.budget, its.spent)),
            )
        )
        for name, its in sums
    ]
    return Table(
        key=key,
        caption=f"Rencana aksi {title}",
        columns=(
            Column(first),
            Column("Kegiatan", numeric=True),
            *(Column(capitalized(state), numeric=True) for state in states),
            Column("Anggaran (Rp)", numeric=True),
            Column("Belanja dilaporkan (Rp)", numeric=True),
        ),
        rows=rows,
        origin="aksi",
        note=note,
    )


def _unreported(blueprint: Blueprint, links: Links) -> Html:
    """What was promised for a quarter that is over and has no figure; nothing where all has."""
    every = [one for found in years_of_plans(blueprint).values() for one in found]
    late = [one for one in every if one.unreported]
    if not late:
        return EMPTY
    return lines(
        (
            _heading(links, "Dijanjikan dan menunggu laporan", "menunggu-laporan"),
            element(
                "p",
                None,
                f"{counted(len(late))} menjanjikan keluaran untuk triwulan yang sudah "
                "lewat dan menunggu laporannya.",
            ),
            listed(blueprint, links, late, quarters_awaited),
        )
    )


def _goals(blueprint: Blueprint, links: Links) -> Html:
    """The activities of each goal, priority, pillar and mandate, under an anchor of its own."""
    served = served_goals(blueprint)
    chosen = [
        plan for plan in blueprint.rencana.values() if any(served[butir.id] for butir in plan.butir)
    ]
    if not chosen:
        return EMPTY
    tables = (_plan_of_goals(blueprint, links, plan) for plan in chosen)
    return lines(
        (
            _heading(links, "Menurut tujuan, pilar, dan amanat", "aksi-menurut-tujuan"),
            element(
                "p",
                None,
                "Kegiatan melayani yang disebut barisnya dan yang dilayani arah atau program yang "
                "dijalankannya.",
            ),
            *tables,
        )
    )


def _plan_of_goals(blueprint: Blueprint, links: Links, plan: Rencana) -> Html:
    """What a plan holds, each with the activities that serve it; then what none does."""
    served, every = served_goals(blueprint), progress_of(blueprint)
    elsewhere = plan.lingkup == "provinsi lain"
    waiting = [butir.id for butir in plan.butir if not served[butir.id]]
    rows = [
        Row(
            (
                fragment(
                    link(links.tujuan(butir.id), f"{butir.jenis.capitalize()} {butir.nomor}"),
                    f": {butir.nama}",
                ),
                count(len(served[butir.id])),
                listed(
                    blueprint, links, [every[name] for name in served[butir.id]], state_in_words
                ),
            ),
            id=goal_anchor(butir.id),
        )
        for butir in plan.butir
        if served[butir.id]
    ]
    note = fragment(
        "Tanpa kegiatan: ", joined(", ", (link(links.tujuan(kode), kode) for kode in waiting)), "."
    )
    table = Table(
        key=f"aksi-{plan.id}",
        caption=f"{plan.judul}{f', pembanding dari {plan.wilayah or plan.lingkup}' * elsewhere}",
        columns=(
            Column("Tujuan, pilar, atau amanat", prose=True),
            Column("Kegiatan", numeric=True),
            Column("Kegiatan dan keadaannya"),
        ),
        rows=rows,
        origin="aksi",
        data=NO_DATA,
        note=note if waiting else None,
    )
    return folded(plan.judul, narrowable(links, table, (0,)))


def _outputs(blueprint: Blueprint, links: Links) -> Html:
    """For each direction and programme that activities carry out: their outputs, its outcome."""
    carried = carrying_out(blueprint)
    if not carried:
        return EMPTY
    known = known_entries(blueprint)
    rows = []
    for kode, found in carried.items():
        entry = known[kode]
        rows.append(
            Row(
                (
                    with_remark(
                        fragment(entry_link(links, entry), f" {entry.nama}"),
                        blueprint.region_name(entry.kabupaten),
                    ),
                    activities(blueprint, links, found),
                    entry.hasil,
                    _indicator(blueprint, entry),
                    _measured(blueprint, entry),
                )
            )
        )
    table = Table(
        key="keluaran-dan-hasil",
        caption="Keluaran kegiatan dan hasil yang dituju",
        columns=(
            Column("Arah atau program"),
            Column("Keluaran kegiatan", prose=True),
            Column("Hasil yang dituju"),
            Column("Indikator hasil"),
            Column("Terukur"),
        ),
        rows=rows,
        origin="aksi",
        note=sources_note(blueprint, links, _outcome_sources(blueprint, carried)),
    )
    return lines(
        (
            _heading(links, "Keluaran dan hasil", "keluaran-dan-hasil"),
            element(
                "p",
                None,
                "Keluaran adalah yang selesai dikerjakan; hasil adalah yang berubah pada "
                "masyarakat. Keduanya dicatat berdampingan karena yang satu tidak membuktikan "
                "yang lain.",
            ),
            render(links, table),
        )
    )


def _indicator(blueprint: Blueprint, entry: Entry) -> Html:
    """The indicator with the value from which its change is counted, and the targets."""
    if entry.indikator is None:
        return missing()
    item = blueprint.indikator[entry.indikator]
    baseline = (
        f"nilai awal {amount(entry.baseline, item)} ({entry.baseline_tahun})"
        if entry.baseline is not None
        else None
    )
    targets = [f"target {year}: {amount(value, item)}" for year, value in entry.target]
    return with_remark(item.nama, "; ".join(filter(None, (baseline, *targets))) or None)


def _measured(blueprint: Blueprint, entry: Entry) -> Html:
    """The programme's measured results; else the newest value of its indicator in its place."""
    if isinstance(entry, Program):
        results = results_of(blueprint, entry)
        if results:
            return bullets(results)
    if entry.indikator is None:
        return missing()
    newest = latest_value(blueprint, entry.indikator, entry.kabupaten)
    if newest is None or newest.tahun <= (entry.baseline_tahun or 0):
        return missing()
    text = f"{newest.tahun}: {amount(newest.nilai, blueprint.indikator[entry.indikator])}"
    return with_remark(text, "nilai wilayah, bukan hasil kegiatan ini saja")


def _outcome_sources(blueprint: Blueprint, carried: Iterable[str]) -> Iterator[str | None]:
    known = known_entries(blueprint)
    for kode in carried:
        yield known[kode].baseline_sumber
        yield from (item.sumber for item in blueprint.capaian if item.program == kode)
