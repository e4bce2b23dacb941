"""What the data place in a kecamatan holds there and nowhere else, whoever tells of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cetakbiru.insight.local import government_programs_in, government_programs_reaching
from cetakbiru.model.load import Blueprint, load_blueprint
from cetakbiru.pages.fragments.beside.record import beside_record
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.near.answers import answers_for
from tests.conftest import copy_good

AT_THE_BORDER, INLAND = "99.01.01", "99.01.02"
ROWS = """\
PD-02,Batas rekaan,99,perbatasan,,LNG,2023,2026,Dinas Batas (rekaan),Penataan batas,,,sumber-rekaan
PD-03,Hulu rekaan,99.01,semua,,LNG,2023,2026,Dinas Hulu (rekaan),Penataan hulu,,,sumber-rekaan
"""


@pytest.fixture(scope="module")
def blueprint(tmp_path_factory: pytest.TempPathFactory) -> Blueprint:
    """Programmes that name a kecamatan, the border of the province, and a whole kabupaten."""
    project = copy_good(tmp_path_factory.mktemp("setempat"))
    with (project / "data/program-daerah.csv").open("a", encoding="utf-8") as stream:
        stream.write(ROWS)
    return load_blueprint(Path(project, "data"))


def test_a_programme_of_the_border_holds_at_the_border(blueprint: Blueprint) -> None:
    placed = {
        kode: [one.id for one in government_programs_in(blueprint, kode)]
        for kode in (AT_THE_BORDER, INLAND)
    }
    assert placed == {AT_THE_BORDER: ["PD-01", "PD-02"], INLAND: []}
    reaching = {
        kode: [one.id for one in government_programs_reaching(blueprint, kode)]
        for kode in (AT_THE_BORDER, INLAND)
    }
    assert reaching == {AT_THE_BORDER: ["PD-01", "PD-02", "PD-03"], INLAND: ["PD-03"]}


def test_answers_and_comparison_tell_the_same(blueprint: Blueprint) -> None:
    told = answers_for(blueprint, Links(blueprint, "wilayah-saya/"), "99.01")["tempat"]
    assert isinstance(told, dict)
    compared = beside_record(blueprint)["places"]
    for kode in (AT_THE_BORDER, INLAND):
        at_border = kode == AT_THE_BORDER
        assert ("Batas rekaan" in told[kode]) is at_border
        assert "Hulu rekaan" in told[kode]
        assert ("Batas rekaan, 2023–2026" in str(compared[kode]["cells"])) is at_border
