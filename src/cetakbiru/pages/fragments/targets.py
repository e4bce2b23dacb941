"""Targets that are proposed by calculation, always marked as such."""

from __future__ import annotations

from decimal import Decimal

from cetakbiru.insight.indicators import latest_values
from cetakbiru.insight.targets import ProposedTarget, proposed_targets
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Indikator
from cetakbiru.pages.fragments.cells import region_link, sources_note
from cetakbiru.pages.fragments.html import Html, element, fragment
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.numbers import number, shown_unit
from cetakbiru.pages.fragments.tables import Column, Row, Table, render


def target_proposals(blueprint: Blueprint, links: Links, indikator: str) -> Html:
    """What each kabupaten could aim at, beside what it was calculated from."""
    item, year = blueprint.indikator[indikator], latest_values(blueprint, indikator)
    targets, aimed = proposed_targets(blueprint, indikator), blueprint.aturan.usulan_target
    if year is None or aimed is None or not targets:
        return element(
            "p",
            None,
            f"{item.nama}: usulan target dihitung setelah ada angka yang cukup baru untuk "
            "sedikitnya dua pertiga wilayah.",
        )
    unit = shown_unit(item)
    return render(
        links,
        Table(
            key=f"usulan-target-{item.id}",
            caption=f"{item.nama}{f' ({unit})' if unit else ''}: usulan target {aimed.tahun}, "
            "hasil hitungan dan bukan ketetapan",
            columns=(
                Column("Kabupaten atau kota"),
                Column(f"Nilai awal {year.tahun}", numeric=True),
                Column(f"Tren sampai {aimed.tahun}", numeric=True),
                Column(f"Median {year.tahun}", numeric=True),
                Column(f"Usulan {aimed.tahun} (dihitung)", numeric=True),
            ),
            rows=[_row(blueprint, links, item, code, target) for code, target in targets.items()],
            origin="nilai",
            note=fragment(
                f"Ambisi {aimed.ambisi} persen dari jarak ke tren atau median, yang lebih jauh; "
                "tanda – berarti tidak ada tahun pembanding. ",
                sources_note(blueprint, links, (each.awal.sumber for each in targets.values())),
            ),
        ),
    )


def _row(
    blueprint: Blueprint, links: Links, item: Indikator, code: str, target: ProposedTarget
) -> Row:
    def shown(value: Decimal | None) -> str:
        return "–" if value is None else number(value, item.desimal)

    figures = (target.awal.nilai, target.tren, target.median, target.usulan)
    return Row((region_link(blueprint, links, code), *(shown(value) for value in figures)))
