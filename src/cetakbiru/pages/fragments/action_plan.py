"""The page of one action plan: what was promised and done in each quarter, row by row."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from cetakbiru.insight.action import (
    COMING,
    QUARTERS,
    Progress,
    carried_out,
    plan_of,
    progress_of,
)
from cetakbiru.insight.placed import village_names
from cetakbiru.model.addresses import page_url
from cetakbiru.model.instruments import Aksi, Quarter
from cetakbiru.model.load import Blueprint
from cetakbiru.model.made_pages import ACTION_PLANS, action_plan_page
from cetakbiru.pages.fragments.action_charts import progress_chart, quarter_chart
from cetakbiru.pages.fragments.activities import goal_anchor, plan_name, year_in_words
from cetakbiru.pages.fragments.behind import voices_line
from cetakbiru.pages.fragments.cells import (
    bidang_link,
    code,
    entry_link,
    kecamatan_names,
    sources_note,
    text_or_missing,
    with_remark,
)
from cetakbiru.pages.fragments.empty import empty_instrument
from cetakbiru.pages.fragments.html import EMPTY, Html, element, fragment, joined, lines
from cetakbiru.pages.fragments.links import Links, link
from cetakbiru.pages.fragments.numbers import count, count_or_missing, exact, missing
from cetakbiru.pages.fragments.tables import Column, Row, Table, bullets, render

_ALL_PLANS = page_url(f"{ACTION_PLANS}.md")
# Of a figure and what it is a part of, neither stands alone on a line.
_OF = "\N{NO-BREAK SPACE}dari\N{NO-BREAK SPACE}"


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
        year_in_words(blueprint, found.year, found.progress),
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
    served += (link(links.page(_ALL_PLANS, goal_anchor(kode)), kode) for kode in action.tujuan)
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
