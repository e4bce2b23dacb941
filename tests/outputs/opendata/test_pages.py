"""What pages show of the open data: the list of files, the markup, citations, links to data."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html

from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.opendata.data import open_data
from cetakbiru.outputs.opendata.file_list import data_file_list
from cetakbiru.pages.fragments.citations import (
    indicator_citation,
    program_citation,
    program_feedback,
)
from cetakbiru.pages.fragments.downloads import size
from cetakbiru.pages.fragments.links import Links

PROGRAM = "PRG-9901-PEN-01"


def test_the_page_lists_every_file_with_its_checksum(real: Blueprint) -> None:
    page = html.fromstring(data_file_list(real, Links(real, "data/")))
    listed = {
        row.xpath("string(th/a/@href)"): row.xpath("string(td/code)")
        for row in page.xpath("//tr[td/code[@class='ppm-checksum']]")
    }
    assert listed == {file.name: file.sha256 for file in open_data(real).all_files}


@pytest.mark.site
def test_the_listed_files_are_those_of_the_site(built_site: Path) -> None:
    page = html.fromstring((built_site / "data/index.html").read_bytes())
    rows = page.xpath("//tr[td/code[@class='ppm-checksum']]")
    assert rows
    for row in rows:
        content = (built_site / "data" / row.xpath("string(th/a/@href)")).read_bytes()
        assert hashlib.sha256(content).hexdigest() == row.xpath("string(td/code)")


def test_the_dataset_markup_is_one_json_document(real: Blueprint) -> None:
    markup = _markup(data_file_list(real, Links(real, "data/")))
    assert markup["@type"] == "Dataset"
    assert markup["version"] == real.edisi.versi
    assert markup["license"].startswith("https://")
    urls = [one["contentUrl"] for one in markup["distribution"]]
    assert "program.csv" in urls
    assert len(urls) == len(set(urls))


def test_no_text_ends_the_data_block(province: Blueprint) -> None:
    edition = replace(province.edisi, judul="</script><script>alert(1)</script>")
    changed = replace(province, edisi=edition)
    text = data_file_list(changed, Links(changed, "data/"))
    assert text.count("<script") == 1
    assert _markup(text)["description"].startswith(edition.judul)


def _markup(text: str) -> dict[str, str | list[dict[str, str]]] | dict:  # type: ignore[type-arg]
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
    return dict(json.loads(block))


@pytest.mark.site
def test_every_table_of_the_site_leads_to_its_data(built_site: Path) -> None:
    seen = 0
    for path in built_site.rglob("index.html"):
        page = html.fromstring(path.read_bytes())
        for href in page.xpath("//p[@class='ppm-unduh']/a/@href"):
            if href.endswith(".pdf"):  # this site was built without
                continue
            assert (path.parent / href.partition("#")[0]).resolve().is_file(), f"{path}: {href}"
            seen += 1
    assert seen


def test_a_citation_tells_edition_status_date_and_address(province: Blueprint) -> None:
    links = Links(province, "kabupaten/contoh-utara/")
    folded = html.fromstring(program_citation(province, links, province.program[PROGRAM]))
    text = " ".join(folded.text_content().split())
    assert folded.tag == "details"
    assert PROGRAM in text
    assert "status program: dibahas" in text
    assert "edisi 2026.1 (rancangan), 31 Januari 2026" in text
    assert folded.xpath(".//a/@href") == [f"../../id/{PROGRAM}/"]


def test_a_citation_bears_the_full_address_where_there_is_one(province: Blueprint) -> None:
    known = replace(province, edisi=replace(province.edisi, alamat="https://contoh.invalid/ppm"))
    indicator = next(iter(known.indikator.values()))
    folded = html.fromstring(indicator_citation(known, Links(known, "x/"), indicator))
    address = f"https://contoh.invalid/ppm/2026.1/id/indikator-{indicator.id}/"
    assert folded.xpath(".//a/@href") == [address]
    assert address in folded.text_content()


def test_feedback_names_the_issuing_unit_without_a_repository(province: Blueprint) -> None:
    text = program_feedback(province, Links(province, "x/"), province.program[PROGRAM])
    assert "<a" not in text
    assert province.speaker.name in text
    assert PROGRAM in text


def test_feedback_fills_in_the_issue_form(province: Blueprint) -> None:
    edition = replace(province.edisi, repositori="https://github.com/contoh/cetak-biru/")
    known = replace(province, edisi=edition)
    page = html.fromstring(program_feedback(known, Links(known, "x/"), known.program[PROGRAM]))
    (address,) = page.xpath("//a/@href")
    parts = urlsplit(address)
    assert parts.path == "/contoh/cetak-biru/issues/new"
    assert parse_qs(parts.query) == {
        "template": ["masukan-program.yml"],
        "title": [f"Masukan {PROGRAM}"],
        "id": [PROGRAM],
        "edisi": ["2026.1"],
    }


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (0, "0 bita"),
        (1023, "1.023 bita"),
        (2048, "2 kB"),
        (1_048_575, "1,0 MB"),
        (1_572_864, "1,5 MB"),
    ],
)
def test_sizes_read_as_in_indonesian(amount: int, text: str) -> None:
    assert size(amount) == text
