"""Action plans on pages: all of them by year, agency, place and goal; one of them row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from cetakbiru.base.plain import capitalized
from cetakbiru.insight.action import (
    BELOW,
    COMING,
    MET,
    QUARTERS,
    STATES,
    WAITING,
    Progress,
    carried_out,
    carrying_out,
    districts_of,
    plan_of,
    plans,
    progress_of,
    served_goals,
    tally,
    years_of_plans,
)
from cetakbiru.insight.entries import Entry, known_entries
from cetakbiru.insight.indicators import latest_value
from cetakbiru.insight.placed import village_names
from cetakbiru.model.addresses import page_url
from cetakbiru.model.instruments import Aksi, Quarter
from cetakbiru.model.load import Blueprint
from cetakbiru.model.made_pages import ACTION_PLANS, action_plan_page
from cetakbiru.model.model import Program, Rencana
from cetakbiru.pages.fragments.action_charts import progress_chart, quarter_chart
from cetakbiru.pages.fragments.activities import (
    activities,
    counted,
    in_states,
    listed,
    plan_link,
    plan_name,
    quarters_awaited,
    state_in_words,
)
from cetakbiru.pages.fragments.behind import voices_line
from cetakbiru.pages.fragments.cells import (
    bidang_link,
    code,
    entry_link,
    kecamatan_names,
    region_link,
    sources_note,
    text_or_missing,
    with_remark,
)
from cetakbiru.pages.fragments.empty import blank_sheet_link, empty_instrument
from cetakbiru.pages.fragments.html import EMPTY, Html, element, fragment, joined, lines
from cetakbiru.pages.fragments.links import Links, link
from cetakbiru.pages.fragments.numbers import (
    amount,
    count,
    count_or_missing,
    exact,
    long_date,
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
_ALL_PLANS = page_url(f"{ACTION_PLANS}.md")
# Of a figure and what it is a part of, neither stands alone on a line.
_OF = "\N{NO-BREAK SPACE}dari\N{NO-BREAK SPACE}"
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


def action_plan(blueprint: Blueprint, links: Links, aksi: str) -> Html:
    """The plan to which an activity belongs: what was promised and done in each quarter, row by
    row; of a long one the page with that activity, and the whole only on the first. A sentence
    where that of its author may not be shown."""
    if aksi not in progress_of(blueprint):
        return empty_instrument(blueprint, links, "aksi")
    found = plan_of(blueprint, aksi)
    name = plan_name(blueprint, found)
    pages: dict[str, list[Progress]] = {}
    for one in found.progress:
        pages.setdefault(action_plan_page(blueprint, one.action.id), []).append(one)
    own = action_plan_page(blueprint, aksi)
    part = list(pages).index(own) + 1
    title = f"Rencana aksi {found.year}, {blueprint.author_name(found.author)}"
    parts = _parts(links, list(pages), part)
    whole = (
        _words(blueprint, found.year, found.progress),
        quarter_chart(links, "penyusun", name, found.progress),
        progress_chart(links, name, found.progress),
    )
    return lines(
        (
            element("p", None, link(links.page(_ALL_PLANS), "Rencana aksi semua penyusun")),
            element("h1", None, title if part == 1 else f"{title}, bagian {part}"),
            *(whole if part == 1 else ()),
            parts,
            render(links, _activities(blueprint, links, name, pages[own])),
            parts,
        )
    )


def _parts(links: Links, pages: Sequence[str], part: int) -> Html:
    """The pages of a long plan, of which one is read; nothing where there is but one."""
    if len(pages) == 1:
        return EMPTY
    told = (
        name if number == part else link(links.page(page_url(page)), name)
        for number, page in enumerate(pages, 1)
        for name in (f"bagian\N{NO-BREAK SPACE}{number}",)
    )
    return element("p", None, "Kegiatan: ", joined(" · ", told))


def _years(blueprint: Blueprint, links: Links) -> Iterator[Html]:
    for year, found in years_of_plans(blueprint).items():
        parts = (
            _words(blueprint, year, found),
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


def _words(blueprint: Blueprint, year: int, found: Sequence[Progress]) -> Html:
    """How the activities of a year stand, in sentences."""
    sums = tally(found)
    over = found[0].over
    day = long_date(blueprint.edisi.tanggal)
    until = f"triwulan {QUARTERS[over - 1]} {year}" if over else ""
    text = f"{counted(sums.activities)} direncanakan. "
    if over:
        text += f"Sampai akhir {until}: {in_states(sums)}. "
    else:
        text += f"Pada tanggal edisi ini, {day}, triwulan pertamanya belum lewat. "
    if sums.budget:
        text += f"Anggaran yang tercatat Rp{count(sums.budget)}"
        text += f"; belanja yang dilaporkan Rp{count(sums.spent)}." if sums.spent else "."
    return element("p", None, text)


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
            id=_anchor(butir.id),
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


def _anchor(tujuan: str) -> str:
    return f"aksi-{tujuan}"


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


def _activities(blueprint: Blueprint, links: Links, name: str, found: Sequence[Progress]) -> Table:
    rows = [
        Row(
            (
                _named(blueprint, links, one.action),
                f"{one.action.keluaran}: {exact(one.action.volume)} {one.action.satuan}",
                with_remark(_places(blueprint, one.action), one.action.penanggung_jawab),
                _quarters(one),
                _money(one),
            ),
            id=one.action.id,
        )
        for one in found
    ]
    return Table(
        key="aksi",
        caption=f"Kegiatan, rencana, dan realisasi, {name}",
        columns=(
            Column("Kegiatan"),
            Column("Keluaran setahun"),
            Column("Tempat dan penanggung jawab"),
            Column("Realisasi setiap triwulan", prose=True),
            Column("Anggaran dan belanja (Rp)", numeric=True),
        ),
        rows=rows,
        origin="aksi",
        note=fragment(
            "TW = triwulan; angkanya realisasi dari rencana triwulan itu saja. ",
            sources_note(blueprint, links, (one.action.sumber for one in found)),
        ),
    )


def _named(blueprint: Blueprint, links: Links, action: Aksi) -> Html:
    """The activity with its program utama, what it carries out, and the goals that it serves."""
    entry = carried_out(blueprint, action)
    government = blueprint.program_daerah.get(action.program or "")
    served: list[str] = [bidang_link(blueprint, links, action.bidang)]
    if entry is not None:
        served.append(fragment("menjalankan ", entry_link(links, entry)))
    elif government is not None:
        served.append(f"menjalankan {government.nama}")
    # A goal leads to all that serves it, which leads on to what the goal is.
    served += (link(links.page(_ALL_PLANS, _anchor(kode)), kode) for kode in action.tujuan)
    served += voices_line(blueprint, links, action.id)
    return with_remark(fragment(code(action.id), f" {action.kegiatan}"), joined(" · ", served))


def _places(blueprint: Blueprint, action: Aksi) -> Html:
    districts = ", ".join(blueprint.region_name(kode) for kode in action.kabupaten)
    subdistricts = kecamatan_names(blueprint, action.kecamatan)
    villages = ", ".join(village_names(blueprint, action.desa).values())
    names = (
        districts,
        f"Kecamatan {subdistricts}" if subdistricts else "",
        f"Desa {villages}" if villages else "",
    )
    return text_or_missing("; ".join(filter(None, names)))


def _quarters(one: Progress) -> Html:
    """Each quarter in which something was promised or done: its figure, then its state, what
    shows it and what hindered it."""
    told = [
        with_remark(f"TW\N{NO-BREAK SPACE}{name}: {_figures(quarter)}", _remarks(quarter, state))
        for name, quarter, state in zip(QUARTERS, one.action.quarters, one.states)
        if state or quarter.bukti or quarter.kendala
    ]
    return bullets(told) if told else missing()


def _figures(quarter: Quarter) -> str:
    """What was done of what was promised; the promise alone until something is reported."""
    planned = exact(quarter.rencana or Decimal(0))
    if quarter.realisasi is None:
        return f"rencana\N{NO-BREAK SPACE}{planned}"
    return f"{exact(quarter.realisasi)}{_OF}{planned}"


def _remarks(quarter: Quarter, state: str | None) -> str:
    parts = (
        state if state != COMING else None,
        f"bukti {quarter.bukti}" if quarter.bukti else None,
        f"kendala {quarter.kendala}" if quarter.kendala else None,
    )
    return "; ".join(filter(None, parts))


def _money(one: Progress) -> Html:
    remarks = (one.action.sumber_dana, f"belanja {count(one.spent)}" if one.spent else None)
    shown = count_or_missing(one.action.anggaran)
    return with_remark(shown, "; ".join(filter(None, remarks)) or None)
