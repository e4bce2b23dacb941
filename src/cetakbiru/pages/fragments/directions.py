"""The directions of a kabupaten, each with its reasons."""

from __future__ import annotations

from collections.abc import Sequence

from cetakbiru.insight.action import activities_for
from cetakbiru.insight.directions import (
    Direction,
    Reason,
    directions_of,
    fallen_away,
)
from cetakbiru.insight.entries import known_entries
from cetakbiru.insight.evidence import POTENTIAL, UNKNOWN, mining_standing
from cetakbiru.insight.indicators import share_count
from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.activities import activities
from cetakbiru.pages.fragments.behind import voices_behind
from cetakbiru.pages.fragments.cells import (
    RESPONSIBLE_AGENCY,
    bidang_link,
    code,
    entry_link,
    guide_link,
    indicator_link,
    opd_link,
    year_with_age,
)
from cetakbiru.pages.fragments.citations import program_citation
from cetakbiru.pages.fragments.html import EMPTY, Html, element, fragment, joined, lines
from cetakbiru.pages.fragments.links import METHOD_PAGE, Links, link
from cetakbiru.pages.fragments.mining import nothing_recorded
from cetakbiru.pages.fragments.numbers import amount
from cetakbiru.pages.fragments.priority_rule import share_words
from cetakbiru.pages.fragments.programs import baseline
from cetakbiru.pages.fragments.signs import sign
from cetakbiru.pages.fragments.tables import (
    bullets,
    definitions,
    folded,
    itemized,
    small,
)

# Of the priorities, those that stand open.
_SHOWN = 7
SUPPLEMENTARY = (
    "Pelengkap, bukan prioritas: wilayah ini tidak termasuk yang tertinggal dalam bidang ini. "
    "Dipilih indikator yang paling tertinggal di antara indikator bidang itu."
)


