"""Every kecamatan is found by its name, and by the names of its villages."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.links import Links
from tests.outputs.search.node import ask

pytestmark = [pytest.mark.site, pytest.mark.needs("node")]

# Hits that the box shows at first.
SHOWN = 10


def _asked(site: Path, queries: list[str]) -> dict[str, list[dict[str, Any]]]:
    answers = ask(site, [{"query": query} for query in queries], hits=SHOWN)
    return {query: answer["hits"] for query, answer in zip(queries, answers, strict=True)}


@pytest.mark.parametrize("form", ["{}", "kecamatan {}", "Kec. {}"])
def test_a_kecamatan_is_the_first_hit_of_its_name(
    built_site: Path, real: Blueprint, form: str
) -> None:
    links = Links(real, "")
    pages: dict[str, set[str]] = defaultdict(set)
    for item in real.kecamatan.values():
        pages[item.nama].add(links.kecamatan(item))
    assert len(pages) > 150
    # A kabupaten of the same name may go before it.
    namesakes = {item.nama: {links.kabupaten(item)} for item in real.kabupaten.values()}
    found = _asked(built_site, [form.format(name) for name in pages])
    for name, wanted in pages.items():
        allowed = wanted | namesakes.get(name, set())
        first = [hit["url"] for hit in found[form.format(name)][: len(allowed)]]
        assert wanted <= set(first) <= allowed, (name, first)


def test_a_hit_says_in_which_kabupaten_it_is(built_site: Path, real: Blueprint) -> None:
    """So that kecamatan of one name are told apart."""
    links = Links(real, "")
    homes = {
        links.kecamatan(item): real.region_name(item.kabupaten) for item in real.kecamatan.values()
    }
    for hits in _asked(built_site, [item.nama for item in real.kecamatan.values()]).values():
        for hit in hits:
            assert hit["context"] == homes.get(hit["url"], hit["context"])


@pytest.mark.parametrize("form", ["{}", "desa {}"])
def test_a_village_leads_to_its_kecamatan(built_site: Path, real: Blueprint, form: str) -> None:
    links = Links(real, "")
    pages: dict[str, set[str]] = defaultdict(set)
    for item in real.kecamatan.values():
        for village in real.desa_of(item.kode):
            pages[village.nama].add(links.kecamatan(item))
    assert len(pages) > 2000
    found = _asked(built_site, [form.format(name) for name in pages])
    for name, wanted in pages.items():
        hits = [hit["url"] for hit in found[form.format(name)]]
        assert wanted & set(hits[:3]), (name, hits)
        # Villages of one name: all that bear it are shown at once.
        assert wanted <= set(hits), (name, wanted, hits)


def test_a_hit_by_the_name_of_a_village_names_it(built_site: Path) -> None:
    (hits,) = _asked(built_site, ["sandai kiri"]).values()
    assert hits[0]["url"] == "kabupaten/ketapang/sandai/"
    assert "".join(piece for piece, _ in hits[0]["text"]).startswith("Sandai Kiri. ")
    assert hits[0]["context"] == "Kabupaten Ketapang"


@pytest.mark.parametrize("query", ["61.04.05", "610405", "6106100"])
def test_a_code_leads_to_its_kecamatan(built_site: Path, real: Blueprint, query: str) -> None:
    (item,) = (
        one
        for one in real.kecamatan.values()
        if query in (one.kode, one.kode.replace(".", ""), one.kode_bps)
    )
    (hits,) = _asked(built_site, [query]).values()
    assert hits[0]["url"] == Links(real, "").kecamatan(item)
