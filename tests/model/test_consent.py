"""What a company did not agree to show is in nothing that is published as it lies in files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cetakbiru.comparison.compare import compare
from cetakbiru.comparison.take import take_snapshot
from cetakbiru.model.consent import published
from cetakbiru.model.load import load_blueprint
from cetakbiru.model.made_pages import made_pages
from cetakbiru.model.source import read_data
from cetakbiru.outputs.opendata.collect import collect_tables
from tests.conftest import copy_good

# Companies of the invented province that agreed to sums only.
SECRET = ("batu-rekaan", "emas-rekaan", "kapur-rekaan", "PT Batu", "PT Emas", "PT Kapur")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = copy_good(tmp_path) / "data"
    path = folder / "kesepakatan.csv"
    text = path.read_text("utf-8")
    assert "RNJ-2026-pendidikan-001;" in text
    path.write_text(text.replace("RNJ-2026-pendidikan-001;", "KGP-emas-rekaan-2026-001;"), "utf-8")
    return folder


def test_what_is_published_names_nobody_who_did_not_agree(data: Path) -> None:
    blueprint = load_blueprint(data)
    assert set(SECRET[:3]) < set(blueprint.perusahaan)
    tables = repr(collect_tables(blueprint))
    snapshot = json.dumps(take_snapshot(blueprint.raw, None, blueprint).to_json())
    for text in (tables, snapshot):
        assert "KGP-tambang-rekaan-2026-001" in text
        assert [name for name in SECRET if name in text] == []
    # The agreement that names an activity of theirs stays, without it.
    assert "KSP-001" in tables
    assert "KSP-001" in snapshot


def test_who_withdraws_is_gone(data: Path) -> None:
    path = data / "perusahaan.csv"
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("2025-10-02,kegiatan,,", "2025-10-02,kegiatan,2026-01-01,"), "utf-8"
    )
    rows = [table.rows for table in collect_tables(load_blueprint(data))]
    assert "tambang-rekaan" not in repr(rows)


def test_a_letter_that_only_they_rest_on_is_not_told_of(data: Path) -> None:
    """The title of a letter of consent names the company; a source of others stays."""
    for name in ("emas-rekaan", "tambang-rekaan"):
        with (data / "sumber.csv").open("a", encoding="utf-8") as file:
            file.write(f"surat-{name},Surat {name},{name},2025,,dokumen unggahan,sekunder,,,\n")
        path = data / "etalase" / f"{name}.csv"
        path.write_text(
            path.read_text("utf-8").replace(",sumber-rekaan", f",surat-{name}"), "utf-8"
        )
    blueprint = load_blueprint(data)
    assert "surat-tambang-rekaan" in blueprint.sumber
    assert "surat-emas-rekaan" not in blueprint.sumber
    assert "emas-rekaan" not in repr(collect_tables(blueprint))
    # Once anything else rests on it, it is no longer the company's alone.
    path = data / "isu.csv"
    path.write_text(
        path.read_text("utf-8").replace(",sumber-rekaan", ",surat-emas-rekaan"), "utf-8"
    )
    assert "surat-emas-rekaan" in load_blueprint(data).sumber


def test_a_comparison_does_not_tell_what_a_company_withdrew(data: Path) -> None:
    before = take_snapshot(read_data(data), None)
    path = data / "perusahaan.csv"
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("2025-10-02,kegiatan,,", "2025-10-02,kegiatan,2026-01-01,"), "utf-8"
    )
    after = take_snapshot(read_data(data), None)
    assert "tambang-rekaan" in repr(before)
    assert compare(before, after).tables == ()
    told = compare(after, before).tables
    assert {"perusahaan", "kegiatan_perusahaan", "aksi"} <= {table.name for table in told}


def test_without_such_companies_the_data_are_what_they_are() -> None:
    raw = read_data(Path(__file__).parents[2] / "data")
    assert published(raw) is raw


def test_nothing_shows_an_action_plan_or_a_reference_of_theirs(data: Path) -> None:
    plan = (data / "aksi/2026-tambang-rekaan.csv").read_text("utf-8")
    secret = plan.replace("tambang-rekaan", "emas-rekaan")
    (data / "aksi/2026-emas-rekaan.csv").write_text(secret, "utf-8")
    blueprint = load_blueprint(data)
    assert "AKS-2026-tambang-rekaan-001" in blueprint.aksi
    assert "AKS-2026-emas-rekaan-001" not in blueprint.aksi
    assert not any("emas-rekaan" in name for name in made_pages(blueprint))
    assert "KGP-emas-rekaan-2026-001" not in blueprint.kesepakatan["KSP-001"].menyangkut
    # The table of activities is whole: sums are counted from it.
    assert "KGP-emas-rekaan-2026-001" in blueprint.kegiatan_perusahaan
