"""What the data say of a guide: its summary, its outcome, its ties to plans, where it applies."""

from __future__ import annotations

from collections.abc import Mapping

from cetakbiru.insight.directions import Direction, all_directions, directions_of
from cetakbiru.insight.indicators import latest_value, shown_value
from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint
from cetakbiru.model.model import Calon, Indikator, Nilai
from cetakbiru.pages.fragments.cells import (
    RESPONSIBLE_AGENCY,
    bidang_link,
    code,
    entry_link,
    guide_link,
    indicator_link,
    opd_link,
    region_link,
    source_link,
    sources_note,
    year_with_age,
)
from cetakbiru.pages.fragments.directions import reasons
from cetakbiru.pages.fragments.html import EMPTY, Html, element, fragment, joined, lines
from cetakbiru.pages.fragments.indicators import DIRECTIONS
from cetakbiru.pages.fragments.links import METHOD_PAGE, Links, link
from cetakbiru.pages.fragments.numbers import amount, count
from cetakbiru.pages.fragments.programs import programs_of_guide
from cetakbiru.pages.fragments.regional_plans import goal_list
from cetakbiru.pages.fragments.tables import (
    Column,
    Row,
    Table,
    bullets,
    definitions,
    itemized,
    render,
    small,
)

REMARK = (
    "Panduan ini memuat pengetahuan umum tentang pemberdayaan masyarakat sebagai saran penyusun "
    "usulan. Angka, peristiwa, dan ketentuan hukum menyebut sumbernya."
)
_LOCAL_OUTCOME = (
    "Hasil ini diukur di desa, bukan dengan indikator tingkat kabupaten. Warga, pemerintah "
    "desa, dan perusahaan menyepakati ukurannya pada tahun pertama dan mencatatnya dalam rencana "
    "induk PPM."
)
_NOWHERE = "Pada edisi ini aturan tidak mengusulkan arah ini untuk suatu kabupaten atau kota."
_EVERYWHERE = (
    "Arah provinsi: isunya dicatat untuk semua wilayah, jadi panduan ini berlaku di setiap "
    "kabupaten dan kota yang mempunyai kegiatan tambang."
)
_PROPOSED = "Kaitan ini usulan; kode dan nama dicocokkan dengan nomenklatur yang berlaku."


@once_per_blueprint
def _places(blueprint: Blueprint, kode: str) -> Mapping[str, Direction]:
    """The kabupaten to which a guide applies, each with the direction that says why."""
    return {
        one.kabupaten: one
        for one in all_directions(blueprint).values()
        if one.calon == kode and one.kabupaten in blueprint.kabupaten
    }


def _is_provincial(blueprint: Blueprint, kode: str) -> bool:
    """Whether a guide applies to the whole province."""
    province = blueprint.edisi.provinsi.kode
    return any(one.calon == kode for one in directions_of(blueprint, province))


def guide_summary(blueprint: Blueprint, links: Links, panduan: str) -> Html:
    """A guide at a glance: for whom, to what end, measured by what, and who would answer for it."""
    item = blueprint.calon[panduan]
    pairs: list[tuple[str, str]] = [("Program utama", _field(blueprint, links, item))]
    if item.subprogram is not None:
        part = blueprint.subprogram[item.subprogram]
        pairs.append(("Subprogram", f"{part.kode} {part.nama}"))
    pairs += [("Penerima manfaat", item.penerima_manfaat), ("Hasil yang dituju", item.hasil)]
    if item.indikator is not None:
        pairs.append(("Indikator hasil", indicator_link(blueprint, links, item.indikator)))
    pairs.append((RESPONSIBLE_AGENCY, opd_link(blueprint, links, item.opd)))
    return lines(
        (
            definitions(pairs, "ppm-rincian"),
            element("p", {"class": "ppm-catatan"}, REMARK),
        )
    )


