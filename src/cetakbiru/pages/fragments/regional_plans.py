"""Program utama, plans of the region with their goals, and the crosswalk between the two."""

from __future__ import annotations

from collections.abc import Sequence

from cetakbiru.insight.directions import Direction
from cetakbiru.insight.entries import entries_of_bidang
from cetakbiru.insight.indicators import indicators_of
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Bidang, Program
from cetakbiru.pages.fragments.cells import (
    bidang_link,
    bidang_links,
    code,
    guide_link,
    indicator_link,
    source_link,
    sources_note,
    with_remark,
)
from cetakbiru.pages.fragments.html import Html, element, fragment, joined, lines
from cetakbiru.pages.fragments.links import Links, link
from cetakbiru.pages.fragments.numbers import count, missing, years
from cetakbiru.pages.fragments.signs import sign
from cetakbiru.pages.fragments.tables import Column, Row, Table, bullets, definitions, render

_SECONDARY = "menurut sumber sekunder"


def bidang_table(blueprint: Blueprint, links: Links) -> Html:
    """The program utama with their parts and the groups of commodities that are judged by them."""
    groups = blueprint.kelompok_komoditas.values()
    rows = [
        Row(
            (
                fragment(sign(blueprint, item.kode), bidang_link(blueprint, links, item.kode)),
                item.kode,
                item.nama,
                _subprograms(item),
                *("ya" if group.kode in item.dinilai else "tidak disebut" for group in groups),
                count(len(entries_of_bidang(blueprint, item.kode))),
            )
        )
        for item in blueprint.bidang.values()
    ]
    sources = [item.sumber for item in blueprint.bidang.values()]
    remarks = (
        element(
            "p",
            {"class": "ppm-catatan"},
            f"{group.nama} ({_confidence(group.keyakinan)}): {group.keterangan} ",
            sources_note(blueprint, links, (group.sumber,)),
        )
        for group in groups
    )
    table = Table(
        key="bidang",
        caption="Program utama, subprogram, dan kelompok komoditas yang dinilai",
        columns=(
            Column("Program utama"),
            Column("Kode"),
            Column("Nama lengkap"),
            Column("Subprogram", prose=True),
            *(Column(f"Dinilai: {group.nama}") for group in groups),
            Column("Arah dan program", numeric=True),
        ),
        rows=rows,
        origin="bidang",
        note=sources_note(blueprint, links, sources),
    )
    return lines((render(links, table), *remarks))


def main_program(blueprint: Blueprint, links: Links, bidang: str) -> Html:
    """One program utama: full name, parts, who is judged by it, its goals and indicators."""
    item = blueprint.bidang[bidang]
    goals = blueprint.goals_of(bidang)
    guides = [guide_link(links, one) for one in blueprint.aturan.calon if one.bidang == bidang]
    indicators = indicators_of(blueprint.indikator.values(), bidang)
    bound = (
        f"{group.nama} ({_confidence(group.keyakinan)})"
        for code in item.dinilai
        for group in (blueprint.kelompok_komoditas[code],)
    )
    named = (indicator_link(blueprint, links, one.id) for one in indicators)
    entries = entries_of_bidang(blueprint, bidang)
    programs = sum(isinstance(one, Program) for one in entries)
    filling = sum(isinstance(one, Direction) and one.supplementary for one in entries)
    directions = count(len(entries) - programs - filling)
    if filling:
        directions += f", ditambah {count(filling)} pelengkap"
    facts = definitions(
        (
            ("Kode", item.kode),
            ("Nama lengkap", item.nama),
            ("Subprogram", _subprograms(item)),
            ("Dinilai untuk", "; ".join(bound) or missing()),
            ("Tujuan daerah (usulan padanan)", goal_list(blueprint, links, goals)),
            *([("Panduan", bullets(guides))] if guides else []),
            ("Indikator", joined(", ", named) or missing()),
            ("Arah prioritas", directions),
            ("Program", count(programs)),
            ("Sumber", source_link(blueprint, links, item.sumber)),
        ),
        "ppm-rincian",
    )
    return element("div", {"class": "ppm-bertanda"}, sign(blueprint, bidang), "\n", facts)


