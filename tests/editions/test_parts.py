"""The rules of versions, aliases, standings and histories, without a repository."""

from __future__ import annotations

import pytest

from cetakbiru.editions.aliases import assign_aliases, preferred_alias
from cetakbiru.editions.pages import _end
from cetakbiru.editions.versions import is_correction, order


@pytest.mark.parametrize(
    ("editions", "expected"),
    [
        ([], {}),
        ([("1", "rancangan")], {"terbaru": "1", "rancangan": "1"}),
        ([("1", "ditetapkan")], {"terbaru": "1", "berlaku": "1"}),
        (
            [("3", "rancangan"), ("2", "ditetapkan"), ("1", "ditetapkan")],
            {"terbaru": "3", "rancangan": "3", "berlaku": "2"},
        ),
        # An older draft is not the working draft once a newer edition is adopted.
        ([("2", "ditetapkan"), ("1", "rancangan")], {"terbaru": "2", "berlaku": "2"}),
        # A withdrawn edition is passed over; what it had replaced is not revived as newest draft.
        (
            [("3", "dicabut"), ("2", "ditetapkan"), ("1", "rancangan")],
            {"terbaru": "2", "berlaku": "2"},
        ),
        ([("1", "dicabut")], {"terbaru": "1"}),
    ],
)
def test_aliases(editions: list[tuple[str, str]], expected: dict[str, str]) -> None:
    assert assign_aliases(editions) == expected


def test_the_adopted_edition_is_preferred_to_the_newest() -> None:
    assert preferred_alias({"terbaru": "3", "berlaku": "2"}) == "berlaku"
    assert preferred_alias({"terbaru": "3"}) == "terbaru"


def test_versions_are_ordered_by_number() -> None:
    names = ["2026.1", "2026.1.1", "2026.2", "2026.10", "2027.1"]
    assert sorted(names, key=lambda name: order(name) or (0, 0, 0)) == names
    refused = ("2026", "v1", "2026.01", "2026.0", "2026.1.1.1", "")
    assert [order(name) for name in refused] == [None] * len(refused)
    assert is_correction("2026.1.1")
    assert not is_correction("2026.1")


def test_a_chain_of_moves_ends_at_a_page_that_exists() -> None:
    moved = {"a/": "b/", "b/": "c/", "x/": "y/", "y/": "x/", "z/": ""}
    assert _end("a/", moved, ["c/"]) == "c/"
    assert _end("x/", moved, ["c/"]) == ""
    assert _end("z/", moved, ["c/"]) == ""
