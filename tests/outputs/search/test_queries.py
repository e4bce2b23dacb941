"""Every query of queries.yml arrives within the first five hits, and bad input does no harm."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cetakbiru.outputs.search.pages import read_pages
from tests.outputs.search.cases import read_cases
from tests.outputs.search.node import ask

pytestmark = [pytest.mark.site, pytest.mark.needs("node")]

CASES = read_cases()


@pytest.fixture(scope="module")
def answers(built_site: Path) -> list[dict[str, Any]]:
    return ask(built_site, [case.asked for case in CASES])


def test_every_query_arrives(answers: list[dict[str, Any]]) -> None:
    missed = {
        case.query: [hit["url"] for hit in answer["hits"][:5]]
        for case, answer in zip(CASES, answers, strict=True)
        if not case.is_met(hit["url"] for hit in answer["hits"])
    }
    assert missed == {}


def test_every_wanted_address_exists(built_site: Path) -> None:
    pages = read_pages(built_site)
    lost = []
    for case in CASES:
        for address in case.to:
            url, _, anchor = address.partition("#")
            if url not in pages or (anchor and anchor not in pages[url].anchors):
                lost.append((case.query, address))
    assert lost == []


def test_every_hit_leads_somewhere(built_site: Path, answers: list[dict[str, Any]]) -> None:
    pages = read_pages(built_site)
    for answer in answers:
        for hit in answer["hits"]:
            url, _, anchor = hit["url"].partition("#")
            assert url in pages
            assert not anchor or anchor in pages[url].anchors


def test_directions_are_items_with_their_id_kabupaten_and_bidang(
    answers: list[dict[str, Any]],
) -> None:
    (hit,) = [
        hit
        for case, answer in zip(CASES, answers, strict=True)
        if case.query == "PPM-6104-PEN-01"
        for hit in answer["hits"]
    ]
    shown = (hit["kind"], hit["code"], hit["region"], hit["field"])
    assert shown == ("Arah prioritas", "PPM-6104-PEN-01", "Kabupaten Ketapang", "Pendidikan")


def test_typed_and_chosen_filters_narrow_alike(built_site: Path) -> None:
    typed, chosen, neither = ask(
        built_site,
        [
            {"query": "kabupaten:ketapang bidang:pen pelatihan"},
            {"query": "pelatihan", "filters": {"region": "61.04", "field": "PEN"}},
            {"query": "pelatihan"},
        ],
    )
    assert typed["hits"] == chosen["hits"]
    assert typed["filters"] == {"region": "61.04", "field": "PEN"}
    assert 0 < typed["total"] < neither["total"]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "   ",
        "%%%% ???",
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "kabupaten:",
        "kabupaten:tidakada",
        'kabupaten:"',
        "__proto__ constructor toString",
        "\x00\ud7ff\u202e\U0001f600",
        "a" * 10_000,
        "beasiswa " * 2_000,
        "(((((" * 2_000,
        "مرحبا 你好 привет",
    ],
)
def test_any_query_is_answered_in_time(built_site: Path, query: str) -> None:
    (answer,) = ask(built_site, [{"query": query}])
    assert answer["milliseconds"] < 2_000
    assert answer["shortened"] == (len(query) > 200)
    assert answer["total"] >= len(answer["hits"])
