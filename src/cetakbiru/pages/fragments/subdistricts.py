"""The page of a kecamatan: one answer for who lives there, told so that it fits on a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cetakbiru.insight.directions import directions_of
from cetakbiru.insight.evidence import KINDS, evidence_of
from cetakbiru.insight.former import changes_of
from cetakbiru.insight.local import (
    LocalDirection,
    competences_in,
    evidence_beside,
    evidence_in,
    government_programs_in,
    leading_reasons,
    local_directions,
    programs_in,
)
from cetakbiru.insight.neighbours import neighbours
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Kecamatan
from cetakbiru.pages.fragments.beside.page import compare_link
from cetakbiru.pages.fragments.cells import (
    entry_link,
    guide_link,
    region_link,
    source_link,
    subdistrict_link,
)
from cetakbiru.pages.fragments.html import EMPTY, Html, element, fragment, joined, lines
from cetakbiru.pages.fragments.links import (
    FORM_PAGE,
    METHOD_PAGE,
    PROPOSING_PAGE,
    Links,
    link,
)
from cetakbiru.pages.fragments.maps.subdistrict import subdistrict_map
from cetakbiru.pages.fragments.mining import mining_beside
from cetakbiru.pages.fragments.numbers import amount, count, years
from cetakbiru.pages.fragments.outlines import origin_elsewhere, outlines_origin_in_short
from cetakbiru.pages.fragments.proposals import form_of_subdistrict
from cetakbiru.pages.fragments.tables import bullets, small

_FIGURES = 3


def subdistrict(blueprint: Blueprint, links: Links, kecamatan: str) -> Html:
    """All of the page of a kecamatan."""
    item = blueprint.kecamatan[kecamatan]
    # A page of its own says it in a line.
    origin_elsewhere(links)
    drawn = subdistrict_map(blueprint, links, kecamatan)
    about = _side_by_side(
        (drawn, outlines_origin_in_short()) if drawn else (), _about(blueprint, links, item)
    )
    return lines(
        (
            element("p", {"class": "ppm-induk"}, region_link(blueprint, links, item.kabupaten)),
            element("h1", None, blueprint.region_name(kecamatan)),
            about,
            _side_by_side(
                (
                    *_directed(blueprint, links, item),
                    *_figures(blueprint, links, item),
                    *_placed(blueprint, links, item),
                ),
                _proposing(blueprint, links, item),
            ),
            _previous_and_next(blueprint, links, item),
        )
    )


def _side_by_side(*columns: Iterable[Html]) -> Html:
    """Columns where there is room for them; below each other on a telephone and on paper."""
    found = (lines(column) for column in columns)
    parts = (element("div", None, "\n", column, "\n") for column in found if column)
    return element("div", {"class": "ppm-kecamatan"}, "\n", lines(parts), "\n")


def _about(blueprint: Blueprint, links: Links, item: Kecamatan) -> Iterator[Html]:
    """What it is: where it lies, beside what, its villages, what is known of mining."""
    yield element("p", None, _sentence(blueprint, item))
    yield _beside(blueprint, links, item)
    yield from _villages(blueprint, item)
    for event in changes_of(blueprint, item.kode):
        told = "; ".join(filter(None, (event.nama_lama, event.catatan, event.dasar)))
        source = source_link(blueprint, links, event.sumber)
        yield element("p", None, f"Perubahan {event.tahun}: {told} (", source, ").")
    yield from _mining(blueprint, links, item)


def _sentence(blueprint: Blueprint, item: Kecamatan) -> str:
    situation = [
        word
        for word, holds in (("di perbatasan negara", item.perbatasan), ("di pesisir", item.pesisir))
        if holds
    ]
    counts = ((item.jumlah_desa, "desa"), (item.jumlah_kelurahan, "kelurahan"))
    villages = [f"{count(value)} {kind}" for value, kind in counts if value]
    told = f"{item.nama} terletak {' dan '.join(situation)}" if situation else item.nama
    having = f" mempunyai {' dan '.join(villages)}" if villages else ""
    joint = " dan" if situation and having else ""
    codes = f"kode {item.kode}" + (f", kode BPS {item.kode_bps}" if item.kode_bps else "")
    return f"{told}{joint}{having} ({codes})." if situation or having else f"{told}: {codes}."


def _beside(blueprint: Blueprint, links: Links, item: Kecamatan) -> Html:
    """The kecamatan beside this one; those of other kabupaten by kabupaten."""
    homes: dict[str, list[Html]] = {item.kabupaten: []}
    for kode in neighbours(blueprint, item.kode):
        if near := blueprint.kecamatan.get(kode):
            found = subdistrict_link(blueprint, links, kode)
            homes.setdefault(near.kabupaten, []).append(found)
    own = homes.pop(item.kabupaten)
    parts = [joined(", ", own)] if own else []
    for home, names in homes.items():
        told = f"di {blueprint.region_name(home)}: "
        parts.append(fragment(told, joined(", ", names)))
    if not parts:
        return EMPTY
    return element("p", None, _lead("Bersebelahan"), joined("; ", parts), ".")


def _villages(blueprint: Blueprint, item: Kecamatan) -> Iterator[Html]:
    found = blueprint.desa_of(item.kode)
    for kind in ("desa", "kelurahan"):
        names = sorted(one.nama for one in found if one.jenis == kind)
        if names:
            attributes = {"class": "ppm-kecamatan-kecil"}
            yield element("p", attributes, _lead(kind.capitalize()), f"{', '.join(names)}.")


def _mining(blueprint: Blueprint, links: Links, item: Kecamatan) -> Iterator[Html]:
    """Dated evidence here, beside, and that which names only the kabupaten."""
    here, beside = evidence_in(blueprint, item.kode), mining_beside(blueprint, links, item.kode)
    if here:
        told = [
            fragment(
                f"{KINDS[row.jenis]}, {row.komoditas}, {row.tahun}: {row.uraian} ",
                small(source_link(blueprint, links, row.sumber)),
            )
            for row in here
        ]
        lead = _lead("Bukti tambang di sini")
        yield element("p", None, lead, *(told if len(told) == 1 else ()))
        yield bullets(told) if len(told) > 1 else EMPTY
    if beside:
        yield element("p", None, _lead("Bukti tambang di sebelah"), beside, ".")
    rest = sum(row.wilayah == item.kabupaten for row in evidence_of(blueprint, item.kabupaten))
    if rest:
        home = blueprint.kabupaten[item.kabupaten]
        others = f"{count(rest)} keterangan {'lain ' if here or beside else ''}"
        place = fragment(link(links.kabupaten(home), home.full_name), " tanpa nama kecamatan.")
        none = "" if here or beside else "belum tercatat di kecamatan ini dan sekitarnya; "
        lead = _lead("Bukti tambang") if none else EMPTY
        yield element("p", None, lead, none, f"{others}menyebut ", place)
    elif not here and not beside:
        told_none = "belum tercatat dalam sumber yang dipakai naskah ini."
        yield element("p", None, _lead("Bukti tambang"), told_none)


def _directed(blueprint: Blueprint, links: Links, item: Kecamatan) -> Iterator[Html]:
    """What the directions of the kabupaten mean here, by rank: first those that speak of it."""
    home = blueprint.kabupaten[item.kabupaten]
    found = local_directions(blueprint, item.kode)
    yield element("h2", None, "Apa yang diarahkan di sini")
    if not found:
        yield element(
            "p",
            None,
            f"Arah prioritas tidak disusun untuk {home.full_name}: belum ada bukti tambang. "
            "Cara mengusulkan bukti ada pada ",
            link(links.page(METHOD_PAGE), "metode"),
            ".",
        )
        return
    yield element("p", None, _bearing(blueprint, item))
    border, local, elsewhere = (
        [one for one in found if one.is_local and one.border],
        [one for one in found if one.is_local and not one.border],
        [one for one in found if not one.is_local],
    )
    if border:
        yield element("p", None, _lead(f"Karena {item.nama} kecamatan perbatasan"))
        yield _ranked(blueprint, links, border)
    if local:
        yield element("p", None, _lead(f"Terutama di {item.nama}"))
        yield _ranked(blueprint, links, local)
    told = fragment(link(links.kabupaten(home), f"{home.full_name} dengan alasannya"), ":")
    if elsewhere:
        yield element("p", None, element("strong", None, "Berlaku untuk seluruh ", told))
        yield _ranked(blueprint, links, elsewhere)


def _bearing(blueprint: Blueprint, item: Kecamatan) -> str:
    """How far the directions of the kabupaten bear on the kecamatan, by the evidence."""
    if evidence_in(blueprint, item.kode):
        return (
            f"Sumber bertanggal menyebut tambang di {item.nama}, jadi arah ini pegangan bagi "
            "rencana PPM di sini."
        )
    if beside := evidence_beside(blueprint, item.kode):
        names = " dan ".join(blueprint.kecamatan[kode].nama for kode in list(beside)[:2])
        return (
            f"{item.nama} bersebelahan dengan {names}, tempat tambang tercatat. Arah ini berlaku "
            "bagi desa yang terkena dampaknya."
        )
    return f"Arah ini berlaku bila ada kegiatan tambang yang berdampak pada {item.nama}."


def _ranked(blueprint: Blueprint, links: Links, found: Sequence[LocalDirection]) -> Html:
    items = (
        element(
            "li",
            {"value": one.direction.rank},
            guide_link(links, blueprint.calon[one.direction.calon]),
            " (pelengkap)" if one.direction.supplementary else "",
            *_why(links, one),
        )
        for one in found
    )
    return element("ol", {"class": "ppm-butir"}, *items)


def _why(links: Links, one: LocalDirection) -> Iterator[Html]:
    """What is recorded of the kecamatan itself that speaks for a direction."""
    told = [fragment("program ", entry_link(links, program)) for program in one.programs]
    told += [
        fragment(f"{each.tahap} {each.kompetensi.lower()} {each.tahun}") for each in one.competences
    ]
    if told:
        yield fragment(": ", joined("; ", told))


def _placed(blueprint: Blueprint, links: Links, item: Kecamatan) -> Iterator[Html]:
    """Programmes, government programmes and core competences that name the kecamatan."""
    told = [
        fragment(entry_link(links, one), f" {one.nama} ({one.status})")
        for one in programs_in(blueprint, item.kode)
    ]
    for program in government_programs_in(blueprint, item.kode):
        when = years(program.tahun_awal, program.tahun_akhir)
        source = small(source_link(blueprint, links, program.sumber))
        told.append(fragment(f"{program.nama}{when and f', {when}'}. ", source))
    for each in competences_in(blueprint, item.kode):
        remark = f": {each.catatan}" if each.catatan else ""
        source = small(source_link(blueprint, links, each.sumber))
        stage = f"Kompetensi inti {each.kompetensi.lower()} ({each.tahap}, {each.tahun}){remark}. "
        told.append(fragment(stage, source))
    if told:
        yield element("h2", None, "Program di sini")
        yield bullets(told)
    else:
        yield element("p", None, f"Program di {item.nama} belum tercatat.")


def _figures(blueprint: Blueprint, links: Links, item: Kecamatan) -> Iterator[Html]:
    """The figures of the kabupaten that lead its directions; none is known of a kecamatan."""
    home = blueprint.kabupaten[item.kabupaten]
    found = leading_reasons(blueprint, item.kabupaten, _FIGURES)
    if not found:
        return
    lead = f"Angka {home.full_name} (angka kecamatan belum ada)"
    yield element("p", None, _lead(lead))
    yield bullets(
        fragment(
            link(links.indikator(reason.id), blueprint.indikator[reason.id].nama),
            f" {amount(reason.value.nilai, blueprint.indikator[reason.id])}"
            f" ({reason.value.tahun}), peringkat {reason.rank} dari {reason.of}",
        )
        for reason in found
        if reason.value is not None
    )


def _proposing(blueprint: Blueprint, links: Links, item: Kecamatan) -> Iterator[Html]:
    """To whom a proposal goes and how, and the form with the place filled in."""
    yield element("h2", None, "Mengusulkan kegiatan")
    laws = {law.id: law for law in blueprint.dasar_hukum}
    for law in (laws[name] for name in blueprint.edisi.jalur_usul if name in laws):
        where = ", ".join(filter(None, (law.peraturan, law.pasal)))
        doubt = f". {law.berlaku[:1].upper()}{law.berlaku[1:]}" if law.berlaku else ""
        yield element("p", None, f"{law.isi} ", small(f"{where}{doubt}."))
    form = f"{links.page(FORM_PAGE)}?wilayah={item.kode}"
    yield element(
        "p",
        None,
        link(form, f"Formulir usulan untuk {item.nama}"),
        " · ",
        link(links.page(PROPOSING_PAGE), "langkah mengusulkan"),
    )
    agencies = dict.fromkeys(one.opd for one in directions_of(blueprint, item.kabupaten))
    if agencies:
        # In full: who lives here need not know their short names.
        named = (link(links.opd(kode), blueprint.opd[kode].nama) for kode in agencies)
        lead = _lead("Perangkat daerah (usulan)")
        yield element("p", {"class": "ppm-kecamatan-kecil"}, lead, joined(", ", named), ".")
    summary = element("summary", None, "Formulir untuk dicetak, wilayahnya terisi")
    form_here = form_of_subdistrict(blueprint, item.kode)
    attributes = {"class": "ppm-lipat ppm-sisi-dua"}
    yield element("details", attributes, "\n", summary, "\n", form_here, "\n")


def _lead(text: str) -> Html:
    return fragment(element("strong", None, f"{text}:"), " ")


def _previous_and_next(blueprint: Blueprint, links: Links, item: Kecamatan) -> Html:
    """Links to the kecamatan before and after this one in its kabupaten."""
    codes = [one.kode for one in blueprint.kecamatan_of(item.kabupaten)]
    at = codes.index(item.kode)
    steps = (("Sebelumnya", codes[at - 1 : at] if at else []), ("Berikutnya", codes[at + 1 :][:1]))
    found = (
        element("span", None, f"{label}: ", subdistrict_link(blueprint, links, code))
        for label, near in steps
        for code in near
    )
    attributes = {"class": "ppm-tetangga", "aria-label": "Kecamatan lain"}
    compared = element("span", None, compare_link(links, item.kode))
    return element("nav", attributes, *found, compared)
