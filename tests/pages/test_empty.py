"""An instrument without rows says so in one sentence, and leads to a sheet that is there."""

from __future__ import annotations

import pytest

from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments import empty
from cetakbiru.pages.fragments.empty import EMPTINESS, blank_sheets, empty_instrument
from cetakbiru.pages.fragments.links import Links


@pytest.mark.parametrize("name", EMPTINESS)
def test_it_is_one_sentence(province: Blueprint, name: str) -> None:
    sentence = EMPTINESS[name].sentence
    assert sentence.count(".") == 1
    assert sentence in empty_instrument(province, Links(province, "sinkronisasi/fokus/"), name)


def test_only_a_sheet_that_is_written_is_led_to(
    province: Blueprint, monkeypatch: pytest.MonkeyPatch
) -> None:
    links = Links(province, "sinkronisasi/rencana-aksi/")
    monkeypatch.setattr(empty, "SHEETS", frozenset({"aksi", "renja"}))
    assert 'href="../../unduhan/lembar-aksi.xlsx"' in empty_instrument(province, links, "aksi")
    assert "href" not in empty_instrument(province, links, "kompetensi")
    assert "href" not in empty_instrument(province, links, "renja")


def test_every_sheet_that_is_written_is_listed(province: Blueprint) -> None:
    listed = blank_sheets(province, Links(province, "sinkronisasi/"))
    for name in empty.SHEETS:
        assert f'href="../unduhan/{empty.blank_sheet_name(name)}"' in listed
    assert ": rencana aksi tahunan dan realisasi triwulan." in listed