def _field(blueprint: Blueprint, links: Links, item: Calon) -> Html:
    return fragment(bidang_link(blueprint, links, item.bidang), " · ", code(item.kode))


def guide_outcome(blueprint: Blueprint, links: Links, panduan: str) -> Html:
    """The outcome indicator: what it means, and its latest value wherever the guide applies."""
    item = blueprint.calon[panduan]
    if item.indikator is None:
        return element("p", None, f"{item.hasil}. {_LOCAL_OUTCOME}")
    indicator = blueprint.indikator[item.indikator]
    shown = [
        (kode, value)
        for kode in _places(blueprint, panduan)
        if (value := shown_value(blueprint, indicator.id, kode)) is not None
    ]
    province = latest_value(blueprint, indicator.id, blueprint.edisi.provinsi.kode)
    if province is not None:
        shown.insert(0, (blueprint.edisi.provinsi.kode, province))
    meaning: list[tuple[str, str]] = [
        ("Indikator hasil", link(links.indikator(indicator.id), indicator.nama)),
        ("Satuan", indicator.satuan),
        ("Rumus" if indicator.rumus else "Definisi", indicator.rumus or indicator.definisi),
        ("Arah", DIRECTIONS[indicator.arah]),
    ]
    return lines(
        (
            definitions(meaning, "ppm-rincian"),
            _baselines(blueprint, links, indicator, shown),
        )
    )


def _baselines(
    blueprint: Blueprint, links: Links, indicator: Indikator, shown: list[tuple[str, Nilai]]
) -> Html:
    if not shown:
        return Html("")
    return render(
        links,
        Table(
            key=f"nilai-awal-{indicator.id}",
            caption=f"Nilai awal: {indicator.nama}",
            columns=(
                Column("Wilayah"),
                Column("Nilai", numeric=True),
                Column("Tahun"),
                Column("Sumber"),
            ),
            rows=[
                Row(
                    (
                        region_link(blueprint, links, kode),
                        amount(value.nilai, indicator),
                        year_with_age(blueprint, value.tahun),
                        source_link(blueprint, links, value.sumber),
                    )
                )
                for kode, value in shown
            ],
            origin="nilai",
            note=sources_note(blueprint, links, (value.sumber for _, value in shown)),
        ),
    )


def guide_plans(blueprint: Blueprint, links: Links, panduan: str) -> Html:
    """The ties of a guide to plans of government, all proposed: codes, goals, SDG targets."""
    item = blueprint.calon[panduan]
    pairs: list[tuple[str, str]] = []
    if item.nomenklatur:
        pairs.append(("Nomenklatur SIPD (usulan)", nomenclature_list(blueprint, item)))
    goals = blueprint.goals_of(item.bidang)
    if goals:
        pairs.append(("Tujuan daerah (usulan padanan)", goal_list(blueprint, links, goals)))
    if item.sdg:
        pairs.append(("Target SDGs (usulan)", ", ".join(item.sdg)))
    cited = (blueprint.nomenklatur[kode].sumber for kode in item.nomenklatur)
    note = fragment(
        f"{_PROPOSED} ", sources_note(blueprint, links, (*cited, blueprint.padanan.sumber))
    )
    return lines((definitions(pairs, "ppm-rincian"), element("p", {"class": "ppm-catatan"}, note)))


def nomenclature_list(blueprint: Blueprint, item: Calon) -> Html:
    """The codes that a guide would run along with, each with its name."""
    found = (blueprint.nomenklatur[kode] for kode in item.nomenklatur)
    return bullets(
        fragment(code(one.kode), f" {one.nama} ({one.level} {one.tingkat})") for one in found
    )


