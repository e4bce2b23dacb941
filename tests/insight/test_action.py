"""What action plans promised and did, quarter by quarter, seen from the edition's date."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cetakbiru.insight.action import (
    BELOW,
    COMING,
    MET,
    WAITING,
    Progress,
    districts_of,
    plan_of,
    plans,
    progress_of,
    quarter_tallies,
    quarters_over,
    served_goals,
    tally,
)
from cetakbiru.model.load import Blueprint, load_blueprint
from tests.conftest import copy_good
from tests.instruments.rows import Quarter, action_row, write_actions


@pytest.mark.parametrize(
    ("day", "over"),
    [
        ("2025-12-31", 0),
        ("2026-03-31", 0),
        ("2026-04-01", 1),
        ("2026-09-30", 2),
        ("2026-10-01", 3),
        ("2026-12-31", 3),
        ("2027-01-01", 4),
        ("2031-05-05", 4),
    ],
)
def test_a_quarter_is_over_from_the_day_after_its_last(day: str, over: int) -> None:
    assert quarters_over(2026, date.fromisoformat(day)) == over


def progress(tmp_path: Path, year: int, *quarters: Quarter) -> Progress:
    """How an activity of the year stands on 31 January 2026."""
    return read(tmp_path, action_row(f"AKS-{year}-pendidikan-001", quarters=quarters))


def read(tmp_path: Path, *rows: dict[str, str]) -> Progress:
    """How the first of these activities stands."""
    return progress_of(with_actions(tmp_path, *rows))[rows[0]["id"]]


def with_actions(tmp_path: Path, *rows: dict[str, str]) -> Blueprint:
    """The invented province with these activities alone."""
    project = copy_good(tmp_path / "proyek")
    write_actions(project, rows)
    return load_blueprint(project / "data")


def test_what_is_late_and_made_up_for_within_the_year_is_met(tmp_path: Path) -> None:
    one = progress(tmp_path, 2025, Quarter("2", "1"), Quarter("2", "3"), Quarter("", "0"))
    assert one.states == (BELOW, MET, None, None)
    assert (one.state, one.planned, one.realised) == (MET, 4, 4)


def test_a_quarter_without_a_figure_waits_whatever_others_reached(tmp_path: Path) -> None:
    one = progress(tmp_path, 2025, Quarter("2", "9"), Quarter("2"), Quarter(), Quarter("1"))
    assert one.states == (MET, WAITING, None, WAITING)
    assert one.state == WAITING
    assert one.unreported == ("II", "IV")


def test_what_was_reached_without_a_promise_counts(tmp_path: Path) -> None:
    assert progress(tmp_path, 2025, Quarter(), Quarter("", "2")).states == (None, MET, None, None)


def test_zero_is_a_report(tmp_path: Path) -> None:
    one = progress(tmp_path, 2025, Quarter("2", "0"))
    assert (one.state, one.unreported) == (BELOW, ())


def test_a_quarter_that_is_not_over_neither_waits_nor_lags(tmp_path: Path) -> None:
    one = progress(tmp_path, 2026, Quarter("4", "1"), Quarter("4"))
    assert one.states == (COMING, COMING, None, None)
    assert one.state == COMING, "a part of what the first quarter promised is no success"
    other = progress(tmp_path / "lain", 2026, Quarter("4", "4"))
    assert (other.states[0], other.state) == (MET, MET)


def test_activities_are_counted_and_money_is_summed(tmp_path: Path) -> None:
    rows = [
        action_row("AKS-2025-pendidikan-001", quarters=[Quarter("1", "1", "50")], anggaran="100"),
        action_row("AKS-2025-pendidikan-002", quarters=[Quarter("1")], anggaran="10"),
        action_row("AKS-2025-pendidikan-003", quarters=[Quarter("", ""), Quarter("3", "1")]),
    ]
    (plan,) = plans(with_actions(tmp_path, *rows))
    sums = tally(plan.progress)
    assert sums.states == {MET: 1, BELOW: 1, WAITING: 1, COMING: 0}
    assert (sums.activities, sums.budget, sums.spent) == (3, 110, 50)
    first, second, *others = quarter_tallies(plan.progress)
    assert first == {MET: 1, BELOW: 0, WAITING: 1, COMING: 0}
    assert second == {MET: 0, BELOW: 1, WAITING: 0, COMING: 0}
    assert not any(sum(states.values()) for states in others)


def test_the_latest_year_goes_first_and_each_author_has_a_plan(tmp_path: Path) -> None:
    rows = [
        action_row("AKS-2025-pendidikan-001"),
        action_row("AKS-2026-lingkungan-001", penyusun="lingkungan"),
        action_row("AKS-2026-pendidikan-001"),
        action_row("AKS-2026-pendidikan-002"),
    ]
    blueprint = with_actions(tmp_path, *rows)
    found = [(plan.year, plan.author, len(plan.progress)) for plan in plans(blueprint)]
    assert found == [(2026, "lingkungan", 1), (2026, "pendidikan", 2), (2025, "pendidikan", 1)]
    assert plan_of(blueprint, "AKS-2026-pendidikan-002").author == "pendidikan"


@pytest.mark.parametrize(
    ("places", "found"),
    [
        ({"kabupaten": "99.02;99.01"}, ("99.02", "99.01")),
        ({"kecamatan": "99.01.02"}, ("99.01",)),
        ({"kabupaten": "99.01", "kecamatan": "99.02.01"}, ("99.01", "99.02")),
        ({}, ()),
        ({"penyusun": "99.02"}, ("99.02",)),
    ],
)
def test_an_activity_is_where_its_places_are(
    tmp_path: Path, places: dict[str, str], found: tuple[str, ...]
) -> None:
    blueprint = with_actions(tmp_path, action_row("AKS-2026-pendidikan-001", **places))
    assert districts_of(blueprint)["AKS-2026-pendidikan-001"] == found


def test_an_activity_serves_what_it_names_and_what_it_carries_out(tmp_path: Path) -> None:
    rows = [
        action_row("AKS-2026-pendidikan-001", tujuan="RPD-2", program="PRG-9901-PEN-01"),
        action_row("AKS-2026-pendidikan-002"),
    ]
    served = served_goals(with_actions(tmp_path, *rows))
    assert served["RPD-1"] == served["RPD-2"] == ("AKS-2026-pendidikan-001",)
