"""Each program utama has a sign of its own, drawn in one way, beside words that say the same."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from lxml import html

from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.signs import main_programs, sign

# The ministry's list has so many.
LISTED = range(1, 9)


def _numbered(province: Any, number: int) -> Any:
    """The province with one of its program utama under another number."""
    code, item = next(iter(province.bidang.items()))
    return replace(province, bidang={code: replace(item, nomor=number)}), code


def test_each_of_the_list_has_its_own_and_others_a_plain_one(province: Any) -> None:
    drawn = {number: sign(*_numbered(province, number)) for number in (*LISTED, 9, 10)}
    assert drawn[9] == drawn[10]
    assert len(set(drawn.values())) == len(LISTED) + 1


def test_signs_are_lines_within_their_square(province: Any) -> None:
    for number in (*LISTED, 9):
        drawn = html.fragment_fromstring(sign(*_numbered(province, number)))
        assert drawn.get("fill") == "none"
        assert drawn.get("aria-hidden") == "true"
        (path,) = drawn
        for x, y in re.findall(r"[ML]([\d.]+) ?([\d.]+)", path.get("d")):
            assert 2 <= float(x) <= 22
            assert 2 <= float(y) <= 22


def test_all_are_listed_with_their_names_as_links(province: Any) -> None:
    listed = html.fragment_fromstring(main_programs(province, Links(province, "")))
    assert [item.text_content().strip() for item in listed] == [
        one.nama_pendek for one in province.bidang.values()
    ]
    assert len(listed.xpath(".//li/svg")) == len(listed.xpath(".//li/a")) == len(province.bidang)