def guide_places(blueprint: Blueprint, links: Links, panduan: str) -> Html:
    """Where a guide applies, each place with its reason; then the programmes that follow it."""
    found = _places(blueprint, panduan)
    item = blueprint.calon[panduan]
    everywhere = EMPTY
    if _is_provincial(blueprint, panduan):
        everywhere = element("p", None, _EVERYWHERE)
    programs = programs_of_guide(blueprint, links, panduan)
    if not found:
        return lines((everywhere or element("p", None, _NOWHERE), programs))
    cited = (
        reason.value.sumber
        for one in found.values()
        for reason in one.reasons
        if reason.value is not None
    )
    table = render(
        links,
        Table(
            key="tempat-panduan",
            caption=f"Kabupaten dan kota dengan arah {item.kode}",
            columns=(
                Column("Kabupaten atau kota"),
                Column("Urutan di wilayah itu", numeric=True),
                Column("Alasan", prose=True),
            ),
            rows=[
                Row(
                    (
                        fragment(
                            region_link(blueprint, links, kode), " ", small(entry_link(links, one))
                        ),
                        count(one.rank),
                        reasons(blueprint, links, one),
                    )
                )
                for kode, one in found.items()
            ],
            origin="aturan_prioritas",
            data="calon",
            note=fragment(
                "Dihitung dengan ",
                link(links.page(METHOD_PAGE), "aturan prioritas"),
                ". ",
                sources_note(blueprint, links, (*cited, blueprint.aturan.sumber)),
            ),
        ),
    )
    return lines((everywhere, table, programs))


def guides(blueprint: Blueprint, links: Links) -> Html:
    """All guides by program utama, each with its outcome and how many kabupaten it applies to."""
    groups = []
    for bidang in blueprint.bidang:
        items = [item for item in blueprint.aturan.calon if item.bidang == bidang]
        if items:
            title = element("strong", None, bidang_link(blueprint, links, bidang))
            groups.append(element("p", {"class": "ppm-judul"}, title))
            groups.append(itemized(_entry(blueprint, links, item) for item in items))
    return lines(groups)


def _entry(blueprint: Blueprint, links: Links, item: Calon) -> Html:
    return fragment(guide_link(links, item), f": {item.hasil}. ", small(_reach(blueprint, item)))


def _reach(blueprint: Blueprint, item: Calon) -> str:
    """Where a guide is a priority, and where it only fills up."""
    if _is_provincial(blueprint, item.kode):
        return "Arah provinsi."
    places = _places(blueprint, item.kode).values()
    filling = sum(one.supplementary for one in places)
    told = f"Prioritas di {count(len(places) - filling)} kabupaten atau kota"
    return f"{told}, pelengkap di {count(filling)}." if filling else f"{told}."


def nomenclature_matrix(blueprint: Blueprint, links: Links, bidang: str) -> Html:
    """The guides of a program utama against the codes of government, as a proposal."""
    items = [item for item in blueprint.aturan.calon if item.bidang == bidang]
    used = sorted({kode for item in items for kode in item.nomenklatur})
    if not used:
        name = blueprint.bidang[bidang].nama_pendek
        return element("p", None, f"Panduan {name} tidak merujuk kode nomenklatur.")
    rows = [
        Row(
            (
                fragment(code(kode), f" {blueprint.nomenklatur[kode].nama}"),
                f"{blueprint.nomenklatur[kode].level} {blueprint.nomenklatur[kode].tingkat}",
                joined(
                    "; ",
                    (guide_link(links, item) for item in items if kode in item.nomenklatur),
                ),
            )
        )
        for kode in used
    ]
    return render(
        links,
        Table(
            key=f"nomenklatur-{bidang}",
            caption=f"Nomenklatur untuk {blueprint.bidang[bidang].nama_pendek} (usulan)",
            columns=(
                Column("Kode dan nama"),
                Column("Tingkat"),
                Column("Panduan yang sejalan", prose=True),
            ),
            rows=rows,
            origin="nomenklatur",
            note=fragment(
                f"{_PROPOSED} ",
                sources_note(
                    blueprint, links, (blueprint.nomenklatur[kode].sumber for kode in used)
                ),
            ),
        ),
    )