def _subprograms(item: Bidang) -> Html:
    if not item.subprogram:
        return missing("tidak ada subprogram pada sumber")
    return bullets(f"{part.kode} {part.nama}" for part in item.subprogram)


def _confidence(keyakinan: str) -> str:
    return "menurut sumber resmi" if keyakinan == "resmi" else _SECONDARY


def goal_list(blueprint: Blueprint, links: Links, goals: Sequence[str]) -> Html:
    """Goals with their codes, each once."""
    if not goals:
        return missing()
    return bullets(
        fragment(link(links.tujuan(goal), goal), f" {blueprint.tujuan[goal].nama}")
        for goal in dict.fromkeys(goals)
    )


def crosswalk(blueprint: Blueprint, links: Links) -> Html:
    """Which goals each program utama serves, as this project proposes it."""
    padanan = blueprint.padanan
    rows = [
        Row(
            (
                bidang_link(blueprint, links, item.bidang),
                goal_list(blueprint, links, list(item.tujuan)),
                item.alasan or missing(),
            )
        )
        for item in padanan.padanan
    ]
    return render(
        links,
        Table(
            key="padanan",
            caption="Padanan program utama dan tujuan daerah (usulan)",
            columns=(Column("Program utama"), Column("Tujuan daerah"), Column("Alasan")),
            rows=rows,
            origin="padanan",
            note=fragment(
                padanan.keterangan, " ", sources_note(blueprint, links, (padanan.sumber,))
            ),
        ),
    )


def plan(blueprint: Blueprint, links: Links, rencana: str) -> Html:
    """One plan: its vision, goals and the program utama that serve them."""
    item = blueprint.rencana[rencana]
    served = _served_by(blueprint)
    with_bidang = any(butir.id in served for butir in item.butir)
    period = years(item.awal, item.akhir)
    heads = [Column("Kode"), Column("Jenis"), Column("Bunyi")]
    if with_bidang:
        heads.append(Column("Program utama yang melayani (usulan)"))
    rows = [
        Row(
            (
                code(butir.id),
                f"{butir.jenis} {butir.nomor}",
                with_remark(butir.nama, butir.uraian),
                *(
                    (bidang_links(blueprint, links, served.get(butir.id, ())) or missing(),)
                    if with_bidang
                    else ()
                ),
            ),
            id=f"tujuan-{butir.id}",
        )
        for butir in item.butir
    ]
    where = f", {item.wilayah}" if item.wilayah else ""
    table = Table(
        key=f"rencana-{rencana}",
        caption=f"{item.judul}{where}"
        if period in item.judul
        else f"{item.judul}{where}, {period}",
        columns=heads,
        rows=rows,
        origin="rencana",
        data="tujuan",
        note=_plan_note(blueprint, links, rencana),
    )
    parts = [render(links, table)]
    if item.visi:
        parts.insert(0, element("p", None, element("strong", None, "Visi: "), item.visi))
    if item.lingkup == "provinsi lain":
        warning = "Pembanding dari provinsi lain; tidak berlaku di provinsi ini."
        parts.insert(0, element("p", {"class": "ppm-pembanding"}, warning))
    return lines(parts)


def _plan_note(blueprint: Blueprint, links: Links, rencana: str) -> Html:
    item = blueprint.rencana[rencana]
    sources = (item.sumber, *(butir.sumber for butir in item.butir))
    note = sources_note(blueprint, links, sources)
    return fragment(f"{item.catatan} ", note) if item.catatan else note


def _served_by(blueprint: Blueprint) -> dict[str, tuple[str, ...]]:
    """Goal → program utama that serve it, by the crosswalk."""
    pairs = [(goal, one.bidang) for one in blueprint.padanan.padanan for goal in one.tujuan]
    found: dict[str, list[str]] = {}
    for goal, bidang in pairs:
        found.setdefault(goal, []).append(bidang)
    return {goal: tuple(dict.fromkeys(bidang)) for goal, bidang in found.items()}
