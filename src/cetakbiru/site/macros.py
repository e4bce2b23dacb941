"""The macros that a page may call: their Indonesian names and the fragments behind them."""

from __future__ import annotations

import inspect
import sys
import traceback
from collections.abc import Callable, Mapping
from functools import wraps
from pathlib import Path
from types import MappingProxyType
from typing import Any

from cetakbiru.base.errors import Refused
from cetakbiru.base.project import PLUGIN
from cetakbiru.checks.pages.calling import Caller
from cetakbiru.model.load import Blueprint
from cetakbiru.model.reads import recording
from cetakbiru.outputs.opendata.file_list import data_file_list, data_file_outline
from cetakbiru.pages.fragments import (
    action_plan,
    actions,
    agencies,
    agreements,
    blueprint_matrix,
    border,
    calendar,
    catalogue,
    charts,
    comparison,
    competence,
    consultations,
    coverage,
    dictionary,
    directions,
    district_works,
    districts,
    documents,
    editing,
    editions,
    empty,
    figures,
    focus,
    gaps,
    glossary,
    guides,
    indicators,
    matrices,
    meetings,
    mining,
    notices,
    outcomes,
    overlaps,
    planning,
    priority_rule,
    programs,
    proposals,
    regional,
    regional_plans,
    sense,
    signs,
    sources,
    subdistricts,
    summary,
    targets,
    unserved,
    vision,
    voices,
    window,
    works,
)
from cetakbiru.pages.fragments.beside import page as beside
from cetakbiru.pages.fragments.html import EMPTY, Html
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.maps import choropleth, district, province
from cetakbiru.pages.fragments.near import page as near
from cetakbiru.pages.markdown.tokens import keep
from cetakbiru.site.calls import Calls, Fragment, Pass, given

# Every fragment takes the Blueprint and the page's Links first; pages give the rest.
_GIVEN = 2

