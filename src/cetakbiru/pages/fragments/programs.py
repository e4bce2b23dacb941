"""Programmes in full: those of a kabupaten, and one as a card."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from cetakbiru.insight.action import activities_for
from cetakbiru.insight.directions import Direction, directions_of
from cetakbiru.insight.entries import WITHDRAWN, Entry, active, known_entries
from cetakbiru.insight.placed import (
    NOWHERE,
    SEVERAL,
    PlacedPrograms,
    placed_programs,
    total_costs,
    village_names,
    villages,
)
from cetakbiru.insight.together import together_in
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Program
from cetakbiru.pages.fragments.activities import activities
from cetakbiru.pages.fragments.behind import voices_behind
from cetakbiru.pages.fragments.cells import (
    RESPONSIBLE_AGENCY,
    bidang_link,
    code_link,
    entry_link,
    guide_link,
    indicator_link,
    kecamatan_names,
    opd_link,
    region_link,
    source_link,
    sources_note,
    status_badge,
    year_with_age,
)
from cetakbiru.pages.fragments.citations import program_citation, program_feedback
from cetakbiru.pages.fragments.editions import program_history
from cetakbiru.pages.fragments.html import EMPTY, Html, element, fragment, joined, lines
from cetakbiru.pages.fragments.links import Links, link, outside_link
from cetakbiru.pages.fragments.numbers import (
    amount,
    count,
    date_element,
    exact,
    missing,
    number,
    years,
)
from cetakbiru.pages.fragments.tables import (
    Column,
    Row,
    Table,
    bullets,
    definitions,
    flowing_rows,
    render,
    small,
)
from cetakbiru.pages.fragments.together import who_works

_UNPLACED = {SEVERAL: "Beberapa kecamatan", NOWHERE: "Lokasi menunggu penetapan"}
_MILLION = 1_000_000


def district_programs(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    """The programmes of a kabupaten, and who else works there."""
    found = together_in(blueprint, kabupaten)
    return lines((_programs(blueprint, links, kabupaten), who_works(blueprint, links, found)))


def _programs(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    """The programmes of a kabupaten: totals by kecamatan, then each under its kecamatan, folded."""
    programs = blueprint.programs_of_kabupaten(kabupaten)
    name = blueprint.region_name(kabupaten)
    if not programs:
        address = links.source(f"program-{kabupaten}")
        return element(
            "p",
            None,
            f"Program bertempat dan berpenanggung jawab untuk {name} dicantumkan di sini setelah "
            "diusulkan pemiliknya. ",
            "Rancanglah program dari arah di atas dengan panduannya. "
            if directions_of(blueprint, kabupaten)
            else "",
            *((outside_link(address, "Tambahkan program"),) if address else ()),
        )
    groups = placed_programs(blueprint, kabupaten)
    withdrawn = [program for program in programs if program.status == WITHDRAWN]
    cards = [_group(blueprint, links, group) for group in groups]
    if withdrawn:
        cards.append(_withdrawn(blueprint, links, withdrawn))
    body = element("div", {"class": "ppm-kelompok-kelompok"}, "\n", lines(cards), "\n")
    return lines((_totals(blueprint, links, kabupaten, groups), body))


def _totals(
    blueprint: Blueprint, links: Links, kabupaten: str, groups: Sequence[PlacedPrograms]
) -> Html:
    """How many programmes each kecamatan has, in how many villages, and what they would cost."""
    name = blueprint.region_name(kabupaten)
    every = [program for group in groups for program in group.programs]
    rows = [
        _total(link(f"#{_anchor(group)}", _place_title(blueprint, group)), group.programs)
        for group in groups
    ]
    rows.append(_total(element("strong", None, f"Seluruh {name}"), every))
    programs = blueprint.programs_of_kabupaten(kabupaten)
    sources = sources_note(blueprint, links, (program.sumber for program in programs))
    silent = len(every) - total_costs(every).stated
    note = fragment(
        "Biaya adalah perkiraan pengusul program dan bukan anggaran yang ditetapkan. ",
        f"Program tanpa perkiraan biaya: {count(silent)}. " if silent else "",
        sources,
    )
    return flowing_rows(
        links,
        Table(
            key=f"program-{kabupaten}",
            caption=f"Program {name} menurut kecamatan",
            columns=(
                Column("Kecamatan"),
                Column("Program", numeric=True),
                Column("Desa dan kelurahan", numeric=True),
                Column("Perkiraan biaya (juta rupiah)", numeric=True),
            ),
            rows=rows,
            origin="program",
            data=f"program-{kabupaten}",
            note=note,
        ),
    )


def _total(title: Html, programs: Sequence[Program]) -> Row:
    costs = total_costs(programs)
    band = dict.fromkeys(number(Decimal(cost) / _MILLION, 0) for cost in (costs.least, costs.most))
    return Row(
        (
            title,
            count(len(programs)),
            count(len(villages(programs))),
            fragment("–".join(band)) if costs.stated else missing(),
        )
    )


def _place_title(blueprint: Blueprint, group: PlacedPrograms) -> str:
    known = blueprint.kecamatan.get(group.kecamatan)
    return _UNPLACED[group.kecamatan] if known is None else f"Kecamatan {known.nama}"


def _anchor(group: PlacedPrograms) -> str:
    return f"program-{group.kecamatan.replace('.', '-')}"


def _group(blueprint: Blueprint, links: Links, group: PlacedPrograms) -> Html:
    """The programmes of a place; below the name of a kecamatan, those of its villages suffice."""
    title = f"{_place_title(blueprint, group)} ({count(len(group.programs))})"
    heading = element("h3", {"id": _anchor(group)}, title)
    names = _villages if group.kecamatan in blueprint.kecamatan else place_names
    articles = (_article(blueprint, links, one, names(blueprint, one)) for one in group.programs)
    return _cards(heading, articles)


def _withdrawn(blueprint: Blueprint, links: Links, programs: Sequence[Program]) -> Html:
    heading = element("h3", {"id": links.unique_id("program-dicabut")}, "Program yang dicabut")
    articles = (_article(blueprint, links, one, place_names(blueprint, one)) for one in programs)
    return _cards(heading, articles)


def _cards(heading: Html, articles: Iterable[Html]) -> Html:
    return element("div", {"class": "ppm-kelompok"}, "\n", lines((heading, *articles)), "\n")


def _article(blueprint: Blueprint, links: Links, program: Program, place: str) -> Html:
    """One programme: what, how much, when and where, and all else in a fold.

    Its ID is its anchor and, as a link, its permanent address.
    """
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
                program_citation(blueprint, links, program),
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
            " ",
            bidang_link(blueprint, links, program.bidang),
        ),
        element("p", None, _gist(program, place)),
        rest,
    )
    css = f"ppm-program ppm-program--{program.status}"
    return element("article", {"id": program.id, "class": css}, "\n", lines(parts), "\n")


def gist(blueprint: Blueprint, program: Program) -> Html:
    """Output with its amount, years and place in one line."""
    return _gist(program, place_names(blueprint, program))


def _gist(program: Program, place: str) -> Html:
    when = years(program.tahun_awal, program.tahun_akhir)
    return joined(" · ", (part for part in (output(program), when, place) if part))


def _key_facts(blueprint: Blueprint, links: Links, program: Program) -> list[tuple[str, str]]:
    """What whoever weighs a programme asks first; what its row leaves open is left out."""
    facts: list[tuple[str, str]] = [
        ("Hasil yang dituju", program.hasil),
        ("Penerima manfaat", program.penerima_manfaat),
        (RESPONSIBLE_AGENCY, opd_link(blueprint, links, program.opd)),
    ]
    if program.mitra:
        facts.append(("Mitra", program.mitra))
    if program.biaya_minimum is not None or program.biaya_maksimum is not None:
        facts.append(("Perkiraan biaya", costs(program)))
    if program.asal_kebutuhan:
        facts.append(("Asal kebutuhan", program.asal_kebutuhan))
    if program.indikator is not None:
        facts += _outcome_facts(blueprint, links, program)
    if program.calon:
        facts.append(("Panduan", guide_link(links, blueprint.calon[program.calon])))
    if carrying := activities_for(blueprint, program.id):
        facts.append(("Rencana aksi", activities(blueprint, links, carrying)))
    if voices := voices_behind(blueprint, links, program.id):
        facts.append(("Suara", voices))
    return facts


def _outcome_facts(blueprint: Blueprint, links: Links, entry: Entry) -> list[tuple[str, str]]:
    return [
        ("Indikator hasil", outcome_indicator(blueprint, links, entry)),
        ("Nilai awal", baseline(blueprint, links, entry)),
        ("Target", _targets(blueprint, entry)),
    ]


def _facts(blueprint: Blueprint, links: Links, program: Program) -> list[tuple[str, str]]:
    """All that is known of a programme."""
    facts = _key_facts(blueprint, links, program)
    if program.subprogram:
        facts.append(("Subprogram", blueprint.subprogram[program.subprogram].nama))
    facts += [
        ("Tujuan daerah", _goals(blueprint, links, program.tujuan)),
        ("Dasar", _basis(blueprint, links, program)),
        ("Sumber", source_link(blueprint, links, program.sumber)),
        ("Ditinjau", date_element(program.ditinjau)),
        ("Riwayat edisi", program_history(blueprint, links, program.id)),
    ]
    if program.diganti_oleh:
        known = known_entries(blueprint)
        successors = (entry_link(links, known[one]) for one in program.diganti_oleh)
        facts.append(("Diganti oleh", joined(", ", successors)))
    if program.catatan:
        facts.append(("Catatan", program.catatan))
    return facts


def programs_of_guide(blueprint: Blueprint, links: Links, panduan: str) -> Html:
    """The programmes that follow a guide, kabupaten by kabupaten; nothing where none does."""
    found = [one for one in active(blueprint.program.values()) if one.calon == panduan]
    caption = f"Program yang memakai panduan {panduan}"
    return program_table(blueprint, links, "program-panduan", caption, found)


def program_table(
    blueprint: Blueprint, links: Links, key: str, caption: str, programs: Iterable[Program]
) -> Html:
    """Programmes of several kabupaten as rows, in the order of these; nothing without any."""
    order = {code: at for at, code in enumerate(blueprint.kabupaten)}
    found = sorted(programs, key=lambda one: order[one.kabupaten])
    if not found:
        return EMPTY
    return render(
        links,
        Table(
            key=key,
            caption=caption,
            columns=(
                Column("Program"),
                Column("Kabupaten atau kota"),
                Column("Keluaran, tahun, dan tempat", prose=True),
                Column(RESPONSIBLE_AGENCY),
                Column("Status"),
            ),
            rows=[
                Row(
                    (
                        fragment(one.nama, " ", small(entry_link(links, one))),
                        region_link(blueprint, links, one.kabupaten),
                        gist(blueprint, one),
                        opd_link(blueprint, links, one.opd),
                        status_badge(one.status),
                    )
                )
                for one in found
            ],
            origin="program",
            note=sources_note(blueprint, links, (one.sumber for one in found)),
        ),
    )


def place_names(blueprint: Blueprint, program: Program) -> str:
    """Where the programme is: its villages with their kecamatan, else its kecamatan."""
    if not program.desa:
        return _kecamatan(blueprint, program.kecamatan)
    homes: dict[str, list[str]] = {}
    for kode, name in village_names(blueprint, program.desa).items():
        homes.setdefault(kode.rpartition(".")[0], []).append(name)
    return "; ".join(
        f"{', '.join(names)} ({_kecamatan(blueprint, (home,))})" for home, names in homes.items()
    )


def _villages(blueprint: Blueprint, program: Program) -> str:
    return ", ".join(village_names(blueprint, program.desa).values())


def _kecamatan(blueprint: Blueprint, codes: Sequence[str]) -> str:
    return f"Kecamatan {kecamatan_names(blueprint, codes)}" if codes else ""


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
    """What it rests on, as codes and short names; a supplementary direction says so."""
    return _told_basis(
        links, program, (indicator_link(blueprint, links, one) for one in program.dasar_indikator)
    )


def basis_beside_outcome(blueprint: Blueprint, links: Links, program: Entry) -> Html:
    """The same beside the indicator of its outcome, which is not named again."""
    named = (
        fragment("berdasar indikator itu")
        if one == program.indikator
        else indicator_link(blueprint, links, one)
        for one in program.dasar_indikator
    )
    return _told_basis(links, program, named)


def _told_basis(links: Links, program: Entry, indicators: Iterable[Html]) -> Html:
    found = [
        *indicators,
        *(code_link(links.isu(item), item) for item in program.dasar_isu),
        *(code_link(links.konsultasi(item), item) for item in program.dasar_konsultasi),
    ]
    basis = joined(", ", found) if found else missing()
    supplementary = isinstance(program, Direction) and program.supplementary
    return fragment(basis, " ", small("pelengkap")) if supplementary else basis


def program_card(blueprint: Blueprint, links: Links, program: str) -> Html:
    """A direction or programme in short, linked to its full text on the page of its kabupaten."""
    item = known_entries(blueprint)[program]
    facts: list[tuple[str, str]] = [
        ("Wilayah", region_link(blueprint, links, item.kabupaten)),
        ("Program utama", bidang_link(blueprint, links, item.bidang)),
    ]
    if isinstance(item, Program):
        line = element("p", None, gist(blueprint, item))
        facts += _key_facts(blueprint, links, item)
    else:
        line = EMPTY
        facts += [("Hasil yang dituju", item.hasil), *_outcome_facts(blueprint, links, item)]
    facts.append(("Dasar", short_basis(blueprint, links, item)))
    parts = (
        element("p", {"class": "ppm-judul"}, element("strong", None, item.nama)),
        element(
            "p",
            {"class": "ppm-program-identitas"},
            entry_link(links, item),
            " ",
            status_badge(item.status),
        ),
        line,
        definitions(facts, "ppm-rincian"),
    )
    return element("div", {"class": "ppm-program ppm-kartu"}, *parts)
