"""The same cases on the real page in a real browser; the verdict is taken from what it saves."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, Request, expect

from cetakbiru.model.alignment import alignment_rules
from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.offline import OFFLINE_FILE
from cetakbiru.outputs.planning.publish import example_csv
from tests.browser.test_every_page import ALL_RULES, AXE
from tests.plans.build_case import write_case
from tests.plans.conftest import ADVERSARIES, HONEST, SMALL
from tests.plans.tables import (
    honest_tables,
    is_sound_in_libreoffice,
    save_by_libreoffice,
    write_csv,
)
from tests.plans.test_cases import plan_result

PAGE = "perusahaan/periksa-rencana/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


def saved_result(page: Page) -> Any:
    with page.expect_download() as download:
        page.get_by_role("button", name="Simpan hasil (JSON)").first.click()
    return json.loads(Path(download.value.path()).read_text(encoding="utf-8"))


def flawed(path: Path, rows: int) -> Path:
    """A plan whose every activity lacks something."""
    lines = (f"Beasiswa tahap {at};Ketapang;Marau;2027" for at in range(rows))
    path.write_text("\n".join(["Kegiatan;Kabupaten;Kecamatan;Tahun", *lines]), encoding="utf-8")
    return path


def check_files(page: Page, files: list[Path]) -> None:
    page.locator("#berkas-rencana").set_input_files(files)
    expect(page.locator(".ppm-periksa > [role=status]")).to_contain_text("Selesai", timeout=20_000)


@pytest.mark.whole
def test_the_page_agrees_with_python(
    page: Page, site_url: str, blueprint: Blueprint, tmp_path: Path
) -> None:
    page.goto(site_url + PAGE)
    plans = [*SMALL, *ADVERSARIES, *HONEST]
    # The large ones go through Node, which runs the same scripts.
    for at, case in enumerate(plan for plan in plans if "provinsi" not in plan):
        folder = tmp_path / str(at)
        folder.mkdir()
        files = write_case(case, folder)
        check_files(page, files)
        assert saved_result(page) == plan_result(blueprint, files), case["kunci"]


@pytest.mark.whole
@pytest.mark.needs("soffice")
def test_the_page_reads_what_libreoffice_saves(
    page: Page, site_url: str, blueprint: Blueprint, tmp_path: Path
) -> None:
    """Its XLSX as `ppm align` does; of its ODS the page says how to save it otherwise."""
    tables = [table for table in honest_tables(blueprint) if is_sound_in_libreoffice(table)][:4]
    plans = [write_csv(table.rows, tmp_path / f"{at}.csv") for at, table in enumerate(tables)]
    for kind in ("xlsx", "ods"):
        save_by_libreoffice(plans, kind, tmp_path)
    page.goto(site_url + PAGE)
    for plan in plans:
        book = plan.with_suffix(".xlsx")
        check_files(page, [book])
        assert saved_result(page) == plan_result(blueprint, [book])
    check_files(page, [plans[0].with_suffix(".ods")])
    (file,) = saved_result(page)["berkas"]
    assert "(.ods)" in file["galat"]
    assert "(.xlsx)" in file["galat"]


@pytest.mark.site
@pytest.mark.needs("soffice")
def test_workbooks_of_libreoffice_are_read_or_told_how_to_save(
    page: Page, site_url: str, blueprint: Blueprint, tmp_path: Path
) -> None:
    plan = tmp_path / "contoh.csv"
    plan.write_bytes(example_csv(alignment_rules(blueprint)))
    for kind in ("xlsx", "ods", "xls"):
        save_by_libreoffice([plan], kind, tmp_path)
    page.goto(site_url + PAGE)
    check_files(page, [plan.with_suffix(".xlsx")])
    saved = saved_result(page)
    assert saved == plan_result(blueprint, [plan.with_suffix(".xlsx")])
    assert saved["ringkasan"]["kegiatan"] > 1
    for kind in ("ods", "xls"):
        check_files(page, [plan.with_suffix(f".{kind}")])
        told = page.locator(".ppm-periksa-hasil")
        expect(told).to_contain_text(f"contoh.{kind} memakai bentuk")
        expect(told).to_contain_text("Simpan Sebagai")


@pytest.mark.site
def test_the_workbook_of_the_page_comments_in_the_cells(
    page: Page, site_url: str, tmp_path: Path
) -> None:
    page.goto(site_url + PAGE)
    plan = tmp_path / "rencana.csv"
    plan.write_text(
        "Kegiatan;Kabupaten;Kecamatan;Anggaran\n=1+1 beasiswa & <b>;Ketapang;Maraw;secukupnya\n",
        encoding="utf-8",
    )
    check_files(page, [plan])
    with page.expect_download() as download:
        page.get_by_role("button", name="Unduh buku kerja").click()
    book = load_workbook(io.BytesIO(Path(download.value.path()).read_bytes()))
    assert book.sheetnames[:2] == ["rencana.csv", "Ringkasan"]
    sheet = book["rencana.csv"]
    assert sheet["A2"].value == "=1+1 beasiswa & <b>"
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert "PPM-6104-PEN-01" in sheet["A2"].comment.text
    assert "maksud Anda Marau" in sheet["C2"].comment.text
    assert "rupiah" in sheet["D2"].comment.text


@pytest.mark.site
def test_the_page_answers_while_a_long_plan_is_checked(
    page: Page, site_url: str, tmp_path: Path
) -> None:
    page.goto(site_url + PAGE)
    plan = tmp_path / "panjang.csv"
    rows = "".join(f"Beasiswa tahap {at};Ketapang\n" for at in range(20000))
    plan.write_text(f"Kegiatan;Kabupaten\n{rows}", encoding="utf-8")
    page.evaluate("""() => {
      globalThis.beats = 0;
      const status = document.querySelector(".ppm-periksa > [role=status]");
      setInterval(() => { if (status.textContent.startsWith("Memeriksa")) beats += 1; }, 10);
    }""")
    check_files(page, [plan])
    assert page.evaluate("globalThis.beats") >= 8


@pytest.mark.site
def test_the_page_works_from_a_folder(page: Page, built_site: Path, tmp_path: Path) -> None:
    folder = tmp_path / "luring"
    with zipfile.ZipFile(built_site / OFFLINE_FILE) as archive:
        archive.extractall(folder)
    (root,) = folder.iterdir()
    page.goto((root / PAGE / "index.html").as_uri())
    plan = tmp_path / "rencana.csv"
    plan.write_text("Kegiatan;Kabupaten\nBeasiswa;Ketapang\n", encoding="utf-8")
    check_files(page, [plan])
    assert saved_result(page)["ringkasan"]["kegiatan"] == 1


@pytest.mark.site
def test_nothing_is_sent(page: Page, site_url: str, tmp_path: Path) -> None:
    page.goto(site_url + PAGE)
    requests: list[Request] = []
    page.on("request", lambda request: requests.append(request))
    plan = tmp_path / "rahasia.csv"
    plan.write_text("Kegiatan;Kabupaten\nBeasiswa rahasia;Ketapang\n", encoding="utf-8")
    check_files(page, [plan])
    assert any(request.url.endswith("aturan-selaras.json") for request in requests)
    for request in requests:
        assert request.method == "GET"
        assert request.url.startswith(site_url)
        assert request.post_data is None
        assert "rahasia" not in request.url


@pytest.mark.site
def test_markup_in_a_plan_stays_text(page: Page, site_url: str, tmp_path: Path) -> None:
    page.goto(site_url + PAGE)
    plan = tmp_path / "jahat.csv"
    text = "<img src=x onerror=document.title='jebol'> beasiswa"
    plan.write_text(f"Kegiatan;Kabupaten\n{text};Ketapang\n", encoding="utf-8")
    check_files(page, [plan])
    assert page.get_by_text(text).count() >= 1
    assert page.title() != "jebol"
    assert page.locator(".ppm-periksa-hasil img").count() == 0


@pytest.mark.site
@pytest.mark.parametrize("width", [360, 768, 1440])
def test_the_verdict_fits_the_screen(page: Page, site_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(site_url + PAGE)
    page.get_by_role("button", name="Coba contoh rekaan").click()
    page.get_by_text("Selesai:").wait_for()
    for summary in page.locator(".ppm-kegiatan > summary").all():
        summary.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.site
def test_what_matters_stands_on_one_screen(page: Page, site_url: str) -> None:
    page.goto(site_url + PAGE)
    page.get_by_role("button", name="Coba contoh rekaan").click()
    heading = page.get_by_role("heading", name="Rencana ini belum selaras")
    expect(heading).to_be_focused()
    for title in page.locator(".ppm-ikhtisar h3").all():
        expect(title).to_be_in_viewport(ratio=1)
    expect(page.locator(".ppm-ikhtisar ol > li").last).to_be_in_viewport(ratio=1)
    assert 1 <= page.locator(".ppm-ikhtisar ol > li").count() <= 5


@pytest.mark.site
@pytest.mark.parametrize("files", [1, 3])
def test_a_verdict_is_accessible(page: Page, site_url: str, tmp_path: Path, files: int) -> None:
    page.goto(site_url + PAGE)
    check_files(page, [flawed(tmp_path / f"rencana {at}.csv", 3) for at in range(files)])
    for kind, rows in (("rencana", files if files > 1 else 0), ("kegiatan", 3 * files)):
        summaries = page.locator(f".ppm-{kind} > summary")
        expect(summaries).to_have_count(rows)
        for summary in summaries.all():
            summary.click()
    page.evaluate("scrollTo(0, 0)")
    violations = AXE.run(page, ".ppm-periksa", ALL_RULES).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in violations] == []


@pytest.mark.site
def test_activities_are_narrowed_and_drawn_on_demand(
    page: Page, site_url: str, tmp_path: Path
) -> None:
    page.goto(site_url + PAGE)
    check_files(page, [flawed(tmp_path / "rencana.csv", 120)])
    shown = page.locator(".ppm-kegiatan")
    assert shown.count() == 50
    page.get_by_role("button", name="Tampilkan 50 lagi").click()
    assert shown.count() == 100
    page.get_by_label("Kata dalam kegiatan").fill("tahap 119")
    assert shown.count() == 1
    expect(page.get_by_text("1 dari 1 kegiatan ditampilkan.")).to_be_visible()
    page.get_by_label("Kata dalam kegiatan").fill("")
    page.get_by_label("Kelengkapan").select_option("kurang")
    expect(page.get_by_text("50 dari 120 kegiatan ditampilkan.")).to_be_visible()


@pytest.mark.site
def test_each_file_is_the_plan_of_one_company(page: Page, site_url: str, tmp_path: Path) -> None:
    page.goto(site_url + PAGE)
    check_files(page, [flawed(tmp_path / name, 2) for name in ("a.csv", "b.csv")])
    expect(
        page.get_by_role("heading", name="Tidak satu pun dari 2 rencana selaras")
    ).to_be_focused()
    meeting = page.get_by_role("heading", name="Pertemuan antarperusahaan").locator("..")
    assert "a.csv; b.csv" in meeting.inner_text()
    assert page.locator(".ppm-kegiatan").count() == 0, "a plan is drawn when it is opened"
    page.locator(".ppm-rencana > summary").last.click()
    expect(page.locator(".ppm-kegiatan")).to_have_count(2)
    assert [plan["berkas"][0]["nama"] for plan in saved_result(page)["rencana"]] == [
        "a.csv",
        "b.csv",
    ]


@pytest.mark.site
def test_printed_stands_the_verdict_and_nothing_beside_it(page: Page, site_url: str) -> None:
    page.goto(site_url + PAGE)
    page.get_by_role("button", name="Coba contoh rekaan").click()
    page.get_by_text("Selesai:").wait_for()
    page.emulate_media(media="print")
    for seen in ("Rencana ini belum selaras", "Kewajiban"):
        expect(page.get_by_role("heading", name=seen, exact=True)).to_be_visible()
    for hidden in ("Batas alat ini", "Berkas yang dapat dibaca"):
        expect(page.get_by_text(hidden, exact=True).first).to_be_hidden()
    expect(page.get_by_role("button", name="Cetak hasil")).to_be_hidden()


@pytest.mark.site
def test_the_form_is_filled_by_choices(page: Page, site_url: str) -> None:
    page.goto(site_url + "masyarakat/formulir-usulan/")
    page.locator("select[name=kabupaten]").select_option("61.04")
    page.locator("select[name=kecamatan]").select_option("61.04.02")
    page.locator("select[name=bidang]").select_option("PEN")
    form = page.locator(".ppm-formulir-lembar")
    assert "Kabupaten Ketapang" in form.inner_text()
    assert "Marau" in form.inner_text()
    assert "PPM-6104-PEN-01" in form.inner_text()
    page.locator("select[name=kabupaten]").select_option("61.03")
    assert "Marau" not in form.inner_text()


@pytest.mark.site
def test_a_table_can_be_narrowed(page: Page, site_url: str) -> None:
    page.goto(site_url + "sinkronisasi/tumpang-tindih/")
    rows = page.locator("[data-saring] tbody tr")
    every = rows.count()
    page.locator(".ppm-saring select").first.select_option("Kabupaten Sintang")
    shown = page.locator("[data-saring] tbody tr:not([hidden])").count()
    assert 0 < shown < every
    assert f"{shown} dari {every} baris" in page.locator(".ppm-saring").inner_text()
