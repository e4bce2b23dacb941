"""What nobody serves: an indicator is served where one that tells of the same thing is."""

from __future__ import annotations

from cetakbiru.insight.directions import directions_of
from cetakbiru.insight.outcome import unserved_indicators
from cetakbiru.model.load import Blueprint


def test_of_the_indicators_of_one_thing_one_that_is_named_serves_all(real: Blueprint) -> None:
    unserved = unserved_indicators(real)
    assert any(unserved.values())
    for kabupaten, names in unserved.items():
        served = {
            _subject(real, name)
            for direction in directions_of(real, kabupaten)
            for name in direction.dasar_indikator
        }
        assert served.isdisjoint(_subject(real, name) for name in names)


def _subject(blueprint: Blueprint, indikator: str) -> str:
    return blueprint.indikator[indikator].kelompok or indikator