def district_directions(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    """The directions of a kabupaten, the first one first, each with its reasons; then the numbers
    that no longer hold. A place without evidence of mining gets a sentence instead."""
    found = directions_of(blueprint, kabupaten)
    return lines(
        (
            evidence_behind(blueprint, links, kabupaten),
            _ranked(blueprint, links, found) if found else EMPTY,
            _for_every_place(blueprint, links, kabupaten),
            left_out(blueprint, kabupaten),
            numbers_fallen(blueprint, links, kabupaten),
        )
    )


def evidence_behind(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    """What the evidence of mining allows to say."""
    name = blueprint.region_name(kabupaten)
    standing = mining_standing(blueprint, kabupaten)
    if standing == UNKNOWN:
        return element(
            "div",
            {"class": "ppm-tanpa-bukti"},
            element(
                "p",
                None,
                f"{nothing_recorded(name)}, sehingga arah prioritas tidak disusun untuk wilayah "
                "ini.",
            ),
            element(
                "p",
                None,
                "Siapa pun yang mempunyai bukti bertanggal (izin, produksi, pengolahan, atau "
                "endapan) dapat mengusulkan satu baris bukti; arahnya lalu dihitung dengan aturan "
                "yang sama. Caranya ada pada ",
                link(links.page(METHOD_PAGE), "metode"),
                ".",
            ),
        )
    if standing == POTENTIAL:
        return element(
            "p",
            {"class": "ppm-potensi"},
            element("strong", None, "Potensi. "),
            f"Sumber hanya mencatat endapan di {name}. Arah berikut disiapkan bila pertambangan "
            "berjalan; bukti izin, produksi, atau pengolahan menghapus tanda ini.",
        )
    return EMPTY


def _ranked(blueprint: Blueprint, links: Links, found: Sequence[Direction]) -> Html:
    """The first directions, the others folded below them, and how they were ranked."""
    priorities = [one for one in found if not one.supplementary]
    first, later = priorities[:_SHOWN], priorities[_SHOWN:]
    rest = [one for one in found if one.supplementary]
    named = f"{len(later)} arah berikutnya"
    return lines(
        (
            _list(blueprint, links, first),
            folded(named, _list(blueprint, links, later)) if later else EMPTY,
            folded(
                f"{len(rest)} arah pelengkap",
                element("p", {"class": "ppm-catatan"}, SUPPLEMENTARY),
                _list(blueprint, links, rest),
            )
            if rest
            else EMPTY,
            _how_ranked(blueprint, links),
        )
    )


def _list(blueprint: Blueprint, links: Links, found: Sequence[Direction]) -> Html:
    if not found:
        return EMPTY
    listed = lines(_item(blueprint, links, one) for one in found)
    return element("ol", {"class": "ppm-arah"}, "\n", listed, "\n")


def _for_every_place(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    """The directions of the province, which hold wherever mining may be."""
    found = directions_of(blueprint, blueprint.edisi.provinsi.kode)
    if not found or mining_standing(blueprint, kabupaten) == UNKNOWN:
        return EMPTY
    named = (
        fragment(guide_link(links, blueprint.calon[one.calon]), " (", entry_link(links, one), ")")
        for one in found
    )
    told = f"{len(found)} arah provinsi yang juga berlaku, dari isu semua wilayah"
    return folded(told, itemized(named))


def _item(blueprint: Blueprint, links: Links, one: Direction) -> Html:
    """One direction with its weightiest reason; all else is folded. Its ID is its anchor and, as a
    link, its permanent address."""
    marks: list[str] = [
        entry_link(links, one),
        " ",
        sign(blueprint, one.bidang),
        bidang_link(blueprint, links, one.bidang),
    ]
    if one.supplementary:
        marks += [" ", element("span", {"class": "ppm-lencana"}, "pelengkap")]
    rest = folded(
        element("span", None, f"Rincian {one.id}"),
        element("p", {"class": "ppm-program-identitas"}, *marks),
        definitions(_facts(blueprint, links, one), "ppm-rincian"),
        program_citation(blueprint, links, one),
    )
    parts = (
        element(
            "h3",
            None,
            # In print the headings are numbered.
            element("span", {"class": "hanya-web"}, f"{one.rank}. "),
            guide_link(links, blueprint.calon[one.calon]),
        ),
        element("p", {"class": "ppm-alasan"}, why_first(blueprint, links, one)),
        rest,
    )
    return element("li", {"id": one.id, "class": "ppm-program"}, "\n", lines(parts), "\n")


def why_first(blueprint: Blueprint, links: Links, one: Direction) -> Html:
    """The weightiest reason of a direction."""
    return _why(blueprint, links, one.weighed[0], one.kabupaten)


def _facts(blueprint: Blueprint, links: Links, one: Direction) -> list[tuple[str, str]]:
    """What the weightiest reason is compared with, the other reasons, then the outcome."""
    first, *more = one.weighed
    facts: list[tuple[str, str]] = []
    if first.median is not None:
        median = amount(first.median, blueprint.indikator[first.id])
        facts.append(("Nilai tengah semua kabupaten dan kota", median))
    if more:
        told = bullets(_reason(blueprint, links, reason, one.kabupaten) for reason in more)
        facts.append(("Alasan lain", told))
    facts.append(("Hasil yang dituju", one.hasil))
    if one.indikator is not None:
        facts.append(("Indikator hasil", indicator_link(blueprint, links, one.indikator)))
        if one.baseline is not None:
            facts.append(("Nilai awal", baseline(blueprint, links, one)))
    facts.append((RESPONSIBLE_AGENCY, opd_link(blueprint, links, one.opd)))
    if carrying := activities_for(blueprint, one.id):
        facts.append(("Rencana aksi", activities(blueprint, links, carrying)))
    if voices := voices_behind(blueprint, links, one.id):
        facts.append(("Suara", voices))
    return facts


def reasons(blueprint: Blueprint, links: Links, one: Direction) -> Html:
    """Why it is a direction, in words and numbers."""
    found = reasons_alone(blueprint, links, one)
    return fragment(found, " ", small(SUPPLEMENTARY)) if one.supplementary else found


def reasons_alone(blueprint: Blueprint, links: Links, one: Direction) -> Html:
    """The same where what is supplementary is told for several directions at once."""
    return bullets(_reason(blueprint, links, reason, one.kabupaten) for reason in one.reasons)


def _reason(blueprint: Blueprint, links: Links, reason: Reason, place: str) -> Html:
    """A reason with what it is compared with."""
    told = _why(blueprint, links, reason, place)
    if reason.median is None:
        return fragment(told, ".")
    median = amount(reason.median, blueprint.indikator[reason.id])
    return fragment(told, f"; nilai tengah semua kabupaten dan kota {median}.")


def _why(blueprint: Blueprint, links: Links, reason: Reason, place: str) -> Html:
    """A reason in the fewest words that say it."""
    if reason.value is None:
        issue = blueprint.isu[reason.id]
        whose = "provinsi" if place == blueprint.edisi.provinsi.kode else "wilayah ini"
        return fragment(f"Isu {whose}: ", link(links.isu(issue.id), issue.judul))
    item = blueprint.indikator[reason.id]
    return fragment(
        link(links.indikator(item.id), item.nama),
        f" {amount(reason.value.nilai, item)} (",
        year_with_age(blueprint, reason.value.tahun),
        f"), peringkat {reason.rank} dari {reason.of}",
    )


def _how_ranked(blueprint: Blueprint, links: Links) -> Html:
    total = len(blueprint.kabupaten)
    return element(
        "p",
        {"class": "ppm-catatan"},
        "Nomor 1 paling mendesak; judul membuka panduannya. Urutan dihitung dari ketertinggalan "
        "wilayah ini dan dari seberapa langsung PPM dapat menggerakkan hasilnya. "
        f"Tertinggal berarti termasuk {share_words(blueprint.aturan.ambang)} "
        f"terbawah, yaitu {share_count(total, blueprint.aturan.ambang)} dari {total} wilayah bila "
        "semuanya mempunyai angka; peringkat 1 adalah keadaan terbaik. Rumusnya ada pada ",
        link(links.page(METHOD_PAGE), "metode"),
        ".",
    )


def left_out(blueprint: Blueprint, kabupaten: str) -> Html:
    """What a person left out of the result, and why."""
    found = [one for one in blueprint.aturan.pengecualian if one.kabupaten == kabupaten]
    if not found:
        return EMPTY
    items = (f"{blueprint.calon[one.calon].nama}: {one.alasan}" for one in found)
    return fragment(element("p", None, "Dikecualikan dari hasil aturan:"), "\n", bullets(items))


def numbers_fallen(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    """The numbers that no longer hold: whoever follows one finds what became of it."""
    found = fallen_away(blueprint, kabupaten)
    if not found:
        return EMPTY
    known = known_entries(blueprint)
    items = (
        element(
            "li",
            {"id": one.id},
            code(one.id),
            f" {one.nama}",
            f". {one.catatan}" if one.catatan else "",
            *(
                (
                    " Diganti oleh ",
                    joined(", ", (entry_link(links, known[name]) for name in one.diganti_oleh)),
                    ".",
                )
                if one.diganti_oleh
                else ()
            ),
        )
        for one in found
    )
    listed = element("ul", {"class": "ppm-butir"}, *items)
    return folded(f"{len(found)} nomor arah yang tidak lagi berlaku", listed)


def provincial_directions(blueprint: Blueprint, links: Links, bidang: str) -> Html:
    """What issues of the whole province ask for in a bidang: once, for every place alike."""
    province = blueprint.edisi.provinsi.kode
    found = [one for one in directions_of(blueprint, province) if one.bidang == bidang]
    if not found:
        return EMPTY
    title = element("p", None, "Arah provinsi, dari isu yang dicatat untuk semua wilayah:")
    listed = (_item(blueprint, links, one) for one in found)
    return fragment(title, "\n", element("ul", {"class": "ppm-arah"}, "\n", lines(listed), "\n"))