FRAGMENTS: Mapping[str, Fragment] = MappingProxyType(
    {
        "pemberitahuan_status": notices.status_notice,
        "penyusun_naskah": notices.authorship,
        "identitas_edisi": notices.edition_identity,
        "peristiwa": notices.legal_events,
        "kutip_edisi": notices.edition_citation,
        "kabar_edisi": notices.edition_news,
        "daftar_kabupaten": districts.districts,
        "ringkasan_kabupaten": summary.district_summary,
        "profil_kabupaten": districts.district_profile,
        "tabel_kecamatan": districts.subdistricts,
        "halaman_kecamatan": subdistricts.subdistrict,
        "wilayah_saya": near.near_us,
        "cari_wilayah": near.place_search,
        "bukti_tambang": mining.mining_evidence,
        "bukti_tambang_provinsi": mining.mining_of_province,
        "tetangga_kabupaten": districts.previous_and_next,
        "tabel_indikator": indicators.district_indicators,
        "daftar_indikator": indicators.indicator_definitions,
        "banding_indikator": charts.indicator_comparison,
        "banding_wilayah": beside.place_comparison,
        "banding_semua": beside.all_places,
        "angka": figures.figure,
        "angka_provinsi": figures.province_figure,
        "rentang_angka": figures.range_of_figures,
        "kelompok_tertinggal": figures.lagging_places,
        "perubahan_angka": figures.changes_of_figures,
        "usulan_target": targets.target_proposals,
        "peta_indikator": choropleth.indicator_map,
        "peta_provinsi": province.province_map,
        "peta_ketertinggalan": choropleth.lagging_map,
        "peta_kabupaten": district.district_map,
        "tabel_program_kabupaten": programs.district_programs,
        "tabel_program_bidang": catalogue.bidang_programs,
        "katalog_program": catalogue.catalogue,
        "kartu_program": programs.program_card,
        "matriks_cetak_biru": blueprint_matrix.blueprint_matrix,
        "matriks_tujuan": matrices.goals_matrix,
        "matriks_opd": matrices.agencies_matrix,
        "matriks_kabupaten": matrices.districts_matrix,
        "arah_kabupaten": directions.district_directions,
        "aturan_prioritas": priority_rule.priority_rule,
        "cakupan_indikator": coverage.coverage_of_indicators,
        "cakupan_program": coverage.coverage_of_programs,
        "tabel_bidang": regional_plans.bidang_table,
        "program_utama": regional_plans.main_program,
        "daftar_bidang": signs.main_programs,
        "padanan": regional_plans.crosswalk,
        "rencana": regional_plans.plan,
        "visi_misi": vision.vision_and_missions,
        "daftar_isu": consultations.issues,
        "isu_kabupaten": consultations.district_issues,
        "daftar_konsultasi": consultations.consultations,
        "tabel_konsultasi": consultations.consultation_table,
        "daftar_suara": voices.voice_register,
        "lembar_usulan": voices.proposal_sheet,
        "halaman_konsultasi": meetings.consultation,
        "konsultasi_kabupaten": consultations.district_consultations,
        "tabel_program_daerah": regional.government_programs,
        "kompetensi_kecamatan": competence.core_competences,
        "pendamping_kompetensi": competence.facilitators,
        "perjalanan_program": competence.program_story,
        "capaian_kabupaten": outcomes.district_outcomes,
        "capaian_program": outcomes.outcome_summary,
        "rencana_aksi": actions.action_plans,
        "halaman_aksi": action_plan.action_plan,
        "peta_pekerjaan": works.works_map,
        "matriks_pekerjaan": works.works_matrix,
        "pekerjaan_kabupaten": district_works.district_works,
        "daftar_kesepakatan": agreements.agreements,
        "peta_tumpang_tindih": overlaps.overlap_map,
        "matriks_tumpang_tindih": unserved.overlap_matrix,
        "temuan_tumpang_tindih": overlaps.overlap_list,
        "subprogram_bersama": overlaps.shared_work,
        "provinsi_dan_kabupaten": overlaps.both_levels,
        "arah_menunggu": unserved.waiting_directions,
        "kesenjangan": unserved.gaps,
        "ukuran_fokus": focus.focus_measure,
        "fokus_wilayah": focus.district_focus,
        "fokus_pemerintah": focus.government_focus,
        "fokus_perusahaan": focus.company_focus,
        "rintisan": competence.stage_paths,
        "perbatasan": border.border_lens,
        "etalase": window.shop_window,
        "etalase_arah": window.taken_and_open,
        "unduh_naskah": documents.document_download,
        "lembar_isian": empty.blank_sheets,
        "unduh_lembar": planning.sheet_downloads,
        "lembar_kabupaten": planning.district_sheets,
        "kolom_lembar": planning.sheet_columns,
        "butir_kelengkapan": planning.check_parts,
        "butir_periksa": planning.check_duties,
        "aturan_kewajaran": sense.sense_rules,
        "periksa_rencana": planning.plan_check,
        "contoh_rencana": planning.example_check,
        "formulir_usulan": proposals.proposal_form,
        "sunting_di_peramban": editing.editing_online,
        "pesan_di_peramban": editing.messages_online,
        "terbit_di_peramban": editing.releasing_online,
        "daftar_panduan": guides.guides,
        "ringkasan_panduan": guides.guide_summary,
        "hasil_panduan": guides.guide_outcome,
        "kaitan_panduan": guides.guide_plans,
        "tempat_panduan": guides.guide_places,
        "matriks_nomenklatur": guides.nomenclature_matrix,
        "istilah": glossary.term,
        "glosarium": glossary.glossary,
        "daftar_opd": agencies.agencies,
        "halaman_opd": agencies.agency,
        "kutipan": sources.citation,
        "daftar_sumber": sources.source_list,
        "dasar_hukum": sources.laws,
        "kalender": calendar.key_dates,
        "daftar_kelengkapan": gaps.gap_list,
        "daftar_edisi": editions.edition_list,
        "perubahan_edisi": comparison.edition_changes,
        "banding_edisi": editions.edition_picker,
        "riwayat_kabupaten": editions.district_history,
        "kamus_data": dictionary.data_dictionary,
        "daftar_berkas_data": data_file_list,
    }
)


def signatures() -> dict[str, inspect.Signature]:
    """What a page may give to each macro, by name."""
    return {name: _signature(fragment) for name, fragment in FRAGMENTS.items()}


