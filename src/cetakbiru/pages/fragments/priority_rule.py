"""The rule that directions follow: its thresholds, its candidates, and what a person left out."""

from __future__ import annotations

from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Ambang, Calon
from cetakbiru.pages.fragments.cells import (
    RESPONSIBLE_AGENCY,
    bidang_link,
    code,
    indicator_link,
    opd_link,
    region_link,
    sources_note,
)
from cetakbiru.pages.fragments.html import Html, element, fragment, lines
from cetakbiru.pages.fragments.links import Links, link
from cetakbiru.pages.fragments.numbers import exact, missing
from cetakbiru.pages.fragments.tables import Column, Row, Table, bullets, render, small


def priority_rule(blueprint: Blueprint, links: Links) -> Html:
    """The rule in words, its candidates, and the exceptions that a person made."""
    rule = blueprint.aturan
    table = Table(
        key="aturan-calon",
        caption="Panduan, dasar yang menjadikannya arah, dan daya ungkitnya",
        columns=(
            Column("Kode"),
            Column("Program utama"),
            Column("Panduan"),
            Column("Menjadi arah bila"),
            Column("Daya ungkit"),
            Column("Hasil yang dituju"),
            Column("Indikator hasil"),
            Column(RESPONSIBLE_AGENCY),
        ),
        rows=[_candidate(blueprint, links, calon) for calon in rule.calon],
        origin="aturan_prioritas",
        data="calon",
        note=sources_note(blueprint, links, (rule.sumber,)),
    )
    factors = rule.daya_ungkit
    text = (
        f"Ambang: {share_words(rule.ambang)} terbawah. "
        f"Daya ungkit: langsung {exact(factors.langsung)}, sebagian {exact(factors.sebagian)}, "
        f"terbatas {exact(factors.terbatas)}. Satu isu khusus wilayah disetarakan dengan "
        f"ketertinggalan {exact(rule.nilai_isu)}."
    )
    return lines(
        (
            element(
                "p",
                {"class": "ppm-baris"},
                element("strong", None, f"{rule.judul}. "),
                rule.uraian.strip(),
            ),
            element("p", None, text),
            render(links, table),
            _exceptions(blueprint, links),
        )
    )


def _candidate(blueprint: Blueprint, links: Links, calon: Calon) -> Row:
    basis = [
        *(
            fragment("tertinggal pada ", indicator_link(blueprint, links, item))
            for item in calon.dasar.indikator
        ),
        *(
            fragment("isu ", link(links.isu(item), item), f" {blueprint.isu[item].judul}")
            for item in calon.dasar.isu
        ),
    ]
    born = bullets(basis) if basis else missing()
    if calon.pelengkap:
        born = fragment(born, " ", small("Dipakai juga sebagai pelengkap."))
    return Row(
        (
            code(calon.kode),
            bidang_link(blueprint, links, calon.bidang),
            calon.nama,
            born,
            calon.daya_ungkit,
            calon.hasil,
            missing()
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
            caption="Arah yang dikecualikan dari hasil aturan",
            columns=(
                Column("Kabupaten atau kota"),
                Column("Kode"),
                Column("Panduan"),
                Column("Alasan"),
            ),
            rows=rows,
            origin="aturan_prioritas",
            data="aturan_prioritas_pengecualian",
            note=sources_note(blueprint, links, (rule.sumber,)),
        ),
    )


def share_words(ambang: Ambang) -> str:
    """Which share of the places counts as lagging: "sepertiga"."""
    names = {(1, 2): "setengah", (1, 3): "sepertiga", (1, 4): "seperempat", (1, 5): "seperlima"}
    pair = (ambang.pembilang, ambang.penyebut)
    return names.get(pair, f"{ambang.pembilang}/{ambang.penyebut} bagian")
