"""The Matriks Cetak Biru in print: everything of it, and each indicator once in a kabupaten."""

from __future__ import annotations

import pytest
from lxml import html

from cetakbiru.insight.blueprint_matrix import matrix_of
from cetakbiru.model.load import Blueprint, load_blueprint
from cetakbiru.outputs.pdf.dom import text_of
from cetakbiru.outputs.pdf.views.matrix import matrix
from cetakbiru.pages.fragments.blueprint_matrix import matrix_anchor
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.numbers import amount
from tests.conftest import GOOD, ROOT


@pytest.fixture(scope="module", params=[GOOD, ROOT], ids=["good", "real"])
def blueprint(request: pytest.FixtureRequest) -> Blueprint:
    return load_blueprint(request.param / "data")


def test_each_kabupaten_has_its_table_with_all_that_is_known(blueprint: Blueprint) -> None:
    made = html.fragment_fromstring(
        matrix(blueprint, Links(blueprint, "sinkronisasi/matriks/")), create_parent="div"
    )
    tables = made.xpath(".//table")
    captions = [table.find("caption").get("id") for table in tables]
    assert captions == [matrix_anchor(code) for code in blueprint.kabupaten]
    for code, table in zip(blueprint.kabupaten, tables):
        text = text_of(table)
        for row in matrix_of(blueprint, code):
            assert blueprint.bidang[row.bidang].nama_pendek in text
            assert all(f"{one.nama} ({one.rank})" in text for one in row.directions)
            assert all(policy in text for policy in row.policies)
            for measure in row.measures:
                item = blueprint.indikator[measure.indikator]
                assert item.name_in_words in text
                if measure.value is not None:
                    assert amount(measure.value.nilai, item) in text
                if measure.proposed is not None and not measure.given:
                    assert amount(measure.proposed.usulan, item) in text


def test_every_row_has_all_its_cells(blueprint: Blueprint) -> None:
    made = html.fragment_fromstring(
        matrix(blueprint, Links(blueprint, "sinkronisasi/matriks/")), create_parent="div"
    )
    for table in made.xpath(".//table"):
        width = len(table.xpath(".//thead//th"))
        left = 0
        for row in table.xpath(".//tbody/tr"):
            shared = len(row.xpath("./*[@rowspan]")) if left == 0 else 0
            if left == 0:
                spans = [int(one) for one in row.xpath("./*/@rowspan")]
                left, reaching = max(spans, default=1), shared
                assert len(row) == width
            else:
                assert len(row) == width - reaching
            left -= 1
