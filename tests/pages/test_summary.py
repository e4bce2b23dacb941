"""A kabupaten at a glance: it offers nothing that has no content."""

from __future__ import annotations

from dataclasses import replace

from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.summary import district_summary

PLACE = "99.01"


def test_files_of_programmes_are_offered_where_there_are_programmes(province: Blueprint) -> None:
    address = f"data/program-{PLACE}."
    bare = replace(province, program={})
    links = {one: Links(one, "kabupaten/contoh-utara/") for one in (province, bare)}
    assert address in district_summary(province, links[province], PLACE)
    assert address not in district_summary(bare, links[bare], PLACE)
