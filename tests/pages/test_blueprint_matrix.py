"""The Matriks Cetak Biru on a page: what is proposed and what is given are told apart."""

from __future__ import annotations

import dataclasses

from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.blueprint_matrix import blueprint_matrix, matrix_anchor
from cetakbiru.pages.fragments.links import Links

NORTH, SOUTH = "99.01", "99.02"


def shown(blueprint: Blueprint) -> str:
    return blueprint_matrix(blueprint, Links(blueprint, ""))


def test_a_proposal_says_in_its_cell_that_it_is_calculated(province: Blueprint) -> None:
    html = shown(province)
    assert "(2030, hitungan)" in html
    assert "8,40 tahun (2030, dibahas)" in html
    assert "8,40 tahun (2030, hitungan)" not in html


def test_the_overview_leads_into_the_fold_of_each_place(province: Blueprint) -> None:
    html = shown(province)
    for kabupaten in (NORTH, SOUTH):
        _, _, inside = html.partition(f'href="#{matrix_anchor(kabupaten)}"')
        _, _, fold = inside.partition("<details")
        assert f'id="{matrix_anchor(kabupaten)}"' in fold


def test_what_agencies_give_is_counted_once_one_has_given_something(province: Blueprint) -> None:
    silent = dataclasses.replace(province, matriks=())
    assert "Target dari OPD" in shown(province)
    assert "Target dari OPD" not in shown(silent)


def test_a_province_without_figures_has_a_sentence_and_no_table_of_zeros(
    province: Blueprint,
) -> None:
    bare = dataclasses.replace(province, nilai=(), isu={}, bukti_tambang=(), matriks=())
    html = shown(bare)
    assert "tabel-keadaan-matriks" not in html
    assert "Matriks terisi dari" in html


def test_every_program_utama_says_who_fills_it_in(province: Blueprint) -> None:
    rules = dataclasses.replace(province.aturan, calon=())
    bare = dataclasses.replace(province, aturan=rules, matriks=(), nomor_arah={})
    assert f"{province.edisi.lembaga}</td>" in shown(bare)
