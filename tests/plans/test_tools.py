"""The planning sheet, the reports and the command line."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cetakbiru.insight.entries import offered_in
from cetakbiru.model.alignment import alignment_rules
from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.planning.content import planning_years, sheet_content
from cetakbiru.outputs.planning.publish import example_csv
from cetakbiru.outputs.planning.sheet import ACTIVITIES, ANSWERS, planning_workbook
from cetakbiru.plans.engine import judged
from cetakbiru.plans.example import EXAMPLE_NAME, example_plan
from cetakbiru.plans.read import plan_of_bytes
from tests.conftest import ROOT
from tests.running import Answer, ppm_here

ALIGNED = (
    "ID;Kegiatan;Kecamatan;Penerima;Indikator;Baseline;Target;Biaya;Tahun;Sumber dana\n"
    "PPM-6104-PEN-01;Beasiswa SMA;Marau;9 siswa;Harapan lama sekolah;12,09;12,2;10 juta;2027;PPM\n"
)


def ppm(*arguments: str | Path) -> Answer:
    return ppm_here(ROOT, *arguments)


@pytest.mark.parametrize(("group", "sectors"), [("logam-batubara", 8), ("bukan-logam-batuan", 3)])
def test_the_planning_sheet_holds_what_binds_the_group(
    blueprint: Blueprint, group: str, sectors: int
) -> None:
    content = planning_workbook(sheet_content(blueprint, "61.04", group))
    assert content == planning_workbook(sheet_content(blueprint, "61.04", group))
    book = load_workbook(io.BytesIO(content))
    rows = list(book[ACTIVITIES].iter_rows(min_row=2, values_only=True))
    ids = [row[0] for row in rows if row[0]]
    binding = {code for code, item in blueprint.bidang.items() if group in item.dinilai}
    assert len(binding) == sectors
    assert set(ids) == {
        entry.id for entry in offered_in(blueprint, "61.04") if entry.bidang in binding
    }
    headers = [cell.value for cell in book[ACTIVITIES][1]]
    assert [f"Target {year}" in headers for year in planning_years(blueprint)] == [True] * 4
    answers = {row[0]: row[1] for row in book[ANSWERS].iter_rows(values_only=True)}
    assert answers["Kabupaten atau kota"] == "Kabupaten Ketapang"
    assert "2026.1 (rancangan)" in answers["Edisi cetak biru yang dirujuk"]
    assert book[ACTIVITIES].data_validations.count == 3


def test_the_planning_sheet_is_read_back(blueprint: Blueprint) -> None:
    rules = alignment_rules(blueprint)
    for group in blueprint.kelompok_komoditas:
        content = planning_workbook(sheet_content(blueprint, "61.04", group))
        result = judged(blueprint, [plan_of_bytes("lembar.xlsx", content, rules.batas)])
        assert result["kelompok"] == group
        assert result["tidak_terbaca"] == []
        assert [sheet["nama"] for sheet in result["berkas"][0]["lembar"] if sheet["dibaca"]] == [
            ACTIVITIES
        ]
        assert all(activity["kesesuaian"]["cara"] == "id" for activity in result["kegiatan"])


def test_the_example_is_read_back_from_its_file(blueprint: Blueprint) -> None:
    rules = alignment_rules(blueprint)
    from_file = plan_of_bytes(EXAMPLE_NAME, example_csv(rules), rules.batas)
    assert judged(blueprint, [from_file]) == judged(blueprint, [example_plan(rules)])
    assert "rekaan" in rules.contoh.catatan


def test_align_prints_text_and_json_and_writes_a_workbook(
    blueprint: Blueprint, tmp_path: Path
) -> None:
    plan = tmp_path / "contoh.csv"
    plan.write_bytes(example_csv(alignment_rules(blueprint)))
    text = ppm("align", plan)
    assert text.code == 1
    assert "PPM-6104-PEN-01 Beasiswa agar anak" in text.out
    assert "Baris 16: Beasiswa siswa SMA" not in text.out, "nothing is said of an aligned activity"
    assert "Baris 16: Beasiswa siswa SMA" in ppm("align", plan, "--rinci").out
    found = json.loads(ppm("align", plan, "--format", "json").out)
    assert found["ringkasan"]["kegiatan"] == 8
    out = tmp_path / "hasil.xlsx"
    assert ppm("align", plan, "--format", "xlsx", "--out", out).code == 1
    assert load_workbook(out).sheetnames[:2] == ["contoh.csv", "Ringkasan"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("x\n", "Judul kolom kegiatan tidak ditemukan. Judul yang terbaca: x."),
        ("", "Berkas rencana.csv kosong."),
        ("Kegiatan;Kabupaten\n", "tidak ada kegiatan di bawahnya"),
        ("Kabupaten: Ketapang\n", "Lembar ini hanya berisi keterangan rencana."),
    ],
)
@pytest.mark.parametrize("form", ["text", "json", "xlsx"])
def test_a_plan_that_holds_no_activity_gets_only_the_reason(
    content: str, reason: str, form: str, tmp_path: Path
) -> None:
    plan, out = tmp_path / "rencana.csv", tmp_path / "hasil.xlsx"
    plan.write_text(content, encoding="utf-8")
    done = ppm("align", plan, "--format", form, *(("--out", out) if form == "xlsx" else ()))
    assert (done.code, done.out) == (1, "")
    assert reason in done.err
    assert len(done.err.splitlines()) <= 4
    assert not out.exists()


def test_a_file_of_which_nothing_is_read_is_told_beside_an_aligned_plan(tmp_path: Path) -> None:
    good, other = tmp_path / "baik.csv", tmp_path / "lain.csv"
    good.write_text(ALIGNED, encoding="utf-8")
    other.write_text("x\n", encoding="utf-8")
    done = ppm("align", good, other)
    assert done.code == 1
    assert "Judul kolom kegiatan tidak ditemukan. Judul yang terbaca: x." in done.out


@pytest.mark.parametrize("form", ["text", "json", "xlsx"])
def test_a_result_replaces_an_earlier_result_and_nothing_else(form: str, tmp_path: Path) -> None:
    plan = tmp_path / "rencana.csv"
    plan.write_text("Kegiatan;Kabupaten\nBeasiswa;Ketapang\n", encoding="utf-8")
    out = tmp_path / {"text": "a.txt", "json": "a.json", "xlsx": "a.xlsx"}[form]
    call = ("align", plan, "--format", form, "--out", out)
    assert ppm(*call).out == f"Ditulis: {out}\n"
    first = out.read_bytes()
    assert ppm(*call).out == f"Ditulis: {out}\n"
    assert out.read_bytes() == first
    if form == "xlsx":
        # A person has written into it.
        load_workbook(out).save(out)
    else:
        out.write_bytes(b'{"Hasil": "rapat"}\n')
    theirs = out.read_bytes()
    done = ppm(*call)
    assert done.code == 1
    assert f"Berkas {out} sudah ada dan tidak ditimpa." in done.err
    assert out.read_bytes() == theirs


def test_align_is_content_with_an_aligned_plan(tmp_path: Path) -> None:
    plan = tmp_path / "baik.csv"
    plan.write_text(ALIGNED, encoding="utf-8")
    assert ppm("align", plan).code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["align", "tidak-ada.csv"], 2, ""),
        (["align", "{plan}", "--format", "xlsx"], 2, "--out"),
        (["align", "{plan}", "--out", "{plan}.json"], 2, ".txt"),
        (["template", "rencana", "--kabupaten", "99.99", "--komoditas", "logam", "--out", "a.xlsx"],
         2, "61.04 Ketapang"),
        (["template", "rencana", "--kabupaten", "61.04", "--komoditas", "kayu", "--out", "a.xlsx"],
         2, "logam-batubara"),
        (["template", "rencana", "--kabupaten", "61.04", "--komoditas", "logam", "--out", "a.ods"],
         2, ".xlsx"),
    ],
)  # fmt: skip
def test_wrong_calls_are_told(arguments: list[str], code: int, said: str, tmp_path: Path) -> None:
    plan = tmp_path / "rencana.csv"
    plan.write_text("Kegiatan\nBeasiswa\n", encoding="utf-8")
    done = ppm(*(part.format(plan=plan) for part in arguments))
    assert done.code == code
    assert said in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("name", ["logam", "batubara", "batuan", "bukan-logam-batuan"])
def test_the_commodity_may_be_short(name: str, tmp_path: Path) -> None:
    out = tmp_path / "lembar.xlsx"
    done = ppm("template", "rencana", "--kabupaten", "61.04", "--komoditas", name, "--out", out)
    assert done.code == 0, done.err
    group = "Mineral bukan logam dan batuan" if "batuan" in name else "Mineral logam dan batubara"
    answers = {row[0]: row[1] for row in load_workbook(out)[ANSWERS].iter_rows(values_only=True)}
    assert answers["Kelompok komoditas"] == group
