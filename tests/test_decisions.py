"""Notes are quoted by their numbers, so a number has one note."""

from __future__ import annotations

from tests.conftest import ROOT


def test_every_note_has_a_number_of_its_own_and_says_it() -> None:
    notes = sorted((ROOT / "decisions").glob("[0-9]*.md"))
    numbers = [note.name.partition("-")[0] for note in notes]
    assert len(set(numbers)) == len(numbers)
    said = [note.read_text(encoding="utf-8").split(".")[0] for note in notes]
    assert said == [f"# {int(number)}" for number in numbers]
