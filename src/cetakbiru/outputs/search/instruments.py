"""The rows of the instruments as entries: plans of work, agreements, voices, what companies show.

A row is found where a page tells of it; whoever must not be named is on none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cetakbiru.insight.work import RENJA, current_works
from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.search.entry import Entry
from cetakbiru.pages.fragments.links import AGREEMENTS_PAGE, COMPETENCE_PAGE, WINDOW_PAGE, Links
from cetakbiru.pages.fragments.works import work_address


def instrument_entries(blueprint: Blueprint) -> Iterator[Entry]:
    """An entry for each row that has an address of its own, or its page's."""
    links = Links(blueprint, "")
    yield from _plans_of_work(blueprint, links)
    yield from _voices(blueprint, links)
    yield from _actions(blueprint, links)
    yield from _of_companies(blueprint, links)


def anchored_entries(blueprint: Blueprint) -> Iterator[Entry]:
    """An entry for each row that some page may have, by the address of the page it belongs on."""
    for agreed in blueprint.kesepakatan.values():
        yield Entry(
            "f",
            f"{AGREEMENTS_PAGE}#kesepakatan-{agreed.id}",
            agreed.isi,
            text=f"Pelaksana: {agreed.pelaksana}.",
            context=blueprint.region_name(agreed.wilayah),
            code=agreed.id,
            regions=_homes(blueprint, (agreed.wilayah,)),
            fields=agreed.bidang,
        )
    for competence in blueprint.kompetensi.values():
        place = competence.kecamatan or competence.kabupaten
        yield Entry(
            "c",
            f"{COMPETENCE_PAGE}#kompetensi-{competence.id}",
            competence.kompetensi,
            text=" ".join(filter(None, (competence.indikator, competence.catatan))),
            context=", ".join((competence.tahap, blueprint.region_name(place))),
            code=competence.id,
            regions=(competence.kabupaten,),
        )


def _plans_of_work(blueprint: Blueprint, links: Links) -> Iterator[Entry]:
    """Those that go on: pages tell of no others."""
    for work in current_works(blueprint):
        address = work_address(blueprint, links, work)
        if work.kind == RENJA and address:
            row = blueprint.renja[work.id]
            places = (*row.desa, *row.kecamatan, *row.kabupaten) or (row.wilayah,)
            yield Entry(
                "j",
                address,
                row.subkegiatan,
                text=" ".join(filter(None, (row.kegiatan, row.keluaran, row.lokasi))),
                context=f"{row.pelaksana}, {row.tahun}",
                aliases=tuple(filter(None, (row.kode,))),
                code=row.id,
                regions=_homes(blueprint, places),
                fields=row.bidang,
            )


def _voices(blueprint: Blueprint, links: Links) -> Iterator[Entry]:
    for voice in blueprint.masukan.values():
        yield Entry(
            "m",
            links.masukan(voice.id),
            voice.isi,
            text=" ".join(filter(None, (voice.jawaban, voice.alasan))),
            context=", ".join(
                (voice.kelompok, blueprint.region_name(voice.wilayah), voice.keadaan)
            ),
            code=voice.id,
            regions=_homes(blueprint, (voice.wilayah,)),
            fields=voice.bidang,
        )


def _actions(blueprint: Blueprint, links: Links) -> Iterator[Entry]:
    for action in blueprint.told_aksi:
        places = (*action.desa, *action.kecamatan, *action.kabupaten)
        yield Entry(
            "t",
            links.aksi(action),
            action.kegiatan,
            text=f"Keluaran: {action.keluaran}.",
            context=f"{blueprint.author_name(action.penyusun)}, {action.tahun}",
            code=action.id,
            regions=_homes(blueprint, places),
            fields=(action.bidang,),
        )


def _of_companies(blueprint: Blueprint, links: Links) -> Iterator[Entry]:
    for shown in blueprint.kegiatan_perusahaan.values():
        company = blueprint.perusahaan[shown.perusahaan]
        if company.is_named:
            yield Entry(
                "e",
                links.page(WINDOW_PAGE, shown.id),
                shown.kegiatan,
                text=f"Keluaran: {shown.keluaran}." if shown.keluaran else "",
                context=f"{company.nama}, {shown.tahun}",
                code=shown.id,
                regions=_homes(blueprint, shown.kecamatan),
                fields=(shown.bidang,),
            )


def _homes(blueprint: Blueprint, places: Iterable[str]) -> tuple[str, ...]:
    """The kabupaten of places, each once; none of the province."""
    return tuple(dict.fromkeys(filter(None, map(blueprint.home_of, places))))
