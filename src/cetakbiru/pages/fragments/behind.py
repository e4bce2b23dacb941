"""The voices behind a row or a section: what people said that made or changed it, as links."""

from __future__ import annotations

from collections.abc import Sequence

from cetakbiru.insight.voices import voices_of_row
from cetakbiru.model.instruments import Masukan
from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.html import Html, fragment, joined
from cetakbiru.pages.fragments.links import VOICES_PAGE, Links, link
from cetakbiru.pages.fragments.numbers import count

# As many voices are named beside what they changed; the register has all.
_MOST_NAMED = 4


def voices_behind(blueprint: Blueprint, links: Links, kode: str) -> Html:
    """The voices that made or changed a row, as links to the register; nothing without any."""
    return named_voices(links, voices_of_row(blueprint, kode))


def voices_line(blueprint: Blueprint, links: Links, kode: str) -> list[Html]:
    """The same with a word before them, for the remarks on a row; none without any."""
    voices = voices_behind(blueprint, links, kode)
    return [fragment("Suara: ", voices)] if voices else []


def named_voices(links: Links, found: Sequence[Masukan]) -> Html:
    """Voices with the groups that they are of."""
    named = [
        fragment(link(links.masukan(one.id), one.id), f" ({one.kelompok})")
        for one in found[:_MOST_NAMED]
    ]
    if len(found) > _MOST_NAMED:
        rest = f"{count(len(found) - _MOST_NAMED)} lainnya"
        named.append(fragment("dan ", link(links.page(VOICES_PAGE), rest)))
    return joined(", ", named)
