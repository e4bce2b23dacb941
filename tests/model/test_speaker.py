"""Who speaks: the proposer until the agency has taken the text over, with a document."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Edisi, Peristiwa
from cetakbiru.model.speaker import speaker_of


def with_event(edition: Edisi, **told: str | None) -> Edisi:
    event = Peristiwa(
        "pengambilalihan",
        date(2026, 1, 30),
        "Naskah rekaan diambil alih.",
        "sumber-rekaan",
        told.get("dokumen", "Surat rekaan 1"),
        told.get("oleh", edition.lembaga),
    )
    return replace(edition, peristiwa=(*edition.peristiwa, event))


def test_a_proposal_names_who_proposes_and_to_whom(province: Blueprint) -> None:
    edition = province.edisi
    speaker = speaker_of(edition)
    assert (speaker.name, speaker.addressee) == (edition.pengusul, edition.lembaga)
    assert speaker.role == "Pengusul"
    assert edition.lembaga in speaker.bracketed()
    assert edition.pengusul in speaker.notice
    assert edition.lembaga in speaker.notice
    assert edition.pengusul in speaker.licence(edition.lisensi)


def test_the_take_over_makes_the_agency_the_author(province: Blueprint) -> None:
    edition = with_event(province.edisi)
    speaker = speaker_of(edition)
    assert (speaker.name, speaker.addressee, speaker.form) == (edition.lembaga, None, None)
    assert speaker.role == "Penyusun"
    assert speaker.bracketed() == ""
    said = (speaker.notice, speaker.licence(edition.lisensi))
    assert not any(edition.pengusul in text for text in said)


@pytest.mark.parametrize("told", [{"dokumen": None}, {"oleh": None}, {"oleh": "Dinas Lain"}])
def test_an_unproved_take_over_changes_nothing(
    province: Blueprint, told: dict[str, str | None]
) -> None:
    assert speaker_of(with_event(province.edisi, **told)) == speaker_of(province.edisi)


def test_events_of_another_text_lend_no_voice(province: Blueprint) -> None:
    taken = with_event(province.edisi).peristiwa
    assert speaker_of(replace(province.edisi, proses=taken)) == speaker_of(province.edisi)
