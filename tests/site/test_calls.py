"""What macros made for the checks serves the pages, as long as it is what they would make."""

from __future__ import annotations

import pytest

from cetakbiru.comparison.history import History, Lifetime, Publication, ReleasedEdition, attach
from cetakbiru.model.load import Blueprint, build_blueprint
from cetakbiru.pages.fragments.editions import district_history
from cetakbiru.pages.fragments.html import Html, element
from cetakbiru.pages.fragments.links import Links
from cetakbiru.site.calls import Calls, Pass

URL = "kabupaten/contoh-utara/"
EDITION = ReleasedEdition("2026.1", "2026-01-01", "rancangan", "Rancangan", "", "", "")


@pytest.fixture
def blueprint(province: Blueprint) -> Blueprint:
    """One of its own: what is told of it must not reach other tests."""
    return build_blueprint(province.raw)


def test_a_call_is_made_once(blueprint: Blueprint) -> None:
    count = 0

    def named(blueprint: Blueprint, links: Links, name: str) -> Html:
        nonlocal count
        count += 1
        return element("p", {"id": links.unique_id(name)}, name)

    calls = Calls(blueprint)
    first, second = Pass(calls), Pass(calls)
    made = [first.call(URL, named, {"name": name}) for name in ("satu", "satu", "dua")]
    assert made[1] == '<p id="satu-2">satu</p>'
    assert [second.call(URL, named, {"name": name}) for name in ("satu", "satu")] == made[:2]
    assert count == 3
    # Another call than before: the ids that those before it took are still taken.
    assert second.call(URL, named, {"name": "satu"}) == '<p id="satu-3">satu</p>'


def test_what_was_published_is_told_after_the_checks(blueprint: Blueprint) -> None:
    (kode, *_) = blueprint.kabupaten
    calls = Calls(blueprint)
    before = Pass(calls).call(URL, district_history, {"kabupaten": kode})
    assert Pass(calls).call(URL, district_history, {"kabupaten": kode}) is before
    life = Lifetime("2026.1", "2026.1")
    attach(blueprint, Publication(editions=(EDITION,), history=History(regions={kode: life})))
    after = Pass(calls).call(URL, district_history, {"kabupaten": kode})
    assert "2026.1" in after
    assert "2026.1" not in before
