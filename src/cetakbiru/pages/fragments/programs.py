"""Programmes in full: those of a kabupaten, and one as a card."""

from __future__ import annotations

from collections.abc import Iterable

from cetakbiru.insight.entries import Entry, known_entries
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Program
from cetakbiru.pages.fragments.cells import (
    RESPONSIBLE_AGENCY,
    bidang_link,
    entry_link,
    guide_link,
    indicator_link,
    kecamatan_names,
    opd_link,
    region_link,
    source_link,
    sources_note,
    status_badge,
    text_or_missing,
    year_with_age,
)
from cetakbiru.pages.fragments.citations import program_citation, program_feedback
from cetakbiru.pages.fragments.editions import program_history
from cetakbiru.pages.fragments.html import Html, element, fragment, joined, lines
from cetakbiru.pages.fragments.links import Links, link
from cetakbiru.pages.fragments.numbers import (
    amount,
    count,
    date_element,
    exact,
    missing,
    number,
    years,
)
from cetakbiru.pages.fragments.tables import Column, Row, Table, bullets, definitions, render


def district_programs(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    """The programmes of a kabupaten: an overview, then each in full under its program utama."""
    programs = blueprint.programs_of_kabupaten(kabupaten)
    name = blueprint.region_name(kabupaten)
    if not programs:
        return element(
            "p",
            None,
            f"Program bertempat dan berpenanggung jawab untuk {name} dicantumkan di sini setelah "
            "diusulkan pemiliknya. Rancanglah program dari arah di atas dengan panduannya.",
        )
    table = render(
        links,
        Table(
            key=f"program-{kabupaten}",
            caption=f"Program {name}",
            columns=(
                Column("ID"),
                Column("Program"),
                Column("Lokasi"),
                Column("Keluaran"),
                Column("Tahun"),
                Column(RESPONSIBLE_AGENCY),
                Column("Status"),
            ),
            rows=[
                Row(
                    (
                        entry_link(links, program),
                        program.nama,
                        text_or_missing(place_names(blueprint, program)),
                        output(program),
                        years(program.tahun_awal, program.tahun_akhir),
                        opd_link(blueprint, links, program.opd),
                        status_badge(program.status),
                    )
                )
                for program in programs
            ],
            origin="program",
            data=f"program-{kabupaten}",
            note=sources_note(blueprint, links, (program.sumber for program in programs)),
        ),
    )
    overview = element("div", {"class": "ppm-daftar-program"}, "\n", table, "\n")
    groups = (
        _group(blueprint, links, bidang, [one for one in programs if one.bidang == bidang])
        for bidang in blueprint.bidang
        if any(one.bidang == bidang for one in programs)
    )
    cards = element("div", {"class": "ppm-kelompok-kelompok"}, "\n", lines(groups), "\n")
    return lines((overview, cards))


def _group(blueprint: Blueprint, links: Links, bidang: str, programs: list[Program]) -> Html:
    heading = element(
        "h3",
        {"id": links.unique_id(f"bidang-{bidang}")},
        blueprint.bidang[bidang].nama_pendek,
    )
    articles = (_article(blueprint, links, program) for program in programs)
    return element("div", {"class": "ppm-kelompok"}, "\n", lines((heading, *articles)), "\n")


def _article(blueprint: Blueprint, links: Links, program: Program) -> Html:
    """One programme in full; its ID is its anchor and, as a link, its permanent address."""
    rest = element(
        "details",
        {"class": "ppm-lipat"},
        "\n",
        lines(
            (
                element(
                    "summary",
                    None,
                    "Rincian",
                    element("span", {"class": "ppm-tersembunyi"}, f" {program.id}"),
                ),
                definitions(_facts(blueprint, links, program), "ppm-rincian"),
                program_feedback(blueprint, links, program),
            )
        ),
        "\n",
    )
    parts = (
        element("h4", None, program.nama),
        element(
            "p",
            {"class": "ppm-program-identitas"},
            entry_link(links, program),
            " ",
            status_badge(program.status),
        ),
        element("p", None, element("strong", None, "Hasil yang dituju: "), program.hasil),
        definitions(_main_facts(blueprint, links, program), "ppm-rincian"),
        rest,
        program_citation(blueprint, links, program),
    )
    css = f"ppm-program ppm-program--{program.status}"
    return element("article", {"id": program.id, "class": css}, "\n", lines(parts), "\n")


def _main_facts(blueprint: Blueprint, links: Links, program: Program) -> list[tuple[str, str]]:
    """What is read first: how the outcome is seen, where it stands and who leads."""
    return [
        ("Keluaran", output(program)),
        ("Tahun", text_or_missing(years(program.tahun_awal, program.tahun_akhir))),
        ("Lokasi", text_or_missing(place_names(blueprint, program))),
        ("Indikator hasil", outcome_indicator(blueprint, links, program)),
        ("Nilai awal", baseline(blueprint, links, program)),
        ("Target", _targets(blueprint, program)),
        (RESPONSIBLE_AGENCY, opd_link(blueprint, links, program.opd)),
    ]


def _facts(blueprint: Blueprint, links: Links, program: Program) -> list[tuple[str, str]]:
    facts: list[tuple[str, str]] = [
        ("Penerima manfaat", program.penerima_manfaat),
        ("Tujuan daerah", _goals(blueprint, links, program.tujuan)),
        ("Dasar", _basis(blueprint, links, program)),
        ("Sumber", source_link(blueprint, links, program.sumber)),
        ("Ditinjau", date_element(program.ditinjau)),
        ("Riwayat edisi", program_history(blueprint, links, program.id)),
    ]
    if program.subprogram:
        facts.insert(0, ("Subprogram", blueprint.subprogram[program.subprogram].nama))
    if program.calon:
        guide = guide_link(links, blueprint.calon[program.calon])
        facts.insert(0, ("Panduan", guide))
    if program.biaya_minimum is not None or program.biaya_maksimum is not None:
        facts.append(("Perkiraan biaya", costs(program)))
    if program.mitra:
        facts.append(("Mitra", program.mitra))
    if program.asal_kebutuhan:
        facts.append(("Asal kebutuhan", program.asal_kebutuhan))
    if program.diganti_oleh:
        known = known_entries(blueprint)
        successors = (entry_link(links, known[one]) for one in program.diganti_oleh)
        facts.append(("Diganti oleh", joined(", ", successors)))
    if program.catatan:
        facts.append(("Catatan", program.catatan))
    return facts


def place_names(blueprint: Blueprint, program: Program) -> str:
    """Where the programme is: its villages, else its kecamatan."""
    if program.desa:
        known = {
            one.kode: one.nama
            for kecamatan in dict.fromkeys(kode.rpartition(".")[0] for kode in program.desa)
            for one in blueprint.desa_of(kecamatan)
        }
        return ", ".join(known.get(kode, kode) for kode in program.desa)
    return kecamatan_names(blueprint, program.kecamatan)


def output(program: Program) -> Html:
    """What is made or served, with its amount."""
    if program.volume is None:
        return fragment(program.keluaran)
    return fragment(f"{program.keluaran}: {exact(program.volume)} {program.satuan}")


def costs(program: Program) -> Html:
    """The band of costs in rupiah, with what it rests on."""
    band = "–".join(
        count(value)
        for value in dict.fromkeys((program.biaya_minimum, program.biaya_maksimum))
        if value is not None
    )
    return fragment(f"Rp{band}", f" ({program.dasar_biaya})" if program.dasar_biaya else "")


def outcome_indicator(blueprint: Blueprint, links: Links, program: Entry) -> Html:
    """The indicator that shows the outcome."""
    if program.indikator is None:
        return missing()
    return indicator_link(blueprint, links, program.indikator)


def baseline(blueprint: Blueprint, links: Links, program: Entry) -> Html:
    """The value at the beginning with its year and source."""
    if program.baseline is None or program.indikator is None:
        return missing()
    parts: list[str] = [amount(program.baseline, blueprint.indikator[program.indikator])]
    if program.baseline_tahun is not None:
        parts += [" (", year_with_age(blueprint, program.baseline_tahun), ")"]
    if program.baseline_sumber is not None:
        parts += [", ", source_link(blueprint, links, program.baseline_sumber)]
    return fragment(*parts)


def _targets(blueprint: Blueprint, program: Entry) -> Html:
    if not program.target or program.indikator is None:
        return missing()
    decimals = blueprint.indikator[program.indikator].desimal
    found = (f"{year}: {number(value, decimals)}" for year, value in program.target)
    return fragment("; ".join(found))


def _goals(blueprint: Blueprint, links: Links, goals: Iterable[str]) -> Html:
    """The goals served, each with its words."""
    return bullets(
        fragment(link(links.tujuan(goal), goal), f" {blueprint.tujuan[goal].nama}")
        for goal in goals
    )


def _basis(blueprint: Blueprint, links: Links, program: Program) -> Html:
    """What the programme rests on: indicators, issues, consultations."""
    found = [
        *(
            fragment("indikator ", indicator_link(blueprint, links, item))
            for item in program.dasar_indikator
        ),
        *(
            fragment("isu ", link(links.isu(item), item), f" {blueprint.isu[item].judul}")
            for item in program.dasar_isu
        ),
        *(
            fragment(
                "konsultasi ",
                link(links.konsultasi(item), item),
                f" {blueprint.konsultasi[item].judul}",
            )
            for item in program.dasar_konsultasi
        ),
    ]
    return bullets(found) if found else missing()


def short_basis(blueprint: Blueprint, links: Links, program: Entry) -> Html:
    """What it rests on, as codes and short names."""
    found = [
        *(indicator_link(blueprint, links, item) for item in program.dasar_indikator),
        *(link(links.isu(item), item) for item in program.dasar_isu),
        *(link(links.konsultasi(item), item) for item in program.dasar_konsultasi),
    ]
    return joined(", ", found) if found else missing()


def program_card(blueprint: Blueprint, links: Links, program: str) -> Html:
    """One programme in short, linked to its full text on the page of its kabupaten."""
    item = known_entries(blueprint)[program]
    return element(
        "div",
        {"class": "ppm-program ppm-kartu"},
        element("p", {"class": "ppm-judul"}, element("strong", None, item.nama)),
        element(
            "p",
            {"class": "ppm-program-identitas"},
            entry_link(links, item),
            " ",
            status_badge(item.status),
        ),
        definitions(
            (
                ("Wilayah", region_link(blueprint, links, item.kabupaten)),
                ("Program utama", bidang_link(blueprint, links, item.bidang)),
                ("Hasil yang dituju", item.hasil),
                ("Indikator hasil", outcome_indicator(blueprint, links, item)),
                ("Nilai awal", baseline(blueprint, links, item)),
                ("Target", _targets(blueprint, item)),
                ("Dasar", short_basis(blueprint, links, item)),
            ),
            "ppm-rincian",
        ),
    )
