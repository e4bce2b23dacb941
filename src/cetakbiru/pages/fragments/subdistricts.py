"""The page of a kecamatan: one answer for who lives there, told so that it fits on a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import chain

from cetakbiru.insight.entries import Entry
from cetakbiru.insight.evidence import KINDS, evidence_of
from cetakbiru.insight.former import changes_of
from cetakbiru.insight.local import (
    LocalDirection,
    competences_in,
    evidence_beside,
    evidence_in,
    government_programs_in,
    local_directions,
    pilots_beside,
    programs_in,
)
from cetakbiru.insight.position import Part, area_part, neighbours_by_side, villages_part
from cetakbiru.insight.together import together_in
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Kecamatan
from cetakbiru.pages.fragments.beside.page import compare_link
from cetakbiru.pages.fragments.cells import (
    agency_link,
    entry_link,
    guide_link,
    region_link,
    source_link,
    subdistrict_link,
)
from cetakbiru.pages.fragments.directions import why_first
from cetakbiru.pages.fragments.html import EMPTY, Html, element, fragment, joined, lines
from cetakbiru.pages.fragments.links import (
    FORM_PAGE,
    METHOD_PAGE,
    PROPOSING_PAGE,
    Links,
    link,
)
from cetakbiru.pages.fragments.maps.subdistrict import subdistrict_map
from cetakbiru.pages.fragments.mining import mining_beside, mining_nearest
from cetakbiru.pages.fragments.numbers import count, number, years
from cetakbiru.pages.fragments.outlines import origin_elsewhere, outlines_origin_in_short
from cetakbiru.pages.fragments.proposals import form_of_subdistrict
from cetakbiru.pages.fragments.tables import bullets, folded, small
from cetakbiru.pages.fragments.together import facilitators_told, who_works_lines

# More names than these fold: a telephone shows them on as many lines as half a screen has.
_MOST_NAMES = 12
# Directions that are shown, or more where more are local; the page of the kabupaten has all.
_FEWEST = 2
# Of the agencies for them, as many stand here; each direction names its own.
_MOST_AGENCIES = 3
# What is measured on outlines is no official figure.
_MEASURED = "dihitung dari garis batas peta"


def subdistrict(blueprint: Blueprint, links: Links, kecamatan: str) -> Html:
    """All of the page of a kecamatan."""
    item = blueprint.kecamatan[kecamatan]
    # A page of its own says it in a line.
    origin_elsewhere(links)
    drawn = subdistrict_map(blueprint, links, kecamatan)
    parts = (
        [drawn, outlines_origin_in_short()] if drawn else [],
        _about(blueprint, links, item),
        _directed(blueprint, links, item),
        _placed(blueprint, links, item),
        _proposing(blueprint, links, item),
    )
    told = (element("div", None, "\n", lines(part), "\n") for part in parts if part)
    return lines(
        (
            element("p", {"class": "ppm-induk"}, region_link(blueprint, links, item.kabupaten)),
            element("h1", None, blueprint.region_name(kecamatan)),
            element("div", {"class": "ppm-kecamatan"}, "\n", lines(told), "\n"),
            _form(blueprint, item),
            _previous_and_next(blueprint, links, item),
        )
    )


def _about(blueprint: Blueprint, links: Links, item: Kecamatan) -> Iterator[Html]:
    """What it is: where it lies, beside what, its villages, what is known of mining."""
    sentences = (_sentence(item), _part_of_home(blueprint, item))
    yield element("p", None, " ".join(filter(None, sentences)))
    yield _beside(blueprint, links, item)
    yield from _villages(blueprint, item)
    for event in changes_of(blueprint, item.kode):
        told = "; ".join(filter(None, (event.nama_lama, event.catatan, event.dasar)))
        source = source_link(blueprint, links, event.sumber)
        yield element("p", None, f"Perubahan {event.tahun}: {told} (", source, ").")
    yield from _mining(blueprint, links, item)


def _sentence(item: Kecamatan) -> str:
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


def _part_of_home(blueprint: Blueprint, item: Kecamatan) -> str:
    """Its standing among the kecamatan of its kabupaten, by villages and by area; what is not known
    is left out."""
    siblings = blueprint.kecamatan_of(item.kabupaten)
    villages, area = villages_part(blueprint, item.kode), area_part(blueprint, item.kode)
    size = f"kira-kira {_rough(area.value)} km²" if area else ""
    if len(siblings) == 1:
        return f"Luasnya {size}, {_MEASURED}." if area else ""
    told = []
    if villages:
        kinds = (("desa", "jumlah_desa"), ("kelurahan", "jumlah_kelurahan"))
        named = [kind for kind, name in kinds if any(getattr(one, name) for one in siblings)]
        rank = _rank_from_most("terbanyak", villages)
        told.append(f"{' dan '.join(named)}nya {rank} ({_share(villages)})")
    if area:
        told.append(
            f"wilayahnya {_rank_from_most('terluas', area)} ({size}, {_share(area)}; {_MEASURED})"
        )
    home = blueprint.region_name(item.kabupaten)
    among = f"Dari {count(len(siblings))} kecamatan di {home}, "
    return f"{among}{' dan '.join(told)}." if told else ""


def _rank_from_most(most: str, part: Part) -> str:
    return most if part.rank == 1 else f"{most} ke-{count(part.rank)}"


def _share(part: Part) -> str:
    return f"{_rough(100 * part.value / part.whole)}%"


def _rough(value: float) -> str:
    """Without decimals, unless little is left: outlines are simplified and know no more."""
    return number(Decimal(value), 0 if value >= 3 else 1)


def _beside(blueprint: Blueprint, links: Links, item: Kecamatan) -> Html:
    """The kecamatan beside this one, side by side; those of other kabupaten by kabupaten."""
    told = []
    for side, codes in neighbours_by_side(blueprint, item.kode).items():
        homes: dict[str, list[Html]] = {item.kabupaten: []}
        for kode in codes:
            home = blueprint.kecamatan[kode].kabupaten
            homes.setdefault(home, []).append(subdistrict_link(blueprint, links, kode))
        own = homes.pop(item.kabupaten)
        parts = [joined(", ", own)] if own else []
        for home, names in homes.items():
            parts.append(fragment(joined(", ", names), f" ({blueprint.region_name(home)})"))
        told.append(fragment(f"di {side} ", joined(" serta ", parts)))
    if not told:
        return EMPTY
    return element("p", None, _lead("Bersebelahan"), joined("; ", told), ".")


def _villages(blueprint: Blueprint, item: Kecamatan) -> Iterator[Html]:
    found = blueprint.desa_of(item.kode)
    for kind in ("desa", "kelurahan"):
        names = sorted(one.nama for one in found if one.jenis == kind)
        if names:
            attributes = {"class": "ppm-kecamatan-kecil"}
            told = element("p", attributes, _lead(kind.capitalize()), f"{', '.join(names)}.")
            many = len(names) > _MOST_NAMES
            yield folded(f"Nama {count(len(names))} {kind}", told) if many else told


def _mining(blueprint: Blueprint, links: Links, item: Kecamatan) -> Iterator[Html]:
    """Dated evidence here, beside, and that which names only the kabupaten."""
    here, beside = evidence_in(blueprint, item.kode), mining_beside(blueprint, links, item.kode)
    if here:
        rows = [
            fragment(
                f"{KINDS[row.jenis]}, {row.komoditas}, {row.tahun}: {row.uraian} ",
                small(source_link(blueprint, links, row.sumber)),
            )
            for row in here
        ]
        lead = _lead("Bukti tambang di sini")
        yield element("p", None, lead, *(rows if len(rows) == 1 else ()))
        yield bullets(rows) if len(rows) > 1 else EMPTY
    if beside:
        yield element("p", None, _lead("Bukti tambang di sebelah"), beside, ".")
    told: list[Html] = []
    if not here and not beside:
        nearest = mining_nearest(blueprint, links, item.kode)
        none = fragment(
            "belum tercatat di kecamatan ini dan sekitarnya",
            *(("; yang terdekat ", nearest) if nearest else ()),
        )
        told.append(fragment(_lead("Bukti tambang"), none, "."))
    rest = sum(row.wilayah == item.kabupaten for row in evidence_of(blueprint, item.kabupaten))
    if rest:
        home = region_link(blueprint, links, item.kabupaten)
        told.append(
            fragment(f"{count(rest)} keterangan lain menyebut ", home, " tanpa nama kecamatan.")
        )
    if told:
        yield element("p", None, joined(" ", told))


def _directed(blueprint: Blueprint, links: Links, item: Kecamatan) -> Iterator[Html]:
    """What the directions of the kabupaten mean here: those that speak of it, and the first."""
    home = blueprint.kabupaten[item.kabupaten]
    local, others = _shown(blueprint, item)
    yield element("h2", None, "Apa yang diarahkan di sini")
    if not local and not others:
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
    for why, found in _by_reason(links, local):
        yield element("p", None, element("strong", None, "Karena"), " ", why, ":")
        yield _ranked(links, ((one, _named(blueprint, links, one)) for one in found))
    if others:
        yield element("p", None, _lead(f"Arah teratas {'lain ' if local else ''}{home.full_name}"))
        yield _ranked(
            links,
            (
                (
                    one,
                    fragment(
                        _named(blueprint, links, one),
                        ": ",
                        why_first(blueprint, links, one.direction),
                    ),
                )
                for one in others
            ),
        )
    has_figures = any(one.direction.weighed[0].value is not None for one in others)
    rest = len(local_directions(blueprint, item.kode)) - len(local) - len(others)
    yield element(
        "p",
        {"class": "ppm-catatan"},
        "Angka di atas angka kabupaten. " if has_figures else "",
        f"{count(rest)} arah lain dan semua alasan: " if rest else "Semua alasan: ",
        link(links.kabupaten(home), home.full_name),
        ".",
    )


def _shown(
    blueprint: Blueprint, item: Kecamatan
) -> tuple[list[LocalDirection], list[LocalDirection]]:
    """The directions that something recorded here speaks for; of all others the first, and more
    while few are local."""
    found = local_directions(blueprint, item.kode)
    local = [one for one in found if one.is_local]
    others = [one for one in found if not one.is_local]
    return local, others[: max(1, _FEWEST - len(local))]


def _bearing(blueprint: Blueprint, item: Kecamatan) -> str:
    """How far the directions of the kabupaten bear on the kecamatan, by the evidence."""
    if evidence_in(blueprint, item.kode):
        return (
            f"Sumber bertanggal menyebut tambang di {item.nama}, jadi arah berikut pegangan bagi "
            "rencana PPM di sini."
        )
    if beside := evidence_beside(blueprint, item.kode):
        names = " dan ".join(blueprint.kecamatan[kode].nama for kode in list(beside)[:2])
        return (
            f"{item.nama} bersebelahan dengan {names}, tempat tambang tercatat. Arah berikut "
            "berlaku bagi desa yang terkena dampaknya."
        )
    return f"Arah berikut berlaku bila ada kegiatan tambang yang berdampak pada {item.nama}."


def _by_reason(
    links: Links, found: Iterable[LocalDirection]
) -> list[tuple[Html, list[LocalDirection]]]:
    """Directions by what is recorded of the kecamatan for them, told once for all alike."""
    groups: dict[Html, list[LocalDirection]] = {}
    for one in found:
        groups.setdefault(joined("; ", _why(links, one)), []).append(one)
    return list(groups.items())


def _why(links: Links, one: LocalDirection) -> Iterator[Html]:
    if one.border:
        yield fragment("terletak di perbatasan")
    for program in one.programs:
        yield fragment("program ", entry_link(links, program))
    for each in one.competences:
        yield fragment(f"{each.tahap} {each.kompetensi.lower()} {each.tahun}")


def _ranked(links: Links, found: Iterable[tuple[LocalDirection, Html]]) -> Html:
    items = (element("li", {"value": one.direction.rank}, told) for one, told in found)
    return element("ol", {"class": "ppm-butir"}, *items)


def _named(blueprint: Blueprint, links: Links, one: LocalDirection) -> Html:
    name = guide_link(links, blueprint.calon[one.direction.calon])
    return fragment(name, " (pelengkap)" if one.direction.supplementary else "")


def _placed(blueprint: Blueprint, links: Links, item: Kecamatan) -> Iterator[Html]:
    """Who does something that names the kecamatan: programmes, then what all instruments hold."""
    told = [
        fragment(entry_link(links, one), f" {one.nama} ({one.status})")
        for one in programs_in(blueprint, item.kode)
    ]
    for program in government_programs_in(blueprint, item.kode):
        when = years(program.tahun_awal, program.tahun_akhir)
        source = small(source_link(blueprint, links, program.sumber))
        told.append(fragment(f"{program.nama}{when and f', {when}'}. ", source))
    together = together_in(blueprint, item.kode)
    chosen = competences_in(blueprint, item.kode)
    for each in chosen:
        helped = facilitators_told(
            one for one in together.facilitators if each.id in one.kompetensi
        )
        told_stage = ", ".join((each.tahap, str(each.tahun), *helped))
        remark = f": {each.catatan}" if each.catatan else ""
        source = small(source_link(blueprint, links, each.sumber))
        stage = f"Kompetensi inti {each.kompetensi.lower()} ({told_stage}){remark}. "
        told.append(fragment(stage, source))
    # Competences are told above, with their sources and facilitators.
    theirs = {each.id for each in chosen}
    others = tuple(one for one in together.facilitators if not theirs & set(one.kompetensi))
    rest = replace(together, competences=(), facilitators=others)
    told += who_works_lines(blueprint, links, rest)
    yield element("h2", None, "Siapa bekerja di sini")
    none = element("p", None, f"Program di {item.nama} dicantumkan setelah diusulkan pemiliknya.")
    yield bullets(told) if told else none
    beside = {} if chosen else pilots_beside(blueprint, item.kode)
    if beside:
        named = (
            fragment(
                ", ".join(f"{one.kompetensi.lower()} {one.tahun}" for one in rows),
                " di ",
                subdistrict_link(blueprint, links, kode),
            )
            for kode, rows in beside.items()
        )
        lead = _lead("Rintisan kompetensi inti di sebelah")
        yield element("p", None, lead, joined("; ", named), ".")


def _proposing(blueprint: Blueprint, links: Links, item: Kecamatan) -> Iterator[Html]:
    """To whom a proposal goes and how; law and doubts stand on the page of the steps."""
    yield element("h2", None, "Mengusulkan kegiatan")
    laws = {law.id: law for law in blueprint.dasar_hukum}
    for law in (laws[name] for name in blueprint.edisi.jalur_usul if name in laws):
        yield element("p", None, law.isi)
    form = f"{links.page(FORM_PAGE)}?wilayah={item.kode}"
    yield element(
        "p",
        None,
        link(form, f"Formulir usulan {item.nama}"),
        " · ",
        link(links.page(PROPOSING_PAGE), "langkah-langkah"),
    )
    shown = chain.from_iterable(_shown(blueprint, item))
    agencies = list(dict.fromkeys(one.direction.opd for one in shown))
    if agencies:
        named = [agency_link(blueprint, links, kode) for kode in agencies[:_MOST_AGENCIES]]
        if others := len(agencies) - len(named):
            named.append(fragment(f"dan {count(others)} lainnya"))
        lead = _lead("Perangkat daerah arah di atas (usulan)")
        yield element("p", {"class": "ppm-kecamatan-kecil"}, lead, joined(", ", named), ".")


def _form(blueprint: Blueprint, item: Kecamatan) -> Html:
    """The form with the place filled in; who opens it prints it on the back of the sheet."""
    shown = (one.direction for one in chain.from_iterable(_shown(blueprint, item)))
    named: tuple[Entry, ...] = (*shown, *programs_in(blueprint, item.kode))
    form = form_of_subdistrict(blueprint, item.kode, named)
    there = folded("Formulir untuk dicetak, wilayahnya terisi", form)
    return element("div", {"class": "ppm-sisi-dua"}, "\n", there, "\n")


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
