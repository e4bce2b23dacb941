"""The calendar says once how sure its dates are; a date that differs says it itself."""

from __future__ import annotations

from dataclasses import replace

from lxml import html

from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.calendar import key_dates
from cetakbiru.pages.fragments.links import Links

HEARSAY = "sekunder (dikutip lewat pihak lain)"


def calendar(province: Blueprint, *certainties: str) -> str:
    """The text of a calendar with a date of each certainty."""
    (one,) = province.kalender.values()
    dates = [
        replace(one, id=f"hari-{at}", keyakinan=certainty)
        for at, certainty in enumerate(certainties)
    ]
    changed = replace(province, kalender={date.id: date for date in dates})
    return str(html.fromstring(key_dates(changed, Links(changed, "kalender/"))).text_content())


def test_dates_of_one_certainty_say_it_once(province: Blueprint) -> None:
    told = calendar(province, "sekunder", "sekunder", "sekunder")
    assert told.count(HEARSAY) == 1
    assert "kecuali" not in told


def test_a_date_that_differs_says_so_in_its_row(province: Blueprint) -> None:
    told = calendar(province, "sekunder", "resmi", "sekunder")
    assert told.count(HEARSAY) == 1
    assert f"Keyakinan sumber: {HEARSAY}, kecuali yang disebut lain." in told
    assert told.count("resmi") == 1


def test_no_dates_claim_no_certainty(province: Blueprint) -> None:
    assert "Keyakinan" not in calendar(province)
