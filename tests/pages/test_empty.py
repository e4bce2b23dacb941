"""An instrument without rows says so in one sentence, and leads to a sheet that is there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cetakbiru.model.load import Blueprint, load_blueprint
from cetakbiru.pages.fragments import competence, consultations, coverage, empty, matrices, unserved
from cetakbiru.pages.fragments.empty import EMPTINESS, blank_sheets, empty_instrument
from cetakbiru.pages.fragments.html import Html
from cetakbiru.pages.fragments.links import Links
from cetakbiru.starter.province import province_files


@pytest.mark.parametrize("name", EMPTINESS)
def test_it_is_one_sentence(province: Blueprint, name: str) -> None:
    sentence = EMPTINESS[name].sentence
    assert sentence.count(".") == 1
    assert sentence in empty_instrument(province, Links(province, "sinkronisasi/fokus/"), name)


def test_only_a_sheet_that_is_written_is_led_to(
    province: Blueprint, monkeypatch: pytest.MonkeyPatch
) -> None:
    links = Links(province, "sinkronisasi/rencana-aksi/")
    monkeypatch.setattr(empty, "SHEETS", frozenset({"aksi", "renja"}))
    assert 'href="../../unduhan/lembar-aksi.xlsx"' in empty_instrument(province, links, "aksi")
    assert "href" not in empty_instrument(province, links, "kompetensi")
    assert "href" not in empty_instrument(province, links, "renja")


def test_every_sheet_that_is_written_is_listed(province: Blueprint) -> None:
    listed = blank_sheets(province, Links(province, "sinkronisasi/"))
    for name in empty.SHEETS:
        assert f'href="../unduhan/{empty.blank_sheet_name(name)}"' in listed
    assert ": rencana aksi tahunan dan realisasi triwulan." in listed


@pytest.fixture(scope="module")
def new_province(tmp_path_factory: pytest.TempPathFactory) -> Blueprint:
    folder = tmp_path_factory.mktemp("baru")
    for name, content in province_files("62").items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return load_blueprint(folder / "data")


@pytest.mark.parametrize(
    "shown",
    [
        matrices.agencies_matrix,
        matrices.districts_matrix,
        coverage.coverage_of_programs,
        unserved.overlap_matrix,
        consultations.consultation_table,
    ],
)
def test_a_table_that_would_hold_only_zeros_is_a_sentence(
    new_province: Blueprint, shown: Callable[[Blueprint, Links], Html]
) -> None:
    told = shown(new_province, Links(new_province, "sinkronisasi/cakupan/"))
    assert "<table" not in told
    assert told.count(".</p>") == 1


def test_a_page_without_competences_leads_to_the_sheet_once(new_province: Blueprint) -> None:
    links = Links(new_province, "sinkronisasi/kompetensi/")
    parts = (competence.stage_paths, competence.core_competences, competence.facilitators)
    told = "".join(part(new_province, links) for part in parts)
    assert told.count("lembar-kompetensi.xlsx") == 1
