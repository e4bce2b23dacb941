"""The result of the priority rule for a kabupaten with its calculation, and the rule itself."""

from __future__ import annotations

from collections.abc import Iterable

from cetakbiru.insight.indicators import share_count
from cetakbiru.insight.priority import Proposal, Reason, compute
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Ambang, Calon, Program
from cetakbiru.pages.fragments.cells import (
    RESPONSIBLE_AGENCY,
    bidang_link,
    code,
    indicator_link,
    opd_link,
    program_link,
    region_link,
    sources_note,
    status_badge,
    year_with_age,
)
from cetakbiru.pages.fragments.html import Html, element, fragment, joined, lines
from cetakbiru.pages.fragments.links import METHOD_PAGE, Links, link
from cetakbiru.pages.fragments.numbers import amount, missing
from cetakbiru.pages.fragments.tables import Column, Row, Table, bullets, render, small


def district_priorities(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    """Which candidates the rule proposes, why, and to which programme each has led."""
    proposals = compute(blueprint).get(kabupaten, ())
    programs = blueprint.programs_of_kabupaten(kabupaten)
    name = blueprint.region_name(kabupaten)
    rows = [
        Row(
            (
                code(proposal.calon.kode),
                bidang_link(blueprint, links, bidang),
                proposal.calon.nama,
                _reasons(blueprint, links, proposal),
                _outcome(blueprint, links, kabupaten, proposal, programs),
            )
        )
        for bidang in blueprint.bidang
        for proposal in proposals
        if proposal.calon.bidang == bidang
    ]
    cited = [
        reason.value.sumber
        for proposal in proposals
        for reason in proposal.reasons
        if reason.value is not None
    ]
    table = Table(
        key=f"prioritas-{kabupaten}",
        caption=f"Calon program {name} menurut aturan prioritas, dengan perhitungannya",
        columns=(
            Column("Calon"),
            Column("Program utama"),
            Column("Nama calon"),
            Column("Lahir karena"),
            Column("Program dalam daftar"),
        ),
        rows=rows,
        origin="aturan_prioritas",
        data="calon",
        note=sources_note(blueprint, links, (*cited, blueprint.aturan.sumber)),
    )
    parts = [
        _threshold_text(blueprint, links),
        render(links, table) if rows else element("p", None, missing("belum ada calon")),
        _without_proposal(blueprint, links, proposals),
        _outside_rule(links, programs),
    ]
    return lines(parts)


def _threshold_text(blueprint: Blueprint, links: Links) -> Html:
    total = len(blueprint.kabupaten)
    return element(
        "p",
        None,
        f"Ambang: {_share(blueprint.aturan.ambang)} terlemah, yaitu "
        f"{share_count(total, blueprint.aturan.ambang)} dari {total} kabupaten dan kota bila "
        "semuanya punya nilai. Peringkat 1 adalah keadaan terbaik. Cara menghitung ada pada ",
        link(links.page(METHOD_PAGE), "metode"),
        ".",
    )


def _share(ambang: Ambang) -> str:
    names = {(1, 2): "setengah", (1, 3): "sepertiga", (1, 4): "seperempat", (1, 5): "seperlima"}
    pair = (ambang.pembilang, ambang.penyebut)
    return names.get(pair, f"{ambang.pembilang}/{ambang.penyebut} bagian")


def _reasons(blueprint: Blueprint, links: Links, proposal: Proposal) -> Html:
    found = bullets(_reason(blueprint, links, reason) for reason in proposal.reasons)
    if not proposal.supplementary:
        return found
    remark = (
        "Pelengkap: bidang ini belum punya calon, jadi dipilih indikator yang relatif terlemah."
    )
    return fragment(found, " ", small(remark))


def _reason(blueprint: Blueprint, links: Links, reason: Reason) -> Html:
    if reason.value is None:
        issue = blueprint.isu[reason.id]
        return fragment("isu ", link(links.isu(issue.id), issue.id), f" {issue.judul}")
    item = blueprint.indikator[reason.id]
    parts: list[str] = [
        indicator_link(blueprint, links, item.id),
        f" {amount(reason.value.nilai, item)} (",
        year_with_age(blueprint, reason.value.tahun),
        ")",
    ]
    if reason.rank is not None and reason.of is not None:
        limit = share_count(reason.of, blueprint.aturan.ambang)
        parts.append(f": peringkat {reason.rank} dari {reason.of}, ambang {limit} terlemah")
    return fragment(*parts)


def _outcome(
    blueprint: Blueprint,
    links: Links,
    kabupaten: str,
    proposal: Proposal,
    programs: Iterable[Program],
) -> Html:
    calon = proposal.calon.kode
    born = [program for program in programs if program.calon == calon]
    if born:
        return bullets(
            fragment(program_link(links, program), " ", status_badge(program.status))
            for program in born
        )
    for exception in blueprint.aturan.pengecualian:
        if (exception.kabupaten, exception.calon) == (kabupaten, calon):
            return fragment(f"Tidak dimuat: {exception.alasan}")
    return missing("belum dimuat")


def _without_proposal(blueprint: Blueprint, links: Links, proposals: Iterable[Proposal]) -> Html:
    served = {proposal.calon.bidang for proposal in proposals}
    absent = [
        bidang_link(blueprint, links, bidang) for bidang in blueprint.bidang if bidang not in served
    ]
    if not absent:
        return Html("")
    return element(
        "p",
        {"class": "ppm-catatan"},
        "Tanpa calon dari aturan: ",
        joined(", ", absent),
        ". Aturan belum punya dasar untuk bidang itu.",
    )


def _outside_rule(links: Links, programs: Iterable[Program]) -> Html:
    """Programmes that a person proposed, with the reason given."""
    found = [program for program in programs if program.calon is None]
    if not found:
        return Html("")
    items = (
        element(
            "li",
            None,
            program_link(links, program),
            f" {program.nama}: ",
            program.alasan_ubah or missing("alasan belum ditulis"),
        )
        for program in found
    )
    title = element("p", None, "Program yang tidak lahir dari aturan:")
    return fragment(title, "\n", element("ul", {"class": "ppm-butir"}, *items))


def priority_rule(blueprint: Blueprint, links: Links) -> Html:
    """The rule in words, its candidates, and the exceptions that a person made."""
    rule = blueprint.aturan
    table = Table(
        key="aturan-calon",
        caption="Calon program dan dasar yang melahirkannya",
        columns=(
            Column("Kode"),
            Column("Program utama"),
            Column("Nama calon"),
            Column("Lahir bila"),
            Column("Hasil yang dituju"),
            Column("Indikator hasil"),
            Column(RESPONSIBLE_AGENCY),
        ),
        rows=[_candidate(blueprint, links, calon) for calon in rule.calon],
        origin="aturan_prioritas",
        data="calon",
        note=sources_note(blueprint, links, (rule.sumber,)),
    )
    text = f"Ambang: {_share(rule.ambang)} terlemah."
    if rule.minimum_per_kabupaten:
        least = rule.minimum_per_kabupaten
        text += f" Setiap kabupaten dan kota memuat sekurangnya {least} program."
    return lines(
        (
            element("p", None, element("strong", None, f"{rule.judul}. "), rule.uraian),
            element("p", None, text),
            render(links, table),
            _exceptions(blueprint, links),
        )
    )


def _candidate(blueprint: Blueprint, links: Links, calon: Calon) -> Row:
    basis = [
        *(
            fragment("terlemah pada ", indicator_link(blueprint, links, item))
            for item in calon.dasar.indikator
        ),
        *(
            fragment("isu ", link(links.isu(item), item), f" {blueprint.isu[item].judul}")
            for item in calon.dasar.isu
        ),
    ]
    born = bullets(basis) if basis else missing("belum ada dasar")
    if calon.pelengkap:
        born = fragment(born, " ", small("Dipakai juga sebagai pelengkap."))
    return Row(
        (
            code(calon.kode),
            bidang_link(blueprint, links, calon.bidang),
            calon.nama,
            born,
            calon.hasil,
            missing("belum ada indikator")
            if calon.indikator is None
            else indicator_link(blueprint, links, calon.indikator),
            opd_link(blueprint, links, calon.opd),
        ),
        id=f"calon-{calon.kode}",
    )


def _exceptions(blueprint: Blueprint, links: Links) -> Html:
    rule = blueprint.aturan
    if not rule.pengecualian:
        return element("p", {"class": "ppm-catatan"}, "Tidak ada pengecualian dari aturan ini.")
    rows = [
        Row(
            (
                region_link(blueprint, links, item.kabupaten),
                item.calon,
                blueprint.calon[item.calon].nama,
                item.alasan,
            )
        )
        for item in rule.pengecualian
    ]
    return render(
        links,
        Table(
            key="aturan-pengecualian",
            caption="Calon yang lahir dari aturan tetapi tidak dimuat",
            columns=(
                Column("Kabupaten atau kota"),
                Column("Calon"),
                Column("Nama calon"),
                Column("Alasan"),
            ),
            rows=rows,
            origin="aturan_prioritas",
            data="aturan_prioritas_pengecualian",
            note=sources_note(blueprint, links, (rule.sumber,)),
        ),
    )
