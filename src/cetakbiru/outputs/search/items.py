"""The items of the data as entries: programmes, indicators, terms, places, agencies, sources.

Those of the instruments are in `instruments.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from cetakbiru.insight.blueprint_matrix import matrix_of
from cetakbiru.insight.directions import Direction
from cetakbiru.insight.entries import entries
from cetakbiru.insight.evidence import evidence_of
from cetakbiru.insight.placed import village_names
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Program
from cetakbiru.outputs.search.entry import Entry
from cetakbiru.outputs.search.instruments import anchored_entries, instrument_entries
from cetakbiru.outputs.search.pages import About, Page
from cetakbiru.pages.fragments.blueprint_matrix import matrix_anchor
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.tables import table_id


class Places:
    """Where items stand on the finished site, so that no result leads nowhere."""

    def __init__(self, pages: Mapping[str, Page]) -> None:
        self._pages = pages
        self._by_anchor: dict[str, str] = {}
        for page in pages.values():
            for anchor in page.anchors:
                self._by_anchor.setdefault(anchor, page.url)

    def checked(self, href: str) -> str | None:
        """`href` if it leads somewhere; without its anchor if only its page is there."""
        url, _, anchor = href.removeprefix("./").partition("#")
        page = self._pages.get(url)
        if page is None:
            return None
        return f"{url}#{anchor}" if anchor in page.anchors else url

    def of_anchor(self, anchor: str, home: str = "") -> str | None:
        """The address of a page that has the anchor: `home` if it does, or the first."""
        page = self._pages.get(home)
        url = home if page and anchor in page.anchors else self._by_anchor.get(anchor)
        return None if url is None else f"{url}#{anchor}"

    def on_page(self, href: str, anchor: str) -> str | None:
        """The anchor on the page `href`, or the page alone, or None without the page."""
        return self.checked(f"{href.partition('#')[0]}#{anchor}")


def about_pages(blueprint: Blueprint) -> dict[str, About]:
    """What the data know of the pages of places, bidang and guides, by page address."""
    links = Links(blueprint, "")
    about = {
        links.kabupaten(item): About(
            aliases=_filled(
                item.nama, item.nama_lama, item.singkatan, item.kode, item.digits, item.ibu_kota
            ),
            regions=(item.kode,),
        )
        for item in blueprint.kabupaten.values()
    }
    for place in blueprint.kecamatan.values():
        villages = blueprint.desa_of(place.kode)
        kinds = dict.fromkeys(village.jenis for village in villages)
        about[links.kecamatan(place)] = About(
            aliases=_filled(
                place.nama,
                *(village.nama for village in villages),
                *kinds,
                place.kode,
                place.kode.replace(".", ""),
                place.kode_bps,
            ),
            regions=(place.kabupaten,),
        )
    for bidang in blueprint.bidang.values():
        about[links.bidang(bidang)] = About(
            aliases=(bidang.nama, *(sub.nama for sub in bidang.subprogram)),
            code=bidang.kode,
            fields=(bidang.kode,),
        )
    for calon in blueprint.aturan.calon:
        page = links.panduan(calon)
        if page is not None:
            about[page] = About(aliases=(calon.nama,), code=calon.kode, fields=(calon.bidang,))
    return about


def item_entries(blueprint: Blueprint, pages: Mapping[str, Page]) -> Iterator[Entry]:
    """An entry for each item of the data that has a place on the finished site."""
    links, places = Links(blueprint, ""), Places(pages)
    for entry in (
        *_entries(blueprint, links),
        *_indicators(blueprint, links),
        *_terms(blueprint, links),
        *_agencies(blueprint, links),
        *_issues(blueprint, links),
        *_consultations(blueprint, links),
        *_goals(blueprint, links),
        *_sources(blueprint, links),
        *instrument_entries(blueprint),
    ):
        url = places.checked(entry.url)
        if url is not None:
            yield replace(entry, url=url)
    yield from _regional(blueprint, links, places)
    yield from _anchored(blueprint, places)
    for entry in anchored_entries(blueprint):
        home, _, anchor = entry.url.partition("#")
        url = places.of_anchor(anchor, home)
        if url is not None:
            yield replace(entry, url=url)


def _filled(*texts: str | None) -> tuple[str, ...]:
    return tuple(text for text in texts if text)


def _regions(blueprint: Blueprint, code: str) -> tuple[str, ...]:
    return (code,) if code in blueprint.kabupaten else ()


def _entries(blueprint: Blueprint, links: Links) -> Iterator[Entry]:
    for item in entries(blueprint):
        sub = blueprint.subprogram.get(item.subprogram or "")
        indicator = blueprint.indikator.get(item.indikator or "")
        yield Entry(
            "p" if isinstance(item, Program) else "a",
            links.entry(item),
            item.nama,
            text=_told(item),
            context=item.status if isinstance(item, Program) else "",
            aliases=_filled(
                sub.nama if sub else None,
                indicator.nama_pendek if indicator else None,
                *(blueprint.kecamatan[kode].nama for kode in item.kecamatan),
                *_villages(blueprint, item),
            ),
            code=item.id,
            regions=_regions(blueprint, item.kabupaten),
            fields=(item.bidang,),
        )


def _told(item: Direction | Program) -> str:
    """Outcome and receivers; of a programme its output, too, and who takes part."""
    sentences = [item.hasil, f"Penerima manfaat: {item.penerima_manfaat}"]
    if isinstance(item, Program):
        sentences.insert(0, f"Keluaran: {item.keluaran}")
        if item.mitra:
            sentences.append(f"Mitra: {item.mitra}")
    return " ".join(f"{sentence.rstrip('.')}." for sentence in sentences)


def _villages(blueprint: Blueprint, item: Direction | Program) -> tuple[str, ...]:
    if not isinstance(item, Program):
        return ()
    return tuple(village_names(blueprint, item.desa).values())


def _indicators(blueprint: Blueprint, links: Links) -> Iterator[Entry]:
    for item in blueprint.indikator.values():
        yield Entry(
            "i",
            links.indikator(item.id),
            item.nama,
            text=item.definisi,
            aliases=_filled(item.nama_pendek),
            fields=item.bidang,
        )


def _terms(blueprint: Blueprint, links: Links) -> Iterator[Entry]:
    for item in blueprint.istilah.values():
        yield Entry(
            "g",
            links.istilah(item.id),
            item.istilah,
            text=item.penjelasan,
            context=item.kepanjangan or "",
        )


def _agencies(blueprint: Blueprint, links: Links) -> Iterator[Entry]:
    for item in blueprint.opd.values():
        yield Entry(
            "o", links.opd(item.kode), item.nama, text=item.peran, aliases=(item.singkatan,)
        )


def _issues(blueprint: Blueprint, links: Links) -> Iterator[Entry]:
    for item in blueprint.isu.values():
        yield Entry(
            "u",
            links.isu(item.id),
            item.judul,
            text=item.uraian,
            context=blueprint.region_name(item.wilayah),
            code=item.id,
            regions=_regions(blueprint, item.wilayah),
            fields=item.bidang,
        )


def _consultations(blueprint: Blueprint, links: Links) -> Iterator[Entry]:
    for item in blueprint.konsultasi.values():
        yield Entry(
            "k",
            links.konsultasi(item.id),
            item.judul,
            text=" ".join(_filled(item.tema, item.tujuan, item.hasil)),
            context=", ".join(
                _filled(item.tempat, str(item.tanggal.year) if item.tanggal else None)
            ),
            code=item.id,
            regions=_regions(blueprint, item.wilayah),
        )


def _goals(blueprint: Blueprint, links: Links) -> Iterator[Entry]:
    for plan in blueprint.rencana.values():
        for item in plan.butir:
            yield Entry(
                "r",
                links.tujuan(item.id),
                item.nama,
                text=item.uraian or "",
                context=plan.judul,
                code=item.id,
            )


def _sources(blueprint: Blueprint, links: Links) -> Iterator[Entry]:
    for item in blueprint.sumber.values():
        yield Entry(
            "s",
            links.sumber(item.id),
            item.judul,
            context=", ".join(_filled(item.penerbit, str(item.tahun) if item.tahun else None)),
        )


def _regional(blueprint: Blueprint, links: Links, places: Places) -> Iterator[Entry]:
    """Per kabupaten: what is mined there and its indicators together."""
    commodities = {
        kode: [*dict.fromkeys(row.komoditas for row in evidence_of(blueprint, kode))]
        for kode in blueprint.kabupaten
    }
    for kode, home in blueprint.kabupaten.items():
        url = places.of_anchor(matrix_anchor(kode))
        if url:
            rows = matrix_of(blueprint, kode)
            yield Entry(
                "w",
                url,
                f"Matriks Cetak Biru {home.full_name}",
                text=" ".join(text for row in rows for text in (*row.strategies, *row.policies)),
                context=home.full_name,
                regions=(kode,),
            )
    indicators = _by_region(
        (value.wilayah, blueprint.indikator[value.indikator].nama) for value in blueprint.nilai
    )
    for title, key, names in (
        ("Bukti kegiatan tambang", "bukti-tambang", commodities),
        ("Angka indikator", "indikator", indicators),
    ):
        for home in blueprint.kabupaten.values():
            anchor = table_id(f"{key}-{home.kode}")
            url = places.on_page(links.kabupaten(home), anchor)
            if url and names.get(home.kode):
                yield Entry(
                    "w",
                    url,
                    f"{title} {home.full_name}",
                    text="; ".join(names[home.kode]) + ".",
                    context=home.full_name,
                    regions=(home.kode,),
                )


def _by_region(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Names by region, each once, in order."""
    found: dict[str, dict[str, None]] = {}
    for region, name in pairs:
        found.setdefault(region, {})[name] = None
    return {region: list(names) for region, names in found.items()}


def _anchored(blueprint: Blueprint, places: Places) -> Iterator[Entry]:
    """Provisions of law, government programmes and gaps, wherever a page lists them."""
    for gap in blueprint.kelengkapan.values():
        url = places.of_anchor(f"kelengkapan-{gap.id}")
        if url:
            yield Entry(
                "n",
                url,
                gap.uraian,
                text=gap.catatan or "",
                context=", ".join(gap.pemegang),
                code=gap.id,
            )
    for law in blueprint.dasar_hukum:
        url = places.of_anchor(f"hukum-{law.id}")
        if url:
            title = ", ".join(_filled(law.peraturan, law.pasal))
            yield Entry("l", url, title, text=law.isi, context=law.berlaku or "")
    for item in blueprint.program_daerah.values():
        url = places.of_anchor(f"program-daerah-{item.id}")
        if url:
            yield Entry(
                "d",
                url,
                item.nama,
                text=" ".join(_filled(item.uraian, item.pelajaran)),
                context=blueprint.region_name(item.wilayah),
                code=item.id,
                regions=_regions(blueprint, item.wilayah),
                fields=item.bidang,
            )
