"""The first page of a handout: what there is to know of a kabupaten, on one sheet, in plain words.

Every figure has its year, and what is told of mining is what dated sources recorded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cetakbiru.insight.directions import Direction, Reason, directions_of
from cetakbiru.insight.evidence import KINDS, POTENTIAL, UNKNOWN, evidence_of, mining_standing
from cetakbiru.insight.indicators import (
    lagging_subjects,
    latest_ranks,
    latest_values,
    latest_weakest,
)
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import BuktiTambang, Indikator
from cetakbiru.outputs.handout.proposing import Proposing
from cetakbiru.pages.fragments.html import EMPTY, Html, element, fragment, lines
from cetakbiru.pages.fragments.links import PROPOSING_PAGE, Links, link
from cetakbiru.pages.fragments.numbers import amount, count, long_date

SHEET_ID = "ringkasan"
# As many lines as one sheet holds; what is more stands below it.
_COMMODITIES, _SUBJECTS, _DIRECTIONS = 8, 8, 10
_PPM = (
    "PPM adalah pengembangan dan pemberdayaan masyarakat, yang wajib dijalankan pemegang izin "
    "tambang. Lembar ini merangkum apa yang dicatat cetak biru tentang wilayah ini dan apa yang "
    "menurut hitungannya didahulukan."
)


def summary(
    blueprint: Blueprint, links: Links, kabupaten: str, proposing: Proposing | None
) -> Html:
    """The sheet as one section with the anchor SHEET_ID."""
    name = blueprint.region_name(kabupaten)
    sections = (
        _mining(blueprint, kabupaten),
        _lagging(blueprint, kabupaten),
        _first_things(blueprint, links, kabupaten),
        _proposing(links, proposing),
    )
    parts = (
        _head(blueprint, name),
        element("p", {"class": "ppm-lembar__fakta"}, " · ".join(_facts(blueprint, kabupaten))),
        element("p", None, _PPM),
        element("div", {"class": "ppm-lembar__kolom"}, "\n", lines(sections), "\n"),
        _foot(blueprint, links, kabupaten),
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
    homes = [one.kabupaten for one in blueprint.kecamatan.values()]
    yield f"{count(homes.count(kabupaten))} kecamatan"
    for number, what in ((item.jumlah_desa, "desa"), (item.jumlah_kelurahan, "kelurahan")):
        if number:
            yield f"{count(number)} {what}"
    if item.penduduk is not None:
        year = f" ({item.penduduk_tahun})" if item.penduduk_tahun else ""
        yield f"{count(item.penduduk)} jiwa{year}"


def _mining(blueprint: Blueprint, kabupaten: str) -> Html:
    rows = evidence_of(blueprint, kabupaten)
    if not rows:
        told = (
            "Sumber yang dipakai naskah ini tidak mencatat tambang, pabrik pengolahan, atau "
            "endapan di wilayah ini."
        )
        return _section("Tambang yang tercatat", element("p", None, told))
    kinds = (kind for kind in KINDS if any(row.jenis == kind for row in rows))
    items = (
        element(
            "li",
            None,
            element("strong", None, f"{KINDS[kind]}: "),
            "; ".join(_first(_COMMODITIES, list(_commodities(blueprint, kabupaten, rows, kind)))),
        )
        for kind in kinds
    )
    note = "Catatan sumber bertanggal, bukan daftar izin yang berlaku sekarang."
    return _section(
        "Tambang yang tercatat",
        element("ul", None, *items),
        element("p", {"class": "ppm-kecil"}, note),
    )


def _first(most: int, texts: list[str]) -> list[str]:
    """The texts, or the first of them and how many are left."""
    rest = len(texts) - most
    return [*texts[:most], _others(rest)] if rest > 0 else texts


def _others(rest: int) -> str:
    return f"dan {rest} lainnya, yang tercantum di bawah lembar ini"


def _commodities(
    blueprint: Blueprint, kabupaten: str, rows: Iterable[BuktiTambang], kind: str
) -> Iterator[str]:
    """ "bauksit di Kecamatan Sandai (2022)", one for each commodity of a kind of evidence."""
    found: dict[str, dict[str, set[int]]] = {}
    for row in rows:
        if row.jenis == kind:
            found.setdefault(row.komoditas, {}).setdefault(row.wilayah, set()).add(row.tahun)
    for commodity, places in found.items():
        told = (
            f"{_within(blueprint, kabupaten, place)}({', '.join(map(str, sorted(years)))})"
            for place, years in places.items()
        )
        yield f"{commodity} {', '.join(told)}"


def _within(blueprint: Blueprint, kabupaten: str, place: str) -> str:
    return "" if place == kabupaten else f"di {blueprint.region_name(place)} "


def _lagging(blueprint: Blueprint, kabupaten: str) -> Html:
    told = lagging_subjects(blueprint, kabupaten)
    if not told.compared:
        return EMPTY
    weak = _weakest_of_each_subject(blueprint, kabupaten)
    lead = (
        f"Dari {told.compared} pokok yang dapat dibandingkan, wilayah ini termasuk yang terbawah "
        f"pada {told.lagging}" + (":" if weak else ".")
    )
    standings = [_standing(blueprint, kabupaten, item) for item in weak]
    items = (element("li", None, one) for one in _first(_SUBJECTS, standings))
    listed = element("ul", None, *items) if weak else EMPTY
    return _section("Di mana wilayah ini tertinggal", element("p", None, lead), listed)


def _weakest_of_each_subject(blueprint: Blueprint, kabupaten: str) -> list[Indikator]:
    """Of the indicators of each subject, the one in which the kabupaten lags most."""
    found: dict[str, Indikator] = {}
    for item in blueprint.indikator.values():
        if kabupaten not in latest_weakest(blueprint, item.id):
            continue
        subject = item.kelompok or item.id
        if subject not in found or _place(blueprint, kabupaten, item) > _place(
            blueprint, kabupaten, found[subject]
        ):
            found[subject] = item
    return list(found.values())


def _place(blueprint: Blueprint, kabupaten: str, item: Indikator) -> float:
    ranks = latest_ranks(blueprint, item.id)
    return ranks[kabupaten] / len(ranks)


def _standing(blueprint: Blueprint, kabupaten: str, item: Indikator) -> str:
    year = latest_values(blueprint, item.id)
    ranks = latest_ranks(blueprint, item.id)
    value = f" {amount(year.nilai[kabupaten].nilai, item)} ({year.tahun})" if year else ""
    return f"{item.nama}:{value}, peringkat {ranks[kabupaten]} dari {len(ranks)}"


def _first_things(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    standing = mining_standing(blueprint, kabupaten)
    if standing == UNKNOWN:
        told = (
            "Arah prioritas disusun di tempat yang buktinya tercatat. Siapa pun yang mempunyai "
            "bukti bertanggal dapat mengusulkannya."
        )
        return _section("Yang didahulukan", element("p", None, told))
    found = directions_of(blueprint, kabupaten)
    lead = "Nomor 1 paling mendesak menurut hitungan dengan aturan yang sama bagi semua wilayah."
    if standing == POTENTIAL:
        lead = (
            f"Disiapkan bila pertambangan berjalan di sini; sumber hanya mencatat endapan. {lead}"
        )
    return _section("Yang didahulukan", element("p", None, lead), _ranked(blueprint, links, found))


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
    more = f"Pelengkap, agar setiap program utama terwakili: {'; '.join(others)}."
    return lines(
        (
            element("ol", None, *items) if own else EMPTY,
            element("p", None, f"{_others(rest)}.")
            if (rest := len(own) - _DIRECTIONS) > 0
            else EMPTY,
            element("p", {"class": "ppm-kecil"}, more) if others else EMPTY,
        )
    )


def _because(blueprint: Blueprint, one: Direction) -> str:
    return _reason(blueprint, max(one.reasons, key=lambda reason: reason.lag))


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


def _foot(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
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
    return element("p", {"class": "ppm-lembar__kaki"}, where)


def _section(title: str, *parts: Html) -> Html:
    return element("section", None, lines((element("h2", None, title), *parts)))
