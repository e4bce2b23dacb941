"""How many directions and programmes meet where: goals, agencies, kabupaten × program utama."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cetakbiru.insight.matrix import (
    Counts,
    agencies_by_bidang,
    column_total,
    districts_by_bidang,
    goals_by_bidang,
    row_total,
)
from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.cells import RESPONSIBLE_AGENCY, opd_link, region_link, with_remark
from cetakbiru.pages.fragments.html import Html, element, fragment
from cetakbiru.pages.fragments.links import Links, link
from cetakbiru.pages.fragments.numbers import count
from cetakbiru.pages.fragments.tables import Column, Row, Table, render

_NOTE = "Dihitung dari arah prioritas dan program edisi ini; yang dicabut tidak dihitung."
_NOTHING = "Tabel ini tersusun setelah arah atau program dicatat."


def goals_matrix(blueprint: Blueprint, links: Links) -> Html:
    """Goals that programmes serve, and all goals of the region's own plans, × program utama."""
    counts = goals_by_bidang(blueprint)
    served = {goal for goal, _ in counts}
    rows = [
        (
            butir.id,
            fragment(link(links.tujuan(butir.id), butir.id), f" {butir.nama}"),
        )
        for plan in blueprint.rencana.values()
        for butir in plan.butir
        if butir.id in served or (plan.jenis in ("rpd", "rpjmd") and butir.jenis == "tujuan")
    ]
    table = _matrix(
        blueprint,
        links,
        "tujuan",
        "Banyaknya arah dan program menurut tujuan daerah dan program utama",
        "Tujuan daerah",
        counts,
        rows,
    )
    return fragment(
        table,
        "\n",
        element(
            "p",
            {"class": "ppm-catatan"},
            "Satu arah atau program dapat melayani lebih dari satu tujuan, sehingga kolom tidak "
            "dijumlahkan. "
            "Padanan tujuan dan program utama adalah usulan penyusun, bukan matriks resmi.",
        ),
    )


def agencies_matrix(blueprint: Blueprint, links: Links) -> Html:
    """Agencies that lead a programme × program utama."""
    counts = agencies_by_bidang(blueprint)
    leading = {opd for opd, _ in counts}
    rows = [
        (item.kode, with_remark(opd_link(blueprint, links, item.kode), item.nama))
        for item in blueprint.opd.values()
        if item.kode in leading
    ]
    caption = f"Banyaknya arah dan program menurut {RESPONSIBLE_AGENCY} dan program utama"
    last_rows = (_sums(blueprint, counts),)
    return _matrix(blueprint, links, "opd", caption, RESPONSIBLE_AGENCY, counts, rows, last_rows)


def districts_matrix(blueprint: Blueprint, links: Links) -> Html:
    """Kabupaten and kota × program utama."""
    rows = [(code, region_link(blueprint, links, code)) for code in blueprint.kabupaten]
    caption = "Banyaknya arah dan program menurut kabupaten atau kota dan program utama"
    head = "Kabupaten atau kota"
    counts = districts_by_bidang(blueprint)
    last_rows = (_sums(blueprint, counts),)
    return _matrix(blueprint, links, "kabupaten", caption, head, counts, rows, last_rows)


def _matrix(
    blueprint: Blueprint,
    links: Links,
    key: str,
    caption: str,
    head: str,
    counts: Counts,
    rows: Iterable[tuple[str, Html]],
    last_rows: Sequence[Row] = (),
) -> Html:
    """One row a key, one column a program utama, with the sums of rows; then `last_rows`.

    Where there is nothing to count it is a sentence, not a table of zeros.
    """
    if not any(counts.values()):
        return element("p", {"class": "ppm-belum-ada"}, _NOTHING)
    bidang = blueprint.bidang.values()
    shown = [
        Row(
            (
                name,
                *(_cell(counts.get((code, item.kode), 0)) for item in bidang),
                count(row_total(counts, code)),
            )
        )
        for code, name in rows
    ]
    return render(
        links,
        Table(
            key=f"matriks-{key}",
            caption=caption,
            columns=(
                Column(head),
                *(Column(item.nama_pendek, True, links.bidang(item)) for item in bidang),
                Column("Jumlah", numeric=True),
            ),
            rows=[*shown, *last_rows],
            origin="program",
            note=fragment(_NOTE),
            matrix=True,
        ),
    )


def _sums(blueprint: Blueprint, counts: Counts) -> Row:
    sums = [column_total(counts, bidang) for bidang in blueprint.bidang]
    return Row(("Jumlah", *(count(value) for value in sums), count(sum(sums))))


def _cell(value: int) -> Html:
    if value:
        return fragment(count(value))
    return element("span", {"class": "ppm-nol"}, "0")
