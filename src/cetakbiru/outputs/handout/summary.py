"""The first page of a handout: what there is to know of a kabupaten, on one sheet, in plain words.

Every figure has its year, and what is told of mining is what dated sources recorded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cetakbiru.insight.directions import Direction, Reason, directions_of
from cetakbiru.insight.evidence import POTENTIAL, UNKNOWN, mining_standing
from cetakbiru.insight.indicators import Standing, lagging_subjects, subjects_of
from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.handout.proposing import Proposing
from cetakbiru.pages.fragments.html import EMPTY, Html, element, fragment, lines
from cetakbiru.pages.fragments.links import PROPOSING_PAGE, Links, link
from cetakbiru.pages.fragments.maps.locator import locator
from cetakbiru.pages.fragments.mining import mining_at_a_glance, nothing_recorded
from cetakbiru.pages.fragments.numbers import amount, count, long_date

SHEET_ID = "ringkasan"
# As many lines as one sheet holds; what is more stands below it.
_SUBJECTS, _DIRECTIONS = 8, 10
_PPM = (
    "PPM adalah pengembangan dan pemberdayaan masyarakat, yang wajib dijalankan pemegang izin "
    "tambang. Lembar ini merangkum apa yang dicatat cetak biru tentang wilayah ini dan apa yang "
    "menurut hitungannya diprioritaskan."
)


def summary(
    blueprint: Blueprint, links: Links, kabupaten: str, proposing: Proposing | None
) -> Html:
    """The sheet as one section with the anchor SHEET_ID."""
    name = blueprint.region_name(kabupaten)
    drawn = locator(blueprint, links, kabupaten)
    sections = (
        _mining(blueprint, links, kabupaten),
        _lagging(blueprint, kabupaten),
        _first_things(blueprint, links, kabupaten),
        _proposing(links, proposing),
    )
    parts = (
        drawn,
        _head(blueprint, name),
        element("p", {"class": "ppm-lembar__fakta"}, " · ".join(_facts(blueprint, kabupaten))),
        element("p", None, _PPM),
        element("div", {"class": "ppm-lembar__kolom"}, "\n", lines(sections), "\n"),
        _foot(blueprint, links, kabupaten, drawn),
    )
    return element("section", {"id": SHEET_ID, "class": "ppm-lembar"}, "\n", lines(parts), "\n")


def _head(blueprint: Blueprint, name: str) -> Html:
    edition, status = blueprint.edisi, blueprint.status
    told = f"{edition.judul_pendek} · {status.label} · Edisi {edition.versi}"
    return lines(
        (
            element("p", {"class": "ppm-lembar__edisi"}, f"{told} · {long_date(edition.tanggal)}"),
            element("h1", None, f"{name} dalam satu lembar"),
            element("p", {"class": "ppm-kecil"}, f"{status.notice} {blueprint.speaker.notice}"),
        )
    )


def _facts(blueprint: Blueprint, kabupaten: str) -> Iterator[str]:
    item = blueprint.kabupaten[kabupaten]
    yield f"{count(len(blueprint.kecamatan_of(kabupaten)))} kecamatan"
    for number, what in ((item.jumlah_desa, "desa"), (item.jumlah_kelurahan, "kelurahan")):
        if number:
            yield f"{count(number)} {what}"
    if item.penduduk is not None:
        year = f" ({item.penduduk_tahun})" if item.penduduk_tahun else ""
        yield f"{count(item.penduduk)} jiwa{year}"


def _mining(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    nothing = f"{nothing_recorded('wilayah ini')}."
    found = mining_at_a_glance(blueprint, links, kabupaten)
    return _section("Tambang yang tercatat", found or element("p", None, nothing))


def _lagging(blueprint: Blueprint, kabupaten: str) -> Html:
    told = lagging_subjects(blueprint, kabupaten)
    if not told.compared:
        return EMPTY
    lead = (
        f"Dari {told.compared} pokok yang dapat dibandingkan, wilayah ini termasuk yang terbawah "
        f"pada {told.lagging}" + (":" if told.lagging else ".")
    )
    standings = [_standing(one.told) for one in subjects_of(blueprint, kabupaten) if one.lags]
    listed = _listed(standings[:_SUBJECTS], len(standings)) if standings else EMPTY
    return _section("Di mana wilayah ini tertinggal", element("p", None, lead), listed)


def _standing(one: Standing) -> str:
    value = amount(one.value.nilai, one.indikator)
    return f"{one.indikator.nama}: {value} ({one.value.tahun}), peringkat {one.rank} dari {one.of}"


def _listed(first: Sequence[str], of: int) -> Html:
    """The first of a list, and how many are left."""
    rest = [f"dan {of - len(first)} lainnya, di bawah lembar ini"] if of > len(first) else []
    return element("ul", None, *(element("li", None, one) for one in (*first, *rest)))


def _first_things(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    standing = mining_standing(blueprint, kabupaten)
    if standing == UNKNOWN:
        told = (
            "Arah prioritas disusun di tempat yang buktinya tercatat. Siapa pun yang mempunyai "
            "bukti bertanggal dapat mengusulkannya."
        )
        return _section("Yang diprioritaskan", element("p", None, told))
    found = directions_of(blueprint, kabupaten)
    lead = "Nomor 1 paling mendesak menurut hitungan dengan aturan yang sama bagi semua wilayah."
    if standing == POTENTIAL:
        lead = (
            f"Disiapkan bila pertambangan berjalan di sini; sumber hanya mencatat endapan. {lead}"
        )
    return _section(
        "Yang diprioritaskan", element("p", None, lead), _ranked(blueprint, links, found)
    )


def _ranked(blueprint: Blueprint, links: Links, found: Sequence[Direction]) -> Html:
    """The directions, each with its strongest reason; the supplementary ones by name alone."""
    own = [one for one in found if not one.supplementary]
    others = [one.nama for one in found if one.supplementary]
    items = (
        element(
            "li",
            None,
            element("strong", None, link(links.entry(one), one.nama)),
            f": {_because(blueprint, one)}",
        )
        for one in own[:_DIRECTIONS]
    )
    rest = len(own) - _DIRECTIONS
    notes = (
        *((f"{rest} arah lain ada di bawah lembar ini.",) if rest > 0 else ()),
        *(
            (f"Pelengkap, agar setiap program utama terwakili: {'; '.join(others)}.",)
            if others
            else ()
        ),
    )
    return lines(
        (
            element("ol", None, *items) if own else EMPTY,
            *(element("p", {"class": "ppm-kecil"}, note) for note in notes),
        )
    )


def _because(blueprint: Blueprint, one: Direction) -> str:
    return _reason(blueprint, one.weighed[0])


def _reason(blueprint: Blueprint, reason: Reason) -> str:
    if reason.value is None:
        return f"isu yang dicatat, {blueprint.isu[reason.id].judul}"
    item = blueprint.indikator[reason.id]
    return (
        f"{item.nama} {amount(reason.value.nilai, item)} ({reason.value.tahun}), "
        f"peringkat {reason.rank} dari {reason.of}"
    )


def _proposing(links: Links, proposing: Proposing | None) -> Html:
    if proposing is None:
        return EMPTY
    steps = element("ol", None, *(element("li", None, step) for step in proposing.steps))
    page = link(links.page(PROPOSING_PAGE), "Cara mengusulkan kegiatan")
    note = fragment(*(f"{told} " for told in proposing.warnings), "Selengkapnya: ", page, ".")
    return _section("Cara desa mengusulkan", steps, element("p", {"class": "ppm-kecil"}, note))


def _foot(blueprint: Blueprint, links: Links, kabupaten: str, drawn: Html) -> Html:
    address = blueprint.edisi.edition_address
    item = blueprint.kabupaten[kabupaten]
    where = (
        fragment(
            "Halaman yang diperbarui: ",
            link(links.kabupaten(item), f"{address}kabupaten/{item.slug}/"),
        )
        if address
        else fragment("Keterangan lengkap dan sumbernya ada di bawah lembar ini dan pada situs.")
    )
    outlines = " Garis batas pada peta tidak resmi." if drawn else ""
    return element("p", {"class": "ppm-lembar__kaki"}, where, outlines)


def _section(title: str, *parts: Html) -> Html:
    return element("section", None, lines((element("h2", None, title), *parts)))
