"""What a place may mean that a sheet spells in its own way: "Hulu Rekan" for Hulu Rekaan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from cetakbiru.base.plain import normal
from cetakbiru.model.load import Blueprint

# Of shorter names one letter makes another.
_SHORTEST = 5
_KIND = re.compile(r"^(?:kab|kabupaten|kota|kec|kecamatan|desa|kel|kelurahan) ")


def meant_by(blueprint: Blueprint, home: Sequence[str], told: Any, answer: Any) -> list[str]:
    """The names near to one that the engine of places could not read, each once.

    Only those of its kind in the kabupaten that its row names, else in those of `home`, which is
    empty for the whole province.
    """
    wrong = _KIND.sub("", normal(told["nilai"]))
    names = _names(blueprint, home, told["kode"], answer)
    return list(dict.fromkeys(name for name in names if is_near(wrong, normal(name))))


def _names(blueprint: Blueprint, home: Sequence[str], code: str, answer: Any) -> Iterator[str]:
    """The names of places that a name of this kind may mean."""
    kind = code.partition("-")[0]
    around = answer["kabupaten"] or home or list(blueprint.kabupaten)
    if kind in ("kabupaten", "lokasi"):
        yield from (one.nama for one in blueprint.kabupaten.values())
    kecamatan = [one for one in blueprint.kecamatan.values() if one.kabupaten in around]
    if kind in ("kecamatan", "lokasi"):
        yield from (one.nama for one in kecamatan)
    if kind == "desa":
        for home_of_desa in answer["kecamatan"] or [one.kode for one in kecamatan]:
            yield from (one.nama for one in blueprint.desa_of(home_of_desa))


def respelt(text: str, spellings: Mapping[str, str]) -> str:
    """The text of a place with the names that are known to be meant."""
    for wrong, right in spellings.items():
        pattern = rf"(?<!\w){re.escape(wrong)}(?!\w)"
        text = re.sub(pattern, right.replace("\\", r"\\"), text, flags=re.I)
    return text


def is_near(wrong: str, right: str) -> bool:
    """Whether two names differ by their spaces, or one letter too many, too few, another one, or
    two in the wrong order part them."""
    if wrong == right or len(right) < _SHORTEST:
        return False
    if abs(len(wrong) - len(right)) <= 1 and _is_one_slip(wrong, right):
        return True
    return wrong.replace(" ", "") == right.replace(" ", "")


def _is_one_slip(wrong: str, right: str) -> bool:
    at = next((at for at, pair in enumerate(zip(wrong, right)) if pair[0] != pair[1]), -1)
    at = min(len(wrong), len(right)) if at < 0 else at
    swapped = wrong[:at] + wrong[at + 1 : at + 2] + wrong[at : at + 1] + wrong[at + 2 :]
    return (
        wrong[at + 1 :] == right[at + 1 :]
        or wrong[at + 1 :] == right[at:]
        or wrong[at:] == right[at + 1 :]
        or swapped == right
    )


def told_spellings(spellings: Mapping[str, str]) -> Iterable[str]:
    """Each spelling with what is read instead, for people."""
    return (f"{wrong} → {right}" for wrong, right in spellings.items())
