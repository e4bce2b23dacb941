"""Focus on a page: the measure, and programmes, agencies and companies by it."""

from __future__ import annotations

from collections.abc import Mapping

from cetakbiru.base.plain import with_comma
from cetakbiru.insight.entries import active
from cetakbiru.insight.focus import concentration, spread_evenly
from cetakbiru.model.alignment import alignment_rules, has_rules
from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.cells import region_link, sources_note
from cetakbiru.pages.fragments.html import Html, element, fragment, lines
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.numbers import count, missing
from cetakbiru.pages.fragments.tables import Column, Row, Table, render


def focus_measure(blueprint: Blueprint, links: Links) -> Html:
    """How focus is measured, with its sources."""
    if not has_rules(blueprint):
        return element("p", None, "Ukuran fokus dimuat setelah aturannya ditulis.")
    rules = alignment_rules(blueprint).fokus
    few, many = (
        with_comma(10**5 // limit, 1).removesuffix(",0")
        for limit in (rules.terfokus_mulai, rules.menyebar_di_bawah)
    )
    limits = (
        f"Program terfokus bila sebarannya setara dengan {few} bagian sama besar atau kurang, dan "
        f"menyebar bila setara dengan lebih dari {many} bagian."
    )
    note = (
        f"Batas indeksnya {with_comma(rules.terfokus_mulai, 4)} dan "
        f"{with_comma(rules.menyebar_di_bawah, 4)}. "
    )
    sources = sources_note(blueprint, links, rules.sumber)
    cited = element("p", {"class": "ppm-catatan"}, note, sources)
    return lines((element("p", None, rules.uraian), element("p", None, limits), cited))


def district_focus(blueprint: Blueprint, links: Links) -> Html:
    """The focus of each kabupaten's programmes over kecamatan and sub-programme.

    One sentence while no programme names a kecamatan: fourteen empty rows would say no more.
    """
    every = active(blueprint.program.values())
    if not any(program.kecamatan for program in every):
        return element(
            "p",
            None,
            "Fokus setiap wilayah dihitung setelah programnya menyebut kecamatan. "
            "Kecamatan ditetapkan lewat pemetaan sosial dan konsultasi, dan tidak ditebak di sini.",
        )
    rows = []
    for kode in blueprint.kabupaten:
        programs = active(blueprint.programs_of_kabupaten(kode))
        placed = [program for program in programs if program.kecamatan]
        shares = spread_evenly(
            (1, [(name, program.subprogram or program.bidang) for name in program.kecamatan])
            for program in placed
        )
        rows.append(
            Row(
                (
                    region_link(blueprint, links, kode),
                    count(len(programs)),
                    count(len(placed)),
                    count(len({name for program in placed for name in program.kecamatan})),
                    _focus_cell(blueprint, shares),
                )
            )
        )
    return render(
        links,
        Table(
            key="fokus-wilayah",
            caption="Fokus program menurut kecamatan dan subprogram",
            columns=(
                Column("Kabupaten atau kota"),
                Column("Program", numeric=True),
                Column("Menyebut kecamatan", numeric=True),
                Column("Kecamatan yang disebut", numeric=True),
                Column("Fokus"),
            ),
            rows=rows,
            origin="program",
        ),
    )


def _focus_cell(blueprint: Blueprint, shares: Mapping[tuple[str, str], int]) -> Html:
    if not shares or not has_rules(blueprint):
        return missing()
    found = concentration(shares, alignment_rules(blueprint).fokus)
    if found is None:
        return missing()
    return fragment(
        f"{found.verdict}, indeks {with_comma(found.index, 4)}, setara "
        f"{with_comma(found.equal_parts, 1)} dari {found.parts}"
    )
