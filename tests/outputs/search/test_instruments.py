"""Rows of the instruments are found by search, except what nobody agreed to show."""

from __future__ import annotations

from collections import Counter

from cetakbiru.insight.work import RENJA, current_works
from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.search.instruments import anchored_entries, instrument_entries
from cetakbiru.outputs.search.items import Places
from cetakbiru.outputs.search.pages import Page
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.works import works_matrix
from cetakbiru.pages.fragments.works_listed import works_listed


def test_every_row_that_may_be_told_is_an_entry(province: Blueprint) -> None:
    kinds = Counter(
        entry.kind for entry in (*instrument_entries(province), *anchored_entries(province))
    )
    companies = province.perusahaan
    shown = province.kegiatan_perusahaan.values()
    named = [one for one in shown if companies[one.perusahaan].is_named]
    going_on = [one for one in current_works(province) if one.kind == RENJA]
    assert 0 < len(going_on) < len(province.renja)
    assert kinds == {
        "m": len(province.masukan),
        "t": len(province.told_aksi),
        "e": len(named),
        "f": len(province.kesepakatan),
        "c": len(province.kompetensi),
        "j": len(going_on),
    }
    assert 0 < len(named) < len(shown)


def test_what_agreed_to_sums_only_is_in_no_entry(province: Blueprint) -> None:
    silent = [one for one in province.perusahaan.values() if not one.is_named]
    assert silent
    for entry in instrument_entries(province):
        assert not any(one.nama in entry.context or one.kode in entry.code for one in silent)


def test_an_entry_belongs_to_the_kabupaten_of_its_places(province: Blueprint) -> None:
    found = {entry.code: entry for entry in instrument_entries(province)}
    assert found["RNJ-2026-pendidikan-001"].regions == ("99.01",)
    assert found["RNJ-2026-pendidikan-003"].regions == ()
    assert found["MSK-2026-002"].regions == ("99.02",), "of a kelurahan"


def test_a_plan_of_work_is_led_to_where_its_row_stands(province: Blueprint) -> None:
    links = Links(province, "")
    pages = {links.works(kode): works_listed(province, links, kode) for kode in province.kabupaten}
    pages[links.works(None)] = works_matrix(province, links)
    for entry in instrument_entries(province):
        if entry.kind == "j":
            page, _, anchor = entry.url.partition("#")
            assert f'id="{anchor}"' in pages[page], entry


def test_a_row_leads_to_its_own_page_where_others_show_it_too() -> None:
    anchors = frozenset({"kompetensi-KOM-01"})
    pages = {url: Page(url, "", (), anchors) for url in ("cetak-biru/bab-5/", "sinkronisasi/")}
    places = Places(pages)
    (anchor,) = anchors
    assert places.of_anchor(anchor, "sinkronisasi/") == f"sinkronisasi/#{anchor}"
    assert places.of_anchor(anchor, "gone/") == f"cetak-biru/bab-5/#{anchor}"
    assert places.of_anchor("kompetensi-KOM-02", "sinkronisasi/") is None
