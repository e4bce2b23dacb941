"""A voice stands in the register, beside what it changed, and on the page of its consultation."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.action_plan import action_plan
from cetakbiru.pages.fragments.agreements import agreements
from cetakbiru.pages.fragments.competence import core_competences
from cetakbiru.pages.fragments.consultations import issues
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.meetings import consultation
from cetakbiru.pages.fragments.programs import program_card
from cetakbiru.pages.fragments.voices import voice_register
from cetakbiru.pages.fragments.works import works_matrix
from cetakbiru.pages.fragments.works_listed import works_listed
from cetakbiru.pages.voiced import with_voices
from tests.insight.test_voices import STRATEGY, voice

# A row of each table that shows the voices behind its rows, and what shows it.
CHANGED = {
    "ISU-001": issues,
    "PRG-9901-LNG-01": lambda *page: program_card(*page, "PRG-9901-LNG-01"),
    "KSP-001": agreements,
    "KOM-01": core_competences,
    "RNJ-2026-pendidikan-001": lambda *page: works_listed(*page, "99.01"),
    "RNJ-2026-pendidikan-003": works_matrix,
    "AKS-2026-pendidikan-001": lambda *page: action_plan(*page, "AKS-2026-pendidikan-001"),
}
URL = "cetak-biru/bab-5-strategi/"
PAGE = (
    '<h1 id="bab">BAB V</h1>\n<h2 class="x" id="strategi">Strategi</h2>\n<h2 id="lain">Lain</h2>\n'
)


@pytest.fixture
def spoken(province: Blueprint) -> Blueprint:
    changes = {
        "konsultasi": "KON-01",
        "mengubah": (*CHANGED, "RNJ-9999-entah-001"),
        "bagian": (f"{STRATEGY}#strategi", STRATEGY),
        "keadaan": "tidak diambil",
        "alasan": "Sudah <dibiayai> desa",
    }
    voices = [voice(f"MSK-2026-00{number}", **changes) for number in range(1, 7)]
    return replace(province, masukan={one.id: one for one in voices})


def test_the_register_anchors_every_voice_and_leads_to_what_it_changed(spoken: Blueprint) -> None:
    tree = html.fromstring(voice_register(spoken, Links(spoken, "masyarakat/suara/")))
    rows = tree.xpath("//tbody/tr")
    assert [row.get("id") for row in rows] == [f"masukan-MSK-2026-00{at}" for at in range(6, 0, -1)]
    text = rows[0].text_content()
    assert "tidak diambil" in text
    assert "Sudah <dibiayai> desa" in text
    assert "RNJ-9999-entah-001" in text
    leads = rows[0].xpath(".//a/@href")
    assert "../../tentang/isu/#isu-ISU-001" in leads
    assert "../../cetak-biru/bab-5-strategi/#strategi" in leads
    assert "6 suara tercatat: 6 tidak diambil." in tree.text_content()


def test_without_a_voice_the_register_is_a_sentence(province: Blueprint) -> None:
    found = voice_register(replace(province, masukan={}), Links(province, "masyarakat/suara/"))
    assert "<table" not in found
    assert "Usulan desa tercatat di sini" in found


@pytest.mark.parametrize("row", CHANGED)
def test_what_it_changed_names_it(spoken: Blueprint, row: str) -> None:
    found = CHANGED[row](spoken, Links(spoken, "tentang/isu/"))
    leads = html.fromstring(found).xpath("//a/@href")
    assert "../../masyarakat/suara/#masukan-MSK-2026-001" in leads
    # The register has those that are not named.
    assert "../../masyarakat/suara/" in leads
    assert "2 lainnya" in found


def test_sections_name_the_voices_that_changed_them(spoken: Blueprint) -> None:
    tree = html.fromstring(f"<div>{with_voices(spoken, URL, STRATEGY, PAGE)}</div>")
    told = {str(one.getprevious().get("id")): one.text_content() for one in tree.xpath("//p")}
    assert set(told) == {"bab", "strategi"}
    assert told["strategi"].startswith("Suara yang mengubah bagian ini: MSK-2026-001")
    assert told["bab"].startswith("Suara yang mengubah halaman ini: ")


def test_a_page_that_no_voice_names_stays_as_it_is(spoken: Blueprint) -> None:
    assert with_voices(spoken, "lain/", "lain.md", PAGE) == PAGE


def test_the_page_of_a_consultation_tells_each_thing_that_came_of_it_once(
    spoken: Blueprint,
) -> None:
    one = replace(spoken, masukan=dict(list(spoken.masukan.items())[:1]))
    tree = html.fromstring(consultation(one, Links(spoken, "konsultasi/kon-01/"), "KON-01"))
    assert tree.xpath("//h1/@id") == ["konsultasi-KON-01"]
    assert {"yang-disampaikan", "yang-lahir"} <= set(tree.xpath("//h2/@id"))
    born = tree.xpath("//h2[@id='yang-lahir']/following-sibling::ul[1]//a/text()")
    assert "ISU-002" in born
    told = tree.xpath("//li//a/text()")
    assert {"ISU-001", "ISU-002", "PRG-9901-LNG-01"} <= set(told)
    assert len(told) == len(set(told))
    anchors = tree.xpath("//@id")
    assert len(anchors) == len(set(anchors))


def test_a_consultation_without_a_record_says_how_one_comes_in(province: Blueprint) -> None:
    silent = replace(province, masukan={}, kehadiran=())
    found = consultation(silent, Links(province, "konsultasi/kon-01/"), "KON-01")
    assert "setelah notulanya diisi" in html.fromstring(found).text_content()