def caller(blueprint: Blueprint, calls_of: Callable[[Blueprint], Calls] = Calls) -> Caller:
    """Calls macros by name for whoever asks what they make, before there are pages.

    `calls_of` gives the calls of a Blueprint, where others shall find what these have made.

    What takes long to make stands in outline: sizes and checksums of the open data, the example of
    a plan, which neither bears anchors nor is of the province, and what asks the engine of plans
    which works meet: of that only the anchors.
    """
    way = Pass(calls_of(blueprint))
    fragments: Mapping[str, Fragment] = {
        **FRAGMENTS,
        "daftar_berkas_data": data_file_outline,
        "contoh_rencana": _nothing,
        **overlaps.OUTLINES,
        "pekerjaan_kabupaten": district_works.district_works_outline,
    }

    def call(url: str, name: str, arguments: Mapping[str, Any]) -> str:
        return way.call(url, fragments[name], arguments)

    return call


def _nothing(blueprint: Blueprint, links: Links) -> Html:
    return EMPTY


def has_macros(root: Path, name: str) -> bool:
    """Whether the project in `root` has a module of macros of that name.

    Raises Refused when it has one that can't be used.
    """
    # Imported here: whoever checks data needs no renderer.
    from mkdocs_macros.util import import_local_module

    place = next((one for one in (root / name, root / f"{name}.py") if one.exists()), None)
    if place is None:
        return False
    # Python may still hold that of another project, or this one as it was before an edit.
    for loaded in [one for one in sys.modules if one == name or one.startswith(f"{name}.")]:
        del sys.modules[loaded]
    enough = f"from {__name__} import define_env"
    try:
        module = import_local_module(str(root), name)  # type: ignore[no-untyped-call] # no types
    except Exception as error:
        # Whatever it is, it is a fault of that module.
        raise Refused(
            f"Modul makro {_fault(place, error)} tidak dapat dijalankan: {type(error).__name__}, "
            f"{error}. Perbaiki baris itu; isi yang cukup: {enough}"
        ) from None
    if not hasattr(module, "define_env"):
        raise Refused(f"Modul makro {place} tidak memuat define_env. Tambahkan baris: {enough}")
    return True


def _fault(place: Path, error: Exception) -> str:
    """File and line within a module of macros where an error came from; else the module."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [(one.filename, one.lineno) for one in frames if one.filename.startswith(str(place))]
    if isinstance(error, SyntaxError) and error.filename:
        lines.append((error.filename, error.lineno))
    return f"{lines[-1][0]}:{lines[-1][1]}" if lines else str(place)


def define_env(env: Any) -> None:
    """Gives mkdocs-macros every macro, bound to the Blueprint that the plugin has read.

    It is the one door of macros: `macros/__init__.py` of a province imports it by this name.
    """
    plugin = env.conf.plugins.get(PLUGIN)
    if plugin is None:
        raise Refused(
            f"{env.conf.config_file_path}: makro memerlukan plugin {PLUGIN}. Tambahkan baris "
            f"'- {PLUGIN}' di atas '- macros'."
        )
    way = Pass(plugin.calls_of(plugin.blueprint))
    # A site without open data lists no files of them, and need not make them to know their sizes.
    listed = {} if plugin.config.opendata else {"daftar_berkas_data": data_file_outline}
    for name, fragment in {**FRAGMENTS, **listed}.items():
        env.macro(_bound(fragment, name, env, way), name)


def _bound(fragment: Fragment, name: str, env: Any, way: Pass) -> Callable[..., str]:
    plugin = env.conf.plugins[PLUGIN]
    signature = _signature(fragment)

    @wraps(fragment)
    def macro(*args: Any, **kwargs: Any) -> str:
        try:
            with recording() as reads:
                html = way.call(env.page.url, fragment, given(signature, args, kwargs))
            plugin.has_read(env.page, reads)
            return keep(html)
        except Exception as error:
            error.add_note(f"makro {name} pada docs/{env.page.file.src_uri}")
            raise plugin.ended_by(error) from error

    return macro


def _signature(fragment: Fragment) -> inspect.Signature:
    signature = inspect.signature(fragment)
    return signature.replace(parameters=list(signature.parameters.values())[_GIVEN:])
