"""Action plans on pages: what is shown of many rows, of few and of none."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from cetakbiru.model.load import Blueprint, load_blueprint
from cetakbiru.model.made_pages import made_pages
from cetakbiru.pages.fragments.action_plan import action_plan
from cetakbiru.pages.fragments.actions import action_plans
from cetakbiru.pages.fragments.agencies import agency
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.numbers import missing
from cetakbiru.pages.fragments.outcomes import district_outcomes
from cetakbiru.pages.fragments.programs import district_programs
from tests.conftest import ROOT, copy_good
from tests.instruments.rows import Quarter, action_row, write_actions

PAGE = "sinkronisasi/rencana-aksi/"


def shown(tmp_path: Path, *rows: dict[str, str]) -> str:
    blueprint = with_actions(tmp_path, *rows)
    return action_plans(blueprint, Links(blueprint, PAGE))


def with_actions(tmp_path: Path, *rows: dict[str, str]) -> Blueprint:
    project = copy_good(tmp_path / "proyek")
    write_actions(project, rows)
    return load_blueprint(project / "data")


def test_without_a_plan_there_is_one_sentence(tmp_path: Path) -> None:
    found = shown(tmp_path)
    assert found.startswith('<p class="ppm-belum-ada">')
    assert "\n" not in found
    assert "<table" not in found


def test_a_company_that_agreed_to_sums_alone_is_not_shown(tmp_path: Path) -> None:
    row = action_row("AKS-2026-batu-rekaan-001", penyusun="batu-rekaan")
    blueprint = with_actions(tmp_path, row)
    assert blueprint.perusahaan["batu-rekaan"].cakupan == "jumlah"
    assert action_plans(blueprint, Links(blueprint, PAGE)).startswith('<p class="ppm-belum-ada">')
    assert not any(PAGE in name for name in made_pages(blueprint))


def test_a_goal_selects_the_activities_that_serve_it(tmp_path: Path) -> None:
    rows = [
        action_row("AKS-2026-pendidikan-001", tujuan="RPD-1"),
        action_row("AKS-2026-pendidikan-002", tujuan="RPD-1;RPD-2"),
        action_row("AKS-2026-pendidikan-003"),
    ]
    found = shown(tmp_path, *rows)
    rows_found = dict(re.findall(r'<tr id="aksi-(RPD-\d)">(.*?)</tr>', found, re.DOTALL))
    activities = {
        goal: set(re.findall(r"AKS-2026-pendidikan-00\d", row)) for goal, row in rows_found.items()
    }
    first, second = "AKS-2026-pendidikan-001", "AKS-2026-pendidikan-002"
    assert activities == {"RPD-1": {first, second}, "RPD-2": {second}}


def test_what_waits_for_a_report_stands_before_the_tables(tmp_path: Path) -> None:
    found = shown(tmp_path, action_row("AKS-2025-pendidikan-001", [Quarter("1")]))
    assert 0 < found.index('id="menunggu-laporan"') < found.index("<table")


def test_pillars_of_another_place_are_told_as_such(tmp_path: Path) -> None:
    """Its words may be borrowed; whoever reads them sees whose they are."""
    project = tmp_path / "proyek"
    shutil.copytree(ROOT / "data", project / "data")
    row = action_row(
        "AKS-2026-bappeda-001", penyusun="bappeda", tujuan="MIMIKA-1;AMANAT-2", kabupaten="61.05"
    )
    write_actions(project, [row | {"sumber": "mimika-rpkd-2025"}])
    blueprint = load_blueprint(project / "data")
    found = action_plans(blueprint, Links(blueprint, PAGE))
    assert "pembanding dari Kabupaten Mimika" in found
    assert re.search(
        r'<tr id="aksi-AMANAT-2">.*?>Amanat 2</a>: Menghapus kemiskinan ekstrem<', found, re.DOTALL
    )
    others = ("AMANAT-1", *(f"AMANAT-{number}" for number in range(3, 9)))
    unserved = re.search(r"Tanpa kegiatan: (?:<a [^>]*>AMANAT-\d</a>(?:, )?)+", found)
    assert unserved is not None
    assert re.findall(r">(AMANAT-\d)<", unserved[0]) == list(others)


def test_what_was_promised_and_not_reported_is_named_with_its_quarters(tmp_path: Path) -> None:
    rows = [
        action_row("AKS-2025-pendidikan-001", [Quarter("1", "1"), Quarter("1"), Quarter("1")]),
        action_row("AKS-2025-pendidikan-002", [Quarter("1", "0")]),
    ]
    part = shown(tmp_path, *rows).partition('id="menunggu-laporan"')[2].partition("<h3")[0]
    assert "1 kegiatan menjanjikan" in part
    assert "triwulan II, III" in part
    assert "AKS-2025-pendidikan-002" not in part


def test_nothing_waits_where_all_is_reported(tmp_path: Path) -> None:
    row = action_row("AKS-2025-pendidikan-001", [Quarter("1", "1")])
    assert "menunggu-laporan" not in shown(tmp_path, row)


def test_outputs_stand_beside_the_outcome_of_what_they_carry_out(tmp_path: Path) -> None:
    row = action_row(
        "AKS-2025-pendidikan-001", [Quarter("4", "3")], program="PRG-9901-PEN-01", satuan="kelas"
    )
    part = shown(tmp_path, row).partition('id="keluaran-dan-hasil"')[2].partition("<h3")[0]
    assert "3 dari 4 kelas setahun" in part
    assert "nilai awal 7,90 tahun (2024); target 2027: 8,10 tahun" in part
    assert "2025: 7,95 tahun" in part


def test_a_programme_names_the_activities_that_carry_it_out(tmp_path: Path) -> None:
    row = action_row("AKS-2025-pendidikan-001", [Quarter("4", "3")], program="PRG-9901-PEN-01")
    blueprint = with_actions(tmp_path, row)
    card = district_programs(blueprint, Links(blueprint, "kabupaten/contoh-utara/"), "99.01")
    assert "2025-pendidikan/#AKS-2025-pendidikan-001" in card
    assert "3 dari 4 kelas setahun" in card


def test_money_that_nobody_tells_is_not_zero(tmp_path: Path) -> None:
    found = shown(tmp_path, action_row("AKS-2025-pendidikan-001", [Quarter("1", "1")]))
    row = re.search(r"<tr><th[^>]*><a href=[^>]*2025-pendidikan.*?</tr>", found)
    assert row is not None
    cells = re.findall(r"<td[^>]*>(.*?)</td>", row[0])
    assert cells[-2:] == [missing(), missing()]


def test_what_is_not_reported_yet_is_told_as_a_plan(tmp_path: Path) -> None:
    row = action_row("AKS-2026-pendidikan-001", [Quarter("1")], program="PRG-9901-PEN-01")
    part = shown(tmp_path, row).partition('id="keluaran-dan-hasil"')[2]
    assert "rencana 4 kelas setahun" in part
    assert "0 dari" not in part


def test_an_agency_tells_how_its_plans_stand_year_by_year(tmp_path: Path) -> None:
    rows = [
        action_row("AKS-2026-pendidikan-001", [Quarter("1")]),
        action_row("AKS-2025-pendidikan-001", [Quarter("1")]),
        action_row("AKS-2025-pendidikan-002", [Quarter("1", "1")]),
    ]
    blueprint = with_actions(tmp_path, *rows)
    found = re.sub("<[^>]+>", "", agency(blueprint, Links(blueprint, "opd/x/"), "pendidikan"))
    assert "menurut tahun: 2026 (1 belum jatuh tempo); 2025 (1 tercapai, 1 menunggu" in found


def test_a_kabupaten_lists_what_is_planned_in_it_of_late(tmp_path: Path) -> None:
    rows = [
        action_row("AKS-2026-pendidikan-001", [Quarter("1")], kecamatan="99.01.01"),
        action_row("AKS-2025-pendidikan-001", [Quarter("1")], kabupaten="99.01"),
        action_row("AKS-2024-pendidikan-001", [Quarter("1")], kabupaten="99.01"),
        action_row("AKS-2026-pendidikan-002", [Quarter("1")], kabupaten="99.02"),
    ]
    blueprint = with_actions(tmp_path, *rows)
    found = district_outcomes(blueprint, Links(blueprint, "kabupaten/contoh-utara/"), "99.01")
    listed = re.findall(r">(AKS-[^<]*)</a> [^<]*: ([^<]*)", found)
    assert listed == [
        ("AKS-2026-pendidikan-001", "belum jatuh tempo"),
        ("AKS-2025-pendidikan-001", "menunggu laporan triwulan I"),
    ]


def test_what_a_year_reached_is_told_until_its_last_quarter_that_is_over(tmp_path: Path) -> None:
    project = copy_good(tmp_path / "proyek")
    write_actions(project, [action_row("AKS-2026-pendidikan-001", [Quarter("1", "1")] * 2)])
    edition = project / "data/edisi.yml"
    text = edition.read_text(encoding="utf-8")
    edition.write_text(text.replace("'2026-01-31'", "'2026-08-01'"), encoding="utf-8")
    blueprint = load_blueprint(project / "data")
    found = action_plan(blueprint, Links(blueprint, PAGE), "AKS-2026-pendidikan-001")
    assert "Sampai akhir triwulan II 2026: 1 tercapai." in found
    assert "2 dari 2 kelas sampai triwulan II" in found


@pytest.mark.parametrize("many", [60, 4000])
def test_thousands_of_activities_leave_the_page_light(tmp_path: Path, many: int) -> None:
    """Each stands on the page of its plan; here they are counted."""
    rows = [
        action_row(
            f"AKS-2025-opd-{number:04}",
            [Quarter("1")],
            penyusun=author,
            tujuan="RPD-1",
            program="PRG-9901-PEN-01",
        )
        for number in range(many)
        for author in ("lingkungan" if number % 2 else "pendidikan",)
    ]
    found = shown(tmp_path, *rows)
    assert len(found) < 60_000
    assert f"{many // 2:,}".replace(",", ".") in found


def test_every_state_of_a_drawing_is_told_in_words(tmp_path: Path) -> None:
    rows = [
        action_row("AKS-2025-pendidikan-001", [Quarter("1", "1"), Quarter("1", "0"), Quarter("1")])
    ]
    description = re.search(r"<desc[^>]*>([^<]*)", shown(tmp_path, *rows))
    assert description is not None
    assert description[1] == (
        "Triwulan I: 1 tercapai. Triwulan II: 1 di bawah rencana. "
        "Triwulan III: 1 menunggu laporan. Triwulan IV: tidak ada yang direncanakan."
    )


def test_the_goal_of_an_activity_leads_to_all_that_serves_it(province: Blueprint) -> None:
    told = action_plan(province, Links(province, "x/"), "AKS-2025-pendidikan-001")
    anchors = set(re.findall(r'rencana-aksi/#(aksi-[^"]+)"', told))
    every = action_plans(province, Links(province, PAGE))
    assert anchors
    assert all(f'<tr id="{anchor}">' in every for anchor in anchors)


def test_a_state_that_no_activity_is_in_takes_no_column(tmp_path: Path) -> None:
    found = shown(tmp_path, action_row("AKS-2025-pendidikan-001", [Quarter("1", "1")]))
    head = found.partition('<th scope="col">Penyusun</th>')[2].partition("</thead>")[0]
    assert "Tercapai" in head
    assert "Di bawah rencana" not in head


def test_evidence_and_obstacle_stand_with_the_quarter_that_they_are_of(tmp_path: Path) -> None:
    quarters = [Quarter("1", "0", bukti="foto", kendala="banjir"), Quarter("1", "1"), Quarter()]
    row = action_row("AKS-2025-pendidikan-001", quarters)
    blueprint = with_actions(tmp_path, row)
    found = action_plan(blueprint, Links(blueprint, PAGE), "AKS-2025-pendidikan-001")
    table = re.sub("<[^>]+>", "", found.partition('id="AKS-2025-pendidikan-001"')[2])
    table = table.replace("\N{NO-BREAK SPACE}", " ")
    assert "TW I: 0 dari 1 di bawah rencana; bukti foto; kendala banjir" in table
    assert "TW II: 1 dari 1" in table
    assert "TW III" not in table
