"""Every planted meeting of an invented forum is found, and no other (plans/engine/meet.js)."""

from __future__ import annotations

import pytest

from cetakbiru.model.load import Blueprint, load_blueprint
from cetakbiru.plans.meetings import Meeting, meetings
from tests.benchmarks.generate import write_province
from tests.plans.forum import ACTIVITIES, APART, ROWS, Forum, forum

# As many as the shipped province has.
DISTRICTS = 14


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Forum, Blueprint]:
    folder = tmp_path_factory.mktemp("forum")
    write_province(folder, DISTRICTS)
    found = forum(load_blueprint(folder / "data"))
    found.write(folder / "data")
    return found, load_blueprint(folder / "data")


def _of_forum(made: tuple[Forum, Blueprint]) -> dict[frozenset[str], Meeting]:
    """The meetings of works of the forum, and not with the programmes of the province."""
    found, blueprint = made
    pairs = {frozenset((one.one, one.other)): one for one in meetings(blueprint)}
    return {pair: one for pair, one in pairs.items() if pair <= found.ids}


def test_the_forum_is_as_large_as_it_says(made: tuple[Forum, Blueprint]) -> None:
    found, blueprint = made
    assert len(blueprint.kegiatan_perusahaan) == ACTIVITIES
    assert len(blueprint.renja) == ROWS
    assert len(found.apart) == APART


def test_every_planted_meeting_is_found_and_no_other(made: tuple[Forum, Blueprint]) -> None:
    found = _of_forum(made)
    told = {pair: one.degree for pair, one in found.items()}
    planted = made[0].planted
    assert {pair: degree for pair, degree in told.items() if pair not in planted} == {}
    assert {pair: degree for pair, degree in planted.items() if told.get(pair) != degree} == {}


def test_what_only_looks_alike_does_not_meet(made: tuple[Forum, Blueprint]) -> None:
    assert {id for pair in _of_forum(made) for id in pair} & made[0].apart == set()
